//! `join` and `leave`: who is on it. Whoever leaves gives up their roles; the commander hands over first.

use super::super::fact::{Fact, ResponderJoined, ResponderLeft, RoleDeclined, RoleReleased};
use super::super::policy::RoleKind;
use super::{Context, Decided, Decision, Refusal, Remark};

/// Decides `join`.
pub fn join(context: &Context<'_>, who: &str) -> Decision {
    context.active("join")?;
    if let Some(here) = context.incident.here(who) {
        return Ok(Decided::only(Remark::Already {
            what: format!("on it: {who}"),
            since: Some(here.from),
            by: None,
        }));
    }
    let mut decided = Decided::default();
    let joined = ResponderJoined {
        who: who.to_owned(),
    };
    decided.push(context, Fact::ResponderJoined(joined));
    Ok(decided)
}

/// Decides `leave`.
pub fn leave(context: &Context<'_>, who: &str) -> Decision {
    context.writable()?;
    let incident = context.incident;
    let Some(here) = incident.here(who) else {
        return Ok(Decided::only(Remark::Already {
            what: format!("gone, or never here: {who}"),
            since: None,
            by: None,
        }));
    };
    if context.when.at < here.from {
        return Err(Refusal::TimeOrder {
            what: "leaving",
            at: context.when.at,
            bound: here.from,
            bound_is: "joining",
        });
    }
    if incident.state.is_active() && incident.holders(RoleKind::Ic.word()).contains(&who) {
        return Err(Refusal::CommanderNeeded {
            who: who.to_owned(),
        });
    }
    let mut decided = Decided::default();
    let held = incident.roles.iter();
    for held in held.filter(|held| held.who == who && held.until.is_none()) {
        let released = RoleReleased {
            role: held.role.clone(),
            who: who.to_owned(),
        };
        decided.push(context, Fact::RoleReleased(released));
    }
    for offer in incident.offers.iter().filter(|offer| offer.who == who) {
        let declined = RoleDeclined {
            role: offer.role.clone(),
            who: who.to_owned(),
            reason: Some("left".to_owned()),
        };
        decided.push(context, Fact::RoleDeclined(declined));
    }
    let left = ResponderLeft {
        who: who.to_owned(),
    };
    decided.push(context, Fact::ResponderLeft(left));
    let open = incident.tasks.iter();
    let open = open.filter(|task| task.done_at.is_none() && task.who.as_deref() == Some(who));
    let tasks: Vec<String> = open
        .map(|task| format!("{} {}", task.id, task.text))
        .collect();
    if !tasks.is_empty() {
        decided.remarks.push(Remark::TasksStay {
            who: who.to_owned(),
            tasks,
        });
    }
    Ok(decided)
}
