//! One incident's record as it travels: the lines of its logs byte for byte, and the files that they name.
//!
//! It is a file contract (`irc.export/1`), like the facts. Refuses to believe itself: what comes in is checked against
//! sums and names by the store before anything of it is kept.

use serde::{Deserialize, Serialize};

use super::fact::Visibility;

/// One incident's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// Full id: the folder's name, to which the first line of every log is bound.
    pub id: String,
    /// The title, for people who look into the file; read from the log again when it is imported.
    #[serde(default)]
    pub title: String,
    /// Who may see it, for people who look into the file.
    #[serde(default)]
    pub visibility: Visibility,
    /// Every writer's log.
    pub logs: Vec<WriterLog>,
    /// Pinned playbooks.
    #[serde(default)]
    pub playbooks: Vec<Kept>,
    /// Longer texts.
    #[serde(default)]
    pub evidence: Vec<Kept>,
    /// The postmortem's file, if there is one.
    #[serde(default)]
    pub postmortem: Option<String>,
    /// What could not be taken along: file, line and why.
    #[serde(default)]
    pub left_out: Vec<String>,
}

/// One writer's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriterLog {
    /// Whose.
    pub writer: String,
    /// The last line's sum: an anchor for all lines before it.
    pub head: String,
    /// The lines, without their newlines.
    pub lines: Vec<String>,
}

/// A file that is named by its contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// SHA-256 of its bytes, 64 lower-case hex digits.
    pub sha256: String,
    /// What is in it.
    pub text: String,
}
