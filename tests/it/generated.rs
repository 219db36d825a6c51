//! Generated logs and playbooks: whatever the bytes, nothing panics, nothing takes a second, and what reads twice reads the same.
//!
//! `IRC_GENERATED` says how many of each; without it as many as an ordinary run has time for. With it, how far the run is, the
//! slowest case and the most memory that was held are written to the file that `IRC_GENERATED_REPORT` names. Every case is
//! made from its number alone. The corpus is what the project ships and keeps: playbooks, planted faults, and a log with most
//! kinds of acts.

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

/// The most memory that a long run may have held at any time, in KiB: the whole process, with its tests and corpora.
const MEMORY_KIB: u64 = 128 * 1024;
const EVERY: usize = 10_000;

/// What a long run came to, kept while it goes on.
struct Tally {
    what: &'static str,
    slowest: Duration,
}

impl Tally {
    fn new(what: &'static str) -> Self {
        let slowest = Duration::ZERO;
        Self { what, slowest }
    }

    /// Called after each case with its number and how long it took.
    fn took(&mut self, n: usize, time: Duration, case: &[u8]) {
        let shown = || String::from_utf8_lossy(case).into_owned();
        assert!(time < SECOND, "number {n} took {time:?}: {:?}", shown());
        self.slowest = self.slowest.max(time);
        let done = n + 1;
        if std::env::var("IRC_GENERATED").is_err()
            || !(done.is_multiple_of(EVERY) || done == count())
        {
            return;
        }
        let peak = peak_kib();
        if let Ok(path) = std::env::var("IRC_GENERATED_REPORT") {
            let slowest = self.slowest.as_secs_f64() * 1_000.0;
            let line = format!(
                "{done} {}: slowest {slowest:.1} ms, at most {peak} KiB held\n",
                self.what
            );
            fs::write(format!("{path}.{}", self.what), line).unwrap();
        }
        assert!(
            peak < MEMORY_KIB,
            "{peak} KiB are held after {done} {}",
            self.what
        );
    }
}

/// The high-water mark of this process; 0 where the system does not say.
fn peak_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
        .unwrap_or_default()
}

struct Dice(u64);

impl Dice {
    /// The dice of one case.
    fn of(what: u64, n: usize) -> Self {
        // The finishing steps of splitmix64, so that neighbours have nothing in common.
        let mut x = (what ^ n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self((x ^ (x >> 31)) | 1)
    }

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
    let mut tally = Tally::new("playbooks");
    for n in 0..count() {
        let mut dice = Dice::of(0x1234_5678_9abc_def1, n);
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
        tally.took(n, begun.elapsed(), &bytes);
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
    let mut tally = Tally::new("logs");
    let mut read_acts = 0;
    for n in 0..count() {
        let mut dice = Dice::of(0xfeed_5678_9abc_def1, n);
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
        tally.took(n, begun.elapsed(), &bytes);
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
