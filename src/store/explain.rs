//! The words of a store error: what, why, and what to do about it.
//!
//! Refuses to know the terminal: paths and holders are still raw text here and are made safe where they are shown.

use std::io::ErrorKind;

use super::error::{Cause, Saved, StoreError};

impl StoreError {
    /// What happened, in one clause.
    pub fn what(&self) -> String {
        match self {
            Self::Io {
                op, path, saved, ..
            } => match saved {
                Saved::Unknown => format!(
                    "it is not known whether this was saved: cannot {} {}",
                    op.words(),
                    path.display()
                ),
                Saved::Yes | Saved::No => format!("cannot {} {}", op.words(), path.display()),
            },
            Self::NotPlain { path } => {
                format!("{} is a link or a device, not a plain file", path.display())
            }
            Self::OtherOwner { path, .. } => {
                format!("the store {} belongs to another user", path.display())
            }
            Self::Busy {
                holder, waited_s, ..
            } => format!("another irc holds the store for over {waited_s} s ({holder})"),
            Self::TooLong { bytes, limit } => {
                format!("this is {bytes} bytes long, one entry holds {limit}")
            }
            Self::Newer { path, line, v } => {
                format!(
                    "{}:{line} was written in format {v} by a newer irc",
                    path.display()
                )
            }
            Self::TooLarge { path, limit } => {
                format!("{} is larger than {limit} bytes", path.display())
            }
            Self::Changed { path } => format!("{} changed while it was locked", path.display()),
            Self::NoIncident { id } => format!("there is no incident {id} in this store"),
            Self::NoFreeId { prefix } => format!("no free id was found for {prefix}"),
            Self::Encoding { .. } => "the entry could not be written down".to_owned(),
        }
    }

    /// Why, in the system's words or ours.
    pub fn why(&self) -> String {
        match self {
            Self::Io { cause, .. } => cause.text.clone(),
            Self::NotPlain { .. } => "irc follows no links inside its store".to_owned(),
            Self::OtherOwner { owner, us, .. } => {
                format!("its owner is user {owner}, you are user {us}")
            }
            Self::Busy { path, .. } => format!("the lock is {}", path.display()),
            Self::TooLong { .. } => "an entry is one line of the log".to_owned(),
            Self::Newer { .. } => "writing to it could contradict what it says".to_owned(),
            Self::TooLarge { .. } => "no larger file is read, so its end is not known".to_owned(),
            Self::Changed { .. } => "something other than irc writes to it".to_owned(),
            Self::NoIncident { .. } => "no folder has that name".to_owned(),
            Self::NoFreeId { .. } => "every random suffix that was tried is taken".to_owned(),
            Self::Encoding { reason } => reason.clone(),
        }
    }

    /// What to do, in one clause.
    pub fn hint(&self) -> String {
        match self {
            Self::Io { cause, saved, .. } => match (saved, remedy(cause)) {
                (Saved::Unknown, Some(remedy)) => format!(
                    "{remedy}, then run the same command again: what was saved is not saved twice"
                ),
                (Saved::Unknown, None) => {
                    "run the same command again: what was saved is not saved twice".to_owned()
                }
                (_, Some(remedy)) => remedy.to_owned(),
                (_, None) => "nothing was recorded; run the command again".to_owned(),
            },
            Self::NotPlain { .. } => "move it away and run the command again".to_owned(),
            Self::OtherOwner { .. } => {
                "work as that user, or set IRC_HOME to a folder of your own".to_owned()
            }
            Self::Busy { .. } => "wait for it or end it, then run the command again".to_owned(),
            Self::TooLong { .. } => {
                "shorten the text, or keep it in a file and name that".to_owned()
            }
            Self::Newer { .. } => "use that newer irc for this incident".to_owned(),
            Self::TooLarge { .. } => {
                "go on in a new incident that names this one, or move the file away".to_owned()
            }
            Self::Changed { .. } => "end the other program, then run the command again".to_owned(),
            Self::NoIncident { .. } => "irc list --all shows every incident here".to_owned(),
            Self::NoFreeId { .. } => "run the command again".to_owned(),
            Self::Encoding { .. } => "please report this as a bug".to_owned(),
        }
    }
}

fn remedy(cause: &Cause) -> Option<&'static str> {
    Some(match cause.kind {
        ErrorKind::StorageFull => "free some space or inodes (df, df -i) and run the command again",
        ErrorKind::QuotaExceeded => "free some of your quota and run the command again",
        ErrorKind::FileTooLarge => {
            "raise the file size limit (ulimit -f) and run the command again"
        }
        ErrorKind::ReadOnlyFilesystem => {
            "make the file system writable, or set IRC_HOME to a folder that is"
        }
        ErrorKind::PermissionDenied => {
            "give yourself the right to write there, or set IRC_HOME to a folder of your own"
        }
        ErrorKind::NotFound => "check that IRC_HOME names the right folder",
        ErrorKind::NotADirectory => "set IRC_HOME to a folder",
        _ => match cause.errno {
            Some(EIO) => {
                "the disk fails: keep a copy (irc export --all), look into the system's log"
            }
            Some(EMFILE | ENFILE) => {
                "close programs or raise the limit of open files (ulimit -n), then run the command again"
            }
            _ => return None,
        },
    })
}

const EIO: i32 = 5;
const ENFILE: i32 = 23;
const EMFILE: i32 = 24;

impl StoreError {
    /// What to do where something was only to be read: nothing was to be recorded.
    pub fn reading_hint(&self) -> String {
        let Self::Io { cause, path, .. } = self else {
            return self.hint();
        };
        match cause.kind {
            ErrorKind::PermissionDenied => {
                "give yourself the right to read it, or set IRC_HOME to a folder of your own"
                    .to_owned()
            }
            _ => remedy(cause).map_or_else(
                || format!("look at {}; nothing was to be recorded", path.display()),
                ToOwned::to_owned,
            ),
        }
    }
}
