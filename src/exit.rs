//! Exit codes: a contract, one documented constant each (`docs/exit-codes.md`).

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Exit {
    /// 0: done, or it was so already.
    #[default]
    Done,
    /// 1: refused; nothing was recorded.
    Refused,
    /// 2: the words or flags are off, or a needed one is missing.
    Usage,
    /// 3: the store or a playbook is damaged.
    Damaged,
    /// 4: recorded, but not delivered.
    Undelivered,
    /// 5: a check found faults in policy or conduct.
    Faults,
    /// 6: not saved.
    NotSaved,
    /// 7: unknown whether saved.
    Unknown,
    /// 8: saved, but the answer could not be printed.
    Unprinted,
    /// 130: interrupted from the keyboard.
    Interrupted,
}

impl Exit {
    /// The number.
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Damaged => 3,
            Self::Undelivered => 4,
            Self::Faults => 5,
            Self::NotSaved => 6,
            Self::Unknown => 7,
            Self::Unprinted => 8,
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
