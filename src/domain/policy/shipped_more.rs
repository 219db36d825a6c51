//! Three shipped playbooks against the schema: they read, and what they name is there.
//!
//! Refuses to be the list of their facts: that is `tests/facts/`.

mod qawave;
mod sql_studio;
mod sv_sdk;
mod texts;

use std::collections::HashSet;

use super::{
    Anchor, Contact, Ladder, Milestone, Mode, Phase, Policy, Rung, Severity, Step, Template,
    Trigger,
};
use crate::domain::state::State;
use crate::domain::timespan::{Calendar, Timespan};

fn read(yaml: &str) -> Policy {
    serde_yaml::from_str(yaml).unwrap()
}

fn sql_studio() -> Policy {
    read(include_str!("../../../playbooks/sql-studio.yaml"))
}

fn sv_sdk() -> Policy {
    read(include_str!("../../../playbooks/sv-sdk.yaml"))
}

fn qawave() -> Policy {
    read(include_str!("../../../playbooks/qawave.yaml"))
}

fn all() -> [Policy; 3] {
    [sql_studio(), sv_sdk(), qawave()]
}

/// `(immediate, min_s, max_s)`: what a clock reads of a duration.
fn figures(span: Option<&Timespan>) -> (bool, Option<i64>, Option<i64>) {
    let span = span.unwrap();
    (span.immediate, span.min_s, span.max_s)
}

fn severity<'a>(policy: &'a Policy, id: &str) -> &'a Severity {
    policy.severity_by_id(id).unwrap()
}

fn ladder<'a>(policy: &'a Policy, name: &str) -> &'a Ladder {
    policy.ladders.iter().find(|l| l.name == name).unwrap()
}

fn phase<'a>(policy: &'a Policy, id: &str) -> &'a Phase {
    policy.phases.iter().find(|p| p.id == id).unwrap()
}

fn rung<'a>(ladder: &'a Ladder, target: &str) -> &'a Rung {
    ladder
        .steps
        .iter()
        .find(|r| r.targets.iter().any(|t| t == target))
        .unwrap()
}

fn deadlines(policy: &Policy) -> Vec<(Milestone, Option<i64>)> {
    let postmortem = policy.postmortem.as_ref().unwrap();
    postmortem
        .deadlines
        .iter()
        .map(|d| (d.met_by, d.within.max_s))
        .collect()
}

fn steps(policy: &Policy) -> impl Iterator<Item = &Step> {
    let phases = policy.phases.iter().flat_map(|p| &p.steps);
    let checks = policy.scenarios.iter().flat_map(|s| &s.checks);
    let duty = policy
        .oncall
        .iter()
        .flat_map(|o| o.handoff.iter().chain(&o.access));
    phases.chain(checks).chain(duty)
}

fn knows(contact: &Contact, name: &str) -> bool {
    contact.name == name || contact.aliases.iter().any(|a| a == name)
}

#[test]
fn everybody_who_is_called_or_told_is_a_contact() {
    for policy in all() {
        let called = policy
            .ladders
            .iter()
            .flat_map(|l| &l.steps)
            .flat_map(|r| &r.targets);
        let told = policy
            .severities
            .iter()
            .flat_map(|s| &s.notify)
            .flat_map(|n| &n.who);
        let how = policy.how_to_escalate.iter().map(|h| &h.target);
        let behind = policy.contacts.iter().filter_map(|c| c.secondary.as_ref());
        for name in called.chain(told).chain(how).chain(behind) {
            assert!(
                policy.contacts.iter().any(|c| knows(c, name)),
                "{}: {name}",
                policy.name
            );
        }
    }
}

#[test]
fn every_severity_that_is_named_exists() {
    for policy in all() {
        let ladders = policy
            .ladders
            .iter()
            .flat_map(|l| &l.steps)
            .flat_map(|r| &r.severities);
        let phases = policy
            .phases
            .iter()
            .flat_map(|p| p.severities.iter().chain(&p.within_for));
        let review = policy.postmortem.iter().flat_map(|p| &p.required_for);
        let page = policy.status_page.iter().flat_map(|p| &p.severities);
        for id in ladders
            .chain(phases)
            .chain(review)
            .chain(page)
            .chain(steps(&policy).flat_map(|s| &s.severities))
        {
            assert!(policy.severity_by_id(id).is_some(), "{}: {id}", policy.name);
        }
    }
}

#[test]
fn every_id_that_is_typed_is_unique() {
    for policy in all() {
        let mut seen = HashSet::new();
        let questions = policy
            .phases
            .iter()
            .flat_map(|p| &p.questions)
            .map(|q| &q.id);
        let scenarios = policy.scenarios.iter().map(|s| &s.id);
        let mitigations = policy.mitigations.iter().map(|m| &m.id);
        let actions = policy.severities.iter().flat_map(|s| &s.actions);
        for id in steps(&policy)
            .map(|s| &s.id)
            .chain(questions)
            .chain(scenarios)
            .chain(mitigations)
            .chain(actions.filter_map(|a| a.id.as_ref()))
        {
            assert!(seen.insert(id.clone()), "{}: {id}", policy.name);
        }
    }
}

#[test]
fn every_active_state_and_the_last_one_has_a_word_and_a_text() {
    let serves = |t: &Template, state| t.states.is_empty() || t.states.contains(&state);
    for policy in all() {
        for state in State::ALL.into_iter().filter(|s| !s.is_over()) {
            assert!(
                policy.states.iter().any(|w| w.state == state),
                "{}: {state}",
                policy.name
            );
            assert!(
                policy.templates.iter().any(|t| serves(t, state)),
                "{}: {state}",
                policy.name
            );
        }
    }
}
