//! What a responder has not answered yet: the questions and steps of the stages reached so far.

use super::super::clocks::Settled;
use super::super::incident::Incident;
use super::super::policy::{Policy, Stage};
use super::super::state::State;
use super::steps::applies;

/// What sort of thing is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A question.
    Question,
    /// A step of a checklist.
    Step,
}

/// Something open, with the flag that settles it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Its id in the playbook.
    pub id: String,
    /// What sort of thing.
    pub sort: Sort,
    /// The phase that asks.
    pub phase: String,
    /// The walk that it belongs to.
    pub stage: Stage,
    /// Its words.
    pub text: String,
    /// `resolve` asks for it.
    pub required: bool,
    /// Line in the playbook.
    pub line: u32,
}

impl Open {
    /// The flag that settles it.
    pub fn flag(&self) -> String {
        match self.sort {
            Sort::Question => format!("--answer {}=TEXT", self.id),
            Sort::Step => format!("--tick {}", self.id),
        }
    }
}

/// The furthest stage that a state has reached.
pub const fn stage_of(state: State) -> Stage {
    match state {
        State::Declared => Stage::Acknowledge,
        State::Acknowledged => Stage::Triage,
        State::Investigating | State::Identified => Stage::Investigate,
        State::Mitigating => Stage::Mitigate,
        State::Monitoring => Stage::Resolve,
        State::Resolved | State::Closed | State::Cancelled => Stage::FollowUp,
    }
}

/// What is open in the stages up to `upto`, in the playbook's order; a cancelled incident asks for nothing.
pub fn open(policy: &Policy, incident: &Incident, upto: Stage) -> Vec<Open> {
    open_in(policy, incident, |stage| stage <= upto)
}

/// What is open in one stage, in the playbook's order; a cancelled incident asks for nothing.
pub fn open_at(policy: &Policy, incident: &Incident, stage: Stage) -> Vec<Open> {
    open_in(policy, incident, |other| other == stage)
}

fn open_in(policy: &Policy, incident: &Incident, wanted: impl Fn(Stage) -> bool) -> Vec<Open> {
    let mut open = Vec::new();
    if incident.state == State::Cancelled {
        return open;
    }
    let severity = incident.severity();
    let settled = Settled::new(policy, incident);
    for phase in policy
        .phases_at(severity)
        .filter(|phase| wanted(phase.stage))
    {
        let questions = phase.questions.iter().filter(|q| !settled.question(q));
        open.extend(questions.map(|q| Open {
            id: q.id.clone(),
            sort: Sort::Question,
            phase: phase.name.clone(),
            stage: phase.stage,
            text: q.text.clone(),
            required: false,
            line: q.line,
        }));
        let steps = phase
            .steps
            .iter()
            .filter(|step| applies(&step.severities, severity))
            .filter(|step| !settled.step(phase, step));
        open.extend(steps.map(|step| Open {
            id: step.id.clone(),
            sort: Sort::Step,
            phase: phase.name.clone(),
            stage: phase.stage,
            text: step.text.clone(),
            required: step.required,
            line: step.line,
        }));
    }
    open
}
