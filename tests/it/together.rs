//! Several irc at once, and what the store looks like to others on the machine.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Stdio};

use crate::harness::World;
use crate::pty::Terminal;
use crate::pty::key::CTRL_C;

fn start(world: &World, args: &[&str]) -> Child {
    let mut command = world.command(env!("CARGO_BIN_EXE_irc"));
    command.args(args).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

#[test]
fn notes_written_at_once_are_all_kept() {
    let world = World::new();
    world.declare("sev2 x");
    let texts: Vec<String> = (0..16).map(|n| format!("note number {n}")).collect();
    let children: Vec<Child> = texts
        .iter()
        .map(|text| start(&world, &["note", text]))
        .collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let log = world.irc("log --json").json("irc.log/1");
    let events = log["events"].as_array().unwrap();
    for text in &texts {
        let kept = events
            .iter()
            .filter(|e| e["data"]["text"] == text.as_str())
            .count();
        assert_eq!(kept, 1, "{text}");
    }
    let mut ids: Vec<&str> = events.iter().filter_map(|e| e["id"].as_str()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "no two events share a name");
}

#[test]
fn one_key_declares_once_however_many_try() {
    let world = World::new();
    let args = ["declare", "sev2", "x", "--once", "page-4711", "--json"];
    let children: Vec<Child> = (0..8).map(|_| start(&world, &args)).collect();
    let mut declared = Vec::new();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let change: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        declared.push(change["incident"]["id"].as_str().unwrap().to_owned());
    }
    declared.dedup();
    assert_eq!(declared.len(), 1, "{declared:?}");
    assert_eq!(world.status("")["incidents"].as_array().unwrap().len(), 1);
}

#[test]
fn a_followed_record_shows_what_others_write_until_it_is_interrupted() {
    let world = World::new();
    let id = world.declare("sev2 x");
    let mut terminal = Terminal::start(&world, "log -f");
    terminal.wait("declared SEV-2");
    world
        .irc(&format!("note restarted the database -i {id} --json"))
        .change();
    terminal.wait("restarted the database").press(CTRL_C);
    let (screen, code) = terminal.end();
    assert_eq!(code, 130, "{screen}");
    assert_eq!(
        screen.matches("restarted the database").count(),
        1,
        "{screen}"
    );
}

#[test]
fn the_store_is_its_owners_alone() {
    fn look(path: &std::path::Path) {
        let mode = fs::metadata(path).unwrap().permissions().mode() & 0o777;
        if !path.is_dir() {
            assert_eq!(mode, 0o600, "{}", path.display());
            return;
        }
        assert_eq!(mode, 0o700, "{}", path.display());
        for entry in fs::read_dir(path).unwrap() {
            look(&entry.unwrap().path());
        }
    }
    let world = World::new();
    let id = world.declare("sev2 x");
    for line in [
        "note y",
        "update we look into it",
        "mitigate --done",
        "resolve --verified",
        "close",
    ] {
        world.irc(line).printed();
    }
    world.irc(&format!("postmortem {id}")).printed();
    world.irc(&format!("use {id}")).printed();
    world.irc("playbook path default").printed();
    look(&world.home());
}

#[test]
fn a_link_in_place_of_the_record_is_not_followed() {
    let world = World::new();
    let id = world.declare("sev2 x");
    let folder = world.home().join("incidents").join(&id).join("log");
    let file = fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let aside = world.path("aside.jsonl");
    fs::rename(&file, &aside).unwrap();
    std::os::unix::fs::symlink(&aside, &file).unwrap();
    let before = fs::read(&aside).unwrap();
    let printed = world.irc(&format!("note y -i {id}")).printed();
    assert_ne!(printed.code, 0, "{}", printed.out);
    assert_eq!(fs::read(&aside).unwrap(), before);
}
