//! One writer's log, byte for byte: which lines are acts, which were torn, and which were changed.
//!
//! Refuses to drop a readable act, to fail on any bytes, and to guess what an unreadable line said.

use std::collections::HashSet;
use std::io::BufRead;

use super::finding::{Finding, FindingKind};
use super::record::{BadLine, LINE_LIMIT, Line, Redaction, decode, genesis};
use crate::domain::act::Act;

/// No line is longer than [`LINE_LIMIT`], so what is cut off here was unreadable.
const PART_LIMIT: usize = 2 * LINE_LIMIT;

/// An act and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredAct {
    /// What was recorded.
    pub act: Act,
    /// The line's sum.
    pub sum: String,
    /// The line, from 1, in `log/<writer>.jsonl`.
    pub line: u64,
    /// Bytes before it in that file.
    pub offset: u64,
    /// Its length in bytes, without the newline.
    pub len: u64,
    /// Set if this is what is left of a redacted line.
    pub redacted: Option<Redaction>,
}

/// Where a writer's log ends, which is where its next act goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tail {
    /// Length of the file in bytes.
    pub len: u64,
    /// How many lines it has, readable or not.
    pub lines: u64,
    /// True if it ends in a newline or is empty.
    pub sealed: bool,
    /// The next act's number.
    pub next_seq: u64,
    /// What the next act names as `prev`.
    pub prev: String,
}

/// What a scan of one file gives.
#[derive(Clone, Debug)]
pub struct Scan {
    /// The acts, in the file's order.
    pub acts: Vec<StoredAct>,
    /// What is odd or wrong, in the file's order.
    pub findings: Vec<Finding>,
    /// The end.
    pub tail: Tail,
    /// The last line is unfinished: a writer may be at it right now.
    pub torn: bool,
}

#[derive(Clone, Copy)]
struct Place {
    line: u64,
    offset: u64,
    len: u64,
}

struct Chain<'a> {
    writer: &'a str,
    file: String,
    acts: Vec<StoredAct>,
    findings: Vec<Finding>,
    /// Indices of findings that are tears if the chain goes on behind them.
    open: Vec<usize>,
    next_seq: u64,
    /// What may stand as `prev`: the last line's sum and, behind a tombstone, the sum that it replaced.
    links: [Option<String>; 2],
    /// Made when the first line is out of order, so that ordinary logs pay nothing.
    seen: Option<HashSet<String>>,
    /// Sums of lines of a newer format, which are in no act.
    newer: Vec<String>,
}

/// Reads one writer's log, piece by piece.
pub struct Scanner<'a> {
    chain: Chain<'a>,
    check: bool,
    place: Place,
    /// The beginning of a line whose end has not come yet: at most [`PART_LIMIT`] bytes of it.
    part: Vec<u8>,
    part_len: u64,
    torn: bool,
}

