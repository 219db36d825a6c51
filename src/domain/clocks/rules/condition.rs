//! Promises on a condition: they ask first, and count from the yes.
//!
//! Refuses to assume an answer.

use super::super::context::Context;
use super::super::round::Meet;
use super::super::spans::Spans;
use super::super::term::{From, Label};
use super::super::{AnchorAt, Clock, ClockState, Kind};
use super::still;
use crate::domain::fact::Fact;
use crate::domain::incident::Answer;
use crate::domain::instant::Instant;

/// What was answered to the question of a clock.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    /// Each yes, and until when it stood.
    pub(super) yes: Vec<(From, i64)>,
    /// The last answer is a no.
    pub(super) no: bool,
}

impl Answers {
    /// The answers to `cond.<id>`, whichever of a promise's ids was asked.
    pub(super) fn new(context: &Context<'_>, ids: &[&str], met: Option<&Meet>) -> Self {
        let mut answers = Self::default();
        let mut since: Option<i64> = None;
        for entry in &context.incident.entries {
            let Fact::Answered(answered) = &entry.fact else {
                continue;
            };
            let Some(clock) = answered.question.strip_prefix("cond.") else {
                continue;
            };
            if !ids.contains(&clock) {
                continue;
            }
            let at = entry.happened_at.unix();
            let answer = Answer {
                text: answered.text.clone(),
                ..Answer::default()
            };
            answers.no = !answer.is_yes();
            match (answer.is_yes(), since) {
                (true, None) => since = Some(at),
                (false, Some(from)) => {
                    answers.yes.push((yes(from), at));
                    since = None;
                }
                _ => {}
            }
        }
        if let Some(from) = since {
            answers.yes.push((yes(from), i64::MAX));
        }
        // Whoever was reached unasked needs no yes.
        let met = met.map_or(i64::MAX, |met| met.at);
        answers.yes.retain(|(from, _)| from.at <= met);
        answers
    }
}

const fn yes(at: i64) -> From {
    From {
        name: "condition",
        at,
    }
}

/// A conditional promise that may have to ask.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) label: Label,
    pub(super) condition: String,
    /// When the question makes sense.
    pub(super) scope: Spans,
}

/// The question of a promise that nobody has answered with a yes; kept, if the people were reached unasked.
pub(super) fn question(
    context: &Context<'_>,
    kind: Kind,
    mut open: Vec<Open>,
    answers: &Answers,
    met: Option<&Meet>,
) -> Option<Clock> {
    let now = context.now;
    let asked_since = |since: i64| {
        let first = |open: &Open| open.scope.first_at(since).is_some_and(|first| first <= now);
        open.iter().any(first)
    };
    // Reached when nothing asked any more: what was asked before has ended.
    let met = met.filter(|met| asked_since(met.at.max(context.declared)));
    // The step that asks, else the one that asked first.
    let since = met.map_or(context.declared, |met| met.at.max(context.declared));
    let first = |open: &Open| open.scope.first_at(since).filter(|first| *first <= now);
    let asks = open.iter().position(|open| open.scope.contains(now));
    let asked = open
        .iter()
        .enumerate()
        .filter_map(|(index, open)| Some((first(open)?, index)))
        .min();
    let index = match (met, asks) {
        (None, Some(index)) => index,
        _ => asked?.1,
    };
    let open = open.swap_remove(index);
    let waiver = context.waiver(&open.label.id);
    let state = if met.is_some() {
        ClockState::Met
    } else if waiver.is_some() {
        ClockState::Waived
    } else if answers.no || asks.is_none() {
        ClockState::Ended
    } else if context.monitoring.contains(now) {
        ClockState::Paused
    } else {
        ClockState::Asks
    };
    let anchor = AnchorAt {
        event: "condition".to_owned(),
        at: None,
    };
    let mut clock = still(open.label, kind, state, anchor);
    let reason = waiver.filter(|_| state == ClockState::Waived);
    clock.detail = Some(reason.map_or(open.condition, |(_, reason)| reason.to_owned()));
    clock.snoozed_until = context.snoozed(&clock.id);
    clock.met_at = met.map(|met| Instant::from_unix(met.at));
    clock.met_by = met.and_then(|met| met.event.clone());
    Some(clock)
}
