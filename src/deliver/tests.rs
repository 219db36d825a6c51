//! What limits and hostile words do to a request.

use serde_json::Value;

use super::intent::Intent;
use super::preset;
use super::request::Request;
use super::target::{Secret, Service, Target};
use super::{build, send};
use crate::domain::message::About;

fn target(service: Service) -> Target {
    Target {
        name: "c".to_owned(),
        service,
        url: Secret::new("https://example.com/x".to_owned()),
        secret: Some(Secret::new("t0ken".to_owned())),
        to: Some("room".to_owned()),
    }
}

fn hostile(words: &str) -> Intent {
    Intent {
        about: Some(About::Update),
        title: words.to_owned(),
        text: words.to_owned(),
        what: words.to_owned(),
        subject: Some(words.to_owned()),
        severity: "SEV-1".to_owned(),
        rank: 1,
        ..Intent::default()
    }
}

fn requests(intent: &Intent) -> Vec<(String, Request)> {
    let mut services = vec![
        ("slack hook".to_owned(), Service::SlackHook),
        ("slack".to_owned(), Service::SlackApi),
        ("statuspage".to_owned(), Service::Statuspage),
    ];
    for (name, _) in preset::SHIPPED {
        let shape = preset::named(name).unwrap_or_else(|| panic!("{name}.yaml is off"));
        services.push((name.to_owned(), Service::Webhook(Box::new(shape))));
    }
    let mut all: Vec<(String, Request)> = services
        .into_iter()
        .map(|(name, service)| (name.clone(), build(intent, &target(service)).expect(&name)))
        .collect();
    let page = Intent {
        about: Some(About::Page),
        ..intent.clone()
    };
    all.push((
        "pagerduty".to_owned(),
        build(&page, &target(Service::PagerDuty)).unwrap(),
    ));
    all
}

fn longest(value: &Value, key: &str) -> usize {
    match value {
        Value::Array(items) => items.iter().map(|v| longest(v, key)).max().unwrap_or(0),
        Value::Object(map) => map
            .iter()
            .map(|(own, v)| match v {
                Value::String(text) if own == key => text.chars().count(),
                _ => longest(v, key),
            })
            .max()
            .unwrap_or(0),
        _ => 0,
    }
}

#[test]
fn every_text_is_cut_at_its_service_s_limit_and_at_a_character() {
    for unit in ["x", "ü", "🔥", "<", "@*", "\"\\"] {
        let intent = hostile(&unit.repeat(40_000));
        for (name, request) in requests(&intent) {
            let body: Value = serde_json::from_str(&request.body).unwrap();
            for (service, key, limit) in [
                ("slack hook", "text", 3_000),
                ("pagerduty", "summary", 1_024),
                ("statuspage", "name", 255),
                ("statuspage", "body", 25_000),
                ("discord", "content", 2_000),
                ("discord", "title", 256),
                ("discord", "description", 4_096),
                ("opsgenie", "message", 130),
                ("mattermost", "text", 16_383),
            ] {
                if service == name {
                    let found = longest(&body, key);
                    assert!(
                        found > 0 && found <= limit,
                        "{name}.{key}: {found} of {unit}"
                    );
                }
            }
            assert!(request.body.contains('…'), "{name} is cut visibly");
        }
    }
    let header = &requests(&hostile(&"x".repeat(400)))[0].1.body;
    let body: Value = serde_json::from_str(header).unwrap();
    assert_eq!(
        body["blocks"][0]["text"]["text"]
            .as_str()
            .unwrap()
            .chars()
            .count(),
        150
    );
}

#[test]
fn mentions_and_links_are_inert() {
    let words = "<!channel> @everyone <@U1> [x](https://evil.example) *b*";
    for (name, request) in requests(&hostile(words)) {
        let body: Value = serde_json::from_str(&request.body).unwrap();
        match name.as_str() {
            "slack hook" | "slack" => {
                // Blocks are plain text; only the fallback is mark-up.
                assert!(!body["text"].as_str().unwrap().contains('<'), "{body}");
                assert!(!request.body.contains("mrkdwn"));
            }
            "discord" => {
                assert_eq!(body["allowed_mentions"]["parse"], serde_json::json!([]));
                assert!(!request.body.contains("@everyone"));
            }
            "mattermost" | "teams" => {
                assert!(!request.body.contains("@everyone"), "{name}");
                assert!(!request.body.contains("https://evil"), "{name}");
            }
            _ => {}
        }
    }
}

#[test]
fn a_request_shows_no_secret() {
    for (name, request) in requests(&hostile("fine")) {
        let shown = request.shown();
        assert!(!shown.contains("t0ken"), "{name}: {shown}");
        assert!(
            !format!("{request:?}").contains("https://example.com/x\""),
            "{name}"
        );
    }
}

#[test]
fn only_https_and_this_machine_are_sent_to() {
    for url in [
        "https://a.example/x",
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://[::1]:9/",
    ] {
        assert_eq!(send::allowed(url), Ok(()), "{url}");
    }
    for url in [
        "http://a.example/",
        "http://127.0.0.1.evil.example/",
        "http://localhost.evil.example/",
        "ftp://a.example/",
        "https://user:pass@a.example/",
        "file:///etc/passwd",
        "x",
        "",
    ] {
        assert!(send::allowed(url).is_err(), "{url}");
    }
}

#[test]
fn a_secret_is_masked_as_it_stands_inside_json_too() {
    let mut target = target(Service::PagerDuty);
    target.secret = Some(Secret::new("a\"b\\c-key".to_owned()));
    let page = Intent {
        about: Some(About::Page),
        ..hostile("fine")
    };
    let shown = build(&page, &target).unwrap().shown();
    assert!(!shown.contains("c-key"), "{shown}");
    assert!(shown.contains("\"routing_key\":\"***\""), "{shown}");
}
