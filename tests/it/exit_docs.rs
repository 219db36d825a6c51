//! `docs/exit-codes.md` is what the program does.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use irc::config::ConfigError;
use irc::domain::decide::Refusal;
use irc::domain::instant::Instant;
use irc::domain::state::State;
use irc::domain::typed_time::{NoDuration, NoTime, Slip, Why};
use irc::domain::zone::NoZone;
use irc::error::Error;
use irc::playbook::find::NotFound;
use irc::render::error::say;
use irc::store::error::{Op, Saved, StoreError};

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

/// A store's errors, each once; a failed step with what became of the act.
fn store_errors() -> Vec<StoreError> {
    let path = PathBuf::from("log");
    let id = "x".to_owned();
    let full = io::Error::from(io::ErrorKind::StorageFull);
    vec![
        StoreError::io(Op::Write, &path, &full),
        StoreError::unknown(Op::Sync, &path, &full),
        StoreError::NotPlain { path: path.clone() },
        StoreError::OtherOwner {
            path: path.clone(),
            owner: 1,
            us: 2,
        },
        StoreError::Busy {
            path: path.clone(),
            holder: id.clone(),
            waited_s: 30,
        },
        StoreError::TooLong { bytes: 2, limit: 1 },
        StoreError::Newer {
            path: path.clone(),
            line: 1,
            v: 2,
        },
        StoreError::TooLarge {
            path: path.clone(),
            limit: 1,
        },
        StoreError::Changed { path },
        StoreError::NoIncident { id: id.clone() },
        StoreError::NoFreeId { prefix: id.clone() },
        StoreError::Encoding { reason: id },
    ]
}

fn refusals() -> Vec<Refusal> {
    let id = String::new;
    let (at, state) = (Instant::default(), State::Closed);
    vec![
        Refusal::SeverityNeeded {
            near: None,
            known: Vec::new(),
        },
        Refusal::UnknownSeverity {
            typed: id(),
            nearest: None,
            known: Vec::new(),
        },
        Refusal::ReasonNeeded { act: "" },
        Refusal::FlagNeeded { flag: "", act: "" },
        Refusal::NotActive {
            verb: "",
            id: id(),
            state,
            since: None,
        },
        Refusal::NotResolved { id: id(), state },
        Refusal::ChecksOpen {
            id: id(),
            checks: Vec::new(),
        },
        Refusal::Unknown {
            what: "",
            typed: id(),
            nearest: None,
            known: Vec::new(),
        },
        Refusal::StateByVerb {
            typed: id(),
            verb: "",
        },
        Refusal::NotOffered {
            role: id(),
            who: id(),
            offered_to: None,
        },
        Refusal::CommanderNeeded { who: id() },
        Refusal::TimeOrder {
            what: "",
            at,
            bound: at,
            bound_is: "",
        },
        Refusal::TooLong {
            what: "",
            length: 2,
            limit: 1,
        },
        Refusal::Empty { what: "" },
        Refusal::Incomplete { id: id() },
        Refusal::Stays {
            event: id(),
            kind: id(),
        },
        Refusal::ForGood { event: id() },
        Refusal::NotYours {
            event: id(),
            writer: id(),
        },
        Refusal::NoLadder { severity: id() },
    ]
}

fn others() -> Vec<Error> {
    let word = String::new;
    let time = |why| {
        let time = NoTime {
            text: word(),
            why,
            candidates: Vec::new(),
        };
        Error::Time(Box::new(time), word())
    };
    let print = |saved| Error::Print {
        why: word(),
        saved,
        closed: false,
    };
    vec![
        Error::Playbook(NotFound::Unknown {
            typed: word(),
            nearest: None,
            known: Vec::new(),
        }),
        Error::Playbook(NotFound::Unreadable {
            path: PathBuf::new(),
            error: io::Error::from(io::ErrorKind::NotFound),
        }),
        Error::Faulty {
            file: word(),
            faults: Vec::new(),
        },
        Error::Config(ConfigError {
            path: PathBuf::new(),
            line: 0,
            column: 0,
            why: word(),
        }),
        time(Why::Future),
        time(Why::Unreadable(Slip::NoSuchDate)),
        Error::Duration(NoDuration {
            text: word(),
            too_long: false,
        }),
        Error::Zone(NoZone {
            name: word(),
            nearest: None,
        }),
        Error::Usage {
            what: word(),
            hint: word(),
        },
        Error::NoIncident {
            typed: None,
            near: Vec::new(),
        },
        Error::Several {
            typed: None,
            candidates: Vec::new(),
        },
        Error::Render {
            template: word(),
            why: word(),
            hint: word(),
        },
        Error::Restricted { ids: Vec::new() },
        Error::Import {
            path: PathBuf::new(),
            at: word(),
            why: word(),
        },
        Error::Alertmanager { why: word() },
        Error::Edited {
            path: PathBuf::new(),
            diff: word(),
        },
        Error::File {
            act: "",
            path: PathBuf::new(),
            why: word(),
        },
        print(true),
        print(false),
        Error::Interrupted,
    ]
}

#[test]
fn every_word_for_a_failure_has_the_codes_that_it_ends_with() {
    let mut errors = others();
    errors.extend(refusals().into_iter().map(Error::Refused));
    errors.extend(store_errors().into_iter().map(Error::Store));
    // A log that is too long, busy or changed is met while writing only.
    let read = [
        "store_io",
        "store_not_plain",
        "store_other_owner",
        "no_incident",
    ];
    let reading = store_errors()
        .into_iter()
        .filter(|error| read.contains(&error.kind()) && error.saved() == Saved::No);
    errors.extend(reading.map(Error::Read));
    let mut ends: BTreeMap<String, BTreeSet<u8>> = BTreeMap::new();
    for error in &errors {
        let words = say(error);
        ends.entry(words.kind.to_owned())
            .or_default()
            .insert(words.code);
    }
    let document = text("docs/exit-codes.md");
    let written: BTreeMap<String, BTreeSet<u8>> =
        rows(section(&document, "What failed, as a word"))
            .iter()
            .map(|row| {
                let codes = row[1].split(", ").map(|code| code.parse().unwrap());
                (bare(&row[0]), codes.collect())
            })
            .collect();
    assert_eq!(written, ends);
}
