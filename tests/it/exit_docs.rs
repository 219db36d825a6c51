//! `docs/exit-codes.md` is what the program does.

use std::collections::{BTreeMap, BTreeSet};

use crate::paper::{bare, rows, section, text};

fn numbers() -> BTreeMap<u8, String> {
    let source = text("src/exit.rs");
    source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("/// "))
        .filter_map(|line| line.split_once(": "))
        .filter_map(|(code, words)| {
            Some((code.parse().ok()?, words.trim_end_matches('.').to_owned()))
        })
        .collect()
}

#[test]
fn every_code_is_documented_in_the_same_words() {
    let document = text("docs/exit-codes.md");
    let table = document.split("A script").next().unwrap();
    let written: BTreeMap<u8, String> = rows(table)
        .into_iter()
        .map(|row| (row[0].parse().unwrap(), row[1].clone()))
        .collect();
    assert_eq!(written, numbers());
    let used: BTreeSet<u8> = text("src/exit.rs")
        .lines()
        .filter_map(|line| {
            line.trim()
                .split_once(" => ")?
                .1
                .trim_end_matches(',')
                .parse()
                .ok()
        })
        .collect();
    assert_eq!(used, written.keys().copied().collect());
}

/// The words that follow `before` in a source, up to the next quote.
fn quoted(source: &str, before: &str) -> BTreeSet<String> {
    source
        .split(before)
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .map(ToOwned::to_owned)
        .collect()
}

#[test]
fn every_word_for_a_failure_is_documented() {
    let mut kinds = quoted(&text("src/render/error.rs"), "words(");
    let store = text("src/store/error.rs");
    let (_, kind_fn) = store.split_once("fn kind(").unwrap();
    let (kind_fn, _) = kind_fn.split_once("\n    }\n").unwrap();
    kinds.extend(quoted(kind_fn, "=>"));
    let document = text("docs/exit-codes.md");
    let written: BTreeSet<String> = rows(section(&document, "What failed, as a word"))
        .iter()
        .map(|row| bare(&row[0]))
        .collect();
    assert_eq!(written, kinds);
}
