//! Where the engine is known to be wrong: each named, as narrow as can be, and gone when the engine is mended.

use super::facts::Facts;

/// Name of the engine's fault, and does it touch this clock in this history?
type Exception = (&'static str, fn(&Facts<'_>, &str) -> bool);

pub(super) const EXCEPTIONS: &[Exception] = &[("steps in words, then with a figure", words_first)];

/// First in words, then with a figure: it goes by another id.
fn words_first(facts: &Facts<'_>, id: &str) -> bool {
    let in_words = facts.severities.iter().any(|(_, severity)| {
        let severity = facts.policy.severity_by_id(severity);
        let response = severity.and_then(|s| s.response.as_ref());
        response.is_some_and(|r| facts.figures(r, facts.declared).is_none())
    });
    id.starts_with("ladder.") && in_words && facts.severities.len() > 1
}
