//! A time limit: counted once from an event, or anew from each resolution or mitigation.
//!
//! Refuses to know what sets it: phases, steps and deadlines say what they ask for, when, and what keeps it.

use super::super::context::Context;
use super::super::round::{Meet, Round};
use super::super::spans::Spans;
use super::super::term::{From, Label};
use super::super::{AnchorAt, Clock, Kind};
use super::{figure, waiting, words};
use crate::domain::policy::Anchor;
use crate::domain::timespan::Timespan;

/// One limit.
pub(super) struct Limit<'a> {
    pub(super) kind: Kind,
    pub(super) label: Label,
    pub(super) span: &'a Timespan,
    pub(super) anchor: Anchor,
    /// When it is asked for.
    pub(super) scope: Spans,
    /// Its time counts from the anchor on, asked for or not.
    pub(super) elapses: bool,
    pub(super) met: Option<Meet>,
    /// When it was skipped.
    pub(super) end: Option<i64>,
}

impl Limit<'_> {
    pub(super) fn clocks(self, context: &Context<'_>) -> Vec<Clock> {
        match self.anchor {
            Anchor::Resolved => self.after_each(context, "resolved", &context.resolved),
            Anchor::Mitigated => self.after_each(context, "mitigated", &context.mitigated),
            _ => self.once(context),
        }
    }

    fn once(self, context: &Context<'_>) -> Vec<Clock> {
        let Some(from) = context.anchor(self.anchor) else {
            return Vec::new();
        };
        let applies = self.scope.and(&context.active);
        let Some(term) = figure(context, self.label.clone(), from, applies, self.span) else {
            return if self.scope.contains(context.now) {
                vec![words(context, self.kind, self.label, self.met.as_ref())]
            } else {
                Vec::new()
            };
        };
        let mut round = Round::new(self.kind, vec![term]);
        round.met = self.met;
        round.end = self.end;
        round.judge(context)
    }

    /// From each time until the incident is opened again (or falls back); once kept, it stays kept.
    fn after_each(
        self,
        context: &Context<'_>,
        name: &'static str,
        periods: &[(i64, i64)],
    ) -> Vec<Clock> {
        let mut clocks = Vec::new();
        for (from, until) in periods {
            let anchor = From { name, at: *from };
            let applies = Spans::between(*from, *until).and(&self.scope);
            let label = self.label.clone();
            let Some(mut term) = figure(context, label, anchor, applies, self.span) else {
                continue;
            };
            if self.elapses {
                term.counting = Spans::from(*from);
            }
            let mut round = Round::new(self.kind, vec![term]);
            round.after = self.anchor == Anchor::Resolved;
            let over = Some(*until).filter(|until| *until < i64::MAX);
            round.end = over.into_iter().chain(self.end).min();
            round.met = self.met.clone().filter(|met| met.at < *until);
            let kept = round.met.is_some();
            clocks.extend(round.judge(context));
            if kept {
                return clocks;
            }
        }
        let running = periods.last().is_some_and(|(_, until)| *until == i64::MAX);
        let asked = context.is_active() && self.scope.contains(context.now);
        if asked && !running && self.met.is_none() && self.end.is_none() {
            let anchor = AnchorAt {
                event: name.to_owned(),
                at: None,
            };
            clocks.push(waiting(context, self.kind, self.label, anchor));
        }
        clocks
    }
}
