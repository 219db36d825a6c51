//! Holds: watch before it is called resolved. A hold has a time before which not to act, and no lateness.
//!
//! Refuses to refuse: an earlier resolve is graded, never stopped.

use super::context::Context;
use super::term::Label;
use super::{AnchorAt, Clock, ClockState, Kind, Rule, due};
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::{Phase, Policy, Step};
use crate::domain::state::State;

/// The hold before *resolved*, while the incident is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Not resolved before this.
    pub not_before: Instant,
    /// Watching until then is suggested; the same as `not_before` where the playbook gives one figure.
    pub suggested_to: Instant,
}

/// The hold that runs, or ran out, since the last mitigation; `None` unless the impact has stopped and is watched.
pub fn hold(policy: &Policy, incident: &Incident, now: Instant) -> Option<Hold> {
    let context = Context::new(policy, incident, now)?;
    if !context.monitoring.contains(context.now) {
        return None;
    }
    let since = context
        .monitoring
        .starts_after(i64::MIN)
        .filter(|start| *start <= context.now)
        .last()?;
    let severity = incident.severity_at(Instant::from_unix(since));
    let (_, _, hold) = longest(&context, since, severity)?;
    Some(hold)
}

/// The hold that lasts longest, of those that the severity at the mitigation has.
fn longest<'a>(
    context: &Context<'a>,
    since: i64,
    severity: &str,
) -> Option<(&'a Phase, &'a Step, Hold)> {
    let of = |named: &[String]| named.is_empty() || named.iter().any(|id| id == severity);
    let mut longest: Option<(&Phase, &Step, Hold)> = None;
    for phase in context.policy.phases.iter().filter(|p| of(&p.severities)) {
        for step in phase.steps.iter().filter(|step| of(&step.severities)) {
            let Some(span) = &step.hold else { continue };
            let Some((from, late)) = due::seconds(context.policy, span, since) else {
                continue;
            };
            let at = |seconds: i64| Instant::from_unix(since).plus(seconds).ceil_minute();
            let hold = Hold {
                not_before: at(from),
                suggested_to: at(late.unwrap_or(from)),
            };
            if longest.is_none_or(|(_, _, known)| known.not_before < hold.not_before) {
                longest = Some((phase, step, hold));
            }
        }
    }
    longest
}

/// `hold.resolve`: a round from each mitigation to the next relapse or resolution, and one for each resolution that was
/// not watched before.
pub(super) fn clocks(context: &Context<'_>) -> Vec<Clock> {
    let severity = |at: i64| context.incident.severity_at(Instant::from_unix(at));
    let mut rounds: Vec<(i64, Clock)> = Vec::new();
    for (since, until) in context.monitoring.stretches() {
        let watched = round(context, *since, *until, severity(*since));
        rounds.extend(watched.map(|clock| (*since, clock)));
    }
    for (at, state) in &context.states {
        if *state == State::Resolved && context.monitoring.last_end(*at) != Some(*at) {
            let straight = unwatched(context, *at, severity(*at));
            rounds.extend(straight.map(|clock| (*at, clock)));
        }
    }
    rounds.sort_by_key(|(at, _)| *at);
    let mut clocks: Vec<Clock> = rounds.into_iter().map(|(_, clock)| clock).collect();
    clocks.extend(ahead(context));
    clocks
}

fn round(context: &Context<'_>, since: i64, until: i64, severity: &str) -> Option<Clock> {
    let (phase, step, hold) = longest(context, since, severity)?;
    let not_before = hold.not_before.unix();
    let resolved = context.resolved.iter().any(|(at, _)| *at == until);
    let waiver = context
        .waiver(ID)
        .filter(|(at, _)| *at < until.min(not_before));
    let state = match (until, resolved) {
        _ if waiver.is_some() => ClockState::Waived,
        (until, _) if until >= not_before && context.now >= not_before => ClockState::Met,
        (i64::MAX, _) => ClockState::Holding,
        (_, true) => ClockState::Missed,
        (_, false) => ClockState::Ended,
    };
    let mut clock = clock(context, phase, step, state, mitigated(Some(since)));
    clock.not_before = Some(hold.not_before);
    clock.detail = waiver.map(|(_, reason)| reason.to_owned());
    if state == ClockState::Met {
        clock.met_at = Some(hold.not_before);
    }
    if state == ClockState::Missed {
        clock.late_s = Some(not_before.saturating_sub(until));
    }
    Some(clock)
}

/// Resolved straight from another state, or in the moment of the mitigation: nobody said for how long it was watched.
fn unwatched(context: &Context<'_>, resolved: i64, severity: &str) -> Option<Clock> {
    let (phase, step, _) = longest(context, resolved, severity)?;
    let waiver = context.waiver(ID).filter(|(at, _)| *at < resolved);
    let state = if waiver.is_some() {
        ClockState::Waived
    } else {
        ClockState::NotRecorded
    };
    let mut clock = clock(context, phase, step, state, mitigated(None));
    clock.detail = waiver.map(|(_, reason)| reason.to_owned());
    Some(clock)
}

/// Worked on, and the impact goes on: it waits for a mitigation.
fn ahead(context: &Context<'_>) -> Option<Clock> {
    if !context.is_active() || context.monitoring.contains(context.now) {
        return None;
    }
    let (phase, step, _) = longest(context, context.now, context.incident.severity())?;
    let label = label(context, phase, step);
    Some(super::rules::waiting(
        context,
        Kind::Hold,
        label,
        mitigated(None),
    ))
}

fn mitigated(at: Option<i64>) -> AnchorAt {
    AnchorAt {
        event: "mitigated".to_owned(),
        at: at.map(Instant::from_unix),
    }
}

const ID: &str = "hold.resolve";

fn clock(
    context: &Context<'_>,
    phase: &Phase,
    step: &Step,
    state: ClockState,
    anchor: AnchorAt,
) -> Clock {
    let mut clock = super::rules::still(label(context, phase, step), Kind::Hold, state, anchor);
    clock.snoozed_until = context.snoozed(ID);
    clock
}

fn label(context: &Context<'_>, phase: &Phase, step: &Step) -> Label {
    let span = step.hold.as_ref().map_or("", |span| span.text.as_str());
    Label {
        id: ID.to_owned(),
        what: step.text.clone(),
        for_whom: Vec::new(),
        rule: Rule {
            playbook: context.policy.name.clone(),
            line: step.line.max(phase.line),
            text: format!("{}: {span}", step.text),
        },
    }
}
