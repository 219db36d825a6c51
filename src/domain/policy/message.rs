//! What is said, to whom, where: templates, the status page, the incident's channel.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::state::State;

/// Whom an update is for.
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
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The people working on it and those beside them.
    #[default]
    Internal,
    /// The public status page.
    StatusPage,
    /// Leadership.
    Executives,
    /// Customers, directly.
    Customers,
    /// By mail.
    Email,
    /// Those called to the bridge.
    Bridge,
}

/// A text with gaps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Stable, kebab-case.
    pub name: String,
    /// The guide's own heading for it.
    #[serde(default)]
    pub title: Option<String>,
    /// Whom it is for.
    #[serde(default)]
    pub audience: Audience,
    /// States in which it serves; empty: all.
    #[serde(default)]
    pub states: Vec<State>,
    /// Subject line, rendered like the body.
    #[serde(default)]
    pub subject: Option<String>,
    /// Where it is posted, in the guide's words.
    #[serde(default)]
    pub channel: Option<String>,
    /// The text (minijinja): `{{ field }}`.
    pub body: String,
    /// The gaps that a person may fill; names beyond these are filled from the record.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// A gap in a template.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Name in the template: letters, digits, `_`; `--set NAME=TEXT`.
    pub name: String,
    /// What to ask for.
    #[serde(default)]
    pub ask: Option<String>,
    /// The one that `-m` fills.
    #[serde(default)]
    pub main: bool,
    /// Nothing is rendered without it.
    #[serde(default)]
    pub required: bool,
    /// Which value of the record fills it when nobody says otherwise (`impact`, `title`, `service`, ...; see `docs/playbook.md`).
    #[serde(default)]
    pub from: Option<String>,
    /// Used where neither a person nor the record knows; else "not known yet".
    #[serde(default)]
    pub default: Option<String>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// The public status page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusPage {
    /// Where it is.
    #[serde(default)]
    pub url: Option<String>,
    /// When to update it.
    #[serde(default)]
    pub when: Vec<String>,
    /// How to update it.
    #[serde(default)]
    pub how: Vec<String>,
    /// Severities that must be on it.
    #[serde(default)]
    pub severities: Vec<String>,
    /// Wording for each public status.
    #[serde(default)]
    pub statuses: Vec<StatusWord>,
    /// What to say and not to say.
    #[serde(default)]
    pub rules: PublicRules,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// What a public text says and leaves out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicRules {
    /// What to include.
    #[serde(default)]
    pub include: Vec<String>,
    /// What to leave out, in the guide's words.
    #[serde(default)]
    pub exclude: Vec<String>,
    /// Words that a public text must not hold (internal host names, for instance): warned about.
    #[serde(default)]
    pub avoid_words: Vec<String>,
}

/// The word and wording of one public status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusWord {
    /// The playbook's word (`Investigating`).
    pub word: String,
    /// irc's states that it stands for.
    pub states: Vec<State>,
    /// The wording.
    #[serde(default)]
    pub text: Option<String>,
    /// A mark in front (emoji).
    #[serde(default)]
    pub mark: Option<String>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// The incident's own channel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Name with gaps: `{date}` (YYYYMMDD), `{count}` (NNN), `{slug}` (from the title). A fixed name has none.
    pub pattern: String,
    /// The guide's own spelling of the pattern.
    #[serde(default)]
    pub text: Option<String>,
    /// A channel that always exists beside it.
    #[serde(default)]
    pub also: Vec<String>,
    /// Severities that open one; empty: all.
    #[serde(default)]
    pub severities: Vec<String>,
    /// What the topic says.
    #[serde(default)]
    pub topic: Vec<String>,
    /// The command or message that declares the incident there.
    #[serde(default)]
    pub declare: Option<String>,
    /// The bridge to join.
    #[serde(default)]
    pub bridge: Option<String>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

impl Audience {
    /// Every audience.
    pub const ALL: [Self; 6] = [
        Self::Internal,
        Self::StatusPage,
        Self::Executives,
        Self::Customers,
        Self::Email,
        Self::Bridge,
    ];

    /// The word on the command line and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::StatusPage => "status-page",
            Self::Executives => "executives",
            Self::Customers => "customers",
            Self::Email => "email",
            Self::Bridge => "bridge",
        }
    }
}
