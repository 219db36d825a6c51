//! The separate instants, the durations between them, and the severity over time.

use crate::domain::fact::Fact;
use crate::domain::measure;
use crate::domain::state::State;

use super::desk::{Desk, INSTANTS};
use super::doc::{Part, Said};
use super::times;

/// An instant's name in words.
pub(super) fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// Why an instant is not there although nothing was forgotten.
fn not_yet(desk: &Desk<'_>, name: &str) -> Option<&'static str> {
    let ahead = matches!(
        name,
        "impact_ended" | "identified" | "mitigated" | "resolved" | "closed"
    );
    match desk.incident.state {
        State::Cancelled if matches!(name, "mitigated" | "resolved" | "closed") => {
            Some("none: it was cancelled")
        }
        State::Declared if name == "acknowledged" => Some("not yet"),
        State::Resolved if name == "closed" => Some("not yet"),
        state if state.is_active() && ahead => Some("not yet"),
        _ => None,
    }
}

/// Every instant with its event.
pub(super) fn instants(desk: &mut Desk<'_>) -> Part {
    let mut rows = Vec::new();
    for name in INSTANTS {
        let said = match (desk.instant_said(name), not_yet(desk, name)) {
            (Some(said), _) => said,
            (None, Some(why)) => Said::of(why),
            (None, None) => desk.missing(&format!("when: {}", words(name))),
        };
        rows.push(vec![Said::of(capital(&words(name))), said]);
    }
    Part::Table {
        columns: vec!["Instant".to_owned(), "Time (UTC)".to_owned()],
        rows,
    }
}

/// Every duration, each from where to where.
pub(super) fn durations(desk: &Desk<'_>) -> Part {
    let named = |name: &str| match name {
        "ttd" => "Time to detect",
        "tta" => "Time to acknowledge",
        "ttm" => "Time to mitigate",
        "ttr" => "Time to resolve",
        _ => "Impact, first start to last end",
    };
    let measures = measure::measures(desk.incident);
    let rows = measures.iter().map(|m| {
        vec![
            Said::of(named(m.name)),
            duration(desk, m),
            Said::of(words(m.from)),
            Said::of(words(m.to)),
        ]
    });
    Part::Table {
        columns: ["Duration", "Length", "From", "To"]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
    }
}

fn duration(desk: &Desk<'_>, m: &measure::Measure) -> Said {
    let traces = [m.from, m.to].map(|name| desk.source(name).map(|entry| entry.id.as_str()));
    let known = |name| desk.instant(name).is_some();
    match m.s {
        Some(s) => Said::from(times::span(s), traces.into_iter().flatten()),
        None if known(m.from) && known(m.to) => Said::from(
            format!("not valid: {} lies before {}", words(m.to), words(m.from)),
            traces.into_iter().flatten(),
        ),
        None => {
            let end = if known(m.from) { m.to } else { m.from };
            match not_yet(desk, end) {
                Some(_) => Said::of("not over yet"),
                None => Said::of(format!("unknown: {} is not recorded", words(end))),
            }
        }
    }
}

/// A duration by name as one sentence: `1 h 53 min (impact started to resolved)`.
pub(super) fn sentence(desk: &Desk<'_>, name: &str) -> Option<Said> {
    let measure = measure::measures(desk.incident)
        .into_iter()
        .find(|m| m.name == name)?;
    measure.s?;
    let mut said = duration(desk, &measure);
    said.text = said.text.map(|text| {
        format!(
            "{text}, from {} to {}",
            words(measure.from),
            words(measure.to)
        )
    });
    Some(said)
}

/// The headline severity and the time at each.
pub(super) fn severity(desk: &Desk<'_>) -> Vec<Part> {
    let incident = desk.incident;
    let end = incident.instants.resolved.unwrap_or(desk.now);
    let open = incident.instants.resolved.is_none();
    let until = if open { "now" } else { "resolved" };
    let total = measure::time_at_severity(incident, desk.now);
    let headline = measure::headline(desk.policy, incident);
    let mut rows = Vec::new();
    for (index, (from, id)) in incident.severities.iter().enumerate() {
        let next = incident.severities.get(index + 1).map(|(next, _)| *next);
        let entry = desk.entry(Some(*from), |fact| match fact {
            Fact::Declared(declared) => declared.severity == *id,
            Fact::SeveritySet(set) => set.to == *id,
            _ => false,
        });
        let precision = entry.map(|e| e.precision).unwrap_or_default();
        let stop = next.unwrap_or(end).min(end);
        let ends = match next {
            Some(next) => times::stamp(next, crate::domain::instant::Precision::Second),
            None => until.to_owned(),
        };
        rows.push(vec![
            Said::of(id),
            Said::from(times::stamp(*from, precision), entry.map(|e| e.id.as_str())),
            Said::of(ends),
            Said::of(times::span(stop.since(*from).max(0))),
        ]);
    }
    let spent: Vec<String> = total
        .iter()
        .map(|(id, s)| format!("{} at {id}", times::span(*s)))
        .collect();
    let spent = if spent.is_empty() {
        String::new()
    } else {
        format!("; {} (until {until})", spent.join(", "))
    };
    let traces = rows
        .iter()
        .filter(|row| {
            row.first()
                .is_some_and(|id| id.text.as_deref() == Some(headline))
        })
        .filter_map(|row| row.get(1))
        .flat_map(|from| from.traces.clone())
        .take(1);
    let head = Said::from(format!("{headline}, the worst reached{spent}"), traces);
    vec![
        Part::Facts(vec![("Headline severity".to_owned(), head)]),
        Part::Table {
            columns: ["Severity", "From (UTC)", "Until", "Time there"]
                .map(str::to_owned)
                .to_vec(),
            rows,
        },
    ]
}

/// The first letter large.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
