//! Plants faults in a clean playbook, one at a time, and wants each reported at its line: no more, no less.

mod nearest;
mod shipped;

use std::collections::HashSet;

use super::check::WARNINGS;
use super::fault::Fault;
use super::read::read;
use super::schema;
use crate::domain::instant::Instant;
use serde::Deserialize;

const FULL: &str = include_str!("full.yaml");

/// 2025-11-21, within the year after the fixture's last review.
const NOW: Instant = Instant::from_unix(1_763_683_200);

fn faults(text: &str) -> Vec<Fault> {
    read("full.yaml", text.as_bytes(), NOW).faults
}

/// One slip: a piece of the clean file, what it becomes, and what must be said about it.
#[derive(Deserialize)]
struct Planted {
    from: String,
    to: String,
    at: String,
    kind: String,
    says: String,
}

fn planted() -> Vec<Planted> {
    serde_yaml::from_str(include_str!("planted.yaml")).unwrap()
}

/// The fixture with the fault in it, and the line on which it must be reported.
fn plant(fault: &Planted) -> (String, u32) {
    assert!(FULL.contains(&fault.from), "not in it: {}", fault.from);
    let text = FULL.replacen(&fault.from, &fault.to, 1);
    let before = text
        .find(&fault.at)
        .unwrap_or_else(|| panic!("no `{}`", fault.at));
    let line = text[..before].matches('\n').count() + 1;
    (text, u32::try_from(line).unwrap())
}

#[test]
fn a_clean_playbook_has_no_fault() {
    let found: Vec<String> = faults(FULL).iter().map(Fault::headline).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_planted_fault_is_reported_at_its_line_and_nothing_else_is() {
    let mut wrong = Vec::new();
    for planted in planted() {
        let (text, line) = plant(&planted);
        let found = faults(&text);
        let good = matches!(found.as_slice(), [one]
            if one.kind == planted.kind && one.at.line == line && one.what.contains(&planted.says));
        if !good {
            let found: Vec<String> = found.iter().map(Fault::headline).collect();
            wrong.push(format!(
                "{:?} -> {:?}: wanted `{}` saying `{}` on line {line}, found {found:#?}",
                planted.from, planted.to, planted.kind, planted.says
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_warning_is_planted_and_can_be_accepted() {
    let planted: HashSet<&str> = planted()
        .iter()
        .flat_map(|fault| faults(&plant(fault).0))
        .filter(|fault| !fault.is_error() && fault.kind != "accept-unused")
        .map(|fault| fault.kind)
        .collect();
    assert_eq!(planted, WARNINGS.iter().copied().collect());
}

#[test]
fn every_fault_says_what_would_be_right_and_shows_its_line() {
    for planted in planted() {
        let (text, _) = plant(&planted);
        for fault in faults(&text) {
            assert!(fault.would_be_right.is_some(), "{}", fault.headline());
            assert!(!fault.source_line.is_empty(), "{}", fault.headline());
        }
    }
}

#[test]
fn several_faults_are_found_in_one_pass_whatever_their_kind() {
    let text = FULL
        .replacen("irc: 1", "irc: one", 1)
        .replacen("response: 15m", "response: 15 mni", 1)
        .replacen("unsure: SEV-2", "unsure: SEV-7", 1)
        .replacen("{{ news }}", "{{ gnus }}", 1)
        .replacen("stage: mitigate", "stage: fix", 1)
        .replacen("no: {ask: memory}", "no: {}", 1);
    let found = faults(&text);
    let kinds: Vec<&str> = found.iter().map(|f| f.kind).collect();
    for kind in [
        "wrong-type",
        "bad-duration",
        "unknown-severity",
        "unknown-variable",
        "unknown-word",
        "dead-end",
    ] {
        assert!(kinds.contains(&kind), "{kind} not in {kinds:?}");
    }
    assert!(found.is_sorted_by_key(|f| f.at), "{kinds:?}");
}

#[test]
fn crlf_and_a_byte_order_mark_change_no_line() {
    let planted = planted();
    let (text, line) = plant(planted.first().unwrap());
    let windows = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    let found = faults(&windows);
    assert_eq!(found.first().unwrap().at.line, line);
    assert_eq!(faults(&FULL.replace('\n', "\r\n")), []);
}

#[test]
fn every_object_of_the_policy_knows_its_line() {
    let policy = read("full.yaml", FULL.as_bytes(), NOW).policy.unwrap();
    let json = serde_json::to_value(&policy).unwrap();
    let mut at_zero = Vec::new();
    look(&json, "", &mut at_zero);
    assert_eq!(at_zero, Vec::<String>::new());
    let step = policy.ladders.first().unwrap().steps.get(1).unwrap();
    let line = FULL.lines().nth(step.line as usize).unwrap();
    assert_eq!(line.trim(), "after: 30m..60m");
}

fn look(value: &serde_json::Value, path: &str, at_zero: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(map) => {
            if map.get("line").is_some_and(|line| line == 0) {
                at_zero.push(path.to_owned());
            }
            for (key, value) in map {
                look(value, &format!("{path}.{key}"), at_zero);
            }
        }
        serde_json::Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                look(item, &format!("{path}[{i}]"), at_zero);
            }
        }
        _ => {}
    }
}

#[test]
fn the_fixture_uses_every_key_of_the_schema() {
    let schema = schema::playbook();
    let objects = schema["$defs"].as_object().unwrap().values();
    let keys = objects
        .chain([&schema])
        .filter_map(|object| object["properties"].as_object())
        .flat_map(|properties| properties.keys());
    let missing: Vec<&String> = keys
        .filter(|key| !FULL.contains(&format!("{key}:")))
        .collect();
    assert_eq!(missing, Vec::<&String>::new());
}

#[test]
fn a_ladder_step_without_severities_is_for_all() {
    let policy = read("full.yaml", FULL.as_bytes(), NOW).policy.unwrap();
    let step = policy.ladders.first().unwrap().steps.get(3).unwrap();
    assert_eq!(step.severities, ["SEV-1", "SEV-2", "SEV-3"]);
}
