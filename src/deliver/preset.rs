//! Services that are data: how a JSON webhook of theirs looks, what it limits, how it says yes.
//!
//! Refuses logic: a preset has gaps and limits, nothing else. `presets/*.yaml` are the shipped ones.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// A webhook's shape.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Shape {
    /// What it is, in one line.
    pub about: String,
    /// Appended to the channel's `url`; `{{ target }}` may stand in it.
    pub path: String,
    /// Used when the channel has no `url`.
    pub url: Option<String>,
    /// Everything behind the host is secret: the address is the key.
    pub secret_url: bool,
    /// Header names and values; `{{ secret }}` may stand in them.
    pub headers: BTreeMap<String, String>,
    /// The body: texts with gaps like `{{ title }}` or, cut to 256 characters, `{{ title | 256 }}`.
    pub body: Value,
    /// The body is this text and no JSON.
    pub plain: Option<String>,
    /// How mark-up and mentions of the service are made harmless: `slack`, `discord`, `mattermost`, `teams`.
    pub escape: Option<Escape>,
    /// Largest body, in bytes.
    pub largest: Option<usize>,
    /// Status codes that mean yes.
    pub success: Vec<u16>,
    /// The answer must be the text `ok`.
    pub answers_ok: bool,
    /// The same message may be sent twice without harm: the body has a key.
    pub idempotent: bool,
    /// The header that carries the signature `sha256=<hex>` of the body, made with the secret.
    pub sign: Option<String>,
    /// The secret is needed.
    pub needs_secret: bool,
    /// The target is needed, and what it is.
    pub needs_target: Option<String>,
}

/// Whose mark-up is made harmless.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Escape {
    /// Slack's and Mattermost's control characters.
    Slack,
    /// Markdown and `@` mentions.
    Markdown,
}

/// Shipped presets: name and YAML.
pub const SHIPPED: [(&str, &str); 6] = [
    ("discord", include_str!("presets/discord.yaml")),
    ("mattermost", include_str!("presets/mattermost.yaml")),
    ("ntfy", include_str!("presets/ntfy.yaml")),
    ("opsgenie", include_str!("presets/opsgenie.yaml")),
    ("teams", include_str!("presets/teams.yaml")),
    ("webhook", include_str!("presets/webhook.yaml")),
];

/// The preset of this name; `None`: there is none.
pub fn named(name: &str) -> Option<Shape> {
    let (_, yaml) = SHIPPED.iter().find(|(own, _)| *own == name)?;
    serde_yaml::from_str(yaml).ok()
}
