//! Incidents, a row each: `irc.list/1`; and the one that is meant from now on: `irc.use/1`.

use serde::{Deserialize, Serialize};

use crate::domain::fact::{Mode, Visibility};
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::measure;
use crate::domain::policy::Policy;
use crate::domain::state::State;

/// One row; what the index stores ready to print.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowView {
    /// Full id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The current severity.
    pub severity: String,
    /// The worst reached.
    pub headline_severity: String,
    /// Rank of the current severity, 1 the worst; 0 if unknown.
    pub rank: usize,
    /// Where it stands.
    pub state: State,
    /// Is it meant?
    pub mode: Mode,
    /// Who may see it.
    pub visibility: Visibility,
    /// The playbook's name.
    pub playbook: Option<String>,
    /// Who commands.
    pub ic: Option<String>,
    /// When it was declared.
    pub declared: Option<Instant>,
    /// When it was resolved.
    pub resolved: Option<Instant>,
    /// When it was closed.
    pub closed: Option<Instant>,
}

impl RowView {
    /// Derives the row.
    pub fn new(policy: &Policy, incident: &Incident) -> Self {
        Self {
            id: incident.id.clone(),
            title: incident.title.clone(),
            severity: incident.severity().to_owned(),
            headline_severity: measure::headline(policy, incident).to_owned(),
            rank: policy.rank(incident.severity()).unwrap_or(0),
            state: incident.state,
            mode: incident.mode(),
            visibility: incident.visibility(),
            playbook: incident.pin().map(|pin| pin.name.clone()),
            ic: incident.holders("ic").first().map(|who| (*who).to_owned()),
            declared: incident.instants.declared,
            resolved: incident.instants.resolved,
            closed: incident.instants.closed,
        }
    }

    /// Is this the severity that was typed? Case, dashes and spaces do not matter.
    pub fn is(&self, typed: &str) -> bool {
        crate::domain::policy::lookup::same_word(typed, &self.severity)
    }
}

/// The incident that is meant where none is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UseView {
    /// `irc.use/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// Full id; `None`: none is meant any more.
    pub incident: Option<String>,
    /// When that ends.
    pub until: Option<Instant>,
}
