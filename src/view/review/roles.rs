//! Roles that the playbook wants filled: from when, and whether somebody held them.
//!
//! Refuses to say how well: only that the role was filled, and how long that took.

use serde::Serialize;

use crate::domain::decide::role;
use crate::domain::incident::{Incident, RoleHeld};
use crate::domain::instant::Instant;
use crate::domain::policy::{Policy, Role};

/// One role that was wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoleReview {
    /// irc's word, or the playbook's own name.
    pub role: String,
    /// The playbook's name for it.
    pub name: String,
    /// The first severity reached that wants it.
    pub severity: String,
    /// Since when it was wanted.
    pub wanted_from: Instant,
    /// When it was first filled; null: never.
    pub filled_at: Option<Instant>,
    /// Seconds from being wanted to being filled; 0 if it was filled before.
    pub after_s: Option<i64>,
    /// How often it changed hands.
    pub handed_over: usize,
    /// Who held it; only where names are asked for.
    pub who: Vec<String>,
    /// Line in the playbook.
    pub line: u32,
}

/// Roles that a severity wanted which the incident reached, in the playbook's order.
pub(super) fn roles(policy: &Policy, incident: &Incident) -> Vec<RoleReview> {
    policy
        .roles
        .iter()
        .filter_map(|role| review(policy, incident, role))
        .collect()
}

fn review(policy: &Policy, incident: &Incident, role: &Role) -> Option<RoleReview> {
    let (wanted_from, severity) = incident
        .severities
        .iter()
        .find(|(_, severity)| role.required_for.contains(severity))?;
    let key = role::known(policy, &role.name).map_or_else(|_| role.name.clone(), |r| r.key);
    let held: Vec<&RoleHeld> = incident
        .roles
        .iter()
        .filter(|held| held.role == key)
        .filter(|held| held.until.is_none_or(|until| until > *wanted_from))
        .collect();
    let filled_at = held.iter().map(|held| held.from).min();
    let mut who: Vec<String> = Vec::new();
    for held in &held {
        if !who.contains(&held.who) {
            who.push(held.who.clone());
        }
    }
    Some(RoleReview {
        role: key,
        name: role.name.clone(),
        severity: severity.clone(),
        wanted_from: *wanted_from,
        filled_at,
        after_s: filled_at.map(|at| at.since(*wanted_from).max(0)),
        handed_over: held.len().saturating_sub(1),
        who,
        line: role.line,
    })
}
