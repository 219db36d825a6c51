//! A store of nothing but payloads: whatever reads it, on paper, on a terminal, in tmux, prints none of them raw.

use crate::everywhere::{chunks, lines, none, words};
use crate::harness::World;
use crate::hostile::{PAYLOADS, harmful};
use crate::offline::usable;
use crate::pty::Terminal;

/// A store whose every text is hostile, and a team whose people are.
fn poisoned() -> World {
    let world = World::new();
    let contact = |payload: &&str| {
        let quoted = irc::text::escape::yaml(payload);
        format!("  - {{name: {quoted}, how: [{quoted}]}}\n")
    };
    let contacts: String = PAYLOADS.iter().map(contact).collect();
    world.write("config/team.yaml", &format!("contacts:\n{contacts}"));
    for (n, chunk) in chunks().iter().enumerate() {
        let id = format!("{:03}", n + 1);
        let names: Vec<&str> = PAYLOADS.iter().copied().skip(n * 12).take(12).collect();
        let name = |k: usize| names.get(k % names.len()).copied().unwrap_or("x");
        for args in [
            &[
                "declare",
                "--severity",
                "sev2",
                "--service",
                name(0),
                "--impact",
                chunk,
                "--ic",
                name(1),
                "--source",
                "customer",
                "-m",
                chunk,
            ][..],
            &["note", "-m", chunk, "--by", name(2)],
            &["note", "--hypothesis", "-m", chunk],
            &["note", "--finding", "-m", chunk],
            &["task", "@bob", "look at", chunk, "--in", "10m"],
            &["role", name(3), "scribe"],
            &["join", name(4)],
            &["step", "skip", "bring-people", chunk],
            &["step", "answer", "what-users-see", chunk],
            &["severity", "sev1", "--reason", chunk],
            &[
                "escalate",
                "--to",
                name(5),
                "--no-answer",
                "--reason",
                chunk,
            ],
            &["update", "-m", chunk],
            &["update", "--for", "customers", "--draft", "-m", chunk],
            &["action", "add", "-m", chunk, "--owner", name(6)],
            &["handoff", name(7), "--notes", chunk],
            &["cadence", "10m", "--reason", chunk],
            &["waive", "update.internal", "--reason", chunk],
        ] {
            let args: Vec<&str> = if args[0] == "declare" {
                args.to_vec()
            } else {
                [args, &["-i", id.as_str()]].concat()
            };
            let printed = world.argv(&args).printed();
            assert!(args[0] != "declare" || printed.code == 0, "{printed:?}");
            world.forward(1);
        }
    }
    world
}

/// What is read beside the lines that every command has.
const READS: &[&str] = &[
    "log 001 --all",
    "status --all",
    "list --all",
    "status 002",
    "brief 003",
    "who 001",
    "escalate -i 002",
    "oncall",
    "postmortem 001 --stdout",
    "postmortem 004",
    "export 001 --format markdown",
    "export 001 --format csv",
    "export 001 --format html",
    "export 001 --format csv --share",
    "export 001 --format html --share",
    "export --all --format markdown --share",
    "prompt --format tmux",
    "prompt --format zsh",
    "prompt --format bash",
    "prompt --format ansi",
    "completions --values incidents",
    "completions --values roles",
    "doctor --log",
    "review --all",
    "stats --all",
];

#[test]
fn every_command_over_a_store_of_nothing_but_payloads_prints_none_of_them_raw() {
    let world = poisoned();
    let acts = world.irc("log 001 --all").printed().out.lines().count();
    assert!(acts > 15, "hardly anything was recorded: {acts}");
    let own = lines().into_iter().filter(|line| line.path != ["man"]);
    let own = own.map(|line| line.words);
    let mut found = Vec::new();
    for args in READS.iter().map(|line| words(line)).chain(own) {
        let json = [args.as_slice(), &["--json".to_owned()]].concat();
        for args in [args, json] {
            let printed = world.argv(&args).env("CLICOLOR_FORCE", "1").printed();
            // A prompt for a shell marks its colours in the shell's own way.
            let out = printed.out.replace(['\u{1}', '\u{2}'], "");
            let out = if args[0] == "prompt" {
                &out
            } else {
                &printed.out
            };
            found.extend(harmful(out).map(|c| format!("{c} printed by {args:?}: {out}")));
            found.extend(
                harmful(&printed.err).map(|c| format!("{c} said by {args:?}: {}", printed.err)),
            );
        }
    }
    none(&found);
}

