//! Durations between instants, each saying from where to where. Unknown stays unknown; nothing is guessed or clipped to zero.

use super::incident::{Incident, Instants};
use super::instant::Instant;

/// A named duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// `ttd`, `tta`, `ttm`, `ttr`, `impact`.
    pub name: &'static str,
    /// The instant it counts from.
    pub from: &'static str,
    /// The instant it counts to.
    pub to: &'static str,
    /// Seconds; `None` if either end is unknown, or the end lies before the start.
    pub s: Option<i64>,
}

fn between(
    name: &'static str,
    from: (&'static str, Option<Instant>),
    to: (&'static str, Option<Instant>),
) -> Measure {
    let s = from
        .1
        .zip(to.1)
        .map(|(from, to)| to.since(from))
        .filter(|s| *s >= 0);
    Measure {
        name,
        from: from.0,
        to: to.0,
        s,
    }
}

/// Time to detect, to acknowledge, to mitigate, to resolve, and the length of the impact.
pub fn measures(incident: &Incident) -> Vec<Measure> {
    let Instants {
        alerted,
        impact_started,
        impact_ended,
        declared,
        ..
    } = incident.instants;
    let page = if alerted.is_some() {
        ("alerted", alerted)
    } else {
        ("declared", declared)
    };
    let start = if impact_started.is_some() {
        ("impact_started", impact_started)
    } else {
        ("declared", declared)
    };
    let i = &incident.instants;
    vec![
        between(
            "ttd",
            ("impact_started", impact_started),
            ("detected", i.detected),
        ),
        between("tta", page, ("acknowledged", i.acknowledged)),
        between("ttm", start, ("mitigated", i.mitigated)),
        between("ttr", start, ("resolved", i.resolved)),
        between(
            "impact",
            ("impact_started", impact_started),
            ("impact_ended", impact_ended),
        ),
    ]
}

/// The worst severity reached, by the policy's rank.
pub fn headline<'a>(policy: &super::policy::Policy, incident: &'a Incident) -> &'a str {
    incident
        .severities
        .iter()
        .min_by_key(|(_, id)| policy.rank(id).unwrap_or(usize::MAX))
        .map_or("", |(_, id)| id.as_str())
}

/// Time spent at each severity until it was resolved or `now`, in the order in which they were first reached; seconds.
pub fn time_at_severity(incident: &Incident, now: Instant) -> Vec<(String, i64)> {
    let end = incident.instants.resolved.unwrap_or(now);
    let mut spent: Vec<(String, i64)> = Vec::new();
    for (index, (from, id)) in incident.severities.iter().enumerate() {
        let until = incident
            .severities
            .get(index + 1)
            .map_or(end, |(next, _)| *next)
            .min(end);
        let seconds = until.since(*from).max(0);
        match spent.iter_mut().find(|(known, _)| known == id) {
            Some((_, total)) => *total = total.saturating_add(seconds),
            None => spent.push((id.clone(), seconds)),
        }
    }
    spent
}
