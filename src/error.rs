//! Everything that can go wrong, as data, and the exit code it stands for. The words are in `render::error`.

use std::path::PathBuf;

use crate::config::ConfigError;
use crate::domain::decide::Refusal;
use crate::domain::typed_time::{NoDuration, NoTime, Why};
use crate::domain::zone::NoZone;
use crate::exit::Exit;
use crate::playbook::fault::Fault;
use crate::playbook::find::NotFound;
use crate::store::error::{Saved, StoreError};

/// A failed command.
#[derive(Debug)]
pub enum Error {
    /// The core refuses.
    Refused(Refusal),
    /// The store cannot record.
    Store(StoreError),
    /// It is unknown whether the act was saved.
    Unknown {
        /// Why.
        error: StoreError,
        /// The key with which running again is safe.
        key: String,
    },
    /// The store cannot be read.
    Read(StoreError),
    /// There is no such playbook, or its file cannot be read.
    Playbook(NotFound),
    /// A playbook has errors.
    Faulty {
        /// The file as messages name it.
        file: String,
        /// Its faults.
        faults: Vec<Fault>,
    },
    /// The user's own file cannot be used.
    Config(ConfigError),
    /// A typed time cannot be read.
    Time(Box<NoTime>, String),
    /// A typed duration cannot be read.
    Duration(NoDuration),
    /// No such zone.
    Zone(NoZone),
    /// A flag is missing or its value cannot be read.
    Usage {
        /// What is off.
        what: String,
        /// What would be right.
        hint: String,
    },
    /// No incident is meant by what was typed.
    NoIncident {
        /// As typed; `None`: nothing was typed and there is none.
        typed: Option<String>,
        /// Those that exist and are near.
        near: Vec<String>,
    },
    /// Several incidents could be meant.
    Several {
        /// As typed.
        typed: Option<String>,
        /// Id, severity and title of each.
        candidates: Vec<(String, String, String)>,
    },
    /// A text could not be rendered.
    Render {
        /// Which template.
        template: String,
        /// Why.
        why: String,
        /// What to do.
        hint: String,
    },
    /// Restricted incidents were to leave.
    Restricted {
        /// Which.
        ids: Vec<String>,
    },
    /// What was to be imported does not hold.
    Import {
        /// The file.
        path: PathBuf,
        /// The place in it.
        at: String,
        /// Why.
        why: String,
    },
    /// The Alertmanager did not say what fires.
    Alertmanager {
        /// Why; without its address.
        why: String,
    },
    /// A file that people edit was changed where irc keeps it.
    Edited {
        /// Which file.
        path: PathBuf,
        /// The difference.
        diff: String,
    },
    /// A file outside the store cannot be read or written.
    File {
        /// What was tried.
        act: &'static str,
        /// Which.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The answer could not be printed.
    Print {
        /// Why.
        why: String,
        /// Something had been recorded before.
        saved: bool,
        /// The reader has gone away: no fault of anybody.
        closed: bool,
    },
    /// Interrupted from the keyboard.
    Interrupted,
}

impl Error {
    /// The exit code.
    pub const fn exit(&self) -> Exit {
        match self {
            Self::Refused(refusal) => match refusal {
                Refusal::SeverityNeeded { .. }
                | Refusal::UnknownSeverity { .. }
                | Refusal::ReasonNeeded { .. }
                | Refusal::FlagNeeded { .. }
                | Refusal::Unknown { .. }
                | Refusal::Empty { .. } => Exit::Usage,
                Refusal::Incomplete { .. } => Exit::Damaged,
                _ => Exit::Refused,
            },
            Self::Store(error) => match error.saved() {
                Saved::Unknown => Exit::Unknown,
                Saved::No => Exit::NotSaved,
                Saved::Yes => Exit::Damaged,
            },
            Self::Unknown { .. } => Exit::Unknown,
            Self::Read(StoreError::NoIncident { .. })
            | Self::NoIncident { .. }
            | Self::Several { .. }
            | Self::Edited { .. }
            | Self::Restricted { .. }
            | Self::Import { .. }
            | Self::Alertmanager { .. }
            | Self::Render { .. } => Exit::Refused,
            Self::Time(time, _) if !matches!(time.why, Why::Unreadable(_)) => Exit::Refused,
            Self::Time(..)
            | Self::Playbook(NotFound::Unknown { .. })
            | Self::Duration(_)
            | Self::Zone(_)
            | Self::Usage { .. } => Exit::Usage,
            Self::Read(_) | Self::Playbook(NotFound::Unreadable { .. }) | Self::Faulty { .. } => {
                Exit::Damaged
            }
            Self::Config(_) => Exit::Faults,
            Self::File { .. } => Exit::NotSaved,
            Self::Print { saved: true, .. } => Exit::Unprinted,
            Self::Print { closed: true, .. } => Exit::Done,
            Self::Print { .. } => Exit::Refused,
            Self::Interrupted => Exit::Interrupted,
        }
    }
}

macro_rules! from {
    ($source:ty, $variant:ident) => {
        impl From<$source> for Error {
            fn from(error: $source) -> Self {
                Self::$variant(error)
            }
        }
    };
}

from!(Refusal, Refused);
from!(StoreError, Store);
from!(NotFound, Playbook);
from!(ConfigError, Config);
from!(NoDuration, Duration);
from!(NoZone, Zone);