/// What a screen that draws itself may write: cursor, erasing, modes, colours.
fn without_drawing(screen: &str) -> String {
    let mut out = String::new();
    let mut rest = screen;
    while let Some((before, after)) = rest.split_once("\x1b[") {
        out.push_str(before);
        let end = after.find(|c: char| !c.is_ascii_digit() && !";?".contains(c));
        let last = end.and_then(|end| after[end..].chars().next());
        if let Some(end) = end.filter(|_| last.is_some_and(|c| "mHJKhlABCDGdX".contains(c))) {
            rest = &after[end + 1..];
        } else {
            out.push('\x1b');
            rest = after;
        }
    }
    out.push_str(rest);
    out.replace(['\r', '\t'], "")
}

#[test]
fn the_board_over_such_a_store_draws_nothing_that_it_did_not_mean() {
    let world = poisoned();
    for line in ["watch --no-bell", "watch 002 --no-bell"] {
        let mut terminal = Terminal::sized(&world, line, 100, 40);
        terminal
            .wait("quit")
            .press("\u{c}")
            .wait("quit")
            .press("\u{1b}[B");
        std::thread::sleep(std::time::Duration::from_millis(500));
        terminal.press("q");
        let (screen, code) = terminal.end();
        assert_eq!(code, 0, "{screen}");
        let plain = without_drawing(&screen);
        assert_eq!(harmful(&plain), None, "{line}: {plain:?}");
        for forged in ["\x1b[8m", "\x1b[5;7m", "\x1b[999;999H", "\x1b[38;5;196m"] {
            assert!(!screen.contains(forged), "{line}: {forged:?}");
        }
    }
}

#[test]
fn in_tmux_neither_title_nor_clipboard_changes_hands() {
    if !usable("tmux", &["-V"]) {
        return;
    }
    let world = poisoned();
    let socket = world.path("tmux").display().to_string();
    let tmux = |args: &[&str]| {
        let mut command = world.command("tmux");
        command.args(["-S", &socket, "-f", "/dev/null"]).args(args);
        command.env("TERM", "xterm-256color").output().unwrap()
    };
    let irc = env!("CARGO_BIN_EXE_irc");
    let status = format!("#({irc} prompt --format tmux)");
    tmux(&["new-session", "-d", "-x", "100", "-y", "40", "sh"]);
    tmux(&["set", "-g", "set-clipboard", "on"]);
    tmux(&["set", "-g", "status-right-length", "90"]);
    tmux(&["set", "-g", "status-right", &status]);
    let title =
        || String::from_utf8_lossy(&tmux(&["display", "-p", "#{pane_title}"]).stdout).into_owned();
    let before = title();
    for line in ["status", "log 001 --all", "list --all", "watch --no-bell"] {
        tmux(&["send-keys", &format!("clear; {irc} {line}"), "Enter"]);
        std::thread::sleep(std::time::Duration::from_millis(700));
        let screen = tmux(&["capture-pane", "-p"]).stdout;
        let screen = String::from_utf8_lossy(&screen).into_owned();
        assert!(screen.contains("\\x1b"), "{line}: {screen}");
        assert_eq!(harmful(&screen), None, "{line}: {screen:?}");
    }
    assert_eq!(title(), before);
    assert!(
        !tmux(&["show-buffer"]).status.success(),
        "something is on the clipboard"
    );
    tmux(&["kill-server"]);
    assert!(!world.path("owned").exists());
}
