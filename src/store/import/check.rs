//! Is an export what it says? Names, sizes, sums, chains, hashes: all of it before anything is written.
//!
//! Pure. What holds here was not necessarily written by whom it names: sums are no signatures.

use std::collections::BTreeSet;

use super::BadPackage;
use crate::domain::package::{Kept, Package, WriterLog};
use crate::store::chain::Scanner;
use crate::store::export::is_writer;
use crate::store::finding::{Finding, FindingKind};
use crate::store::ids::IncidentId;
use crate::store::layout::is_sha256;
use crate::store::read::LOG_LIMIT;
use crate::store::record::{LINE_LIMIT, Line, decode, sha256_hex};
use crate::store::whole::WHOLE_LIMIT;

/// Kinds of findings that a log may bring along.
const HARMLESS: fn(&Finding) -> bool = |found| matches!(found.kind, FindingKind::Newer { .. });

/// A package whose every line and file holds.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Which incident.
    pub id: IncidentId,
    pub(super) at: String,
    pub(super) logs: Vec<CheckedLog>,
    /// File names in `playbook/`, with their bytes.
    pub(super) playbooks: Vec<(String, Vec<u8>)>,
    /// Hashes, with their bytes.
    pub(super) evidence: Vec<(String, Vec<u8>)>,
    pub(super) postmortem: Option<Vec<u8>>,
}

/// One writer's lines.
#[derive(Clone, Debug)]
pub(super) struct CheckedLog {
    pub(super) writer: String,
    pub(super) at: String,
    pub(super) lines: Vec<CheckedLine>,
}

/// One line, as it stands and as it reads.
#[derive(Clone, Debug)]
pub(in crate::store) struct CheckedLine {
    pub(in crate::store) raw: String,
    pub(in crate::store) read: Line,
}

impl CheckedLine {
    /// Declarations have a place of their own: two of them are two incidents.
    pub(super) fn declares(&self) -> bool {
        let act = self.read.act.as_ref();
        act.is_some_and(|act| act.events.iter().any(|event| event.kind == "declared"))
    }
}

fn bad<T>(at: impl Into<String>, why: impl Into<String>) -> Result<T, BadPackage> {
    Err(BadPackage {
        at: at.into(),
        why: why.into(),
    })
}

/// Checks one incident's package; `at` is its place in the file.
pub fn check(package: &Package, at: &str) -> Result<Checked, BadPackage> {
    let Some(id) = IncidentId::parse(&package.id) else {
        return bad(
            format!("{at}.id"),
            "an id is lower-case letters, digits and dashes, 64 at most",
        );
    };
    let mut writers = BTreeSet::new();
    let mut logs = Vec::new();
    for (index, log) in package.logs.iter().enumerate() {
        let at = format!("{at}.logs[{index}]");
        if !is_writer(&log.writer) {
            return bad(
                format!("{at}.writer"),
                "a writer is 16 lower-case hex digits",
            );
        }
        if !writers.insert(log.writer.as_str()) {
            return bad(format!("{at}.writer"), "this writer stands here twice");
        }
        logs.push(check_log(id.as_str(), log, at)?);
    }
    if !logs.iter().flat_map(|log| &log.lines).any(|line| {
        // A line of a newer format may be the declaration.
        line.declares() || line.read.act.is_none()
    }) {
        return bad(format!("{at}.logs"), "no line declares the incident");
    }
    let playbooks = check_kept(&package.playbooks, &format!("{at}.playbooks"))?;
    if let Some(post) = &package.postmortem
        && post.len() as u64 > WHOLE_LIMIT
    {
        return bad(format!("{at}.postmortem"), too_large(WHOLE_LIMIT));
    }
    Ok(Checked {
        id,
        logs,
        playbooks: playbooks
            .into_iter()
            .map(|(sha256, bytes)| (format!("{sha256}.yaml"), bytes))
            .collect(),
        evidence: check_kept(&package.evidence, &format!("{at}.evidence"))?,
        postmortem: package.postmortem.clone().map(String::into_bytes),
        at: at.to_owned(),
    })
}

fn too_large(limit: u64) -> String {
    format!("larger than {limit} bytes")
}

fn check_log(folder: &str, log: &WriterLog, at: String) -> Result<CheckedLog, BadPackage> {
    let mut scanner = Scanner::new(folder, &log.writer, true);
    let mut lines = Vec::with_capacity(log.lines.len().min(4096));
    let mut bytes: u64 = 0;
    for (index, raw) in log.lines.iter().enumerate() {
        let here = || format!("{at}.lines[{index}]");
        bytes = bytes.saturating_add(raw.len() as u64 + 1);
        if raw.len() > LINE_LIMIT {
            return bad(here(), too_large(LINE_LIMIT as u64));
        }
        if bytes > LOG_LIMIT {
            return bad(at, too_large(LOG_LIMIT));
        }
        match decode(raw.as_bytes(), true) {
            Ok(read) if !raw.contains('\n') => lines.push(CheckedLine {
                raw: raw.clone(),
                read,
            }),
            _ => return bad(here(), "its sum does not hold, or it is no line of a log"),
        }
        scanner.feed(raw.as_bytes());
        scanner.feed(b"\n");
    }
    if lines.is_empty() {
        return bad(format!("{at}.lines"), "there is no line");
    }
    let scan = scanner.finish();
    if let Some(found) = scan.findings.iter().find(|found| !HARMLESS(found)) {
        let place = format!("{at}.lines[{}]", found.line.saturating_sub(1));
        return bad(place, broken(&found.kind));
    }
    if scan.tail.prev != log.head {
        return bad(
            format!("{at}.head"),
            "it is not the last line's sum: lines are missing at the end",
        );
    }
    Ok(CheckedLog {
        writer: log.writer.clone(),
        at,
        lines,
    })
}

fn broken(kind: &FindingKind) -> String {
    match kind {
        FindingKind::Missing { from, to } => format!("lines {from} to {to} are missing before it"),
        FindingKind::Unchained | FindingKind::Forked => {
            "it does not continue the line before it, or belongs to another incident".to_owned()
        }
        FindingKind::ForeignWriter { .. } => "another writer signed it".to_owned(),
        FindingKind::Duplicate => "it stands there twice".to_owned(),
        other => other.word().replace('_', " "),
    }
}

fn check_kept(kept: &[Kept], at: &str) -> Result<Vec<(String, Vec<u8>)>, BadPackage> {
    let mut files = Vec::new();
    for (index, file) in kept.iter().enumerate() {
        let here = || format!("{at}[{index}]");
        if !is_sha256(&file.sha256) {
            return bad(
                format!("{}.sha256", here()),
                "a SHA-256 is 64 lower-case hex digits",
            );
        }
        if file.text.len() as u64 > WHOLE_LIMIT {
            return bad(here(), too_large(WHOLE_LIMIT));
        }
        if sha256_hex(file.text.as_bytes()) != file.sha256 {
            return bad(here(), "its bytes are not what its SHA-256 says");
        }
        files.push((file.sha256.clone(), file.text.clone().into_bytes()));
    }
    Ok(files)
}
