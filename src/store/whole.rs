//! Whole files: a reader sees the old one or the new one, never a part, also after a power cut.
//!
//! For rendered updates, the postmortem, pinned playbooks and evidence. Refuses to be used for logs.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::Store;
use super::disk::Kind;
use super::error::{Op, StoreError};
use super::flaw::Flaw;
use super::ids::IncidentId;
use super::lock::{Locked, parent};
use super::record::sha256_hex;

/// The largest whole file that is read back, in bytes.
pub const WHOLE_LIMIT: u64 = 64 * 1024 * 1024;

impl Store<'_> {
    /// Reads a whole file of the store; `None` if it is not there, an error if it is over [`WHOLE_LIMIT`] bytes.
    pub fn load(&self, path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
        match self.disk.read(path, WHOLE_LIMIT + 1) {
            Ok(bytes) if bytes.len() as u64 > WHOLE_LIMIT => Err(StoreError::TooLarge {
                path: path.to_path_buf(),
                limit: WHOLE_LIMIT,
            }),
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.fail(Op::Read, path, &error)),
        }
    }

    /// Reads a pinned playbook; `None` if it is not there or its bytes are not what its name says.
    pub fn pinned(&self, id: &IncidentId, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let found = self.load(&self.layout.playbook(id, sha256))?;
        Ok(found.filter(|bytes| sha256_hex(bytes) == sha256))
    }

    /// Reads something that can be made again; `None` whatever is wrong with it.
    pub fn cached(&self, file: &str) -> Option<Vec<u8>> {
        self.load(&self.layout.cached(file)).ok().flatten()
    }

    /// Keeps something that can be made again; whether it worked changes nothing but speed.
    pub fn cache(&self, file: &str, bytes: &[u8]) {
        let dir = self.layout.cache();
        let _ = self.disk.make_dir(&dir);
        let tag = format!("{}.tmp", std::process::id());
        let _ = self.put(&self.layout.cached(file), bytes, &tag, false);
    }

    /// One whole write. Without `durable` a power cut may leave an empty file: for caches only.
    pub(super) fn put(
        &self,
        path: &Path,
        bytes: &[u8],
        tag: &str,
        durable: bool,
    ) -> Result<(), StoreError> {
        let tmp = beside(path, tag);
        // What a killed process left behind; under the lock nobody else uses this name.
        let _ = self.disk.remove(&tmp);
        let result = self.fill(&tmp, bytes, durable).and_then(|()| {
            self.disk
                .rename(&tmp, path)
                .map_err(|error| self.fail(Op::Replace, path, &error))
        });
        if result.is_err() {
            let _ = self.disk.remove(&tmp);
        }
        result
    }

    /// Refuses a folder that is reached through a link inside the store.
    fn refuse_links(&self, dir: &Path) -> Result<(), StoreError> {
        let inside = |dir: &&Path| *dir != self.layout.root();
        for dir in dir.ancestors().take_while(inside) {
            let stat = self.disk.stat(dir);
            let stat = stat.map_err(|error| StoreError::io(Op::Look, dir, &error))?;
            if stat.kind != Kind::Dir {
                return Err(StoreError::NotPlain {
                    path: dir.to_path_buf(),
                });
            }
        }
        Ok(())
    }

    fn fill(&self, tmp: &Path, bytes: &[u8], durable: bool) -> Result<(), StoreError> {
        let fail = |op: Op, error: &io::Error| StoreError::io(op, tmp, error);
        let mut file = self.disk.create(tmp).map_err(|e| fail(Op::Open, &e))?;
        let mut rest = bytes;
        while !rest.is_empty() {
            let taken = file.write(rest).map_err(|e| fail(Op::Write, &e))?;
            if taken == 0 {
                return Err(fail(Op::Write, &io::ErrorKind::WriteZero.into()));
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
        if durable && !self.has(Flaw::RenameBeforeSync) {
            file.sync().map_err(|e| fail(Op::Sync, &e))?;
        }
        Ok(())
    }
}

impl Locked<'_> {
    /// Replaces a whole file of the store, making its folder if need be; durable when it returns. An error after the
    /// file was put in place says `unknown`.
    pub fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let store = self.store();
        let Some(dir) = parent(path) else {
            return Err(StoreError::NotPlain {
                path: path.to_path_buf(),
            });
        };
        if dir != store.layout.root() {
            store.make_dir(dir)?;
            store.refuse_links(dir)?;
        }
        store.put(path, bytes, "tmp", true)?;
        store.sync_up(dir).map_err(StoreError::partly)
    }

    /// Pins a playbook to an incident and gives its SHA-256; durable when it returns.
    pub fn pin(&self, id: &IncidentId, yaml: &[u8]) -> Result<String, StoreError> {
        let sha256 = sha256_hex(yaml);
        self.keep(&self.store().layout.playbook(id, &sha256), yaml)?;
        Ok(sha256)
    }

    /// Keeps evidence of an incident and gives its SHA-256; durable when it returns.
    pub fn evidence(&self, id: &IncidentId, bytes: &[u8]) -> Result<String, StoreError> {
        let sha256 = sha256_hex(bytes);
        self.keep(&self.store().layout.evidence(id, &sha256), bytes)?;
        Ok(sha256)
    }

    /// A file that is named by its contents is never written twice, but its folder is synced: a killed process may
    /// not have come to that.
    fn keep(&self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let store = self.store();
        let limit = (bytes.len() as u64).saturating_add(1);
        match (store.disk.read(path, limit), parent(path)) {
            (Ok(found), Some(dir)) if found == bytes => store.sync_up(dir),
            _ => self.replace(path, bytes),
        }
    }
}

fn beside(path: &Path, tag: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".");
    name.push(tag);
    path.with_file_name(name)
}
