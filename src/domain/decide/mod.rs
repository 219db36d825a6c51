//! Deciding: policy, incident, request and now in; facts to record, or a refusal with data, out.
//!
//! One file a verb. Nothing here reads, writes, prints or asks: questions were answered before, and
//! what cannot be decided without a person is refused with the flag that would answer it.

pub mod alert;
pub mod clock_acts;
pub mod close;
pub mod correct;
pub mod declare;
pub mod escalate;
pub mod join;
pub mod lifecycle;
pub mod limits;
pub mod note;
pub mod open;
pub mod refusal;
pub mod relocate;
pub mod remark;
pub mod resolve;
pub mod role;
pub mod scenario;
pub mod severity;
pub mod steps;
#[cfg(test)]
mod tests;
pub mod update;
pub mod work;

use super::fact::Fact;
use super::incident::Incident;
use super::instant::{Instant, Precision};
use super::policy::Policy;
pub use refusal::Refusal;
pub use remark::Remark;

/// A time as it was given: an instant and how exactly it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The instant.
    pub at: Instant,
    /// How exactly it is known.
    pub precision: Precision,
}

impl When {
    /// Known to the second.
    pub const fn exactly(at: Instant) -> Self {
        Self {
            at,
            precision: Precision::Second,
        }
    }
}

/// A fact about to be recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct NewFact {
    /// When it happened.
    pub when: When,
    /// The fact.
    pub fact: Fact,
}

/// What was decided.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decided {
    /// Facts to record, in order; empty: the move was made already.
    pub facts: Vec<NewFact>,
    /// What a person should hear about it.
    pub remarks: Vec<Remark>,
}

/// The number that comes after those in use: `t1`, `t7` give 8. One that was moved away is not given twice.
pub fn next_number<'a>(ids: impl Iterator<Item = &'a str>) -> usize {
    let number = |id: &str| id.get(1..)?.parse::<usize>().ok();
    ids.filter_map(number).max().unwrap_or(0).saturating_add(1)
}

/// Facts, or why not.
pub type Decision = Result<Decided, Refusal>;

/// What every decision stands on.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The pinned policy with the team's own data laid over it.
    pub policy: &'a Policy,
    /// The incident as it is.
    pub incident: &'a Incident,
    /// The present.
    pub now: Instant,
    /// When the act happened.
    pub when: When,
    /// Who did it.
    pub by: &'a str,
}

impl Context<'_> {
    /// Refuses writing to what may be incomplete.
    pub fn writable(&self) -> Result<(), Refusal> {
        if self.incident.incomplete {
            return Err(Refusal::Incomplete {
                id: self.incident.id.clone(),
            });
        }
        Ok(())
    }

    /// Refuses unless the incident is still being worked on.
    pub fn active(&self, verb: &'static str) -> Result<(), Refusal> {
        self.writable()?;
        if self.incident.state.is_active() {
            return Ok(());
        }
        Err(Refusal::NotActive {
            verb,
            id: self.incident.id.clone(),
            state: self.incident.state,
            since: self.incident.states.last().map(|(at, _)| *at),
        })
    }
}

impl Decided {
    /// Adds a fact at the context's time.
    pub fn push(&mut self, context: &Context<'_>, fact: Fact) {
        self.facts.push(NewFact {
            when: context.when,
            fact,
        });
    }

    /// Adds a fact at a time of its own.
    pub fn push_at(&mut self, when: When, fact: Fact) {
        self.facts.push(NewFact { when, fact });
    }

    /// A decision that only says something.
    pub fn only(remark: Remark) -> Self {
        Self {
            facts: Vec::new(),
            remarks: vec![remark],
        }
    }
}
