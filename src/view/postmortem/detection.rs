//! How it was noticed, and by whom.

use crate::domain::fact::{Detected, Fact, Source};
use crate::domain::incident::Entry;

use super::desk::Desk;
use super::doc::{Part, Said};
use super::{figures, times};

fn source_words(source: Source) -> &'static str {
    match source {
        Source::Alert => "by monitoring",
        Source::Customer => "by a customer",
        Source::Staff => "by a colleague",
        Source::Partner => "by a partner",
    }
}

fn line(entry: &Entry, head: &str, detected: &Detected) -> Said {
    let mut words = format!(
        "{head} {}",
        times::stamp(entry.happened_at, entry.precision)
    );
    if let Some(source) = detected.source {
        words.push_str(", ");
        words.push_str(source_words(source));
    }
    if let Some(how) = &detected.how {
        words.push_str(": ");
        words.push_str(how);
    }
    Said::from(format!("{words}; reported by {}", entry.by), [&entry.id])
}

/// Alerts and first signs, how long it took, how it came to a declaration.
pub(super) fn parts(desk: &mut Desk<'_>) -> Vec<Part> {
    let mut signs = Vec::new();
    for entry in &desk.incident.entries {
        match &entry.fact {
            Fact::Alerted(detected) => signs.push(line(entry, "Alert", detected)),
            Fact::Detected(detected) => signs.push(line(entry, "Noticed", detected)),
            _ => {}
        }
    }
    let mut facts = Vec::new();
    if signs.is_empty() {
        let said = declared_source(desk);
        let said = said.unwrap_or_else(|| desk.missing("how it was detected"));
        facts.push(("Detected".to_owned(), said));
    }
    if let Some(said) = figures::sentence(desk, "ttd") {
        facts.push(("Time to detect".to_owned(), said));
    }
    if let Some(entry) = desk.source("declared") {
        let at = times::stamp(entry.happened_at, entry.precision);
        facts.push((
            "Declared".to_owned(),
            Said::from(format!("{at} by {}", entry.by), [&entry.id]),
        ));
    }
    let mut parts = Vec::new();
    if !signs.is_empty() {
        parts.push(Part::List(signs));
    }
    if !facts.is_empty() {
        parts.push(Part::Facts(facts));
    }
    parts
}

fn declared_source(desk: &Desk<'_>) -> Option<Said> {
    let source = desk.incident.declared.as_ref()?.source?;
    let entry = desk.source("declared");
    Some(Said::from(
        source_words(source),
        entry.map(|entry| entry.id.as_str()),
    ))
}
