//! Every way to fail: its exit code, its `irc.error/1`, its three lines for people, and what they say to do.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs::{self, File};
use std::process::Stdio;

use crate::every::{Before, prepared};
use crate::harness::World;

/// The keys of `irc.error/1`, all of them always.
const KEYS: [&str; 10] = [
    "code", "column", "hint", "kind", "line", "path", "saved", "schema", "what", "why",
];

const ERRORS: &[(Before, &str, i32, &str)] = &[
    (Before::Nothing, "declare", 2, "severity_needed"),
    (
        Before::Nothing,
        "declare checkout is down",
        2,
        "severity_needed",
    ),
    (Before::Nothing, "declare svv1 down", 2, "severity_needed"),
    (
        Before::Nothing,
        "declare --severity sev9 x",
        2,
        "unknown_severity",
    ),
    (Before::Nothing, "declare sev2 x --alerted soon", 2, "time"),
    (
        Before::Nothing,
        "declare sev2 x --source nobody",
        2,
        "usage",
    ),
    (
        Before::Nothing,
        "declare sev2 x --retro --drill",
        2,
        "usage",
    ),
    (Before::Nothing, "launch", 2, "usage"),
    (Before::Nothing, "sevrity sev2", 2, "usage"),
    (Before::Nothing, "waive", 2, "usage"),
    (Before::Nothing, "note --loud", 2, "usage"),
    (Before::Nothing, "note", 1, "no_incident"),
    (Before::Nothing, "status 7", 1, "no_incident"),
    (Before::Nothing, "log", 1, "no_incident"),
    (Before::Nothing, "use 7", 1, "no_incident"),
    (Before::Nothing, "use", 2, "usage"),
    (Before::Nothing, "list --since someday", 2, "time"),
    (Before::Nothing, "completions tcsh", 2, "usage"),
    (Before::Open, "note", 2, "empty"),
    (Before::Open, "note x --at soon", 2, "time"),
    (Before::Open, "note x --at 04:30Z", 1, "time"),
    (Before::Open, "note x --rules-out h1", 2, "unknown_word"),
    (Before::Open, "note x --finding --decision", 2, "usage"),
    (Before::Open, "severity", 2, "usage"),
    (Before::Open, "severity sev9", 2, "unknown_severity"),
    (Before::Open, "severity sev3", 2, "reason_needed"),
    (Before::Open, "severity sev3 --correct", 2, "reason_needed"),
    (Before::Open, "role @bob", 2, "usage"),
    (Before::Open, "role @bob @carol IC", 2, "usage"),
    (Before::Open, "role @bob pilot", 2, "unknown_word"),
    (Before::Open, "role --accept IC --by @bob", 1, "not_offered"),
    (Before::Open, "task @bob look --in never", 2, "duration"),
    (Before::Open, "task done t9", 2, "unknown_word"),
    (Before::Open, "task @bob", 2, "empty"),
    (Before::Open, "step done no-such-step", 2, "unknown_word"),
    (
        Before::Open,
        "step answer no-such-question yes",
        2,
        "unknown_word",
    ),
    (Before::Open, "triage --answer how-many", 2, "usage"),
    (Before::Open, "triage --answer nothing=x", 2, "unknown_word"),
    (Before::Open, "mitigate --choose prayer", 2, "unknown_word"),
    (Before::Open, "state asleep", 2, "unknown_word"),
    (Before::Open, "state resolved", 1, "state_by_verb"),
    (Before::Open, "resolve", 1, "checks_open"),
    (Before::Open, "resolve --force", 2, "reason_needed"),
    (Before::Open, "close", 1, "not_resolved"),
    (Before::Open, "cancel", 2, "usage"),
    (Before::Open, "cancel --as test", 2, "reason_needed"),
    (Before::Open, "cancel --as boredom --reason x", 2, "usage"),
    (Before::Open, "impact", 2, "empty"),
    (
        Before::Open,
        "impact --started 03:05 --ended 02:50",
        1,
        "time_order",
    ),
    (Before::Open, "escalate --to", 2, "usage"),
    (Before::Open, "undo", 1, "state_by_verb"),
    (Before::Closed, "state identified -i 001", 1, "not_active"),
    (Before::Closed, "mitigate -i 001", 1, "not_active"),
    (Before::Closed, "severity sev1 -i 001", 1, "not_active"),
];

