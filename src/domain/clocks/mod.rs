//! Clocks: what is due, by when, by whose rule. Computed, never scheduled.
//!
//! A pure function of policy, facts and now; `docs/clocks.md` states the rules. Refuses to remember
//! anything: asked again with the same three, it answers the same.

mod call;
mod context;
mod due;
mod grade;
mod hold;
pub(in crate::domain) mod reach;
mod round;
mod rules;
mod settled;
mod spans;
mod term;

#[cfg(test)]
mod cases;

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::incident::Incident;
use super::instant::Instant;
use super::policy::{Audience, Policy};
pub use grade::{grade, judge};
pub use hold::{Hold, hold};
pub use settled::Settled;

/// What sort of promise a clock is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Somebody says that they work on it.
    Acknowledge,
    /// Somebody works on it.
    Respond,
    /// Words are said.
    Update,
    /// Somebody is told.
    Notify,
    /// Somebody is brought in.
    Ladder,
    /// A phase is done.
    Phase,
    /// A step, or a severity's action with a target, is done.
    Step,
    /// Service is restored.
    Resolve,
    /// Watch before going on.
    Hold,
    /// The postmortem moves on.
    Postmortem,
    /// An action item is done.
    Action,
    /// A task is done.
    Task,
    /// A role is handed on.
    Role,
}

/// Where a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// Its anchor is not there yet.
    Waiting,
    /// A condition wants an answer.
    Asks,
    /// Time is left.
    Running,
    /// In the last fifth.
    Soon,
    /// Act now.
    Due,
    /// Late.
    Overdue,
    /// Kept in time.
    Met,
    /// Kept, but late.
    Late,
    /// The due passed, then it no longer applied.
    Missed,
    /// It stopped applying before it was due.
    Ended,
    /// Time is not counted now.
    Paused,
    /// Nobody can be reached for it.
    Blocked,
    /// Its due lies before the declaration was recorded, and nobody said.
    NotRecorded,
    /// A hold before its time.
    Holding,
    /// Taken back with a reason.
    Waived,
    /// No figure.
    Words,
}

/// What a clock counts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnchorAt {
    /// The anchor's name (`declared`), or the event that set it.
    pub event: String,
    /// When; `None` while it has not happened.
    pub at: Option<Instant>,
}

/// Whose rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The playbook's name.
    pub playbook: String,
    /// Line in it; 0 if the rule stands in no playbook (a task's own due).
    pub line: u32,
    /// The rule in words.
    pub text: String,
}

/// One round of one promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Semantic id, such as `update.internal`.
    pub id: String,
    /// Which round, from 1.
    pub round: u32,
    /// Act and target in the playbook's words.
    pub what: String,
    /// For whom, as the playbook spells it.
    pub for_whom: Vec<String>,
    /// What sort of promise.
    pub kind: Kind,
    /// What it counts from.
    pub anchor: AnchorAt,
    /// From when its time counts, where that is later than the anchor: a change of severity brought it into force.
    pub in_force_from: Option<Instant>,
    /// Act from here on.
    pub due_from: Option<Instant>,
    /// Late after this; `None`: no lateness.
    pub late_after: Option<Instant>,
    /// Not before this (a hold).
    pub not_before: Option<Instant>,
    /// Where it stands at `now`.
    pub state: ClockState,
    /// When it was met.
    pub met_at: Option<Instant>,
    /// The event that met it.
    pub met_by: Option<String>,
    /// By how many seconds it was (or is) late or missed.
    pub late_s: Option<i64>,
    /// How many whole intervals passed without it, where it repeats and is (or was) late.
    pub intervals_missed: u32,
    /// The question, where the state is `asks`; the reason, where it is `blocked` or `waived`; else a remark, such as a zone that is not stated.
    pub detail: Option<String>,
    /// Other instants to print beside the judgement (`resolve`: impact ended, mitigated, resolved).
    pub beside: Vec<AnchorAt>,
    /// The bell is silent until then.
    pub snoozed_until: Option<Instant>,
    /// Met in time, but recorded only after it was due.
    pub entered_late: bool,
    /// Whom to call for it, while it is to be kept: of several the first who was not reached, and whom no other open clock asks for alone.
    pub call: Option<String>,
    /// Whose rule.
    pub rule: Rule,
}

/// Every round of every promise, sorted by lateness (none last), then by the moment to act, then by id.
///
/// Depends on its three inputs only. Empty without a declaration.
pub fn clocks(policy: &Policy, incident: &Incident, now: Instant) -> Vec<Clock> {
    let Some(context) = context::Context::new(policy, incident, now) else {
        return Vec::new();
    };
    let mut clocks = rules::all(&context);
    clocks.extend(hold::clocks(&context));
    call::assign(&context.people, &mut clocks);
    // After a waiver nothing is promised any more: it is said once.
    let mut waived: HashSet<String> = HashSet::new();
    clocks.retain(|clock| clock.state != ClockState::Waived || waived.insert(clock.id.clone()));
    let mut rounds: HashMap<String, u32> = HashMap::new();
    for clock in &mut clocks {
        let round = rounds.entry(clock.id.clone()).or_default();
        *round = round.saturating_add(1);
        clock.round = *round;
    }
    let last = |at: Option<Instant>| (at.is_none(), at);
    clocks.sort_by(|a, b| {
        (last(a.late_after), last(a.due_from), &a.id, a.round).cmp(&(
            last(b.late_after),
            last(b.due_from),
            &b.id,
            b.round,
        ))
    });
    clocks
}

/// What is shown unless all is asked for: not what ended before it was due, and of what was kept only the newest round.
pub fn live(clocks: Vec<Clock>) -> Vec<Clock> {
    let mut newest: HashMap<String, u32> = HashMap::new();
    for clock in &clocks {
        let round = newest.entry(clock.id.clone()).or_default();
        *round = clock.round.max(*round);
    }
    clocks
        .into_iter()
        .filter(|clock| match clock.state {
            ClockState::Ended => false,
            ClockState::Met | ClockState::Late => newest.get(&clock.id) == Some(&clock.round),
            _ => true,
        })
        .collect()
}

/// When the update after one said at `said_at` is due: what it announces. `None` where no figure applies.
pub fn next_update_due(
    policy: &Policy,
    incident: &Incident,
    audience: Audience,
    said_at: Instant,
) -> Option<Instant> {
    let context = context::Context::new(policy, incident, said_at)?;
    let terms = rules::update_terms(&context, audience, said_at);
    let at = said_at.unix().saturating_add(1);
    let late = terms
        .iter()
        .filter_map(|term| term.as_of(at).late())
        .min()?;
    Some(Instant::from_unix(late).ceil_minute())
}
