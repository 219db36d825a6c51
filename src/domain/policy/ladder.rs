//! Ladders: who is brought in, when and why. Not the notify list, not the response team.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::timespan::Timespan;
use super::severity::Anchor;

/// One way up. Every ladder says its counting, its trigger, its severities and whether steps add or replace.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Its name: kebab-case.
    pub name: String,
    /// What its times count from.
    #[serde(default)]
    pub counts_from: Anchor,
    /// Only time at a step's severity or worse, or the incident's age.
    #[serde(default)]
    pub counts: Counts,
    /// Do later steps join the earlier ones, or take over from them?
    pub mode: Mode,
    /// Steps, in order.
    pub steps: Vec<Rung>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// What a ladder's times count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// Only the time at the step's severity or worse.
    #[default]
    Severity,
    /// The incident's age, whatever its severity was; after a raise at least 5 min a step.
    IncidentAge,
}

/// Do later steps join the earlier ones?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Cumulative: everybody so far, and these too.
    #[default]
    Add,
    /// The next level takes over.
    Replace,
}

/// Why a step is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// Time has passed.
    #[default]
    Elapsed,
    /// Nobody has acknowledged.
    NoAck,
    /// A person who was called did not answer.
    NoAnswer,
    /// No progress since the last one.
    NoProgress,
    /// Not resolved in time.
    NotResolved,
    /// Something is so (`when` says what): asked, never assumed.
    Condition,
}

/// One step of a ladder.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// Severities that take it; empty: all (spelled out when the playbook is read).
    #[serde(default)]
    pub severities: Vec<String>,
    /// Its time; absent where the guide gives none.
    #[serde(default)]
    pub after: Option<Timespan>,
    /// Seconds from the anchor to the time to act, where the text alone does not tell: `0` for a first column such as `< 30 min`.
    #[serde(default)]
    pub after_s: Option<i64>,
    /// Why it is taken.
    #[serde(default)]
    pub trigger: Trigger,
    /// Whom, one entry a name, as the guide spells it.
    pub targets: Vec<String>,
    /// The situation, in words.
    #[serde(default)]
    pub when: Option<String>,
    /// What its time counts from, where it differs from the ladder's.
    #[serde(default)]
    pub from: Option<Anchor>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

impl Rung {
    /// Seconds from the anchor to the moment to act; `None` for words, or where the guide says nothing.
    pub fn due_s(&self) -> Option<i64> {
        self.after_s
            .or_else(|| self.after.as_ref().and_then(Timespan::from_s))
    }
}
