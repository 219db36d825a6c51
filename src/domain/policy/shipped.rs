//! Holds the shipped playbooks to a few of their figures, and their texts and commands to the names they may use.
//!
//! It refuses to be the test of every fact: `tests/facts/` lists those.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Environment;

use super::{Audience, Command, Milestone, Policy, Rung, Stage, Template, Trigger};

const DEFAULT: &str = include_str!("../../../playbooks/default.yaml");
const RELEASE_MANAGER: &str = include_str!("../../../playbooks/release-manager.yaml");
const WORKBENCH: &str = include_str!("../../../playbooks/workbench.yaml");
const ALL: [&str; 3] = [DEFAULT, RELEASE_MANAGER, WORKBENCH];

/// Names that the record fills in every template.
const RECORD: &[&str] = &[
    "title",
    "id",
    "date",
    "severity",
    "severity_name",
    "status",
    "impact",
    "service",
    "users_affected",
    "started",
    "detected",
    "mitigated",
    "resolved",
    "duration",
    "now",
    "ic",
    "ic_handle",
    "next_update",
    "timeline",
    "root_cause",
    "resolution",
    "channel",
    "bridge",
    "current_actions",
    "actions_taken",
    "next_steps",
    "eta",
    "postmortem_by",
];

fn read(yaml: &str) -> Policy {
    serde_yaml::from_str(yaml).unwrap()
}

fn steps<'a>(policy: &'a Policy, ladder: &str, severity: &str) -> Vec<&'a Rung> {
    let ladder = policy.ladders.iter().find(|l| l.name == ladder).unwrap();
    ladder
        .steps
        .iter()
        .filter(|s| s.severities.is_empty() || s.severities.iter().any(|id| id == severity))
        .collect()
}

fn due_and_whom(rungs: &[&Rung]) -> Vec<(Option<i64>, String)> {
    rungs
        .iter()
        .map(|r| (r.due_s(), r.targets.join(", ")))
        .collect()
}

fn update_s(policy: &Policy, severity: &str) -> Option<(Option<i64>, Option<i64>)> {
    let severity = policy.severity_by_id(severity).unwrap();
    let every = &severity.update.as_ref()?.every;
    Some((every.min_s, every.max_s))
}

fn deadlines(policy: &Policy) -> Vec<(Milestone, Option<i64>)> {
    let postmortem = policy.postmortem.as_ref().unwrap();
    postmortem
        .deadlines
        .iter()
        .map(|d| (d.met_by, d.within.max_s))
        .collect()
}

fn commands(policy: &Policy) -> Vec<&Command> {
    let phases = policy.phases.iter().flat_map(|p| &p.commands);
    let scenarios = policy.scenarios.iter().flat_map(|s| &s.commands);
    let mitigations = policy.mitigations.iter().flat_map(|m| &m.commands);
    phases
        .chain(scenarios)
        .chain(mitigations)
        .chain(&policy.commands)
        .collect()
}

fn vars_in(run: &str) -> BTreeSet<String> {
    run.split("{{")
        .skip(1)
        .filter_map(|rest| rest.split_once("}}"))
        .map(|(name, _)| name.trim().to_owned())
        .collect()
}

#[test]
fn default_is_short_names_nobody_and_leads_every_answer_somewhere() {
    let policy = read(DEFAULT);
    let ids: Vec<_> = policy.severities.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["SEV-1", "SEV-2", "SEV-3", "SEV-4"]);
    assert_eq!(policy.unsure.as_deref(), Some("SEV-2"));
    assert_eq!(update_s(&policy, "SEV-1"), Some((None, Some(900))));
    assert_eq!(update_s(&policy, "SEV-4"), None);
    assert!(policy.zone.is_none() && policy.business_hours.is_none());
    assert!(policy.contacts.iter().all(|c| c.how.is_empty()));
    for rung in policy.ladders.iter().flat_map(|l| &l.steps) {
        for target in &rung.targets {
            let known = policy.contacts.iter().any(|c| c.name == *target);
            assert!(known, "{target} is no contact");
        }
    }
    let mut stages: Vec<Stage> = Vec::new();
    for phase in &policy.phases {
        assert!(phase.steps.len() <= 5 && phase.questions.len() <= 5);
        stages.push(phase.stage);
    }
    stages.dedup();
    assert_eq!(stages.len(), 7);
    let mut steps = policy.phases.iter().flat_map(|p| &p.steps);
    let hold = steps.find_map(|s| s.hold.as_ref()).unwrap();
    assert_eq!((hold.min_s, hold.max_s), (Some(900), Some(1800)));
    for branch in policy.decision_tree.iter().flat_map(|n| [&n.yes, &n.no]) {
        let ask = branch.ask.as_deref();
        assert!(ask.is_none_or(|id| policy.decision_tree.iter().any(|n| n.id == id)));
        let choice = branch.mitigation.as_deref();
        assert!(choice.is_none_or(|id| policy.mitigations.iter().any(|m| m.id == id)));
        assert!(ask.is_some() != branch.action.is_some());
    }
}

