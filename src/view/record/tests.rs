//! What the record says, and what it leaves out.

use super::sample::{at, bare, declared, moment, noted, playbooks, rich, told};
use super::*;
use crate::domain::fact::{Described, Detected, Fact, Flavor, ImpactStarted, StateSet};
use crate::domain::record::RECORD_NAMES;
use crate::domain::state::State;

fn playbook(name: &str) -> Policy {
    playbooks().into_iter().find(|p| p.name == name).unwrap()
}

#[test]
fn every_name_is_filled_once_all_is_known_and_no_other() {
    let mut policy = playbook("workbench");
    policy.severities[0].name = Some("Critical".to_owned());
    policy.channel.as_mut().unwrap().bridge = Some("https://bridge".to_owned());
    let page = policy.status_page.value_mut().unwrap().as_mut().unwrap();
    page.url = Some("https://status".to_owned());
    for status in &mut page.statuses {
        status.mark = Some("!".to_owned());
    }
    let mut names: Vec<&str> = Vec::new();
    for state in [State::Mitigating, State::Resolved] {
        let incident = rich(&policy, state);
        names.extend(record(&moment(&policy, &incident)).keys());
    }
    names.sort_unstable();
    names.dedup();
    let missing: Vec<_> = RECORD_NAMES
        .iter()
        .filter(|n| !names.contains(*n))
        .collect();
    assert!(missing.is_empty(), "nothing fills {missing:?}");
    assert!(
        names.iter().all(|name| RECORD_NAMES.contains(name)),
        "{names:?}"
    );
}

#[test]
fn what_nobody_said_is_absent() {
    let policy = playbook("default");
    let incident = bare(&policy);
    let record = record(&Moment {
        next_by: None,
        ..moment(&policy, &incident)
    });
    for name in [
        "impact",
        "eta",
        "ended",
        "resolved",
        "root_cause",
        "ic",
        "next_update",
        "postmortem_by",
        "next_steps",
    ] {
        assert_eq!(record.get(name), None, "{name}");
    }
    assert_eq!(record["started"], "14:02 UTC (declared)");
    assert_eq!(record["duration"], "38 minutes (since declared)");
    assert_eq!(
        record["timeline"],
        "- 14:02 UTC declared SEV-1: Checkout returns 500s"
    );
}

#[test]
fn times_read_in_the_playbooks_zone_as_exactly_as_they_are_known() {
    let mut policy = playbook("default");
    policy.zone = Some("Europe/Berlin".to_owned());
    let incident = rich(&policy, State::Resolved);
    let record = record(&moment(&policy, &incident));
    assert_eq!(record["started"], "~14:50 CET");
    assert_eq!(record["duration"], "30 minutes");
    assert_eq!(record["next_update"], "16:10 CET");
    assert_eq!(record["date"], "2026-11-21");
    let later = Moment {
        now: at("23:30"),
        ..moment(&policy, &incident)
    };
    assert_eq!(super::record(&later)["resolved"], "2026-11-21 15:37 CET");
}

#[test]
fn a_duration_says_what_it_is_of() {
    let policy = playbook("default");
    let alerted = ("13:00", Fact::Alerted(Detected::default()));
    let started = ("13:30", Fact::ImpactStarted(ImpactStarted::default()));
    let story = |facts: &[(&str, Fact)]| {
        let mut all = vec![("14:02", declared(&policy))];
        all.extend_from_slice(facts);
        let incident = told(&all);
        record(&moment(&policy, &incident))["duration"].clone()
    };
    let resolved = (
        "14:37",
        Fact::Resolved(crate::domain::fact::Resolved::default()),
    );
    assert_eq!(
        story(std::slice::from_ref(&alerted)),
        "1 hour 40 minutes (since alerted)"
    );
    assert_eq!(
        story(&[alerted, resolved.clone()]),
        "1 hour 37 minutes (alerted to resolved)"
    );
    assert_eq!(story(std::slice::from_ref(&started)), "1 hour 10 minutes");
    assert_eq!(
        story(&[started, resolved]),
        "1 hour 7 minutes (until resolved)"
    );
    let ended = (
        "14:20",
        Fact::ImpactEnded(crate::domain::fact::ImpactEnded::default()),
    );
    let back = ("14:30", Fact::ImpactStarted(ImpactStarted::default()));
    let first = ("13:30", Fact::ImpactStarted(ImpactStarted::default()));
    let over = story(&[first.clone(), ended.clone()]);
    assert_eq!(over, "50 minutes");
    assert_eq!(
        story(&[first, ended, back]),
        "1 hour 10 minutes",
        "it is back"
    );
    assert_eq!(times::long(59), "less than a minute");
    assert_eq!(times::long(90_061), "1 day 1 hour");
}

