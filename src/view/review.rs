//! The response against policy: every promise with its grade and whose rule it is: `irc.review/1`.
//!
//! `promises` is the one computation; the postmortem prints the same. A closed incident's grades are those that were
//! written down when it was closed. Refuses to grade people: it grades promises and roles, and names are left out
//! unless they are asked for.

mod graded;
mod roles;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::schema;
use crate::domain::clocks::{ClockState, Kind, Rule};
use crate::domain::fact::{Grade, Mode};
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::measure;
use crate::domain::policy::Policy;
use crate::domain::state::State;
pub use graded::promises;
pub use roles::RoleReview;

/// Whose grades.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rules {
    /// Of a closed incident those that were written down; else today's.
    #[default]
    Written,
    /// Today's, whatever was written down.
    Today,
}

/// One round of one promise, graded or still open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Promise {
    /// The clock's id.
    pub id: String,
    /// Its round, from 1.
    pub round: u32,
    /// Act and target in the playbook's words.
    pub what: String,
    /// For whom, as the playbook spells it.
    #[serde(rename = "for")]
    pub for_whom: Vec<String>,
    /// What sort of promise.
    pub kind: Kind,
    /// How it ended; null while it is open.
    pub grade: Option<Grade>,
    /// Where it stands.
    pub state: ClockState,
    /// Act from here on.
    pub due_from: Option<Instant>,
    /// Late after this.
    pub late_after: Option<Instant>,
    /// Not before this (a hold).
    pub not_before: Option<Instant>,
    /// When it was met.
    pub met_at: Option<Instant>,
    /// The event that met it.
    pub met_by: Option<String>,
    /// Who met it; only where names are asked for.
    pub by: Option<String>,
    /// By how many seconds it is or was late or missed.
    pub late_s: Option<i64>,
    /// Further rounds that fell into the gap.
    pub intervals_missed: u32,
    /// The reason of a waiver, the question of a condition, or why nobody can be reached.
    pub detail: Option<String>,
    /// Whose rule, with its line in the pinned playbook (0: no line of it).
    pub rule: Rule,
    /// Read from what was written down at closing, not computed now.
    pub judged: bool,
    /// The grade that was written down, where today's is another.
    pub was: Option<Grade>,
}

impl Promise {
    /// Not kept in time: late, missed, or overdue now.
    pub fn is_broken(&self) -> bool {
        matches!(self.grade, Some(Grade::Late | Grade::Missed)) || self.state == ClockState::Overdue
    }

    /// A promise that somebody gave for a person, not for a role: its target is that person's name.
    const fn is_personal(&self) -> bool {
        matches!(self.kind, Kind::Task | Kind::Action | Kind::Role)
    }
}

/// How many promises ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the field names are the words of docs/json.md")]
pub struct Counts {
    pub kept: usize,
    pub kept_entered_late: usize,
    pub late: usize,
    pub missed: usize,
    pub overdue: usize,
    pub not_recorded: usize,
    pub waived: usize,
    pub open: usize,
    pub not_applicable: usize,
    pub words: usize,
}

impl Counts {
    /// Counts.
    pub fn of<'p>(promises: impl IntoIterator<Item = &'p Promise>) -> Self {
        let mut counts = Self::default();
        for promise in promises {
            let slot = match (promise.grade, promise.state) {
                (Some(Grade::Kept), _) => &mut counts.kept,
                (Some(Grade::KeptEnteredLate), _) => &mut counts.kept_entered_late,
                (Some(Grade::Late), _) => &mut counts.late,
                (Some(Grade::Missed), _) => &mut counts.missed,
                (Some(Grade::NotApplicable), _) => &mut counts.not_applicable,
                (Some(Grade::Waived), _) => &mut counts.waived,
                (Some(Grade::NotRecorded), _) => &mut counts.not_recorded,
                (Some(Grade::Words), _) => &mut counts.words,
                (None, ClockState::Overdue) => &mut counts.overdue,
                (None, _) => &mut counts.open,
            };
            *slot += 1;
        }
        counts
    }

    /// Adds others.
    pub const fn add(&mut self, other: &Self) {
        self.kept += other.kept;
        self.kept_entered_late += other.kept_entered_late;
        self.late += other.late;
        self.missed += other.missed;
        self.overdue += other.overdue;
        self.not_recorded += other.not_recorded;
        self.waived += other.waived;
        self.open += other.open;
        self.not_applicable += other.not_applicable;
        self.words += other.words;
    }

    /// Not kept in time.
    pub const fn broken(&self) -> usize {
        self.late + self.missed + self.overdue
    }

    /// Kept in time.
    pub const fn in_time(&self) -> usize {
        self.kept + self.kept_entered_late
    }
}

