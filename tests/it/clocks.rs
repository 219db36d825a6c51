//! What is done to clocks, and what is made of them: snooze, cadence, waive, review, stats, prompt.

use crate::harness::World;

/// Declared at 03:12, with its promises by the default playbook.
fn open() -> World {
    let world = World::new();
    world.declare("sev2 checkout is down");
    world
}

/// What `irc status` says of one clock.
fn clock(world: &World, id: &str) -> serde_json::Value {
    let status = world.irc("status --all --json").json("irc.status/1");
    let clocks = status["clocks"].as_array().unwrap();
    let found = clocks.iter().rev().find(|clock| clock["id"] == id);
    found.unwrap_or_else(|| panic!("no {id}")).clone()
}

#[test]
fn a_snooze_moves_no_due_and_is_seen() {
    let world = open();
    let before = clock(&world, "update.internal");
    let change = world.irc("snooze update.internal 10m --json").change();
    assert_eq!(change["events"][0]["kind"], "snoozed");
    let after = clock(&world, "update.internal");
    assert_eq!(after["late_after"], before["late_after"]);
    assert_eq!(after["snoozed_until"], "2026-11-21T03:22:00Z");
    world.forward(11);
    assert_eq!(
        clock(&world, "update.internal")["snoozed_until"],
        serde_json::Value::Null
    );
}

#[test]
fn a_clock_that_is_not_there_names_the_nearest() {
    let world = open();
    let printed = world.irc("snooze updat.internal").printed();
    assert_eq!(printed.code, 2);
    assert!(
        printed.err.contains("did you mean update.internal?"),
        "{}",
        printed.err
    );
    let kept = world.irc("snooze acknowledge --json").change();
    assert_eq!(kept["events"].as_array().unwrap().len(), 0);
}

#[test]
fn a_cadence_holds_until_its_end_and_then_the_playbooks_own() {
    let world = open();
    world
        .irc("cadence 2h --until 06:00 --reason night --json")
        .change();
    world.forward(60);
    assert_eq!(clock(&world, "update.internal")["state"], "running");
    assert!(
        clock(&world, "update.internal")["rule"]["text"]
            .as_str()
            .unwrap()
            .contains("night")
    );
    world.forward(180);
    assert_eq!(clock(&world, "update.internal")["state"], "overdue");
    let past = world
        .irc("cadence 2h --until yesterday --reason x")
        .printed();
    assert_eq!(past.code, 2, "{}", past.err);
    let why = world.irc("cadence 2h").printed();
    assert_eq!(why.code, 2);
    assert!(why.err.contains("--reason"), "{}", why.err);
}

#[test]
fn a_review_ends_with_5_only_where_it_is_asked_to_and_something_was_missed() {
    let world = open();
    world
        .irc("waive ladder.escalation.5 --reason \"I am on call\" --json")
        .change();
    world.forward(5);
    world.irc("resolve --verified --json").change();
    world.irc("update -m over --json").change();
    world.irc("close --json").change();
    let kept = world.irc("review --exit-code --json").printed();
    assert_eq!(
        (kept.code, kept.out.contains("\"grade\": \"waived\"")),
        (0, true),
        "{}",
        kept.out
    );
    let world = open();
    world.forward(45);
    world.irc("resolve --verified --json").change();
    assert_eq!(world.irc("review --json").printed().code, 0);
    assert_eq!(world.irc("review --exit-code --json").printed().code, 5);
    assert_eq!(
        world
            .irc("review --since 1d --exit-code --json")
            .printed()
            .code,
        5
    );
}

