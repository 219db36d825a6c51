//! A team's policy, as a playbook says it: every field stands for something that real guides state.
//!
//! These types are the playbook's schema (`docs/playbook.schema.json` is generated from them), the compiled
//! cache, and what the rest of the program reads. What a guide does not state stays absent: nothing here
//! fills in a figure. They refuse to read YAML (`playbook`) and to know an incident (`incident`, `clocks`).
//!
//! `line` on an object is the line of the playbook that it comes from; playbooks do not write it.

pub mod after;
pub mod ladder;
pub mod later;
pub mod lookup;
pub mod message;
pub mod people;
pub mod phase;
pub mod scenario;
pub mod severity;
#[cfg(test)]
mod shipped;
#[cfg(test)]
mod shipped_more;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::BusinessHours;
use super::timespan::Timespan;
pub use after::{Deadline, HeaderLine, Meeting, Milestone, Postmortem, Section, SectionKind};
pub use ladder::{Counts, Ladder, Mode, Rung, Trigger};
pub use later::Later;
pub use message::{Audience, Channel, Field, PublicRules, StatusPage, StatusWord, Template};
pub use people::{Contact, HowTo, OnCall, Role, RoleKind, Rotation};
pub use phase::{Command, Phase, Question, QuestionKind, Stage, Step};
pub use scenario::{Branch, DecisionNode, Mitigation, Scenario, WayOut};
pub use severity::{Action, Anchor, Cadence, First, Notify, Severity, Threshold};

/// One playbook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Version of the playbook schema; `1`.
    pub irc: u32,
    /// The playbook's name: kebab-case, as typed after `--playbook`.
    pub name: String,
    /// The guide's title.
    pub title: String,
    /// The system or service that it is written for.
    #[serde(default)]
    pub system: Option<String>,
    /// The organisation that it belongs to.
    #[serde(default)]
    pub organization: Option<String>,
    /// One sentence on what this policy is for.
    #[serde(default)]
    pub summary: Option<String>,
    /// The guide's own version.
    #[serde(default)]
    pub version: Option<String>,
    /// Who owns the guide.
    #[serde(default)]
    pub owner: Option<String>,
    /// Date of the guide's last change (`2024-01-15`).
    #[serde(default)]
    pub updated: Option<String>,
    /// How often the guide is reviewed.
    #[serde(default)]
    pub review: Option<Review>,
    /// Where the policy comes from.
    #[serde(default)]
    pub source: Option<String>,
    /// The team's IANA time zone; absent where the guide names none.
    #[serde(default)]
    pub zone: Option<String>,
    /// Business days and hours; without them business durations stay words.
    #[serde(default)]
    pub business_hours: Option<BusinessHours>,
    /// The severity that `--unsure` alone takes; absent: the second rank.
    #[serde(default)]
    pub unsure: Option<String>,
    /// Values that commands may use as `{{ name }}`.
    #[serde(default)]
    pub vars: BTreeMap<String, Var>,
    /// Severities, worst first: order is rank.
    pub severities: Vec<Severity>,
    /// Rules for choosing between severities, in words.
    #[serde(default)]
    pub severity_rules: Vec<String>,
    /// The playbook's own words for irc's states.
    #[serde(default)]
    pub states: Vec<StateWord>,
    /// Roles during an incident.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// People, teams and numbers.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Who is brought in, when and why.
    #[serde(default)]
    pub ladders: Vec<Ladder>,
    /// Judgement calls: situations in which to escalate whatever the clocks say.
    #[serde(default)]
    pub escalate_when: Vec<String>,
    /// How to reach whom, step by step.
    #[serde(default)]
    pub how_to_escalate: Vec<HowTo>,
    /// On-call duty.
    #[serde(default)]
    pub oncall: Option<OnCall>,
    /// What is done, in the playbook's order and words.
    #[serde(default)]
    pub phases: Vec<Phase>,
    /// Known kinds of trouble.
    #[serde(default)]
    #[schemars(with = "Vec<Scenario>")]
    pub scenarios: Later<Vec<Scenario>>,
    /// Ways to stop the impact, in order of preference.
    #[serde(default)]
    #[schemars(with = "Vec<Mitigation>")]
    pub mitigations: Later<Vec<Mitigation>>,
    /// Yes/no questions that lead to a mitigation; the first node is the start.
    #[serde(default)]
    #[schemars(with = "Vec<DecisionNode>")]
    pub decision_tree: Later<Vec<DecisionNode>>,
    /// The incident's own channel.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// The public status page.
    #[serde(default)]
    #[schemars(with = "Option<StatusPage>")]
    pub status_page: Later<Option<StatusPage>>,
    /// Texts for updates.
    #[serde(default)]
    #[schemars(with = "Vec<Template>")]
    pub templates: Later<Vec<Template>>,
    /// The review afterwards.
    #[serde(default)]
    pub postmortem: Option<Postmortem>,
    /// Reference commands that belong to no phase.
    #[serde(default)]
    pub commands: Vec<Command>,
    /// Links and dashboards.
    #[serde(default)]
    pub links: Vec<Link>,
    /// What must not be done during an incident.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub do_not: Later<Vec<String>>,
    /// Principles to remember.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub principles: Later<Vec<String>>,
    /// Where the guide is unclear or contradicts itself, and the reading chosen.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Warnings of `playbook check` that are known and meant to stay.
    #[serde(default)]
    pub accept: Vec<Accept>,
}

