//! Each service's own way to say yes and no, and what irc makes of it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::channels::{
    HOOK, JSON, PAGER, configure, facts, irc, json_of, leaks_nothing, states, world,
};
use crate::harness::World;
use crate::paper::text;
use crate::server::{Act, Server, reply};

#[test]
fn every_answer_has_its_state_its_word_and_its_code() {
    const HTML: &str = "<html>oops sEcReT</html>";
    // For a service without a key against doubles, and for one with it.
    let cases: [(Act, &str, &str); 9] = [
        (reply(200, "no_text"), "failed", "failed"),
        (reply(404, "channel_not_found"), "failed", "failed"),
        (reply(410, "channel_is_archived"), "failed", "failed"),
        (reply(500, HTML), "unknown", "queued"),
        (
            Act::Reply(302, &[("location", "https://evil.example/")], ""),
            "failed",
            "failed",
        ),
        (
            Act::Reply(429, &[("retry-after", "120")], ""),
            "queued",
            "queued",
        ),
        (Act::Hang, "unknown", "queued"),
        (Act::Lose, "unknown", "queued"),
        (Act::Reset, "unknown", "queued"),
    ];
    for (act, plain, keyed) in cases {
        for (channels, state) in [(HOOK, plain), (PAGER, keyed)] {
            let server = Server::new([act.clone()]);
            let world = world(&server, channels);
            let change = json_of(&world, "declare sev2 checkout is down --unacked", 4);
            assert_eq!(states(&change), [state], "{act:?} {channels}: {change}");
            assert_eq!(change["saved"], true);
            assert!(change["deliveries"][0]["error"].is_string());
            let shown = world.irc("status").printed();
            assert_eq!(shown.code, 0);
            assert!(shown.out.contains("NOT SENT"), "{}", shown.out);
            assert_eq!(states(&world.status("")), [state]);
            let fact = match state {
                "failed" => "message_failed",
                "unknown" => "message_unknown",
                _ => "declared",
            };
            assert!(facts(&world).contains(&fact.to_owned()), "{act:?}");
            leaks_nothing(&world, &format!("{change}{}", shown.out));
        }
    }
}

