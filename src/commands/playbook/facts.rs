//! Holds `irc.policy/1` of each shipped guide to the guide's facts, `tests/facts/*.json` (their language: its README).

use serde::Deserialize;
use serde_json::Value;

use crate::domain::instant::Instant;
use crate::playbook::{find, read};
use crate::view::policy::{PolicyView, Source};

const FACTS: [(&str, &str); 6] = [
    (
        "pagerduty-public",
        include_str!("../../../tests/facts/pagerduty-public.json"),
    ),
    ("qawave", include_str!("../../../tests/facts/qawave.json")),
    (
        "release-manager",
        include_str!("../../../tests/facts/release-manager.json"),
    ),
    (
        "sql-studio",
        include_str!("../../../tests/facts/sql-studio.json"),
    ),
    ("sv-sdk", include_str!("../../../tests/facts/sv-sdk.json")),
    (
        "workbench",
        include_str!("../../../tests/facts/workbench.json"),
    ),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    section: String,
    #[serde(rename = "fact")]
    says: String,
    path: String,
    /// Absent and `null` must be told apart.
    #[serde(default, deserialize_with = "there")]
    equals: Option<Value>,
    contains: Option<String>,
}

fn there<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
}

#[derive(Debug, PartialEq)]
enum Part {
    Key(String),
    Index(usize),
    Named(String),
    Holds(Option<String>, String),
}

fn parts(path: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(pick) = rest.strip_prefix("[?") {
            let (field, tail) = pick.split_once("~\"").unwrap();
            let (text, tail) = tail.split_once("\"]").unwrap();
            let field = (!field.is_empty()).then(|| field.to_owned());
            parts.push(Part::Holds(field, text.to_owned()));
            rest = tail;
        } else if let Some(pick) = rest.strip_prefix('[') {
            let (name, tail) = pick.split_once(']').unwrap();
            parts.push(match name.parse() {
                Ok(index) => Part::Index(index),
                Err(_) => Part::Named(name.to_owned()),
            });
            rest = tail;
        } else {
            let key = rest.strip_prefix('.').unwrap_or(rest);
            let end = key.find(['.', '[']).unwrap_or(key.len());
            parts.push(Part::Key(key[..end].to_owned()));
            rest = &key[end..];
        }
    }
    parts
}

fn holds(value: &Value, text: &str) -> bool {
    match value {
        Value::String(own) => own.contains(text),
        Value::Array(items) => items
            .iter()
            .any(|item| item.as_str().is_some_and(|own| own.contains(text))),
        _ => false,
    }
}

fn look<'v>(document: &'v Value, path: &str) -> &'v Value {
    let mut value = document;
    for part in parts(path) {
        let items = value.as_array().map_or(&[][..], Vec::as_slice);
        let next = match &part {
            Part::Key(key) => value.get(key),
            Part::Index(index) => items.get(*index),
            Part::Named(name) => items.iter().find(|item| {
                ["id", "name", "label", "word", "heading", "state"]
                    .iter()
                    .any(|key| item.get(key).and_then(Value::as_str) == Some(name))
            }),
            Part::Holds(None, text) => items.iter().find(|item| holds(item, text)),
            Part::Holds(Some(field), text) => items
                .iter()
                .find(|item| item.get(field).is_some_and(|own| holds(own, text))),
        };
        value = next.unwrap_or(&Value::Null);
    }
    value
}

fn same(a: &Value, b: &Value) -> bool {
    a == b || a.as_f64().is_some_and(|a| Some(a) == b.as_f64())
}

fn kept(document: &Value, fact: &Fact) -> bool {
    let value = look(document, &fact.path);
    match (&fact.equals, &fact.contains) {
        (Some(wanted), None) => same(value, wanted),
        (None, Some(text)) => holds(value, text),
        _ => false,
    }
}

fn document(name: &str) -> Value {
    let found = find::built_in(name).unwrap();
    let policy = read::read(name, &found.bytes, Instant::from_unix(0)).policy;
    let policy = policy.unwrap();
    let view = PolicyView::new(&policy, Source::default(), Instant::from_unix(0));
    serde_json::to_value(view).unwrap()
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "the counts are for who runs it with --nocapture"
)]
fn every_fact_of_every_guide_is_in_its_playbook() {
    let (mut wrong, mut counted) = (Vec::new(), Vec::new());
    for (name, text) in FACTS {
        let document = document(name);
        let facts: Vec<Fact> = serde_json::from_str(text).unwrap();
        counted.push(format!("{name} {}", facts.len()));
        for fact in facts.iter().filter(|fact| !kept(&document, fact)) {
            let found = look(&document, &fact.path);
            let (section, path) = (&fact.section, &fact.path);
            let fact = &fact.says;
            wrong.push(format!("{name}: {section}: {fact}: {path} is {found}"));
        }
    }
    println!("facts: {}", counted.join(", "));
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_object_of_the_view_carries_its_line() {
    fn see(value: &Value, path: &str, bare: &mut Vec<String>) {
        let items = value.as_array().into_iter().flatten();
        for (index, item) in items.enumerate() {
            if item.is_object() && item.get("line").and_then(Value::as_u64).unwrap_or(0) == 0 {
                bare.push(format!("{path}[{index}]"));
            }
            see(item, &format!("{path}[{index}]"), bare);
        }
        for (key, below) in value.as_object().into_iter().flatten() {
            see(below, &format!("{path}.{key}"), bare);
        }
    }
    for (name, _) in find::BUILT_IN {
        let mut bare = Vec::new();
        see(&document(name), name, &mut bare);
        assert_eq!(bare, Vec::<String>::new());
    }
}

#[test]
fn a_path_that_leads_nowhere_is_null_and_a_slip_is_seen() {
    let document = document("workbench");
    assert!(look(&document, "severities[9].id").is_null());
    assert_eq!(look(&document, "severities[SEV1].rank"), 1);
    let ladder = "ladders[technical].steps[?targets~\"VP\"].after_s";
    assert_eq!(look(&document, ladder), 3600);
    let fact: Fact = serde_json::from_str(
        r#"{"section":"x","fact":"x","path":"severities[SEV1].rank","equals":2}"#,
    )
    .unwrap();
    assert!(!kept(&document, &fact));
}
