//! Facts about words: said is not drafted.

use serde::{Deserialize, Serialize};

use super::super::instant::Instant;
use super::super::policy::Audience;

/// Words were written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateDrafted {
    /// Names this update within the incident: `u1`, `u2` ...
    pub update: String,
    /// For whom.
    pub audience: Audience,
    /// The template's name; absent: plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// The whole text; absent if it is long and lies beside the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// SHA-256 of the text under `evidence/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// The main words, for timelines.
    pub summary: String,
    /// The public status that it states, in the playbook's word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The next update that it announces: binds once said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_by: Option<Instant>,
}

/// Words were said: only this keeps a promise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateSaid {
    /// Which update: `u1`.
    pub update: String,
    /// For whom.
    pub audience: Audience,
    /// Other audiences that the same words served.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Audience>,
    /// The public status that it states, in the playbook's word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The next update that it announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_by: Option<Instant>,
}
