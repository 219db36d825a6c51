//! A disk in memory that forgets what was not synced: for power cuts, killed processes and every error at every call.
//!
//! Compiled always, because the suites that use it are other crates than this one; the linker leaves it out of `irc`.
//! Pessimistic on purpose: syncing a file does not make its name durable, entries survive in any order, unsynced bytes
//! survive page by page, a failed sync gives its bytes up for good. The same seed gives the same disk.
//! Refuses links and modes: those are tested on the real disk.

mod dir;
mod file;
mod rng;
mod state;

use std::cell::RefCell;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::disk::{Disk, DiskFile, Held, Kind, Listed, Stat};
pub use rng::Rng;
use state::{Node, State};

/// What goes wrong at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The call fails with this system error number and does nothing; a sync gives up what it should have kept.
    Errno(i32),
    /// A write takes only this many bytes; any other call fails for want of space.
    Short(usize),
    /// The process dies in the call; what the system holds stays.
    Kill,
    /// The machine dies in the call; what was not synced stays or goes.
    PowerCut,
}

/// One call that reached the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its name, as in [`Disk`].
    pub name: &'static str,
    /// Its path.
    pub path: PathBuf,
    /// Whether it succeeded.
    pub ok: bool,
}

/// The disk. Clones are the same disk.
#[derive(Clone)]
pub struct SimDisk {
    state: Rc<RefCell<State>>,
}

/// `EIO`: what a dead machine answers.
const EIO: i32 = 5;
const ENOSPC: i32 = 28;

impl SimDisk {
    /// An empty disk; `seed` decides what survives.
    pub fn new(seed: u64) -> Self {
        Self {
            state: Rc::new(RefCell::new(State::new(seed))),
        }
    }

    /// A system without a boot id.
    #[must_use]
    pub fn without_boot_id(self) -> Self {
        self.state.borrow_mut().has_boot_id = false;
        self
    }

    /// Lets call number `n` from now (0 is the next one) go wrong. Looking at a name, waiting and lengths do not count.
    pub fn fault_in(&self, n: u64, fault: Fault) {
        let mut state = self.state.borrow_mut();
        let at = state.calls.saturating_add(n);
        state.plan.push((at, fault));
    }

    /// Takes back every fault that has not happened.
    pub fn heal(&self) {
        self.state.borrow_mut().plan.clear();
    }

    /// How many calls that count were made.
    pub fn calls(&self) -> u64 {
        self.state.borrow().calls
    }

    /// True if a fault happened since the last [`SimDisk::restart`].
    pub fn was_hit(&self) -> bool {
        self.state.borrow().hit
    }

    /// True while every call fails because the process or the machine is dead.
    pub fn is_dead(&self) -> bool {
        self.state.borrow().dead
    }

    /// Cuts the power now.
    pub fn cut(&self) {
        self.state.borrow_mut().cut();
    }

    /// Starts again after a death: a new process, and after a cut a new boot.
    pub fn restart(&self) {
        self.state.borrow_mut().restart();
    }

    /// Every call since the last time this was asked.
    pub fn trace(&self) -> Vec<Call> {
        std::mem::take(&mut self.state.borrow_mut().trace)
    }

    /// Changes a file behind everybody's back, durably.
    pub fn plant(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.state.borrow_mut().plant(path, bytes)
    }

    /// One call: counted, planned faults happen here. `act` does it, given how many bytes of a write may be taken.
    fn change<T>(
        &self,
        name: &'static str,
        path: &Path,
        act: impl FnOnce(&mut State, Option<usize>) -> io::Result<T>,
    ) -> io::Result<T> {
        let mut state = self.state.borrow_mut();
        if state.dead {
            return Err(io::Error::from_raw_os_error(EIO));
        }
        let result = match state.next_fault() {
            None => act(&mut state, None),
            Some(Fault::Errno(errno)) => {
                state.give_up(name, path);
                Err(io::Error::from_raw_os_error(errno))
            }
            Some(Fault::Short(taken)) if name == "write" => act(&mut state, Some(taken)),
            Some(Fault::Short(_)) => Err(io::Error::from_raw_os_error(ENOSPC)),
            Some(fault) => {
                // The last call may have been done, in part or not at all; a sync that was not answered is none.
                let part = state.rng.below(2048);
                let is_sync = name.starts_with("sync");
                if !is_sync && state.rng.chance(2, 3) {
                    let whole = state.rng.chance(1, 2);
                    let _ = act(&mut state, (!whole).then_some(part));
                }
                if fault == Fault::PowerCut {
                    state.cut();
                } else {
                    state.kill();
                }
                Err(io::Error::from_raw_os_error(EIO))
            }
        };
        state.note(name, path, result.is_ok());
        result
    }

    fn look<T>(&self, act: impl FnOnce(&State) -> io::Result<T>) -> io::Result<T> {
        let state = self.state.borrow();
        if state.dead {
            return Err(io::Error::from_raw_os_error(EIO));
        }
        act(&state)
    }

    fn open(&self, path: &Path, ino: u64) -> Box<dyn DiskFile> {
        Box::new(SimFile {
            disk: self.clone(),
            path: path.to_path_buf(),
            life: self.state.borrow().life,
            ino,
        })
    }
}

