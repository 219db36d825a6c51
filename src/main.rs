//! The binary: turns the outcome of [`irc::run`] into an exit code, and nothing else.

use std::process::ExitCode;

/// musl's own allocator is made for small programs with many threads, and costs a short run a fifth of its time.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> ExitCode {
    irc::run()
}
