//! One event as output shows it: `E` of `docs/json.md`.

use serde::Serialize;
use serde_json::Value;

use super::words::sentence;
use crate::domain::incident::{Entry, Struck, StruckBy};
use crate::domain::instant::{Instant, Precision};
use crate::domain::policy::Policy;

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventView {
    /// `<writer4>-<seq>[.<n>]`.
    pub id: String,
    /// Past tense.
    pub kind: String,
    /// When it happened.
    pub happened_at: Instant,
    /// How exactly that is known.
    pub precision: Precision,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// Entered noticeably after it happened.
    pub entered_late: bool,
    /// Who did it.
    pub by: String,
    /// Who typed it.
    pub recorded_by: String,
    /// In words.
    pub text: String,
    /// Put right by a later act.
    pub amended: bool,
    /// Why it does not count; null if it does.
    pub struck: Option<String>,
    /// The payload.
    pub data: Value,
}

impl EventView {
    /// An event that counts.
    pub fn new(policy: &Policy, entry: &Entry) -> Self {
        let event = entry.fact.event(entry.happened_at, entry.precision);
        Self {
            id: entry.id.clone(),
            kind: event.kind,
            happened_at: entry.happened_at,
            precision: entry.precision,
            recorded_at: entry.recorded_at,
            entered_late: entry.is_late(),
            by: entry.by.clone(),
            recorded_by: entry.recorded_by.clone(),
            text: sentence(policy, &entry.fact),
            amended: entry.amended,
            struck: None,
            data: event.data,
        }
    }

    /// An event that does not count, for `log --all`.
    pub fn struck(policy: &Policy, struck: &Struck) -> Self {
        let why = match &struck.why {
            StruckBy::Undone => "undone".to_owned(),
            StruckBy::Moved(to) => format!("moved to {to}"),
            StruckBy::Unknown { vital: true, .. } => "unknown to this irc, and vital".to_owned(),
            StruckBy::Unknown { .. } => "unknown to this irc".to_owned(),
        };
        let tagged = serde_json::json!({ "kind": struck.kind, "data": struck.data });
        let text = serde_json::from_value(tagged).map_or_else(
            |_| struck.kind.replace('_', " "),
            |fact| sentence(policy, &fact),
        );
        Self {
            id: struck.id.clone(),
            kind: struck.kind.clone(),
            happened_at: struck.happened_at,
            precision: Precision::Second,
            recorded_at: struck.recorded_at,
            entered_late: false,
            by: struck.by.clone(),
            recorded_by: struck.by.clone(),
            text,
            amended: false,
            struck: Some(why),
            data: struck.data.clone(),
        }
    }
}
