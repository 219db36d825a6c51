//! Facts about alerts that came from elsewhere: collapsed by kind, because a storm is one thing and not three hundred.

use serde::{Deserialize, Serialize};

/// Alerts of one kind belong to this incident. Happened when the first of them fired.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AlertAttached {
    /// Where they came from: `alertmanager`, `grafana`, `prometheus`, `pagerduty`.
    pub source: String,
    /// Their kind: the name that they share.
    pub name: String,
    /// One key an alert and firing; the same alert firing again has another.
    pub keys: Vec<String>,
    /// Names the group that the source sent them in; later ones of it belong here too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Severity in the source's word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    /// What the first of them says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Where to look at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// Alerts of one kind stopped firing. It resolves nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AlertCleared {
    /// Their kind.
    pub name: String,
    /// Their keys, as they were attached.
    pub keys: Vec<String>,
}
