//! `ack`, `triage`, `mitigate`, `state`, `reopen`, `cancel`, `impact`: the moves.

use super::super::fact::{
    Acknowledged, CancelReason, Cancelled, Described, Fact, ImpactEnded, ImpactStarted, Mitigated,
    Reopened, ResponderJoined, StateSet,
};
use super::super::policy::Policy;
use super::super::state::State;
use super::steps::{self, Answers};
use super::{Context, Decided, Decision, Refusal, Remark, When};
use crate::text::suggest;

/// Reopening after this many seconds suggests a new incident.
const LONG_AGO_S: i64 = 24 * 3600;

/// A move that skips the acknowledgement writes it as implied.
pub(super) fn imply_ack(context: &Context<'_>, decided: &mut Decided) {
    if context.incident.instants.acknowledged.is_none() {
        decided.push(context, Fact::Acknowledged(Acknowledged { implied: true }));
        decided.remarks.push(Remark::AckImplied);
    }
}

fn already(context: &Context<'_>, what: &str) -> Remark {
    Remark::Already {
        what: what.to_owned(),
        since: context.incident.states.last().map(|(at, _)| *at),
        by: None,
    }
}

/// Decides `ack`. Somebody else's acknowledgement of what is acknowledged records that responder.
pub fn ack(context: &Context<'_>, answers: &Answers, by_given: bool) -> Decision {
    context.writable()?;
    let mut decided = Decided::default();
    if let Some(since) = context.incident.instants.acknowledged {
        let known = context
            .incident
            .responders
            .iter()
            .any(|who| who == context.by);
        if by_given && !known {
            let joined = ResponderJoined {
                who: context.by.to_owned(),
            };
            decided.push(context, Fact::ResponderJoined(joined));
        }
        decided.remarks.push(Remark::Already {
            what: State::Acknowledged.word().to_owned(),
            since: Some(since),
            by: context.incident.responders.first().cloned(),
        });
    } else {
        context.active("ack")?;
        decided.push(context, Fact::Acknowledged(Acknowledged { implied: false }));
    }
    steps::record(context, answers, &mut decided)?;
    Ok(decided)
}

/// Decides `triage`: answers, and the severity set or confirmed.
pub fn triage(context: &Context<'_>, severity: Option<&str>, answers: &Answers) -> Decision {
    context.active("triage")?;
    let mut decided = Decided::default();
    imply_ack(context, &mut decided);
    if let Some(typed) = severity {
        super::severity::set(context, typed, answers.reason.clone(), &mut decided)?;
    }
    steps::record(context, answers, &mut decided)?;
    if context.incident.state < State::Investigating {
        decided.push(context, state_set(State::Investigating));
    } else if decided.facts.is_empty() {
        decided
            .remarks
            .push(already(context, context.incident.state.word()));
    }
    Ok(decided)
}

/// Decides `mitigate`, and `mitigate --done`.
pub fn mitigate(
    context: &Context<'_>,
    done: bool,
    how: Option<String>,
    answers: &Answers,
) -> Decision {
    context.active("mitigate")?;
    let mut decided = Decided::default();
    imply_ack(context, &mut decided);
    steps::record(context, answers, &mut decided)?;
    let state = context.incident.state;
    if done {
        if state == State::Monitoring && context.incident.instants.mitigated.is_some() {
            let since = context.incident.instants.mitigated;
            let what = "mitigated".to_owned();
            decided.remarks.push(Remark::Already {
                what,
                since,
                by: None,
            });
        } else {
            not_before_relapse(context)?;
            decided.push(context, Fact::Mitigated(Mitigated { how }));
            let ended = context
                .incident
                .impact
                .last()
                .is_some_and(|last| last.ended.is_some());
            if !ended {
                decided.push(context, Fact::ImpactEnded(ImpactEnded {}));
            }
        }
    } else if matches!(state, State::Mitigating | State::Monitoring) {
        if decided.facts.is_empty() {
            decided.remarks.push(already(context, state.word()));
        }
    } else {
        decided.push(context, state_set(State::Mitigating));
    }
    Ok(decided)
}

/// What stopped before it came back has not stopped since.
fn not_before_relapse(context: &Context<'_>) -> Result<(), Refusal> {
    match context.incident.last_relapse() {
        Some(bound) if context.when.at < bound => Err(Refusal::TimeOrder {
            what: "the end of it",
            at: context.when.at,
            bound,
            bound_is: "the time at which it came back",
        }),
        _ => Ok(()),
    }
}

fn state_set(to: State) -> Fact {
    Fact::StateSet(StateSet { to, word: None })
}

