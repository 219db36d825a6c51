//! Real documents of each format, and hostile ones.

use super::*;
use crate::domain::instant::Instant;

fn sample(name: &str) -> Batch {
    let path = format!("{}/tests/alerts/{name}.json", env!("CARGO_MANIFEST_DIR"));
    read(&std::fs::read(path).unwrap()).unwrap()
}

fn refused(text: &str) -> String {
    read(text.as_bytes()).unwrap_err().to_string()
}

fn names(batch: &Batch) -> Vec<(&str, bool)> {
    batch
        .alerts
        .iter()
        .map(|alert| (alert.name.as_str(), alert.firing))
        .collect()
}

fn at(text: &str) -> Option<Instant> {
    Instant::parse_rfc3339(text)
}

#[test]
fn a_webhook_of_alertmanager_is_read() {
    let batch = sample("webhook");
    assert_eq!(batch.source, "alertmanager");
    assert_eq!(names(&batch), [("A", true), ("B", true)]);
    assert_eq!(batch.words(), "2 alerts, 2 kinds");
    assert_eq!(batch.began(), at("2026-11-21T09:28:24Z"));
    assert_eq!(batch.title(), "A: one (and 1 other kind)");
    assert_eq!(batch.alerts[0].severity.as_deref(), Some("critical"));
    assert_eq!(batch.alerts[0].service.as_deref(), Some("pay"));
    assert_eq!(batch.alerts[0].ended, None, "the year 1 is no time");
    let later = sample("half-resolved");
    assert_eq!(names(&later), [("A", true), ("B", false)]);
    assert_eq!(later.group, batch.group);
    let keys = |batch: &Batch| {
        batch
            .alerts
            .iter()
            .map(|alert| alert.key.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(&later), keys(&batch), "the same alerts, the same keys");
    assert_eq!(sample("truncated").truncated, 2);
}

#[test]
fn what_the_api_lists_is_read_without_what_is_silenced() {
    for name in ["api", "groups"] {
        let batch = sample(name);
        assert_eq!(names(&batch), [("HighLatency", true)], "{name}");
        assert_eq!(batch.left_out, 1, "{name}");
    }
}

#[test]
fn grafana_prometheus_and_pagerduty_are_told_apart() {
    let grafana = sample("grafana");
    assert_eq!((grafana.source, grafana.alerts.len()), ("grafana", 2));
    assert_eq!(grafana.began(), at("2021-10-12T07:51:03Z"));
    assert_eq!(grafana.group, None);
    let prometheus = sample("prometheus");
    assert_eq!(prometheus.source, "prometheus");
    assert_eq!(names(&prometheus), [("PromRuleFired", true)]);
    let pager = sample("pagerduty");
    assert_eq!(pager.source, "pagerduty");
    assert_eq!(names(&pager), [("A little bump in the road", true)]);
    assert_eq!(pager.alerts[0].severity.as_deref(), Some("P1"));
    assert_eq!(pager.alerts[0].service.as_deref(), Some("API Service"));
    assert_eq!(pager.title(), "A little bump in the road");
    let service = sample("pagerduty-service");
    assert_eq!((service.alerts.len(), service.left_out), (0, 1));
}

#[test]
fn what_drives_a_terminal_is_made_harmless() {
    let batch = sample("weird");
    let summary = batch.alerts[0].summary.as_deref().unwrap();
    assert_eq!(summary, "line1 line2 tab \\x1b[31mred\\x1b[0m <script>",);
    let long = "x".repeat(5_000);
    let text = format!(r#"{{"labels":{{"alertname":"{long}"}}}}"#);
    let name = &read(text.as_bytes()).unwrap().alerts[0].name;
    assert_eq!(name.chars().count(), NAME);
    assert!(name.ends_with('…'));
    let linked = r#"[{"labels":{"alertname":"a"},"generatorURL":"javascript:alert(1)"}]"#;
    assert_eq!(read(linked.as_bytes()).unwrap().alerts[0].link, None);
}

#[test]
fn what_is_off_is_named_with_its_place() {
    for (text, words) in [
        ("", "line 1 column 0 ends too early"),
        ("[1", "line 1 column 2 ends too early"),
        ("7", "the document is a number, not an object or a list"),
        (
            "{}",
            "the document is of no format that irc knows (no `alerts`, `event` or `data`)",
        ),
        ("[1]", "[0] is a number, not an object"),
        (r#"{"alerts":7}"#, "alerts is a number, not a list"),
        (r#"{"alerts":[{}]}"#, "alerts[0] has no `labels`"),
        (
            r#"{"alerts":[{"labels":{}},{"labels":{"a\u001b":1}}]}"#,
            "alerts[1].labels.a\\x1b is a number, not a text",
        ),
        (
            r#"{"alerts":[{"labels":{},"startsAt":5}]}"#,
            "alerts[0].startsAt is a number, not a text",
        ),
        (
            r#"[{"labels":{},"startsAt":"soon"}]"#,
            "[0].startsAt is no RFC 3339 time",
        ),
        (
            r#"{"alerts":[{"status":"maybe","labels":{}}]}"#,
            "alerts[0].status is neither `firing` nor `resolved`",
        ),
        (r#"{"event":{}}"#, "event has no `data`"),
        (
            r#"{"event":{"data":{"type":"incident","id":"x","status":"triggered","service":[]}}}"#,
            "event.data.service is a list, not an object",
        ),
        (
            r#"{"status":"error","data":{},"error":"bad"}"#,
            "the document is an error of Prometheus: bad",
        ),
    ] {
        assert_eq!(refused(text), words, "{text}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(
        refused(&deep).contains("recursion limit"),
        "{}",
        refused(&deep)
    );
    let many = format!("[{}]", vec![r#"{"labels":{}}"#; MOST + 1].join(","));
    assert_eq!(refused(&many), "the document has more than 10000 alerts");
    let huge = " ".repeat(LARGEST + 1);
    assert_eq!(refused(&huge), "the document is larger than 8388608 bytes");
    assert!(read(b"\xff\xfe").is_err());
}

proptest::proptest! {
    #[test]
    fn nothing_makes_it_panic(text in "[\\[\\]{}\":,a-z0-9\\\\]{0,60}", bytes in proptest::collection::vec(0_u8..=255, 0..60)) {
        let _ = read(text.as_bytes());
        let _ = read(&bytes);
        let _ = read(format!(r#"{{"alerts":[{{"labels":{{"alertname":{text:?}}},"startsAt":{text:?}}}]}}"#).as_bytes());
    }
}
