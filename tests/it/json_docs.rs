//! `docs/json.md` is what is printed: key by key, type by type, word by word.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::lively::lively;
use crate::log_docs;
use crate::paper::{bare, hold, items, renamed, rows, section, text, with_block};

/// Enums of the sources whose words stand in output: heading, file, name.
const WORDS: &[(&str, &str, &str)] = &[
    ("states", "src/domain/state.rs", "State"),
    ("modes", "src/domain/fact/lifecycle.rs", "Mode"),
    ("visibilities", "src/domain/fact/lifecycle.rs", "Visibility"),
    ("sources", "src/domain/fact/lifecycle.rs", "Source"),
    (
        "cancel reasons",
        "src/domain/fact/lifecycle.rs",
        "CancelReason",
    ),
    ("precisions", "src/domain/instant.rs", "Precision"),
    ("stages", "src/domain/policy/phase.rs", "Stage"),
    ("clock kinds", "src/domain/clocks/mod.rs", "Kind"),
    ("clock states", "src/domain/clocks/mod.rs", "ClockState"),
    ("grades", "src/domain/fact/after.rs", "Grade"),
    ("note flavors", "src/domain/fact/record.rs", "Flavor"),
    ("audiences", "src/domain/policy/message.rs", "Audience"),
    ("calendars", "src/domain/timespan.rs", "Calendar"),
    ("anchors", "src/domain/policy/severity.rs", "Anchor"),
    ("countings", "src/domain/policy/ladder.rs", "Counts"),
    ("ladder modes", "src/domain/policy/ladder.rs", "Mode"),
    ("triggers", "src/domain/policy/ladder.rs", "Trigger"),
    (
        "question kinds",
        "src/domain/policy/phase.rs",
        "QuestionKind",
    ),
    ("role kinds", "src/domain/policy/people.rs", "RoleKind"),
    ("milestones", "src/domain/policy/after.rs", "Milestone"),
    ("section kinds", "src/domain/policy/after.rs", "SectionKind"),
    ("weekdays", "src/domain/calendar.rs", "Weekday"),
    ("standings", "src/view/stats/figures.rs", "Standing"),
    ("action statuses", "src/view/action.rs", "ActionStatus"),
    ("readers", "src/view/brief.rs", "Reader"),
    ("message subjects", "src/domain/message.rs", "About"),
    ("sendings", "src/domain/message.rs", "Sending"),
];

/// Nothing prints these yet.
const NOT_YET: &[&str] = &[];

#[derive(Clone, Debug, PartialEq)]
enum Type {
    Text,
    Bool,
    Number,
    Instant,
    Payload,
    Word(String),
    Shape(String),
    List(Box<Type>),
    Map(Box<Type>),
    Or(Box<Type>),
}

/// The name in `[name](#anchor)`.
fn linked(cell: &str) -> Option<String> {
    Some(cell.strip_prefix('[')?.split_once(']')?.0.to_owned())
}

fn read_type(cell: &str) -> Type {
    if let Some(inner) = cell.strip_suffix(" or null") {
        return Type::Or(Box::new(read_type(inner)));
    }
    if let Some(inner) = cell.strip_prefix("list of ") {
        return Type::List(Box::new(read_type(inner)));
    }
    if let Some(inner) = cell.strip_prefix("map of ") {
        return Type::Map(Box::new(read_type(inner)));
    }
    if let Some(words) = cell.strip_prefix("word of ") {
        return Type::Word(linked(words).unwrap());
    }
    match cell {
        "text" => Type::Text,
        "bool" => Type::Bool,
        "number" | "seconds" => Type::Number,
        "instant" => Type::Instant,
        "payload" => Type::Payload,
        _ => Type::Shape(linked(cell).unwrap_or_else(|| panic!("no type: {cell}"))),
    }
}

struct Document {
    /// Keys of each shape; a schema is a shape by its name.
    shapes: BTreeMap<String, Vec<(String, Type)>>,
    words: BTreeMap<String, BTreeSet<String>>,
    reserved: BTreeSet<String>,
}

/// A section without what stands under headings inside it.
fn own(part: &str) -> &str {
    part.split("\n#").next().unwrap_or_default()
}

fn document() -> Document {
    let text = text("docs/json.md");
    let mut read = Document {
        shapes: BTreeMap::new(),
        words: BTreeMap::new(),
        reserved: BTreeSet::new(),
    };
    let headings = text.lines().filter_map(|line| line.strip_prefix("##"));
    for heading in headings.map(|line| line.trim_start_matches('#').trim()) {
        let part = own(section(&text, heading));
        let table = rows(part);
        let name = bare(heading);
        match table.first().map(Vec::len) {
            Some(3) => {
                let keys = table.iter().map(|row| (bare(&row[0]), read_type(&row[1])));
                read.shapes.insert(name.clone(), keys.collect());
            }
            Some(2) => {
                let words = table.iter().map(|row| bare(&row[0])).collect();
                read.words.insert(name.clone(), words);
            }
            _ => {}
        }
        if part.trim_start().starts_with("Reserved") {
            read.reserved.insert(name);
        }
    }
    read
}