#[test]
fn release_manager_says_its_matrix_cadences_and_deadlines() {
    let policy = read(RELEASE_MANAGER);
    let response = |id: &str| policy.severity_by_id(id).unwrap().response.clone().unwrap();
    assert!(response("P1").immediate);
    assert_eq!(response("P1").max_s, Some(300));
    assert_eq!(response("P2").max_s, Some(900));
    assert_eq!(response("P3").max_s, Some(3600));
    assert!(response("P4").is_words());
    assert_eq!(update_s(&policy, "P1"), Some((None, Some(300))));
    assert_eq!(update_s(&policy, "P2"), Some((Some(900), Some(1800))));
    assert_eq!(update_s(&policy, "P3"), Some((Some(3600), Some(7200))));
    assert_eq!(update_s(&policy, "P4"), Some((None, None)));
    assert_eq!(
        due_and_whom(&steps(&policy, "escalation", "P1")),
        [
            (Some(0), "VP Engineering, All on-call".to_owned()),
            (Some(1800), "CTO".to_owned()),
            (Some(3600), "CEO".to_owned()),
        ]
    );
    assert_eq!(
        due_and_whom(&steps(&policy, "escalation", "P4")),
        [(Some(0), "Development team".to_owned())]
    );
    let within = |id: &str| {
        let mut actions = policy.severities.iter().flat_map(|s| &s.actions);
        let action = actions.find(|a| a.id.as_deref() == Some(id));
        action.unwrap().within.as_ref().unwrap().max_s
    };
    assert_eq!(within("rollback-prepared"), Some(900));
    assert_eq!(within("rollback-decision"), Some(1800));
    assert_eq!(within("p2-fix"), Some(3600));
    assert!(deadlines(&policy).contains(&(Milestone::Reviewed, Some(86_400))));
    assert!(deadlines(&policy).contains(&(Milestone::Reviewed, Some(172_800))));
    let estimates = policy.phases.iter().filter_map(|p| p.estimate.as_ref());
    assert_eq!(
        estimates.map(|e| e.late_s().unwrap() / 60).sum::<i64>(),
        5 + 15 + 15 + 10 + 5
    );
    let required = policy.phases.iter().flat_map(|p| &p.steps);
    assert_eq!(required.filter(|s| s.required).count(), 7);
}

#[test]
fn workbench_says_its_levels_its_business_path_and_its_deadlines() {
    let policy = read(WORKBENCH);
    let response = |id: &str| policy.severity_by_id(id).unwrap().response.clone().unwrap();
    assert_eq!(response("SEV1").max_s, Some(900));
    assert_eq!(response("SEV2").max_s, Some(1800));
    assert_eq!(response("SEV3").max_s, Some(7200));
    assert!(response("SEV4").is_words());
    assert_eq!(update_s(&policy, "SEV1"), Some((None, Some(1800))));
    assert_eq!(update_s(&policy, "SEV2"), Some((None, Some(1800))));
    assert_eq!(update_s(&policy, "SEV3"), None);
    assert_eq!(
        due_and_whom(&steps(&policy, "technical", "SEV3")),
        [
            (Some(0), "On-call engineer".to_owned()),
            (Some(900), "Team lead, Senior engineer".to_owned()),
            (Some(1800), "Engineering manager".to_owned()),
            (Some(3600), "VP Engineering".to_owned()),
        ]
    );
    let business = steps(&policy, "business", "SEV1");
    assert_eq!(
        business.iter().map(|r| r.trigger).collect::<Vec<_>>(),
        [Trigger::Elapsed, Trigger::Condition, Trigger::Condition]
    );
    assert_eq!(business.last().unwrap().due_s(), Some(3600));
    assert!(steps(&policy, "business", "SEV2").is_empty());
    let contacts = steps(&policy, "emergency-contacts", "SEV1");
    assert_eq!(contacts.first().unwrap().trigger, Trigger::NoAck);
    assert_eq!(contacts.first().unwrap().due_s(), Some(900));
    assert_eq!(
        deadlines(&policy),
        [
            (Milestone::Drafted, Some(86_400)),
            (Milestone::ActionsOwned, Some(86_400)),
            (Milestone::Reviewed, Some(604_800)),
            (Milestone::Published, Some(604_800)),
            (Milestone::ActionsDone, Some(604_800)),
        ]
    );
    let names: Vec<_> = policy.mitigations.iter().map(|m| m.id.as_str()).collect();
    assert_eq!(
        names,
        ["rollback", "scale", "failover", "feature-flag", "hotfix"]
    );
    assert_eq!(policy.phases.len(), 7);
    assert_eq!(policy.scenarios.len(), 3);
}

