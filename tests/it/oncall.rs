//! `irc oncall`: hand-offs in the stated zone through summer time, the team's rota, and what is not claimed without them.

use serde_json::Value;

use crate::harness::World;

const ROTA: &str = "oncall:\n  rota: [\"@ann\", \"@bob\", \"@cid\"]\n  secondary: [\"@bob\", \"@cid\", \"@ann\"]\n  from: 2026-01-05\n";

fn oncall(world: &World, flags: &str) -> Value {
    world
        .irc(&format!("oncall {flags} --json"))
        .json("irc.oncall/1")
}

#[test]
fn hand_offs_keep_nine_on_the_wall_through_both_changes_in_three_zones() {
    // Zone, a day before the change, the hand-offs around it in UTC.
    for (zone, now, from, until) in [
        (
            "Europe/Berlin",
            "2026-03-28T12:00:00Z",
            "2026-03-23T08:00:00Z",
            "2026-03-30T07:00:00Z",
        ),
        (
            "Europe/Berlin",
            "2026-10-24T12:00:00Z",
            "2026-10-19T07:00:00Z",
            "2026-10-26T08:00:00Z",
        ),
        (
            "America/New_York",
            "2026-03-07T12:00:00Z",
            "2026-03-02T14:00:00Z",
            "2026-03-09T13:00:00Z",
        ),
        (
            "America/New_York",
            "2026-10-31T12:00:00Z",
            "2026-10-26T13:00:00Z",
            "2026-11-02T14:00:00Z",
        ),
        (
            "Australia/Lord_Howe",
            "2026-04-03T12:00:00Z",
            "2026-03-29T22:00:00Z",
            "2026-04-05T22:30:00Z",
        ),
        (
            "Australia/Lord_Howe",
            "2026-10-02T12:00:00Z",
            "2026-09-27T22:30:00Z",
            "2026-10-04T22:00:00Z",
        ),
    ] {
        let world = World::new();
        world.write("config/team.yaml", &format!("zone: {zone}\n{ROTA}"));
        world.at(now);
        let shown = oncall(&world, "--playbook sql-studio --shifts 1");
        assert_eq!(shown["zone"], zone);
        assert_eq!(shown["shift"]["from"], from, "{zone}");
        assert_eq!(shown["shift"]["until"], until, "{zone}");
        assert_eq!(shown["next"][0]["from"], until, "{zone}");
        assert_ne!(shown["shift"]["length_s"], 604_800, "{zone}");
        assert_eq!(shown["on_duty"][0]["name"], shown["shift"]["first"]);
        // The last second before the hand-off, and the hand-off.
        let last = chrono::DateTime::parse_from_rfc3339(until)
            .unwrap()
            .timestamp()
            - 1;
        let last = chrono::DateTime::from_timestamp(last, 0).unwrap();
        world.at(&last.to_rfc3339());
        let before = oncall(&world, "--playbook sql-studio");
        assert_eq!(before["shift"]["from"], from, "{zone}");
        world.at(until);
        let after = oncall(&world, "--playbook sql-studio");
        assert_eq!(after["shift"]["from"], until, "{zone}");
        assert_eq!(after["on_duty"][0]["name"], before["on_duty"][1]["name"]);
    }
}

#[test]
fn without_a_zone_nothing_is_claimed() {
    let world = World::new();
    let shown = oncall(&world, "--playbook sql-studio");
    assert_eq!(shown["zone"], Value::Null);
    assert_eq!(shown["shift"], Value::Null);
    assert_eq!(shown["on_duty"], serde_json::json!([]));
    let screen = world.irc("oncall --playbook sql-studio").printed().out;
    assert!(screen.contains("zone not stated"), "{screen}");
    assert!(screen.contains("no rota"), "{screen}");
    assert!(screen.contains("VPN (if required)"), "{screen}");
    assert!(screen.contains("no answer in 5 minutes"), "{screen}");
    // In the middle of a week every zone agrees; at hand-off none is taken.
    world.write("config/team.yaml", ROTA);
    let middle = oncall(&world, "--playbook sql-studio");
    assert_eq!(middle["on_duty"][0]["sure"], true);
    world.at("2026-11-23T09:00:00Z");
    let near = oncall(&world, "--playbook sql-studio");
    let names: Vec<&Value> = near["on_duty"].as_array().unwrap().iter().collect();
    assert_eq!(names.len(), 4);
    assert!(names.iter().all(|one| one["sure"] == false), "{near}");
}

#[test]
fn the_rota_stands_beside_the_guides_name_and_never_in_the_incident() {
    let world = World::new();
    world.write(
        "config/team.yaml",
        &format!("zone: UTC\ncontacts:\n  - {{name: \"@cid\", how: [\"+49 30 3\"]}}\n{ROTA}  day: tue\n  at: \"10:30\"\n"),
    );
    let id = world.declare("sev1 down --playbook workbench");
    let shown = oncall(&world, "");
    assert_eq!(shown["incident"], id);
    assert_eq!(shown["shift"]["until"], "2026-11-24T10:30:00Z");
    assert_eq!(shown["rotation"]["text"], "every Tuesday, 10:30");
    let on_duty = &shown["on_duty"][0];
    let who = world.irc("who on-call --json").json("irc.who/1");
    assert_eq!(who["people"][0]["on_duty"][0]["name"], on_duty["name"]);
    let kept = world.home().join("incidents").join(&id);
    for file in crate::harness::tree(&kept) {
        let path = file.split(' ').next().unwrap().to_owned();
        let text = std::fs::read_to_string(path).unwrap();
        assert!(!text.contains("+49 30 3"), "{text}");
        assert!(!text.contains("@bob"), "{text}");
    }
}

#[test]
fn what_the_team_file_lacks_is_found_by_the_check() {
    let world = World::new();
    world.write(
        "config/team.yaml",
        "roles:\n  - {role: Scribbe, who: \"@ann\"}\noncall: {rota: [\"@ann\", \"@ann\"], from: 2026-01-05}\n",
    );
    let printed = world.irc("config check --json").printed();
    let check: Value = serde_json::from_str(&printed.out).unwrap();
    let kinds: Vec<&str> = check["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["kind"].as_str().unwrap())
        .filter(|kind| *kind != "permissions")
        .collect();
    assert_eq!(
        kinds,
        ["unknown-role", "no-rotation", "no-zone", "no-contact"]
    );
    for broken in [
        "oncall: {rota: [], from: 2026-01-05}\n",
        "oncall: {rota: [\"@ann\"], from: yesterday}\n",
        "oncall: {rota: [\"@ann\"]}\n",
        "oncall: {rota: [\"@ann\"], from: 2026-01-05, weeks: 0}\n",
    ] {
        world.write("config/team.yaml", broken);
        assert_eq!(world.irc("config check").printed().code, 5, "{broken}");
    }
    // A file that cannot be read is said aloud, and stops nothing.
    world.write("config/team.yaml", "oncall: [");
    let printed = world.irc("oncall").printed();
    assert_eq!(printed.code, 0);
    assert!(printed.err.contains("team.yaml"), "{}", printed.err);
    assert!(printed.err.contains("irc config check"), "{}", printed.err);
}

#[test]
fn a_role_is_filled_by_the_team() {
    let world = World::new();
    let team = "roles: [{role: comms, who: \"@dan\"}]\n";
    world.write("config/team.yaml", team);
    let who = world.irc("who comms --json").json("irc.who/1");
    assert_eq!(who["roles"][0]["who"], "@dan");
}
