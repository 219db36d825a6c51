//! Telling people elsewhere, against services that answer as real ones do, fail as real ones do, and lie.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::{Run, World, tree};
use crate::server::{Act, Server, reply};

/// A world with these channels; `URL` stands for the service's address.
pub(crate) fn world(server: &Server, channels: &str) -> World {
    let world = World::new();
    configure(&world, server, channels);
    world
}

pub(crate) fn configure(world: &World, server: &Server, channels: &str) {
    let text = format!("channels:\n{}", channels.replace("URL", &server.url));
    let path = world.write("config/config.yaml", &text);
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

pub(crate) const HOOK: &str = "  ops: {kind: slack, url: URL/services/T0/B0/sEcReT}\n";
pub(crate) const PAGER: &str =
    "  pager: {kind: pagerduty, url: URL, secret: r0ut1ngKey0123456789012345678901}\n";
pub(crate) const JSON: &str = "  hook: {kind: webhook, url: URL/in, secret: s1gningKey, events: [declared, update, resolved]}\n";

/// Every command draws other random names, although the clock stands still.
pub(crate) fn irc<'w>(world: &'w World, line: &str) -> Run<'w> {
    static SEED: AtomicU32 = AtomicU32::new(0);
    let seed = SEED.fetch_add(1, Ordering::Relaxed);
    world.irc(line).env("IRC_SEED", seed.to_string())
}

pub(crate) fn json_of(world: &World, line: &str, code: i32) -> Value {
    let printed = irc(world, &format!("{line} --json")).printed();
    assert_eq!(printed.code, code, "{line}: {printed:?}");
    assert_eq!(printed.err, "", "{line}");
    serde_json::from_str(&printed.out).unwrap()
}

pub(crate) fn states(document: &Value) -> Vec<&str> {
    let all = document["deliveries"].as_array().unwrap();
    all.iter()
        .map(|one| one["state"].as_str().unwrap())
        .collect()
}

pub(crate) fn facts(world: &World) -> Vec<String> {
    let log = world.irc("log --json").json("irc.log/1");
    let events = log["events"].as_array().unwrap();
    events
        .iter()
        .map(|e| e["kind"].as_str().unwrap().to_owned())
        .collect()
}

fn clock(world: &World, id: &str) -> Value {
    let status = world.status("");
    let clocks = status["clocks"].as_array().unwrap();
    clocks
        .iter()
        .find(|clock| clock["id"] == id)
        .unwrap()
        .clone()
}

