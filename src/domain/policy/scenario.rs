//! Known kinds of trouble, ways to stop the impact, and the questions that choose between them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::phase::{Command, Step};

/// A known kind of trouble.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Stable, kebab-case.
    pub id: String,
    /// The playbook's name for it.
    pub name: String,
    /// Signs of it.
    #[serde(default)]
    pub symptoms: Vec<String>,
    /// Severity it usually has.
    #[serde(default)]
    pub severity: Option<String>,
    /// What to look at, in order.
    #[serde(default)]
    pub checks: Vec<Step>,
    /// Commands for it.
    #[serde(default)]
    pub commands: Vec<Command>,
    /// Ways out, in order.
    #[serde(default)]
    pub ways_out: Vec<WayOut>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// One way out of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WayOut {
    /// In which case (`recent deploy`); absent: always worth trying.
    #[serde(default, rename = "if")]
    pub condition: Option<String>,
    /// What to do.
    #[serde(rename = "do")]
    pub action: String,
    /// The command for it.
    #[serde(default)]
    pub run: Option<String>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// A way to stop the impact. The order in the playbook is the order of preference.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mitigation {
    /// Stable, kebab-case; `--choose ID`.
    pub id: String,
    /// The playbook's name for it.
    pub name: String,
    /// What it does.
    #[serde(default)]
    pub text: Option<String>,
    /// When it fits.
    #[serde(default)]
    pub when: Option<String>,
    /// Where it is described.
    #[serde(default)]
    pub see: Option<String>,
    /// Commands for it.
    #[serde(default)]
    pub commands: Vec<Command>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// One yes/no question on the way to a mitigation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionNode {
    /// Stable, kebab-case.
    pub id: String,
    /// The question.
    pub ask: String,
    /// Where a yes leads.
    pub yes: Branch,
    /// Where a no leads.
    pub no: Branch,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// Where an answer leads: to another question, or to something to do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// Id of the next question.
    #[serde(default)]
    pub ask: Option<String>,
    /// What to do.
    #[serde(default, rename = "do")]
    pub action: Option<String>,
    /// Id of the mitigation that this is.
    #[serde(default)]
    pub mitigation: Option<String>,
    /// The command for it.
    #[serde(default)]
    pub run: Option<String>,
}
