//! Reading one incident: every writer's log, merged, with what was found odd or wrong.
//!
//! Locks nothing and writes nothing. Refuses to follow links and to read a name that no store would give.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use super::Store;
use super::chain::{Scan, Scanner, StoredAct, Tail};
use super::disk::{Kind, Listed};
use super::error::{Op, StoreError};
use super::finding::{Finding, FindingKind};
use super::flaw::Flaw;
use super::ids::IncidentId;
use super::layout::is_name;

/// The largest log that is read, in bytes: about 300,000 acts.
pub const LOG_LIMIT: u64 = 128 * 1024 * 1024;

/// How far a line's clock may be ahead of ours and still be adopted, in milliseconds.
pub const AHEAD_LIMIT_MS: i64 = 5 * 60 * 1000;

/// One incident as its logs say it.
#[derive(Clone, Debug)]
pub struct IncidentLog {
    /// Its full id.
    pub id: IncidentId,
    /// Every readable act, by hybrid clock, writer and number.
    pub acts: Vec<StoredAct>,
    /// What is odd or wrong.
    pub findings: Vec<Finding>,
    pub(super) tails: BTreeMap<String, Tail>,
}

impl StoredAct {
    /// True if the line's clock is so far ahead of `now_ms` (milliseconds since the epoch) that it is not adopted.
    pub fn is_ahead(&self, now_ms: i64) -> bool {
        let [ms, _] = self.act.hlc;
        ms > now_ms.saturating_add(AHEAD_LIMIT_MS)
    }
}

impl IncidentLog {
    /// The log of an incident that has none yet.
    pub fn empty(id: &IncidentId) -> Self {
        Self {
            id: id.clone(),
            acts: Vec::new(),
            findings: Vec::new(),
            tails: BTreeMap::new(),
        }
    }

    /// True if facts may have been lost or changed.
    pub fn is_damaged(&self) -> bool {
        self.findings.iter().any(|f| f.kind.is_damage())
    }

    /// The first line of a newer format, if any: then nothing may be written to the incident.
    pub fn newer(&self) -> Option<&Finding> {
        self.findings
            .iter()
            .find(|f| matches!(f.kind, FindingKind::Newer { .. }))
    }

    /// The act that was recorded with a `--once` key.
    pub fn with_key(&self, key: &str) -> Option<&StoredAct> {
        self.acts
            .iter()
            .find(|stored| !key.is_empty() && stored.act.key == key)
    }

    /// The last sum of each writer: what can be printed as an anchor for the whole record.
    pub fn heads(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tails
            .iter()
            .filter(|(_, tail)| tail.next_seq > 1)
            .map(|(writer, tail)| (writer.as_str(), tail.prev.as_str()))
    }

    /// Adds an act in its place, which is the last one unless a clock jumped.
    pub(super) fn add(&mut self, stored: StoredAct) {
        let place = self
            .acts
            .iter()
            .rposition(|before| in_order(before, &stored).is_le());
        let place = place.map_or(0, |before| before + 1);
        self.acts.insert(place, stored);
    }
}

