//! Text that wants to drive a terminal, forge a line or mislead a reader comes out harmless, everywhere.
//!
//! Harmless: beside irc's own colours no control character, nothing that reorders or hides, no line of its own.

use crate::harness::World;
use crate::pty::Terminal;

pub(crate) const PAYLOADS: &[&str] = &[
    // Colours, cursor, screen.
    "\x1b[31mred\x1b[0m",
    "\x1b[2J\x1b[H gone",
    "\x1b[1A\x1b[2Kover the line above",
    "\x1b[999;999H",
    "\x1b[?25l",
    "\x1b[?1049h",
    "\x1b[8mhidden\x1b[28m",
    "\x1b[38;5;196mloud",
    "\x1b[38;2;255;0;0mlouder",
    "\x1b[5;7mblink",
    "\x1b[6n",
    "\x1b[c",
    "\x1b[20t",
    "\x1bc",
    "\x1b(0lqqk\x1b(B",
    "\x1b]0;you are root\x07",
    "\x1b]0;you are root\x1b\\",
    "\x1b]2;title\x07",
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x1b]52;c;cm0gLXJmIC8=\x07",
    "\x1b]1337;File=name=eA==;inline=1:AAAA\x07",
    "\x1b]4;0;rgb:ff/00/00\x1b\\",
    "\x1bP+q544e\x1b\\",
    "\x1bP$q\"p\x1b\\",
    "\x1b_Gi=31;AAAA\x1b\\",
    "\x1b^private\x1b\\",
    "\x1bXstart of string\x1b\\",
    "\x1b[200~pasted\x1b[201~",
    "\u{9b}31mC1 colour",
    "\u{9d}0;C1 title\u{9c}",
    "\u{90}C1 device\u{9c}",
    "\u{85}next line",
    // Single controls.
    "bell\x07bell",
    "back\x08\x08\x08\x08kcab",
    "tab\ttab",
    "vertical\x0btab",
    "form\x0cfeed",
    "shift\x0eout\x0fin",
    "cancel\x18sub\x1a",
    "delete\x7f\x7f",
    "SEV-1 is over\rSEV-4",
    // Forged lines.
    "first\nsaved 03:12 resolved",
    "first\r\nerror: forged",
    "last\n",
    "\n\n\nfar below",
    "a\u{2028}b\u{2029}c",
    // Order and sight.
    "user\u{202e}nimda",
    "\u{202d}left to right\u{202c}",
    "\u{2066}isolated\u{2069}",
    "\u{2067}right\u{2069} to left",
    "\u{200f}mark\u{200e}",
    "\u{61c}arabic mark",
    "pay\u{200b}pal",
    "pay\u{ad}pal",
    "\u{feff}bom",
    "pay\u{2060}pal",
    "\u{3164}filler\u{115f}",
    "tag\u{e0041}\u{e0042}\u{e007f}",
    "inter\u{fff9}linear\u{fffa}note\u{fffb}",
    "zwj\u{200d}between letters",
    // Other languages of machines.
    "# heading",
    "[click](javascript:alert(1))",
    "![beacon](https://evil.example/x.png)",
    "```\nfence\n```",
    "| a | b |\n|---|---|",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- irc:begin timeline -->",
    "<!-- irc:end timeline -->",
    "&lt;b&gt;&#27;[31m",
    "{{ ic }} {% include '/etc/passwd' %}",
    "$(touch owned) `touch owned`; touch owned",
    "'; DROP TABLE incidents; --",
    "%s%s%s%n",
    "../../etc/passwd",
    "\\x1b[31m written out",
    "=HYPERLINK(\"https://evil.example\")",
    "irc.change/1\",\"saved\":false,\"x\":\"",
];

/// Without what irc itself writes: colours, and one kind of line end.
fn without_colours(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\x1b[") {
        let digits = after
            .find(|c: char| !c.is_ascii_digit() && c != ';')
            .unwrap_or(after.len());
        out.push_str(before);
        if after[digits..].starts_with('m') {
            rest = &after[digits + 1..];
        } else {
            out.push('\x1b');
            rest = after;
        }
    }
    out.push_str(rest);
    out.replace("\r\n", "\n")
}

