//! Time limits of phases and steps, and a severity's own targets.
//!
//! A limit on a wait is a hold (see `hold`), an `estimate` is none of our business.

use std::cmp::Ordering;

use super::super::context::{Context, meet};
use super::super::round::{Meet, Round};
use super::super::term::{Label, Term};
use super::super::{Clock, Kind};
use super::after::milestone;
use super::limit::Limit;
use super::{figure, rule, severities, words};
use crate::domain::fact::Fact;
use crate::domain::incident::Entry;
use crate::domain::policy::{
    Action, Anchor, Milestone, Phase, Question, QuestionKind, Role, Severity, Stage, Step,
};
use crate::domain::state::State;

/// The clocks.
pub(super) fn clocks(context: &Context<'_>) -> Vec<Clock> {
    let mut clocks = Vec::new();
    for phase in &context.policy.phases {
        clocks.extend(limit(context, phase));
        for step in &phase.steps {
            clocks.extend(step_clocks(context, phase, step));
        }
    }
    clocks.extend(targets(context));
    clocks
}

/// Whose limit a phase's is: the severities that it names.
fn scope_of<'a>(first: &'a [String], else_of: &'a [String]) -> &'a [String] {
    if first.is_empty() { else_of } else { first }
}

fn limit(context: &Context<'_>, phase: &Phase) -> Vec<Clock> {
    let Some(span) = &phase.within else {
        return Vec::new();
    };
    let label = Label {
        id: format!("phase.{}", phase.id),
        what: phase.name.clone(),
        for_whom: Vec::new(),
        rule: rule(
            context,
            phase.line,
            format!("{}: {}", phase.name, span.text),
        ),
    };
    let named = scope_of(&phase.within_for, &phase.severities);
    let met = phase_met(context, phase);
    let limit = Limit {
        kind: Kind::Phase,
        label,
        span,
        anchor: anchor_of(phase, None),
        scope: context.at_least_any(named),
        elapses: false,
        met,
        end: None,
    };
    limit.clocks(context)
}

fn anchor_of(phase: &Phase, step: Option<&Step>) -> Anchor {
    let otherwise = if phase.stage == Stage::FollowUp {
        Anchor::Resolved
    } else {
        Anchor::Declared
    };
    step.and_then(|step| step.from)
        .or(phase.from)
        .unwrap_or(otherwise)
}

/// A phase is done when all of it is settled, or when the incident has moved past its stage.
fn phase_met(context: &Context<'_>, phase: &Phase) -> Option<Meet> {
    let moved = moved_past(context, phase.stage);
    let whole = whole(context, phase);
    [moved, whole]
        .into_iter()
        .flatten()
        .min_by_key(|met| met.at)
}

/// All that the severity of that time needs is settled.
fn whole(context: &Context<'_>, phase: &Phase) -> Option<Meet> {
    let questions = phase.questions.iter();
    let answers: Option<Vec<Meet>> = questions.map(|q| answered(context, q)).collect();
    let answers = answers?;
    let steps = phase.steps.iter();
    let steps: Vec<(&Step, Option<Meet>)> = steps.map(|s| (s, settled(context, s))).collect();
    first_whole(context, context.declared, |severity| {
        let needed = steps.iter().filter(|(step, _)| {
            step.severities.is_empty() || step.severities.iter().any(|s| s == severity)
        });
        let done: Option<Vec<&Meet>> = needed.map(|(_, met)| met.as_ref()).collect();
        done?.into_iter().chain(&answers).max_by_key(|met| met.at)
    })
}

/// The first time at which the `last` of what the severity of that time needs has happened: later changes of severity
/// take nothing back.
fn first_whole<'m>(
    context: &Context<'_>,
    since: i64,
    last: impl Fn(&str) -> Option<&'m Meet>,
) -> Option<Meet> {
    let entries = context.incident.entries.iter();
    let mut entries: Vec<&Entry> = entries
        .filter(|entry| entry.happened_at.unix() >= since)
        .collect();
    entries.sort_by_key(|entry| entry.happened_at);
    entries.into_iter().find_map(|entry| {
        let last = last(context.incident.severity_at(entry.happened_at))?;
        match last.at.cmp(&entry.happened_at.unix()) {
            Ordering::Less => Some(meet(entry)),
            Ordering::Equal => Some(last.clone()),
            Ordering::Greater => None,
        }
    })
}

