//! One fact that counts, with where it comes from.

use super::super::act::Hlc;
use super::super::fact::Fact;
use super::super::instant::{Instant, Precision};

/// An effective fact: corrections are already applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// As `log` prints it: `<writer4>-<seq>[.<n>]`.
    pub id: String,
    /// The writer of the act.
    pub writer: String,
    /// The act's number.
    pub seq: u64,
    /// The act's place in the order of recording.
    pub hlc: Hlc,
    /// The act's idempotency key.
    pub key: String,
    /// When it happened.
    pub happened_at: Instant,
    /// How exactly that is known.
    pub precision: Precision,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// Who did it.
    pub by: String,
    /// Who typed it.
    pub recorded_by: String,
    /// The command.
    pub cmd: String,
    /// Put right by a later act.
    pub amended: bool,
    /// `IRC_NOW` stood in for the real clock.
    pub pinned_clock: bool,
    /// The fact.
    pub fact: Fact,
}

impl Entry {
    /// Entered noticeably after it happened: more than two minutes.
    pub fn is_late(&self) -> bool {
        self.recorded_at.since(self.happened_at) > 120
    }
}

/// Why a fact does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StruckBy {
    /// Its act was undone.
    Undone,
    /// It was moved to this incident.
    Moved(String),
    /// This program does not know its kind.
    Unknown {
        /// The kind as logged.
        kind: String,
        /// Does it bear on state?
        vital: bool,
    },
}

/// A fact that does not count, kept for `log --all`.
#[derive(Clone, Debug, PartialEq)]
pub struct Struck {
    /// The event as `log` prints it.
    pub id: String,
    /// The kind as logged.
    pub kind: String,
    /// When it happened.
    pub happened_at: Instant,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// Who did it.
    pub by: String,
    /// The payload as logged.
    pub data: serde_json::Value,
    /// Why it does not count.
    pub why: StruckBy,
}
