//! What a knife can do to a log: every truncation, every flipped bit, swapped, doubled and missing lines, other tails.

use proptest::prelude::*;

use super::sample::act;
use crate::store::chain::{Scan, Scanner, StoredAct};
use crate::store::finding::{Finding, FindingKind};
use crate::store::record::{Redaction, encode, encode_tombstone, genesis, sha256_hex};

const FOLDER: &str = "20261121-001-k7q";
const WRITER: &str = "00112233aabbccdd";

/// A log of `count` acts: each line with its newline.
fn lines(count: u64) -> Vec<Vec<u8>> {
    let mut prev = genesis(FOLDER, WRITER);
    (1..=count)
        .map(|seq| {
            let (mut line, sum) = encode(&act(seq, &format!("note {seq}")), &prev).unwrap();
            prev = sum;
            line.push(b'\n');
            line
        })
        .collect()
}

fn scan(bytes: &[u8], folder: &str, writer: &str, check: bool) -> Scan {
    let mut scanner = Scanner::new(folder, writer, check);
    scanner.feed(bytes);
    scanner.finish()
}

fn read(bytes: &[u8]) -> Scan {
    scan(bytes, FOLDER, WRITER, true)
}

fn seqs(scan: &Scan) -> Vec<u64> {
    scan.acts.iter().map(|stored| stored.act.seq).collect()
}

fn kinds(scan: &Scan) -> Vec<FindingKind> {
    scan.findings.iter().map(|f| f.kind.clone()).collect()
}

fn offset(stored: &StoredAct) -> usize {
    usize::try_from(stored.offset).unwrap()
}

/// Flips every bit of every `step`th byte of a log of 20 acts; counts those that change what is read without a finding.
pub(super) fn silent_flips(check: bool, step: usize) -> usize {
    let whole = lines(20).concat();
    let honest = scan(&whole, FOLDER, WRITER, check);
    let mut silent = 0;
    for at in (0..whole.len()).step_by(step) {
        for bit in 0..8 {
            let mut flipped = whole.clone();
            flipped[at] ^= 1 << bit;
            // A flip reaches its own line and the next one; the rest is read as it was.
            let from = honest
                .acts
                .iter()
                .rposition(|stored| offset(stored) <= at)
                .unwrap_or(0);
            let start = offset(&honest.acts[from]);
            let end = honest.acts.get(from + 3).map_or(whole.len(), offset);
            let read = scan_part(&flipped[start..end], from, &honest, check);
            let expected = &honest.acts[from..honest.acts.len().min(from + 3)];
            let same = read
                .acts
                .iter()
                .map(|a| &a.act)
                .eq(expected.iter().map(|a| &a.act));
            if read.findings.is_empty() && !same {
                silent += 1;
            }
        }
    }
    silent
}

/// Reads lines from the middle of a log; the first of them does not continue anything, which is no finding here.
fn scan_part(bytes: &[u8], from: usize, honest: &Scan, check: bool) -> Scan {
    let mut read = scan(bytes, FOLDER, WRITER, check);
    if from > 0 {
        let missing = FindingKind::Missing {
            from: 1,
            to: honest.acts[from].act.seq - 1,
        };
        read.findings.retain(|f| f.kind != missing);
    }
    read
}

#[test]
fn every_truncation_of_twenty_acts_keeps_the_whole_lines_before_it() {
    let lines = lines(20);
    let whole = lines.concat();
    for cut in 0..=whole.len() {
        let read = read(&whole[..cut]);
        let mut end = 0;
        let mut expected = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            end += line.len();
            // The newline itself may be missing.
            if end - 1 <= cut {
                expected.push(index as u64 + 1);
            }
        }
        assert_eq!(seqs(&read), expected, "cut at {cut}");
        assert!(read.findings.iter().all(|f| f.kind == FindingKind::Tear));
        assert!(read.findings.len() <= 1);
    }
}

#[test]
fn every_flipped_bit_is_found_or_harmless() {
    assert_eq!(silent_flips(true, 1), 0);
}

