//! A whole playbook as output shows it: `irc.policy/1`.
//!
//! Lists of words are lists of strings; objects carry the `line` that they come from. Refuses to leave out what a
//! guide states, and to fill in what it does not: that stays null, or an empty list.

mod after;
mod ladder;
mod message;
pub mod section;
mod severity;
pub mod words;

use std::collections::BTreeMap;

use serde::Serialize;

pub use after::PostmortemView;
pub use ladder::{LadderView, RungView};
pub use message::TemplateView;
pub use section::Section;
pub use severity::{ActionTarget, SeverityView};

use super::schema;
use crate::domain::calendar::BusinessHours;
use crate::domain::instant::Instant;
use crate::domain::policy::people::HowTo;
use crate::domain::policy::{
    Accept, Channel, Command, Contact, DecisionNode, Link, Mitigation, OnCall, Phase, Policy,
    Review, Role, Scenario, StateWord, StatusPage, Var,
};

/// Where the playbook was found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Source<'a> {
    /// SHA-256 of its file.
    pub sha256: &'a str,
    /// Its file; `None`: built in.
    pub path: Option<&'a str>,
    /// The team's own file is laid over it.
    pub team: bool,
}

/// A playbook, keys at top level. What a key means is said at the type of `domain::policy` of the same name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(
    missing_docs,
    reason = "the field names are the words of docs/playbook.md"
)]
pub struct PolicyView<'a> {
    pub schema: &'static str,
    pub now: Instant,
    pub name: &'a str,
    pub sha256: &'a str,
    pub path: Option<&'a str>,
    /// `team.yaml` is laid over it.
    pub team: bool,
    pub irc: u32,
    pub title: &'a str,
    pub system: Option<&'a str>,
    pub organization: Option<&'a str>,
    pub summary: Option<&'a str>,
    pub version: Option<&'a str>,
    pub owner: Option<&'a str>,
    pub updated: Option<&'a str>,
    pub review: Option<&'a Review>,
    pub source: Option<&'a str>,
    pub zone: Option<&'a str>,
    pub business_hours: Option<&'a BusinessHours>,
    pub unsure: Option<&'a str>,
    pub vars: &'a BTreeMap<String, Var>,
    pub severities: Vec<SeverityView<'a>>,
    pub severity_rules: &'a [String],
    pub states: &'a [StateWord],
    pub roles: &'a [Role],
    pub contacts: &'a [Contact],
    pub ladders: Vec<LadderView<'a>>,
    pub escalate_when: &'a [String],
    pub how_to_escalate: &'a [HowTo],
    pub oncall: Option<&'a OnCall>,
    pub phases: &'a [Phase],
    pub scenarios: &'a [Scenario],
    pub mitigations: &'a [Mitigation],
    pub decision_tree: &'a [DecisionNode],
    pub channel: Option<&'a Channel>,
    pub status_page: Option<&'a StatusPage>,
    pub templates: Vec<TemplateView<'a>>,
    pub postmortem: Option<PostmortemView<'a>>,
    pub commands: &'a [Command],
    pub links: &'a [Link],
    pub do_not: &'a [String],
    pub principles: &'a [String],
    pub notes: &'a [String],
    /// Warnings of `playbook check` that are meant to stay.
    pub accept: &'a [Accept],
}

impl<'a> PolicyView<'a> {
    /// Derives the view of a policy.
    pub fn new(policy: &'a Policy, source: Source<'a>, now: Instant) -> Self {
        Self {
            schema: schema::POLICY,
            now,
            name: &policy.name,
            sha256: source.sha256,
            path: source.path,
            team: source.team,
            irc: policy.irc,
            title: &policy.title,
            system: policy.system.as_deref(),
            organization: policy.organization.as_deref(),
            summary: policy.summary.as_deref(),
            version: policy.version.as_deref(),
            owner: policy.owner.as_deref(),
            updated: policy.updated.as_deref(),
            review: policy.review.as_ref(),
            source: policy.source.as_deref(),
            zone: policy.zone.as_deref(),
            business_hours: policy.business_hours.as_ref(),
            unsure: policy.unsure.as_deref(),
            vars: &policy.vars,
            severities: SeverityView::all(&policy.severities),
            severity_rules: &policy.severity_rules,
            states: &policy.states,
            roles: &policy.roles,
            contacts: &policy.contacts,
            ladders: policy.ladders.iter().map(LadderView::new).collect(),
            escalate_when: &policy.escalate_when,
            how_to_escalate: &policy.how_to_escalate,
            oncall: policy.oncall.as_ref(),
            phases: &policy.phases,
            scenarios: &policy.scenarios,
            mitigations: &policy.mitigations,
            decision_tree: &policy.decision_tree,
            channel: policy.channel.as_ref(),
            status_page: policy.status_page.as_ref(),
            templates: policy.templates.iter().map(TemplateView::new).collect(),
            postmortem: policy.postmortem.as_ref().map(PostmortemView::new),
            commands: &policy.commands,
            links: &policy.links,
            do_not: &policy.do_not,
            principles: &policy.principles,
            notes: &policy.notes,
            accept: &policy.accept,
        }
    }
}