/// Nothing that nobody may read stands in the store or in what was printed.
pub(crate) fn leaks_nothing(world: &World, printed: &str) {
    let secrets = ["sEcReT", "r0ut1ngKey", "s1gningKey", "/services/"];
    let mut texts = vec![printed.to_owned()];
    for file in tree(&world.home()) {
        let path = file.split(' ').next().unwrap();
        texts.push(String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned());
    }
    for text in &texts {
        for secret in secrets {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}

#[test]
fn a_declaration_reaches_the_room_and_says_so() {
    let server = Server::new([reply(200, "ok")]);
    let world = world(&server, HOOK);
    let change = json_of(&world, "declare sev2 checkout <!channel> & down", 0);
    assert_eq!(states(&change), ["delivered"]);
    let [seen] = server.seen().try_into().unwrap();
    assert_eq!(seen.line, "POST /services/T0/B0/sEcReT HTTP/1.1");
    let body = seen.json();
    assert!(
        body["text"]
            .as_str()
            .unwrap()
            .contains("&lt;!channel&gt; &amp; down"),
        "{body}"
    );
    assert_eq!(body["blocks"][0]["text"]["type"], "plain_text");
    assert_eq!(facts(&world).last().unwrap(), "message_delivered");
    assert_eq!(world.irc("outbox").printed().out, "");
    leaks_nothing(&world, &change.to_string());
}

#[test]
fn every_form_of_wait_is_kept_and_the_same_key_is_sent_again() {
    for (headers, wait) in [
        (&[("retry-after", "120")][..], 120),
        (&[("retry-after", "Sat, 21 Nov 2026 03:15:00 GMT")][..], 180),
        (&[("ratelimit-reset", "90")][..], 90),
        (&[("x-ratelimit-reset", "1795230840")][..], 120),
        (&[("x-ratelimit-reset-after", "1.5")][..], 2),
    ] {
        let server = Server::new([Act::Reply(429, headers, "")]);
        let world = world(&server, PAGER);
        let change = json_of(&world, "declare sev2 checkout is down --unacked", 4);
        let next = change["deliveries"][0]["next_at"].as_str().unwrap();
        let at = |text: &str| {
            chrono::DateTime::parse_from_rfc3339(text)
                .unwrap()
                .timestamp()
        };
        assert_eq!(at(next) - at(&world.now()), wait, "{headers:?}");
        // Before its time nothing is sent, and the command that only notes ends well.
        json_of(&world, "note looking", 0);
        assert_eq!(server.count(), 1, "{headers:?}");
        server.now([reply(202, r#"{"dedup_key":"x"}"#)]);
        world.forward(5);
        json_of(&world, "note still looking", 0);
        let seen = server.seen();
        assert_eq!(seen.len(), 2);
        assert_eq!(seen[0].json()["dedup_key"], seen[1].json()["dedup_key"]);
        assert!(facts(&world).contains(&"message_delivered".to_owned()));
    }
}

#[test]
fn what_is_unknown_is_sent_again_only_when_a_person_says_so() {
    let server = Server::new([Act::Lose, reply(200, "ok")]);
    let world = world(&server, HOOK);
    let change = json_of(&world, "declare sev2 checkout is down", 4);
    assert_eq!(states(&change), ["unknown"]);
    world.forward(60);
    json_of(&world, "note an hour later --no-send", 0);
    json_of(&world, "outbox flush", 4);
    assert_eq!(server.count(), 1, "never a silent double");
    irc(&world, "outbox retry").refused(2);
    let again = json_of(&world, "outbox retry --yes", 0);
    assert_eq!((states(&again), server.count()), (vec!["delivered"], 2));
    assert_eq!(states(&json_of(&world, "outbox", 0)), [""; 0]);
}

#[test]
fn a_poison_message_blocks_nothing_and_can_be_given_up() {
    let server = Server::new([reply(400, "invalid_payload"), reply(200, "ok")]);
    let world = world(&server, HOOK);
    json_of(&world, "declare sev2 checkout is down", 4);
    let raised = json_of(&world, "severity sev1", 0);
    assert_eq!(states(&raised), ["delivered"]);
    let left = json_of(&world, "outbox", 0);
    assert_eq!(states(&left), ["failed"]);
    let id = left["deliveries"][0]["id"].as_str().unwrap();
    json_of(&world, &format!("outbox drop {id}"), 0);
    assert_eq!(facts(&world).last().unwrap(), "message_dropped");
    assert_eq!(states(&world.status("")), [""; 0]);
}

#[test]
fn order_is_kept_behind_a_message_that_waits() {
    let server = Server::new([
        Act::Reply(429, &[("retry-after", "60")], ""),
        reply(204, ""),
    ]);
    let world = world(&server, JSON);
    json_of(&world, "declare sev2 checkout is down", 4);
    let update = json_of(&world, "update we look", 4);
    assert_eq!(states(&update), ["queued"]);
    assert_eq!(server.count(), 1);
    world.forward(2);
    let resolved = json_of(&world, "resolve --verified", 0);
    assert_eq!(states(&resolved), ["delivered"]);
    let seen = server.seen();
    let events: Vec<Value> = seen.iter().map(|one| one.json()["event"].clone()).collect();
    assert_eq!(events, ["declared", "declared", "update", "resolved"]);
    assert_eq!(
        seen[0].header("idempotency-key"),
        seen[1].header("idempotency-key")
    );
    assert!(
        seen[0]
            .header("x-irc-signature")
            .unwrap()
            .starts_with("sha256=")
    );
}

#[test]
fn an_update_promise_is_kept_by_delivery() {
    let server = Server::new([
        reply(200, "ok"),
        reply(404, "channel_not_found"),
        reply(200, "ok"),
    ]);
    let world = world(&server, HOOK);
    json_of(&world, "declare sev1 checkout is down", 0);
    world.forward(10);
    let update = json_of(&world, "update we are looking into it", 4);
    assert_eq!(update["update"]["said"], false);
    assert_eq!(clock(&world, "update.internal")["round"], 1);
    world.forward(1);
    json_of(&world, "outbox retry", 0);
    assert_eq!(facts(&world).last().unwrap(), "update_said");
    let kept = world.irc("status --all --json").json("irc.status/1");
    let first = kept["clocks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|c| c["id"] == "update.internal" && c["round"] == 1)
        .unwrap()
        .clone();
    assert_eq!(first["met_at"], "2026-11-21T03:23:00Z");
    // A draft is sent later, by name.
    json_of(&world, "update --draft more words", 0);
    let posted = json_of(&world, "update --post u2", 0);
    assert_eq!(states(&posted), ["delivered"]);
    assert_eq!(posted["incident"]["title"], "checkout is down");
}

#[test]
fn drills_restricted_and_retro_incidents_send_nothing_unless_told() {
    for flag in ["--drill", "--restricted", "--retro"] {
        let server = Server::new([reply(200, "ok")]);
        let world = world(&server, HOOK);
        let change = json_of(&world, &format!("declare sev2 checkout is down {flag}"), 0);
        assert!(
            change["remarks"].to_string().contains("--send sends it"),
            "{change}"
        );
        json_of(&world, "update words", 0);
        assert_eq!(server.count(), 0, "{flag}");
        json_of(&world, "severity sev1 --send", 0);
        assert_eq!(server.count(), 1, "{flag}");
    }
    let server = Server::new([reply(200, "ok")]);
    let world = world(&server, HOOK);
    json_of(&world, "declare sev2 checkout is down --no-send", 0);
    assert_eq!(server.count(), 0);
}

#[test]
fn a_dry_run_shows_the_exact_request_without_secrets_and_sends_nothing() {
    let server = Server::new([reply(200, "ok")]);
    let world = world(&server, &format!("{HOOK}{PAGER}{JSON}"));
    let change = json_of(
        &world,
        "declare sev2 checkout is down --unacked --dry-run",
        0,
    );
    let requests = change["requests"].as_array().unwrap();
    assert_eq!(requests.len(), 3, "{change}");
    let shown = world
        .irc("declare sev2 checkout is down --dry-run")
        .printed();
    assert!(
        shown.out.contains("would send through ops"),
        "{}",
        shown.out
    );
    let test = world.irc("channel test pager --dry-run").printed();
    assert!(test.out.contains("\"routing_key\":\"***\""), "{}", test.out);
    leaks_nothing(&world, &format!("{change}{}{}", shown.out, test.out));
    assert_eq!(server.count(), 0);
    world.irc("channel test pager").refused(2);
    json_of(&world, "channel test ops", 0);
    assert_eq!(server.count(), 1);
}

#[test]
fn no_command_takes_much_longer_while_every_service_hangs() {
    let server = Server::new([Act::Hang]);
    let hanging = world(&server, &format!("{HOOK}{PAGER}{JSON}"));
    let bare = World::new();
    for line in [
        "declare sev1 checkout is down --unacked",
        "update words",
        "severity sev2 --reason x",
        "mitigate --done",
    ] {
        let took = |world: &World| {
            let began = Instant::now();
            irc(world, &format!("{line} --json")).printed();
            began.elapsed()
        };
        let alone = took(&bare);
        let all = took(&hanging);
        // A machine that is busy with other tests writes down how three messages ended as slowly as it does the rest.
        let most = Duration::from_millis(2_500) + alone * 8;
        assert!(
            all < most,
            "{line}: {all:?}, and {alone:?} without channels"
        );
    }
}

#[test]
fn a_kill_between_record_and_sending_loses_nothing() {
    let server = Server::new([Act::Hang]);
    let world = world(&server, PAGER);
    let mut child = world.command(env!("CARGO_BIN_EXE_irc"));
    child.args(["declare", "sev2", "checkout is down", "--unacked"]);
    let mut child = child.stdout(std::process::Stdio::null()).spawn().unwrap();
    while server.count() == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(states(&json_of(&world, "outbox", 0)), ["attempting"]);
    server.now([reply(202, r#"{"dedup_key":"x"}"#)]);
    world.forward(3);
    json_of(&world, "note back", 0);
    let seen = server.seen();
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[0].json()["dedup_key"], seen[1].json()["dedup_key"]);
    let all = json!(facts(&world)).to_string();
    assert!(all.contains("message_delivered"), "{all}");
}
