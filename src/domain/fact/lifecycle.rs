//! Facts on the way from the alert to the close.

use serde::{Deserialize, Serialize};

use super::super::state::State;

/// Is it meant?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// It happened, now.
    #[default]
    Real,
    /// Practice.
    Drill,
    /// Written up afterwards.
    Retro,
    /// A try.
    Test,
}

/// Who may see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// The team.
    #[default]
    Team,
    /// Only those who are told.
    Restricted,
}

/// Where the first sign came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Monitoring.
    Alert,
    /// A customer.
    Customer,
    /// A colleague.
    Staff,
    /// A partner.
    Partner,
}

/// It is an incident.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Declared {
    /// The title; may be empty until somebody knows one.
    pub title: String,
    /// Canonical severity.
    pub severity: String,
    /// The severity was a guess to the safe side.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unsure: bool,
    /// Is it meant?
    #[serde(default)]
    pub mode: Mode,
    /// Who may see it.
    #[serde(default)]
    pub visibility: Visibility,
    /// Where the first sign came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The affected service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// What users notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact: Option<String>,
    /// The channel's name, from the playbook's pattern.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Whom it waits for (`--for`).
    #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
    pub for_whom: Option<String>,
    /// An incident that this one belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub related: Option<String>,
}

/// Which playbook counts from now on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlaybookPinned {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, which lie beside the log.
    pub sha256: String,
    /// Why it was not the one asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
}

/// The alert fired, or somebody noticed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Detected {
    /// How.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// Where the first sign came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// Somebody works on it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Acknowledged {
    /// Follows from another act (a declaration by hand, a later state), not from a word of its own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub implied: bool,
}

/// The impact began.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImpactStarted {}

/// The impact stopped.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImpactEnded {}

/// The severity was set, or corrected.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SeveritySet {
    /// The new one, canonical.
    pub to: String,
    /// The one before, as it stood when this was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// It was so all along from `happened_at` on: the track is rewritten, not continued.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub correct: bool,
    /// The current severity was looked at and confirmed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
}

/// The state was set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StateSet {
    /// irc's state.
    pub to: State,
    /// The playbook's word, where that was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
}

/// The bleeding has stopped.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mitigated {
    /// What stopped it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
}

/// Fixed and verified.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Resolved {
    /// What fixed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// A person vouched for every required check.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub vouched: bool,
    /// Why it was resolved with checks open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forced: Option<String>,
    /// Before the hold was over.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub before_hold: bool,
}

/// The paperwork is done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Closed {}

/// Why there is nothing to go on with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CancelReason {
    /// Nothing was wrong.
    #[default]
    FalseAlarm,
    /// Another incident has it.
    Duplicate,
    /// Something was wrong, but no incident.
    NotAnIncident,
    /// A try.
    Test,
}

/// It was none, or another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cancelled {
    /// Why.
    #[serde(rename = "as")]
    pub why: CancelReason,
    /// The incident that has it (`duplicate`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// It is back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reopened {
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
