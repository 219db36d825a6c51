//! What can go wrong between a fact and the disk, as data: which step, which path, which cause, and what became of the act.
//!
//! Refuses to print: `what`, `why` and `hint` are pieces, put together and made safe elsewhere.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What became of the act that was to be recorded. Success is `Ok`; an error says one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Saved {
    /// It is durable.
    Yes,
    /// It is not in the log, now and after a power cut.
    No,
    /// It may or may not be in the log: a sync failed, or what was written could not be taken back.
    Unknown,
}

impl Saved {
    /// The word that goes into an error: `saved`, `not saved` or `unknown`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "saved",
            Self::No => "not saved",
            Self::Unknown => "unknown",
        }
    }
}

/// The step that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// Looking at a file or folder.
    Look,
    /// Reading a file.
    Read,
    /// Listing a folder.
    List,
    /// Making a folder.
    MakeDir,
    /// Opening a file to write.
    Open,
    /// Writing.
    Write,
    /// Waiting for the disk to hold a file's bytes.
    Sync,
    /// Waiting for the disk to hold a folder's entries.
    SyncDir,
    /// Putting a finished file in its place.
    Replace,
    /// Taking the store's lock.
    Lock,
}

impl Op {
    /// The step in words that follow "cannot".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Look => "look at",
            Self::Read => "read",
            Self::List => "list",
            Self::MakeDir => "make the folder",
            Self::Open => "open",
            Self::Write => "write to",
            Self::Sync => "sync",
            Self::SyncDir => "sync the folder",
            Self::Replace => "replace",
            Self::Lock => "lock",
        }
    }
}

/// An operating system's reason, kept as data (an [`io::Error`] cannot be copied or compared).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The portable kind.
    pub kind: io::ErrorKind,
    /// The system's own number, where it gave one.
    pub errno: Option<i32>,
    /// The system's own words.
    pub text: String,
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        Self {
            kind: error.kind(),
            errno: error.raw_os_error(),
            text: error.to_string(),
        }
    }
}

/// Everything that the store refuses or fails at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The operating system failed a step.
    Io {
        /// Which step.
        op: Op,
        /// On what.
        path: PathBuf,
        /// Why.
        cause: Cause,
        /// What became of the act.
        saved: Saved,
    },
    /// Something inside the store is a symbolic link or another thing that is neither file nor folder.
    NotPlain {
        /// What was found.
        path: PathBuf,
    },
    /// The store belongs to another user of this machine.
    OtherOwner {
        /// The store.
        path: PathBuf,
        /// Its owner's number.
        owner: u32,
        /// Our number.
        us: u32,
    },
    /// Another process kept the lock for too long.
    Busy {
        /// The lock file.
        path: PathBuf,
        /// What the holder wrote into it: `pid command`.
        holder: String,
        /// How long was waited, in seconds.
        waited_s: u64,
    },
    /// The act does not fit into one line.
    TooLong {
        /// Its length in bytes.
        bytes: usize,
        /// The longest line in bytes.
        limit: usize,
    },
    /// A newer irc wrote to this incident, so this one must not.
    Newer {
        /// The log file.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
        /// Its format version.
        v: u32,
    },
    /// A file is larger than this program reads, so where it ends is not known.
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The largest file that is read, in bytes.
        limit: u64,
    },
    /// The log changed between reading and writing although the lock was held.
    Changed {
        /// The log file.
        path: PathBuf,
    },
    /// There is no such incident here.
    NoIncident {
        /// The id that was asked for.
        id: String,
    },
    /// No free id was found (a broken source of randomness).
    NoFreeId {
        /// The day and number that were tried.
        prefix: String,
    },
    /// The facts could not be put into words of the format.
    Encoding {
        /// The encoder's reason.
        reason: String,
    },
}

impl StoreError {
    /// Wraps a system error of a step that left nothing behind.
    pub fn io(op: Op, path: &Path, error: &io::Error) -> Self {
        Self::Io {
            op,
            path: path.to_path_buf(),
            cause: error.into(),
            saved: Saved::No,
        }
    }

    /// Wraps a system error after which it is not known what is on the disk.
    pub fn unknown(op: Op, path: &Path, error: &io::Error) -> Self {
        Self::Io {
            op,
            path: path.to_path_buf(),
            cause: error.into(),
            saved: Saved::Unknown,
        }
    }

    /// The same error where a part of what was to be written is written already.
    #[must_use]
    pub fn partly(self) -> Self {
        match self {
            Self::Io {
                op, path, cause, ..
            } => Self::Io {
                op,
                path,
                cause,
                saved: Saved::Unknown,
            },
            other => other,
        }
    }

    /// What became of the act that was to be recorded.
    pub const fn saved(&self) -> Saved {
        match self {
            Self::Io { saved, .. } => *saved,
            _ => Saved::No,
        }
    }

    /// The path that it is about, where there is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Io { path, .. }
            | Self::NotPlain { path }
            | Self::OtherOwner { path, .. }
            | Self::Busy { path, .. }
            | Self::Newer { path, .. }
            | Self::TooLarge { path, .. }
            | Self::Changed { path } => Some(path),
            Self::TooLong { .. }
            | Self::NoIncident { .. }
            | Self::NoFreeId { .. }
            | Self::Encoding { .. } => None,
        }
    }

    /// A stable word for machines.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Io { .. } => "store_io",
            Self::NotPlain { .. } => "store_not_plain",
            Self::OtherOwner { .. } => "store_other_owner",
            Self::Busy { .. } => "store_busy",
            Self::TooLong { .. } => "act_too_long",
            Self::Newer { .. } => "log_newer",
            Self::TooLarge { .. } => "log_too_large",
            Self::Changed { .. } => "log_changed",
            Self::NoIncident { .. } => "no_incident",
            Self::NoFreeId { .. } => "no_free_id",
            Self::Encoding { .. } => "act_encoding",
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what(), self.why())
    }
}

impl std::error::Error for StoreError {}
