//! `move` and `redact`: clocks, figures and documents follow at once, the chain still holds, and the words are nowhere.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::World;
use crate::hostile::{PAYLOADS, look};

pub(crate) fn last_event(change: &Value) -> String {
    change["events"][0]["id"].as_str().unwrap().to_owned()
}

fn texts(world: &World, id: &str) -> Vec<String> {
    let log = world.irc(&format!("log {id} --json")).json("irc.log/1");
    let events = log["events"].as_array().unwrap();
    events
        .iter()
        .map(|e| e["text"].as_str().unwrap().to_owned())
        .collect()
}

/// Everything in the store as one text.
pub(crate) fn store(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.push_str(&store(&path));
        } else {
            all.push_str(&String::from_utf8_lossy(&fs::read(&path).unwrap()));
        }
    }
    all
}

#[test]
fn events_move_with_their_time_and_author_and_the_original_stays_struck() {
    let world = World::new();
    let right = world.declare("sev2 right");
    let wrong = world.declare("sev3 wrong");
    world
        .irc(&format!("task @bob first -i {wrong} --json"))
        .change();
    world
        .irc(&format!("task @bob there -i {right} --json"))
        .change();
    let note = world
        .irc(&format!(
            "note it is the pool -i {wrong} --at 03:02 --by @cid --json"
        ))
        .change();
    let task = world
        .irc(&format!("task @bob look -i {wrong} --in 10m --json"))
        .change();
    let (note, task) = (last_event(&note), last_event(&task));
    let change = world
        .irc(&format!(
            "move {note} {task} -i {wrong} --to {right} --json"
        ))
        .change();
    assert_eq!(change["events"].as_array().unwrap().len(), 2);
    assert!(
        !texts(&world, &wrong)
            .iter()
            .any(|text| text.contains("it is the pool"))
    );
    let log = world.irc(&format!("log {right} --json")).json("irc.log/1");
    let copy = log["events"]
        .as_array()
        .unwrap()
        .iter()
        .find(|e| e["kind"] == "noted")
        .unwrap();
    assert_eq!(copy["happened_at"], "2026-11-21T03:02:00Z");
    assert_eq!(copy["by"], "@cid");
    assert_eq!(copy["recorded_by"], "@ann");
    let tasks: Vec<&Value> = log["events"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|e| e["kind"] == "task_added")
        .collect();
    assert_eq!(tasks[1]["data"]["task"], "t2", "a number of its own there");
    let all = world
        .irc(&format!("log {wrong} --all --json"))
        .printed()
        .out;
    assert!(all.contains(&format!("moved to {right}")));
    let clocks = |id: &str| world.status(id)["clocks"].to_string();
    assert!(clocks(&right).contains("task.t2") && !clocks(&wrong).contains("task.t2"));
    // The number that went away is not given to another task.
    let next = world
        .irc(&format!("task @bob next -i {wrong} --json"))
        .change();
    assert_eq!(next["events"][0]["data"]["task"], "t2");
    // It stands there no more.
    world
        .irc(&format!("move {note} -i {wrong} --to {right}"))
        .refused(2);
}

#[test]
fn what_makes_an_incident_what_it_is_stays() {
    let world = World::new();
    let there = world.declare("sev2 there");
    let here = world.declare("sev3 here");
    let log = world.irc(&format!("log {here} --json")).json("irc.log/1");
    for event in log["events"].as_array().unwrap() {
        let id = event["id"].as_str().unwrap();
        let refused = world
            .irc(&format!("move {id} -i {here} --to {there}"))
            .refused(1);
        assert_eq!(refused["kind"], "stays");
    }
    let note = last_event(&world.irc(&format!("note x -i {here} --json")).change());
    world
        .irc(&format!("move {note} -i {here} --to {here}"))
        .refused(2);
    world
        .irc(&format!("move {note} -i {here} --to nowhere"))
        .refused(1);
    assert_eq!(texts(&world, &there).len(), 4);
}

#[test]
fn a_move_that_was_broken_off_is_finished_and_copies_nothing_twice() {
    let world = World::new();
    let there = world.declare("sev2 there");
    let here = world.declare("sev3 here");
    let note = last_event(&world.irc(&format!("note stray -i {here} --json")).change());
    let log = world.home().join("incidents").join(&here).join("log");
    let file = fs::read_dir(&log).unwrap().next().unwrap().unwrap().path();
    let before = fs::read(&file).unwrap();
    let line = format!("move {note} -i {here} --to {there} --json");
    world.irc(&line).change();
    // As if the power had gone between the copy there and the word here.
    fs::write(&file, before).unwrap();
    world.irc(&line).change();
    let copies = texts(&world, &there);
    assert_eq!(
        copies.iter().filter(|text| text.contains("stray")).count(),
        1
    );
    assert!(
        !texts(&world, &here)
            .iter()
            .any(|text| text.contains("stray"))
    );
}

