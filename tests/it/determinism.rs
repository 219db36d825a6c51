//! Same log, playbook, `IRC_NOW` and `IRC_SEED`: the same bytes, also after everything derived is gone.

use std::fs;

use crate::every::{EXAMPLES, prepared};
use crate::harness::World;

const READS: &[&str] = &[
    "",
    "status",
    "status --all",
    "status --json",
    "status --all --json",
    "list",
    "list --all --json",
    "list --json",
    "log",
    "log --all",
    "log --all --json",
    "escalate",
    "escalate --json",
    "review",
    "review --json",
    "playbook show --json",
    "action --all --json",
    "stats --json",
    "postmortem 001 --stdout",
    "postmortem 002 --stdout",
];

fn lived() -> World {
    let world = World::new();
    for (minutes, line) in [
        (
            0,
            "declare sev2 checkout returns 500s --impact-started ~02:58",
        ),
        (
            2,
            "triage --severity sev1 --answer what-users-see=\"nobody can pay\"",
        ),
        (1, "note --finding the pool is exhausted"),
        (1, "note --hypothesis bad deploy"),
        (1, "role @bob scribe"),
        (1, "task @bob look at the deploy --in 5m"),
        (4, "escalate --to @carol --no-answer"),
        (1, "update we are rolling back"),
        (8, "mitigate --choose rollback"),
        (8, "declare sev3 the export is slow"),
        (1, "mitigate --done -i 001"),
        (1, "action add find the leak --owner @bob -i 001"),
    ] {
        world.forward(minutes);
        let printed = world.irc(line).printed();
        assert_eq!(printed.code, 0, "{line}: {}", printed.err);
    }
    world.forward(30);
    world.irc("use 001").printed();
    world
}

fn bytes(world: &World) -> Vec<(String, String, String)> {
    let read = |line: &&str| {
        let printed = world.irc(line).printed();
        assert_eq!(printed.code, 0, "irc {line}: {}", printed.err);
        ((*line).to_owned(), printed.out, printed.err)
    };
    READS.iter().map(read).collect()
}

#[test]
fn two_machines_that_do_the_same_print_the_same() {
    assert_eq!(bytes(&lived()), bytes(&lived()));
}

#[test]
fn what_is_derived_can_be_deleted() {
    let world = lived();
    let before = bytes(&world);
    fs::remove_dir_all(world.home().join("cache")).unwrap();
    assert_eq!(bytes(&world), before);
    fs::remove_dir_all(world.home().join("cache")).unwrap();
    let mut backwards = Vec::new();
    for line in READS.iter().rev() {
        let printed = world.irc(line).printed();
        backwards.push(((*line).to_owned(), printed.out, printed.err));
    }
    backwards.reverse();
    assert_eq!(backwards, before);
}

#[test]
fn reading_changes_no_record() {
    let world = lived();
    let logs = || crate::harness::tree(&world.home().join("incidents"));
    let before = logs();
    bytes(&world);
    assert_eq!(logs(), before);
}

#[test]
fn only_the_seed_makes_two_ids_differ() {
    let id = |seed: &str| {
        let world = World::new();
        let run = world.irc("declare sev2 x --json").env("IRC_SEED", seed);
        run.change()["incident"]["id"].as_str().unwrap().to_owned()
    };
    assert_eq!(id("1"), id("1"));
    assert_ne!(id("1"), id("2"));
}

#[test]
fn every_example_prints_the_same_twice() {
    for example in EXAMPLES {
        let once = || {
            let world = prepared(example.before);
            let mut printed = world.irc(example.line).printed();
            let here = world.path("").display().to_string();
            printed.out = printed.out.replace(&here, "HERE/");
            printed.err = printed.err.replace(&here, "HERE/");
            printed
        };
        assert_eq!(once(), once(), "{}", example.line);
    }
}
