//! The store's one lock: whoever writes holds it, says so in it, and loses it when it dies.
//!
//! Refuses to be held while somebody is asked or something is sent (the caller's part), and to wait for ever.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::Store;
use super::disk::Held;
use super::error::{Op, StoreError};
use super::flaw::Flaw;
use super::ids::IncidentId;

/// After this long the holder is named, in milliseconds.
pub const NAMED_AFTER_MS: u64 = 1_000;
/// After this long it is given up, in milliseconds.
pub const GIVE_UP_MS: u64 = 30_000;

/// Proof that this process holds the store's lock; it is freed when this is dropped.
pub struct Locked<'d> {
    store: Store<'d>,
    _held: Box<dyn Held>,
    pub(super) writer: RefCell<Option<String>>,
    /// Incidents made under this lock, with the folder times that the index needs: before and after.
    pub(super) made: RefCell<BTreeMap<IncidentId, (i128, i128)>>,
    /// Incidents whose rows the index holds for unknown since this lock was taken.
    pub(super) touched: RefCell<BTreeSet<IncidentId>>,
    /// Set once the cache could not be told of a change.
    pub(super) cache_lost: Cell<bool>,
}

/// What [`Flaw::NoLock`] holds.
struct NotHeld;

impl Held for NotHeld {}

impl<'d> Store<'d> {
    /// Takes the lock for `command`, making the store's folder if it is not there. After a second `waiting` is told
    /// once what the holder wrote; after thirty it is given up.
    pub fn lock(
        &self,
        command: &str,
        waiting: &mut dyn FnMut(&str),
    ) -> Result<Locked<'d>, StoreError> {
        self.check()?;
        self.make_root()?;
        if self.has(Flaw::NoLock) {
            return Ok(self.locked(Box::new(NotHeld)));
        }
        let mut waited = 0;
        let mut told = false;
        loop {
            if let Some(locked) = self.try_lock(command)? {
                return Ok(locked);
            }
            if waited >= NAMED_AFTER_MS && !told {
                told = true;
                waiting(&self.holder());
            }
            if waited >= GIVE_UP_MS {
                return Err(StoreError::Busy {
                    path: self.layout.lock(),
                    holder: self.holder(),
                    waited_s: waited / 1000,
                });
            }
            let step = if waited < NAMED_AFTER_MS { 5 } else { 25 };
            self.disk.wait(step);
            waited += step;
        }
    }

    /// Takes the lock if nobody holds it.
    pub(super) fn try_lock(&self, command: &str) -> Result<Option<Locked<'d>>, StoreError> {
        let path = self.layout.lock();
        let text = format!("{} {command}\n", std::process::id());
        let held = self
            .disk
            .try_lock(&path, &text)
            .map_err(|error| self.fail(Op::Lock, &path, &error))?;
        Ok(held.map(|held| self.locked(held)))
    }

    fn locked(&self, held: Box<dyn Held>) -> Locked<'d> {
        Locked {
            store: self.clone(),
            _held: held,
            writer: RefCell::new(None),
            made: RefCell::new(BTreeMap::new()),
            touched: RefCell::new(BTreeSet::new()),
            cache_lost: Cell::new(false),
        }
    }

    fn holder(&self) -> String {
        let bytes = self.disk.read(&self.layout.lock(), 256).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).trim().to_owned();
        if text.is_empty() {
            "it has not said who it is".to_owned()
        } else {
            text
        }
    }

    fn make_root(&self) -> Result<(), StoreError> {
        let mut missing = Vec::new();
        for dir in self.layout.root().ancestors() {
            if dir.as_os_str().is_empty() || self.disk.stat(dir).is_ok() {
                break;
            }
            missing.push(dir);
        }
        for dir in missing.into_iter().rev() {
            self.make_dir(dir)?;
            if let Some(above) = parent(dir)
                && let Err(error) = self.sync_dir(above)
            {
                // Its name was given up by the failed sync: only one made anew can be waited for.
                let _ = self.disk.remove_dir(dir);
                return Err(error);
            }
        }
        Ok(())
    }

    /// Makes one folder unless it is there.
    pub(super) fn make_dir(&self, dir: &Path) -> Result<(), StoreError> {
        match self.disk.make_dir(dir) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                Err(self.fail(Op::MakeDir, dir, &error))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn sync_dir(&self, dir: &Path) -> Result<(), StoreError> {
        if self.has(Flaw::NoDirSync) {
            return Ok(());
        }
        self.disk
            .sync_dir(dir)
            .map_err(|error| self.fail(Op::SyncDir, dir, &error))
    }

    /// Syncs `dir` and every folder above it up to the store's own.
    pub(super) fn sync_up(&self, dir: &Path) -> Result<(), StoreError> {
        for dir in dir.ancestors() {
            self.sync_dir(dir)?;
            if dir == self.layout.root() {
                break;
            }
        }
        Ok(())
    }
}

impl<'d> Locked<'d> {
    /// The store that is locked.
    pub fn store(&self) -> &Store<'d> {
        &self.store
    }
}

/// The folder that holds `path`; a bare relative name is held by the current one, which is held by none that we know.
pub(super) fn parent(path: &Path) -> Option<&Path> {
    let current = Path::new(".");
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => (path != current).then_some(current),
        parent => parent,
    }
}