#[test]
fn redacted_words_are_nowhere_and_everything_else_is_where_it_was() {
    const SECRET: &str = "customer Erika Mustermann";
    let world = World::new();
    let id = world.declare(&format!("sev2 \"{SECRET} cannot pay\""));
    let note = last_event(
        &world
            .irc(&format!("note called by \"{SECRET}\" --json"))
            .change(),
    );
    world
        .irc(&format!(
            "amend {note} --text \"called by {SECRET}, twice\" --json"
        ))
        .change();
    world
        .irc(&format!(
            "update --for customers -m \"{SECRET} is asked to wait\""
        ))
        .printed();
    world.irc("postmortem").printed();
    world.irc("note after it --json").change();
    world.irc("list").printed();
    assert!(store(&world.home()).contains("Mustermann"));
    let log = world.irc(&format!("log {id} --json")).json("irc.log/1");
    let words: Vec<String> = log["events"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|e| e["data"].to_string().contains("Mustermann"))
        .map(|e| e["id"].as_str().unwrap().to_owned())
        .collect();
    assert!(words.len() >= 3, "{words:?}");
    world.irc(&format!("redact {}", words[0])).refused(2);
    for event in &words {
        let line = format!("redact {event} --reason \"a customer's name\" --json");
        let change = world.irc(&line).change();
        // An amendment goes with the event that it amends.
        assert!(change["events"].as_array().unwrap().len() <= 1, "{line}");
        let again = world.irc(&line).change();
        assert_eq!(again["events"].as_array().unwrap().len(), 0, "{line}");
    }
    let left = store(&world.home());
    assert!(
        !left.contains("Mustermann"),
        "{}",
        left.split("Mustermann")
            .next()
            .unwrap()
            .chars()
            .rev()
            .take(300)
            .collect::<String>()
    );
    let log = world.irc(&format!("log {id} --json")).json("irc.log/1");
    let shown = log.to_string();
    assert!(shown.contains("after it") && shown.contains("[redacted]"));
    assert_eq!(world.status(&id)["incidents"][0]["severity"], "SEV-2");
    // The chain holds: a copy of the store takes the record over, and nothing is called damaged.
    let document = world.irc("export").printed();
    assert_eq!(document.err, "");
    let other = World::new();
    let imported = other
        .irc("import --json")
        .stdin(document.out)
        .json("irc.import/1");
    assert_eq!(imported["incidents"][0]["new"], true);
    let talk = world.irc("log").printed().err;
    assert!(!talk.contains("damaged"), "{talk}");
}

#[test]
fn what_is_not_reached_is_said() {
    let world = World::new();
    let id = world.declare("sev2 x");
    let note = last_event(&world.irc("note token-of-the-day --json").change());
    world
        .irc("note said again: token-of-the-day --json")
        .change();
    world.irc("postmortem").printed();
    let path = world
        .home()
        .join("incidents")
        .join(&id)
        .join("postmortem.md");
    let mine = format!(
        "I wrote token-of-the-day myself.\n\n{}",
        fs::read_to_string(&path).unwrap()
    );
    fs::write(&path, mine).unwrap();
    let change = world
        .irc(&format!("redact {note} --reason secret --json"))
        .change();
    let remarks = change["remarks"].to_string();
    assert!(remarks.contains("STILL THERE"), "{remarks}");
    assert!(
        remarks.contains("postmortem.md") && remarks.contains("-3"),
        "{remarks}"
    );
    assert!(
        remarks.contains("backups") && remarks.contains("git"),
        "{remarks}"
    );
}

