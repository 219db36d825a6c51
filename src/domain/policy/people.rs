//! Roles, contacts and on-call duty.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::calendar::Weekday;
use super::super::timespan::Timespan;
use super::later::Later;
use super::phase::Step;

/// The five roles that always exist.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RoleKind {
    /// Incident commander: decides; exactly one.
    Ic,
    /// Stands by the commander.
    Deputy,
    /// Keeps the record.
    Scribe,
    /// Speaks to those outside.
    Comms,
    /// Technical lead.
    Tl,
}

/// A role as the playbook names it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The playbook's name for it.
    pub name: String,
    /// Short form (`IC`).
    #[serde(default)]
    pub abbr: Option<String>,
    /// Which of irc's own roles it is.
    #[serde(default)]
    pub is: Option<RoleKind>,
    /// What it answers for.
    #[serde(default)]
    pub responsibility: Option<String>,
    /// Its tasks.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub tasks: Later<Vec<String>>,
    /// Who fills it.
    #[serde(default)]
    pub who: Option<String>,
    /// One holder at a time. The incident commander always is.
    #[serde(default)]
    pub exclusive: bool,
    /// Severities that need it filled.
    #[serde(default)]
    pub required_for: Vec<String>,
    /// Longest time in the role.
    #[serde(default)]
    pub max_time: Option<Timespan>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// Somebody, or a team, that can be reached.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name or role as the guide spells it; ladders and notify lists point to it.
    pub name: String,
    /// Other spellings that ladders and lists use for the same.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// How, best way first: handle, number, address, `PagerDuty`; empty where the guide leaves it open.
    #[serde(default)]
    pub how: Vec<String>,
    /// A placeholder that the guide leaves for the team to fill (`[Phone]`).
    #[serde(default)]
    pub placeholder: Option<String>,
    /// Field of knowledge (`Database`).
    #[serde(default)]
    pub area: Option<String>,
    /// Who stands behind them.
    #[serde(default)]
    pub secondary: Option<String>,
    /// When to call.
    #[serde(default)]
    pub when: Option<String>,
    /// Names of other contacts if this one is a group.
    #[serde(default)]
    pub members: Vec<String>,
    /// An emergency contact.
    #[serde(default)]
    pub emergency: bool,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// How to reach somebody, step by step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HowTo {
    /// Whom.
    pub target: String,
    /// Steps, in order.
    pub steps: Vec<String>,
    /// How long to wait for an answer before the next way.
    #[serde(default)]
    pub no_answer: Option<Timespan>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// On-call duty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OnCall {
    /// Levels, first responder first, with what each is for.
    #[serde(default)]
    pub levels: Vec<String>,
    /// Minutes without an answer after which the next level is called.
    #[serde(default)]
    pub no_answer: Option<Timespan>,
    /// When duty changes hands.
    #[serde(default)]
    pub rotation: Option<Rotation>,
    /// Where the schedule is.
    #[serde(default)]
    pub schedule: Option<String>,
    /// What the person on call answers for.
    #[serde(default)]
    pub responsibilities: Vec<String>,
    /// What is done at hand-off.
    #[serde(default)]
    pub handoff: Vec<Step>,
    /// What the person on call must have access to.
    #[serde(default)]
    pub access: Vec<Step>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// When duty changes hands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    /// In the guide's words.
    pub text: String,
    /// Day of change.
    pub day: Weekday,
    /// Time of change, `HH:MM` in the playbook's or the team's zone.
    pub at: String,
    /// Length of a shift in weeks.
    pub weeks: u8,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}
