//! The wait before an incident is called resolved: one round for each stretch of watching.

use irc::domain::state::State;

use super::facts::Facts;
use super::judge::Said;
use super::promises::name;
use super::set::{END, minute};

/// Seconds of the longest hold at a time: its lower end.
fn longest(facts: &Facts<'_>, at: i64) -> Option<i64> {
    let severity = facts.severity(at);
    let named = |list: &[String]| list.is_empty() || list.iter().any(|s| s == severity);
    let mut holds = Vec::new();
    for phase in facts.policy.phases.iter().filter(|p| named(&p.severities)) {
        for step in phase.steps.iter().filter(|s| named(&s.severities)) {
            let hold = step.hold.as_ref();
            holds.extend(hold.and_then(|h| Some((h.min_s.or(h.max_s)?, h.max_s?))));
        }
    }
    holds.into_iter().max_by_key(|hold| hold.0).map(|h| h.0)
}

pub(super) fn holds(facts: &Facts<'_>) -> Vec<Said> {
    let now = facts.now;
    let mut out: Vec<Said> = Vec::new();
    let plain = |state| Said {
        state,
        ..Said::default()
    };
    for (place, (at, state)) in facts.states.iter().enumerate() {
        let next = facts.states.get(place + 1);
        let before = place.checked_sub(1).map(|p| &facts.states[p]);
        let watched = before.is_some_and(|(from, s)| *s == State::Monitoring && from < at);
        if *state == State::Resolved && !watched {
            if longest(facts, *at).is_some() {
                let waived = facts.waived("hold.resolve").is_some_and(|w| w < *at);
                out.push(plain(if waived { "Waived" } else { "NotRecorded" }));
            }
            continue;
        }
        if *state != State::Monitoring {
            continue;
        }
        let Some(seconds) = longest(facts, *at) else {
            continue;
        };
        let not_before = minute(at + seconds);
        let end = next.map_or(END, |n| n.0);
        if end == *at {
            continue;
        }
        let decided = not_before.min(end).min(now + 1);
        let said = if facts.waived("hold.resolve").is_some_and(|w| w < decided) {
            plain("Waived")
        } else if end >= not_before && now >= not_before {
            Said {
                met: Some(not_before),
                ..plain("Met")
            }
        } else if let Some((ended, next)) = next {
            if *next == State::Resolved {
                Said {
                    late_s: Some(not_before - ended),
                    ..plain("Missed")
                }
            } else {
                plain("Ended")
            }
        } else {
            plain("Holding")
        };
        out.push(Said {
            not_before: Some(not_before),
            ..said
        });
    }
    if facts.active(now) && !facts.watched(now) && longest(facts, now).is_some() {
        out.push(plain(facts.waiting("hold.resolve")));
    }
    name("hold.resolve", out)
}
