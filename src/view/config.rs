//! The user's own settings, what counts and where it comes from: `irc.config/1`.

use serde::Serialize;

use crate::domain::instant::Instant;

/// What counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConfigView {
    /// `irc.config/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The user's own file.
    pub path: String,
    /// It is there.
    pub exists: bool,
    /// The team's file.
    pub team_path: String,
    /// It is there.
    pub team_exists: bool,
    /// Every setting.
    pub settings: Vec<Setting>,
}

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// Its name.
    pub key: &'static str,
    /// What counts; null: nothing.
    pub value: Option<String>,
    /// Where that comes from: a variable, a file, `login name`, `system`, `built in`.
    pub from: String,
}

/// What `init` did: `irc.init/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InitView {
    /// `irc.init/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// Nothing was written on purpose.
    pub dry_run: bool,
    /// The user's own file and the team's.
    pub files: Vec<InitFile>,
    /// People who can be reached now.
    pub contacts: Vec<String>,
    /// Names that the playbook wants and nobody can reach yet.
    pub unreachable: Vec<String>,
    /// The drill that was begun.
    pub drill: Option<String>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InitFile {
    /// Its path.
    pub path: String,
    /// It was written (or would be); false: it was there and was left as it is.
    pub written: bool,
}

/// A file that is there, or will be: `irc.file/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileView {
    /// `irc.file/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// Its full path.
    pub path: String,
    /// It is there.
    pub exists: bool,
    /// It is a copy of what is built in.
    pub built_in: bool,
}
