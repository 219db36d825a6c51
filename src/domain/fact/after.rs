//! Facts about work: tasks (now), action items (later), the postmortem, the grades.

use serde::{Deserialize, Serialize};

use super::super::instant::Instant;

/// Do this now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TaskAdded {
    /// `t1`, `t2` ...
    pub task: String,
    /// What.
    pub text: String,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Instant>,
}

/// A task was done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TaskDone {
    /// Which.
    pub task: String,
}

/// Do this later.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ActionAdded {
    /// `a1`, `a2` ...
    pub action: String,
    /// What.
    pub text: String,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Instant>,
    /// How urgent, in the team's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
}

/// An action item was changed; absent fields are not touched.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ActionChanged {
    /// Which.
    pub action: String,
    /// What.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Instant>,
    /// How urgent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
}

/// An action item was done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ActionDone {
    /// Which.
    pub action: String,
}

/// The postmortem was drafted, reviewed or published.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PostmortemMarked {
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// How a promise ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Kept in time.
    Kept,
    /// Kept in time, entered afterwards.
    KeptEnteredLate,
    /// Kept, but late.
    Late,
    /// Not kept.
    Missed,
    /// Ended before it was due.
    NotApplicable,
    /// Taken back with a reason.
    Waived,
    /// Lies before the declaration was recorded, and nobody said.
    NotRecorded,
    /// No figure: words.
    Words,
}

/// One promise's grade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// The clock's id.
    pub clock: String,
    /// Its round, from 1.
    pub round: u32,
    /// What was promised.
    pub what: String,
    /// For whom.
    #[serde(rename = "for")]
    pub for_whom: Vec<String>,
    /// How it ended.
    pub grade: Grade,
    /// When it was due.
    #[serde(default)]
    pub due_from: Option<Instant>,
    /// After when it was late.
    #[serde(default)]
    pub late_after: Option<Instant>,
    /// When it was met.
    #[serde(default)]
    pub met_at: Option<Instant>,
    /// By how many seconds it was late or missed.
    #[serde(default)]
    pub late_s: Option<i64>,
    /// How many further rounds fell into the gap.
    #[serde(default)]
    pub intervals_missed: u32,
    /// The rule, in the playbook's words.
    pub rule: String,
}

/// Grades were written down: a later engine never rewrites an old review.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// Each promise whose due has passed or that was met.
    pub promises: Vec<Judgement>,
    /// Clocks that still run: judged later.
    pub running: Vec<String>,
}
