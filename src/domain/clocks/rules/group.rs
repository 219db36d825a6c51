//! Which steps of a ladder are one promise, and whether its people were reached.
//!
//! Steps that ask for the same people are one promise over all severities; the same people again at a later step of
//! one severity are another. Refuses figures: those are `ladder`'s.

use super::super::context::Context;
use super::super::round::Meet;
use super::super::term::From;
use super::severities;
use crate::domain::fact::Fact;
use crate::domain::incident::Outcome;
use crate::domain::policy::{Anchor, Ladder, Rung, Severity, Trigger};
use crate::domain::timespan::Timespan;

/// A step as one severity takes it.
#[derive(Clone)]
pub(super) struct Step<'a> {
    pub(super) severity: &'a Severity,
    pub(super) rung: &'a Rung,
    /// Its place in the ladder's list, from 1.
    pub(super) number: usize,
    /// Its place among the steps of its severity, from 1.
    pub(super) place: i64,
    /// Whom it asks for, and for the how manieth time in its severity's list.
    pub(super) people: Vec<(String, usize)>,
}

/// Steps that are one promise.
pub(super) struct Group<'a> {
    pub(super) ladder: &'a Ladder,
    pub(super) steps: Vec<Step<'a>>,
    key: (Vec<String>, Trigger, Option<Anchor>, usize),
}

impl Group<'_> {
    /// The ids under which this promise may be shown.
    pub(super) fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = self
            .steps
            .iter()
            .map(|step| id(self.ladder, step.number))
            .collect();
        ids.dedup();
        ids
    }

    /// The places of its steps in the ladder's list.
    pub(super) fn numbers(&self) -> Vec<usize> {
        self.steps.iter().map(|step| step.number).collect()
    }
}

pub(super) fn id(ladder: &Ladder, number: usize) -> String {
    format!("ladder.{}.{number}", ladder.name)
}

/// The promises of a ladder.
pub(super) fn groups<'a>(context: &Context<'a>, ladder: &'a Ladder) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for severity in severities(context) {
        let mut seen: Vec<(Vec<String>, Trigger, Option<Anchor>)> = Vec::new();
        let mut asked: Vec<(String, Trigger)> = Vec::new();
        let mut place = 0;
        for (index, rung) in ladder.steps.iter().enumerate() {
            let takes = rung.severities.is_empty() || rung.severities.contains(&severity.id);
            if !takes || rung.targets.is_empty() {
                continue;
            }
            place += 1;
            let identity = |name: &String| context.people.identity(name);
            let mut targets: Vec<String> = rung.targets.iter().map(identity).collect();
            targets.sort_unstable();
            targets.dedup();
            let times = |name: &String| {
                let before = asked
                    .iter()
                    .filter(|(known, t)| known == name && *t == rung.trigger);
                (name.clone(), before.count())
            };
            let people = targets.iter().map(times).collect();
            asked.extend(targets.iter().map(|name| (name.clone(), rung.trigger)));
            let same = (targets, rung.trigger, rung.from);
            let again = seen.iter().filter(|known| **known == same).count();
            seen.push(same.clone());
            let key = (same.0, same.1, same.2, again);
            let step = Step {
                severity,
                rung,
                number: index + 1,
                place,
                people,
            };
            match groups.iter_mut().find(|group| group.key == key) {
                Some(group) => group.steps.push(step),
                None => groups.push(Group {
                    ladder,
                    steps: vec![step],
                    key,
                }),
            }
        }
    }
    groups
}

/// From when the people of a step count as not answering, and until when (they were reached).
pub(super) fn unanswered(
    context: &Context<'_>,
    ladder: &Ladder,
    number: usize,
    after: Option<&Timespan>,
) -> Option<(From, i64)> {
    let rung = ladder.steps.get(number.checked_sub(1)?)?;
    let mut since: Option<i64> = None;
    for target in &rung.targets {
        for call in context.people.calls(target, &context.incident.calls) {
            let at = call.at.unix();
            let over = match call.outcome {
                Outcome::NoAnswer | Outcome::Declined => Some(at),
                Outcome::Attempted => context
                    .people
                    .answer_s(target, after)
                    .map(|seconds| at.saturating_add(seconds)),
                Outcome::Reached | Outcome::Joined => None,
            };
            since = match (since, over) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
    }
    let until = reached(context, ladder, &[number], &rung.targets).map_or(i64::MAX, |met| met.at);
    let from = From {
        name: "no_answer",
        at: since?,
    };
    Some((from, until))
}

/// When everybody of a step was reached.
fn all_reached(context: &Context<'_>, targets: &[String]) -> Option<Meet> {
    let all: Option<Vec<Meet>> = targets
        .iter()
        .map(|target| context.people.reached(target))
        .collect();
    all?.into_iter().max_by_key(|met| met.at)
}

/// As [`all_reached`]; a call recorded for a step of one target keeps it under whatever name it was typed.
pub(super) fn reached(
    context: &Context<'_>,
    ladder: &Ladder,
    numbers: &[usize],
    targets: &[String],
) -> Option<Meet> {
    let by_name = all_reached(context, targets);
    let by_step = if targets.len() == 1 {
        context.first(|entry| {
            let (Fact::ContactReached(call) | Fact::ContactJoined(call)) = &entry.fact else {
                return false;
            };
            call.ladder.as_deref() == Some(ladder.name.as_str())
                && call.step.is_some_and(|n| numbers.contains(&(n as usize)))
        })
    } else {
        None
    };
    [by_name, by_step]
        .into_iter()
        .flatten()
        .min_by_key(|met| met.at)
}

/// Why nobody of a step can be reached by what the playbook says.
pub(super) fn blocked(context: &Context<'_>, targets: &[String]) -> Option<String> {
    let open: Vec<&String> = targets
        .iter()
        .filter(|target| context.people.reached(target).is_none())
        .collect();
    let all = !open.is_empty() && open.iter().all(|t| context.people.ways(t).is_empty());
    all.then(|| "no contact in playbook".to_owned())
}
