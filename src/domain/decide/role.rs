//! `role`: a free role is taken at once; a held exclusive one is offered and stays with its holder until accepted.

use super::super::fact::{
    Fact, RoleAccepted, RoleAssigned, RoleDeclined, RoleOffered, RoleReleased, RoleWithdrawn,
};
use super::super::incident::Offer;
use super::super::policy::{Policy, RoleKind};
use super::{Context, Decided, Decision, Refusal, Remark};
use crate::text::suggest;

/// What was asked for.
#[derive(Clone, Debug)]
pub enum Request {
    /// Give a role to somebody.
    Give {
        /// As typed.
        role: String,
        /// To whom.
        who: String,
        /// She said aloud that she takes it.
        accepted: bool,
        /// What she must know.
        notes: Option<String>,
    },
    /// Accept an offer, as `by`.
    Accept {
        /// As typed.
        role: String,
    },
    /// Turn an offer down, as `by`.
    Decline {
        /// As typed.
        role: String,
        /// Why.
        reason: Option<String>,
    },
    /// Take an offer back.
    Withdraw {
        /// As typed.
        role: String,
        /// Why.
        reason: Option<String>,
    },
    /// Give it up.
    Release {
        /// As typed.
        role: String,
        /// Whose.
        who: String,
    },
}

/// A role as events keep it, how people call it, and whether one person at a time holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// irc's word, or the playbook's own name.
    pub key: String,
    /// The playbook's name for it.
    pub name: String,
    /// One holder at a time.
    pub exclusive: bool,
}

/// Reads a role as typed; irc's five always exist.
pub fn known(policy: &Policy, typed: &str) -> Result<Known, Refusal> {
    let role = policy.role(typed);
    let kind = role
        .and_then(|r| r.is)
        .or_else(|| RoleKind::from_word(typed));
    match (role, kind) {
        (Some(role), kind) => Ok(Known {
            key: kind.map_or_else(|| role.name.clone(), |k| k.word().to_owned()),
            name: role.name.clone(),
            exclusive: role.exclusive || kind == Some(RoleKind::Ic),
        }),
        (None, Some(kind)) => Ok(Known {
            key: kind.word().to_owned(),
            name: kind.title().to_owned(),
            exclusive: kind == RoleKind::Ic,
        }),
        (None, None) => {
            let mut known: Vec<&str> = policy.roles.iter().map(|r| r.name.as_str()).collect();
            known.extend(RoleKind::ALL.map(RoleKind::word));
            Err(Refusal::Unknown {
                what: "role",
                typed: typed.to_owned(),
                nearest: suggest::nearest(typed, known.iter().copied()).map(ToOwned::to_owned),
                known: known.into_iter().map(ToOwned::to_owned).collect(),
            })
        }
    }
}

/// Decides `role`.
pub fn role(context: &Context<'_>, request: Request) -> Decision {
    context.writable()?;
    match request {
        Request::Give {
            role,
            who,
            accepted,
            notes,
        } => give(context, &role, who, accepted, notes),
        Request::Accept { role } => accept(context, &role),
        Request::Decline { role, reason } => decline(context, &role, reason),
        Request::Withdraw { role, reason } => withdraw(context, &role, reason),
        Request::Release { role, who } => release(context, &role, who),
    }
}

fn give(
    context: &Context<'_>,
    typed: &str,
    who: String,
    accepted: bool,
    notes: Option<String>,
) -> Decision {
    let role = known(context.policy, typed)?;
    let holders = context.incident.holders(&role.key);
    if holders.contains(&who.as_str()) {
        let since = context
            .incident
            .roles
            .iter()
            .rev()
            .find(|h| h.role == role.key && h.who == who);
        return Ok(Decided::only(Remark::Already {
            what: format!("{} {who}", role.name),
            since: since.map(|held| held.from),
            by: None,
        }));
    }
    let mut decided = Decided::default();
    match holders.first() {
        Some(holder) if role.exclusive => {
            let offer = offered(context, &role.key).filter(|offer| offer.who == who);
            if accepted {
                in_order(context, &role.key, offer)?;
            }
            if offer.is_none() || notes.is_some() {
                let offer = RoleOffered {
                    role: role.key.clone(),
                    who: who.clone(),
                    notes,
                };
                decided.push(context, Fact::RoleOffered(offer));
            }
            if accepted {
                let handed = Remark::Handed {
                    role: role.name,
                    who: who.clone(),
                };
                decided.remarks.push(handed);
                let accepted = RoleAccepted {
                    role: role.key,
                    who,
                    aloud: true,
                };
                decided.push(context, Fact::RoleAccepted(accepted));
            } else {
                let holder = (*holder).to_owned();
                decided.remarks.push(Remark::Offered {
                    role: role.name,
                    who,
                    holder,
                });
            }
        }
        _ => {
            let assigned = RoleAssigned {
                role: role.key,
                who,
            };
            decided.push(context, Fact::RoleAssigned(assigned));
        }
    }
    Ok(decided)
}

