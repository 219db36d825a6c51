//! Figures over many incidents: `irc.stats/1`.
//!
//! Times to detect, acknowledge, mitigate and resolve, each from where to where; promises kept, by week; action items.
//! What is meant and what is practised are never mixed. Refuses to make a figure of what nobody recorded: that is
//! counted beside the figures, and an open incident is pending, never 0.

mod figures;
#[cfg(test)]
mod tests;
mod weeks;

use std::collections::BTreeMap;

use serde::Serialize;

use super::review::{Counts, Rules, promises};
use super::schema;
use crate::domain::fact::Mode;
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::measure;
use crate::domain::policy::Policy;
use crate::domain::state::State;
pub use figures::{Figure, MeasureStats, Standing};
pub use weeks::WeekStats;

/// What is kept of one incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IncidentStats {
    /// Full id.
    pub id: String,
    /// Is it meant?
    pub mode: Mode,
    /// The worst severity reached, unless corrected.
    pub severity: String,
    /// Rank of that severity, 1 the worst; 0 if unknown.
    #[serde(skip)]
    pub rank: usize,
    /// Where it stands.
    pub state: State,
    /// When it was declared.
    pub declared: Option<Instant>,
    /// `ttd`, `tta`, `ttm`, `ttr`.
    pub measures: Vec<Figure>,
    /// Its promises by the Monday of the week in which they fell due.
    #[serde(skip)]
    weeks: BTreeMap<Instant, Counts>,
    /// Its action items that are not done.
    #[serde(skip)]
    actions: Vec<ActionStats>,
    /// How many action items are done.
    #[serde(skip)]
    done: usize,
}

impl IncidentStats {
    /// Takes from an incident what is counted.
    pub fn new(policy: &Policy, incident: &Incident, now: Instant) -> Self {
        let severity = measure::headline(policy, incident);
        let cancelled = incident.state == State::Cancelled;
        let weeks = if cancelled {
            BTreeMap::new()
        } else {
            weeks::of(&promises(policy, incident, now, Rules::Written))
        };
        let open = incident.actions.iter().filter(|a| a.done_at.is_none());
        Self {
            id: incident.id.clone(),
            mode: incident.mode(),
            severity: severity.to_owned(),
            rank: policy.rank(severity).unwrap_or(0),
            state: incident.state,
            declared: incident.instants.declared,
            measures: figures::of(incident),
            weeks,
            actions: open
                .map(|action| ActionStats {
                    incident: incident.id.clone(),
                    mode: incident.mode(),
                    id: action.id.clone(),
                    text: action.text.clone(),
                    owner: action.owner.clone(),
                    priority: action.priority.clone(),
                    due: action.due,
                    late_s: action.due.map(|due| now.since(due)).filter(|s| *s > 0),
                })
                .collect(),
            done: incident
                .actions
                .iter()
                .filter(|a| a.done_at.is_some())
                .count(),
        }
    }
}

/// An action item that is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionStats {
    /// Its incident.
    pub incident: String,
    /// Is that incident meant?
    pub mode: Mode,
    /// `a1` ...
    pub id: String,
    /// What.
    pub text: String,
    /// Who.
    pub owner: Option<String>,
    /// How urgent.
    pub priority: Option<String>,
    /// By when; null: nobody said.
    pub due: Option<Instant>,
    /// Seconds since its due; null: not overdue.
    pub late_s: Option<i64>,
}

/// How many action items stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ActionCounts {
    /// Done.
    pub done: usize,
    /// Not done, the overdue ones and those without a due among them.
    pub open: usize,
    /// Their due has passed.
    pub overdue: usize,
    /// Nobody said by when.
    pub without_due: usize,
}

/// Incidents of one mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Which.
    pub mode: Mode,
    /// How many incidents, the open and the cancelled ones among them.
    pub incidents: usize,
    /// Not resolved yet.
    pub open: usize,
    /// Cancelled: false alarms, duplicates, tries.
    pub cancelled: usize,
    /// Figures by severity and by where they are measured.
    pub measures: Vec<MeasureStats>,
    /// Promises by the week in which they fell due, without gaps.
    pub weeks: Vec<WeekStats>,
    /// Over those weeks.
    pub promises: Counts,
    /// Action items.
    pub actions: ActionCounts,
}

/// The figures: `irc.stats/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatsView {
    /// `irc.stats/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// Declared since then; null: all.
    pub since: Option<Instant>,
    /// Real incidents first; drills, write-ups and tests apart, where there are any.
    pub groups: Vec<Group>,
    /// Action items that are not done, the longest overdue first.
    pub actions: Vec<ActionStats>,
    /// One row an incident, for whoever wants to compute otherwise.
    pub incidents: Vec<IncidentStats>,
    /// Incidents whose record cannot be read.
    pub unreadable: Vec<String>,
}

impl StatsView {
    /// Puts the figures together.
    pub fn new(now: Instant, since: Option<Instant>, incidents: Vec<IncidentStats>) -> Self {
        let modes = [Mode::Real, Mode::Drill, Mode::Retro, Mode::Test];
        let groups = modes
            .into_iter()
            .filter_map(|mode| group(mode, &incidents))
            .collect();
        let mut actions: Vec<ActionStats> = incidents
            .iter()
            .flat_map(|incident| incident.actions.clone())
            .collect();
        actions.sort_by(|a, b| {
            let order = |action: &ActionStats| (action.due.is_none(), action.due);
            (order(a), &a.incident, &a.id).cmp(&(order(b), &b.incident, &b.id))
        });
        Self {
            schema: schema::STATS,
            now,
            since,
            groups,
            actions,
            incidents,
            unreadable: Vec::new(),
        }
    }
}

/// `None` where there is no incident of this mode; the real ones are always there.
fn group(mode: Mode, all: &[IncidentStats]) -> Option<Group> {
    let of_mode: Vec<&IncidentStats> = all.iter().filter(|i| i.mode == mode).collect();
    if of_mode.is_empty() && mode != Mode::Real {
        return None;
    }
    let weeks = weeks::filled(of_mode.iter().map(|incident| &incident.weeks));
    let mut promises = Counts::default();
    let mut actions = ActionCounts::default();
    for week in &weeks {
        promises.add(&week.promises);
    }
    for incident in &of_mode {
        actions.done += incident.done;
        actions.open += incident.actions.len();
        let late = incident.actions.iter().filter(|a| a.late_s.is_some());
        actions.overdue += late.count();
        let without = incident.actions.iter().filter(|a| a.due.is_none());
        actions.without_due += without.count();
    }
    Some(Group {
        mode,
        incidents: of_mode.len(),
        open: of_mode.iter().filter(|i| i.state.is_active()).count(),
        cancelled: of_mode
            .iter()
            .filter(|i| i.state == State::Cancelled)
            .count(),
        measures: figures::stats(&of_mode),
        weeks,
        promises,
        actions,
    })
}