impl Disk for SimDisk {
    fn pieces(&self, path: &Path, limit: u64, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        // Small, so that lines fall apart between them.
        for piece in self.read(path, limit)?.chunks(200) {
            take(piece);
        }
        Ok(())
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.change("read", path, |state, _| {
            let file = state.file(state.find(path)?)?;
            let bytes = file.bytes();
            let limit = usize::try_from(limit).map_or(bytes.len(), |limit| limit.min(bytes.len()));
            Ok(bytes.get(..limit).unwrap_or_default().to_vec())
        })
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<Listed>> {
        self.change("list", dir, |state, _| {
            let names = state.dir(state.find(dir)?)?.names();
            let listed = names.map(|(name, ino)| Listed {
                name: OsString::from(name),
                kind: state.kind(*ino),
            });
            Ok(listed.collect())
        })
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        self.look(|state| {
            let ino = state.find(path)?;
            let len = state.file(ino).map_or(0, |file| file.bytes().len() as u64);
            Ok(Stat {
                kind: state.kind(ino),
                len,
                mtime_ns: state.mtime(ino),
                dev: 1,
                ino,
                owner: Some(1000),
            })
        })
    }

    fn make_dir(&self, dir: &Path) -> io::Result<()> {
        self.change("make_dir", dir, |state, _| {
            state.add(dir, Node::new_dir()).map(|_| ())
        })
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let ino = self.change("create", path, |state, _| state.add(path, Node::new_file()))?;
        Ok(self.open(path, ino))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let ino = self.change("append", path, |state, _| {
            let ino = state.find(path)?;
            state.file(ino).map(|_| ino)
        })?;
        Ok(self.open(path, ino))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change("rename", to, |state, _| state.rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.change("remove", path, |state, _| state.remove(path))
    }

    fn remove_dir(&self, dir: &Path) -> io::Result<()> {
        self.change("remove_dir", dir, |state, _| {
            if state.dir(state.find(dir)?)?.names().next().is_some() {
                return Err(io::ErrorKind::DirectoryNotEmpty.into());
            }
            state.remove(dir)
        })
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.change("sync_dir", dir, |state, _| {
            let ino = state.find(dir)?;
            state.dir_mut(ino)?.sync();
            Ok(())
        })
    }

    fn try_lock(&self, path: &Path, holder: &str) -> io::Result<Option<Box<dyn Held>>> {
        if self.look(|state| Ok(state.locks.contains(path)))? {
            return Ok(None);
        }
        if self.look(|state| state.find(path)).is_err() {
            self.change("create", path, |state, _| state.add(path, Node::new_file()))?;
        }
        let mut state = self.state.borrow_mut();
        let ino = state.find(path)?;
        let text = state.file_mut(ino)?;
        text.truncate(0);
        text.append(holder.as_bytes());
        state.locks.insert(path.to_path_buf());
        Ok(Some(Box::new(SimHeld {
            disk: self.clone(),
            path: path.to_path_buf(),
            life: state.life,
        })))
    }

    fn wait(&self, millis: u64) {
        let mut state = self.state.borrow_mut();
        state.waited_ms = state.waited_ms.saturating_add(millis);
    }

    fn boot_id(&self) -> Option<String> {
        let state = self.state.borrow();
        state.has_boot_id.then(|| format!("boot-{}", state.boot))
    }

    fn user(&self) -> Option<u32> {
        Some(1000)
    }
}

struct SimFile {
    disk: SimDisk,
    path: PathBuf,
    life: u64,
    ino: u64,
}

impl SimFile {
    /// A handle does not outlive its process.
    fn change<T>(
        &self,
        name: &'static str,
        act: impl FnOnce(&mut State, Option<usize>) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.disk.state.borrow().life != self.life {
            return Err(io::Error::from_raw_os_error(EIO));
        }
        self.disk.change(name, &self.path, act)
    }
}

impl DiskFile for SimFile {
    fn len(&self) -> io::Result<u64> {
        self.disk
            .look(|state| Ok(state.file(self.ino)?.bytes().len() as u64))
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.change("write", |state, part| {
            let taken = part.unwrap_or(bytes.len()).min(bytes.len());
            state
                .file_mut(self.ino)?
                .append(bytes.get(..taken).unwrap_or_default());
            state.touch(self.ino);
            Ok(taken)
        })
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.change("truncate", |state, _| {
            let len = usize::try_from(len).unwrap_or(usize::MAX);
            state.file_mut(self.ino)?.truncate(len);
            state.touch(self.ino);
            Ok(())
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        self.change("sync", |state, _| {
            state.file_mut(self.ino)?.sync();
            Ok(())
        })
    }
}

struct SimHeld {
    disk: SimDisk,
    path: PathBuf,
    life: u64,
}

impl Held for SimHeld {}

impl Drop for SimHeld {
    fn drop(&mut self) {
        let mut state = self.disk.state.borrow_mut();
        if state.life == self.life {
            state.locks.remove(&self.path);
        }
    }
}

impl SimDisk {
    /// How long was waited so far, in milliseconds.
    pub fn waited_ms(&self) -> u64 {
        self.state.borrow().waited_ms
    }

    /// The kind of what is at a path, if anything is.
    pub fn kind(&self, path: &Path) -> Option<Kind> {
        self.stat(path).ok().map(|stat| stat.kind)
    }
}
