//! The ladder that applies: who, when, why, how to reach them, and what came of earlier calls: `irc.escalate/1`.

use serde::Serialize;

use super::clock::ClockView;
use super::schema;
use crate::domain::clocks::{self, Clock, ClockState, Kind};
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::ladder::{self, Contacts, LadderStep, Target};
use crate::domain::policy::{Policy, Trigger};

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

/// One step of a ladder, or somebody to be told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepView {
    /// The ladder; null for somebody who is only to be told.
    pub ladder: Option<String>,
    /// Its number in that ladder, from 1.
    pub step: Option<u32>,
    /// Why it is taken.
    pub trigger: Option<Trigger>,
    /// The situation, in the playbook's words.
    pub when: Option<String>,
    /// It may be taken now.
    pub offered: bool,
    /// Whom.
    pub targets: Vec<TargetView>,
    /// Its clock.
    pub clock: ClockView,
}

/// Somebody to be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TargetView {
    /// The name, as the playbook spells it.
    pub name: String,
    /// Ways, best first.
    pub how: Vec<String>,
    /// When they were reached.
    pub reached_at: Option<Instant>,
    /// They were called, and an answer is awaited until then.
    pub answer_by: Option<Instant>,
    /// Whom to call next for them: themselves, or who covers for them.
    pub call_next: Option<String>,
    /// By which way.
    pub call_how: Option<String>,
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
}

impl LadderView {
    /// Derives the view of an incident's ladders and of those to be told.
    pub fn new(policy: &Policy, incident: &Incident, now: Instant) -> Self {
        let every = clocks::clocks(policy, incident, now);
        let ladders = ladder::ladder_steps(policy, incident, &every, now).into_iter();
        let told = clocks::live(every)
            .into_iter()
            .filter(|clock| clock.kind == Kind::Notify);
        let contacts = Contacts::new(policy);
        let mut steps: Vec<StepView> = ladders
            .map(|step| laddered(&contacts, &incident.id, step))
            .chain(told.map(|clock| notified(&contacts, &incident.id, clock)))
            .filter(|step| step.clock.state != ClockState::Ended)
            .collect();
        steps.sort_by_key(|step| {
            (
                step.clock.due_from.is_none(),
                step.clock.due_from,
                step.clock.late_after,
            )
        });
        once(&contacts, &mut steps);
        let urgent = |step: &StepView| {
            let waits = matches!(step.clock.state, ClockState::Running | ClockState::Soon);
            step.open().is_some() && (step.offered || waits)
        };
        let next = steps
            .iter()
            .position(|step| step.offered && step.open().is_some());
        Self {
            schema: schema::ESCALATE,
            now,
            incident: incident.id.clone(),
            paged: false,
            next: next.or_else(|| steps.iter().position(urgent)),
            steps,
            escalate_when: policy.escalate_when.clone(),
        }
    }

    /// The step to take next, and the first of its targets that can be called.
    pub fn proposed(&self) -> Option<(&StepView, &TargetView)> {
        let step = self.steps.get(self.next?)?;
        step.open().map(|target| (step, target))
    }

    /// Somebody who is due and was not reached, although every way to them was tried.
    pub fn exhausted(&self) -> Option<&TargetView> {
        let due = self.steps.iter().filter(|step| {
            matches!(
                step.clock.state,
                ClockState::Due | ClockState::Overdue | ClockState::Blocked
            )
        });
        due.flat_map(|step| &step.targets).find(|target| {
            let waits = target.answer_by.is_some();
            target.reached_at.is_none() && target.call_next.is_none() && !waits
        })
    }

    /// Ladder and step number that a call to this name belongs to: the next open step that names it.
    pub fn step_for(&self, policy: &Policy, name: &str) -> Option<(String, u32)> {
        let contacts = Contacts::new(policy);
        let named = |step: &&StepView| {
            step.ladder.is_some() && step.targets.iter().any(|t| contacts.same(&t.name, name))
        };
        let mut mine = self.steps.iter().filter(named);
        let open = mine.clone().find(|step| step.open().is_some());
        let step = open.or_else(|| mine.next())?;
        Some((step.ladder.clone()?, step.step?))
    }
}

impl StepView {
    /// The first target that was not reached and can be called now.
    pub fn open(&self) -> Option<&TargetView> {
        self.targets
            .iter()
            .find(|target| target.call_next.is_some())
    }
}

/// Somebody whom an earlier step asks for is not called again for a later one that asks for others too.
fn once(contacts: &Contacts<'_>, steps: &mut [StepView]) {
    let mut asked: Vec<String> = Vec::new();
    for step in steps.iter_mut().filter(|step| step.offered) {
        let known = |name: &str| asked.iter().any(|one| contacts.same(one, name));
        let callable = |target: &TargetView| target.call_next.is_some();
        let others = step.targets.iter().any(|t| callable(t) && !known(&t.name));
        for target in &mut step.targets {
            if others && known(&target.name) {
                target.call_next = None;
                target.call_how = None;
            }
        }
        asked.extend(step.open().map(|target| target.name.clone()));
    }
}

fn laddered(contacts: &Contacts<'_>, incident: &str, step: LadderStep) -> StepView {
    StepView {
        ladder: Some(step.ladder),
        step: Some(step.step),
        trigger: Some(step.trigger),
        when: step.when,
        offered: step.offered,
        targets: step
            .targets
            .into_iter()
            .map(|target| view(contacts, target))
            .collect(),
        clock: ClockView::new(contacts, incident, step.clock),
    }
}

fn view(contacts: &Contacts<'_>, target: Target) -> TargetView {
    TargetView {
        how: contacts.ways(&target.name),
        name: target.name,
        reached_at: target.reached_at,
        answer_by: target.answer_by,
        call_next: target.next.as_ref().map(|way| way.who.clone()),
        call_how: target.next.and_then(|way| way.how),
        calls: target
            .calls
            .into_iter()
            .map(|call| CallView {
                at: call.at,
                outcome: call.outcome.word(),
                way: call.way,
            })
            .collect(),
    }
}

fn notified(contacts: &Contacts<'_>, incident: &str, clock: Clock) -> StepView {
    let target = |name: &String| {
        let how = contacts.ways(name);
        TargetView {
            name: name.clone(),
            reached_at: clock.met_at,
            answer_by: None,
            call_next: clock.met_at.is_none().then(|| name.clone()),
            call_how: how.first().cloned(),
            how,
            calls: Vec::new(),
        }
    };
    StepView {
        ladder: None,
        step: None,
        trigger: None,
        when: None,
        offered: matches!(
            clock.state,
            ClockState::Due | ClockState::Overdue | ClockState::Blocked
        ),
        targets: clock.for_whom.iter().map(target).collect(),
        clock: ClockView::new(contacts, incident, clock),
    }
}
