//! Tasks given to people, and the time that somebody may hold a role.
//!
//! Refuses to say who is tired: only the playbook's own limit counts.

use super::super::context::{Context, meet};
use super::super::round::{Meet, Round};
use super::super::spans::Spans;
use super::super::term::{From, Label, Term};
use super::super::{Clock, Kind, Rule};
use super::{figure, rule, slug};
use crate::domain::fact::{Fact, Mode};
use crate::domain::incident::{RoleHeld, Task};
use crate::domain::instant::Instant;

/// The clocks.
pub(super) fn clocks(context: &Context<'_>) -> Vec<Clock> {
    let tasks = context.incident.tasks.iter();
    let mut clocks: Vec<Clock> = tasks.flat_map(|task| given(context, task)).collect();
    // Written up afterwards, nobody holds a role that could tire them.
    if context.incident.mode() != Mode::Retro {
        let held = context.incident.roles.iter();
        clocks.extend(held.flat_map(|held| time_in_role(context, held)));
    }
    clocks
}

fn given(context: &Context<'_>, task: &Task) -> Vec<Clock> {
    let Some(due) = task.due else {
        return Vec::new();
    };
    let from = From {
        name: "given",
        at: task.at.unix(),
    };
    let label = Label {
        id: format!("task.{}", task.id),
        what: task.text.clone(),
        for_whom: task.who.iter().cloned().collect(),
        rule: Rule {
            playbook: context.policy.name.clone(),
            line: 0,
            text: "due when the task was given".to_owned(),
        },
    };
    let applies = context.active.and(&Spans::from(from.at));
    let mut round = Round::new(Kind::Task, vec![named(label, from, due, applies)]);
    round.met =
        context.first(|entry| matches!(&entry.fact, Fact::TaskDone(done) if done.task == task.id));
    round.judge(context)
}

/// A term whose due a person named.
pub(super) fn named(label: Label, from: From, due: Instant, applies: Spans) -> Term {
    let mut term = Term::new(label, from, applies);
    term.from_s = due.unix().saturating_sub(from.at);
    term.late_s = Some(term.from_s);
    term.counting = Spans::always();
    term.exact = true;
    term
}

fn time_in_role(context: &Context<'_>, held: &RoleHeld) -> Vec<Clock> {
    let Some(role) = context.policy.role(&held.role) else {
        return Vec::new();
    };
    let Some(span) = &role.max_time else {
        return Vec::new();
    };
    let from = From {
        name: "role_taken",
        at: held.from.unix(),
    };
    let label = Label {
        id: format!("role.{}", slug(&role.name)),
        what: format!("Hand over {}", role.name),
        for_whom: vec![held.who.clone()],
        rule: rule(
            context,
            role.line,
            format!("{} for at most {}", role.name, span.text),
        ),
    };
    let applies = context.active.and(&Spans::from(from.at));
    let Some(term) = figure(context, label, from, applies, span) else {
        return Vec::new();
    };
    let mut round = Round::new(Kind::Role, vec![term]);
    round.repeats = true;
    round.met = held.until.map(|until| handed_over(context, held, until));
    round.judge(context)
}

fn handed_over(context: &Context<'_>, held: &RoleHeld, until: Instant) -> Meet {
    let ended = |fact: &Fact| match fact {
        Fact::RoleAccepted(role) => role.role == held.role,
        Fact::RoleAssigned(role) => role.role == held.role,
        Fact::RoleReleased(role) => role.role == held.role,
        _ => false,
    };
    let entry = context
        .incident
        .entries
        .iter()
        .find(|entry| entry.happened_at == until && ended(&entry.fact));
    entry.map_or(
        Meet {
            at: until.unix(),
            event: None,
            recorded: until.unix(),
            implied: false,
        },
        meet,
    )
}