impl Policy {
    /// Every part that most commands never look at, in one order.
    pub fn each_later(&mut self, part: &mut dyn FnMut(&mut dyn later::Part)) {
        part(&mut self.templates);
        part(&mut self.scenarios);
        part(&mut self.mitigations);
        part(&mut self.decision_tree);
        part(&mut self.status_page);
        part(&mut self.do_not);
        part(&mut self.principles);
        for severity in &mut self.severities {
            part(&mut severity.indicators);
            part(&mut severity.examples);
        }
        for role in &mut self.roles {
            part(&mut role.tasks);
        }
        if let Some(postmortem) = &mut self.postmortem {
            part(&mut postmortem.header);
            part(&mut postmortem.sections);
        }
    }
}

/// A warning that is meant to stay, and why.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// The warning's word, as `playbook check` prints it in brackets (`no-contact`).
    pub warning: String,
    /// Only where the warning is about this name; absent: wherever it occurs.
    #[serde(default)]
    pub about: Option<String>,
    /// Why it may stay (`the guide names no holder`).
    pub why: String,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// How often the guide itself is looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// In the guide's words (`quarterly`).
    pub cycle: String,
    /// Date of the last review.
    #[serde(default)]
    pub last: Option<String>,
    /// The cycle as a duration, so that a passed review can be noticed.
    #[serde(default)]
    pub every: Option<Timespan>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// A value that commands may use.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Var {
    /// Used where nobody gives another; absent: shown as `<name>` to fill in.
    #[serde(default)]
    pub default: Option<String>,
    /// What it is.
    #[serde(default)]
    pub about: Option<String>,
}

/// The playbook's word for one of irc's states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StateWord {
    /// irc's state.
    pub state: super::state::State,
    /// The playbook's word for it.
    pub word: String,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}

/// A link or dashboard.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its name.
    pub name: String,
    /// Where it is, absolute or relative to something the team knows; absent where the guide gives none.
    #[serde(default)]
    pub url: Option<String>,
    /// What it is good for.
    #[serde(default)]
    pub purpose: Option<String>,
    /// `dashboard`, `documentation`, `tool`, `schedule`, `status`, or the team's own word.
    #[serde(default)]
    pub kind: Option<String>,
    /// Line in the playbook.
    #[serde(default)]
    #[schemars(skip)]
    pub line: u32,
}
