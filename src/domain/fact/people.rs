//! Facts about who does what.

use serde::{Deserialize, Serialize};

/// A role was taken at once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RoleAssigned {
    /// irc's word (`ic`) or the playbook's own role name.
    pub role: String,
    /// Who.
    pub who: String,
}

/// A held role was offered to somebody else.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RoleOffered {
    /// The role.
    pub role: String,
    /// To whom.
    pub who: String,
    /// What whoever takes it must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// An offer was accepted: the holder changes now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RoleAccepted {
    /// The role.
    pub role: String,
    /// By whom.
    pub who: String,
    /// Said aloud and typed by somebody else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub aloud: bool,
}

/// Whoever was offered a role said no; its holder stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RoleDeclined {
    /// The role.
    pub role: String,
    /// Who said no.
    pub who: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An offer was taken back before it was accepted; its holder stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RoleWithdrawn {
    /// The role.
    pub role: String,
    /// To whom it had been offered.
    pub who: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A role was given up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RoleReleased {
    /// The role.
    pub role: String,
    /// By whom.
    pub who: String,
}

/// Somebody came to help.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ResponderJoined {
    /// Who.
    pub who: String,
}

/// Somebody left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ResponderLeft {
    /// Who.
    pub who: String,
}
