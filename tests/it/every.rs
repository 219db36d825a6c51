//! One example of every command, and the store that it needs: for promises that all commands keep.
//!
//! A command that is missing here fails, so a new one cannot forget these promises.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{World, tree};

/// What must be there before the example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    Nothing,
    Unacked,
    Open,
    Noted,
    Joined,
    Mitigated,
    Resolved,
    Closed,
}

/// One command line.
pub(crate) struct Example {
    pub(crate) before: Before,
    pub(crate) line: &'static str,
    /// The schema of its `--json`; empty: it has none.
    pub(crate) schema: &'static str,
}

const fn write(before: Before, line: &'static str) -> Example {
    let schema = "irc.change/1";
    Example {
        before,
        line,
        schema,
    }
}

const fn read(line: &'static str, schema: &'static str) -> Example {
    let before = Before::Open;
    Example {
        before,
        line,
        schema,
    }
}

pub(crate) const EXAMPLES: &[Example] = &[
    write(Before::Nothing, "declare sev2 checkout is down"),
    write(Before::Unacked, "ack"),
    write(Before::Open, "note restarted the database"),
    write(Before::Open, "update checkout fails for every card"),
    write(
        Before::Open,
        "update --for status-page --draft -m \"Cards fail.\"",
    ),
    write(Before::Open, "escalate --to @bob --no-answer"),
    write(Before::Open, "severity sev1"),
    write(Before::Open, "role @bob scribe"),
    write(
        Before::Open,
        "handoff @bob --notes \"the vendor calls back\"",
    ),
    write(Before::Open, "join @bob"),
    write(Before::Joined, "leave @bob"),
    write(Before::Open, "task @bob check the replica --in 10m"),
    write(Before::Mitigated, "resolve --verified"),
    write(
        Before::Open,
        "triage --severity sev3 --reason \"one region\" --answer workaround=yes",
    ),
    write(Before::Open, "mitigate --choose rollback"),
    write(Before::Open, "state identified"),
    write(Before::Resolved, "close"),
    write(Before::Closed, "reopen --reason \"it is back\""),
    write(
        Before::Open,
        "cancel --as false-alarm --reason \"the probe was wrong\"",
    ),
    write(Before::Open, "impact nobody can pay"),
    write(Before::Open, "step done say-you-have-it"),
    write(Before::Noted, "undo"),
    write(Before::Closed, "action add find the leak --owner @bob"),
    write(Before::Open, "snooze update.internal 10m"),
    write(Before::Open, "cadence 10m --reason nervous"),
    write(Before::Open, "waive update.internal --reason alone"),
    write(Before::Nothing, "alert import alert.json"),
    write(Before::Open, "walk"),
    read("status", "irc.status/1"),
    read("list", "irc.list/1"),
    read("log", "irc.log/1"),
    read("brief", "irc.brief/1"),
    read("escalate", "irc.escalate/1"),
    read("severity --help-me", "irc.severity-help/1"),
    read("scenario", "irc.scenarios/1"),
    read("scenario show full-disk", "irc.scenario/1"),
    write(Before::Open, "scenario walk full-disk --tick disk-space"),
    read("who", "irc.who/1"),
    read("oncall", "irc.oncall/1"),
    read("review", "irc.review/1"),
    write(Before::Closed, "postmortem drafted"),
    Example {
        before: Before::Closed,
        line: "postmortem 001",
        schema: "irc.postmortem/1",
    },
    read("export", "irc.export/1"),
    read("export --share", "irc.share/1"),
    read("action", "irc.actions/1"),
    read("stats", "irc.stats/1"),
    read("prompt", "irc.prompt/1"),
    read("playbook", "irc.playbooks/1"),
    read("playbook list", "irc.playbooks/1"),
    read("playbook show", "irc.policy/1"),
    read("playbook check default", "irc.check/1"),
    read("playbook path default", "irc.file/1"),
    read("playbook diff default qawave", "irc.policy-diff/1"),
    read("playbook use qawave --dry-run", "irc.file/1"),
    read("playbook new shop --dry-run", "irc.file/1"),
    read("init --dry-run", "irc.init/1"),
    read("doctor", "irc.doctor/1"),
    read("doctor --log", "irc.log-check/1"),
    read("config", "irc.config/1"),
    read("config show", "irc.config/1"),
    read("config path", "irc.file/1"),
    read("config check", "irc.check/1"),
    read("config init --dry-run", "irc.config/1"),
    read("channel", "irc.channels/1"),
    read("channel list", "irc.channels/1"),
    read("channel presets", "irc.channels/1"),
    read("outbox", "irc.outbox/1"),
    read("outbox flush", "irc.outbox/1"),
    read("completions bash", ""),
    read("man", ""),
];

/// Those that talk beside their result, on standard error: what to do with it.
const TALK: &[&str] = &[
    "update",
    "brief",
    "handoff",
    "join",
    "playbook path",
    "postmortem",
    "config check",
    "export --share",
    "channel",
];

/// A list that is piped while nothing is in it.
const SILENT: &[&str] = &[
    "action",
    "config check",
    "channel",
    "channel list",
    "outbox",
];

