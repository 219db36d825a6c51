//! What happened to whom: the periods of impact, and what is known under the playbook's labels.

use crate::domain::fact::Fact;
use crate::domain::incident::{Entry, Impact};
use crate::domain::instant::{Instant, Precision};

use super::desk::{Desk, key};
use super::doc::{Part, Said};
use super::{figures, times};

/// Periods, then service and impact, then the playbook's own labels.
pub(super) fn parts(desk: &mut Desk<'_>, labels: &[String]) -> Vec<Part> {
    let mut parts = periods(desk);
    let mut facts = Vec::new();
    for (label, field) in [("Service", "service"), ("What users noticed", "impact")] {
        let asked = labels.iter().any(|label| field_of(label) == field);
        if let (false, Some(said)) = (asked, desk.recorded(field)) {
            facts.push((label.to_owned(), said));
        }
    }
    for label in labels {
        facts.push((label.clone(), labelled(desk, label)));
    }
    if !facts.is_empty() {
        parts.push(Part::Facts(facts));
    }
    parts
}

/// The field that a label asks for.
fn field_of(label: &str) -> String {
    match key(label).as_str() {
        "what_they_saw" => "impact".to_owned(),
        key => key.to_owned(),
    }
}

/// What the record says under a label of an impact section.
fn labelled(desk: &mut Desk<'_>, label: &str) -> Said {
    if let Some(said) = desk.recorded(label) {
        return said;
    }
    let wanted = key(label);
    if wanted == "duration" || wanted == "duration_of_impact" {
        if let Some(said) = total(desk) {
            return said;
        }
        return desk.missing("how long the impact lasted");
    }
    if let Some(said) = desk.recorded(&field_of(label)) {
        return said;
    }
    desk.missing(label)
}

/// The events at both ends of a period.
fn ends<'a>(desk: &Desk<'a>, period: &Impact) -> [Option<&'a Entry>; 2] {
    [
        desk.entry(period.started, |fact| {
            matches!(fact, Fact::ImpactStarted(_))
        }),
        desk.entry(period.ended, |fact| matches!(fact, Fact::ImpactEnded(_))),
    ]
}

/// How exactly the ends are known together.
fn coarser(ends: &[Option<&Entry>]) -> Precision {
    let known = ends.iter().flatten().map(|entry| entry.precision);
    known.max().unwrap_or_default()
}

fn ids(ends: &[Option<&Entry>]) -> Vec<String> {
    let entries = ends.iter().flatten();
    entries.map(|entry| entry.id.clone()).collect()
}

/// The whole time of impact, if every period has both ends.
fn total(desk: &Desk<'_>) -> Option<Said> {
    let mut sum = 0_i64;
    let mut sources = Vec::new();
    for period in &desk.incident.impact {
        sum = sum.saturating_add(length(period)?);
        sources.extend(ends(desk, period));
    }
    let many = desk.incident.impact.len();
    (many > 0).then(|| {
        let over = if many > 1 {
            format!(", in {many} periods")
        } else {
            String::new()
        };
        let long = times::span_known(sum, coarser(&sources));
        Said::from(format!("{long} of impact{over}"), ids(&sources))
    })
}

fn length(period: &Impact) -> Option<i64> {
    let (start, end) = period.started.zip(period.ended)?;
    Some(end.since(start)).filter(|s| *s >= 0)
}

/// The periods, one an item.
pub(super) fn periods(desk: &mut Desk<'_>) -> Vec<Part> {
    if desk.incident.impact.is_empty() {
        let said = desk.missing("periods of impact");
        return vec![Part::Facts(vec![("When".to_owned(), said)])];
    }
    let periods = desk.incident.impact.clone();
    let mut items = Vec::new();
    for period in &periods {
        let sources = ends(desk, period);
        let start = edge(period.started, sources[0]);
        let end = edge(period.ended, sources[1]);
        let open = desk.incident.state.is_active();
        let words = match (start, end, length(period)) {
            (Some(start), Some(end), Some(s)) => {
                let long = times::span_known(s, coarser(&sources));
                format!("from {start} to {end}: {long}")
            }
            (Some(start), Some(end), None) => {
                format!("from {start} to {end}: not valid, it ends before it starts")
            }
            (Some(start), None, _) if open => format!("since {start}; not over yet"),
            (Some(start), None, _) => {
                desk.missing(&format!("when: {}", figures::words("impact_ended")));
                format!("from {start}; its end is not recorded")
            }
            (None, Some(end), _) => {
                desk.missing(&format!("when: {}", figures::words("impact_started")));
                format!("until {end}; its start is not recorded")
            }
            (None, None, _) => continue,
        };
        items.push((
            if periods.len() > 1 {
                format!("Period {}", items.len() + 1)
            } else {
                "When".to_owned()
            },
            Said::from(words, ids(&sources)),
        ));
    }
    vec![Part::Facts(items)]
}

fn edge(at: Option<Instant>, source: Option<&Entry>) -> Option<String> {
    let precision = source.map(|entry| entry.precision).unwrap_or_default();
    at.map(|at| times::stamp(at, precision))
}
