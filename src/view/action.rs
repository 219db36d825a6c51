//! Action items over one incident or all: `irc.actions/1`.

use serde::Serialize;

use super::schema;
use crate::domain::fact::Fact;
use crate::domain::incident::{ActionItem, Incident};
use crate::domain::instant::Instant;

/// Where an action item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    /// Not done, not late.
    Open,
    /// Not done, and its due time has passed.
    Overdue,
    /// Done.
    Done,
}

impl ActionStatus {
    /// The word in output.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Done => "done",
        }
    }
}

/// One action item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionView {
    /// `a1`, within its incident.
    pub id: String,
    /// The incident's full id.
    pub incident: String,
    /// What.
    pub text: String,
    /// Who.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Instant>,
    /// How urgent.
    pub priority: Option<String>,
    /// Where it stands.
    pub status: ActionStatus,
    /// When it was written down.
    pub added_at: Instant,
    /// The event that wrote it down.
    pub event: Option<String>,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// The event that says so.
    pub done_by: Option<String>,
}

/// Action items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionsView {
    /// `irc.actions/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The items, incident by incident.
    pub actions: Vec<ActionView>,
}

impl ActionView {
    fn new(incident: &Incident, item: &ActionItem, now: Instant) -> Self {
        let added = incident.entries.iter().find(
            |entry| matches!(&entry.fact, Fact::ActionAdded(added) if added.action == item.id),
        );
        let status = match (item.done_at, item.due) {
            (Some(_), _) => ActionStatus::Done,
            (None, Some(due)) if now > due => ActionStatus::Overdue,
            (None, _) => ActionStatus::Open,
        };
        Self {
            id: item.id.clone(),
            incident: incident.id.clone(),
            text: item.text.clone(),
            owner: item.owner.clone(),
            due: item.due,
            priority: item.priority.clone(),
            status,
            added_at: item.at,
            event: added.map(|entry| entry.id.clone()),
            done_at: item.done_at,
            done_by: item.done_event.clone(),
        }
    }
}

impl ActionsView {
    /// Derives the view over several incidents.
    pub fn new<'a>(incidents: impl IntoIterator<Item = &'a Incident>, now: Instant) -> Self {
        let of = |incident: &'a Incident| {
            let item = move |item| ActionView::new(incident, item, now);
            incident.actions.iter().map(item)
        };
        Self {
            schema: schema::ACTIONS,
            now,
            actions: incidents.into_iter().flat_map(of).collect(),
        }
    }
}
