//! The playbooks that there are, and what is wrong with one: `irc.playbooks/1`, `irc.check/1`.

use serde::Serialize;

use crate::domain::instant::Instant;

/// Every playbook that can be named: `irc.playbooks/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaybooksView {
    /// `irc.playbooks/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// Folder of the user's own.
    pub folder: Option<String>,
    /// Sorted by name.
    pub playbooks: Vec<PlaybookRow>,
}

/// One playbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaybookRow {
    /// What is typed after `--playbook`.
    pub name: String,
    /// The guide's title; null if it cannot be used.
    pub title: Option<String>,
    /// Its file; null: built in.
    pub path: Option<String>,
    /// New incidents are declared under it.
    pub chosen: bool,
    /// One of the user's own has its name and is taken instead.
    pub hidden: bool,
    /// Its severities, worst first.
    pub severities: Vec<String>,
    /// How many errors forbid using it.
    pub errors: usize,
}

/// What is wrong with files: `irc.check/1`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckView {
    /// `irc.check/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The files looked at, as messages name them.
    pub files: Vec<CheckedFile>,
    /// How many faults forbid using a file.
    pub errors: usize,
    /// How many faults let somebody down.
    pub warnings: usize,
    /// All of them, in the files' order.
    pub faults: Vec<FaultView>,
}

/// One file that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckedFile {
    /// As messages name it.
    pub path: String,
    /// Errors in it.
    pub errors: usize,
    /// Warnings in it.
    pub warnings: usize,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FaultView {
    /// `error` or `warning`.
    pub level: &'static str,
    /// A stable word; `accept` names warnings by it.
    pub kind: String,
    /// The file as it was named.
    pub path: String,
    /// Line, from 1; 0: the whole file.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Where in the document: `severities[0].update`.
    pub at: String,
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub right: Option<String>,
    /// The line it stands in, and a caret under its place.
    pub excerpt: Vec<String>,
}

impl CheckView {
    /// Adds a file with its faults.
    pub fn add(&mut self, path: String, faults: Vec<FaultView>) {
        let errors = faults.iter().filter(|fault| fault.is_error()).count();
        let warnings = faults.len() - errors;
        self.errors += errors;
        self.warnings += warnings;
        self.files.push(CheckedFile {
            path,
            errors,
            warnings,
        });
        self.faults.extend(faults);
    }
}

impl FaultView {
    /// True if it forbids using the file.
    pub fn is_error(&self) -> bool {
        self.level == "error"
    }
}