#[derive(Default)]
struct Seen {
    /// `shape.key` that was there and not null.
    keys: BTreeSet<String>,
    words: BTreeSet<(String, String)>,
    faults: BTreeSet<String>,
}

impl Document {
    fn check(&self, value: &Value, kind: &Type, at: &str, seen: &mut Seen) {
        let fits = match kind {
            Type::Or(_) if value.is_null() => return,
            Type::Or(inner) => return self.check(value, inner, at, seen),
            Type::List(inner) => {
                for element in value.as_array().into_iter().flatten() {
                    self.check(element, inner, at, seen);
                }
                value.is_array()
            }
            Type::Map(inner) => {
                for element in value.as_object().into_iter().flat_map(|map| map.values()) {
                    self.check(element, inner, at, seen);
                }
                value.is_object()
            }
            Type::Shape(name) => return self.check_shape(value, name, at, seen),
            Type::Word(list) => {
                let word = value.as_str().unwrap_or_default().to_owned();
                let known = self
                    .words
                    .get(list)
                    .is_some_and(|words| words.contains(&word));
                seen.words.insert((list.clone(), word));
                known
            }
            Type::Text => value.is_string(),
            Type::Bool => value.is_boolean(),
            Type::Number => value.is_number(),
            Type::Instant => value
                .as_str()
                .is_some_and(|at| at.len() == 20 && at.ends_with('Z')),
            Type::Payload => value.is_object(),
        };
        if !fits {
            seen.faults.insert(format!("{at} is {value}, not {kind:?}"));
        }
    }

    fn check_shape(&self, value: &Value, name: &str, at: &str, seen: &mut Seen) {
        let Some(keys) = self.shapes.get(name) else {
            seen.faults.insert(format!("{at}: no table for {name}"));
            return;
        };
        let Some(object) = value.as_object() else {
            seen.faults.insert(format!("{at} is no {name}"));
            return;
        };
        for key in object.keys() {
            if !keys.iter().any(|(known, _)| known == key) {
                seen.faults
                    .insert(format!("{name}.{key} is not documented"));
            }
        }
        for (key, kind) in keys {
            let place = format!("{name}.{key}");
            let Some(value) = object.get(key) else {
                seen.faults.insert(format!("{place} is missing"));
                continue;
            };
            self.check(value, kind, &place, seen);
            if !value.is_null() {
                seen.keys.insert(place);
            }
        }
        if name == "event" {
            let (kind, data) = (value["kind"].as_str().unwrap_or_default(), &value["data"]);
            seen.faults.extend(log_docs::payload_faults(kind, data));
        }
    }
}

#[test]
fn what_is_printed_is_documented_and_what_is_documented_is_printed() {
    let document = document();
    let mut seen = Seen::default();
    for value in &lively().printed {
        let schema = value["schema"].as_str().unwrap_or("(no schema)");
        document.check_shape(value, schema, schema, &mut seen);
    }
    assert!(seen.faults.is_empty(), "{:#?}", seen.faults);
    let stale: Vec<_> = NOT_YET
        .iter()
        .filter(|place| seen.keys.contains(**place))
        .collect();
    assert!(stale.is_empty(), "printed by now: {stale:?}");
    let unseen: Vec<String> = document
        .shapes
        .iter()
        .filter(|(name, _)| !document.reserved.contains(*name))
        .flat_map(|(name, keys)| keys.iter().map(move |(key, _)| format!("{name}.{key}")))
        .filter(|place| !seen.keys.contains(place) && !NOT_YET.contains(&place.as_str()))
        .collect();
    assert!(unseen.is_empty(), "documented, never printed: {unseen:#?}");
}

#[test]
fn the_words_are_those_of_the_sources() {
    let mut body = String::new();
    for (heading, file, name) in WORDS {
        let found = items(&text(file))
            .into_iter()
            .find(|item| item.name == *name);
        let item = found.unwrap_or_else(|| panic!("no {name} in {file}"));
        body.push_str(&format!(
            "\n### {heading}\n\n| word | meaning |\n|---|---|\n"
        ));
        for member in &item.members {
            let word = renamed(&member.name, &item.attributes, &member.attributes);
            let meaning = member.doc.trim_end_matches('.').replace('|', "\\|");
            body.push_str(&format!("| `{word}` | {meaning} |\n"));
        }
    }
    body.push('\n');
    hold("docs/json.md", |document| {
        with_block(document, "words", &body)
    });
}

#[test]
fn every_schema_is_in_the_overview() {
    let document = text("docs/json.md");
    let overview = document.split("\n## ").next().unwrap();
    for schema in document
        .lines()
        .filter_map(|line| line.strip_prefix("## `"))
    {
        assert!(overview.contains(&format!("[`{schema}]")), "{schema}");
    }
}
