//! The separate instants, the durations between them, and the severity over time.

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
        Some(s) => Said::from(
            times::span_known(s, desk.coarser(m.from, m.to)),
            traces.into_iter().flatten(),
        ),
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

/// The first letter large.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
