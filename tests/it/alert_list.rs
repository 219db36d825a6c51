//! What fires, asked of an Alertmanager that answers, fails, hangs and lies.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::{World, tree};
use crate::server::{Act, Server, reply};

const FIRES: &str = r#"[
  {"labels":{"alertname":"Later","severity":"page"},"annotations":{"summary":"a\u001b[31mb\u202e\tc"},
   "startsAt":"2026-11-21T03:10:00Z","endsAt":"2026-11-21T03:20:00Z","fingerprint":"b","status":{"state":"active"}},
  {"labels":{"alertname":"HighLatency","severity":"critical","service":"checkout"},"annotations":{"summary":"p99 > 2s"},
   "startsAt":"2026-11-21T03:00:00Z","endsAt":"2026-11-21T03:20:00Z","fingerprint":"a","status":{"state":"active"},
   "generatorURL":"http://prometheus/graph"},
  {"labels":{"alertname":"Muted"},"startsAt":"2026-11-21T03:00:00Z","fingerprint":"c",
   "status":{"state":"suppressed","silencedBy":["x"]}}
]"#;

fn world(server: &Server) -> World {
    let world = World::new();
    let text = format!("alertmanager: {{url: \"{}/sEcReT/\"}}\n", server.url);
    world.write("config/config.yaml", &text);
    world
}

/// The error, which holds no address.
fn refused(world: &World, server: &Server, code: i32) -> Value {
    let error = world.irc("alert list").refused(code);
    let printed = world.irc("alert list").printed();
    assert!(printed.err.lines().count() <= 3, "{}", printed.err);
    for text in [&printed.err, &error.to_string()] {
        assert!(!text.contains("sEcReT"), "{text}");
        assert!(!text.contains(server.url.trim_start_matches("http://")));
    }
    error
}

#[test]
fn what_fires_is_listed_and_nothing_is_recorded() {
    let server = Server::new([reply(200, FIRES)]);
    let world = world(&server);
    let before = tree(&world.home());
    let list = world.irc("alert list --json").json("irc.alert-list/1");
    assert_eq!(list["left_out"], 1);
    assert_eq!(
        list["alerts"][0],
        json!({"name": "HighLatency", "severity": "critical", "service": "checkout", "summary": "p99 > 2s",
            "started": "2026-11-21T03:00:00Z", "link": "http://prometheus/graph"})
    );
    assert_eq!(list["alerts"][1]["name"], "Later");
    let printed = world.irc("alert list").printed();
    let lines: Vec<&str> = printed.out.lines().collect();
    assert_eq!(
        lines[0],
        "critical\t2026-11-21T03:00:00Z\tcheckout\tHighLatency\tp99 > 2s"
    );
    assert_eq!((lines.len(), lines[1].split('\t').count()), (2, 5));
    assert!(!printed.out.contains(['\u{1b}', '\u{202e}']));
    assert_eq!(server.seen()[0].line, "GET /sEcReT/api/v2/alerts HTTP/1.1");
    assert_eq!(tree(&world.home()), before);
    server.now([reply(200, "[]")]);
    world.irc("alert list").out("").run();
}

#[test]
fn where_it_is_must_be_said_and_safe() {
    let server = Server::new([reply(200, FIRES)]);
    let world = World::new();
    let error = world.irc("alert list").refused(2);
    assert_eq!(error["what"], "no Alertmanager is configured");
    assert!(
        error["hint"]
            .as_str()
            .unwrap()
            .contains("alertmanager: {url")
    );
    world.irc("alert list --url-env AM_URL").refused(2);
    world
        .irc("alert list --url-env AM_URL --json")
        .env("AM_URL", &server.url)
        .json("irc.alert-list/1");
    world.write("config/config.yaml", "alertmanager: {url_env: AM_URL}\n");
    world
        .irc("alert list --json")
        .env("AM_URL", &server.url)
        .json("irc.alert-list/1");
    assert_eq!(server.count(), 2);
    for off in ["sEcReT", "{url: [sEcReT]}", "{token: sEcReT}"] {
        world.write("config/config.yaml", &format!("alertmanager: {off}\n"));
        let error = world.irc("alert list").refused(5);
        let check = world.irc("config check").printed();
        let printed = format!("{error}{check:?}");
        assert_eq!(
            (check.code, printed.contains("sEcReT")),
            (5, false),
            "{printed}"
        );
    }
    world.write("config/config.yaml", "alertmanager: {url_env: AM_URL}\n");
    for off in [
        "http://sEcReT.example",
        "https://ann:sEcReT@example.com",
        "http://127.0.0.1/?sEcReT",
        "ftp://sEcReT",
        "sEcReT",
    ] {
        let error = world.irc("alert list").env("AM_URL", off).refused(2);
        assert!(!error.to_string().contains("sEcReT"), "{error}");
        world.write(
            "config/config.yaml",
            &format!("alertmanager: {{url: \"{off}\"}}\n"),
        );
        let check = world.irc("config check").printed();
        assert_eq!(check.code, 5, "{off}");
        assert!(!format!("{check:?}").contains("sEcReT"), "{check:?}");
        world.write("config/config.yaml", "alertmanager: {url_env: AM_URL}\n");
    }
}

