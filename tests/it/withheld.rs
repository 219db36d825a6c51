//! Words that are redacted while messages wait: what is sent afterwards, what is not, and what is said about what was.

use serde_json::Value;

use crate::channels;
use crate::harness::World;
use crate::redaction::{last_event, store};
use crate::server::{Act, Server, reply};

fn event_of(change: &Value, kind: &str) -> String {
    let events = change["events"].as_array().unwrap();
    let found = events.iter().find(|e| e["kind"] == kind).unwrap();
    found["id"].as_str().unwrap().to_owned()
}

/// A channel that is told of everything it may be, through a service that answers with what it was sent.
const ECHO: &str = r#"{"error":"cannot take: Erika Mustermann cannot pay"}"#;

fn outbox(world: &World) -> String {
    store(&world.home().join("outbox"))
}

/// Everything that reached the service after the first `n` requests.
fn sent(server: &Server, n: usize) -> String {
    let seen = server.seen();
    seen.iter().skip(n).map(|one| one.body.as_str()).collect()
}

#[test]
fn what_waits_to_be_sent_goes_without_the_words_and_an_update_not_at_all() {
    let server = Server::new([Act::Reply(429, &[("retry-after", "600")], ECHO)]);
    let world = channels::world(&server, channels::JSON);
    let declared = channels::json_of(&world, "declare sev2 Erika Mustermann cannot pay", 4);
    let update = channels::json_of(
        &world,
        "update --for customers -m \"Erika Mustermann is asked to wait\"",
        4,
    );
    let drafted = event_of(&update, "update_drafted");
    let said = world
        .irc(&format!(
            "redact {} --reason \"a name\" --json",
            event_of(&declared, "declared")
        ))
        .printed();
    assert!(
        said.out.contains("is gone") || said.out.contains("are gone"),
        "{said:?}"
    );
    world
        .irc(&format!("redact {drafted} --reason \"a name\" --json"))
        .printed();
    assert!(!store(&world.home()).contains("Mustermann"));
    let before = server.count();
    server.now([reply(200, "{}")]);
    world.forward(30);
    channels::irc(&world, "note half an hour later").printed();
    let sent = sent(&server, before);
    assert!(
        sent.contains("[redacted]") && sent.contains("declared"),
        "the declaration must still come through: {sent}"
    );
    assert!(
        !sent.contains("Mustermann") && !sent.contains("\"update\""),
        "{sent}"
    );
    let facts = channels::facts(&world);
    assert_eq!(
        facts
            .iter()
            .filter(|kind| *kind == "message_dropped")
            .count(),
        1,
        "{facts:?}"
    );
    assert!(
        !facts.contains(&"update_said".to_owned()),
        "nobody was told: the promise stays open"
    );
    assert_eq!(world.irc("outbox").printed().out, "");
}

#[test]
fn what_a_service_said_back_and_what_another_event_repeats_does_not_leave_either() {
    let server = Server::new([reply(503, ECHO)]);
    let world = channels::world(
        &server,
        "  hook: {kind: webhook, url: URL/in, secret: s1gningKey, idempotent: true, events: [declared]}\n",
    );
    channels::json_of(&world, "declare sev2 Erika Mustermann cannot pay", 4);
    assert!(
        outbox(&world).contains("Mustermann"),
        "the service's answer is kept: {}",
        outbox(&world)
    );
    let note = channels::json_of(&world, "note Erika Mustermann cannot pay", 0);
    let event = last_event(&note);
    let change = channels::json_of(&world, &format!("redact {event} --reason \"a name\""), 0);
    let remarks = change["remarks"].to_string();
    assert!(
        remarks.contains("taken out of what waits for hook"),
        "{remarks}"
    );
    assert!(
        remarks.contains("STILL THERE") && remarks.contains("-1.2"),
        "the title repeats it: {remarks}"
    );
    assert!(!outbox(&world).contains("Mustermann"), "{}", outbox(&world));
    let before = server.count();
    server.now([reply(200, "{}")]);
    world.forward(60);
    channels::irc(&world, "note later").printed();
    let sent = sent(&server, before);
    assert!(
        sent.contains("[redacted]") && !sent.contains("Mustermann"),
        "{sent}"
    );
}

#[test]
fn which_channels_have_the_words_already_is_said() {
    let server = Server::new([reply(200, "{}")]);
    let world = channels::world(&server, channels::JSON);
    let declared = channels::json_of(&world, "declare sev2 Erika Mustermann cannot pay", 0);
    let line = format!(
        "redact {} --reason \"a name\"",
        event_of(&declared, "declared")
    );
    let remarks = channels::json_of(&world, &line, 0)["remarks"].to_string();
    assert!(remarks.contains("sent already through hook"), "{remarks}");
}
