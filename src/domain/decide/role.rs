//! `role`: a free role is taken at once; a held exclusive one is offered and stays with its holder until accepted.

use super::super::fact::{Fact, RoleAccepted, RoleAssigned, RoleOffered, RoleReleased};
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
    },
    /// Accept an offer, as `by`.
    Accept {
        /// As typed.
        role: String,
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
        } => give(context, &role, who, accepted),
        Request::Accept { role } => accept(context, &role),
        Request::Release { role, who } => release(context, &role, who),
    }
}

fn give(context: &Context<'_>, typed: &str, who: String, accepted: bool) -> Decision {
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
            let offered = context
                .incident
                .offers
                .iter()
                .any(|o| o.role == role.key && o.who == who);
            if !offered {
                let offer = RoleOffered {
                    role: role.key.clone(),
                    who: who.clone(),
                    notes: None,
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
                    key: role.key,
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
    let offer = context
        .incident
        .offers
        .iter()
        .find(|offer| offer.role == role.key);
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
