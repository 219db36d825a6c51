//! Replacing lines of this store's own writer by tombstones, and taking away what was derived from them.
//!
//! The whole log is put in place anew by one rename, so a power cut leaves the old lines or the tombstones. Refuses lines of
//! other writers: their stores would put them back, or call the log damaged.

use std::path::{Path, PathBuf};

use super::disk::Kind;
use super::error::{Op, StoreError};
use super::ids::IncidentId;
use super::lock::Locked;
use super::read::LOG_LIMIT;
use super::record::{Redaction, decode, encode_tombstone};
use crate::domain::act::Event;

/// One act, and what is left of its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// Its number.
    pub seq: u64,
    /// What is left.
    pub events: Vec<Event>,
}

impl Locked<'_> {
    /// Replaces the lines of these acts of this store's own writer; gives the first sum that stood in each place, in the
    /// order asked for. Durable when it returns.
    pub fn bury(
        &self,
        id: &IncidentId,
        lefts: &[Left],
        redaction: &Redaction,
    ) -> Result<Vec<String>, StoreError> {
        let store = self.store();
        let writer = store.writer().unwrap_or_default();
        let path = store.layout().log(id, &writer);
        let mut bytes = store
            .disk
            .read(&path, LOG_LIMIT + 1)
            .map_err(|error| store.fail(Op::Read, &path, &error))?;
        if bytes.len() as u64 > LOG_LIMIT {
            return Err(StoreError::TooLarge {
                path,
                limit: LOG_LIMIT,
            });
        }
        let log = store.read_log(id, false)?;
        let changed = || StoreError::Changed { path: path.clone() };
        let mut splices = Vec::new();
        let mut sums = Vec::new();
        for left in lefts {
            let mine = |act: &&super::chain::StoredAct| {
                act.act.writer == writer && act.act.seq == left.seq
            };
            let stored = log.acts.iter().find(mine).ok_or_else(changed)?;
            let from = usize::try_from(stored.offset).map_err(|_| changed())?;
            let len = usize::try_from(stored.len).map_err(|_| changed())?;
            let range = from..from.saturating_add(len);
            let raw = bytes.get(range.clone()).ok_or_else(changed)?;
            let line = decode(raw, true).map_err(|_| changed())?;
            let was = line.was.unwrap_or(line.sum);
            let act = crate::domain::act::Act {
                events: left.events.clone(),
                ..stored.act.clone()
            };
            let (tombstone, _) = encode_tombstone(&act, &line.prev, &was, redaction)?;
            splices.push((range, tombstone));
            sums.push(was);
        }
        splices.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        for (range, tombstone) in splices {
            bytes.splice(range, tombstone);
        }
        self.touching(id);
        self.replace(&path, &bytes)?;
        Ok(sums)
    }

    /// Takes away files of an incident that hold what was redacted: evidence by hash, rendered updates by any of the words.
    /// What services answered to messages goes too, and the index, whose older rows hold titles. Gives what was taken away or
    /// cleaned, relative to the store.
    pub fn sweep(
        &self,
        id: &IncidentId,
        evidence: &[String],
        holds: &dyn Fn(&[u8]) -> bool,
    ) -> Result<Vec<PathBuf>, StoreError> {
        let store = self.store();
        let layout = store.layout();
        let incident = layout.incident(id);
        let mut gone = Vec::new();
        let updates = incident.join("updates");
        for name in store.names(&updates) {
            let path = updates.join(&name);
            if store.load(&path)?.is_some_and(|bytes| holds(&bytes)) {
                gone.push(path);
            }
        }
        let named = evidence
            .iter()
            .filter(|sha256| super::layout::is_sha256(sha256));
        for path in named.map(|sha256| layout.evidence(id, sha256)) {
            if store.disk.stat(&path).is_ok() {
                gone.push(path);
            }
        }
        for path in &gone {
            store
                .disk
                .remove(path)
                .map_err(|error| StoreError::io(Op::Replace, path, &error))?;
            if let Some(dir) = path.parent() {
                store.sync_dir(dir)?;
            }
        }
        gone.extend(self.sweep_answers(holds)?);
        for path in [layout.index(), layout.live()] {
            let _ = store.disk.remove(&path);
        }
        let root = layout.root();
        let inside = |path: &PathBuf| path.strip_prefix(root).unwrap_or(path).to_path_buf();
        Ok(gone.iter().map(inside).collect())
    }
}

impl super::Store<'_> {
    fn names(&self, dir: &Path) -> Vec<std::ffi::OsString> {
        let listed = self.disk.list(dir).unwrap_or_default();
        let files = listed.into_iter().filter(|entry| entry.kind == Kind::File);
        files.map(|entry| entry.name).collect()
    }

    /// Files of the store that `holds` says yes to, relative to it: what a sweep did not reach.
    pub fn holding(&self, holds: &dyn Fn(&[u8]) -> bool) -> Vec<PathBuf> {
        let root = self.layout.root().to_path_buf();
        let mut folders = vec![root.clone()];
        let mut found = Vec::new();
        while let Some(dir) = folders.pop() {
            for entry in self.disk.list(&dir).unwrap_or_default() {
                let path = dir.join(&entry.name);
                match entry.kind {
                    Kind::Dir => folders.push(path),
                    Kind::File => {
                        let bytes = self.disk.read(&path, LOG_LIMIT).unwrap_or_default();
                        if holds(&bytes) {
                            found.push(path.strip_prefix(&root).unwrap_or(&path).to_path_buf());
                        }
                    }
                    Kind::Other => {}
                }
            }
        }
        found.sort();
        found
    }
}