/// What no output may hold; tabs only separate columns.
fn is_harmful(c: char) -> bool {
    matches!(c,
        '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The first character of what a program printed that it must not print, by its name.
pub(crate) fn harmful(text: &str) -> Option<String> {
    let plain = without_colours(text);
    let found = plain.chars().find(|c| is_harmful(*c))?;
    Some(format!("U+{:04X}", u32::from(found)))
}

#[track_caller]
fn harmless(text: &str, context: &str) {
    if let Some(c) = harmful(text) {
        panic!("{context}: {c} came out: {text:?}");
    }
}

/// Runs a command; it may refuse, but whatever it prints is harmless, colours or not.
pub(crate) fn look(world: &World, args: &[&str]) -> (String, i32) {
    let printed = world.argv(args).env("CLICOLOR_FORCE", "1").printed();
    harmless(&printed.out, &format!("results of {args:?}"));
    harmless(&printed.err, &format!("talk of {args:?}"));
    (printed.out, printed.code)
}

/// What is read of one incident; which of them, changes with the payload.
const OF_ONE: &[&[&str]] = &[
    &["status"],
    &["status", "--all"],
    &["status", "--json"],
    &["log"],
    &["log", "--all"],
    &["log", "--json"],
    &["escalate"],
    &["escalate", "--json"],
];

#[test]
fn every_payload_is_harmless_in_titles_notes_and_fields() {
    assert!(PAYLOADS.len() >= 60);
    let world = World::new();
    for (index, payload) in PAYLOADS.iter().enumerate() {
        let id = format!("{:03}", index + 1);
        let done = |args: &[&str]| {
            let (_, code) = look(&world, args);
            assert_eq!(code, 0, "{args:?}");
        };
        done(&[
            "declare",
            "--severity",
            "sev2",
            "--impact-started",
            "~02:58",
            "--service",
            payload,
            "--impact",
            payload,
            "--ic",
            payload,
            "-m",
            payload,
        ]);
        done(&["note", "-i", &id, "-m", payload, "--by", payload]);
        done(&["note", "-i", &id, "--hypothesis", "-m", payload, "--json"]);
        done(&["task", "-i", &id, "@bob", "look", "at", payload]);
        done(&["step", "answer", "what-users-see", "-i", &id, "--", payload]);
        done(&["step", "skip", "bring-people", "-i", &id, "--", payload]);
        done(&["role", "-i", &id, &format!("@{payload}"), "scribe"]);
        done(&["severity", "-i", &id, "sev3", "--reason", payload]);
        done(&["escalate", "-i", &id, "--to", payload, "--no-answer"]);
        for read in OF_ONE.iter().cycle().skip(index).take(2) {
            let args: Vec<&str> = read.iter().copied().chain(["-i", &id]).collect();
            done(&args);
        }
    }
    for read in [
        &["list"][..],
        &["list", "--json"],
        &["status"],
        &["status", "--json"],
    ] {
        look(&world, read);
    }
}

#[test]
fn a_postmortem_holds_no_markup_but_its_own() {
    let world = World::new();
    for (index, payload) in PAYLOADS.iter().enumerate() {
        let id = format!("{:03}", index + 1);
        world
            .argv(&["declare", "--severity", "sev2", "-m", payload])
            .printed();
        world
            .argv(&["note", "-i", &id, "--finding", "-m", payload])
            .printed();
        world
            .argv(&["action", "add", "-i", &id, "-m", payload])
            .printed();
        let (text, code) = look(&world, &["postmortem", &id, "--stdout"]);
        assert_eq!(code, 0, "{payload:?}");
        for markup in [
            "<script",
            "<img",
            "![beacon](",
            "](javascript:",
            "\n# heading",
        ] {
            let free = text
                .match_indices(markup)
                .any(|(at, _)| !text[..at].ends_with('\\'));
            assert!(!free, "{markup} in the postmortem of {payload:?}:\n{text}");
        }
        let make = || {
            let printed = world.irc(&format!("postmortem {id} --json")).printed();
            assert_eq!(printed.code, 0, "{payload:?}: {}", printed.err);
            let made: serde_json::Value = serde_json::from_str(&printed.out).unwrap();
            std::fs::read_to_string(made["path"].as_str().unwrap()).unwrap()
        };
        assert_eq!(make(), make(), "{payload:?}: made again, it is the same");
    }
}

#[test]
fn every_payload_is_harmless_in_errors() {
    let world = World::new();
    world.declare("sev2 x");
    for (index, payload) in PAYLOADS.iter().enumerate() {
        let lines = [
            vec![*payload],
            vec!["status", "--", payload],
            vec!["note", "x", "-i", payload],
            vec!["note", "x", "--at", payload],
            vec!["note", "x", "--rules-out", payload],
            vec!["declare", "--severity", payload, "--", "x"],
            vec!["declare", "sev2", "x", "--source", payload],
            vec!["declare", "sev2", "x", "--dry-run", "--playbook", payload],
            vec!["state", "--", payload],
            vec!["role", "@bob", "--", payload],
            vec!["list", "--since", payload],
            vec!["list", "--severity", payload],
            vec!["completions", "--", payload],
        ];
        // Three of them for each payload, so that each meets many.
        for args in lines.iter().cycle().skip(index).take(3) {
            look(&world, args);
            let with_json: Vec<&str> = [args[0], "--json"]
                .iter()
                .chain(&args[1..])
                .copied()
                .collect();
            look(&world, &with_json);
        }
        let names = ["IRC_INCIDENT", "IRC_NOW", "IRC_PLAYBOOK", "IRC_USER"];
        let name = names[index % names.len()];
        let printed = world
            .irc("declare sev3 y --dry-run")
            .env(name, payload)
            .printed();
        harmless(&printed.out, name);
        harmless(&printed.err, name);
    }
}

#[test]
fn no_payload_makes_a_line_of_its_own() {
    let world = World::new();
    for payload in PAYLOADS {
        world
            .argv(&["declare", "--severity", "sev2", "-m", payload])
            .printed();
        world.argv(&["note", "-i", "001", "-m", payload]).printed();
    }
    let list = world.irc("list").printed().out;
    assert_eq!(list.lines().count(), PAYLOADS.len(), "a row each:\n{list}");
    let log = world.irc("log 001").printed().out;
    let events = world.irc("log 001 --json").json("irc.log/1")["events"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(log.lines().count(), events, "a line each:\n{log}");
}

#[test]
fn on_a_terminal_nothing_but_our_own_colours_comes_out() {
    let world = World::new();
    for payload in PAYLOADS {
        world
            .argv(&["declare", "--severity", "sev2", "-m", payload])
            .printed();
        world.argv(&["note", "-i", "001", "-m", payload]).printed();
    }
    for line in [
        "status",
        "status 001",
        "list --all",
        "log 001",
        "log 001 --json",
        "list --json",
    ] {
        let (screen, code) = Terminal::start(&world, line).end();
        assert_eq!(code, 0, "{line}");
        harmless(&screen, line);
        assert!(
            line == "status 001" || screen.contains("owned"),
            "the words are still there: {line}"
        );
    }
    let mut terminal = Terminal::start(&world, "note hello");
    terminal
        .wait("Which incident?")
        .wait("> ")
        .press(crate::pty::key::ESC);
    let (screen, code) = terminal.end();
    assert_eq!(code, 1, "{screen}");
    let plain = without_colours(&screen);
    assert!(
        !plain.contains("\x1b]") && !plain.contains("\x1bP") && !plain.contains('\u{202e}'),
        "{plain:?}"
    );
}

#[test]
fn what_is_harmless_comes_out_as_it_went_in() {
    let world = World::new();
    for text in [
        "Käse & Brot",
        "支付失败",
        "الدفع متوقف",
        "נפל",
        "👩‍👩‍👧 family",
        "naïve café",
        "e\u{301}",
        "50 % <b> | `x`",
    ] {
        let change = world
            .argv(&["declare", "--severity", "sev2", "-m", text, "--json"])
            .change();
        assert_eq!(change["incident"]["title"], text);
        let id = change["incident"]["id"].as_str().unwrap();
        let screen = world.irc(&format!("status {id}")).printed().out;
        assert!(screen.contains(text), "{text}: {screen}");
    }
}

#[test]
fn what_went_in_comes_out_of_json_unchanged() {
    let world = World::new();
    let id = world.declare("sev2 x");
    for payload in PAYLOADS {
        let change = world
            .argv(&["note", "-i", &id, "-m", payload, "--json"])
            .change();
        assert_eq!(
            change["events"][0]["data"]["text"],
            payload.trim(),
            "{payload:?}"
        );
    }
}

#[test]
fn what_is_too_long_is_refused_not_cut() {
    let world = World::new();
    let id = world.declare("sev2 x");
    let long = "long ".repeat(20_000);
    for args in [
        vec!["declare", "--severity", "sev2", "-m", &long],
        vec![
            "declare",
            "--severity",
            "sev2",
            "-m",
            "x",
            "--impact",
            &long,
        ],
        vec![
            "declare",
            "--severity",
            "sev2",
            "-m",
            "x",
            "--service",
            &long,
        ],
        vec!["note", "-i", &id, "-m", &long],
        vec!["note", "-i", &id, "-m", "x", "--by", &long],
        vec!["note", "-i", &id, "-m", "x", "--once", &long],
        vec!["impact", "-i", &id, &long],
        vec!["task", "-i", &id, "@bob", &long],
        vec!["severity", "-i", &id, "sev3", "--reason", &long],
        vec!["step", "answer", "what-users-see", &long, "-i", &id],
        vec!["step", "skip", "bring-people", &long, "-i", &id],
        vec!["role", &format!("@{long}"), "scribe", "-i", &id],
        vec!["escalate", "--to", &long, "--no-answer", "-i", &id],
        vec!["cancel", "--as", "test", "--reason", &long, "-i", &id],
    ] {
        let before = world.status(&id);
        let error = world.argv(&args).refused(1);
        assert_eq!(error["kind"], "too_long", "{:?}", &args[..3]);
        assert!(error["what"].as_str().unwrap().len() < 300, "{error}");
        assert_eq!(world.status(&id), before, "{:?}", &args[..3]);
    }
}

#[test]
fn a_long_title_is_cut_visibly_where_there_is_no_room() {
    let world = World::new();
    let title = "checkout is down ".repeat(10);
    world
        .argv(&["declare", "--severity", "sev2", "-m", &title])
        .printed();
    let (screen, _) = Terminal::start(&world, "list").end();
    assert!(without_colours(&screen).contains('…'), "{screen}");
    for line in without_colours(&screen).lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}