#[test]
fn only_the_store_that_wrote_a_line_takes_its_words_out_and_others_may_follow() {
    let ann = World::new();
    ann.declare("sev2 x");
    let note = last_event(&ann.irc("note a secret word --json").change());
    let export = |world: &World| world.irc("export").printed().out;
    let bob = World::new();
    let import = |line: &str, document: String| {
        let run = bob.irc(line).env("IRC_SEED", "bob");
        run.stdin(document).json("irc.import/1")
    };
    import("import --json", export(&ann));
    let refused = bob
        .irc(&format!("redact {note} --reason secret"))
        .refused(1);
    assert_eq!(refused["kind"], "not_yours");
    ann.irc(&format!("redact {note} --reason secret --json"))
        .change();
    let first = import("import --json", export(&ann));
    assert_eq!(first["incidents"][0]["redacted_there"], 1);
    assert!(store(&bob.home()).contains("a secret word"));
    let then = import("import --redactions --json", export(&ann));
    assert_eq!(then["incidents"][0]["redactions_taken"], 1);
    assert!(!store(&bob.home().join("incidents")).contains("a secret word"));
    // Bob's own copy from before does not bring the words back to Ann.
    let talk = bob.irc("log --all").printed();
    assert!(!talk.err.contains("damaged"), "{}", talk.err);
}

#[test]
fn every_payload_is_harmless_on_its_way_out_and_back_in() {
    let world = World::new();
    let id = world.declare("sev2 x");
    let to = world.declare("sev3 y");
    for payload in PAYLOADS {
        let note = world
            .argv(&["note", "-i", &id, "-m", payload, "--json"])
            .change();
        let event = note["events"][0]["id"].as_str().unwrap();
        look(&world, &["move", event, "-i", &id, "--to", payload]);
        look(&world, &["move", payload, "-i", &id, "--to", &to]);
        look(&world, &["redact", payload, "-i", &id, "--reason", payload]);
        look(
            &world,
            &["redact", event, "-i", &id, "--reason", payload, "--dry-run"],
        );
        look(&world, &["export", payload]);
        look(&world, &["export", &id, payload]);
        look(&world, &["import", payload]);
        let forged = serde_json::json!({"schema": payload, "incidents": []});
        world.write("forged.json", &forged.to_string());
        look(&world, &["import", "forged.json"]);
    }
    for format in ["json", "markdown", "csv", "html"] {
        for share in [
            &["export", &id, "--format", format][..],
            &["export", &id, "--format", format, "--share"],
        ] {
            look(&world, share);
        }
    }
    let (out, _) = look(&world, &["export", &id, "--format", "html"]);
    for markup in ["<script>alert", "<img src=x", "<b>"] {
        assert!(!out.contains(markup), "{markup}");
    }
}

#[test]
fn a_redaction_that_was_broken_off_is_finished_by_running_it_again() {
    let world = World::new();
    let id = world.declare("sev2 x");
    let note = last_event(&world.irc("note \"Erika Mustermann\" --json").change());
    let log = world.home().join("incidents").join(&id).join("log");
    let file = fs::read_dir(&log).unwrap().next().unwrap().unwrap().path();
    world
        .irc(&format!("redact {note} --reason \"a name\" --json"))
        .change();
    let whole = fs::read_to_string(&file).unwrap();
    // As if the power had gone between the tombstone and the word about it.
    let lines: Vec<&str> = whole.lines().collect();
    let (told, rest) = lines.split_last().unwrap();
    fs::write(&file, format!("{}\n", rest.join("\n"))).unwrap();
    let was =
        |line: &str| serde_json::from_str::<Value>(line).unwrap()["events"][0]["data"].clone();
    let again = world
        .irc(&format!("redact {note} --reason again --json"))
        .change();
    assert_eq!(again["events"][0]["data"], was(told));
    let nothing = world
        .irc(&format!("redact {note} --reason again --json"))
        .change();
    assert_eq!(nothing["events"].as_array().unwrap().len(), 0);
    assert!(!store(&world.home()).contains("Mustermann"));
    assert_eq!(world.irc("doctor --log").printed().code, 0);
}

#[test]
fn undo_says_what_it_takes_back_before_and_after() {
    let world = World::new();
    world.declare("sev2 x");
    world
        .irc("note \"typed in the wrong window\" --json")
        .change();
    for line in ["undo --dry-run", "undo"] {
        let printed = world.irc(line).printed();
        assert!(
            printed
                .out
                .contains("taken back: typed in the wrong window"),
            "{printed:?}"
        );
        assert!(!printed.out.contains("cannot be unsaid"), "{printed:?}");
    }
    let note = last_event(&world.irc("note \"a name\" --json").change());
    world
        .irc(&format!("redact {note} --reason private --json"))
        .change();
    let refused = world.irc("undo").refused(1);
    assert_eq!(refused["kind"], "for_good", "{refused}");
    world.irc("update \"we see it\" --json").printed();
    let remarks = world.irc("undo --json").change()["remarks"].to_string();
    assert!(
        remarks.contains("we see it") && remarks.contains("cannot be unsaid"),
        "{remarks}"
    );
}
