//! The whole incident loop in a terminal.
//!
//! ```text
//! playbook (policy)  +  log (facts)  +  now (time)   ->   what is true, what is due, what to say
//! ```
//!
//! Rooms, and the only way in which they may name each other: see `docs/architecture.md`.

pub mod domain;
pub mod playbook;
pub mod prompt;
pub mod text;
pub mod view;

use std::process::ExitCode;

/// Runs one command from the process's own arguments; the exit codes are in `docs/exit-codes.md`.
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
