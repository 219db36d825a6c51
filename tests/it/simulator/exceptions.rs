//! Where the engine is known to be wrong: each named, as narrow as can be, and gone when the engine is mended.

use irc::domain::policy::{Counts, Ladder, Rung};

use super::facts::Facts;
use super::set::minute;

/// Name of the engine's fault, and does it touch this clock in this history?
type Exception = (&'static str, fn(&Facts<'_>, &str) -> bool);

pub(super) const EXCEPTIONS: &[Exception] = &[
    (
        "lowered in the minute in which the response is over",
        lowered_then,
    ),
    ("steps in words, then with a figure", words_first),
    ("at once, by the age of the incident", age_at_once),
    ("lowered, by the age of the incident", age_lowered),
];

/// The response is over at the end of a minute in which its severity is in force no more.
fn lowered_then(facts: &Facts<'_>, id: &str) -> bool {
    let counts = ["update.", "ladder."]
        .iter()
        .any(|kind| id.starts_with(kind));
    let spans = facts.policy.severities.iter().zip(1..);
    let mut spans = spans.filter_map(|(s, rank)| Some((rank, s.response.as_ref()?.max_s?)));
    counts
        && spans.any(|(rank, seconds)| {
            let passed = facts.in_force(rank).count(facts.declared, seconds);
            passed.is_some_and(|at| facts.rank(at) <= rank && facts.rank(minute(at)) > rank)
        })
}

/// First in words, then with a figure: it goes by another id.
fn words_first(facts: &Facts<'_>, id: &str) -> bool {
    let in_words = facts.severities.iter().any(|(_, severity)| {
        let severity = facts.policy.severity_by_id(severity);
        let response = severity.and_then(|s| s.response.as_ref());
        response.is_some_and(|r| facts.figures(r, facts.declared).is_none())
    });
    id.starts_with("ladder.") && in_words && facts.severities.len() > 1
}

fn aged<'a>(facts: &Facts<'a>, id: &str) -> Option<(&'a Ladder, &'a Rung)> {
    let (name, place) = id.strip_prefix("ladder.")?.rsplit_once('.')?;
    let mut ladders = facts.policy.ladders.iter();
    let ladder = ladders.find(|l| l.name == name && l.counts == Counts::IncidentAge)?;
    let place: usize = place.parse().ok()?;
    Some((ladder, ladder.steps.get(place - 1)?))
}

/// What is due at once is due with the next whole minute.
fn age_at_once(facts: &Facts<'_>, id: &str) -> bool {
    aged(facts, id).is_some_and(|(_, step)| {
        let after = step.after.as_ref();
        step.after_s == Some(0) || after.is_some_and(|after| after.immediate)
    })
}

/// What ended because the severity was lowered shows no due.
fn age_lowered(facts: &Facts<'_>, id: &str) -> bool {
    let mut pairs = facts.severities.windows(2);
    let rank = |id: &String| facts.policy.rank(id);
    aged(facts, id).is_some() && pairs.any(|pair| rank(&pair[0].1) < rank(&pair[1].1))
}
