//! Bringing an exported record into the store: every line and file is checked first, then all of it is planned, then written.
//!
//! A new incident is built beside its place and put there by one rename; one that is here already gets the lines that
//! it lacks, whole files at a time. Refuses what does not hold before anything is written, and never changes a line that
//! is here, except that a line which its writer redacted may be taken over redacted.

mod check;
mod write;

pub use check::{Checked, check};
pub use write::Imported;

use super::error::StoreError;

/// Why an export is refused, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPackage {
    /// The place: `incidents[0].logs[1].lines[3]`.
    pub at: String,
    /// Why.
    pub why: String,
}

/// Why an import was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// What is to be imported does not hold, or contradicts what is here.
    Bad(BadPackage),
    /// The store failed.
    Store(StoreError),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<BadPackage> for ImportError {
    fn from(bad: BadPackage) -> Self {
        Self::Bad(bad)
    }
}
