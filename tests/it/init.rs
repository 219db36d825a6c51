//! The first minute: every question has a flag, can be left out, and overwrites nothing.

use std::fs;

use serde_json::json;

use crate::harness::World;
use crate::pty::Terminal;
use crate::pty::key::ENTER;

#[test]
fn flags_alone_set_irc_up_and_begin_a_drill() {
    let world = World::new();
    let line = "init --user @zoe --zone Europe/Berlin --playbook workbench --contact \"CTO=@cto, +49 30 1\" --drill --json";
    let document = world.irc(line).json("irc.init/1");
    assert_eq!(document["contacts"], json!(["CTO"]));
    let lost = document["unreachable"].as_array().unwrap();
    assert!(!lost.contains(&json!("CTO")), "{lost:?}");
    let status = world.status("");
    let incident = &status["incidents"][0];
    assert_eq!(incident["id"], document["drill"]);
    assert_eq!(incident["mode"], "drill");
    assert_eq!(incident["playbook"]["name"], "workbench");
    assert_eq!(incident["roles"][0]["who"], json!(["@zoe"]));
    let team = fs::read_to_string(world.path("config/team.yaml")).unwrap();
    assert!(
        team.contains("  - name: \"CTO\"\n    how: [\"@cto\", \"+49 30 1\"]\n"),
        "{team}"
    );
    assert_eq!(world.irc("config check").printed().code, 0);
}

#[test]
fn nothing_is_overwritten_unasked() {
    let world = World::new();
    let own = world.write("config/config.yaml", "user: \"@ann\"\n");
    let team = world.write("config/team.yaml", "zone: UTC\n");
    for line in ["init --user @bob", "init --force --contact CTO=@cto"] {
        assert_eq!(world.irc(line).refused(2)["kind"], "usage", "{line}");
    }
    world.irc("init").printed();
    assert_eq!(fs::read_to_string(&own).unwrap(), "user: \"@ann\"\n");
    world.irc("init --force --user @bob --dry-run").printed();
    assert_eq!(fs::read_to_string(&own).unwrap(), "user: \"@ann\"\n");
    assert_eq!(world.irc("init --force --user @bob").printed().code, 0);
    assert!(fs::read_to_string(&own).unwrap().contains("user: \"@bob\""));
    assert_eq!(fs::read_to_string(&team).unwrap(), "zone: UTC\n");
}

#[test]
fn on_a_terminal_it_asks_and_every_question_can_be_left_out() {
    let world = World::new();
    let mut person = Terminal::start(&world, "init");
    for (question, answer) in [
        ("Who types?", ENTER),
        ("Time zone", ENTER),
        ("Playbook for new incidents?", ENTER),
        ("Fill them in now?", "y\r"),
        (
            "On-call engineer: how to reach them?",
            "@oncall, +49 30 1\r",
        ),
    ] {
        person.wait(question).press(answer);
    }
    for _ in 1..9 {
        person.wait("how to reach them?").press(ENTER);
    }
    person.wait("Try it now with a drill?").press("y\r");
    let (screen, code) = person.end();
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("DRILL"), "{screen}");
    let team = fs::read_to_string(world.path("config/team.yaml")).unwrap();
    assert!(team.contains("name: \"On-call engineer\"\n    how: [\"@oncall\", \"+49 30 1\"]"));
}