/// One incident, reviewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IncidentReview {
    /// Full id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The worst severity reached, unless corrected.
    pub headline_severity: String,
    /// Rank of that severity, 1 the worst; 0 if unknown.
    #[serde(skip)]
    pub rank: usize,
    /// Where it stands.
    pub state: State,
    /// Is it meant?
    pub mode: Mode,
    /// The pinned playbook's name.
    pub playbook: Option<String>,
    /// When the grades were written down; null: computed now.
    pub judged_at: Option<Instant>,
    /// A newer program wrote something that bears on state.
    pub incomplete: bool,
    /// How many promises ended how.
    pub counts: Counts,
    /// Promises whose grade is another by today's rules and facts than the one that was written down.
    pub differ: usize,
    /// Every promise.
    pub promises: Vec<Promise>,
    /// Roles that the playbook wants filled at a severity that was reached.
    pub roles: Vec<RoleReview>,
}

impl IncidentReview {
    /// Reviews one incident; `names` keeps who did what.
    pub fn new(
        policy: &Policy,
        incident: &Incident,
        now: Instant,
        rules: Rules,
        names: bool,
    ) -> Self {
        let mut promises = promises(policy, incident, now, rules);
        let judged_at = match rules {
            Rules::Written => graded::judged_at(incident),
            Rules::Today => None,
        };
        let differ = match (rules, judged_at) {
            (Rules::Today, _) => promises.iter().filter(|p| p.was.is_some()).count(),
            (Rules::Written, Some(_)) => graded::promises(policy, incident, now, Rules::Today)
                .iter()
                .filter(|promise| promise.was.is_some())
                .count(),
            (Rules::Written, None) => 0,
        };
        let mut wanted = roles::roles(policy, incident);
        for promise in &mut promises {
            if names {
                let met = incident
                    .entries
                    .iter()
                    .find(|entry| Some(&entry.id) == promise.met_by.as_ref());
                promise.by = met.map(|entry| entry.by.clone());
            } else if promise.is_personal() {
                promise.for_whom.clear();
            }
        }
        if !names {
            for role in &mut wanted {
                role.who.clear();
            }
        }
        let headline = measure::headline(policy, incident);
        Self {
            id: incident.id.clone(),
            title: incident.title.clone(),
            headline_severity: headline.to_owned(),
            rank: policy.rank(headline).unwrap_or(0),
            state: incident.state,
            mode: incident.mode(),
            playbook: incident.pin().map(|pin| pin.name.clone()),
            judged_at,
            incomplete: incident.incomplete,
            counts: Counts::of(&promises),
            differ,
            promises,
            roles: wanted,
        }
    }

    /// Counts towards totals: meant, and an incident after all.
    pub fn is_counted(&self) -> bool {
        self.mode == Mode::Real && self.state != State::Cancelled
    }
}

/// Incidents, reviewed: `irc.review/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewView {
    /// `irc.review/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// Declared since then; null: one incident was named.
    pub since: Option<Instant>,
    /// Today's rules were used on what had been judged.
    pub rejudged: bool,
    /// Who did what is not left out.
    pub names: bool,
    /// Incidents, oldest first.
    pub incidents: Vec<IncidentReview>,
    /// Over the incidents that are meant and were not cancelled.
    pub counts: Counts,
    /// Incidents whose record cannot be read.
    pub unreadable: Vec<String>,
}

impl ReviewView {
    /// Puts reviews together.
    pub fn new(
        now: Instant,
        since: Option<Instant>,
        rules: Rules,
        names: bool,
        incidents: Vec<IncidentReview>,
    ) -> Self {
        let mut counts = Counts::default();
        let single = since.is_none();
        for incident in incidents.iter().filter(|i| single || i.is_counted()) {
            counts.add(&incident.counts);
        }
        Self {
            schema: schema::REVIEW,
            now,
            since,
            rejudged: rules == Rules::Today,
            names,
            incidents,
            counts,
            unreadable: Vec::new(),
        }
    }
}
