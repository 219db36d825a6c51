//! Facts that correct other facts, and acts upon clocks. Originals stay in the log.

use serde::{Deserialize, Serialize};

use super::super::instant::{Instant, Precision};
use super::super::timespan::Timespan;

/// An event's time or text was put right.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Amended {
    /// The event, as `log` prints it.
    pub event: String,
    /// When it really happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened_at: Option<Instant>,
    /// How exactly that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// The right words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// An act was taken back, whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Undone {
    /// The act: the writer's full name.
    pub writer: String,
    /// Its number.
    pub seq: u64,
}

/// An event belongs to another incident.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    /// The event, as `log` prints it.
    pub event: String,
    /// The other incident's full id; there a copy of the event stands.
    pub to: String,
}

/// A line was replaced by a tombstone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Redacted {
    /// Sum of the line that stood there.
    pub was: String,
    /// Why.
    pub reason: String,
}

/// A promise changes from now on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CadenceSet {
    /// The new interval.
    pub every: Timespan,
    /// Until when; then the playbook's counts again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    /// The audience.
    #[serde(default)]
    pub audience: super::super::policy::Audience,
    /// Why.
    pub reason: String,
}

/// The bell is silent for a while.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Snoozed {
    /// The clock's id.
    pub clock: String,
    /// Until when.
    pub until: Instant,
}

/// A promise does not count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Waived {
    /// The clock's id.
    pub clock: String,
    /// Why.
    pub reason: String,
}
