//! `resolve`: the verification checklist and the hold.

use super::super::clocks;
use super::super::fact::{Fact, Resolved, StepDone};
use super::super::instant::Instant;
use super::super::policy::{Stage, Step};
use super::super::state::State;
use super::refusal::OpenCheck;
use super::steps::{self, Answers, applies};
use super::{Context, Decided, Decision, Refusal, Remark};

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// What fixed it.
    pub how: Option<String>,
    /// The person vouches for every required check.
    pub verified: bool,
    /// Resolve with checks open; wants `reason`.
    pub force: bool,
    /// Why.
    pub reason: Option<String>,
    /// What came with the move.
    pub answers: Answers,
}

/// Required checks of the resolve stage that count at the current severity and are not settled since the last relapse.
pub fn open_checks<'a>(context: &Context<'a>) -> Vec<&'a Step> {
    let severity = context.incident.severity();
    context
        .policy
        .phases
        .iter()
        .filter(|phase| phase.stage == Stage::Resolve && applies(&phase.severities, severity))
        .flat_map(|phase| &phase.steps)
        .filter(|step| step.required && applies(&step.severities, severity))
        .filter(|step| !context.incident.step_settled(&step.id, true))
        .collect()
}

/// When the hold before *resolved* is over, if the playbook has one and the impact has stopped: as the clock `hold.resolve` says it.
pub fn hold_until(context: &Context<'_>) -> Option<Instant> {
    clocks::hold(context.policy, context.incident, context.when.at).map(|hold| hold.not_before)
}

/// Decides `resolve`.
pub fn resolve(context: &Context<'_>, request: Request) -> Decision {
    context.writable()?;
    if matches!(context.incident.state, State::Resolved | State::Closed) {
        return Ok(Decided::only(Remark::Already {
            what: context.incident.state.word().to_owned(),
            since: context.incident.states.last().map(|(at, _)| *at),
            by: None,
        }));
    }
    context.active("resolve")?;
    let mut decided = Decided::default();
    super::lifecycle::imply_ack(context, &mut decided);
    steps::record(context, &request.answers, &mut decided)?;
    let settled_now = |id: &str| {
        request.answers.ticks.iter().any(|tick| tick == id)
            || request.answers.skips.iter().any(|(skip, _)| skip == id)
    };
    let open: Vec<&Step> = open_checks(context)
        .into_iter()
        .filter(|step| !settled_now(&step.id))
        .collect();
    let mut forced = None;
    if !open.is_empty() {
        if request.verified {
            for step in &open {
                let done = StepDone {
                    step: step.id.clone(),
                    vouched: true,
                };
                decided.push(context, Fact::StepDone(done));
            }
            decided.remarks.push(Remark::Vouched { checks: open.len() });
        } else if request.force {
            let reason = request.reason.filter(|text| !text.trim().is_empty());
            forced = Some(reason.ok_or(Refusal::ReasonNeeded {
                act: "resolving with checks open",
            })?);
            decided.remarks.push(Remark::Forced { open: open.len() });
        } else {
            return Err(Refusal::ChecksOpen {
                id: context.incident.id.clone(),
                checks: open
                    .iter()
                    .map(|step| OpenCheck {
                        id: step.id.clone(),
                        text: step.text.clone(),
                    })
                    .collect(),
            });
        }
    }
    let early = hold_until(context).filter(|until| context.when.at < *until);
    if let Some(not_before) = early {
        decided.remarks.push(Remark::BeforeHold { not_before });
    }
    decided.push(
        context,
        Fact::Resolved(Resolved {
            how: request.how,
            vouched: request.verified,
            forced,
            before_hold: early.is_some(),
        }),
    );
    Ok(decided)
}
