//! Generated logs and playbooks: whatever the bytes, nothing panics, nothing takes a second, and what reads twice reads the same.
//!
//! `IRC_GENERATED` says how many of each; without it as many as an ordinary run has time for. The corpus is what the project
//! ships and keeps: playbooks, planted faults, and a log with most kinds of acts.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant as Stopwatch};

use irc::domain::act::Act;
use irc::domain::incident::Incident;
use irc::domain::instant::Instant;
use irc::playbook::read::read;
use irc::store::chain::Scanner;
use irc::store::record::{genesis, sha256_hex};

use crate::paper::text;

const SECOND: Duration = Duration::from_secs(1);
const FOLDER: &str = "20261121-001-k7q";
const WRITER: &str = "00112233445566aa";

fn count() -> usize {
    let told = std::env::var("IRC_GENERATED").ok();
    told.and_then(|n| n.parse().ok()).unwrap_or(10_000)
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).unwrap()
    }
}

/// What parsers trip over.
const PIECES: &[&str] = &[
    "null",
    "true",
    "-1",
    "0",
    "9223372036854775807",
    "18446744073709551616",
    "1e999",
    "\"\"",
    "[]",
    "{}",
    "[[[[[[[[",
    "}}}}",
    "\\u0000",
    "\\ud800",
    "\u{202e}",
    "\u{0}",
    "\n",
    "\r\n",
    "\t",
    "- ",
    ": ",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "|",
    ">-",
    "? ",
    "---\n",
    "2026-02-30T25:61:61Z",
    "9999-12-31T23:59:59Z",
    "-0001-01-01T00:00:00Z",
    "15m..5m",
    "99999999999h",
    "immediate",
    "{{ x",
    "{% for i in range(10**9) %}",
    "declared",
    "undone",
    "amended",
    "judged",
    "\"seq\":0",
    "\"v\":2",
    ",\"sum\":\"",
];

/// One to six small changes.
fn mutate(dice: &mut Dice, bytes: &mut Vec<u8>) {
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len() + 1);
        match dice.below(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            1 => bytes.truncate(at),
            2 => {
                let piece = PIECES[dice.below(PIECES.len())];
                bytes.splice(at..at, piece.bytes());
            }
            3 => {
                let end = (at + dice.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
            4 => {
                let end = (at + dice.below(200)).min(bytes.len());
                let copy = bytes[at..end].to_vec();
                let to = dice.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            5 if at < bytes.len() => {
                bytes[at] = u8::try_from(dice.below(256)).unwrap();
            }
            _ => {
                let end = (at + 1 + dice.below(12)).min(bytes.len());
                let piece = PIECES[dice.below(PIECES.len())];
                bytes.splice(at..end, piece.bytes());
            }
        }
    }
}

#[test]
fn playbooks_of_any_bytes_are_read_or_refused_in_time() {
    let mut corpus = vec![
        text("src/playbook/mutations/full.yaml").into_bytes(),
        text("src/playbook/mutations/planted.yaml").into_bytes(),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("playbooks");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "yaml") {
            corpus.push(fs::read(path).unwrap());
        }
    }
    corpus.sort();
    let mut dice = Dice(0x1234_5678_9abc_def1);
    for n in 0..count() {
        let whole = &corpus[n % corpus.len()];
        // A part of a file is a file too, and faster to read.
        let start = dice.below(whole.len());
        let len = 200 + dice.below(3_000);
        let mut bytes = if n.is_multiple_of(16) {
            whole.clone()
        } else {
            let head = whole
                .split(|b| *b == b'\n')
                .take(8)
                .collect::<Vec<_>>()
                .join(&b'\n');
            let part = &whole[start..(start + len).min(whole.len())];
            [head.as_slice(), b"\n", part].concat()
        };
        mutate(&mut dice, &mut bytes);
        let begun = Stopwatch::now();
        read("generated.yaml", &bytes, Instant::from_unix(1_795_269_600));
        assert!(
            begun.elapsed() < SECOND,
            "number {n}: {:?}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

/// Lines with right sums over changed bodies, and lines with none.
fn log(dice: &mut Dice, bodies: &[String]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut prev = genesis(FOLDER, WRITER);
    for seq in 1..=1 + dice.below(8) {
        let body = &bodies[dice.below(bodies.len())];
        let body = body.replace("SEQ", &seq.to_string()).replace("PREV", &prev);
        let mut bytes = body.into_bytes();
        if dice.below(3) > 0 {
            mutate(dice, &mut bytes);
        }
        prev = sha256_hex(&bytes);
        bytes.extend_from_slice(format!(",\"sum\":\"{prev}\"}}").as_bytes());
        if dice.below(4) == 0 {
            mutate(dice, &mut bytes);
        }
        out.extend_from_slice(&bytes);
        out.push(b'\n');
    }
    if dice.below(4) == 0 {
        mutate(dice, &mut out);
    }
    out
}

#[test]
fn logs_of_any_bytes_are_read_and_folded_in_time_and_always_the_same() {
    let corpus = text("tests/data/acts.jsonl");
    let bodies: Vec<String> = corpus.lines().map(ToOwned::to_owned).collect();
    assert!(bodies.len() >= 20);
    let mut dice = Dice(0xfeed_5678_9abc_def1);
    let mut read_acts = 0;
    for n in 0..count() {
        let bytes = log(&mut dice, &bodies);
        let begun = Stopwatch::now();
        let scan = |bytes: &[u8]| {
            let mut scanner = Scanner::new(FOLDER, WRITER, true);
            bytes
                .chunks(1 + n % 700)
                .for_each(|piece| scanner.feed(piece));
            scanner.finish()
        };
        let first = scan(&bytes);
        let acts: Vec<&Act> = first.acts.iter().map(|stored| &stored.act).collect();
        let incident = Incident::replay(FOLDER, acts.iter().copied());
        assert!(
            begun.elapsed() < SECOND,
            "number {n}: {:?}",
            String::from_utf8_lossy(&bytes)
        );
        read_acts += acts.len();
        assert_eq!(first.tail.len, bytes.len() as u64, "number {n}");
        if n.is_multiple_of(50) {
            let mut whole = Scanner::new(FOLDER, WRITER, true);
            whole.feed(&bytes);
            let again = whole.finish();
            assert_eq!(
                (&again.acts, &again.findings),
                (&first.acts, &first.findings)
            );
            let mut numbers: Vec<u64> = acts.iter().map(|act| act.seq).collect();
            numbers.sort_unstable();
            numbers.dedup();
            // Two lines of one number are damage; which of them comes first is anybody's guess.
            if numbers.len() < acts.len() {
                continue;
            }
            let back = Incident::replay(FOLDER, acts.iter().rev().copied());
            assert_eq!(
                back, incident,
                "number {n}: the order of lines means nothing"
            );
        }
    }
    assert!(
        read_acts > count(),
        "most of it must get past the sums: {read_acts}"
    );
}
