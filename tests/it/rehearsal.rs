//! What `--dry-run` shows is what is sent, byte for byte but for the secrets.

use serde_json::Value;

use crate::channels::{json_of, world};
use crate::server::{Server, reply};

#[test]
fn what_is_shown_is_what_is_sent() {
    const YES: &str = r#"{"ok":true,"ts":"1.2","id":"x","dedup_key":"x"}"#;
    for (channel, secret, yes) in [
        (
            "kind: slack, url: URL/services/sEcReT",
            "services/sEcReT",
            "ok",
        ),
        (
            "kind: slack, url: URL/api, secret: xoxb-sEcReT, target: C1",
            "xoxb-sEcReT",
            YES,
        ),
        (
            "kind: statuspage, url: URL, secret: sEcReT, target: pg1",
            "sEcReT",
            YES,
        ),
        ("kind: discord, url: URL/sEcReT", "sEcReT", YES),
        ("kind: mattermost, url: URL/sEcReT", "sEcReT", "ok"),
        ("kind: teams, url: URL/sEcReT", "sEcReT", YES),
        (
            "kind: ntfy, url: URL, target: incidents, secret: sEcReT",
            "sEcReT",
            YES,
        ),
        ("kind: opsgenie, url: URL, secret: sEcReT", "sEcReT", YES),
        ("kind: webhook, url: URL/sEcReT", "sEcReT", YES),
        ("kind: pagerduty, url: URL, secret: sEcReT", "sEcReT", YES),
    ] {
        let status = if ["opsgenie", "pagerduty"]
            .iter()
            .any(|kind| channel.contains(kind))
        {
            202
        } else {
            200
        };
        let server = Server::new([reply(status, yes)]);
        let world = world(&server, &format!("  one: {{{channel}}}\n"));
        // The same dice for both.
        let run = |line: &str| world.irc(line).printed();
        let shown: Value =
            serde_json::from_str(&run("channel test one --dry-run --json").out).unwrap();
        assert_eq!(server.count(), 0);
        let printed = run("channel test one --yes");
        assert_eq!(printed.code, 0, "{channel}: {printed:?}");
        let [seen] = server.seen().try_into().unwrap();
        let shown = &shown["requests"][0];
        let masked = |text: &str| {
            let last = secret.rsplit('/').next().unwrap();
            text.replace(last, "***")
        };
        let of = |name: &str| shown[name].as_str().unwrap().to_owned();
        assert_eq!(of("body"), masked(&seen.body), "{channel}");
        assert!(
            seen.line.starts_with(&format!("{} ", of("method"))),
            "{channel}"
        );
        for header in shown["headers"].as_array().unwrap() {
            let (name, value) = header.as_str().unwrap().split_once(": ").unwrap();
            let sent = seen.header(name).map(masked);
            assert_eq!(sent.as_deref(), Some(value), "{channel} {name}");
        }
        assert!(!shown.to_string().contains("sEcReT"), "{shown}");
        json_of(&world, "outbox", 0);
    }
}
