//! Commands and templates of three shipped playbooks: every gap has a name that something fills.
//!
//! Refuses to judge the wording.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Environment, UndefinedBehavior};

use super::*;

/// What the record knows, by name.
const RECORD: [&str; 26] = [
    "title",
    "severity",
    "severity_name",
    "status",
    "mark",
    "impact",
    "service",
    "started",
    "resolved",
    "duration",
    "ic",
    "ic_handle",
    "next_update",
    "timeline",
    "root_cause",
    "resolution",
    "now",
    "channel",
    "bridge",
    "users_affected",
    "current_actions",
    "actions_taken",
    "next_steps",
    "eta",
    "postmortem_by",
    "id",
];

fn runs(policy: &Policy) -> impl Iterator<Item = &String> {
    let of_phases = policy.phases.iter().flat_map(|p| &p.commands);
    let of_scenarios = policy.scenarios.iter().flat_map(|s| &s.commands);
    let of_mitigations = policy.mitigations.iter().flat_map(|m| &m.commands);
    let ways_out = policy.scenarios.iter().flat_map(|s| &s.ways_out);
    let branches = policy.decision_tree.iter().flat_map(|n| [&n.yes, &n.no]);
    of_phases
        .chain(of_scenarios)
        .chain(of_mitigations)
        .chain(&policy.commands)
        .filter_map(|c| c.run.as_ref())
        .chain(ways_out.filter_map(|w| w.run.as_ref()))
        .chain(branches.filter_map(|b| b.run.as_ref()))
}

fn gaps(run: &str) -> impl Iterator<Item = &str> {
    run.split("{{")
        .skip(1)
        .filter_map(|rest| rest.split_once("}}"))
        .map(|(name, _)| name.trim())
}

#[test]
fn commands_use_all_declared_values_and_no_others() {
    for policy in all() {
        let used: BTreeSet<&str> = runs(&policy).flat_map(|run| gaps(run)).collect();
        let declared: BTreeSet<&str> = policy.vars.keys().map(String::as_str).collect();
        assert_eq!(used, declared, "{}", policy.name);
    }
}

#[test]
fn templates_render_from_the_record_and_their_own_fields() {
    let mut jinja = Environment::new();
    jinja.set_undefined_behavior(UndefinedBehavior::Strict);
    for policy in all() {
        for template in &policy.templates {
            let mut values: BTreeMap<&str, &str> = RECORD.map(|name| (name, "known")).into();
            for field in &template.fields {
                values.insert(&field.name, "filled");
                assert!(!field.required || field.main, "{}", field.name);
                let from = field.from.as_deref();
                assert!(from.is_none_or(|f| RECORD.contains(&f)), "{from:?}");
            }
            let mains = template.fields.iter().filter(|f| f.main).count();
            assert_eq!(mains, 1, "{}: {}", policy.name, template.name);
            let subject = template.subject.as_deref().unwrap_or_default();
            for text in [&template.body, subject] {
                jinja.render_str(text, &values).unwrap();
            }
            let main = template.fields.iter().find(|f| f.main).unwrap();
            values.insert(&main.name, "what somebody typed");
            let said = jinja.render_str(&template.body, &values).unwrap();
            assert!(said.contains("what somebody typed"), "{}", template.name);
        }
    }
}
