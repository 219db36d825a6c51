//! What the record says about causes and about what ended it. The judgement itself is asked for, never made.

use crate::domain::fact::Fact;
use crate::domain::incident::HypothesisState;
use crate::view::words::sentence;

use super::desk::Desk;
use super::doc::{Part, Said};
use super::times;

/// The stated cause and the suspicions with what became of them.
pub(super) fn causes(desk: &Desk<'_>, labels: &[String]) -> Vec<Part> {
    let mut facts = Vec::new();
    for (label, field) in [
        ("Root cause", "root_cause"),
        ("Contributing factors", "contributing_factors"),
    ] {
        facts.extend(desk.recorded(field).map(|said| (label.to_owned(), said)));
    }
    facts.extend(fields(desk, labels));
    let mut parts = Vec::new();
    if !facts.is_empty() {
        parts.push(Part::Facts(facts));
    }
    let suspicions: Vec<Said> = desk
        .incident
        .hypotheses
        .iter()
        .map(|h| suspicion(desk, &h.id, &h.text, h.state))
        .collect();
    if !suspicions.is_empty() {
        parts.push(Part::List(suspicions));
    }
    parts
}

/// Labels of the playbook that the record can fill.
pub(super) fn fields(desk: &Desk<'_>, labels: &[String]) -> Vec<(String, Said)> {
    labels
        .iter()
        .filter_map(|label| desk.recorded(label).map(|said| (label.clone(), said)))
        .collect()
}

fn suspicion(desk: &Desk<'_>, id: &str, text: &str, state: HypothesisState) -> Said {
    let word = match state {
        HypothesisState::Open => "left open",
        HypothesisState::RuledOut => "ruled out",
        HypothesisState::Confirmed => "confirmed",
    };
    let events = desk
        .incident
        .entries
        .iter()
        .filter(|entry| match &entry.fact {
            Fact::Noted(noted) => noted.hypothesis.as_deref() == Some(id),
            Fact::HypothesisRuledOut(h) | Fact::HypothesisConfirmed(h) => h.hypothesis == id,
            _ => false,
        });
    Said::from(
        format!("hypothesis {id}, {word}: {text}"),
        events.map(|entry| entry.id.as_str()),
    )
}

/// What was tried and what ended it.
pub(super) fn resolution(desk: &Desk<'_>, labels: &[String]) -> Vec<Part> {
    let entries = &desk.incident.entries;
    let relevant = entries.iter().filter(|entry| {
        matches!(
            entry.fact,
            Fact::OptionChosen(_) | Fact::Mitigated(_) | Fact::Resolved(_) | Fact::Reopened(_)
        )
    });
    let lines: Vec<Said> = relevant
        .map(|entry| {
            let at = times::stamp(entry.happened_at, entry.precision);
            Said::from(
                format!("{at} {}", sentence(desk.policy, &entry.fact)),
                [&entry.id],
            )
        })
        .collect();
    let mut facts = Vec::new();
    facts.extend(
        desk.recorded("workaround")
            .map(|said| ("Workaround".to_owned(), said)),
    );
    facts.extend(fields(desk, labels));
    let mut parts = Vec::new();
    if !lines.is_empty() {
        parts.push(Part::List(lines));
    }
    if !facts.is_empty() {
        parts.push(Part::Facts(facts));
    }
    parts
}
