//! Mending a log as far as that can be done without writing anybody's words anew: what is no act goes, every readable act stays.
//!
//! The damaged file is copied first, durably, and what is put in its place is read again before that. Refuses to drop an
//! act that reads, to renumber, and to make a chain whole that is not: what is gone stays named.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::chain::Scanner;
use super::disk::Kind;
use super::error::{Op, StoreError};
use super::ids::IncidentId;
use super::layout::is_name;
use super::lock::Locked;
use super::read::LOG_LIMIT;
use super::record::{BadLine, decode, sha256_hex};

/// What was mended in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The log.
    pub file: PathBuf,
    /// The copy of what it was, byte for byte.
    pub copy: PathBuf,
    /// Lines that were no act, or an act that stood there twice.
    pub lines: u64,
    /// Bytes of them.
    pub bytes: u64,
}

impl Locked<'_> {
    /// Mends one writer's log of an incident; `None` if there is nothing that could be mended.
    pub fn mend(&self, id: &IncidentId, file: &str) -> Result<Option<Mended>, StoreError> {
        let store = self.store();
        let writer = file.strip_suffix(".jsonl").unwrap_or_default();
        if !is_name(writer) {
            return Ok(None);
        }
        let path = store.layout().log(id, writer);
        let stat = store.disk().stat(&path);
        let stat = stat.map_err(|error| StoreError::io(Op::Look, &path, &error))?;
        if stat.kind != Kind::File {
            return Ok(None);
        }
        let before = self.bytes(&path)?;
        let (after, lines) = kept(&before);
        if lines == 0 && after == before {
            return Ok(None);
        }
        if sums(id, writer, &before) != sums(id, writer, &after) {
            return Err(StoreError::Changed { path });
        }
        let sum = sha256_hex(&before);
        let name = format!("{writer}-{}.jsonl", sum.get(..12).unwrap_or(&sum));
        let copy = store.layout().damaged(id, &name);
        self.replace(&copy, &before)?;
        if self.bytes(&copy)? != before || self.bytes(&path)? != before {
            return Err(StoreError::Changed { path });
        }
        self.replace(&path, &after)?;
        let bytes = (before.len() as u64).saturating_sub(after.len() as u64);
        Ok(Some(Mended {
            file: path,
            copy,
            lines,
            bytes,
        }))
    }

    fn bytes(&self, path: &Path) -> Result<Vec<u8>, StoreError> {
        let read = self.store().disk().read(path, LOG_LIMIT + 1);
        let bytes = read.map_err(|error| StoreError::io(Op::Read, path, &error))?;
        if bytes.len() as u64 > LOG_LIMIT {
            return Err(StoreError::TooLarge {
                path: path.to_path_buf(),
                limit: LOG_LIMIT,
            });
        }
        Ok(bytes)
    }
}

/// The lines whose sums hold, each once, each ended by a newline; and how many others there were.
fn kept(bytes: &[u8]) -> (Vec<u8>, u64) {
    let mut out = Vec::with_capacity(bytes.len());
    let mut seen: HashSet<String> = HashSet::new();
    let mut dropped = 0;
    for raw in bytes.split_inclusive(|byte| *byte == b'\n') {
        let line = raw.strip_suffix(b"\n").unwrap_or(raw);
        let bare = line.strip_suffix(b"\r").unwrap_or(line);
        let whole = [line, bare]
            .into_iter()
            .find(|line| !matches!(decode(line, true), Err(BadLine::Unreadable)));
        match whole {
            Some(line) if seen.insert(sha256_hex(line)) => {
                out.extend_from_slice(line);
                out.push(b'\n');
            }
            _ => dropped += 1,
        }
    }
    (out, dropped)
}

/// The sums of all acts that read.
fn sums(id: &IncidentId, writer: &str, bytes: &[u8]) -> Vec<String> {
    let mut scanner = Scanner::new(id.as_str(), writer, true);
    scanner.feed(bytes);
    let acts = scanner.finish().acts.into_iter();
    acts.map(|stored| stored.sum).collect()
}
