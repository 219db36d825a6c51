//! What is well and what is not with irc itself on this machine: `irc.doctor/1`; and with the records: `irc.log-check/1`.

use serde::Serialize;

use crate::domain::instant::Instant;

/// Everything that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DoctorView {
    /// `irc.doctor/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// How many things must be put right.
    pub errors: usize,
    /// How many let somebody down.
    pub warnings: usize,
    /// What was looked at.
    pub checks: Vec<CheckedView>,
    /// Who is wanted by the playbook, and nobody can reach.
    pub unreachable: Vec<UnreachableView>,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckedView {
    /// `store`, `log`, `config`, `playbook`, `people`, `terminal`, `path`, `zone`.
    pub name: &'static str,
    /// `ok`, `warning`, `error`.
    pub level: &'static str,
    /// What is so.
    pub what: String,
    /// What would be right.
    pub right: Option<String>,
}

/// Somebody whom nobody can reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnreachableView {
    /// As the playbook spells it.
    pub name: String,
    /// Severities that want them.
    pub severities: Vec<String>,
    /// What the playbook leaves to be filled in.
    pub placeholder: Option<String>,
}

/// Every sum and chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogCheckView {
    /// `irc.log-check/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// Incidents whose records are damaged, or cannot be read.
    pub damaged: usize,
    /// Records, by id.
    pub incidents: Vec<RecordView>,
    /// Records that cannot be read at all, each with why.
    pub unreadable: Vec<String>,
    /// The sum that was to be there.
    pub anchor: Option<AnchorView>,
    /// What was mended.
    pub mended: Vec<MendedView>,
}

/// One incident's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordView {
    /// Full id.
    pub id: String,
    /// Acts that read.
    pub acts: usize,
    /// Acts may have been lost or changed.
    pub damaged: bool,
    /// The last sum of each writer: what can be written down elsewhere.
    pub heads: Vec<HeadView>,
    /// What is odd or wrong, in the files' order.
    pub findings: Vec<FindingView>,
}

/// The end of one writer's chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeadView {
    /// The writer.
    pub writer: String,
    /// Its last sum.
    pub sum: String,
}

/// One finding and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingView {
    /// The file.
    pub file: String,
    /// Line, from 1; 0: the whole file.
    pub line: u64,
    /// Bytes before it.
    pub byte: u64,
    /// Its length in bytes.
    pub length: u64,
    /// What it is, as a word.
    pub kind: &'static str,
    /// Acts may have been lost or changed by it.
    pub damage: bool,
    /// In words.
    pub what: String,
}

/// A sum that was written down elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnchorView {
    /// As typed.
    pub sum: String,
    /// The act that has it; null: none has.
    pub event: Option<String>,
    /// The incident of that act.
    pub incident: Option<String>,
    /// That act is there, and so is every line of its writer before it, unchanged.
    pub holds: bool,
}

/// A file that was mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MendedView {
    /// The log.
    pub file: String,
    /// The copy of what it was.
    pub copy: String,
    /// Lines that went.
    pub lines: u64,
    /// Bytes that went.
    pub bytes: u64,
}
