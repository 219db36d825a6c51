//! The timeline: what happened, in order, in UTC. Bookkeeping about the document itself is left out.

use crate::domain::fact::Fact;
use crate::domain::incident::{Entry, Incident};
use crate::domain::policy::Policy;
use crate::view::words::sentence;

use super::desk::{Desk, key};
use super::doc::{Moment, Part, Said};
use super::times;

/// The playbook's labelled instants, then every line.
pub(super) fn parts(desk: &mut Desk<'_>, labels: &[String], columns: &[String]) -> Vec<Part> {
    let mut parts = Vec::new();
    if !labels.is_empty() {
        let facts = labels
            .iter()
            .map(|label| (label.clone(), labelled(desk, label)));
        parts.push(Part::Facts(facts.collect()));
    }
    parts.push(Part::Timeline {
        columns: columns.iter().take(2).cloned().collect(),
        moments: moments(desk.policy, desk.incident),
    });
    parts
}

fn labelled(desk: &mut Desk<'_>, label: &str) -> Said {
    let words = key(label);
    let named = [
        ("alert", "alerted"),
        ("detected", "detected"),
        ("declared", "declared"),
        ("acknowledged", "acknowledged"),
        ("identified", "identified"),
        ("mitigated", "mitigated"),
        ("resolved", "resolved"),
        ("closed", "closed"),
    ];
    let instant = named.iter().find(|(word, _)| words.contains(word));
    let known = match instant {
        Some((_, name)) => desk.instant_said(name),
        None => desk.recorded(label),
    };
    match known {
        Some(said) => said,
        None if desk.incident.state.is_active() => Said::of("not yet"),
        None => match instant {
            Some((_, name)) => desk.missing(&format!("when: {name}")),
            None => desk.missing(label),
        },
    }
}

/// Every line.
pub(super) fn moments(policy: &Policy, incident: &Incident) -> Vec<Moment> {
    let mut day = String::new();
    let mut lines = Vec::new();
    for entry in incident
        .entries
        .iter()
        .filter(|entry| belongs(incident, entry))
    {
        let today = times::date(entry.happened_at);
        let time = if today == day {
            times::clock(entry.happened_at, entry.precision)
        } else {
            times::stamp(entry.happened_at, entry.precision)
        };
        day = today;
        let entered = entry.is_late().then(|| {
            let recorded = entry.recorded_at.floor_minute();
            times::beside(
                recorded,
                crate::domain::instant::Precision::Minute,
                entry.happened_at,
            )
        });
        lines.push(Moment {
            time,
            text: said(policy, incident, entry),
            by: entry.by.clone(),
            entered,
            amended: entry.amended,
            trace: entry.id.clone(),
        });
    }
    lines
}

/// Not the playbook, the grades, the action items and the document: those have places of their own.
fn belongs(incident: &Incident, entry: &Entry) -> bool {
    match &entry.fact {
        Fact::PlaybookPinned(_)
        | Fact::Judged(_)
        | Fact::Snoozed(_)
        | Fact::ActionAdded(_)
        | Fact::ActionChanged(_)
        | Fact::ActionDone(_)
        | Fact::PostmortemDrafted(_)
        | Fact::PostmortemReviewed(_)
        | Fact::PostmortemPublished(_)
        | Fact::Amended(_)
        | Fact::Undone(_)
        | Fact::Moved(_)
        | Fact::Redacted(_) => false,
        Fact::UpdateDrafted(draft) => !incident
            .updates
            .iter()
            .any(|update| update.id == draft.update && update.said_at.is_some()),
        _ => true,
    }
}

fn said(policy: &Policy, incident: &Incident, entry: &Entry) -> String {
    let words = sentence(policy, &entry.fact);
    let Fact::UpdateSaid(said) = &entry.fact else {
        return words;
    };
    let update = incident
        .updates
        .iter()
        .find(|update| update.id == said.update);
    match update.map(|update| update.summary.trim()) {
        Some(summary) if !summary.is_empty() => format!("{words}: {summary}"),
        _ => words,
    }
}
