//! The severity over time: the worst reached, and how long it was at each.

use crate::domain::fact::Fact;
use crate::domain::incident::Entry;
use crate::domain::instant::{Instant, Precision};
use crate::domain::measure;

use super::desk::Desk;
use super::doc::{Part, Said};
use super::times;

/// The event from which a severity counts.
pub(super) fn source<'a>(desk: &Desk<'a>, from: Option<Instant>, id: &str) -> Option<&'a Entry> {
    desk.entry(from, |fact| match fact {
        Fact::Declared(declared) => declared.severity == id,
        Fact::SeveritySet(set) => set.to == id,
        _ => false,
    })
}

/// The headline severity and the time at each.
pub(super) fn parts(desk: &Desk<'_>) -> Vec<Part> {
    let incident = desk.incident;
    let (end, until) = match incident.instants.resolved {
        Some(resolved) => (resolved, "resolved"),
        None => (desk.now, "now"),
    };
    let changes: Vec<(Instant, &str, Option<&Entry>)> = incident
        .severities
        .iter()
        .map(|(from, id)| (*from, id.as_str(), source(desk, Some(*from), id)))
        .collect();
    let precision = |entry: Option<&Entry>| entry.map(|e| e.precision).unwrap_or_default();
    let last = precision(desk.source("resolved"));
    let mut rows = Vec::new();
    for (index, (from, id, entry)) in changes.iter().enumerate() {
        let known = precision(*entry);
        let next = changes.get(index + 1);
        let (stop, ends, stop_known) = match next {
            Some((next, _, entry)) => {
                let known = precision(*entry);
                (*next.min(&end), times::stamp(*next, known), known)
            }
            None => (end, until.to_owned(), last),
        };
        let there = stop.since(*from).max(0);
        rows.push(vec![
            Said::of(*id),
            Said::from(times::stamp(*from, known), entry.map(|e| e.id.as_str())),
            Said::of(ends),
            Said::of(times::span_known(there, known.max(stop_known))),
        ]);
    }
    let coarsest = changes.iter().map(|(.., entry)| precision(*entry)).max();
    let coarsest = coarsest.unwrap_or_default().max(last);
    vec![
        Part::Facts(vec![(
            "Headline severity".to_owned(),
            headline(desk, coarsest, until),
        )]),
        Part::Table {
            columns: ["Severity", "From (UTC)", "Until", "Time there"]
                .map(str::to_owned)
                .to_vec(),
            rows,
        },
    ]
}

fn headline(desk: &Desk<'_>, known: Precision, until: &str) -> Said {
    let headline = measure::headline(desk.policy, desk.incident);
    let spent: Vec<String> = measure::time_at_severity(desk.incident, desk.now)
        .iter()
        .map(|(id, s)| format!("{} at {id}", times::span_known(*s, known)))
        .collect();
    let spent = if spent.is_empty() {
        String::new()
    } else {
        format!("; {} (until {until})", spent.join(", "))
    };
    let first = desk
        .incident
        .severities
        .iter()
        .find(|(_, id)| id == headline);
    let entry = source(desk, first.map(|(from, _)| *from), headline);
    Said::from(
        format!("{headline}, the worst reached{spent}"),
        entry.map(|entry| entry.id.as_str()),
    )
}