/// The state that a word means: irc's own, or the playbook's.
pub fn read_state(policy: &Policy, typed: &str) -> Option<(State, Option<String>)> {
    let plain = |word: &str| word.trim().to_lowercase().replace([' ', '_', '-'], "");
    let wanted = plain(typed);
    if let Some(own) = policy
        .states
        .iter()
        .find(|word| plain(&word.word) == wanted)
    {
        return Some((own.state, Some(own.word.clone())));
    }
    State::ALL
        .into_iter()
        .find(|state| plain(state.word()) == wanted)
        .map(|state| (state, None))
}

/// Decides `state WORD`: forward skips and steps back among the active states are free and recorded.
pub fn state(context: &Context<'_>, typed: &str) -> Decision {
    let Some((to, word)) = read_state(context.policy, typed) else {
        let mut known: Vec<&str> = context
            .policy
            .states
            .iter()
            .map(|w| w.word.as_str())
            .collect();
        known.extend(State::ALL.map(State::word));
        return Err(Refusal::Unknown {
            what: "state",
            typed: typed.to_owned(),
            nearest: suggest::nearest(typed, known.iter().copied()).map(ToOwned::to_owned),
            known: known.into_iter().map(ToOwned::to_owned).collect(),
        });
    };
    let verb = match to {
        State::Resolved => Some("irc resolve"),
        State::Closed => Some("irc close"),
        State::Cancelled => Some("irc cancel"),
        State::Declared => Some("irc declare"),
        _ => None,
    };
    if let Some(verb) = verb {
        if context.incident.state == to {
            return Ok(Decided::only(already(context, to.word())));
        }
        return Err(Refusal::StateByVerb {
            typed: typed.to_owned(),
            verb,
        });
    }
    context.active("state")?;
    if context.incident.state == to {
        return Ok(Decided::only(already(context, to.word())));
    }
    let mut decided = Decided::default();
    if to == State::Acknowledged && context.incident.instants.acknowledged.is_none() {
        decided.push(context, Fact::Acknowledged(Acknowledged { implied: false }));
        return Ok(decided);
    }
    imply_ack(context, &mut decided);
    if to < context.incident.state {
        decided.remarks.push(Remark::SteppedBack {
            from: context.incident.state,
            to,
        });
    }
    decided.push(context, Fact::StateSet(StateSet { to, word }));
    Ok(decided)
}

/// Decides `reopen`.
pub fn reopen(context: &Context<'_>, reason: Option<String>) -> Decision {
    context.writable()?;
    if context.incident.state.is_active() {
        return Ok(Decided::only(already(
            context,
            context.incident.state.word(),
        )));
    }
    let mut decided = Decided::default();
    if let Some(&resolved) = context.incident.resolutions.last()
        && context.when.at.since(resolved) > LONG_AGO_S
    {
        decided.remarks.push(Remark::LongAgo { resolved });
    }
    decided.push(context, Fact::Reopened(Reopened { reason }));
    Ok(decided)
}

/// Decides `cancel`; a reason is demanded.
pub fn cancel(
    context: &Context<'_>,
    why: CancelReason,
    of: Option<String>,
    reason: Option<String>,
) -> Decision {
    context.writable()?;
    if context.incident.state == State::Cancelled {
        return Ok(Decided::only(already(context, State::Cancelled.word())));
    }
    context.active("cancel")?;
    let reason = reason.filter(|text| !text.trim().is_empty());
    if reason.is_none() {
        return Err(Refusal::ReasonNeeded {
            act: "cancelling an incident",
        });
    }
    let mut decided = Decided::default();
    decided.push(context, Fact::Cancelled(Cancelled { why, of, reason }));
    Ok(decided)
}

/// Decides `impact`: words, a start, an end.
pub fn impact(
    context: &Context<'_>,
    text: Option<String>,
    fields: Vec<(String, String)>,
    started: Option<When>,
    ended: Option<When>,
) -> Decision {
    context.writable()?;
    let mut decided = Decided::default();
    let running = context.incident.impact.last();
    let running = running.filter(|period| period.ended.is_none());
    let from = started.map(|when| when.at);
    let from = from.or_else(|| running.and_then(|period| period.started));
    if let (Some(from), Some(to)) = (from, ended)
        && to.at < from
    {
        return Err(Refusal::TimeOrder {
            what: "the impact's end",
            at: to.at,
            bound: from,
            bound_is: "its start",
        });
    }
    if let Some(when) = started {
        decided.push_at(when, Fact::ImpactStarted(ImpactStarted {}));
    }
    if let Some(when) = ended {
        decided.push_at(when, Fact::ImpactEnded(ImpactEnded {}));
    }
    let words = text.map(|text| ("impact".to_owned(), text));
    for (field, text) in words.into_iter().chain(fields) {
        super::declare::too_long("the text", &text, super::note::TEXT_LIMIT)?;
        decided.push(context, Fact::Described(Described { field, text }));
    }
    if decided.facts.is_empty() {
        return Err(Refusal::Empty {
            what: "what users notice, or --started or --ended",
        });
    }
    Ok(decided)
}