#[test]
fn what_fails_is_said_without_the_address() {
    for (act, why) in [
        (reply(500, "<html>sEcReT</html>"), "it answers 500"),
        (reply(404, "404 page not found"), "it answers 404"),
        (reply(200, "no sEcReT json"), "what it answers: line 1"),
        (reply(200, r#"{"a":1}"#), "what it answers: the document"),
        (Act::Lose, "the connection broke off"),
    ] {
        let server = Server::new([act]);
        let error = refused(&world(&server), &server, 1);
        assert_eq!(error["kind"], "alertmanager");
        assert!(error["why"].as_str().unwrap().starts_with(why), "{error}");
    }
}

#[test]
fn a_redirect_is_not_followed() {
    let server = Server::new([Act::Reply(302, &[("location", "/elsewhere")], "")]);
    let error = refused(&world(&server), &server, 1);
    assert!(error["why"].as_str().unwrap().contains("does not follow"));
    assert!(
        server
            .seen()
            .iter()
            .all(|seen| !seen.line.contains("elsewhere"))
    );
}

#[test]
fn silence_ends_in_a_few_seconds() {
    let server = Server::new([Act::Hang]);
    let world = world(&server);
    let began = Instant::now();
    let error = world.irc("alert list").refused(1);
    assert_eq!(error["why"], "no answer in time");
    assert!(
        began.elapsed() < Duration::from_secs(14),
        "asked once or twice"
    );
}

#[test]
fn a_token_is_sent_to_the_address_beside_it_and_never_shown() {
    let server = Server::new([reply(200, FIRES)]);
    let world = World::new();
    let write = |more: &str| {
        let text = format!("alertmanager: {{url: \"{}\"{more}}}\n", server.url);
        let path = world.write("config/config.yaml", &text);
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    };
    let last = || {
        let seen = server.seen();
        let sent = seen.last().and_then(|one| one.header("authorization"));
        sent.map(ToOwned::to_owned)
    };
    let ask = |more| {
        let run = world.irc(&format!("alert list{more}"));
        run.env("AM_TOKEN", "sEcReT")
    };
    for more in [
        ", secret_env: AM_TOKEN",
        ", token_cmd: \"echo sEcReT\"",
        ", secret: sEcReT",
    ] {
        write(more);
        ask(" --json").json("irc.alert-list/1");
        assert_eq!(last().as_deref(), Some("Bearer sEcReT"), "{more}");
        let elsewhere = ask(" --url-env AM_URL --json").env("AM_URL", &server.url);
        elsewhere.json("irc.alert-list/1");
        assert_eq!(last(), None, "{more}");
    }
    let count = server.count();
    // Others can read it; the variable is not set; the command fails.
    let path = world.path("config/config.yaml");
    fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
    let error = ask("").refused(2);
    assert!(
        error["what"].as_str().unwrap().contains("chmod 600"),
        "{error}"
    );
    assert_eq!(world.irc("config check").printed().code, 5);
    for (more, what) in [
        (
            ", secret_env: AM_OTHER",
            "the variable AM_OTHER (secret_env) is not set",
        ),
        (
            ", token_cmd: \"echo sEcReT >&2; false\"",
            "token_cmd failed",
        ),
    ] {
        write(more);
        let error = ask("").refused(2);
        assert_eq!(error["what"], what);
        assert!(!error.to_string().contains("sEcReT"), "{error}");
    }
    assert_eq!(server.count(), count);
    for status in [401, 403] {
        server.now([reply(status, "no: Bearer sEcReT")]);
        write(", secret: sEcReT");
        let error = ask("").refused(1);
        assert!(
            error["why"].as_str().unwrap().contains("another token"),
            "{error}"
        );
        assert!(!error.to_string().contains("sEcReT"), "{error}");
    }
}
