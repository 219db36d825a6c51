//! The severity, whichever command sets it: lowering wants a reason, raising says who must be told, and the playbook's own
//! question is answered by it.

use serde_json::Value;

use crate::harness::World;
use crate::pty::Terminal;
use crate::pty::key::{DOWN, ENTER, ESC};

fn open_ids(change: &Value) -> Vec<&str> {
    let open = change["open"].as_array().unwrap();
    open.iter().map(|one| one["id"].as_str().unwrap()).collect()
}

/// Every way to set it, with the playbook that has the question.
const WAYS: [&str; 4] = [
    "severity LEVEL",
    "triage --severity LEVEL",
    "step answer severity LEVEL",
    "ack --answer severity=LEVEL",
];

#[test]
fn lowering_wants_a_reason_whichever_command_it_is() {
    for way in WAYS {
        let world = World::new();
        world.declare("sev2 slow --playbook sql-studio");
        let line = way.replace("LEVEL", "sev4");
        let error = world.irc(&line).refused(2);
        assert_eq!(error["kind"], "reason_needed", "{line}");
        assert_eq!(world.status("")["incidents"][0]["severity"], "SEV-2");
        let line = format!("{line} --reason \"one user\" --json");
        let change = world.irc(&line).change();
        assert_eq!(change["incident"]["severity"], "SEV-4", "{line}");
        let set = change["events"].as_array().unwrap();
        let set = set.iter().find(|event| event["kind"] == "severity_set");
        assert_eq!(set.unwrap()["data"]["reason"], "one user", "{line}");
    }
}

#[test]
fn raising_says_who_must_be_told_and_answers_the_playbooks_question() {
    for way in WAYS {
        let world = World::new();
        let declared = world
            .irc("declare sev2 slow --playbook sql-studio --json")
            .change();
        assert!(open_ids(&declared).contains(&"severity"), "{declared}");
        let line = format!("{} --json", way.replace("LEVEL", "sev1"));
        let change = world.irc(&line).change();
        let remarks = change["remarks"].to_string();
        assert!(remarks.contains("now to be told: "), "{line}: {remarks}");
        assert!(remarks.contains("Leadership"), "{line}: {remarks}");
        assert!(!open_ids(&change).contains(&"severity"), "{line}");
        // What was said once does not hide a later change.
        world.irc("severity sev2 --reason less --json").change();
        let again = world.irc(&line).change();
        assert_eq!(again["incident"]["severity"], "SEV-1", "{line}");
    }
}

#[test]
fn a_severity_that_comes_twice_in_one_move_is_set_once() {
    let world = World::new();
    world.declare("sev2 slow --playbook sql-studio");
    let change = world
        .irc("triage --severity sev1 --answer severity=sev1 --json")
        .change();
    let events = change["events"].as_array().unwrap();
    let set = events
        .iter()
        .filter(|event| event["kind"] == "severity_set");
    assert_eq!(set.count(), 1, "{events:#?}");
}

#[test]
fn a_walk_asks_why_before_it_lowers_and_leaves_it_otherwise() {
    let world = World::new();
    world.declare("sev2 slow --playbook qawave");
    let mut terminal = Terminal::start(&world, "triage");
    terminal.wait("Which severity is it").wait("(skip)");
    terminal.press(&format!("{DOWN}{ENTER}"));
    terminal.wait("Why lower it to SEV3?").press(ESC);
    terminal.wait("still SEV2: lowering wants a reason");
    terminal.wait("Done?").press(ESC);
    terminal.end();
    assert_eq!(world.status("")["incidents"][0]["severity"], "SEV2");
    let mut terminal = Terminal::start(&world, "triage");
    terminal.wait("Which severity is it").wait("(skip)");
    terminal.press(&format!("\u{1b}[A{ENTER}"));
    terminal.wait("Done?").press(ESC);
    terminal.end();
    assert_eq!(world.status("")["incidents"][0]["severity"], "SEV1");
}

