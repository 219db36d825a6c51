//! The seam between the store and a disk: the few calls that the write protocol needs, and nothing more.
//!
//! Two things stand behind it: [`super::real::RealDisk`] and [`super::sim::SimDisk`], which forgets at a power cut
//! what was not synced. Refuses convenience: no call here hides a sync, a retry or a second write.

use std::ffi::OsString;
use std::io;
use std::path::Path;

/// What a name in a folder is. Links are never followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Dir,
    /// A symbolic link, device, pipe or socket.
    Other,
}

/// One name in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The name, as the system gives it.
    pub name: OsString,
    /// What it is.
    pub kind: Kind,
}

/// What is known of a file or folder without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// What it is.
    pub kind: Kind,
    /// Length in bytes.
    pub len: u64,
    /// Last change, nanoseconds since the epoch.
    pub mtime_ns: i128,
    /// The device that it is on; 0 where the system does not say.
    pub dev: u64,
    /// Its number on that device; 0 where the system does not say.
    pub ino: u64,
    /// Its owner, where the system says.
    pub owner: Option<u32>,
}

/// A file that is open for appending.
pub trait DiskFile {
    /// Its length now, in bytes.
    fn len(&self) -> io::Result<u64>;
    /// One write at the end; gives the bytes taken, which may be fewer than offered.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Cuts it to `len` bytes.
    fn truncate(&mut self, len: u64) -> io::Result<()>;
    /// Returns when the disk holds every byte written so far.
    fn sync(&mut self) -> io::Result<()>;
    /// True if it holds nothing.
    fn is_empty(&self) -> io::Result<bool> {
        Ok(self.len()? == 0)
    }
}

/// A lock that is held until it is dropped, or until its process dies.
pub trait Held {}

/// A file system, as far as the store needs one.
pub trait Disk {
    /// Hands the first `limit` bytes of a regular file to `take`, piece by piece, all from one opening of it.
    fn pieces(&self, path: &Path, limit: u64, take: &mut dyn FnMut(&[u8])) -> io::Result<()>;
    /// The first `limit` bytes of a regular file.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
    /// The names in a folder, in no order.
    fn list(&self, dir: &Path) -> io::Result<Vec<Listed>>;
    /// Looks at a name without following it.
    fn stat(&self, path: &Path) -> io::Result<Stat>;
    /// Makes one folder, for its owner alone.
    fn make_dir(&self, dir: &Path) -> io::Result<()>;
    /// Makes a file that was not there, for its owner alone, open for appending.
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Opens a file that is there for appending.
    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Puts `from` in the place of `to`, in the same folder, at once.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder that is empty.
    fn remove_dir(&self, dir: &Path) -> io::Result<()>;
    /// Returns when the disk holds every entry of the folder.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;
    /// Takes the lock file if nobody holds it and writes `holder` into it; `None` while somebody does.
    fn try_lock(&self, path: &Path, holder: &str) -> io::Result<Option<Box<dyn Held>>>;
    /// Lets time pass, in milliseconds.
    fn wait(&self, millis: u64);
    /// Changes with every start of the machine; `None` where the system has no such thing.
    fn boot_id(&self) -> Option<String>;
    /// The user that this process works as, where the system says.
    fn user(&self) -> Option<u32>;
}
