//! The log on disk, format 1: what was recorded is there, whole, after a power cut, and "saved" is never said before.
//!
//! ```text
//! incidents/<id>/log/<writer>.jsonl   the record: one act, one line, chained and summed
//! incidents/<id>/playbook/ evidence/ updates/ postmortem.md
//! cache/ outbox/ use writer lock      this machine's own
//! ```
//!
//! Reading locks nothing and works where nothing can be written. Writing goes through [`lock::Locked`], so that an
//! append without the lock cannot be compiled. Everything reaches the disk through [`disk::Disk`].
//! Refuses to know what an act means: replay is the domain's.

pub mod append;
pub mod chain;
pub mod disk;
pub mod error;
mod explain;
pub mod export;
pub mod finding;
pub mod flaw;
pub mod ids;
pub mod import;
pub mod index;
pub mod layout;
pub mod lock;
pub mod mend;
pub mod outbox;
pub mod read;
pub mod real;
pub mod record;
pub mod redact;
pub mod sim;
#[cfg(test)]
mod tests;
pub mod whole;
pub mod writer;

use std::io;
use std::path::{Path, PathBuf};

use disk::{Disk, Kind, Stat};
use error::{Op, StoreError};
use flaw::Flaw;
use layout::Layout;

/// The version that every line names as its maker.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Fills a buffer with random bytes; handed in, because a test may want to know them beforehand.
pub type Entropy<'a> = &'a mut dyn FnMut(&mut [u8]);

/// One store: a folder, seen through a disk.
#[derive(Clone)]
pub struct Store<'d> {
    disk: &'d dyn Disk,
    layout: Layout,
    flaw: Option<Flaw>,
}

impl<'d> Store<'d> {
    /// Names a store; touches nothing yet.
    pub fn new(disk: &'d dyn Disk, root: impl Into<PathBuf>) -> Self {
        Self {
            disk,
            layout: Layout::new(root),
            flaw: None,
        }
    }

    /// A store that breaks the write protocol in one named way: fault suites must catch it. Never for real records.
    #[must_use]
    pub fn with_flaw(mut self, flaw: Flaw) -> Self {
        self.flaw = Some(flaw);
        self
    }

    /// Where things are.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The disk behind it.
    pub fn disk(&self) -> &'d dyn Disk {
        self.disk
    }

    /// True if the store's folder is there.
    pub fn exists(&self) -> bool {
        self.root_stat().is_ok()
    }

    /// Refuses a store that is no folder or that another user owns; one that is not there yet is fine.
    pub fn check(&self) -> Result<(), StoreError> {
        let root = self.layout.root();
        let stat = match self.root_stat() {
            Ok(stat) => stat,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(StoreError::io(Op::Look, root, &error)),
        };
        if stat.kind != Kind::Dir {
            return Err(StoreError::NotPlain {
                path: root.to_path_buf(),
            });
        }
        match (stat.owner, self.disk.user()) {
            (Some(owner), Some(us)) if owner != us => Err(StoreError::OtherOwner {
                path: root.to_path_buf(),
                owner,
                us,
            }),
            _ => Ok(()),
        }
    }

    /// The store's own folder. It alone may be reached through a link: a person put it there.
    fn root_stat(&self) -> io::Result<Stat> {
        self.disk.stat(&self.layout.root().join("."))
    }

    fn has(&self, flaw: Flaw) -> bool {
        self.flaw == Some(flaw)
    }

    /// The error for a failed step; a link in its way is named as such.
    fn fail(&self, op: Op, path: &Path, error: &io::Error) -> StoreError {
        match self.disk.stat(path) {
            Ok(stat) if stat.kind == Kind::Other => StoreError::NotPlain {
                path: path.to_path_buf(),
            },
            _ => StoreError::io(op, path, error),
        }
    }
}
