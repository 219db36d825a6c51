//! The states of an incident: milestones, not gates.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where an incident stands. The order is the way forward.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Somebody said that it is an incident.
    #[default]
    Declared,
    /// Somebody works on it.
    Acknowledged,
    /// The cause is looked for.
    Investigating,
    /// The cause is known.
    Identified,
    /// The impact is being stopped.
    Mitigating,
    /// The impact has stopped; watching.
    Monitoring,
    /// Fixed and verified.
    Resolved,
    /// The paperwork is done.
    Closed,
    /// It was none, or another.
    Cancelled,
}

impl State {
    /// Every state, in order.
    pub const ALL: [Self; 9] = [
        Self::Declared,
        Self::Acknowledged,
        Self::Investigating,
        Self::Identified,
        Self::Mitigating,
        Self::Monitoring,
        Self::Resolved,
        Self::Closed,
        Self::Cancelled,
    ];

    /// The word in events, JSON and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Acknowledged => "acknowledged",
            Self::Investigating => "investigating",
            Self::Identified => "identified",
            Self::Mitigating => "mitigating",
            Self::Monitoring => "monitoring",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Still being worked on: not resolved, closed or cancelled.
    pub const fn is_active(self) -> bool {
        !matches!(self, Self::Resolved | Self::Closed | Self::Cancelled)
    }

    /// Nothing more is expected of the incident itself.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled)
    }
}

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}