#[test]
fn help_proposes_by_the_playbooks_own_signs_and_sets_nothing_unasked() {
    let world = World::new();
    let help = |line: &str| {
        world
            .irc(&format!("severity --help-me {line} --json"))
            .json("irc.severity-help/1")
    };
    // Before there is an incident, under every playbook.
    for playbook in [
        "default",
        "sql-studio",
        "sv-sdk",
        "release-manager",
        "qawave",
        "workbench",
    ] {
        let asked = help(&format!("--playbook {playbook}"));
        assert_eq!(asked["proposal"], Value::Null, "{playbook}");
        let signs = asked["questions"].as_array().unwrap();
        let signs = signs.iter().filter(|one| one["kind"] == "signs");
        assert_eq!(signs.count(), 3, "{playbook}");
    }
    let gap = help("--playbook release-manager --answer users-affected=15");
    assert_eq!(gap["proposal"]["severity"], "P2");
    assert_eq!(gap["proposal"]["sure"], false);
    world.declare("sev3 slow");
    let unsure = help("--answer sev-1=unsure");
    assert_eq!(unsure["proposal"]["severity"], "SEV-1");
    assert_eq!(unsure["current"], "SEV-3");
    assert_eq!(world.status("")["incidents"][0]["severity"], "SEV-3");
    let change = world
        .irc("severity --help-me --answer sev-1=unsure --yes --json")
        .change();
    assert_eq!(change["incident"]["severity"], "SEV-1");
    let set = &change["events"][0];
    assert_eq!(set["kind"], "severity_set");
    assert!(
        set["data"]["reason"]
            .as_str()
            .unwrap()
            .starts_with("by the playbook's signs: ")
    );
    assert!(change["remarks"].to_string().contains("now to be told"));
    for (line, kind) in [
        ("severity --help-me --answer nonsense=1", "unknown_word"),
        (
            "severity --help-me --answer users-affected=lots",
            "unknown_word",
        ),
        ("severity --help-me sev1", "usage"),
        ("severity --answer sev-1=no sev2", "usage"),
        ("severity", "usage"),
    ] {
        assert_eq!(world.irc(line).refused(2)["kind"], kind, "{line}");
    }
}

#[test]
fn help_is_offered_in_triage_and_asks_only_what_could_make_it_worse() {
    let world = World::new();
    world.declare("sev3 slow --playbook qawave");
    let mut terminal = Terminal::start(&world, "triage");
    terminal.wait("help me: ask").wait("(skip)");
    terminal.press(&format!("{DOWN}{DOWN}{ENTER}"));
    terminal
        .wait("users affected, in %")
        .press(&format!("60{ENTER}"));
    terminal
        .wait("SEV1: is any of these so?")
        .wait("[ ]")
        .press(ENTER);
    terminal.wait("users affected: 60% (above 50)");
    terminal.wait("Take SEV2?").press(&format!("y{ENTER}"));
    terminal.wait("Done?").press(ESC);
    terminal.end();
    let incident = &world.status("")["incidents"][0];
    assert_eq!(incident["severity"], "SEV2");
    let log = world.irc("log").printed().out;
    assert!(log.contains("by the playbook's signs"), "{log}");
}

#[test]
fn help_at_a_terminal_sets_it_only_after_a_yes() {
    let world = World::new();
    world.declare("sev2 slow --playbook workbench");
    let mut terminal = Terminal::start(&world, "severity --help-me");
    terminal
        .wait("SEV1: is any of these so?")
        .wait("[ ]")
        .press(ESC);
    terminal.wait("not sure whether a sign of SEV1");
    terminal
        .wait("It is SEV2 now. Set SEV1?")
        .press(&format!("n{ENTER}"));
    let (_, code) = terminal.end();
    assert_eq!(code, 0);
    assert_eq!(world.status("")["incidents"][0]["severity"], "SEV2");
}
