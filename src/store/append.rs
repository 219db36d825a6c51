//! Appending one act: seal what was torn, one write, sync, and only then `Ok`, which is the word "saved".
//!
//! The order is such that every step can be the last one: a log that holds a line has its folders synced already.
//! Refuses to retry a failed sync, and to write where the log changed under the lock or a newer irc wrote.

use std::io;
use std::path::Path;

use chrono::{DateTime, SecondsFormat};

use super::Entropy;
use super::chain::{StoredAct, Tail};
use super::disk::DiskFile;
use super::error::{Op, StoreError};
use super::finding::FindingKind;
use super::flaw::Flaw;
use super::ids::IncidentId;
use super::lock::Locked;
use super::read::{IncidentLog, LOG_LIMIT};
use super::record::{encode, genesis};
use crate::domain::act::{Act, Event, FORMAT, Hlc};
use crate::text::hex::hex;

/// What a caller wants recorded; the rest of the line is the store's.
#[derive(Clone, Debug, PartialEq)]
pub struct NewAct {
    /// When it is recorded: milliseconds since the epoch.
    pub at_ms: i64,
    /// Who did it.
    pub by: String,
    /// Who typed it.
    pub recorded_by: String,
    /// The command's name.
    pub cmd: String,
    /// Makes running again safe.
    pub key: String,
    /// `pinned` when the clock was.
    pub clock: Option<String>,
    /// The facts.
    pub events: Vec<Event>,
}

/// An incident's log, read under the lock, ready to be added to.
pub struct OpenLog<'l, 'd> {
    locked: &'l Locked<'d>,
    log: IncidentLog,
}

impl<'d> Locked<'d> {
    /// Reads an incident again, now that nobody else can write to it.
    pub fn open(&self, id: &IncidentId) -> Result<OpenLog<'_, 'd>, StoreError> {
        Ok(OpenLog {
            locked: self,
            log: self.store().read_log(id, false)?,
        })
    }
}

impl<'d> Locked<'d> {
    /// Opens an incident that was read before the lock was taken. True if nobody has added to it since: then what was
    /// read, and all that was made of it, still holds, and its lines are not read twice.
    pub fn reopen(&self, known: IncidentLog) -> Result<(OpenLog<'_, 'd>, bool), StoreError> {
        if self.store().is_as_read(&known)? {
            let log = known;
            return Ok((OpenLog { locked: self, log }, true));
        }
        Ok((self.open(&known.id)?, false))
    }
}

impl OpenLog<'_, '_> {
    /// What the log says in the end, when nothing more is to be added.
    pub fn into_log(self) -> IncidentLog {
        self.log
    }

    /// What the log says, with everything appended here.
    pub fn log(&self) -> &IncidentLog {
        &self.log
    }

    /// Records one act; `Ok` means that the disk holds it. After an error, [`StoreError::saved`] says what became of it.
    pub fn append(&mut self, new: NewAct, entropy: Entropy<'_>) -> Result<StoredAct, StoreError> {
        self.refuse_newer()?;
        let writer = self.locked.writer(entropy)?;
        let mut salt = [0_u8; 16];
        entropy(&mut salt);
        let tail = self.tail(&writer);
        let act = Act {
            v: FORMAT,
            seq: tail.next_seq,
            hlc: next_hlc(&self.log.acts, new.at_ms),
            at: rfc3339_millis(new.at_ms),
            by: new.by,
            recorded_by: new.recorded_by,
            cmd: new.cmd,
            irc: super::VERSION.to_owned(),
            key: new.key,
            salt: hex(&salt),
            clock: new.clock,
            events: new.events,
            writer,
        };
        let (line, sum) = encode(&act, &tail.prev)?;
        let path = self.locked.store().layout.log(&self.log.id, &act.writer);
        let added = self.write(&path, &tail, &line)?;
        let stored = StoredAct {
            sum: sum.clone(),
            line: tail.lines.saturating_add(1),
            offset: tail.len + added - line.len() as u64 - 1,
            len: line.len() as u64,
            redacted: None,
            act,
        };
        let tail = Tail {
            len: tail.len + added,
            lines: stored.line,
            sealed: true,
            next_seq: tail.next_seq.saturating_add(1),
            prev: sum,
        };
        self.log.tails.insert(stored.act.writer.clone(), tail);
        self.log.add(stored.clone());
        Ok(stored)
    }

    /// Makes sure that what was read of this machine's own acts is durable: a process may have died between its write
    /// and its sync. To be called before "already saved" is said of a repeated `--once` key.
    pub fn settle(&self) -> Result<(), StoreError> {
        let store = self.locked.store();
        if store.has(Flaw::NoSettle) {
            return Ok(());
        }
        let Some(writer) = store.bound()? else {
            return Ok(());
        };
        if self.tail(&writer).len == 0 {
            return Ok(());
        }
        let path = store.layout.log(&self.log.id, &writer);
        let mut file = store
            .disk
            .append(&path)
            .map_err(|error| StoreError::unknown(Op::Open, &path, &error))?;
        file.sync()
            .map_err(|error| StoreError::unknown(Op::Sync, &path, &error))
    }