fn moved_past(context: &Context<'_>, stage: Stage) -> Option<Meet> {
    let beyond = |wanted: State| went_beyond(context, wanted);
    match stage {
        Stage::Acknowledge => context.acknowledged.clone(),
        Stage::Triage => [confirmed(context), beyond(State::Investigating)]
            .into_iter()
            .flatten()
            .min_by_key(|met| met.at),
        Stage::Communicate => context.first(|e| matches!(e.fact, Fact::UpdateSaid(_))),
        Stage::Investigate => beyond(State::Identified),
        Stage::Mitigate => beyond(State::Monitoring),
        Stage::Resolve => beyond(State::Resolved),
        Stage::FollowUp => None,
    }
}

/// A state was set this far or further; one that was written down while the incident was over sets none.
fn went_beyond(context: &Context<'_>, wanted: State) -> Option<Meet> {
    let mut active = true;
    for entry in &context.incident.entries {
        let (beyond, then) = match &entry.fact {
            Fact::StateSet(set) if active => {
                (set.to >= wanted && set.to.is_active(), set.to.is_active())
            }
            Fact::Mitigated(_) => (wanted <= State::Monitoring, active),
            Fact::Resolved(_) => (true, false),
            Fact::Cancelled(_) => (false, false),
            Fact::Reopened(_) => (false, true),
            _ => continue,
        };
        if beyond && active {
            return Some(meet(entry));
        }
        active = then;
    }
    None
}

/// The severity was looked at: confirmed, or changed by a person.
fn confirmed(context: &Context<'_>) -> Option<Meet> {
    context.first(|entry| match &entry.fact {
        Fact::SeveritySet(set) => set.confirmed || !set.correct,
        _ => false,
    })
}

pub(in crate::domain::clocks) fn answered(
    context: &Context<'_>,
    question: &Question,
) -> Option<Meet> {
    let answer = context.first(
        |entry| matches!(&entry.fact, Fact::Answered(given) if given.question == question.id),
    );
    if question.kind == QuestionKind::Severity {
        return [answer, confirmed(context)]
            .into_iter()
            .flatten()
            .min_by_key(|met| met.at);
    }
    answer
}

fn settled(context: &Context<'_>, step: &Step) -> Option<Meet> {
    let skipped = context
        .first(|entry| matches!(&entry.fact, Fact::StepSkipped(skip) if skip.step == step.id));
    [done(context, step), skipped]
        .into_iter()
        .flatten()
        .min_by_key(|met| met.at)
}

/// Done by its own name, or by the event that meets it.
fn done(context: &Context<'_>, step: &Step) -> Option<Meet> {
    [ticked(context, &step.id), event(context, step)]
        .into_iter()
        .flatten()
        .min_by_key(|met| met.at)
}

/// The event that the playbook names as doing the step too.
pub(in crate::domain::clocks) fn event(context: &Context<'_>, step: &Step) -> Option<Meet> {
    match step.met_by.as_deref()? {
        "acknowledged" => context.acknowledged.clone(),
        "severity_confirmed" => confirmed(context),
        "roles_assigned" => roles_assigned(context),
        "update_said" => context.first(|e| matches!(e.fact, Fact::UpdateSaid(_))),
        "identified" => {
            context.first(|e| matches!(&e.fact, Fact::StateSet(set) if set.to == State::Identified))
        }
        "postmortem_drafted" => milestone(context, Milestone::Drafted),
        "postmortem_reviewed" => milestone(context, Milestone::Reviewed),
        "postmortem_published" => milestone(context, Milestone::Published),
        "actions_owned" => milestone(context, Milestone::ActionsOwned),
        "actions_done" => milestone(context, Milestone::ActionsDone),
        _ => None,
    }
}

fn ticked(context: &Context<'_>, step: &str) -> Option<Meet> {
    context.first(|entry| matches!(&entry.fact, Fact::StepDone(done) if done.step == step))
}