#[test]
fn every_flipped_bit_is_named_at_its_place() {
    let lines = lines(20);
    let whole = lines.concat();
    let honest = read(&whole);
    for at in 0..whole.len() {
        let from = honest.acts.iter().rposition(|a| offset(a) <= at).unwrap();
        let start = offset(&honest.acts[from]);
        let end = honest.acts.get(from + 3).map_or(whole.len(), offset);
        for bit in 0..8 {
            let mut part = whole[start..end].to_vec();
            part[at - start] ^= 1 << bit;
            let found = scan_part(&part, from, &honest, true).findings;
            // The newline that ends a line belongs to it.
            let here = |f: &Finding| (f.offset..=f.offset + f.len).contains(&((at - start) as u64));
            assert!(found.iter().any(here), "byte {at}, bit {bit}: {found:?}");
        }
    }
}

#[test]
fn a_flipped_bit_costs_its_own_line_only_and_is_named_by_place() {
    let lines = lines(20);
    let mut bytes = lines.concat();
    let offset: usize = lines[..9].iter().map(Vec::len).sum();
    bytes[offset + 40] ^= 1;
    let read = read(&bytes);
    assert_eq!(
        seqs(&read),
        (1..=20).filter(|n| *n != 10).collect::<Vec<_>>()
    );
    let [finding] = &read.findings[..] else {
        panic!("{:?}", read.findings)
    };
    assert_eq!(finding.kind, FindingKind::Altered);
    assert_eq!((finding.line, finding.offset), (10, offset as u64));
    assert_eq!(finding.len, lines[9].len() as u64 - 1);
    assert_eq!(finding.file, format!("{WRITER}.jsonl"));
}

#[test]
fn a_sealed_tear_is_noted_and_the_chain_goes_on() {
    let lines = lines(3);
    let torn = [&lines[0][..], &lines[1][..50], b"\n", &lines[1], &lines[2]].concat();
    let read = read(&torn);
    assert_eq!(seqs(&read), [1, 2, 3]);
    assert_eq!(kinds(&read), [FindingKind::Tear]);
    assert_eq!(read.tail.next_seq, 4);
}

#[test]
fn tails_of_zeroes_and_rubbish_are_tears() {
    let whole = lines(2).concat();
    for tail in [
        &[0_u8; 1][..],
        &[0; 4096],
        b"{\"v\":1",
        &[0xff; 700],
        b"\n\n",
    ] {
        let read = read(&[&whole, tail].concat());
        assert_eq!(seqs(&read), [1, 2]);
        assert!(!read.findings.is_empty());
        assert!(read.findings.iter().all(|f| f.kind == FindingKind::Tear));
    }
}

#[test]
fn missing_doubled_and_swapped_lines_are_named() {
    let l = lines(4);
    let gone = read(&[&l[0][..], &l[2], &l[3]].concat());
    assert_eq!(kinds(&gone), [FindingKind::Missing { from: 2, to: 2 }]);
    assert_eq!(seqs(&gone), [1, 3, 4]);

    let doubled = read(&[&l[0][..], &l[1], &l[1], &l[2], &l[3]].concat());
    assert_eq!(kinds(&doubled), [FindingKind::Duplicate]);
    assert_eq!(seqs(&doubled), [1, 2, 3, 4]);

    let swapped = read(&[&l[0][..], &l[2], &l[1], &l[3]].concat());
    assert_eq!(seqs(&swapped), [1, 3, 2, 4]);
    assert!(swapped.findings.iter().any(|f| f.kind.is_damage()));
}

#[test]
fn a_line_rewritten_with_a_right_sum_breaks_the_chain_behind_it() {
    let l = lines(3);
    let mut forged = act(2, "this never happened");
    forged.salt = "ff".to_owned();
    let prev = read(&l[0]).tail.prev;
    let (line, _) = encode(&forged, &prev).unwrap();
    let read = read(&[&l[0][..], &line, b"\n", &l[2]].concat());
    assert_eq!(kinds(&read), [FindingKind::Unchained]);
    assert_eq!(read.findings[0].line, 3);
}

#[test]
fn another_line_with_a_number_that_was_used_is_read_and_named() {
    let l = lines(3);
    let (fork, _) = encode(&act(2, "fork"), &read(&l[0]).tail.prev).unwrap();
    let read = read(&[&l.concat()[..], &fork, b"\n"].concat());
    assert_eq!(kinds(&read), [FindingKind::Forked]);
    assert_eq!(read.acts.len(), 4);
}