    fn refuse_newer(&self) -> Result<(), StoreError> {
        let dir = self.locked.store().layout.log_dir(&self.log.id);
        for finding in &self.log.findings {
            let path = dir.join(&finding.file);
            match finding.kind {
                FindingKind::Newer { v } => {
                    return Err(StoreError::Newer {
                        path,
                        line: finding.line,
                        v,
                    });
                }
                FindingKind::TooLarge => {
                    return Err(StoreError::TooLarge {
                        path,
                        limit: LOG_LIMIT,
                    });
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn tail(&self, writer: &str) -> Tail {
        self.log.tails.get(writer).cloned().unwrap_or_else(|| Tail {
            len: 0,
            lines: 0,
            sealed: true,
            next_seq: 1,
            prev: genesis(self.log.id.as_str(), writer),
        })
    }

    /// Puts one line at the end; gives the bytes added.
    fn write(&self, path: &Path, tail: &Tail, line: &[u8]) -> Result<u64, StoreError> {
        let store = self.locked.store();
        let early = !store.has(Flaw::DirSyncAfterLine);
        let mut file = self.open_file(path, tail)?;
        if tail.len == 0 && early {
            self.sync_folders(path)?;
        }
        self.locked.touching(&self.log.id);
        let mut bytes = Vec::with_capacity(line.len() + 2);
        if !tail.sealed && !store.has(Flaw::NoSeal) {
            bytes.push(b'\n');
        }
        bytes.extend_from_slice(line);
        bytes.push(b'\n');
        let fail = |op: Op, error: &io::Error| StoreError::io(op, path, error);
        if file.len().map_err(|error| fail(Op::Look, &error))? != tail.len {
            return Err(StoreError::Changed {
                path: path.to_path_buf(),
            });
        }
        match file.write(&bytes) {
            Ok(taken) if taken == bytes.len() => {}
            Ok(taken) => {
                // The system says why only when it takes nothing.
                let rest = bytes.get(taken..).unwrap_or_default();
                let short = file.write(rest).err().unwrap_or_else(|| {
                    io::Error::new(io::ErrorKind::StorageFull, "only a part was taken")
                });
                return Err(self.take_back(&mut *file, path, tail.len, &short));
            }
            Err(error) => return Err(self.take_back(&mut *file, path, tail.len, &error)),
        }
        self.sync(&mut *file, path, tail.len)?;
        if tail.len == 0 && !early {
            self.sync_folders(path)?;
        }
        Ok(bytes.len() as u64)
    }

    fn open_file(&self, path: &Path, tail: &Tail) -> Result<Box<dyn DiskFile>, StoreError> {
        let store = self.locked.store();
        let open = || match store.disk.append(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && tail.len == 0 => {
                store.disk.create(path)
            }
            opened => opened,
        };
        let opened = match open() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                store.make_dir(&store.layout.log_dir(&self.log.id))?;
                open()
            }
            opened => opened,
        };
        opened.map_err(|error| store.fail(Op::Open, path, &error))
    }

    /// Also for a file that is there but empty: whoever made it may have died before this. Names that a failed sync
    /// gave up are taken away, so that the next try makes them anew and waits for them.
    fn sync_folders(&self, path: &Path) -> Result<(), StoreError> {
        let store = self.locked.store();
        let folder = store.layout.log_dir(&self.log.id);
        store.sync_up(&folder).inspect_err(|_| {
            let _ = store.disk.remove(path);
            let _ = store.disk.remove_dir(&folder);
            let _ = store.disk.remove_dir(&store.layout.incident(&self.log.id));
            let _ = store.disk.remove_dir(&store.layout.incidents());
        })
    }

    /// A sync that failed is not tried again: the system may have given up the bytes and would now say yes. What can
    /// be cut off is cut off, so that running again writes the act anew instead of finding it.
    ///
    /// An act whose process was killed before its sync may be given up with it. Nobody was told that it is saved, so no
    /// promise breaks; it is still read until the power goes, and then the line is named as altered. What was acknowledged
    /// before and after it stays (`src/store/tests/cuts.rs`).
    fn sync(&self, file: &mut dyn DiskFile, path: &Path, old_len: u64) -> Result<(), StoreError> {
        let store = self.locked.store();
        if store.has(Flaw::NoSync) {
            return Ok(());
        }
        let Err(error) = file.sync() else {
            return Ok(());
        };
        let believed = store.has(Flaw::RetryFailedSync) && file.sync().is_ok();
        if believed || store.has(Flaw::WordBeforeSync) {
            return Ok(());
        }
        let _ = file.truncate(old_len);
        Err(StoreError::unknown(Op::Sync, path, &error))
    }

    /// Takes back what a failed or short write left. Only where even that fails is it unknown what is there.
    fn take_back(
        &self,
        file: &mut dyn DiskFile,
        path: &Path,
        old_len: u64,
        error: &io::Error,
    ) -> StoreError {
        if self.locked.store().has(Flaw::NoRollback) {
            return StoreError::io(Op::Write, path, error);
        }
        let clean = file.len().is_ok_and(|len| len == old_len)
            || (file.truncate(old_len).is_ok() && file.sync().is_ok());
        if clean {
            StoreError::io(Op::Write, path, error)
        } else {
            StoreError::unknown(Op::Write, path, error)
        }
    }
}

/// The next hybrid time: at least `now_ms`, behind every adopted one; `acts` are in the clock's order.
fn next_hlc(acts: &[StoredAct], now_ms: i64) -> Hlc {
    let last = acts.iter().rfind(|stored| !stored.is_ahead(now_ms));
    match last.map(|stored| stored.act.hlc) {
        Some([ms, n]) if ms >= now_ms => [ms, n.saturating_add(1)],
        _ => [now_ms, 0],
    }
}

fn rfc3339_millis(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms)
        .unwrap_or_default()
        .to_rfc3339_opts(SecondsFormat::Millis, true)
}
