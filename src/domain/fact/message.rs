//! Facts about messages to people elsewhere. Nothing here names a host, an address or a secret.

use serde::{Deserialize, Serialize};

use super::super::message::About;

/// A message through a channel ended so. The event's kind says how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MessageEnded {
    /// Names the message in this store's outbox.
    pub message: String,
    /// The channel's own name.
    pub channel: String,
    /// What it was about.
    pub about: About,
    /// The event that it told of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// What the service calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// What the service said, or why nothing is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}
