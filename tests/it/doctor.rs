//! Is irc well, and are the records: whatever a knife did to a log is named at its place, and mending loses no act.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::harness::World;

const ACTS: usize = 20;

/// A record of twenty acts, and where its log is.
fn recorded() -> (World, PathBuf) {
    let world = World::new();
    let id = world.declare("sev2 checkout is down");
    for n in 1..ACTS {
        world.irc(&format!("note number {n}")).printed();
    }
    let dir = world.home().join("incidents").join(id).join("log");
    let log = fs::read_dir(dir).unwrap().next().unwrap().unwrap().path();
    (world, log)
}

fn checked(world: &World, more: &str) -> (Value, i32) {
    let printed = world
        .irc(&format!("doctor --log 001 {more} --json"))
        .printed();
    let document = serde_json::from_str(&printed.out).unwrap_or_else(|_| panic!("{printed:?}"));
    (document, printed.code)
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

#[test]
fn a_flipped_bit_is_named_by_file_line_byte_and_kind() {
    let (world, log) = recorded();
    let whole = fs::read(&log).unwrap();
    for step in 0..24 {
        let at = (step * whole.len() / 24 + step * 7) % whole.len();
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (step % 8);
        fs::write(&log, &bytes).unwrap();
        let line = whole[..at].split(|byte| *byte == b'\n').count();
        let (document, code) = checked(&world, "");
        let found = &document["incidents"][0]["findings"][0];
        let last = line == ACTS;
        assert_eq!(
            found["file"],
            log.to_str().unwrap(),
            "byte {at}: {document}"
        );
        assert_eq!(number(&found["line"]), line, "byte {at}");
        assert!(number(&found["byte"]) <= at);
        assert!(at <= number(&found["byte"]) + number(&found["length"]));
        assert_eq!(found["kind"], if last { "tear" } else { "altered" });
        assert_eq!(code, if last { 0 } else { 3 });
    }
}

#[test]
fn lines_cut_off_at_the_end_are_found_by_an_anchor_only() {
    let (world, log) = recorded();
    let (document, _) = checked(&world, "");
    let head = &document["incidents"][0]["heads"][0]["sum"];
    let head = head.as_str().unwrap().to_owned();
    let anchor = format!("--anchor {head}");
    let (document, code) = checked(&world, &anchor);
    assert_eq!(
        (code, &document["anchor"]["holds"]),
        (0, &Value::Bool(true))
    );
    let whole = fs::read_to_string(&log).unwrap();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    fs::write(&log, lines[..ACTS - 1].concat()).unwrap();
    assert_eq!(checked(&world, "").1, 0);
    let (document, code) = checked(&world, &anchor);
    assert_eq!((code, &document["anchor"]["event"]), (3, &Value::Null));
    let missing = [&lines[..3], &lines[4..]].concat().concat();
    fs::write(&log, missing).unwrap();
    let (document, code) = checked(&world, &anchor);
    assert_eq!(
        (code, &document["anchor"]["holds"]),
        (3, &Value::Bool(false))
    );
    assert_eq!(document["incidents"][0]["findings"][0]["kind"], "missing");
    let refused = world.irc("doctor --log --anchor 12345").refused(2);
    assert_eq!(refused["kind"], "usage");
}

#[test]
fn mending_copies_first_and_keeps_every_readable_act() {
    let (world, log) = recorded();
    let whole = fs::read_to_string(&log).unwrap();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    let altered = lines[4].replace("number", "nomber");
    let damaged = [
        &lines[..4].concat(),
        &altered,
        "{\"v\":1,\"wri\n",
        &lines[5..9].concat(),
        lines[8],
        &lines[9..].concat().replace('\n', "\r\n"),
        "{\"v\":1",
    ]
    .concat();
    fs::write(&log, &damaged).unwrap();
    let acts = || world.irc("log --all --json").printed().out;
    let before = acts();
    let look = checked(&world, "").0;
    assert_eq!(
        fs::read_to_string(&log).unwrap(),
        damaged,
        "looking changes nothing"
    );
    let (mended, code) = checked(&world, "--repair");
    assert_eq!(code, 3, "what is gone stays named");
    let copy = mended["mended"][0]["copy"].as_str().unwrap();
    assert_eq!(fs::read_to_string(copy).unwrap(), damaged);
    assert_eq!(number(&mended["mended"][0]["lines"]), 4);
    assert_eq!(acts(), before);
    assert_eq!(mended["incidents"][0]["acts"], look["incidents"][0]["acts"]);
    let kinds: Vec<&Value> = mended["incidents"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| &finding["kind"])
        .collect();
    assert_eq!(kinds, ["missing"]);
    let again = checked(&world, "--repair").0;
    assert_eq!(again["mended"], Value::Array(Vec::new()));
    world.irc("note goes on --json").change();
}

#[test]
fn every_name_that_nobody_can_reach_is_listed_until_the_team_says_how() {
    let world = World::new();
    let lost = |world: &World| {
        let printed = world.irc("doctor --json").printed();
        let document: Value = serde_json::from_str(&printed.out).unwrap();
        let names = document["unreachable"].as_array().unwrap().clone();
        let name = |one: &Value| one["name"].as_str().unwrap().to_owned();
        (names.iter().map(name).collect::<Vec<_>>(), printed.code)
    };
    let (names, code) = lost(&world);
    assert!(names.contains(&"Service owner".to_owned()), "{names:?}");
    assert_eq!(code, 0, "a warning is no error");
    world.write(
        "config/team.yaml",
        "contacts:\n  - {name: Service owner, how: [\"@zoe\"]}\n",
    );
    let (fewer, _) = lost(&world);
    assert_eq!(fewer.len(), names.len() - 1);
    assert!(!fewer.contains(&"Service owner".to_owned()));
}

#[test]
fn faults_of_settings_and_playbooks_and_another_irc_are_found() {
    let world = World::new();
    world.write("config/config.yaml", "zone: Europe/Berln\n");
    world.write("config/playbooks/shop.yaml", "irc: 1\nname: shop\n");
    let other = world.write("bin/irc", "#!/bin/sh\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&other, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let path = format!("{}:/usr/bin", other.parent().unwrap().display());
    let doctor = world.irc("doctor --json").env("PATH", path).code(5);
    let document = doctor.json("irc.doctor/1");
    let level = |name: &str, word: &str| {
        let checks = document["checks"].as_array().unwrap();
        let mut mine = checks.iter().filter(|check| check["name"] == name);
        mine.find(|check| check["what"].as_str().unwrap().contains(word))
            .map(|check| check["level"].clone())
    };
    assert_eq!(level("config", "config.yaml").unwrap(), "error");
    assert_eq!(level("playbook", "shop").unwrap(), "error");
    assert_eq!(level("path", "not this one").unwrap(), "warning");
}