impl<'a> Scanner<'a> {
    /// Begins a log. `check` is true except where a fault suite shows why it must be.
    pub fn new(folder: &str, writer: &'a str, check: bool) -> Self {
        Self {
            chain: Chain {
                writer,
                file: format!("{writer}.jsonl"),
                acts: Vec::new(),
                findings: Vec::new(),
                open: Vec::new(),
                next_seq: 1,
                links: [Some(genesis(folder, writer)), None],
                seen: None,
                newer: Vec::new(),
            },
            check,
            place: Place {
                line: 0,
                offset: 0,
                len: 0,
            },
            part: Vec::new(),
            part_len: 0,
            torn: false,
        }
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, piece: &[u8]) {
        let mut rest = piece;
        while !rest.is_empty() {
            let from = rest;
            let taken = rest.skip_until(b'\n').unwrap_or(from.len());
            let raw = from.get(..taken).unwrap_or(from);
            match raw.strip_suffix(b"\n") {
                Some(line) if self.part_len == 0 => self.line(line, line.len() as u64, true),
                Some(end) => {
                    self.keep(end);
                    self.end_part(true);
                }
                None => self.keep(raw),
            }
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        self.part_len += bytes.len() as u64;
        let room = PART_LIMIT.saturating_sub(self.part.len()).min(bytes.len());
        self.part
            .extend_from_slice(bytes.get(..room).unwrap_or_default());
    }

    fn end_part(&mut self, ended: bool) {
        let line = std::mem::take(&mut self.part);
        let len = std::mem::take(&mut self.part_len);
        self.line(&line, len, ended);
    }

    fn line(&mut self, line: &[u8], len: u64, ended: bool) {
        self.place.line += 1;
        self.place.len = len;
        let read = self.chain.read(line, self.place, self.check);
        self.torn = !read && !ended;
        self.place.offset += self.place.len + u64::from(ended);
    }

    /// Ends the log.
    pub fn finish(mut self) -> Scan {
        let sealed = self.part_len == 0;
        if !sealed {
            self.end_part(false);
        }
        let [link, was] = self.chain.links;
        Scan {
            acts: self.chain.acts,
            findings: self.chain.findings,
            tail: Tail {
                len: self.place.offset,
                lines: self.place.line,
                sealed,
                next_seq: self.chain.next_seq,
                prev: was.or(link).unwrap_or_default(),
            },
            torn: self.torn,
        }
    }
}

impl Chain<'_> {
    /// Takes one line in; false if it does not read.
    fn read(&mut self, bytes: &[u8], place: Place, check: bool) -> bool {
        let mut result = decode(bytes, check);
        if let (Err(BadLine::Unreadable), Some(bare)) = (&result, bytes.strip_suffix(b"\r")) {
            result = decode(bare, check);
            if result.is_ok() {
                self.find(place, FindingKind::LineEnd);
            }
        }
        match result {
            Ok(line) => self.take(line, place),
            Err(BadLine::Unreadable) => {
                self.open.push(self.findings.len());
                self.find(place, FindingKind::Tear);
                return false;
            }
            Err(BadLine::Malformed) => self.find(place, FindingKind::Malformed),
        }
        true
    }

    fn take(&mut self, line: Line, place: Place) {
        if line.writer != self.writer {
            self.find(
                place,
                FindingKind::ForeignWriter {
                    writer: line.writer,
                },
            );
            return;
        }
        let named = self.links.iter().flatten().any(|link| *link == line.prev);
        if line.seq != self.next_seq || !named {
            if self.has_seen(&line.sum) {
                self.find(place, FindingKind::Duplicate);
                return;
            }
            self.broken(line.seq, place);
        }
        self.open.clear();
        self.next_seq = self.next_seq.max(line.seq.saturating_add(1));
        if let Some(seen) = &mut self.seen {
            seen.insert(line.sum.clone());
        }
        self.links = [Some(line.sum.clone()), line.was];
        if let Some(act) = line.act {
            self.acts.push(StoredAct {
                act,
                sum: line.sum,
                line: place.line,
                offset: place.offset,
                len: place.len,
                redacted: line.redacted,
            });
        } else {
            self.newer.push(line.sum);
            self.find(place, FindingKind::Newer { v: line.v });
        }
    }

    /// The chain does not go on at this line: says what that means for the lines before it.
    fn broken(&mut self, seq: u64, place: Place) {
        let unreadable = self.open.len() as u64;
        for index in self.open.drain(..) {
            if let Some(finding) = self.findings.get_mut(index) {
                finding.kind = FindingKind::Altered;
            }
        }
        let gap = seq.saturating_sub(self.next_seq);
        let here = Place { len: 0, ..place };
        if gap > unreadable {
            let from = self.next_seq;
            self.find(here, FindingKind::Missing { from, to: seq - 1 });
        } else if seq < self.next_seq {
            self.find(place, FindingKind::Forked);
        } else if gap == 0 {
            self.find(place, FindingKind::Unchained);
        }
    }

    fn has_seen(&mut self, sum: &str) -> bool {
        let (acts, newer) = (&self.acts, &self.newer);
        self.seen
            .get_or_insert_with(|| {
                let sums = acts.iter().map(|act| act.sum.clone());
                sums.chain(newer.iter().cloned()).collect()
            })
            .contains(sum)
    }

    fn find(&mut self, place: Place, kind: FindingKind) {
        self.findings.push(Finding {
            file: self.file.clone(),
            line: place.line,
            offset: place.offset,
            len: place.len,
            kind,
        });
    }
}
