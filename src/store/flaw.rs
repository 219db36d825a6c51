//! The named ways in which the write protocol can be broken on purpose, so that a test shows that each step is needed.
//!
//! Refuses to be part of any command: only fault suites build a store with a flaw.

/// One broken step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Bytes are never synced.
    NoSync,
    /// Folders are never synced.
    NoDirSync,
    /// A torn tail is not sealed with a newline, so the next line is glued to it.
    NoSeal,
    /// Sums are not looked at when reading.
    NoSum,
    /// A failed sync is tried again on the same bytes and believed.
    RetryFailedSync,
    /// "Saved" is said whatever the sync will say.
    WordBeforeSync,
    /// A short write is not taken back.
    NoRollback,
    /// A whole file is put in place before its bytes are synced.
    RenameBeforeSync,
    /// The folder of a new log is synced only after the first line, so a killed process leaves a debt that nobody pays.
    DirSyncAfterLine,
    /// The index is told nothing before the log is written.
    NoTouching,
    /// The index is believed after the machine was started again.
    NoBootId,
    /// Nobody waits for the lock.
    NoLock,
    /// "Already saved" is said of a repeated key without waiting for the disk.
    NoSettle,
    /// A copied store goes on writing as the store that it was copied from.
    SharedWriter,
}