#[test]
fn every_error_has_its_code_its_keys_and_a_way_on() {
    let mut wrong = Vec::new();
    for (before, line, code, kind) in ERRORS {
        let world = prepared(*before);
        let files = crate::harness::tree(&world.home().join("incidents"));
        let printed = world.irc(&format!("{line} --json")).printed();
        let Ok(error) = serde_json::from_str::<serde_json::Value>(&printed.err) else {
            wrong.push(format!("irc {line}: no JSON error: {printed:?}"));
            continue;
        };
        let keys: BTreeSet<&str> = error
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(keys, BTreeSet::from(KEYS), "irc {line}");
        if printed.code != *code || error["code"] != *code || error["kind"] != *kind {
            wrong.push(format!(
                "irc {line}: {code} {kind} expected: {} {error}",
                printed.code
            ));
        }
        if !printed.out.is_empty() || error["saved"] != false {
            wrong.push(format!("irc {line}: a result, or saved: {printed:?}"));
        }
        if error["hint"].as_str().is_none_or(str::is_empty) {
            wrong.push(format!("irc {line}: what to do? {error}"));
        }
        assert_eq!(
            files,
            crate::harness::tree(&world.home().join("incidents")),
            "irc {line}"
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn people_get_three_lines_at_most() {
    for (before, line, code, _) in ERRORS {
        let printed = prepared(*before).irc(line).printed();
        assert_eq!(printed.code, *code, "irc {line}");
        assert_eq!(printed.out, "", "irc {line}");
        assert!(
            printed.err.starts_with("error: "),
            "irc {line}: {}",
            printed.err
        );
        assert!(
            printed.err.lines().count() <= 3,
            "irc {line}: {}",
            printed.err
        );
        assert!(
            printed.err.contains("\n  do: "),
            "irc {line}: {}",
            printed.err
        );
    }
}

#[test]
fn the_environment_can_be_wrong_too() {
    let world = World::new();
    let error = |name: &str, value: &str, line: &str, code| {
        world.irc(line).env(name, value).refused(code)["kind"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(error("IRC_NOW", "today", "status", 2), "usage");
    assert_eq!(error("IRC_INCIDENT", "7", "note x", 1), "no_incident");
    let file = world.write("file", "not a folder");
    let printed = world
        .irc("declare sev2 x --json")
        .env("IRC_HOME", &file)
        .printed();
    let error: serde_json::Value = serde_json::from_str(&printed.err).unwrap();
    assert_eq!((printed.code, &error["code"]), (6, &6.into()), "{error}");
    assert_eq!(error["saved"], false);
    assert!(
        error["path"]
            .as_str()
            .is_some_and(|path| path.contains("file")),
        "{error}"
    );
    assert!(error["hint"].is_string(), "{error}");
    let people = world.irc("declare sev2 x").env("IRC_HOME", &file).printed();
    assert!(
        people.err.lines().next().unwrap().ends_with("[NOT SAVED]"),
        "{}",
        people.err
    );
}

#[test]
fn a_store_that_cannot_be_read_is_damage() {
    let world = World::new();
    fs::create_dir_all(world.home()).unwrap();
    fs::write(world.home().join("incidents"), "a file").unwrap();
    for line in ["status", "list", "log"] {
        let error = world.irc(line).refused(3);
        assert!(error["hint"].is_string(), "{line}: {error}");
    }
}

#[test]
fn what_cannot_be_printed_is_told_apart_from_what_was_not_saved() {
    let world = World::new();
    let full = |line: &str| {
        let mut command = world.command(env!("CARGO_BIN_EXE_irc"));
        command.args(line.split(' '));
        command
            .stdin(Stdio::null())
            .stdout(File::create("/dev/full").unwrap());
        let output = command.stderr(Stdio::piped()).output().unwrap();
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let (code, err) = full("declare sev2 x --json");
    let error: serde_json::Value = serde_json::from_str(&err).unwrap();
    assert_eq!((code, &error["saved"]), (8, &true.into()), "{err}");
    assert_eq!(world.status("")["incidents"].as_array().unwrap().len(), 1);
    let (code, err) = full("status");
    assert_eq!(code, 1, "{err}");
}

/// A line as a newer irc could write it; `vital` bears on state.
fn from_the_future(world: &World, id: &str, vital: bool) {
    let folder = world.home().join("incidents").join(id).join("log");
    let file = fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let text = fs::read_to_string(&file).unwrap();
    let last = text.lines().last().unwrap();
    let prev = last
        .rsplit_once(",\"sum\":\"")
        .unwrap()
        .1
        .trim_end_matches("\"}");
    let first: serde_json::Value = serde_json::from_str(last).unwrap();
    let seq = text.lines().count() + 1;
    let line = last.rsplit_once(",\"sum\":").unwrap().0.to_owned();
    let (head, _) = line.split_once(",\"events\":").unwrap();
    let head = head
        .replacen(
            &format!("\"seq\":{}", first["seq"]),
            &format!("\"seq\":{seq}"),
            1,
        )
        .replace(first["prev"].as_str().unwrap(), prev);
    let event = format!(
        "{{\"kind\":\"teleported\",\"happened_at\":\"2026-11-21T03:12:00Z\",\"precision\":\"second\",\"vital\":{vital},\"data\":{{}}}}"
    );
    let body = format!("{head},\"events\":[{event}]");
    let sum = sha256(&body);
    fs::write(&file, format!("{text}{body},\"sum\":\"{sum}\"}}\n")).unwrap();
}

fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    let mut hex = String::new();
    for byte in Sha256::digest(text) {
        write!(hex, "{byte:02x}").unwrap();
    }
    hex
}

#[test]
fn facts_of_a_newer_irc_that_bear_on_state_stop_writing_not_reading() {
    let world = World::new();
    let id = world.declare("sev2 x");
    from_the_future(&world, &id, true);
    assert_eq!(world.status(&id)["incidents"][0]["incomplete"], true);
    let error = world.irc("note y").refused(3);
    assert_eq!(error["kind"], "incomplete");

    let world = World::new();
    let id = world.declare("sev2 x");
    from_the_future(&world, &id, false);
    assert_eq!(world.status(&id)["incidents"][0]["incomplete"], false);
    world.irc("note y --json").change();
    let log = world.irc("log --all --json").json("irc.log/1").to_string();
    assert!(log.contains("teleported"), "{log}");
}