/// Every role that the severity of that time needs has had a holder; where it needs none, any role.
fn roles_assigned(context: &Context<'_>) -> Option<Meet> {
    let taken = |role: &str| {
        context.first(|entry| match &entry.fact {
            Fact::RoleAssigned(taken) => role.is_empty() || same_role(context, role, &taken.role),
            Fact::RoleAccepted(taken) => role.is_empty() || same_role(context, role, &taken.role),
            _ => false,
        })
    };
    let any = taken("");
    let roles = context.policy.roles.iter();
    let roles: Vec<(&Role, Option<Meet>)> = roles.map(|role| (role, taken(&role.name))).collect();
    first_whole(context, i64::MIN, |severity| {
        let needed = roles
            .iter()
            .filter(|(role, _)| role.required_for.iter().any(|s| s == severity));
        let needed: Option<Vec<&Meet>> = needed.map(|(_, met)| met.as_ref()).collect();
        needed?
            .into_iter()
            .max_by_key(|met| met.at)
            .or(any.as_ref())
    })
}

fn same_role(context: &Context<'_>, name: &str, typed: &str) -> bool {
    context
        .policy
        .role(typed)
        .is_some_and(|role| role.name == name)
}

fn step_clocks(context: &Context<'_>, phase: &Phase, step: &Step) -> Vec<Clock> {
    let Some(span) = &step.within else {
        return Vec::new();
    };
    let skipped = context
        .first(|entry| matches!(&entry.fact, Fact::StepSkipped(skip) if skip.step == step.id));
    let limit = Limit {
        kind: Kind::Step,
        label: Label {
            id: format!("step.{}", step.id),
            what: step.text.clone(),
            for_whom: Vec::new(),
            rule: rule(context, step.line, format!("{}: {}", step.text, span.text)),
        },
        span,
        anchor: anchor_of(phase, Some(step)),
        scope: context.at_least_any(scope_of(&step.severities, &phase.severities)),
        elapses: false,
        met: done(context, step),
        end: skipped.map(|skip| skip.at),
    };
    limit.clocks(context)
}

/// What a severity asks for with a target time: of the current severity only.
fn targets(context: &Context<'_>) -> Vec<Clock> {
    let actions = || {
        severities(context).flat_map(|severity| severity.actions.iter().map(move |a| (severity, a)))
    };
    let mut ids: Vec<&str> = Vec::new();
    for id in actions().filter_map(|(_, action)| action.id.as_deref()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.into_iter()
        .flat_map(|id| target(context, id, actions()))
        .collect()
}

fn target<'a>(
    context: &Context<'a>,
    id: &str,
    actions: impl Iterator<Item = (&'a Severity, &'a Action)>,
) -> Vec<Clock> {
    let mut terms: Vec<Term> = Vec::new();
    let mut worded = None;
    for (severity, action) in actions.filter(|(_, action)| action.id.as_deref() == Some(id)) {
        let Some(span) = &action.within else { continue };
        let label = Label {
            id: format!("step.{id}"),
            what: action.text.clone(),
            for_whom: Vec::new(),
            rule: rule(
                context,
                action.line.max(severity.line),
                format!("{} {}: {}", severity.id, action.text, span.text),
            ),
        };
        let Some(from) = context.anchor(action.from) else {
            continue;
        };
        let applies = context.exactly(severity).and(&context.active);
        if let Some(term) = figure(context, label.clone(), from, applies, span) {
            terms.push(term);
        } else if context.severity().is_some_and(|now| now.id == severity.id) {
            worded = Some(label);
        }
    }
    let mut round = Round::new(Kind::Step, terms);
    round.met = ticked(context, id);
    let skipped =
        context.first(|entry| matches!(&entry.fact, Fact::StepSkipped(skip) if skip.step == id));
    round.end = skipped.map(|skip| skip.at);
    let clocks = round.judge(context);
    match worded {
        Some(label) if clocks.is_empty() => {
            vec![words(context, Kind::Step, label, round.met.as_ref())]
        }
        _ => clocks,
    }
}
