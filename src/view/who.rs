//! Whom to call, how, and who stands behind them: `irc.who/1`.
//!
//! Refuses to say that somebody was called: only what the record says was reached is reached.

use serde::Serialize;

use super::policy::words;
use super::schema;
use crate::domain::duty::{self, Duty, Rota};
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::ladder::Contacts;
use crate::domain::policy::{Contact, Policy, Role};
use crate::domain::timespan::Timespan;
use crate::domain::who::{self, Found, Place};

/// Whom to call.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhoView {
    /// `irc.who/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The playbook's name.
    pub playbook: String,
    /// The incident whose playbook it is.
    pub incident: Option<String>,
    /// Its severity: ladders are those of it.
    pub severity: Option<String>,
    /// What was asked for; null: everybody.
    pub asked: Option<String>,
    /// irc pages nobody by itself.
    pub paged: bool,
    /// People and teams.
    pub people: Vec<PersonView>,
    /// Roles during an incident.
    pub roles: Vec<RoleView>,
    /// Judgement calls: escalate whatever the clocks say.
    pub escalate_when: Vec<String>,
    /// Where the schedule of duty is.
    pub schedule: Option<String>,
}

/// Somebody, or a team.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonView {
    /// As the playbook spells it.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Field of knowledge.
    pub area: Option<String>,
    /// An emergency contact.
    pub emergency: bool,
    /// When to call.
    pub when: Option<String>,
    /// Ways, best first.
    pub how: Vec<String>,
    /// The playbook's own steps for reaching them, in order.
    pub how_to: Vec<String>,
    /// What the guide leaves for the team to fill.
    pub placeholder: Option<String>,
    /// There is a way to reach them, their own or a member's.
    pub reachable: bool,
    /// How long to wait for an answer.
    pub no_answer: Option<Timespan>,
    /// Who belongs to the group.
    pub members: Vec<CoverView>,
    /// Who stands behind them.
    pub behind: Option<CoverView>,
    /// Who is on duty behind this name now, by the team's rota.
    pub on_duty: Vec<CoverView>,
    /// Steps of ladders that bring them in.
    pub steps: Vec<PlaceView>,
    /// When they were reached in the incident.
    pub reached_at: Option<Instant>,
    /// Line in the playbook.
    pub line: u32,
}

/// Somebody beside a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverView {
    /// As the playbook spells it.
    pub name: String,
    /// Ways, best first.
    pub how: Vec<String>,
}

/// A step of a ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceView {
    /// The ladder.
    pub ladder: String,
    /// The step's number in it, from 1.
    pub step: u32,
    /// Severities that take it; empty: all.
    pub severities: Vec<String>,
    /// When it is taken, in words.
    pub when: String,
    /// Whom the ladder brings in next.
    pub then: Vec<String>,
    /// Line in the playbook.
    pub line: u32,
}

/// A role during an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoleView {
    /// The playbook's name for it.
    pub name: String,
    /// As it is typed: `ic`, `scribe`, or the playbook's own name.
    pub role: String,
    /// Short form.
    pub abbr: Option<String>,
    /// What it answers for.
    pub responsibility: Option<String>,
    /// Who fills it, by the playbook.
    pub who: Option<String>,
    /// Who holds it in the incident.
    pub holders: Vec<String>,
    /// Severities that need it filled.
    pub required_for: Vec<String>,
    /// Line in the playbook.
    pub line: u32,
}

impl WhoView {
    /// Derives the view of those who were found.
    pub fn new(
        policy: &Policy,
        rota: Option<&Rota>,
        incident: Option<&Incident>,
        asked: Option<&str>,
        found: &Found<'_>,
        now: Instant,
    ) -> Self {
        let severity = incident
            .map(Incident::severity)
            .filter(|severity| !severity.is_empty());
        let duty = duty::duty(policy, rota, now, 0);
        let contacts = Contacts::new(policy);
        let person = |contact: &&Contact| PersonView {
            on_duty: on_duty(policy, &contacts, &duty, contact),
            ..person(policy, &contacts, incident, severity, contact)
        };
        Self {
            schema: schema::WHO,
            now,
            playbook: policy.name.clone(),
            incident: incident.map(|incident| incident.id.clone()),
            severity: severity.map(ToOwned::to_owned),
            asked: asked.map(ToOwned::to_owned),
            paged: false,
            people: found.contacts.iter().map(person).collect(),
            roles: found.roles.iter().map(|r| role(incident, r)).collect(),
            escalate_when: policy.escalate_when.clone(),
            schedule: policy.oncall.as_ref().and_then(|o| o.schedule.clone()),
        }
    }
}

fn person(
    policy: &Policy,
    contacts: &Contacts<'_>,
    incident: Option<&Incident>,
    severity: Option<&str>,
    contact: &Contact,
) -> PersonView {
    let how_to = who::how_to(policy, &contact.name);
    let members: Vec<CoverView> = contact
        .members
        .iter()
        .map(|m| CoverView::new(contacts, m))
        .collect();
    let reachable = !contact.how.is_empty()
        || !how_to.is_empty()
        || members.iter().any(|member| !member.how.is_empty());
    PersonView {
        name: contact.name.clone(),
        aliases: contact.aliases.clone(),
        area: contact.area.clone(),
        emergency: contact.emergency,
        when: contact.when.clone(),
        how: contact.how.clone(),
        how_to: how_to.to_vec(),
        placeholder: contact.placeholder.clone(),
        reachable,
        no_answer: who::no_answer(policy, contact).cloned(),
        members,
        behind: contact
            .secondary
            .as_ref()
            .map(|name| CoverView::new(contacts, name)),
        on_duty: Vec::new(),
        steps: who::places(policy, contact, severity)
            .into_iter()
            .map(|at| place(policy, severity, &at))
            .collect(),
        reached_at: incident.and_then(|i| who::reached(policy, i, &contact.name)),
        line: contact.line,
    }
}

impl CoverView {
    /// Somebody by name, with the ways to reach them.
    pub fn new(contacts: &Contacts<'_>, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            how: contacts.ways(name),
        }
    }
}

/// Who has duty now, where a contact stands for whoever has.
fn on_duty(
    policy: &Policy,
    contacts: &Contacts<'_>,
    duty: &Duty,
    contact: &Contact,
) -> Vec<CoverView> {
    let posts = duty::contacts(policy);
    let mut levels = posts.iter().zip(&duty.now);
    let mine = levels.find(|(own, _)| own.name == contact.name);
    let names = mine.map_or(&[][..], |(_, names)| names.as_slice());
    names
        .iter()
        .map(|name| CoverView::new(contacts, name))
        .collect()
}

fn place(policy: &Policy, severity: Option<&str>, at: &Place<'_>) -> PlaceView {
    let all = at.step.severities.len() == policy.severities.len();
    PlaceView {
        ladder: at.ladder.name.clone(),
        step: at.number,
        severities: if all {
            Vec::new()
        } else {
            at.step.severities.clone()
        },
        when: words::when(at.ladder, at.step),
        then: who::then(policy, at, severity).to_vec(),
        line: at.step.line,
    }
}

fn role(incident: Option<&Incident>, role: &Role) -> RoleView {
    let key = role.is.map_or(role.name.as_str(), |kind| kind.word());
    let holders = incident.map_or_else(Vec::new, |incident| incident.holders(key));
    RoleView {
        name: role.name.clone(),
        role: key.to_owned(),
        abbr: role.abbr.clone(),
        responsibility: role.responsibility.clone(),
        who: role.who.clone(),
        holders: holders.into_iter().map(ToOwned::to_owned).collect(),
        required_for: role.required_for.clone(),
        line: role.line,
    }
}
