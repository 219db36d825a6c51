//! The rules of a policy as rounds of promises: one file a kind of promise.
//!
//! Refuses to judge: that is `round`. What a rule promises, from where, and what meets it stands here.

mod after;
mod condition;
mod group;
mod ladder;
mod limit;
mod people;
mod phase;
mod severity;
mod update;

pub(super) use phase::{answered, event};
pub(super) use update::terms as update_terms;

use super::context::Context;
use super::round::Meet;
use super::spans::Spans;
use super::term::{From, Label, Term};
use super::{AnchorAt, Clock, ClockState, Kind, Rule, due};
use crate::domain::instant::Instant;
use crate::domain::policy::Severity;
use crate::domain::timespan::Timespan;

/// Every clock of every rule, rounds not yet numbered.
pub(super) fn all(context: &Context<'_>) -> Vec<Clock> {
    let mut clocks = severity::clocks(context);
    clocks.extend(update::clocks(context));
    clocks.extend(ladder::clocks(context));
    clocks.extend(phase::clocks(context));
    clocks.extend(after::clocks(context));
    clocks.extend(people::clocks(context));
    clocks
}

/// A rule of the playbook in words.
fn rule(context: &Context<'_>, line: u32, text: String) -> Rule {
    Rule {
        playbook: context.policy.name.clone(),
        line,
        text,
    }
}

/// A name as the last part of a clock's id: `CTO/VP Engineering` is `cto-vp-engineering`.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// A term with the figures of `span`; `None` where it has none.
fn figure(
    context: &Context<'_>,
    label: Label,
    anchor: From,
    applies: Spans,
    span: &Timespan,
) -> Option<Term> {
    let (from_s, late_s) = due::seconds(context.policy, span, anchor.at)?;
    let mut term = Term::new(label, anchor, applies);
    term.from_s = from_s;
    term.late_s = late_s;
    term.covers = late_s.is_none() && from_s == 0;
    term.remark = due::remark(context.policy, span);
    Some(term)
}

/// A clock without a due: words, a question, or a promise whose anchor is not there yet.
pub(super) fn still(label: Label, kind: Kind, state: ClockState, anchor: AnchorAt) -> Clock {
    Clock {
        id: label.id,
        round: 0,
        what: label.what,
        for_whom: label.for_whom,
        kind,
        anchor,
        in_force_from: None,
        due_from: None,
        late_after: None,
        not_before: None,
        state,
        met_at: None,
        met_by: None,
        late_s: None,
        intervals_missed: 0,
        detail: None,
        beside: Vec::new(),
        call: None,
        snoozed_until: None,
        entered_late: false,
        rule: label.rule,
    }
}

/// A promise whose anchor has not happened yet; taken back, if it was waived.
pub(super) fn waiting(context: &Context<'_>, kind: Kind, label: Label, anchor: AnchorAt) -> Clock {
    let waiver = context.waiver(&label.id);
    let snoozed = context.snoozed(&label.id);
    let mut clock = still(label, kind, ClockState::Waiting, anchor);
    clock.snoozed_until = snoozed;
    if let Some((_, reason)) = waiver {
        clock.state = ClockState::Waived;
        clock.detail = Some(reason.to_owned());
    }
    clock
}

/// The declaration, as an anchor.
fn declared(context: &Context<'_>) -> AnchorAt {
    AnchorAt {
        event: "declared".to_owned(),
        at: Some(Instant::from_unix(context.declared)),
    }
}

/// Words of the current severity: shown while it is worked on, with when they were kept.
fn words(context: &Context<'_>, kind: Kind, label: Label, met: Option<&Meet>) -> Clock {
    let waiver = context.waiver(&label.id);
    let mut clock = still(label, kind, ClockState::Words, declared(context));
    if let Some((_, reason)) = waiver {
        clock.state = ClockState::Waived;
        clock.detail = Some(reason.to_owned());
    } else if !context.is_active() {
        clock.state = ClockState::Ended;
    }
    kept_at(&mut clock, met);
    clock
}

/// A clock without a due says when it was kept.
fn kept_at(clock: &mut Clock, met: Option<&Meet>) {
    clock.met_at = met.map(|met| Instant::from_unix(met.at));
    clock.met_by = met.and_then(|met| met.event.clone());
}

/// Severities in order with a rule each, for one promise.
fn severities<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Severity> {
    context.policy.severities.iter()
}
