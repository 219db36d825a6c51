//! The record: `irc.log/1`.

use serde::Serialize;

use super::event::EventView;
use super::schema;
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;

/// The record of one incident.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LogView {
    /// `irc.log/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The incident's full id.
    pub incident: String,
    /// Events in the order in which they count.
    pub events: Vec<EventView>,
}

impl LogView {
    /// Derives the view; `all` adds what was taken back or moved away; `last` keeps only so many.
    pub fn new(
        policy: &Policy,
        incident: &Incident,
        now: Instant,
        all: bool,
        last: Option<usize>,
    ) -> Self {
        let mut events: Vec<EventView> = incident
            .entries
            .iter()
            .map(|entry| EventView::new(policy, entry))
            .collect();
        if all {
            events.extend(
                incident
                    .struck
                    .iter()
                    .map(|struck| EventView::struck(policy, struck)),
            );
            events.sort_by_key(|event| event.happened_at);
        }
        if let Some(last) = last {
            events.drain(..events.len().saturating_sub(last));
        }
        Self {
            schema: schema::LOG,
            now,
            incident: incident.id.clone(),
            events,
        }
    }
}
