//! No command opens a network socket, and every command works where there is no network at all.
//!
//! Needs `strace` and `unshare`. Without them a test says so and is skipped; with `CI=true` that is a failure.

use std::fs;
use std::process::{Command, Stdio};

use crate::every::{Before, EXAMPLES, prepared};
use crate::harness::World;

/// Is this usable here? Says why not.
pub(crate) fn usable(program: &str, args: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(args).arg("true");
    let ran = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output();
    let why = match ran {
        Ok(output) if output.status.success() => return true,
        Ok(output) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        Err(why) => why.to_string(),
    };
    let message = format!("SKIPPED: {program} cannot be used here: {why}\n");
    assert!(
        std::env::var("CI").is_err(),
        "with CI set nothing is skipped: {message}"
    );
    // Straight to the terminal: the test runner keeps what a passing test prints.
    fs::write("/dev/stderr", message).unwrap_or_default();
    false
}

fn run(world: &World, program: &str, args: &[&str], line: &str) {
    let mut command = world.command(program);
    command.args(args).arg(env!("CARGO_BIN_EXE_irc"));
    command.args(line.split(' ').filter(|word| !word.is_empty()));
    let output = command.stdin(Stdio::null()).output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{line}: {err}");
}

/// The examples, words without quotes, and the two ways to ask for nothing.
fn lines() -> Vec<(Before, String)> {
    let plain = |line: &str| line.replace('"', "");
    let mut lines: Vec<(Before, String)> = EXAMPLES
        .iter()
        .filter(|example| !example.line.contains('"'))
        .map(|example| (example.before, plain(example.line)))
        .collect();
    lines.extend([
        (Before::Nothing, String::new()),
        (Before::Nothing, "--help".to_owned()),
        (Before::Nothing, "--version".to_owned()),
        (Before::Open, "use 001".to_owned()),
        (Before::Open, "cancel --as test --reason probe".to_owned()),
        (Before::Closed, "reopen --reason again".to_owned()),
    ]);
    lines
}

#[test]
fn no_command_opens_a_network_socket() {
    if !usable("strace", &["-f", "-o", "/dev/null"]) {
        return;
    }
    for (before, line) in lines() {
        let world = prepared(before);
        let trace = world.path("trace");
        let file = trace.to_str().unwrap();
        run(
            &world,
            "strace",
            &["-f", "-e", "trace=%network", "-o", file],
            &line,
        );
        let calls = fs::read_to_string(&trace).unwrap();
        assert!(
            calls.contains("+++ exited with 0 +++"),
            "irc {line}: {calls}"
        );
        for family in ["AF_INET", "AF_INET6", "AF_NETLINK"] {
            assert!(!calls.contains(family), "irc {line}:\n{calls}");
        }
    }
}

#[test]
fn every_command_works_without_a_network() {
    if !usable("unshare", &["-rn"]) {
        return;
    }
    for (before, line) in lines() {
        run(&prepared(before), "unshare", &["-rn"], &line);
    }
}
