//! One severity: what it means, how fast it wants an answer, who is told, what is done.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::timespan::Timespan;
use super::later::Later;
use super::message::Audience;

/// One level. The position in `severities` is its rank: the first is the worst.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Severity {
    /// The team's own word, printed as spelled (`SEV-1`, `P1`).
    pub id: String,
    /// A name beside the id (`Critical`).
    #[serde(default)]
    pub name: Option<String>,
    /// Other words for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The definition.
    pub meaning: String,
    /// How soon somebody works on it; counted from the declaration.
    #[serde(default)]
    pub response: Option<Timespan>,
    /// How soon it is acknowledged; counted from the alert, else the declaration.
    #[serde(default)]
    pub acknowledge: Option<Timespan>,
    /// How often an update is said: a duration, or an object.
    #[serde(default)]
    pub update: Option<Cadence>,
    /// Further updates beside it, each for another audience.
    #[serde(default)]
    pub also_update: Vec<Cadence>,
    /// How soon service is restored; counted from the declaration.
    #[serde(default)]
    pub resolve: Option<Timespan>,
    /// Who is told (not who is brought in: that is a ladder).
    #[serde(default)]
    pub notify: Vec<Notify>,
    /// The response team.
    #[serde(default)]
    pub team: Vec<String>,
    /// What this severity asks for; those of the current severity only.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// Signs by which one knows it.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub indicators: Later<Vec<String>>,
    /// Figures by which one knows it.
    #[serde(default)]
    pub thresholds: Vec<Threshold>,
    /// Examples.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub examples: Later<Vec<String>>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

impl Severity {
    /// Every rhythm of updates, the main one first.
    pub fn cadences(&self) -> impl Iterator<Item = &Cadence> {
        self.update.iter().chain(&self.also_update)
    }

    /// The rhythm for one audience.
    pub fn cadence(&self, audience: Audience) -> Option<&Cadence> {
        self.cadences().find(|cadence| cadence.audience == audience)
    }
}

/// A figure that speaks for this severity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// What is measured, such as `users affected` or `error rate`.
    pub what: String,
    /// Unit (`%`, `s`).
    #[serde(default)]
    pub unit: Option<String>,
    /// More than this.
    #[serde(default)]
    pub above: Option<f64>,
    /// Less than this.
    #[serde(default)]
    pub below: Option<f64>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// Where a clock starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The alert, else the declaration.
    Alerted,
    /// The impact's first start.
    ImpactStarted,
    /// The declaration.
    #[default]
    Declared,
    /// The acknowledgement, else the moment when the response time is over.
    Acknowledged,
    /// The last progress (state forward, finding, decision, mitigation step, hypothesis ruled out), else the acknowledgement.
    LastProgress,
    /// The last said update to that audience.
    LastUpdate,
    /// A change of state.
    StatusChange,
    /// The mitigation.
    Mitigated,
    /// The last resolution.
    Resolved,
    /// A yes to the condition's question.
    Condition,
}

/// How often an update is said. A plain duration stands for `every`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "CadenceSource")]
#[schemars(with = "CadenceSource")]
pub struct Cadence {
    /// The interval; a range is due from its lower to its upper end. Words if the guide gives no figure.
    pub every: Timespan,
    /// The first one, where it differs: when, and from where.
    pub first: Option<First>,
    /// Also due at once when the status changes.
    pub on_change: bool,
    /// irc's audience; `internal` unless said.
    pub audience: Audience,
    /// For whom, as the guide spells it.
    pub to: Option<String>,
    /// Line in the playbook.
    pub line: u32,
}

#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum CadenceSource {
    Every(Timespan),
    Full(CadenceFull),
}

/// A cadence in full.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CadenceFull {
    /// The interval.
    every: Timespan,
    /// The first update.
    first: Option<First>,
    /// Also due when the status changes.
    #[serde(default)]
    on_change: bool,
    /// irc's audience.
    #[serde(default)]
    audience: Audience,
    /// For whom, as the guide spells it.
    to: Option<String>,
    #[serde(default)]
    #[schemars(skip)]
    line: u32,
}

impl From<CadenceSource> for Cadence {
    fn from(source: CadenceSource) -> Self {
        match source {
            CadenceSource::Every(every) => Self {
                every,
                ..Self::default()
            },
            CadenceSource::Full(full) => Self {
                every: full.every,
                first: full.first,
                on_change: full.on_change,
                audience: full.audience,
                to: full.to,
                line: full.line,
            },
        }
    }
}

/// When the first update is due.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct First {
    /// How soon.
    pub within: Timespan,
    /// From where.
    #[serde(default)]
    pub from: Anchor,
}

/// Who is told, by when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notify {
    /// Names as the guide spells them, one each.
    pub who: Vec<String>,
    /// How soon; absent: the guide names no time.
    #[serde(default)]
    pub within: Option<Timespan>,
    /// Only if this is so: asked, never assumed.
    #[serde(default, rename = "if")]
    pub condition: Option<String>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// Something this severity asks for. A plain text, or an object where it has a target time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "ActionSource")]
#[schemars(with = "ActionSource")]
pub struct Action {
    /// What to do, with the guide's target in the words.
    pub text: String,
    /// Id for `step done ID`; required with `within`.
    pub id: Option<String>,
    /// Target time.
    pub within: Option<Timespan>,
    /// What the target counts from.
    pub from: Anchor,
    /// Line in the playbook.
    pub line: u32,
}

#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum ActionSource {
    Text(String),
    Full(ActionFull),
}

/// An action with a target time.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ActionFull {
    /// What to do.
    text: String,
    /// Id for `step done ID`.
    id: Option<String>,
    /// Target time.
    within: Option<Timespan>,
    /// What the target counts from.
    #[serde(default)]
    from: Anchor,
    #[serde(default)]
    #[schemars(skip)]
    line: u32,
}

impl From<ActionSource> for Action {
    fn from(source: ActionSource) -> Self {
        match source {
            ActionSource::Text(text) => Self {
                text,
                ..Self::default()
            },
            ActionSource::Full(ActionFull {
                text,
                id,
                within,
                from,
                line,
            }) => Self {
                text,
                id,
                within,
                from,
                line,
            },
        }
    }
}
