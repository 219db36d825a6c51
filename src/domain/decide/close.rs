//! `close`: the paperwork is done; the grades are written down. Refuses nothing because something is unfinished.

use super::super::clocks;
use super::super::fact::{Closed, Fact};
use super::super::state::State;
use super::steps::{self, Answers};
use super::{Context, Decided, Decision, Refusal, Remark};

/// Decides `close`.
pub fn close(context: &Context<'_>, answers: &Answers) -> Decision {
    context.writable()?;
    if context.incident.state.is_over() {
        return Ok(Decided::only(Remark::Already {
            what: context.incident.state.word().to_owned(),
            since: context.incident.states.last().map(|(at, _)| *at),
            by: None,
        }));
    }
    if context.incident.state != State::Resolved {
        return Err(Refusal::NotResolved {
            id: context.incident.id.clone(),
            state: context.incident.state,
        });
    }
    let mut decided = Decided::default();
    steps::record(context, answers, &mut decided)?;
    decided.push(context, Fact::Closed(Closed {}));
    let all = clocks::clocks(context.policy, context.incident, context.now);
    let judged = clocks::judge(&all);
    decided.push(context, Fact::Judged(judged));
    Ok(decided)
}
