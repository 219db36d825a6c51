//! Facts about calling people: reached is not called.

use serde::{Deserialize, Serialize};

/// How somebody was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// By hand: call, message, shout.
    Person,
    /// Through a configured channel.
    Channel,
}

/// Somebody was called, reached, or not. The event's kind says which.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contacted {
    /// Whom, as the playbook spells it or as typed.
    pub target: String,
    /// The ladder that asked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ladder: Option<String>,
    /// The step's number in that ladder, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u32>,
    /// By which way (`PagerDuty`, a number).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<String>,
    /// The person behind a role, where named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
