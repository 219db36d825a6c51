//! Plants faults in every embedded playbook, one at a time: each is reported once, with its caret under the slip.
//!
//! `shipped/NAME.yaml` lists them: `from` (its first occurrence) becomes `to`, and exactly one fault must be found, of
//! this `kind`, at the start of `at` (its first occurrence in the changed file). `says` is a part of what is wrong,
//! `right` a part of what would be right; `schema` marks those that the JSON schema sees too (`.ci/schema.py`).

use std::collections::BTreeSet;

use serde::Deserialize;

use super::NOW;
use crate::playbook::fault::{At, Fault};
use crate::playbook::find::BUILT_IN;
use crate::playbook::read::read;

const LISTS: [(&str, &str); 7] = [
    ("default", include_str!("shipped/default.yaml")),
    (
        "pagerduty-public",
        include_str!("shipped/pagerduty-public.yaml"),
    ),
    ("qawave", include_str!("shipped/qawave.yaml")),
    (
        "release-manager",
        include_str!("shipped/release-manager.yaml"),
    ),
    ("sql-studio", include_str!("shipped/sql-studio.yaml")),
    ("sv-sdk", include_str!("shipped/sv-sdk.yaml")),
    ("workbench", include_str!("shipped/workbench.yaml")),
];

/// Planted over all of them, at least.
const FEWEST: usize = 120;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Planted {
    from: String,
    to: String,
    at: String,
    kind: String,
    says: String,
    right: String,
    #[serde(default)]
    schema: bool,
}

fn faults(name: &str, text: &str) -> Vec<Fault> {
    read(&format!("{name}.yaml"), text.as_bytes(), NOW).faults
}

fn clean(name: &str) -> &'static str {
    let found = BUILT_IN.iter().find(|(own, _)| *own == name);
    found.map(|(_, text)| *text).unwrap()
}

/// The changed file, and where the fault must be reported.
fn plant(name: &str, planted: &Planted) -> (String, At) {
    let clean = clean(name);
    assert!(
        clean.contains(&planted.from),
        "{name} holds no {:?}",
        planted.from
    );
    let text = clean.replacen(&planted.from, &planted.to, 1);
    let start = text.find(&planted.at).unwrap();
    let before = &text[..start];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    let count = |n| u32::try_from(n).unwrap();
    (
        text,
        At {
            line: count(line),
            column: count(column),
        },
    )
}

fn all() -> Vec<(&'static str, Planted)> {
    let lists = LISTS.iter().map(|(name, list)| {
        let planted: Vec<Planted> = serde_yaml::from_str(list).unwrap();
        (*name, planted)
    });
    lists
        .flat_map(|(name, list)| list.into_iter().map(move |planted| (name, planted)))
        .collect()
}

#[test]
fn the_clean_ones_are_complained_about_by_nobody() {
    for (name, text) in BUILT_IN {
        let found: Vec<String> = faults(name, text).iter().map(Fault::headline).collect();
        assert_eq!(found, Vec::<String>::new(), "{name}");
        let listed = LISTS.iter().any(|(own, _)| own == name);
        assert!(listed, "no fault is planted in {name}");
    }
}

#[test]
fn each_slip_is_reported_once_at_its_place_and_says_what_would_be_right() {
    let all = all();
    let mut wrong = Vec::new();
    for (name, planted) in &all {
        let (text, at) = plant(name, planted);
        let found = faults(name, &text);
        let good = matches!(found.as_slice(), [one]
            if one.kind == planted.kind
                && one.at == at
                && one.what.contains(&planted.says)
                && one.would_be_right.as_deref().is_some_and(|right| right.contains(&planted.right)));
        if !good {
            let found: Vec<String> = found.iter().map(Fault::headline).collect();
            wrong.push(format!(
                "{name} {:?}: wanted {} at {}:{} saying `{}; {}`, found {found:#?}",
                planted.to, planted.kind, at.line, at.column, planted.says, planted.right
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(all.len() >= FEWEST, "only {} are planted", all.len());
    let structural = all.iter().filter(|(_, planted)| planted.schema);
    assert!(structural.count() >= FEWEST / 3);
}

#[test]
fn the_first_line_of_each_leads_an_editor_to_the_schema() {
    for (name, text) in BUILT_IN {
        let first = text.lines().next().unwrap();
        let schema = "# yaml-language-server: $schema=../docs/playbook.schema.json";
        assert_eq!(first, schema, "{name}");
    }
}

#[test]
fn every_kind_that_leads_somebody_astray_is_planted() {
    let planted: BTreeSet<String> = all().into_iter().map(|(_, planted)| planted.kind).collect();
    for kind in [
        "unknown-key",
        "unknown-word",
        "wrong-type",
        "duplicate-key",
        "duplicate-id",
        "no-contact",
        "unknown-contact",
        "ladder-overlap",
        "ladder-order",
        "no-cadence",
        "unknown-variable",
        "no-template",
        "unreachable-phase",
        "unreachable-question",
        "dead-end",
        "circle",
        "role-unfilled",
        "business-hours-missing",
        "review-overdue",
        "unknown-severity",
        "bad-duration",
        "unknown-var",
    ] {
        assert!(planted.contains(kind), "no {kind} is planted");
    }
}