#[test]
fn a_closed_review_stays_as_it_was_written_down() {
    let world = World::new();
    let id = world.declare("sev2 checkout is down");
    let review = |flags: &str| {
        world
            .irc(&format!("review {id} --json {flags}"))
            .json("irc.review/1")
    };
    world.forward(45);
    world.irc("resolve --verified --json").change();
    world.irc("close --json").change();
    let before = review("");
    world.forward(60);
    let after = review("");
    let judged = |view: &serde_json::Value| -> Vec<serde_json::Value> {
        let promises = view["incidents"][0]["promises"].as_array().unwrap();
        promises
            .iter()
            .filter(|p| p["judged"] == true)
            .cloned()
            .collect()
    };
    assert!(!judged(&before).is_empty());
    assert_eq!(judged(&before), judged(&after));
    let today = review("--rejudge");
    assert_eq!(
        (today["rejudged"].as_bool(), judged(&today).len()),
        (Some(true), 0)
    );
}

#[test]
fn figures_of_an_open_incident_are_pending() {
    let world = open();
    world.forward(10);
    let stats = world.irc("stats --json").json("irc.stats/1");
    let measures = stats["groups"][0]["measures"].as_array().unwrap();
    let ttr = measures.iter().find(|row| row["name"] == "ttr").unwrap();
    assert_eq!((&ttr["n"], &ttr["pending"]), (&0.into(), &1.into()));
    assert!(ttr["median_s"].is_null());
    let csv = world.irc("stats --csv").printed().out;
    assert!(csv.starts_with("mode,severity,measure,"), "{csv}");
    assert_eq!(csv.lines().count(), 1 + measures.len());
}

#[test]
fn a_prompt_never_fails_and_says_nothing_where_nothing_is() {
    let world = World::new();
    for line in ["prompt", "prompt --format bash"] {
        let printed = world.irc(line).printed();
        assert_eq!(
            (printed.code, printed.out.as_str(), printed.err.as_str()),
            (0, "", "")
        );
    }
    assert!(!world.home().exists(), "a prompt makes no store");
    assert_eq!(world.irc("prompt --no-such-flag").printed().code, 0);
    world.declare("sev2 checkout is down");
    world.forward(28);
    let line = world.irc("prompt").printed().out;
    assert!(
        line.starts_with("SEV2 28m ") && line.lines().count() == 1,
        "{line}"
    );
    let ansi = world.irc("prompt --format ansi").printed().out;
    assert!(ansi.starts_with("\u{1b}["), "{ansi:?}");
    std::fs::write(
        world.home().join("incidents/20261121-001-zzz"),
        "not a folder",
    )
    .unwrap();
    assert_eq!(world.irc("prompt").printed().out, line);
}

#[test]
fn waiting_ends_when_something_falls_due_or_with_1() {
    let world = open();
    let nothing = world.irc("status --wait --timeout 1s").printed();
    assert_eq!((nothing.code, nothing.out.as_str()), (1, ""));
    assert_eq!(nothing.err, "nothing fell due\n");
    // The clock stands still here, but a new incident wants people at once.
    let waiting = world
        .command(env!("CARGO_BIN_EXE_irc"))
        .args(["status", "--wait", "--timeout", "1m", "--json"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1500));
    let other = world.declare("sev1 nobody can pay");
    let output = waiting.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let view: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(view["incidents"][0]["id"], other.as_str());
    let clocks = view["clocks"].as_array().unwrap();
    assert!(!clocks.is_empty());
    assert!(
        clocks
            .iter()
            .all(|clock| clock["incident"] == other.as_str())
    );
}

#[test]
fn a_promise_that_a_correction_took_away_is_listed_with_what_it_was() {
    let world = World::new();
    let id = world.declare("sev2 x");
    world.forward(90);
    world.irc("resolve --verified --json").change();
    world.irc("close --json").change();
    let line = format!("severity sev4 -i {id} --correct --reason \"never was worse\" --json");
    world.irc(&line).change();
    let review = world
        .irc(&format!("review {id} --rejudge --json"))
        .json("irc.review/1");
    let promises = review["incidents"][0]["promises"].as_array().unwrap();
    let update = promises
        .iter()
        .find(|promise| promise["id"] == "update.internal" && promise["round"] == 1)
        .unwrap();
    assert_eq!(
        (&update["was"], &update["grade"]),
        (&"missed".into(), &"not_applicable".into())
    );
}
