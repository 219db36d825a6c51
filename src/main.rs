//! The binary: turns the outcome of [`irc::run`] into an exit code, and nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    irc::run()
}
