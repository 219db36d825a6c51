//! What is settled of a phase: answered, ticked, knowingly skipped, or met by another event of the record.
//!
//! The same answer for the clocks, for `open[]` and for a walk; says nothing of when.

use super::super::incident::Incident;
use super::super::instant::Instant;
use super::super::policy::{Phase, Policy, Question, Stage, Step};
use super::context::Context;
use super::rules;

/// What the record of one incident has settled.
pub struct Settled<'a> {
    incident: &'a Incident,
    context: Option<Context<'a>>,
}

impl<'a> Settled<'a> {
    /// By this policy, as the record stands.
    pub fn new(policy: &'a Policy, incident: &'a Incident) -> Self {
        // What has been recorded has happened: no later now can add to it.
        let now = incident.instants.declared.unwrap_or(Instant::from_unix(0));
        Self {
            incident,
            context: Context::new(policy, incident, now),
        }
    }

    /// Does nobody need to be asked this question any more?
    pub fn question(&self, question: &Question) -> bool {
        self.incident.answers.contains_key(&question.id)
            || self
                .context
                .as_ref()
                .is_some_and(|context| rules::answered(context, question).is_some())
    }

    /// Does nobody need to be asked for this step any more? Checks before *resolved* are asked for again after a relapse,
    /// and only a person can vouch for them.
    pub fn step(&self, phase: &Phase, step: &Step) -> bool {
        let fresh = phase.stage == Stage::Resolve;
        self.incident.step_settled(&step.id, fresh)
            || !fresh
                && self
                    .context
                    .as_ref()
                    .is_some_and(|context| rules::event(context, step).is_some())
    }
}
