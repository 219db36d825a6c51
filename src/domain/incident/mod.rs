//! What is true of one incident: the log, folded.
//!
//! [`Incident::replay`] is a pure function of the acts; everything else derives from it. It refuses
//! policy and time: what is due is `clocks`, what may be done is `decide`.

pub mod entry;
mod fold;
mod order;
pub mod parts;
#[cfg(test)]
mod tests;
mod updates;

use std::collections::BTreeMap;

use super::alert::Known;
use super::fact::{Declared, Mode, Visibility};
use super::instant::Instant;
use super::state::State;
pub use entry::{Entry, Struck, StruckBy};
pub use parts::{
    ActionItem, Answer, Call, Hypothesis, HypothesisState, Impact, Instants, Offer, Outcome, Pin,
    Presence, RoleHeld, StepMark, Task, Update,
};

/// One incident, folded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incident {
    /// Full id.
    pub id: String,
    /// Facts that count, in the order in which they count.
    pub entries: Vec<Entry>,
    /// Facts that were taken back or moved away, for `log --all`.
    pub struck: Vec<Struck>,
    /// A newer program wrote something that bears on state: nothing may be written, and what is shown may be incomplete.
    pub incomplete: bool,
    /// The declaration; `None` in a damaged or empty log.
    pub declared: Option<Declared>,
    /// When the declaration was recorded.
    pub declared_recorded: Option<Instant>,
    /// Who declared.
    pub declarer: Option<String>,
    /// The title as it is now.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Every state with its start, in order.
    pub states: Vec<(Instant, State)>,
    /// Every severity with its start, in order, corrections applied; canonical ids.
    pub severities: Vec<(Instant, String)>,
    /// When the severity was last looked at and confirmed or set by a person after the declaration.
    pub severity_confirmed: Option<Instant>,
    /// First start, last end.
    pub instants: Instants,
    /// Periods of impact.
    pub impact: Vec<Impact>,
    /// Every time of resolution.
    pub resolutions: Vec<Instant>,
    /// Every time of reopening.
    pub reopenings: Vec<Instant>,
    /// Playbooks in the order in which they came to count.
    pub pins: Vec<Pin>,
    /// Who held which role, when.
    pub roles: Vec<RoleHeld>,
    /// Offers that nobody has accepted yet.
    pub offers: Vec<Offer>,
    /// People who are on it, with the role holders.
    pub responders: Vec<String>,
    /// Everybody who was on it, each time with from when to when.
    pub presences: Vec<Presence>,
    /// What is known of impact, service, users ...
    pub fields: BTreeMap<String, String>,
    /// Answers by question.
    pub answers: BTreeMap<String, Answer>,
    /// Steps by id.
    pub steps: BTreeMap<String, StepMark>,
    /// Mitigations that were chosen, in order.
    pub chosen: Vec<(Instant, String)>,
    /// Suspicions.
    pub hypotheses: Vec<Hypothesis>,
    /// Updates, drafted or said.
    pub updates: Vec<Update>,
    /// Calls to people.
    pub calls: Vec<Call>,
    /// Alerts that belong to it.
    pub alerts: Known,
    /// Do this now.
    pub tasks: Vec<Task>,
    /// Do this later.
    pub actions: Vec<ActionItem>,
    /// `drafted`, `reviewed`, `published`: the first time each.
    pub postmortem: BTreeMap<&'static str, Instant>,
}

impl Incident {
    /// The current severity, canonical; empty in a damaged log.
    pub fn severity(&self) -> &str {
        self.severities.last().map_or("", |(_, id)| id.as_str())
    }

    /// The severity at a time; the first one before the declaration.
    pub fn severity_at(&self, at: Instant) -> &str {
        let current = self.severities.iter().rev().find(|(from, _)| *from <= at);
        current
            .or(self.severities.first())
            .map_or("", |(_, id)| id.as_str())
    }

    /// Is it meant?
    pub fn mode(&self) -> Mode {
        self.declared.as_ref().map_or(Mode::Real, |d| d.mode)
    }

    /// Who may see it.
    pub fn visibility(&self) -> Visibility {
        self.declared
            .as_ref()
            .map_or(Visibility::Team, |d| d.visibility)
    }

    /// The playbook that counts now.
    pub fn pin(&self) -> Option<&Pin> {
        self.pins.last()
    }

    /// Who holds a role now (irc's word, or the playbook's own name).
    pub fn holders(&self, role: &str) -> Vec<&str> {
        self.roles
            .iter()
            .filter(|held| held.role == role && held.until.is_none())
            .map(|held| held.who.as_str())
            .collect()
    }

    /// Somebody who is on it now.
    pub fn here(&self, who: &str) -> Option<&Presence> {
        let mut here = self.presences.iter();
        here.find(|presence| presence.who == who && presence.until.is_none())
    }

    /// The last time at which the incident was opened again or fell back from monitoring; marks of checks before it are stale.
    pub fn last_relapse(&self) -> Option<Instant> {
        self.states
            .windows(2)
            .filter_map(|pair| match pair {
                [
                    (_, State::Monitoring | State::Resolved | State::Closed),
                    (at, state),
                ] if state.is_active() && *state != State::Monitoring => Some(*at),
                _ => None,
            })
            .next_back()
    }

    /// Is this step done or knowingly skipped, and since the last relapse if `fresh`?
    pub fn step_settled(&self, step: &str, fresh: bool) -> bool {
        self.steps
            .get(step)
            .is_some_and(|mark| !fresh || self.last_relapse().is_none_or(|at| mark.at >= at))
    }
}
