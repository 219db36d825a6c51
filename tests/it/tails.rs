//! The end of a log, cut, zeroed and overwritten at every byte of an act of every kind: it opens, older acts are all there,
//! what is left of the last one is named, and what is written behind it is read.

use std::collections::{BTreeMap, BTreeSet};

use irc::domain::act::Act;
use irc::domain::incident::Incident;
use irc::store::chain::{Scan, Scanner};
use irc::store::finding::FindingKind;
use irc::store::record::{encode, genesis};

use crate::lively::lively;
use crate::log_docs::every_kind;

const FOLDER: &str = "20261121-001-k7q";
const WRITER: &str = "00112233445566aa";
const SECTOR: usize = 512;

/// One act of every kind that the commands write.
fn acts() -> BTreeMap<String, Act> {
    let mut found = BTreeMap::new();
    for line in &lively().acts {
        let Ok(act) = serde_json::from_value::<Act>(line.clone()) else {
            continue;
        };
        for event in &act.events {
            let one = Act {
                writer: WRITER.to_owned(),
                events: vec![event.clone()],
                ..act.clone()
            };
            found.entry(event.kind.clone()).or_insert(one);
        }
    }
    found
}

fn line(act: &Act, seq: u64, prev: &str) -> (Vec<u8>, String) {
    let act = Act { seq, ..act.clone() };
    let (mut line, sum) = encode(&act, prev).unwrap();
    line.push(b'\n');
    (line, sum)
}

fn scan(bytes: &[u8]) -> Scan {
    let mut scanner = Scanner::new(FOLDER, WRITER, true);
    scanner.feed(bytes);
    scanner.finish()
}

fn seqs(scan: &Scan) -> Vec<u64> {
    scan.acts.iter().map(|stored| stored.act.seq).collect()
}

/// Reads, folds, and looks whether all that was found is an unfinished end.
#[track_caller]
fn torn(bytes: &[u8], whole: &[u64], context: &str) {
    let scan = scan(bytes);
    assert_eq!(seqs(&scan), whole, "{context}");
    let named = scan.findings.iter().all(|f| f.kind == FindingKind::Tear);
    assert!(named, "{context}: {:?}", scan.findings);
    Incident::replay(FOLDER, scan.acts.iter().map(|stored| &stored.act));
}

#[test]
fn every_kind_of_act_may_be_cut_or_zeroed_at_every_byte() {
    let mut acts = acts();
    let known: BTreeSet<String> = every_kind();
    // Kinds of a later format are among them too.
    acts.retain(|kind, _| known.contains(kind));
    let tried: BTreeSet<String> = acts.keys().cloned().collect();
    assert_eq!(tried, known, "every kind is tried");
    let declared = &acts["declared"];
    for (kind, act) in &acts {
        let (first, sum) = line(declared, 1, &genesis(FOLDER, WRITER));
        let (last, _) = line(act, 2, &sum);
        let (next, _) = line(declared, 2, &sum);
        let whole = [first.as_slice(), &last].concat();
        for cut in first.len()..whole.len() {
            let context = format!("{kind}, cut at {cut} of {}", whole.len());
            // The newline alone may be missing.
            let there: &[u64] = if cut + 1 == whole.len() {
                &[1, 2]
            } else {
                &[1]
            };
            torn(&whole[..cut], there, &context);
            // Sealed, and the writer has gone on.
            if cut + 1 < whole.len() {
                torn(&[&whole[..cut], b"\n", &next].concat(), &[1, 2], &context);
            }
            if cut % 8 == 0 {
                let mut zeroed = whole.clone();
                zeroed[cut..].fill(0);
                torn(&zeroed, &[1], &context);
                zeroed[cut..].fill(0xff);
                torn(&zeroed, &[1], &context);
            }
        }
        for sector in 0..whole.len().div_ceil(SECTOR) {
            let mut bytes = whole.clone();
            let end = ((sector + 1) * SECTOR).min(whole.len());
            bytes[sector * SECTOR..end].fill(0);
            let scan = scan(&bytes);
            let context = format!("{kind}, sector {sector}");
            assert!(!scan.findings.is_empty(), "{context}: nothing is named");
            assert!(scan.acts.len() < 2, "{context}: a zeroed line is read");
            if sector * SECTOR >= first.len() {
                assert_eq!(seqs(&scan), [1], "{context}");
            }
        }
    }
}
