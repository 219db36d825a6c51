//! Proposals under the shipped playbooks: figures, gaps, signs, and what is not known.

use super::*;
use crate::domain::decide::Refusal;

const DEFAULT: &str = include_str!("../../../playbooks/default.yaml");
const QAWAVE: &str = include_str!("../../../playbooks/qawave.yaml");
const RELEASE_MANAGER: &str = include_str!("../../../playbooks/release-manager.yaml");
const SQL_STUDIO: &str = include_str!("../../../playbooks/sql-studio.yaml");
const WORKBENCH: &str = include_str!("../../../playbooks/workbench.yaml");

fn proposed(yaml: &str, answers: &[(&str, &str)]) -> Option<String> {
    let policy: Policy = serde_yaml::from_str(yaml).unwrap();
    let pairs: Vec<(String, String)> = answers
        .iter()
        .map(|(id, answer)| ((*id).to_owned(), (*answer).to_owned()))
        .collect();
    let known = read(&policy, &pairs).unwrap();
    propose(&policy, &known).map(|proposal| {
        assert!(!proposal.reasons.is_empty());
        proposal.severity.id.clone()
    })
}

#[test]
fn a_figure_speaks_for_the_worst_severity_whose_threshold_it_passes() {
    for (yaml, id, value, severity) in [
        (DEFAULT, "users-affected", "60", Some("SEV-1")),
        (DEFAULT, "users affected", "30 %", Some("SEV-2")),
        (DEFAULT, "users-affected", "everybody", Some("SEV-1")),
        (DEFAULT, "users-affected", "10", None),
        (SQL_STUDIO, "error-rate", "5.1", Some("SEV-2")),
        (SQL_STUDIO, "error-rate", "3", Some("SEV-3")),
        // Between `1-5%` and `>5%`: the worse one.
        (SQL_STUDIO, "error-rate", "5", Some("SEV-2")),
        (SQL_STUDIO, "error-rate", "0,5", None),
        // Exactly half: the guide says nothing of it.
        (QAWAVE, "users-affected", "50", Some("SEV2")),
        (QAWAVE, "users-affected", "49", Some("SEV3")),
        // 10 to 25 % is a gap in the guide.
        (RELEASE_MANAGER, "users-affected", "15", Some("P2")),
        (RELEASE_MANAGER, "users-affected", "5", Some("P3")),
        (RELEASE_MANAGER, "response-time", "7s", Some("P2")),
        (RELEASE_MANAGER, "response-time", "unknown", None),
    ] {
        assert_eq!(
            proposed(yaml, &[(id, value)]).as_deref(),
            severity,
            "{id}={value}"
        );
    }
}

#[test]
fn signs_are_taken_worst_first_and_unsure_is_the_worse_one() {
    for (answers, severity) in [
        (vec![("sev1", "no"), ("sev2", "yes")], "SEV2"),
        (vec![("sev1", "unsure"), ("sev2", "yes")], "SEV1"),
        (vec![("sev-2.2", "yes")], "SEV2"),
        (vec![("SEV1.2", "yes"), ("sev1", "no")], "SEV1"),
        (vec![("sev1", "no")], "SEV2"),
        (vec![("sev1", "no"), ("sev2", "no"), ("sev3", "no")], "SEV4"),
    ] {
        assert_eq!(
            proposed(WORKBENCH, &answers).as_deref(),
            Some(severity),
            "{answers:?}"
        );
    }
    assert_eq!(proposed(WORKBENCH, &[]), None);
}

#[test]
fn what_could_make_it_worse_is_still_to_be_asked() {
    let policy: Policy = serde_yaml::from_str(DEFAULT).unwrap();
    let pairs = [("users-affected".to_owned(), "30".to_owned())];
    let known = read(&policy, &pairs).unwrap();
    let left: Vec<&str> = undecided(&policy, &known)
        .iter()
        .map(|list| list.severity.id.as_str())
        .collect();
    assert_eq!(left, ["SEV-1"]);
    assert!(unasked(&policy, &known).is_empty());
    let nothing = Known::default();
    assert_eq!(undecided(&policy, &nothing).len(), 3);
    assert_eq!(unasked(&policy, &nothing).len(), 1);
}

#[test]
fn what_cannot_be_read_is_refused_with_what_could() {
    let policy: Policy = serde_yaml::from_str(DEFAULT).unwrap();
    for (id, answer, near) in [
        ("users-afected", "3", Some("users-affected")),
        ("users-affected", "many", None),
        ("users-affected", "NaN", None),
        ("sev-1", "yess", Some("yes")),
        ("sev-1.99", "yes", None),
        ("sev-1.x", "yes", None),
        ("sev-4", "yes", Some("sev-1")),
    ] {
        let pair = [(id.to_owned(), answer.to_owned())];
        let Err(Refusal::Unknown { nearest, known, .. }) = read(&policy, &pair) else {
            panic!("{id}={answer}");
        };
        assert!(!known.is_empty());
        if near.is_some() {
            assert_eq!(nearest.as_deref(), near, "{id}={answer}");
        }
    }
}

#[test]
fn every_shipped_playbook_has_signs_for_each_severity_but_the_least() {
    let sv_sdk = include_str!("../../../playbooks/sv-sdk.yaml");
    for yaml in [
        DEFAULT,
        QAWAVE,
        RELEASE_MANAGER,
        SQL_STUDIO,
        WORKBENCH,
        sv_sdk,
    ] {
        let policy: Policy = serde_yaml::from_str(yaml).unwrap();
        let lists = signs(&policy);
        assert_eq!(lists.len() + 1, policy.severities.len(), "{}", policy.name);
        assert!(
            lists.iter().all(|list| list.texts.len() > 1),
            "{}",
            policy.name
        );
    }
}