#[test]
fn every_severity_named_in_a_playbook_exists() {
    for policy in ALL.map(read) {
        let mut named: Vec<&String> = Vec::new();
        for ladder in &policy.ladders {
            named.extend(ladder.steps.iter().flat_map(|s| &s.severities));
        }
        for phase in &policy.phases {
            named.extend(&phase.severities);
            named.extend(&phase.within_for);
            named.extend(phase.steps.iter().flat_map(|s| &s.severities));
        }
        named.extend(policy.roles.iter().flat_map(|r| &r.required_for));
        named.extend(policy.channel.iter().flat_map(|c| &c.severities));
        named.extend(policy.status_page.iter().flat_map(|s| &s.severities));
        named.extend(policy.postmortem.iter().flat_map(|p| &p.required_for));
        named.extend(&policy.unsure);
        for id in named {
            assert!(policy.rank(id).is_some(), "{}: {id}", policy.name);
        }
    }
}

#[test]
fn every_id_of_a_playbook_is_used_once() {
    for policy in ALL.map(read) {
        let mut ids: Vec<&str> = Vec::new();
        for phase in &policy.phases {
            ids.extend(phase.steps.iter().map(|s| s.id.as_str()));
            ids.extend(phase.questions.iter().map(|q| q.id.as_str()));
        }
        for severity in &policy.severities {
            for action in &severity.actions {
                assert!(action.within.is_none() || action.id.is_some());
                ids.extend(action.id.as_deref());
            }
        }
        ids.extend(policy.mitigations.iter().map(|m| m.id.as_str()));
        ids.extend(policy.scenarios.iter().map(|s| s.id.as_str()));
        let checks = policy.scenarios.iter().flat_map(|s| &s.checks);
        ids.extend(checks.map(|s| s.id.as_str()));
        let mut seen = BTreeSet::new();
        for id in ids {
            assert!(seen.insert(id), "{}: {id} twice", policy.name);
        }
    }
}

#[test]
fn commands_use_declared_values_only_and_all_of_them() {
    for policy in ALL.map(read) {
        let used: BTreeSet<String> = commands(&policy)
            .iter()
            .filter_map(|c| c.run.as_deref())
            .flat_map(vars_in)
            .collect();
        let declared: BTreeSet<String> = policy.vars.keys().cloned().collect();
        assert_eq!(used, declared, "{}", policy.name);
        for command in commands(&policy) {
            assert!(
                command.run.is_some() != command.manual.is_some(),
                "{}",
                command.label
            );
        }
    }
}

/// Renders with every gap and every record name filled with its own name; a name beyond those is an error.
fn render(template: &Template, text: &str) -> String {
    let mut env = Environment::new();
    env.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    let mut values: BTreeMap<String, &str> = RECORD.iter().map(|n| ((*n).to_owned(), *n)).collect();
    for field in &template.fields {
        values.insert(field.name.clone(), "filled");
    }
    env.render_str(text, &values).unwrap()
}

#[test]
fn every_template_names_only_its_gaps_and_the_record() {
    for policy in ALL.map(read) {
        for template in &policy.templates {
            render(template, &template.body);
            let subject = template.subject.as_deref().unwrap_or_default();
            render(template, subject);
            let main: Vec<_> = template.fields.iter().filter(|f| f.main).collect();
            assert_eq!(main.len(), 1, "{}", template.name);
            for field in &template.fields {
                assert_eq!(field.required, field.main, "{}", field.name);
                let from = field.from.as_deref();
                assert!(from.is_none_or(|f| RECORD.contains(&f)), "{from:?}");
                assert!(
                    template.body.contains(&field.name) || subject.contains(&field.name),
                    "{}: {} is asked for, but not used",
                    template.name,
                    field.name
                );
            }
        }
    }
}

#[test]
fn every_state_before_closed_has_an_internal_text_and_every_stage_is_known() {
    use crate::domain::state::State;
    for policy in ALL.map(read) {
        for state in State::ALL.into_iter().filter(|s| !s.is_over()) {
            assert!(
                policy
                    .templates
                    .iter()
                    .any(|t| t.audience == Audience::Internal
                        && (t.states.is_empty() || t.states.contains(&state))),
                "{}: {state}",
                policy.name
            );
        }
        let stages: Vec<Stage> = policy.phases.iter().map(|p| p.stage).collect();
        let mut sorted = stages.clone();
        sorted.sort_unstable();
        assert_eq!(stages, sorted, "{}", policy.name);
    }
}
