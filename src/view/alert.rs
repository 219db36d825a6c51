//! What an import held that touched no incident: `irc.alerts/1`; what an Alertmanager says fires: `irc.alert-list/1`.

use serde::Serialize;

use super::schema;
use crate::domain::alert::{Alert, Batch};
use crate::domain::instant::Instant;

/// An import that recorded nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportView {
    /// `irc.alerts/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The source's word.
    pub source: &'static str,
    /// How many alerts it held.
    pub alerts: usize,
    /// Of how many kinds.
    pub kinds: usize,
    /// How many were silenced, pending or none.
    pub left_out: usize,
    /// How many the source cut off.
    pub truncated: u64,
}

impl ImportView {
    /// Derives the view.
    pub fn new(now: Instant, batch: &Batch) -> Self {
        Self {
            schema: schema::ALERTS,
            now,
            source: batch.source,
            alerts: batch.alerts.len(),
            kinds: batch.kinds(),
            left_out: batch.left_out,
            truncated: batch.truncated,
        }
    }
}

/// What fires.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlertListView {
    /// `irc.alert-list/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// What began first stands first.
    pub alerts: Vec<AlertRow>,
    /// How many are silenced or inhibited.
    pub left_out: usize,
}

/// One alert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlertRow {
    /// Its kind.
    pub name: String,
    /// Severity in the source's word.
    pub severity: Option<String>,
    /// The affected service.
    pub service: Option<String>,
    /// What it says.
    pub summary: Option<String>,
    /// Since when it fires.
    pub started: Option<Instant>,
    /// Where to look at it.
    pub link: Option<String>,
}

impl AlertListView {
    /// Derives the view.
    pub fn new(now: Instant, batch: &Batch) -> Self {
        let mut firing: Vec<&Alert> = batch.firing().collect();
        firing.sort_by_key(|alert| (alert.started, &alert.name, &alert.key));
        let row = |alert: &&Alert| AlertRow {
            name: alert.name.clone(),
            severity: alert.severity.clone(),
            service: alert.service.clone(),
            summary: alert.summary.clone(),
            started: alert.started,
            link: alert.link.clone(),
        };
        Self {
            schema: schema::ALERT_LIST,
            now,
            alerts: firing.iter().map(row).collect(),
            left_out: batch.left_out,
        }
    }
}
