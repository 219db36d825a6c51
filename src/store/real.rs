//! The machine's own file system.
//!
//! Refuses to follow a symbolic link in the last step of a path, to open anything but a regular file, and to leave
//! modes to the umask: folders are 0700, files 0600.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

use super::disk::{Disk, DiskFile, Held, Kind, Listed, Stat};

/// The machine's own file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

/// Bytes that are read at once.
const PIECE: u64 = 256 * 1024;

struct RealFile(File);

/// Columns for who holds the lock: every holder's line is as long as the last one's.
const HOLDER: usize = 47;

struct RealHeld {
    _file: File,
}

impl Held for RealHeld {}

impl DiskFile for RealFile {
    fn len(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }
}

impl Disk for RealDisk {
    fn pieces(&self, path: &Path, limit: u64, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        let file = plain(guarded(OpenOptions::new().read(true)).open(path)?)?;
        let size = file.metadata()?.len().min(limit).clamp(512, PIECE);
        let mut buffer = vec![0; usize::try_from(size).unwrap_or(512)];
        let mut file = file.take(limit);
        loop {
            match file.read(&mut buffer) {
                Ok(0) => return Ok(()),
                Ok(taken) => take(buffer.get(..taken).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let file = plain(guarded(OpenOptions::new().read(true)).open(path)?)?;
        let expected = file.metadata()?.len().min(limit);
        let mut bytes =
            Vec::with_capacity(usize::try_from(expected).unwrap_or(0).saturating_add(1));
        file.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<Listed>> {
        fs::read_dir(dir)?
            .map(|entry| {
                let entry = entry?;
                Ok(Listed {
                    kind: kind(entry.file_type()?),
                    name: entry.file_name(),
                })
            })
            .collect()
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        let meta = fs::symlink_metadata(path)?;
        let (dev, ino, owner) = identity(&meta);
        Ok(Stat {
            kind: kind(meta.file_type()),
            len: meta.len(),
            mtime_ns: mtime_ns(&meta),
            dev,
            ino,
            owner,
        })
    }

    fn make_dir(&self, dir: &Path) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(dir)?;
        #[cfg(unix)]
        fs::set_permissions(dir, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
        Ok(())
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = guarded(OpenOptions::new().append(true).create_new(true)).open(path)?;
        owner_only(&file)?;
        Ok(Box::new(RealFile(file)))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = plain(guarded(OpenOptions::new().append(true)).open(path)?)?;
        Ok(Box::new(RealFile(file)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_dir(&self, dir: &Path) -> io::Result<()> {
        fs::remove_dir(dir)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        match File::open(dir)?.sync_all() {
            // Some network and user-space file systems know no sync of a folder and say so; there is nothing more to wait for.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
                ) =>
            {
                Ok(())
            }
            result => result,
        }
    }

    fn try_lock(&self, path: &Path, holder: &str) -> io::Result<Option<Box<dyn Held>>> {
        let mut options = OpenOptions::new();
        options.read(true).write(true);
        let mut file = match guarded(&mut options).open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let file = guarded(options.create(true).truncate(false)).open(path)?;
                owner_only(&file)?;
                file
            }
            opened => plain(opened?)?,
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // The text only helps people who wait, so a full disk must not keep anyone from the lock. It is written over the
        // last one: a file that is emptied first has its blocks given out anew, which costs more than the act itself.
        let text = format!("{:<HOLDER$}\n", holder.trim_end());
        if file
            .metadata()
            .is_ok_and(|meta| meta.len() > text.len() as u64)
        {
            let _ = file.set_len(0);
        }
        let _ = file.write_all(text.as_bytes());
        Ok(Some(Box::new(RealHeld { _file: file })))
    }

    fn wait(&self, millis: u64) {
        thread::sleep(Duration::from_millis(millis));
    }

    fn boot_id(&self) -> Option<String> {
        // It is the same for as long as this program runs.
        static BOOT: OnceLock<Option<String>> = OnceLock::new();
        let read = || {
            let text = fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
            Some(text.trim().to_owned())
        };
        BOOT.get_or_init(read).clone()
    }

    fn user(&self) -> Option<u32> {
        user()
    }
}

fn kind(found: fs::FileType) -> Kind {
    if found.is_file() {
        Kind::File
    } else if found.is_dir() {
        Kind::Dir
    } else {
        Kind::Other
    }
}

/// A planted pipe or device must neither block nor be written to.
fn plain(file: File) -> io::Result<File> {
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "not a regular file",
        ))
    }
}

fn mtime_ns(meta: &fs::Metadata) -> i128 {
    meta.modified()
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok())
        .and_then(|since| i128::try_from(since.as_nanos()).ok())
        .unwrap_or(0)
}

#[cfg(unix)]
fn guarded(options: &mut OpenOptions) -> &mut OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits();
    options
        .custom_flags(i32::try_from(flags).unwrap_or(0))
        .mode(0o600)
}

#[cfg(not(unix))]
fn guarded(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(unix)]
fn owner_only(file: &File) -> io::Result<()> {
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))
}

#[cfg(not(unix))]
fn owner_only(_file: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn identity(meta: &fs::Metadata) -> (u64, u64, Option<u32>) {
    use std::os::unix::fs::MetadataExt;
    (meta.dev(), meta.ino(), Some(meta.uid()))
}

#[cfg(not(unix))]
fn identity(_meta: &fs::Metadata) -> (u64, u64, Option<u32>) {
    (0, 0, None)
}

#[cfg(unix)]
#[expect(
    clippy::unnecessary_wraps,
    reason = "other systems have no such number"
)]
fn user() -> Option<u32> {
    Some(rustix::process::geteuid().as_raw())
}

#[cfg(not(unix))]
fn user() -> Option<u32> {
    None
}