#[test]
fn lines_come_from_deeds_decisions_and_tasks() {
    let policy = playbook("default");
    let open = rich(&policy, State::Mitigating);
    let record_open = record(&moment(&policy, &open));
    assert_eq!(
        record_open["actions_taken"],
        "restarted the pool; rolled back"
    );
    assert_eq!(
        record_open["current_actions"],
        "@bob check the replica (by 14:20 UTC)"
    );
    assert_eq!(
        record_open["next_steps"],
        "roll back the release; @bob check the replica (by 14:20 UTC)"
    );
    assert_eq!(record_open["impact"], "nobody can pay by card");
    assert_eq!(record_open["resolution"], "rolled back");
    let over = rich(&policy, State::Resolved);
    let record_over = record(&moment(&policy, &over));
    assert_eq!(record_over["next_steps"], "@bob add a canary");
    assert_eq!(record_over["resolution"], "rolled back to v41");
}

#[test]
fn lists_hold_the_newest_few() {
    let policy = playbook("default");
    let mut facts = vec![("14:02", declared(&policy))];
    for n in 0..12 {
        facts.push((
            "14:03",
            noted(Flavor::Did, &format!("deed {n}\nover two lines")),
        ));
    }
    let incident = told(&facts);
    let record = record(&moment(&policy, &incident));
    assert!(record["actions_taken"].starts_with("deed 8 over two lines; "));
    assert_eq!(record["timeline"].lines().count(), 8);
    assert!(record["timeline"].ends_with("- 14:03 UTC did: deed 11 over two lines"));
}

#[test]
fn people_are_named_as_the_playbook_knows_them() {
    let mut policy = playbook("default");
    policy.contacts = vec![crate::domain::policy::Contact {
        name: "Ann Lee".to_owned(),
        how: vec!["@Ann".to_owned()],
        ..Default::default()
    }];
    let incident = rich(&policy, State::Mitigating);
    let record = record(&moment(&policy, &incident));
    assert_eq!(
        (record["ic"].as_str(), record["ic_handle"].as_str()),
        ("Ann Lee", "@ann")
    );
    assert_eq!(record["tl"], "@eve");
}

#[test]
fn a_status_is_told_in_the_audiences_word() {
    let policy = playbook("default");
    let set = StateSet {
        to: State::Mitigating,
        ..StateSet::default()
    };
    let incident = told(&[("14:02", declared(&policy)), ("14:05", Fact::StateSet(set))]);
    let status = |audience| {
        record(&Moment {
            audience,
            ..moment(&policy, &incident)
        })["status"]
            .clone()
    };
    assert_eq!(status(Audience::Internal), "mitigating");
    assert_eq!(status(Audience::StatusPage), "Identified");
}

#[test]
fn what_was_taken_back_is_not_known() {
    let policy = playbook("default");
    let taken_back = Fact::Described(Described {
        field: "service".to_owned(),
        text: " ".to_owned(),
    });
    let incident = told(&[("14:02", declared(&policy)), ("14:05", taken_back)]);
    assert_eq!(record(&moment(&policy, &incident)).get("service"), None);
}