#[test]
fn a_log_from_another_incident_or_writer_is_named() {
    let whole = lines(2).concat();
    let elsewhere = scan(&whole, "20261122-001-abc", WRITER, true);
    assert_eq!(kinds(&elsewhere), [FindingKind::Unchained]);
    let writer = WRITER.to_owned();
    let foreign = scan(&whole, FOLDER, "ffffffffffffffff", true);
    assert_eq!(
        kinds(&foreign),
        vec![FindingKind::ForeignWriter { writer }; 2]
    );
    assert!(foreign.acts.is_empty());
}

#[test]
fn changed_line_ends_are_read_and_named() {
    let text = String::from_utf8(lines(3).concat()).unwrap();
    let read = read(text.replace('\n', "\r\n").as_bytes());
    assert_eq!(seqs(&read), [1, 2, 3]);
    assert_eq!(kinds(&read), vec![FindingKind::LineEnd; 3]);
}

#[test]
fn a_newer_line_keeps_the_chain_and_stops_writers() {
    let l = lines(1);
    let prev = read(&l[0]).tail.prev;
    let body =
        format!("{{\"v\":2,\"writer\":\"{WRITER}\",\"seq\":2,\"prev\":\"{prev}\",\"new\":[]");
    let sum = sha256_hex(body.as_bytes());
    let newer = format!("{body},\"sum\":\"{sum}\"}}\n");
    let (third, _) = encode(&act(3, "after"), &sum).unwrap();
    let read = read(&[&l[0][..], newer.as_bytes(), &third, b"\n"].concat());
    assert_eq!(seqs(&read), [1, 3]);
    assert_eq!(kinds(&read), [FindingKind::Newer { v: 2 }]);
}

#[test]
fn a_tombstone_keeps_its_place_in_the_chain() {
    let l = lines(3);
    let first = read(&l[0]).tail.prev;
    let was = read(&l[..2].concat()).tail.prev;
    let why = Redaction {
        at: "2026-11-22T09:00:00Z".to_owned(),
        by: "@ann".to_owned(),
        why: "a password".to_owned(),
    };
    let mut left = act(2, "");
    left.events[0].kind = "redacted".to_owned();
    left.events[0].data = serde_json::Value::Null;
    let (stone, _) = encode_tombstone(&left, &first, &was, &why).unwrap();
    let text = String::from_utf8(stone.clone()).unwrap();
    assert!(text.contains(&format!("\"was\":\"{was}\"")) && !text.contains("salt"));

    let middle = read(&[&l[0][..], &stone, b"\n", &l[2]].concat());
    assert_eq!((seqs(&middle), kinds(&middle)), (vec![1, 2, 3], vec![]));
    assert_eq!(middle.acts[1].redacted, Some(why));

    let last = read(&[&l[0][..], &stone, b"\n"].concat());
    assert_eq!(
        last.tail.prev, was,
        "the next line names what stood there first"
    );
}

#[test]
fn a_hundred_thousand_lines_out_of_order_do_not_hang() {
    let l = lines(2);
    let many = [l[0].clone(), l[1].repeat(50_000)].concat();
    let read = read(&many);
    assert_eq!(seqs(&read), [1, 2]);
    assert_eq!(read.findings.len(), 49_999);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let read = read(&bytes);
        prop_assert!(read.acts.is_empty());
        prop_assert_eq!(read.findings.is_empty(), bytes.is_empty());
    }

    #[test]
    fn any_piece_set_into_a_log_costs_no_line_that_it_does_not_touch(
        piece in proptest::collection::vec(any::<u8>(), 0..200), at in 0_usize..3_000
    ) {
        let lines = lines(6);
        let mut bytes = lines.concat();
        let at = at.min(bytes.len());
        bytes.splice(at..at, piece);
        let read = read(&bytes);
        let mut start = 0;
        for (index, line) in lines.iter().enumerate() {
            let end = start + line.len();
            if end <= at || start > at {
                prop_assert!(seqs(&read).contains(&(index as u64 + 1)));
            }
            start = end;
        }
    }
}
