//! Where the engine is known to be wrong: each named, as narrow as can be, and gone when the engine is mended.

use irc::domain::policy::{Anchor, Counts, Ladder, Rung, Severity, Trigger};
use irc::domain::state::State;

use super::facts::Facts;
use super::ladders;
use super::promises::slug;
use super::set::minute;

/// Name of the engine's fault, and does it touch this clock in this history?
type Exception = (&'static str, fn(&Facts<'_>, &str) -> bool);

pub(super) const EXCEPTIONS: &[Exception] = &[
    (
        "lowered in the minute in which the response is over",
        lowered_then,
    ),
    ("kept, ended or waived while it was paused", paused),
    ("steps in words, then with a figure", words_first),
    (
        "waived after a round that never came to count",
        first_waived,
    ),
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

/// Everybody was reached, or there was progress, while nothing was asked because the incident is watched, or before that.
fn paused(facts: &Facts<'_>, id: &str) -> bool {
    let watched = |at: i64| {
        let mut states = facts.states.iter();
        facts.watched(at) || states.any(|(from, s)| *from > at && *s == State::Monitoring)
    };
    let progress = || facts.progress().into_iter().any(|at| facts.watched(at));
    let lists = facts.policy.severities.iter().flat_map(|s| &s.notify);
    let mut asked = lists.filter(|l| l.condition.is_some()).flat_map(|l| &l.who);
    let told = asked.find(|who| id == format!("notify.{}", slug(who)));
    let told = told.and_then(|who| facts.reached(who));
    ladders::kept(facts, id).or(told).is_some_and(watched)
        || facts.waived(id).is_some_and(watched)
        || (ladders::trigger(facts, id) == Some(Trigger::NoProgress) && progress())
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

/// A round that ended before it came to count is shown once the id is waived.
fn first_waived(facts: &Facts<'_>, id: &str) -> bool {
    let rounds =
        id.starts_with("update.") || ladders::trigger(facts, id) == Some(Trigger::NoProgress);
    rounds && facts.waived(id).is_some()
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
