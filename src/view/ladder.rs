//! The ladder that applies: who, when, why, how to reach them, and what came of earlier calls: `irc.escalate/1`.

use serde::Serialize;

use super::clock::ClockView;
use super::schema;
use crate::domain::clocks::{ClockState, Kind};
use crate::domain::incident::{Call, Incident};
use crate::domain::instant::Instant;
use crate::domain::policy::{Contact, Policy};

/// The ladders of one incident.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LadderView {
    /// `irc.escalate/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The incident's full id.
    pub incident: String,
    /// irc pages nobody by itself.
    pub paged: bool,
    /// Index of the step to take next, if there is one.
    pub next: Option<usize>,
    /// Steps and notifications, soonest first.
    pub steps: Vec<StepView>,
    /// Judgement calls: escalate whatever the clocks say.
    pub escalate_when: Vec<String>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepView {
    /// Its clock.
    pub clock: ClockView,
    /// Whom.
    pub targets: Vec<TargetView>,
}

/// Somebody to be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TargetView {
    /// The name, as the playbook spells it.
    pub name: String,
    /// Ways, best first.
    pub how: Vec<String>,
    /// Who stands behind them.
    pub secondary: Option<String>,
    /// Reached or joined.
    pub reached: bool,
    /// Earlier calls, oldest first.
    pub calls: Vec<CallView>,
}

/// One call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CallView {
    /// When.
    pub at: Instant,
    /// `attempted`, `reached`, `no_answer`, `declined`, `joined`.
    pub outcome: &'static str,
    /// By which way.
    pub way: Option<String>,
    /// The person behind a role.
    pub person: Option<String>,
    /// The event.
    pub event: String,
}

/// The contact that a name stands for.
pub fn contact<'p>(policy: &'p Policy, name: &str) -> Option<&'p Contact> {
    policy.contacts.iter().find(|contact| {
        contact.name.eq_ignore_ascii_case(name)
            || contact
                .aliases
                .iter()
                .any(|alias| alias.eq_ignore_ascii_case(name))
    })
}

/// Do two names mean the same contact?
fn same(policy: &Policy, one: &str, other: &str) -> bool {
    if one.eq_ignore_ascii_case(other) {
        return true;
    }
    match (contact(policy, one), contact(policy, other)) {
        (Some(one), Some(other)) => one.name == other.name,
        _ => false,
    }
}

impl LadderView {
    /// Derives the view from the clocks of an incident.
    pub fn new(policy: &Policy, incident: &Incident, now: Instant, clocks: Vec<ClockView>) -> Self {
        let mut steps: Vec<StepView> = clocks
            .into_iter()
            .filter(|clock| matches!(clock.kind, Kind::Ladder | Kind::Notify))
            .map(|clock| StepView {
                targets: clock
                    .for_whom
                    .iter()
                    .map(|name| target(policy, incident, name))
                    .collect(),
                clock,
            })
            .collect();
        steps.sort_by_key(|step| {
            (
                step.clock.due_from.is_none(),
                step.clock.due_from,
                step.clock.late_after,
            )
        });
        let open = |step: &StepView| step.targets.iter().any(|target| !target.reached);
        let next = steps.iter().position(|step| {
            open(step)
                && matches!(
                    step.clock.state,
                    ClockState::Overdue | ClockState::Due | ClockState::Soon | ClockState::Running
                )
        });
        Self {
            schema: schema::ESCALATE,
            now,
            incident: incident.id.clone(),
            paged: false,
            next,
            steps,
            escalate_when: policy.escalate_when.clone(),
        }
    }

    /// The step to take next, and the first of its targets that has not been reached.
    pub fn proposed(&self) -> Option<(&StepView, &TargetView)> {
        let step = self.steps.get(self.next?)?;
        step.targets
            .iter()
            .find(|target| !target.reached)
            .map(|target| (step, target))
    }

    /// Ladder and step number that a call to this name belongs to: the next open step that names it.
    pub fn step_for(&self, policy: &Policy, name: &str) -> Option<(String, u32)> {
        let named = |step: &&StepView| step.targets.iter().any(|t| same(policy, &t.name, name));
        let mine = self.steps.iter().filter(named);
        let open = mine
            .clone()
            .find(|step| step.targets.iter().any(|target| !target.reached));
        let id = &open.or_else(|| mine.clone().next())?.clock.id;
        let (ladder, number) = id.strip_prefix("ladder.")?.rsplit_once('.')?;
        Some((ladder.to_owned(), number.parse().ok()?))
    }
}

fn target(policy: &Policy, incident: &Incident, name: &str) -> TargetView {
    let contact = contact(policy, name);
    let calls: Vec<&Call> = incident
        .calls
        .iter()
        .filter(|call| same(policy, &call.target, name))
        .collect();
    TargetView {
        name: name.to_owned(),
        how: contact
            .map(|contact| contact.how.clone())
            .unwrap_or_default(),
        secondary: contact.and_then(|contact| contact.secondary.clone()),
        reached: calls.iter().any(|call| call.outcome.keeps()),
        calls: calls
            .into_iter()
            .map(|call| CallView {
                at: call.at,
                outcome: call.outcome.word(),
                way: call.way.clone(),
                person: call.person.clone(),
                event: call.event.clone(),
            })
            .collect(),
    }
}
