//! Incidents to take a record of: one just declared, and one of which everything is known.

use crate::domain::act::Act;
use crate::domain::fact::*;
use crate::domain::incident::Incident;
use crate::domain::instant::{Instant, Precision};
use crate::domain::policy::{Audience, Policy};
use crate::domain::state::State;

/// Every playbook that irc brings.
pub(crate) fn playbooks() -> Vec<Policy> {
    [
        include_str!("../../../playbooks/default.yaml"),
        include_str!("../../../playbooks/qawave.yaml"),
        include_str!("../../../playbooks/release-manager.yaml"),
        include_str!("../../../playbooks/sql-studio.yaml"),
        include_str!("../../../playbooks/sv-sdk.yaml"),
        include_str!("../../../playbooks/workbench.yaml"),
    ]
    .map(|yaml| serde_yaml::from_str(yaml).unwrap())
    .into()
}

/// A time of the day on which the incidents are.
pub(crate) fn at(time: &str) -> Instant {
    Instant::parse_rfc3339(&format!("2026-11-21T{time}:00Z")).unwrap()
}

/// Facts told one after the other; `~14:02` is only roughly known.
pub(crate) fn told(facts: &[(&str, Fact)]) -> Incident {
    let acts: Vec<Act> = facts
        .iter()
        .enumerate()
        .map(|(index, (time, fact))| {
            let precision = if time.starts_with('~') {
                Precision::About
            } else {
                Precision::Minute
            };
            let happened = at(time.trim_start_matches('~'));
            Act::of_test(
                index as u64 + 1,
                happened,
                "@ann",
                vec![fact.event(happened, precision)],
            )
        })
        .collect();
    Incident::replay("20261121-001-k7q", &acts)
}

pub(crate) fn declared(policy: &Policy) -> Fact {
    Fact::Declared(Declared {
        title: "Checkout returns 500s".to_owned(),
        severity: policy.severities[0].id.clone(),
        ..Declared::default()
    })
}

pub(crate) fn noted(flavor: Flavor, text: &str) -> Fact {
    Fact::Noted(Noted {
        text: text.to_owned(),
        flavor,
        ..Noted::default()
    })
}

fn described(field: &str, text: &str) -> Fact {
    Fact::Described(Described {
        field: field.to_owned(),
        text: text.to_owned(),
    })
}

/// Somebody typed `irc declare`, nothing else.
pub(crate) fn bare(policy: &Policy) -> Incident {
    told(&[("14:02", declared(policy))])
}

/// Everything that a record can hold is known; it stands in `state`.
pub(crate) fn rich(policy: &Policy, state: State) -> Incident {
    let role = |role: &str, who: &str| {
        Fact::RoleAssigned(RoleAssigned {
            role: role.to_owned(),
            who: who.to_owned(),
        })
    };
    let mut facts = vec![
        ("~13:50", Fact::ImpactStarted(ImpactStarted::default())),
        ("13:58", Fact::Detected(Detected::default())),
        ("14:02", declared(policy)),
        ("14:03", Fact::Acknowledged(Acknowledged::default())),
        ("14:03", role("ic", "@ann")),
        ("14:03", role("deputy", "@bob")),
        ("14:03", role("scribe", "@cat")),
        ("14:03", role("comms", "@dan")),
        ("14:03", role("tl", "@eve")),
        ("14:04", described("impact", "nobody can\npay by card")),
        ("14:04", described("service", "Checkout")),
        ("14:04", described("users_affected", "about 500")),
        ("14:04", described("workaround", "pay by invoice")),
        ("14:04", described("eta", "15:00 UTC")),
        ("14:05", noted(Flavor::Did, "restarted the pool")),
        ("14:06", noted(Flavor::Decision, "roll back the release")),
        (
            "14:07",
            Fact::TaskAdded(TaskAdded {
                task: "t1".to_owned(),
                text: "check the replica".to_owned(),
                who: Some("@bob".to_owned()),
                due: Some(at("14:20")),
            }),
        ),
        ("14:08", described("root_cause", "a bad release")),
        (
            "14:10",
            Fact::ActionAdded(ActionAdded {
                action: "a1".to_owned(),
                text: "add a canary".to_owned(),
                owner: Some("@bob".to_owned()),
                due: None,
                priority: None,
            }),
        ),
        (
            "14:20",
            Fact::Mitigated(Mitigated {
                how: Some("rolled back".to_owned()),
            }),
        ),
        ("14:20", Fact::ImpactEnded(ImpactEnded::default())),
    ];
    match state {
        State::Resolved => facts.push((
            "14:37",
            Fact::Resolved(Resolved {
                how: Some("rolled back to v41".to_owned()),
                ..Resolved::default()
            }),
        )),
        _ => facts.push((
            "14:21",
            Fact::StateSet(StateSet {
                to: state,
                ..StateSet::default()
            }),
        )),
    }
    told(&facts)
}

/// The moment at which the samples are looked at.
pub(crate) fn moment<'a>(policy: &'a Policy, incident: &'a Incident) -> super::Moment<'a> {
    super::Moment {
        policy,
        incident,
        now: at("14:40"),
        audience: Audience::Internal,
        next_by: Some(at("15:10")),
    }
}
