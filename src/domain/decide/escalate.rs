//! `escalate`: somebody was called, and how it went. irc calls nobody itself.

use super::super::fact::{Contacted, Fact};
use super::super::incident::Outcome;
use super::{Context, Decided, Decision, Refusal};

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Whom.
    pub target: String,
    /// How it went.
    pub outcome: Outcome,
    /// The ladder, where a step of it is meant.
    pub ladder: Option<String>,
    /// The step's number.
    pub step: Option<u32>,
    /// By which way.
    pub way: Option<String>,
    /// The person behind a role.
    pub person: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// irc is to page them: they are called once that was delivered.
    pub page: bool,
}

/// Decides `escalate --to`.
pub fn escalate(context: &Context<'_>, request: Request) -> Decision {
    context.writable()?;
    if request.target.trim().is_empty() {
        return Err(Refusal::Empty {
            what: "whom (`--to`)",
        });
    }
    let contacted = Contacted {
        target: request.target,
        ladder: request.ladder,
        step: request.step,
        way: request.way,
        person: request.person,
        reason: request.reason,
    };
    if request.page {
        let mut decided = Decided::default();
        decided.push(context, Fact::PageRequested(contacted));
        return Ok(decided);
    }
    let fact = match request.outcome {
        Outcome::Attempted => Fact::ContactAttempted(contacted),
        Outcome::Reached => Fact::ContactReached(contacted),
        Outcome::NoAnswer => Fact::ContactNoAnswer(contacted),
        Outcome::Declined => Fact::ContactDeclined(contacted),
        Outcome::Joined => Fact::ContactJoined(contacted),
    };
    let mut decided = Decided::default();
    decided.push(context, fact);
    Ok(decided)
}