/// Commands whose example needs an id out of the store or a terminal, or that keep nothing in an incident.
const ELSEWHERE: &[&str] = &["use", "amend", "import", "move", "redact", "watch"];

/// A store as the example needs it; the last three days are long enough ago for every promise to count.
pub(crate) fn prepared(before: Before) -> World {
    let world = World::new();
    let go = |line: &str| {
        world.irc(&format!("{line} --json")).change();
        world.forward(10);
    };
    world.write(
        "alert.json",
        &crate::paper::text("tests/alerts/webhook.json"),
    );
    match before {
        Before::Nothing => {}
        Before::Unacked => go("declare sev2 checkout is down --unacked"),
        _ => go("declare sev2 checkout is down"),
    }
    if before == Before::Joined {
        go("join @bob");
    }
    if before == Before::Noted {
        go("note typed in the wrong window");
    }
    if matches!(
        before,
        Before::Mitigated | Before::Resolved | Before::Closed
    ) {
        go("mitigate --done");
    }
    if matches!(before, Before::Resolved | Before::Closed) {
        go("resolve --verified");
    }
    if before == Before::Closed {
        go("close");
    }
    world
}

fn writes() -> impl Iterator<Item = &'static Example> {
    EXAMPLES
        .iter()
        .filter(|example| example.schema == "irc.change/1")
}

#[test]
fn every_command_has_an_example() {
    let named = EXAMPLES.iter().map(|e| e.line.split(' ').next().unwrap());
    let named: BTreeSet<&str> = named.chain(ELSEWHERE.iter().copied()).collect();
    let known = crate::house::commands();
    let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
    assert_eq!(known, named);
}

#[test]
fn every_example_works_with_and_without_json() {
    for example in EXAMPLES {
        let world = prepared(example.before);
        if !example.schema.is_empty() {
            let line = format!("{} --json", example.line);
            let printed = world.irc(&line).printed();
            assert_eq!(printed.code, 0, "{line}: {}", printed.err);
            let document: Value = serde_json::from_str(&printed.out).expect(&line);
            assert_eq!(document["schema"], example.schema, "{line}");
            assert_eq!(document["now"], world.now(), "{}", example.line);
        }
        let world = prepared(example.before);
        let printed = world.irc(example.line).printed();
        assert_eq!(printed.code, 0, "{}: {}", example.line, printed.err);
        let talks = TALK.iter().any(|line| example.line.starts_with(line));
        assert!(
            talks || printed.err.is_empty(),
            "{}: {}",
            example.line,
            printed.err
        );
        if SILENT.contains(&example.line) {
            continue;
        }
        assert!(!printed.out.is_empty(), "{} says nothing", example.line);
        assert!(
            printed.out.ends_with('\n'),
            "{}: {:?}",
            example.line,
            printed.out
        );
    }
}

#[test]
fn a_dry_run_says_what_it_would_record_and_writes_nothing() {
    for example in writes() {
        let world = prepared(example.before);
        let before = tree(&world.home());
        let change = world
            .irc(&format!("{} --dry-run --json", example.line))
            .change();
        assert_eq!(change["dry_run"], true, "{}", example.line);
        assert_eq!(change["saved"], false, "{}", example.line);
        let records = !change["events"].as_array().unwrap().is_empty();
        assert_eq!(records, example.line != "walk", "{}", example.line);
        let printed = world.irc(&format!("{} --dry-run", example.line)).printed();
        assert_eq!(printed.code, 0, "{}: {}", example.line, printed.err);
        let recorded = |mut files: Vec<String>| {
            files.retain(|file| !file.contains("/cache/") && !file.contains("/lock "));
            files
        };
        let after = recorded(tree(&world.home()));
        assert_eq!(after, recorded(before), "{}", example.line);
    }
}

#[test]
fn a_write_with_the_key_of_an_earlier_run_adds_nothing() {
    for example in writes().filter(|example| example.line != "walk") {
        let world = prepared(example.before);
        let line = format!("{} --once one-key --json", example.line);
        let first = world.irc(&line).change();
        assert!(!first["events"].as_array().unwrap().is_empty(), "{line}");
        assert_eq!(first["key"], "one-key");
        let log = || world.irc("log --all --json").printed().out;
        let id = first["incident"]["id"].as_str().unwrap().to_owned();
        let (before, again) = (
            log(),
            world
                .irc(&format!("{line} {}", name(example, &id)))
                .change(),
        );
        assert_eq!(again["events"].as_array().unwrap().len(), 0, "{line}");
        assert_eq!(again["saved"], true, "{line}");
        assert_eq!(log(), before, "{line}");
    }
}

/// After the first run the incident may be over, so it is named; `declare` names none.
fn name(example: &Example, id: &str) -> String {
    if example.before == Before::Nothing {
        String::new()
    } else {
        format!("-i {id}")
    }
}

#[test]
fn nothing_is_written_outside_the_store() {
    for example in EXAMPLES {
        let world = prepared(example.before);
        world.irc(example.line).printed();
        for outside in ["person", "config"] {
            assert!(
                !world.path(outside).exists(),
                "{} made {outside}",
                example.line
            );
        }
    }
}
