//! Holds `docs/playbook.md` to the schema and the checks: a newcomer has nothing else to go by.

use super::check::WARNINGS;
use super::fault::Fault;
use super::read::read;
use super::schema;
use crate::domain::instant::Instant;
use crate::domain::record::RECORD_NAMES;

const DOCUMENT: &str = include_str!("../../docs/playbook.md");

fn named(word: &str) -> bool {
    DOCUMENT.contains(&format!("`{word}`"))
}

fn words(value: &serde_json::Value, found: &mut Vec<String>) {
    if let Some(word) = value["const"].as_str() {
        found.push(word.to_owned());
    }
    let properties = value["properties"].as_object().into_iter().flatten();
    found.extend(properties.map(|(key, _)| key.clone()));
    let inner = value.as_object().into_iter().flatten().map(|(_, v)| v);
    for value in inner.chain(value.as_array().into_iter().flatten()) {
        words(value, found);
    }
}

#[test]
fn every_key_and_every_word_is_explained() {
    let mut all = Vec::new();
    words(&schema::playbook(), &mut all);
    all.extend(RECORD_NAMES.iter().chain(WARNINGS).map(ToString::to_string));
    let weekdays = ["tue", "wed", "thu", "fri", "sat", "sun", "mon"];
    let written = ["text", "min", "max"];
    all.retain(|word| {
        !named(word) && !weekdays.contains(&word.as_str()) && !written.contains(&word.as_str())
    });
    all.sort();
    all.dedup();
    assert_eq!(all, Vec::<String>::new());
}

#[test]
fn the_playbook_to_start_from_has_no_fault() {
    let blocks = DOCUMENT.split("```yaml\n").skip(1);
    let whole: Vec<&str> = blocks
        .filter_map(|block| block.split("```").next())
        .filter(|block| block.contains("\nirc: 1\n"))
        .collect();
    assert_eq!(whole.len(), 1);
    for text in whole {
        let reading = read("shop.yaml", text.as_bytes(), Instant::from_unix(0));
        let faults: Vec<String> = reading.faults.iter().map(Fault::headline).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
}
