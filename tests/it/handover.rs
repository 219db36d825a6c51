//! Handing over, as people do it: a brief, an offer, an acceptance; and nobody is ever without a commander.

use serde_json::Value;

use crate::harness::World;
use crate::pty::Terminal;
use crate::pty::key::ENTER;

fn commander(world: &World) -> Vec<String> {
    let status = world.status("");
    let roles = status["incidents"][0]["roles"].as_array().unwrap().clone();
    let ic = roles.iter().find(|role| role["role"] == "ic").unwrap();
    let who = ic["who"].as_array().unwrap().iter();
    who.map(|who| who.as_str().unwrap().to_owned()).collect()
}

fn clock(world: &World, id: &str, round: u64) -> Value {
    let status = world.irc("status --all --json").json("irc.status/1");
    let clocks = status["clocks"].as_array().unwrap();
    let mut mine = clocks.iter().filter(|clock| clock["id"] == id);
    mine.find(|clock| clock["round"] == round).unwrap().clone()
}

#[test]
fn the_holder_stays_until_the_other_accepts_and_the_clock_of_the_role_is_met_by_it() {
    let world = World::new();
    world.declare("sev2 checkout is down");
    world.irc("task @cid check the replica --in 10m").printed();
    world.forward(5);
    let offer = world.irc("handoff @bob --notes \"the vendor calls back\" --json");
    let offer = offer.change();
    let text = offer["brief"].as_str().unwrap();
    for word in [
        "the vendor calls back",
        "check the replica",
        "Update for internal",
    ] {
        assert!(text.contains(word), "{word} in {text}");
    }
    assert_eq!(commander(&world), ["@ann"]);
    let refused = world.irc("handoff --accept --by @eve").refused(1);
    assert_eq!(refused["kind"], "not_offered");
    assert_eq!(refused["hint"], "irc handoff --accept --by @bob");
    world.forward(1);
    let accepted = world.irc("handoff --accept --by @bob --json").change();
    assert_eq!(commander(&world), ["@bob"]);
    let event = &accepted["events"][0];
    assert_eq!(event["kind"], "role_accepted");
    let id = "role.incident-commander";
    let first = clock(&world, id, 1);
    assert_eq!(
        (&first["state"], &first["met_by"]),
        (&"met".into(), &event["id"])
    );
    assert_eq!(clock(&world, id, 2)["state"], "running");
    let refused = world.irc("role IC @bob --release").refused(1);
    assert_eq!(refused["kind"], "commander_needed");
}

#[test]
fn an_offer_can_be_declined_withdrawn_or_taken_aloud() {
    let world = World::new();
    world.declare("sev2 checkout is down");
    for (line, kind) in [
        (
            "handoff --decline --by @bob --reason asleep",
            "role_declined",
        ),
        ("handoff --withdraw", "role_withdrawn"),
        ("handoff --accepted", "role_accepted"),
    ] {
        world.irc("handoff @bob --json").change();
        let change = world.irc(&format!("{line} --json")).change();
        assert_eq!(change["events"][0]["kind"], kind, "{line}");
        assert_eq!(change["incident"]["offers"], Value::Array(Vec::new()));
    }
    assert_eq!(commander(&world), ["@bob"]);
    for line in ["handoff bob", "handoff @bob @cid", "handoff --accepted"] {
        assert_eq!(world.irc(line).refused(2)["kind"], "usage", "{line}");
    }
    let nothing = world.irc("handoff --withdraw --json").change();
    assert_eq!(nothing["events"], Value::Array(Vec::new()));
}

#[test]
fn status_says_what_to_type_while_an_offer_is_open() {
    let world = World::new();
    world.declare("sev2 checkout is down");
    world.irc("handoff @bob").printed();
    let shown = world.irc("status").printed().out;
    assert!(
        shown.contains("! IC offered to @bob since 03:12\n   irc handoff --accept --by @bob\n"),
        "{shown}"
    );
}

#[test]
fn on_a_terminal_it_asks_who_takes_over_and_then_whoever_that_is() {
    let world = World::new();
    world.declare("sev2 checkout is down");
    let mut giver = Terminal::start(&world, "handoff");
    giver
        .wait("Hand over Incident Commander to whom?")
        .wait("> ");
    giver.press(&format!("bob{ENTER}"));
    giver.wait("What must they know").wait("> ");
    giver.press(&format!("the vendor calls back{ENTER}"));
    let (screen, code) = giver.end();
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("stays until it is accepted"), "{screen}");
    assert_eq!(commander(&world), ["@ann"]);
    let mut taker = Terminal::start(&world, "handoff --by @bob");
    taker.wait("the vendor calls back");
    taker.wait("is offered to you").wait("take it");
    taker.press(ENTER);
    let (screen, code) = taker.end();
    assert_eq!(code, 0, "{screen}");
    assert_eq!(commander(&world), ["@bob"]);
}

#[test]
fn a_brief_fits_a_screen() {
    let world = World::new();
    world.declare("sev1 checkout is down --impact \"nobody can pay by card\"");
    for line in [
        "impact --started 03:02 --set needs=\"a word to the vendor\"",
        "note --finding the pool is exhausted since the deploy of version 41 to the second region",
        "note --hypothesis bad deploy",
        "note --hypothesis slow disk",
        "note --rules-out h2 disk is fine",
        "note --did restarted one replica",
        "note --decision roll back",
        "task @bob check the replica --in 10m",
        "update we are rolling back",
        "handoff @bob",
    ] {
        world.irc(line).printed();
    }
    world.forward(20);
    for line in ["brief", "brief --for latecomers", "brief --for executives"] {
        let (screen, code) = Terminal::start(&world, line).end();
        assert_eq!(code, 0);
        let rows = screen.lines().filter(|row| !row.contains("ended with"));
        assert!(rows.count() <= 24, "{line}:\n{screen}");
    }
}

#[test]
fn whoever_joins_reads_the_brief_and_whoever_leaves_stays_in_the_postmortem() {
    let world = World::new();
    world.declare("sev2 checkout is down");
    let joined = world.irc("join @bob --json").change();
    let brief = joined["brief"].as_str().unwrap();
    assert!(
        brief.contains("PEOPLE\n- Roles: Incident Commander @ann"),
        "{brief}"
    );
    let shown = world.irc("status").printed().out;
    assert!(shown.contains("| with @bob"), "{shown}");
    world.forward(5);
    assert_eq!(world.irc("leave").refused(1)["kind"], "commander_needed");
    world.irc("leave @bob --json").change();
    let status = world.status("");
    assert_eq!(
        status["incidents"][0]["responders"],
        serde_json::json!(["@ann"])
    );
    let postmortem = world.irc("postmortem --stdout").printed().out;
    assert!(
        postmortem.contains("@bob (until 2026-11-21 03:17"),
        "{postmortem}"
    );
}
