//! `irc who`: found by area, role or half a name; the team's numbers; the incident's playbook; what is not known.

use crate::harness::World;

fn names(world: &World, line: &str) -> Vec<String> {
    let answer = world.irc(&format!("{line} --json")).json("irc.who/1");
    let people = answer["people"].as_array().unwrap();
    let name = |one: &serde_json::Value| one["name"].as_str().unwrap().to_owned();
    people.iter().map(name).collect()
}

#[test]
fn the_incidents_own_playbook_counts_before_the_configured_one() {
    let world = World::new();
    world.write("config/config.yaml", "playbook: workbench\n");
    let of = |line: &str| {
        let answer = world.irc(line).json("irc.who/1");
        (answer["playbook"].clone(), answer["incident"].clone())
    };
    assert_eq!(of("who --json").0, "workbench");
    let id = world.declare("sev2 slow --playbook sql-studio");
    assert_eq!(of("who --json"), ("sql-studio".into(), id.into()));
    assert_eq!(
        of("who --playbook qawave --json"),
        ("qawave".into(), serde_json::Value::Null)
    );
    // Two under one playbook are as good as one; under two it must be said which.
    world.declare("sev3 slower --playbook sql-studio");
    assert_eq!(of("who --json").0, "sql-studio");
    world.declare("sev3 slowest --playbook qawave");
    let error = world.irc("who database").refused(1);
    assert_eq!(error["kind"], "several_incidents");
}

#[test]
fn the_teams_numbers_and_what_was_reached_stand_beside_the_name() {
    let world = World::new();
    world.write(
        "config/team.yaml",
        "contacts:\n  - {name: Engineering Manager, how: [\"+49 30 1\"], secondary: CTO}\n  - {name: Network, area: Network, how: [\"@net\"]}\n",
    );
    world.declare("sev1 down --playbook sql-studio");
    world
        .irc("escalate --to \"Engineering Manager\" --reached --json")
        .change();
    let answer = world.irc("who manager --json").json("irc.who/1");
    let manager = &answer["people"][0];
    assert_eq!(manager["name"], "Engineering Manager");
    assert_eq!(manager["how"][0], "+49 30 1");
    assert_eq!(manager["placeholder"], serde_json::Value::Null);
    assert_eq!(manager["behind"]["name"], "CTO");
    assert_eq!(manager["behind"]["how"][0], "@cto");
    assert_eq!(manager["no_answer"]["max_s"], 300);
    assert_eq!(manager["reached_at"], world.now());
    assert_eq!(names(&world, "who network"), ["Network"]);
}

#[test]
fn every_word_of_a_night_finds_somebody_under_every_playbook() {
    let world = World::new();
    for (playbook, word, whom) in [
        ("default", "on-call", "On-call engineer"),
        ("default", "customers notice", "Customer support"),
        ("sql-studio", "database", "@db-team"),
        ("sql-studio", "client-side errors", "@frontend-team"),
        ("sv-sdk", "devops", "DevOps Lead"),
        ("release-manager", "ceo", "CEO"),
        ("qawave", "engineer", "On-call"),
        ("workbench", "security", "Security Team"),
    ] {
        let found = names(&world, &format!("who {word} --playbook {playbook}"));
        assert_eq!(
            found.first().map(String::as_str),
            Some(whom),
            "{playbook}: {word}"
        );
        let everybody = names(&world, &format!("who --playbook {playbook}"));
        assert!(everybody.len() > 4, "{playbook}");
    }
}

#[test]
fn an_unknown_word_is_refused_with_the_nearest() {
    let world = World::new();
    let error = world.irc("who databse --playbook sql-studio").refused(2);
    assert_eq!(error["kind"], "unknown_word");
    assert_eq!(error["hint"], "did you mean Database?");
    let error = world.irc("who @ --playbook sql-studio").refused(2);
    assert!(error["why"].as_str().unwrap().contains("Database"));
    assert!(error["hint"].as_str().unwrap().contains("team.yaml"));
    world.irc("who --playbook nonsense").refused(2);
}

#[test]
fn what_is_shown_says_that_nobody_was_called() {
    let world = World::new();
    let shown = |line: &str| world.irc(line).printed().out;
    assert!(shown("who").starts_with("irc calls nobody"));
    world.declare("sev1 down");
    let one = shown("who legal");
    assert!(one.starts_with("NOT PAGED by irc"), "{one}");
    assert!(
        one.contains("irc escalate --to 'Legal and privacy' --reached"),
        "{one}"
    );
    assert!(one.contains("numbers go into team.yaml"), "{one}");
    for width in ["40", "80"] {
        let narrow = world.irc("who").env("COLUMNS", width).printed().out;
        let most = narrow.lines().map(|line| line.chars().count()).max();
        assert!(most.unwrap() <= width.parse().unwrap(), "{narrow}");
    }
}
