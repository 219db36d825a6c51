//! What an import held that touched no incident: `irc.alerts/1`.

use serde::Serialize;

use super::schema;
use crate::domain::alert::Batch;
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