#[test]
fn services_say_yes_in_their_own_way() {
    for (channels, act) in [
        (
            PAGER,
            reply(202, r#"{"status":"success","dedup_key":"irc-1"}"#),
        ),
        (JSON, reply(204, "")),
        (JSON, reply(201, "")),
        ("  d: {kind: discord, url: URL/x}\n", reply(204, "")),
        ("  m: {kind: mattermost, url: URL/x}\n", reply(200, "ok")),
        ("  t: {kind: teams, url: URL/x}\n", reply(202, "")),
        (
            "  n: {kind: ntfy, url: URL, target: incidents}\n",
            reply(200, "{}"),
        ),
        (
            "  o: {kind: opsgenie, url: URL, secret: k3yk3y}\n",
            reply(202, "{}"),
        ),
        (
            "  s: {kind: slack, url: URL/api, secret: xoxb-1, target: C1}\n",
            reply(200, r#"{"ok":true,"ts":"1.2"}"#),
        ),
    ] {
        let server = Server::new([act]);
        let world = world(&server, channels);
        let change = json_of(&world, "declare sev2 checkout is down --unacked", 0);
        assert!(
            states(&change).iter().all(|state| *state == "delivered"),
            "{channels}: {change}"
        );
        assert!(server.count() >= 1);
    }
    let server = Server::new([reply(200, r#"{"ok":false,"error":"not_in_channel"}"#)]);
    let world = world(
        &server,
        "  s: {kind: slack, url: URL/api, secret: xoxb-1, target: C1}\n",
    );
    let change = json_of(&world, "declare sev2 checkout is down", 4);
    assert_eq!(states(&change)[0], "failed");
    assert!(
        change["deliveries"][0]["error"]
            .as_str()
            .unwrap()
            .contains("not_in_channel")
    );
}

#[test]
fn a_pager_rings_through_escalate_and_is_acknowledged_and_resolved() {
    let server = Server::new([reply(202, r#"{"dedup_key":"x"}"#)]);
    let world = world(&server, PAGER);
    json_of(&world, "declare sev1 checkout is down", 0);
    assert_eq!(server.count(), 0, "whoever declares has it");
    let paged = irc(&world, "escalate --to @bob").printed();
    assert_eq!(paged.code, 0, "{paged:?}");
    assert!(paged.out.starts_with("PAGED by irc"), "{}", paged.out);
    assert_eq!(facts(&world).last().unwrap(), "contact_attempted");
    json_of(&world, "escalate --to @bob --reached", 0);
    json_of(&world, "ack --by @bob", 0);
    json_of(&world, "mitigate --done", 0);
    json_of(&world, "resolve --verified", 0);
    let actions: Vec<Value> = server
        .seen()
        .iter()
        .map(|one| one.json()["event_action"].clone())
        .collect();
    assert_eq!(actions, ["trigger", "resolve"]);
    server.now([reply(
        400,
        r#"{"status":"invalid event","errors":["Length of 'routing_key' is incorrect"]}"#,
    )]);
    json_of(&world, "declare sev2 another", 0);
    let failed = irc(&world, "escalate --to @bob -i 002").printed();
    assert_eq!(failed.code, 4);
    assert!(failed.out.starts_with("NOT PAGED"), "{}", failed.out);
    leaks_nothing(&world, &failed.out);
}

#[test]
fn a_room_is_made_and_used() {
    let server = Server::new([
        reply(200, r#"{"ok":true,"channel":{"id":"C042"}}"#),
        reply(200, r#"{"ok":true,"ts":"1700.01"}"#),
        reply(200, r#"{"ok":true}"#),
        reply(200, r#"{"ok":true,"ts":"1700.02"}"#),
    ]);
    let world = world(
        &server,
        "  s: {kind: slack, url: URL/api, secret: xoxb-t0ken}\n",
    );
    let change = json_of(&world, "declare sev1 checkout is down", 0);
    assert_eq!(states(&change), ["delivered"; 3]);
    json_of(&world, "update we look", 0);
    let seen = server.seen();
    let lines: Vec<&str> = seen.iter().map(|one| one.line.as_str()).collect();
    assert_eq!(
        lines,
        [
            "POST /api/conversations.create HTTP/1.1",
            "POST /api/chat.postMessage HTTP/1.1",
            "POST /api/conversations.setTopic HTTP/1.1",
            "POST /api/chat.postMessage HTTP/1.1",
        ]
    );
    assert_eq!(seen[0].json()["name"], "inc-20261121-001-checkout-is-down");
    assert_eq!(seen[3].json()["channel"], "C042");
    assert_eq!(seen[3].json()["thread_ts"], "1700.01");
    assert_eq!(seen[3].header("authorization"), Some("Bearer xoxb-t0ken"));
}

#[test]
fn the_status_page_gets_only_what_was_written_for_it() {
    let server = Server::new([
        reply(201, r#"{"id":"abc1"}"#),
        reply(200, r#"{"id":"abc1"}"#),
    ]);
    let world = world(
        &server,
        "  page: {kind: statuspage, url: URL, secret: oauthKey, target: pg1}\n",
    );
    json_of(&world, "declare sev1 secret words", 0);
    json_of(&world, "update internal words", 0);
    assert_eq!(server.count(), 0);
    json_of(&world, "update --for status-page -m \"Cards fail.\"", 0);
    json_of(&world, "mitigate --done", 0);
    json_of(&world, "update --for status-page -m \"Cards work.\"", 0);
    let seen = server.seen();
    assert_eq!(seen[0].line, "POST /v1/pages/pg1/incidents HTTP/1.1");
    assert_eq!(seen[1].line, "PATCH /v1/pages/pg1/incidents/abc1 HTTP/1.1");
    assert_eq!(seen[0].json()["incident"]["status"], "investigating");
    assert_eq!(seen[1].json()["incident"]["status"], "monitoring");
    assert_eq!(seen[0].json()["incident"]["impact_override"], "critical");
    assert_eq!(seen[0].json()["incident"]["name"], "Cards fail.");
    let all: String = seen.iter().map(|one| one.body.as_str()).collect();
    assert!(
        !all.contains("secret words") && !all.contains("internal words"),
        "{all}"
    );
    // A trial is over at once and wakes no subscriber.
    json_of(&world, "channel test page --yes", 0);
    let trial = server.seen().last().unwrap().json();
    assert_eq!(trial["incident"]["status"], "resolved");
    assert_eq!(trial["incident"]["deliver_notifications"], false);
    // A yes without the incident's id is none: somebody between said it.
    server.now([reply(200, "<html>please log in</html>")]);
    let portal = json_of(
        &world,
        "update --for status-page -m \"Cards work well.\"",
        4,
    );
    assert_eq!(states(&portal), ["unknown"], "{portal}");
}

#[test]
fn an_address_without_tls_is_refused_and_so_is_a_file_that_others_read() {
    let server = Server::new([reply(200, "ok")]);
    let world = world(
        &server,
        "  ops: {kind: slack, url: \"http://hooks.example/sEcReT\"}\n",
    );
    let change = json_of(&world, "declare sev2 checkout is down", 4);
    let error = change["deliveries"][0]["error"].as_str().unwrap();
    assert!(error.contains("https://"), "{error}");
    leaks_nothing(&world, &change.to_string());
    assert_eq!(world.irc("config check").printed().code, 5);
    configure(&world, &server, HOOK);
    fs::set_permissions(
        world.path("config/config.yaml"),
        fs::Permissions::from_mode(0o644),
    )
    .unwrap();
    let change = json_of(&world, "severity sev1", 4);
    assert_eq!(server.count(), 0);
    assert!(change["deliveries"][0]["channel"] == "ops");
    let check = world.irc("config check").printed();
    assert_eq!(check.code, 5);
    leaks_nothing(&world, &format!("{change}{}", check.out));
}

#[test]
fn secrets_come_from_variables_and_commands() {
    let server = Server::new([reply(202, r#"{"dedup_key":"x"}"#)]);
    let world = world(
        &server,
        "  a: {kind: pagerduty, url: URL, secret_env: PD_KEY}\n  b: {kind: pagerduty, url: URL, token_cmd: \"echo fromcommand\"}\n",
    );
    let line = "declare sev2 checkout is down --unacked --json";
    let printed = irc(&world, line).env("PD_KEY", "fromvariable").printed();
    assert_eq!(printed.code, 0, "{printed:?}");
    let mut keys: Vec<String> = server
        .seen()
        .iter()
        .map(|one| one.json()["routing_key"].to_string())
        .collect();
    keys.sort();
    assert_eq!(keys, ["\"fromcommand\"", "\"fromvariable\""]);
    let missing = json_of(&world, "escalate --to @bob", 4);
    assert!(missing["deliveries"].to_string().contains("PD_KEY"));
}

#[test]
fn a_command_that_hangs_holds_up_no_other_channel() {
    for line in ["sleep 5", "sleep 5 & echo t0ken"] {
        let server = Server::new([reply(200, "ok")]);
        let world = world(
            &server,
            &format!(
                "  a: {{kind: slack, url: URL/api, token_cmd: \"{line}\", target: C1}}\n\
                 \x20 b: {{kind: pagerduty, url: URL, token_cmd: \"{line}\", events: [declared]}}\n{HOOK}"
            ),
        );
        let began = Instant::now();
        let change = json_of(&world, "declare sev2 checkout is down --unacked", 4);
        assert!(
            began.elapsed() < Duration::from_secs(4),
            "{:?}",
            began.elapsed()
        );
        let all = change["deliveries"].as_array().unwrap();
        let state = |name: &str| {
            let one = all.iter().find(|one| one["channel"] == name).unwrap();
            (one["state"].clone(), one["error"].clone())
        };
        assert_eq!(state("ops"), ("delivered".into(), Value::Null), "{line}");
        for name in ["a", "b"] {
            let late = ("queued".into(), "token_cmd took too long".into());
            assert_eq!(state(name), late, "{line}");
        }
    }
}

#[test]
fn a_rehearsal_says_what_could_not_be_sent() {
    let server = Server::new([reply(200, "ok")]);
    let world = world(
        &server,
        &format!("  a: {{kind: pagerduty, secret_env: PD_KEY}}\n{HOOK}"),
    );
    let change = json_of(
        &world,
        "declare sev2 checkout is down --unacked --dry-run",
        0,
    );
    assert_eq!(change["requests"].as_array().unwrap().len(), 1);
    let remarks = change["remarks"].to_string();
    let why = "a would get nothing: the variable PD_KEY (secret_env) is not set";
    assert!(remarks.contains(why), "{remarks}");
    let printed = irc(&world, "declare sev2 down --unacked --dry-run").printed();
    assert!(format!("{printed:?}").contains(why), "{printed:?}");
}

#[test]
fn what_a_service_repeats_of_its_address_or_key_is_not_kept() {
    let long = |end: &str| -> &'static str { format!("{}{end}", "x".repeat(150)).leak() };
    for body in [
        "Cannot POST /services/T0/B0/sEcReT",
        "no hook sEcReT here",
        r#"{"error":"no \/services\/T0\/B0\/sEcReT"}"#,
        r#"{"message":"key r0ut1ngKey0123456789012345678901 is none"}"#,
        long(" Cannot POST /services/T0/B0/sEcReT"),
        long("r0ut1ngKey0123456789012345678901"),
    ] {
        for channels in [HOOK, PAGER] {
            let server = Server::new([reply(404, body)]);
            let world = world(&server, channels);
            let change = json_of(&world, "declare sev2 checkout is down --unacked", 4);
            let error = change["deliveries"][0]["error"].as_str().unwrap();
            assert!(error.starts_with("404: "), "{error}");
            if channels == HOOK && !body.contains("r0ut1ng")
                || channels == PAGER && !body.contains("sEcReT")
            {
                leaks_nothing(&world, &change.to_string());
            }
        }
    }
}

#[test]
fn a_channel_for_customers_that_gets_everything_is_named() {
    let server = Server::new([reply(200, "ok")]);
    let world = World::new();
    for (more, named) in [
        ("audiences: [customers]", true),
        ("audiences: [customers], events: [update]", false),
        ("audiences: [customers, internal]", false),
        ("events: [declared]", false),
    ] {
        let channel = HOOK.replace('}', &format!(", {more}}}"));
        configure(&world, &server, &channel);
        let check = world.irc("config check").printed();
        let said = "channel `ops` tells customers of everything, in the team's own words";
        assert_eq!(
            format!("{check:?}").contains(said),
            named,
            "{more}: {check:?}"
        );
        assert_eq!(check.code, 0, "{more}: a warning");
    }
}

#[test]
fn no_redirect_leads_anywhere() {
    let evil = Server::new([reply(200, "ok")]);
    let there: &'static str = format!("{}/services/T0/B0/sEcReT", evil.url).leak();
    for status in [301, 302, 303, 307, 308] {
        let headers: &'static [(&str, &str)] = vec![("location", there)].leak();
        for channels in [HOOK, PAGER, JSON] {
            let server = Server::new([Act::Reply(status, headers, "")]);
            let world = world(&server, channels);
            let change = json_of(&world, "declare sev2 checkout is down --unacked", 4);
            assert_eq!(states(&change), ["failed"], "{status} {channels}");
            leaks_nothing(&world, &change.to_string());
            assert_eq!(server.count(), 1);
        }
    }
    assert_eq!(evil.count(), 0);
}

#[test]
fn bad_tls_is_not_sent_and_said() {
    let server = Server::new([reply(200, "ok")]);
    let https = server.url.replace("http://", "https://");
    let world = world(
        &server,
        &format!("  ops: {{kind: slack, url: \"{https}/sEcReT\"}}\n"),
    );
    let change = json_of(&world, "declare sev2 checkout is down", 4);
    assert_eq!(states(&change), ["queued"], "{change}");
    leaks_nothing(&world, &change.to_string());
}

#[test]
fn the_lines_of_the_documents_lead_from_nothing_to_a_message() {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_irc")).parent();
    let path = format!("{}:/usr/bin:/bin", folder.unwrap().display());
    for document in ["README.md", "docs/integrations.md"] {
        let text = text(document);
        let (_, after) = text.split_once("export SLACK_WEBHOOK=").unwrap();
        let (_, rest) = after.split_once('\n').unwrap();
        let (lines, _) = rest.split_once("```").unwrap();
        assert!(lines.lines().count() <= 4, "five with the first: {lines}");
        let server = Server::new([reply(200, "ok")]);
        let world = World::new();
        let mut shell = world.command("sh");
        shell
            .args(["-euc", lines])
            .env("PATH", &path)
            .env("SLACK_WEBHOOK", format!("{}/services/T0/B0/x", server.url))
            .env_remove("IRC_CONFIG")
            .env_remove("IRC_HOME");
        let done = shell.output().unwrap();
        assert!(done.status.success(), "{document}: {done:?}");
        assert_eq!(String::from_utf8_lossy(&done.stdout), "sent ops test\n");
        assert_eq!(server.count(), 1, "{document}");
    }
}
