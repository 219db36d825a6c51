//! `irc scenario`: listed by the incident's words, walked check by check, each answer saved, gone on with later.

use serde_json::Value;

use crate::harness::World;
use crate::pty::Terminal;
use crate::pty::key::{CTRL_C, DOWN, ENTER, ESC};

fn show(world: &World, name: &str) -> Value {
    world
        .irc(&format!("scenario show {name} --json"))
        .json("irc.scenario/1")
}

fn states(world: &World, name: &str) -> Vec<String> {
    let shown = show(world, name);
    let checks = shown["checks"].as_array().unwrap();
    let state = |check: &Value| check["state"].as_str().unwrap().to_owned();
    checks.iter().map(state).collect()
}

#[test]
fn what_the_incident_says_stands_first() {
    let world = World::new();
    world.declare("sev2 connection refused on api --playbook workbench");
    let list = world.irc("scenario --json").json("irc.scenarios/1");
    let first = &list["scenarios"][0];
    assert_eq!(first["id"], "service-unreachable");
    assert!(!first["words"].as_array().unwrap().is_empty());
    assert_eq!(list["scenarios"].as_array().unwrap().len(), 3);
    for (playbook, scenarios) in [
        ("default", 5),
        ("sql-studio", 0),
        ("sv-sdk", 4),
        ("release-manager", 0),
        ("qawave", 4),
        ("workbench", 3),
    ] {
        let line = format!("scenario list --playbook {playbook} --json");
        let list = world.irc(&line).json("irc.scenarios/1");
        assert_eq!(
            list["scenarios"].as_array().unwrap().len(),
            scenarios,
            "{playbook}"
        );
        let screen = world
            .irc(&format!("scenario --playbook {playbook}"))
            .printed();
        assert_eq!((screen.code, screen.err.as_str()), (0, ""), "{playbook}");
    }
}

#[test]
fn flags_answer_every_question_of_a_walk() {
    let world = World::new();
    world.declare("sev2 slow --playbook workbench");
    let change = world
        .irc("scenario walk performance --found slow-queries=\"seq scan\" --tick slow-resources --skip slow-cache=\"no redis\" --way 2 --json")
        .change();
    let kinds: Vec<&str> = change["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "step_done",
            "step_done",
            "noted",
            "step_skipped",
            "option_chosen"
        ]
    );
    assert_eq!(
        states(&world, "performance"),
        ["done", "done", "open", "skipped"]
    );
    let shown = show(&world, "performance");
    assert_eq!(shown["ways_out"][1]["taken_at"], world.now());
    assert_eq!(shown["checks"][3]["why"], "no redis");
    let log = world.irc("log").printed().out;
    assert!(log.contains("way out taken: Add indexes"), "{log}");
    assert!(
        log.contains("Check the database queries: seq scan"),
        "{log}"
    );
    // A way out is no mitigation of the playbook: that is still to be chosen.
    world.irc("mitigate --choose rollback --json").change();
    let again = world
        .irc("scenario walk performance --way 2 --json")
        .change();
    assert_eq!(again["events"].as_array().unwrap().len(), 0);
    for (line, code, kind) in [
        ("scenario walk nonsense", 2, "unknown_word"),
        (
            "scenario walk performance --tick slow-querys",
            2,
            "unknown_word",
        ),
        ("scenario walk performance --way 9", 2, "unknown_word"),
        (
            "scenario walk performance --found slow-queries=",
            2,
            "empty",
        ),
        ("scenario walk performance --playbook default", 2, "usage"),
        ("scenario show", 2, "usage"),
    ] {
        assert_eq!(world.irc(line).refused(code)["kind"], kind, "{line}");
    }
}

#[test]
fn off_a_terminal_a_walk_without_flags_shows_and_changes_nothing() {
    let world = World::new();
    world.declare("sev2 slow --playbook workbench");
    let printed = world.irc("scenario walk performance").printed();
    assert_eq!(printed.code, 0, "{}", printed.err);
    assert!(
        printed.out.contains("[ ] Check resource usage"),
        "{}",
        printed.out
    );
    let change = world.irc("scenario walk performance --json").change();
    assert_eq!(change["events"].as_array().unwrap().len(), 0);
}

#[test]
fn a_walk_is_offered_in_triage_saved_at_each_answer_and_gone_on_with() {
    let world = World::new();
    world.declare("sev2 timeouts everywhere --playbook workbench");
    let mut terminal = Terminal::start(&world, "triage");
    terminal.wait("Severity (unsure").wait("(skip)").press(ESC);
    for question in [
        "impact on users",
        "How many users",
        "data at risk",
        "workaround",
    ] {
        terminal.wait(question).wait("> ").press(ESC);
    }
    terminal.wait("Done?").press(ESC);
    terminal
        .wait("known kind of trouble. Walk it?")
        .wait("(skip)");
    terminal.press(ENTER);
    terminal
        .wait("Check resource usage")
        .wait("(skip)")
        .press(CTRL_C);
    let (screen, code) = terminal.end();
    assert_eq!(code, 130, "{screen}");
    world
        .irc("scenario walk performance --tick slow-resources --json")
        .change();
    let mut terminal = Terminal::start(&world, "scenario walk performance");
    terminal
        .wait("Check the database queries")
        .wait("(skip)")
        .press(ENTER);
    terminal
        .wait("What did you find?")
        .press(&format!("seq scan{ENTER}"));
    terminal.wait("Check for a traffic spike").wait("(skip)");
    terminal.press(&format!("{DOWN}{ENTER}"));
    terminal
        .wait("Check the cache hit rate")
        .wait("(skip)")
        .press(CTRL_C);
    let (_, code) = terminal.end();
    assert_eq!(code, 130);
    assert_eq!(
        states(&world, "performance"),
        ["done", "done", "done", "open"]
    );
    let mut terminal = Terminal::start(&world, "scenario walk performance");
    terminal
        .wait("Check the cache hit rate")
        .wait("(skip)")
        .press(ESC);
    terminal.wait("Which way out").wait("(skip)");
    terminal.press(&format!("{DOWN}{ENTER}"));
    let (_, code) = terminal.end();
    assert_eq!(code, 0);
    assert_ne!(
        show(&world, "performance")["ways_out"][1]["taken_at"],
        Value::Null
    );
}
