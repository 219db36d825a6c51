//! What is wrong, or merely odd, in a log: named by file, line, byte, length and kind.
//!
//! Refuses to mend anything.

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// An unfinished write: the chain goes on behind it, or nothing follows. Noted; no fact is lost by it.
    Tear,
    /// Bytes were changed: the line does not read and the chain does not go on behind it.
    Altered,
    /// Lines `from..=to` of this writer are gone.
    Missing {
        /// First missing number.
        from: u64,
        /// Last missing number.
        to: u64,
    },
    /// An exact copy of a line that is there already; counted once.
    Duplicate,
    /// The number of an earlier line with other contents; both are read.
    Forked,
    /// A whole line that does not name the one before it: that one was replaced, or the file comes from elsewhere.
    Unchained,
    /// A line that another writer signed, in this writer's file; not read.
    ForeignWriter {
        /// The writer that it names.
        writer: String,
    },
    /// Its sum holds, but it is no act; not read.
    Malformed,
    /// A newer format; not read, and nothing may be written to the incident.
    Newer {
        /// The format's version.
        v: u32,
    },
    /// Line ends were changed to CR LF; read all the same.
    LineEnd,
    /// A name that no log has; not read.
    ForeignName,
    /// A link, pipe, device or folder in the place of a log; not followed, not read.
    NotPlain,
    /// More bytes than are read.
    TooLarge,
}

impl FindingKind {
    /// A stable word for machines.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Tear => "tear",
            Self::Altered => "altered",
            Self::Missing { .. } => "missing",
            Self::Duplicate => "duplicate",
            Self::Forked => "forked",
            Self::Unchained => "unchained",
            Self::ForeignWriter { .. } => "foreign_writer",
            Self::Malformed => "malformed",
            Self::Newer { .. } => "newer",
            Self::LineEnd => "line_end",
            Self::ForeignName => "foreign_name",
            Self::NotPlain => "not_plain",
            Self::TooLarge => "too_large",
        }
    }

    /// True where facts may have been lost or changed: a check ends with exit code 3. The others are noted.
    pub const fn is_damage(&self) -> bool {
        match self {
            Self::Altered
            | Self::Missing { .. }
            | Self::Forked
            | Self::Unchained
            | Self::ForeignWriter { .. }
            | Self::Malformed
            | Self::NotPlain
            | Self::TooLarge => true,
            Self::Tear
            | Self::Duplicate
            | Self::Newer { .. }
            | Self::LineEnd
            | Self::ForeignName => false,
        }
    }
}

/// One finding and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file's name in the incident's `log` folder.
    pub file: String,
    /// The line, from 1; 0 if it is about the whole file.
    pub line: u64,
    /// Bytes before it in the file.
    pub offset: u64,
    /// Its length in bytes, without the newline.
    pub len: u64,
    /// What it is.
    pub kind: FindingKind,
}
