//! What follows an incident: the postmortem, its rule, its deadlines, its sections.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::timespan::Timespan;
use super::later::Later;

/// The review afterwards.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Postmortem {
    /// Severities that need one.
    #[serde(default)]
    pub required_for: Vec<String>,
    /// Other conditions under which one is written.
    #[serde(default)]
    pub also_when: Vec<String>,
    /// By when; counted from the last resolution.
    #[serde(default)]
    pub deadlines: Vec<Deadline>,
    /// The document's title, with `{{ title }}`.
    #[serde(default)]
    pub title: Option<String>,
    /// Header lines, in order: the label, and which value fills it.
    #[serde(default)]
    #[schemars(with = "Vec<HeaderLine>")]
    pub header: Later<Vec<HeaderLine>>,
    /// Sections, in order.
    #[serde(default)]
    #[schemars(with = "Vec<Section>")]
    pub sections: Later<Vec<Section>>,
    /// The review meeting.
    #[serde(default)]
    pub meeting: Option<Meeting>,
    /// Who signs.
    #[serde(default)]
    pub approval: Vec<String>,
    /// Rules for following up.
    #[serde(default)]
    pub follow_up: Vec<String>,
    /// Kinds of action item to think of.
    #[serde(default)]
    pub action_categories: Vec<String>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// A line of the document's header.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeaderLine {
    /// The guide's label (`Incident Commander`).
    pub label: String,
    /// Which value fills it: `date`, `duration`, `severity`, `ic`, `tl`, `author`, `responders`, `attendees`, `status`, `id`, or `none` (left to a person).
    #[schemars(extend("enum" = ["date", "duration", "severity", "ic", "tl", "author", "responders", "attendees", "status", "id", "none"]))]
    pub from: String,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// What kind of act meets a deadline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Milestone {
    /// `postmortem drafted`
    #[default]
    Drafted,
    /// `postmortem reviewed` (a meeting was held)
    Reviewed,
    /// `postmortem published`
    Published,
    /// every action item has an owner and a due date, or is done
    ActionsOwned,
    /// every action item is done
    ActionsDone,
}

/// A time limit on the review.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// What is due, in the guide's words.
    pub what: String,
    /// Stable, kebab-case: the clock is `postmortem.<id>`.
    pub id: String,
    /// Which act meets it.
    pub met_by: Milestone,
    /// How soon after the resolution.
    pub within: Timespan,
    /// Only where one of these was the worst severity reached; absent: all.
    #[serde(default)]
    pub severities: Vec<String>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// What fills a section of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    /// A person writes it; the prompt stands there.
    #[default]
    Prose,
    /// Title, severity, times: the header again.
    Header,
    /// What happened to whom, for how long.
    Impact,
    /// How it was noticed, by whom, how long that took.
    Detection,
    /// The timeline.
    Timeline,
    /// Roles and responders.
    Roles,
    /// Updates and escalations against policy.
    Response,
    /// What ended it, from the record, and a prompt.
    Resolution,
    /// Contributing factors (root cause).
    Causes,
    /// What went well.
    WentWell,
    /// What went badly.
    WentBadly,
    /// Where luck helped.
    Lucky,
    /// Action items.
    Actions,
    /// Sign-off.
    Approval,
}

/// A section of the document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The guide's heading.
    pub heading: String,
    /// What fills it.
    #[serde(default)]
    pub kind: SectionKind,
    /// Labelled lines in it, in the guide's words (`Users affected`).
    #[serde(default)]
    pub fields: Vec<String>,
    /// What a person is asked to write.
    #[serde(default)]
    pub prompt: Option<String>,
    /// Columns of a table, in the guide's words.
    #[serde(default)]
    pub columns: Vec<String>,
    /// A heading one level deeper.
    #[serde(default)]
    pub sub: bool,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// The review meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// How soon.
    #[serde(default)]
    pub within: Option<Timespan>,
    /// Who comes.
    #[serde(default)]
    pub attendees: Vec<String>,
    /// How long it takes.
    #[serde(default)]
    pub duration: Option<Timespan>,
    /// What is talked about.
    #[serde(default)]
    pub agenda: Vec<String>,
    /// What it is for.
    #[serde(default)]
    pub goal: Option<String>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}
