//! Phases: what is done, in the playbook's order and words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::timespan::Timespan;
use super::severity::Anchor;

/// Which walk a phase belongs to.
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
pub enum Stage {
    /// `irc ack`
    Acknowledge,
    /// `irc triage`
    #[default]
    Triage,
    /// `irc update`, offered after triage
    Communicate,
    /// between triage and mitigation
    Investigate,
    /// `irc mitigate`
    Mitigate,
    /// `irc resolve`
    Resolve,
    /// after the incident, `irc close`
    FollowUp,
}

/// One phase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Stable, kebab-case.
    pub id: String,
    /// The playbook's name for it.
    pub name: String,
    /// Which walk it belongs to.
    pub stage: Stage,
    /// Its time limit: a promise of its own.
    #[serde(default)]
    pub within: Option<Timespan>,
    /// What the limit counts from; absent: the declaration, for follow-up the last resolution.
    #[serde(default)]
    pub from: Option<Anchor>,
    /// How long it is expected to take: an estimate, never a clock.
    #[serde(default)]
    pub estimate: Option<Timespan>,
    /// Severities that it is for; empty: all.
    #[serde(default)]
    pub severities: Vec<String>,
    /// Severities whose time limit it is, where it is done for others too; empty: the same as `severities`.
    #[serde(default)]
    pub within_for: Vec<String>,
    /// What it is for.
    #[serde(default)]
    pub goal: Option<String>,
    /// What sets it off.
    #[serde(default)]
    pub trigger: Option<String>,
    /// Questions to answer.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Checklist.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Commands to copy.
    #[serde(default)]
    pub commands: Vec<Command>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// What kind of answer a question wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Free text.
    #[default]
    Text,
    /// Yes or no.
    YesNo,
    /// The severity itself.
    Severity,
}

/// A question of a phase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable, kebab-case; `--answer ID=TEXT`.
    pub id: String,
    /// The question.
    pub text: String,
    /// What kind of answer it wants.
    #[serde(default)]
    pub kind: QuestionKind,
    /// Which field of the record the answer also fills: `impact`, `service`, `users_affected`, `workaround`, `data_at_risk`, `customer_facing`.
    #[serde(default)]
    #[schemars(extend("enum" = ["impact", "service", "users_affected", "workaround", "data_at_risk", "customer_facing", null]))]
    pub fills: Option<String>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// A step of a checklist.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Stable, kebab-case; `--tick ID`.
    pub id: String,
    /// What to do.
    pub text: String,
    /// `resolve` asks for it: a required check.
    #[serde(default)]
    pub required: bool,
    /// Its own promise.
    #[serde(default)]
    pub within: Option<Timespan>,
    /// What `within` counts from; absent: as the phase.
    #[serde(default)]
    pub from: Option<Anchor>,
    /// How long to wait and watch before going on: a hold, counted from the mitigation.
    #[serde(default)]
    pub hold: Option<Timespan>,
    /// Severities that it is for; empty: all of the phase's.
    #[serde(default)]
    pub severities: Vec<String>,
    /// Which event also meets it: `acknowledged`, `severity_confirmed`, `roles_assigned`, `update_said`, `identified`, `postmortem_drafted`, `postmortem_reviewed`, `postmortem_published`, `actions_owned`, `actions_done`.
    #[serde(default)]
    #[schemars(extend("enum" = ["acknowledged", "severity_confirmed", "roles_assigned", "update_said", "identified", "postmortem_drafted", "postmortem_reviewed", "postmortem_published", "actions_owned", "actions_done", null]))]
    pub met_by: Option<String>,
    /// Finer points under the step.
    #[serde(default)]
    pub details: Vec<String>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// A command to show and copy; irc never runs it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// What it is for.
    pub label: String,
    /// The command; `{{ name }}` is replaced from `vars`, shell-quoted. Absent for a manual step.
    #[serde(default)]
    pub run: Option<String>,
    /// What to do by hand where there is no command.
    #[serde(default)]
    pub manual: Option<String>,
    /// Language of `run` where it is not a shell (`sql`).
    #[serde(default)]
    pub language: Option<String>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}