impl Store<'_> {
    /// Reads one incident as it stands. Another process may be writing to it: its unfinished line is waited for shortly.
    pub fn read(&self, id: &IncidentId) -> Result<IncidentLog, StoreError> {
        self.check()?;
        self.read_log(id, true)
    }

    pub(super) fn read_log(
        &self,
        id: &IncidentId,
        patient: bool,
    ) -> Result<IncidentLog, StoreError> {
        let mut log = IncidentLog {
            id: id.clone(),
            acts: Vec::new(),
            findings: Vec::new(),
            tails: BTreeMap::new(),
        };
        for entry in self.log_files(id)? {
            let name = entry.name.to_string_lossy();
            let writer = name.strip_suffix(".jsonl").unwrap_or_default();
            let odd = match entry.kind {
                _ if !is_name(writer) => Some(FindingKind::ForeignName),
                Kind::File => None,
                Kind::Dir | Kind::Other => Some(FindingKind::NotPlain),
            };
            if let Some(kind) = odd {
                log.findings.push(whole_file(&name, 0, kind));
                continue;
            }
            let path = self.layout.log(id, writer);
            let (scan, large) = self.scan_file(&path, id, writer, patient)?;
            if log.acts.is_empty() {
                log.acts = scan.acts;
            } else {
                log.acts.extend(scan.acts);
            }
            log.findings.extend(scan.findings);
            log.tails.insert(writer.to_owned(), scan.tail);
            if large {
                log.findings
                    .push(whole_file(&name, LOG_LIMIT, FindingKind::TooLarge));
            }
        }
        log.acts.sort_by(in_order);
        Ok(log)
    }

    /// True if every log of the incident is as long as when it was read without any finding: logs only grow, and a line
    /// that was redacted meanwhile is named by the next one as before.
    pub(super) fn is_as_read(&self, known: &IncidentLog) -> Result<bool, StoreError> {
        let files = self.log_files(&known.id)?;
        if !known.findings.is_empty() || files.len() != known.tails.len() {
            return Ok(false);
        }
        for entry in files {
            let name = entry.name.to_string_lossy();
            let writer = name.strip_suffix(".jsonl").unwrap_or_default();
            let Some(tail) = known.tails.get(writer) else {
                return Ok(false);
            };
            let path = self.layout.log(&known.id, writer);
            let stat = self
                .disk
                .stat(&path)
                .map_err(|error| self.fail(Op::Look, &path, &error))?;
            if stat.kind != Kind::File || stat.len != tail.len {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The names in an incident's log folder, sorted; an incident whose folder was only just made has none.
    fn log_files(&self, id: &IncidentId) -> Result<Vec<Listed>, StoreError> {
        for dir in [self.layout.incidents(), self.layout.incident(id)] {
            match self.disk.stat(&dir) {
                Ok(stat) if stat.kind == Kind::Dir => {}
                Ok(_) => return Err(StoreError::NotPlain { path: dir }),
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    return Err(StoreError::NoIncident { id: id.to_string() });
                }
                Err(error) => return Err(StoreError::io(Op::Look, &dir, &error)),
            }
        }
        let dir = self.layout.log_dir(id);
        match self.disk.stat(&dir) {
            Ok(stat) if stat.kind == Kind::Dir => {}
            Ok(_) => return Err(StoreError::NotPlain { path: dir }),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StoreError::io(Op::Look, &dir, &error)),
        }
        let mut listed = self
            .disk
            .list(&dir)
            .map_err(|error| StoreError::io(Op::List, &dir, &error))?;
        listed.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(listed)
    }

    fn scan_file(
        &self,
        path: &Path,
        id: &IncidentId,
        writer: &str,
        patient: bool,
    ) -> Result<(Scan, bool), StoreError> {
        let mut tries = if patient { 3 } else { 1 };
        loop {
            let mut scanner = Scanner::new(id.as_str(), writer, !self.has(Flaw::NoSum));
            self.disk
                .pieces(path, LOG_LIMIT + 1, &mut |piece| scanner.feed(piece))
                .map_err(|error| self.fail(Op::Read, path, &error))?;
            let found = scanner.finish();
            let large = found.tail.len > LOG_LIMIT;
            tries -= 1;
            if tries == 0 || large || !found.torn {
                return Ok((found, large));
            }
            self.disk.wait(2);
        }
    }
}

fn in_order(a: &StoredAct, b: &StoredAct) -> Ordering {
    let (a, b) = (&a.act, &b.act);
    a.hlc
        .cmp(&b.hlc)
        .then_with(|| a.writer.cmp(&b.writer))
        .then(a.seq.cmp(&b.seq))
}

fn whole_file(name: &str, len: u64, kind: FindingKind) -> Finding {
    Finding {
        file: name.to_owned(),
        line: 0,
        offset: 0,
        len,
        kind,
    }
}