fn accept(context: &Context<'_>, typed: &str) -> Decision {
    let role = known(context.policy, typed)?;
    let who = context.by.to_owned();
    let offer = offered(context, &role.key);
    if offer.is_none() && context.incident.holders(&role.key).contains(&context.by) {
        let what = format!("{} {who}", role.name);
        return Ok(Decided::only(Remark::Already {
            what,
            since: None,
            by: None,
        }));
    }
    if offer.is_none_or(|offer| offer.who != who) {
        let offered_to = offer.map(|offer| offer.who.clone());
        return Err(Refusal::NotOffered {
            role: role.name,
            who,
            offered_to,
        });
    }
    in_order(context, &role.key, offer)?;
    let mut decided = Decided::default();
    decided.remarks.push(Remark::Handed {
        role: role.name,
        who: who.clone(),
    });
    decided.push(
        context,
        Fact::RoleAccepted(RoleAccepted {
            role: role.key,
            who,
            aloud: false,
        }),
    );
    Ok(decided)
}

/// The open offer of a role.
fn offered<'c>(context: &Context<'c>, key: &str) -> Option<&'c Offer> {
    let mut offers = context.incident.offers.iter();
    offers.find(|offer| offer.role == key)
}

/// Refuses an acceptance that would lie before its offer, or before the holder came to hold the role.
fn in_order(context: &Context<'_>, key: &str, offer: Option<&Offer>) -> Result<(), Refusal> {
    let held = context
        .incident
        .roles
        .iter()
        .filter(|held| held.role == key);
    let held = held
        .filter(|held| held.until.is_none())
        .map(|held| held.from);
    let bounds = [
        (offer.map(|offer| offer.at), "the offer"),
        (held.max(), "the time at which the holder took it"),
    ];
    for (bound, bound_is) in bounds {
        if let Some(bound) = bound.filter(|bound| context.when.at < *bound) {
            return Err(Refusal::TimeOrder {
                what: "the hand-over",
                at: context.when.at,
                bound,
                bound_is,
            });
        }
    }
    Ok(())
}

fn decline(context: &Context<'_>, typed: &str, reason: Option<String>) -> Decision {
    let role = known(context.policy, typed)?;
    let who = context.by.to_owned();
    let offer = offered(context, &role.key);
    if offer.is_none_or(|offer| offer.who != who) {
        let offered_to = offer.map(|offer| offer.who.clone());
        return Err(Refusal::NotOffered {
            role: role.name,
            who,
            offered_to,
        });
    }
    let mut decided = stays(context, &role);
    let declined = RoleDeclined {
        role: role.key,
        who,
        reason,
    };
    decided.push(context, Fact::RoleDeclined(declined));
    Ok(decided)
}

fn withdraw(context: &Context<'_>, typed: &str, reason: Option<String>) -> Decision {
    let role = known(context.policy, typed)?;
    let Some(offer) = offered(context, &role.key) else {
        return Ok(Decided::only(Remark::Already {
            what: format!("{} offered to nobody", role.name),
            since: None,
            by: None,
        }));
    };
    let mut decided = stays(context, &role);
    let withdrawn = RoleWithdrawn {
        role: role.key,
        who: offer.who.clone(),
        reason,
    };
    decided.push(context, Fact::RoleWithdrawn(withdrawn));
    Ok(decided)
}

/// Nothing changes hands: says who holds the role.
fn stays(context: &Context<'_>, role: &Known) -> Decided {
    let holder = context.incident.holders(&role.key).first().copied();
    let remark = holder.map(|holder| Remark::Stays {
        role: role.name.clone(),
        who: holder.to_owned(),
    });
    Decided {
        remarks: remark.into_iter().collect(),
        ..Decided::default()
    }
}

fn release(context: &Context<'_>, typed: &str, who: String) -> Decision {
    let role = known(context.policy, typed)?;
    if !context.incident.holders(&role.key).contains(&who.as_str()) {
        let what = format!("{} without {who}", role.name);
        return Ok(Decided::only(Remark::Already {
            what,
            since: None,
            by: None,
        }));
    }
    if role.key == RoleKind::Ic.word() && context.incident.state.is_active() {
        return Err(Refusal::CommanderNeeded { who });
    }
    let mut decided = Decided::default();
    decided.push(
        context,
        Fact::RoleReleased(RoleReleased {
            role: role.key,
            who,
        }),
    );
    Ok(decided)
}

impl RoleKind {
    /// The name that people read where the playbook has none.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Ic => "Incident Commander",
            Self::Deputy => "Deputy",
            Self::Scribe => "Scribe",
            Self::Comms => "Communications Lead",
            Self::Tl => "Technical Lead",
        }
    }
}
