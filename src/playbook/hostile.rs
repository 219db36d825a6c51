//! Files made to hurt: each is refused, or read, well within a second.

use std::fmt::Write as _;
use std::sync::OnceLock;
use std::time::{Duration, Instant as Stopwatch};

use super::fault::MOST;
use super::read::read;
use crate::domain::instant::Instant;

/// A limit that an unoptimised build keeps; the aim is a tenth of it.
const LIMIT: Duration = Duration::from_secs(2);

/// What this thread has computed so far: a machine that is busy with other things takes nothing from it.
fn computed() -> Duration {
    let kept = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = kept.split(' ').next().and_then(|n| n.parse().ok());
    nanoseconds.map_or_else(since_start, Duration::from_nanos)
}

/// Where no system keeps count: the time of day.
fn since_start() -> Duration {
    static START: OnceLock<Stopwatch> = OnceLock::new();
    START.get_or_init(Stopwatch::now).elapsed()
}

const HEAD: &str = "irc: 1\nname: x\ntitle: X\n";
const SEVERITY: &str = "severities:\n  - {id: A, meaning: M}\n";

/// Reads it in time and gives the kinds of its faults.
fn kinds(name: &str, text: &str) -> Vec<&'static str> {
    let started = computed();
    let reading = read("x.yaml", text.as_bytes(), Instant::from_unix(0));
    let took = computed().saturating_sub(started);
    assert!(took < LIMIT, "{name}: {took:?}");
    assert!(reading.faults.len() <= MOST + 1, "{name}");
    assert!(
        reading.policy.is_none() || reading.faults.iter().all(|f| !f.is_error()),
        "{name}"
    );
    reading.faults.iter().map(|fault| fault.kind).collect()
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for n in 0..count {
        let _ = writeln!(text, "{}", line(n));
    }
    text
}

#[test]
fn what_yaml_can_be_made_to_do_is_refused() {
    let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (name, before) in ('b'..='j').zip('a'..) {
        let list = vec![format!("*{before}"); 9].join(",");
        let _ = writeln!(bomb, "{name}: &{name} [{list}]");
    }
    let nested = |open: &str| open.repeat(100_000);
    for (name, text, kind) in [
        ("aliases", bomb, "anchor"),
        ("flow lists", nested("["), "too-deep"),
        ("flow maps", nested("{a: "), "too-deep"),
        ("block lists", nested("- "), "too-deep"),
        ("questions", nested("? "), "too-deep"),
        (
            "block maps",
            lines(1000, |n| format!("{}a:", " ".repeat(n))),
            "too-deep",
        ),
        (
            "values",
            format!("a: [{}", "1,".repeat(400_000)),
            "too-many-values",
        ),
        (
            "keys",
            lines(45_000, |n| format!("k{n}: ")),
            "too-many-values",
        ),
        (
            "one long line",
            format!("a: {}", "x ".repeat(500_000)),
            "missing-key",
        ),
        ("quotes", "\"".repeat(1_000_000), "syntax"),
        ("colons", "a:".repeat(500_000), "syntax"),
        ("blanks", " ".repeat(1_000_000), "empty"),
        ("comments", "#\n".repeat(500_000), "empty"),
        ("documents", "---\n".repeat(250_000), "several-documents"),
        ("100 MB", "a: 1\n".repeat(20_000_000), "too-large"),
        ("nothing", String::new(), "empty"),
        ("one word", "x".to_owned(), "wrong-type"),
        ("a list", "- x\n".to_owned(), "wrong-type"),
    ] {
        let found = kinds(name, &text);
        assert!(found.contains(&kind), "{name}: {found:?}");
    }
}

#[test]
fn what_a_playbook_can_be_made_to_do_is_bounded() {
    let body =
        "{% for a in range(99999) %}{% for b in range(99999) %}{{ a * b }}{% endfor %}{% endfor %}";
    let templates = lines(990, |n| format!("  - {{name: t{n}, body: \"{body}\"}}"));
    let words = lines(900, |n| {
        format!("  - {{name: n{n}, members: [{}]}}", vec!["w"; 40].join(","))
    });
    let steps = lines(990, |n| format!("      - {{targets: [w{n}], after: {n}m}}"));
    let nodes = lines(990, |n| {
        format!(
            "  - {{id: q{n}, ask: A, yes: {{ask: q{}}}, no: {{ask: z{n}}}}}",
            n + 1
        )
    });
    let severities = lines(990, |n| format!("  - {{id: S{n}, meaning: M}}"));
    for (name, text, kind) in [
        (
            "templates",
            format!("{HEAD}{SEVERITY}templates:\n{templates}"),
            "no-main-field",
        ),
        (
            "contacts",
            format!("{HEAD}{SEVERITY}contacts:\n{words}"),
            "unknown-contact",
        ),
        (
            "ladder",
            format!("{HEAD}{SEVERITY}ladders:\n  - name: l\n    mode: add\n    steps:\n{steps}"),
            "unknown-contact",
        ),
        (
            "tree",
            format!("{HEAD}{SEVERITY}decision_tree:\n{nodes}"),
            "unknown-question",
        ),
        (
            "severities",
            format!("{HEAD}severities:\n{severities}"),
            "too-many-severities",
        ),
        (
            "keys",
            format!("{HEAD}{SEVERITY}{}", lines(900, |n| format!("key{n}: 1"))),
            "unknown-key",
        ),
    ] {
        let found = kinds(name, &text);
        assert!(found.contains(&kind), "{name}: {found:?}");
    }
}

#[test]
fn a_text_cannot_be_made_to_fill_the_memory() {
    for expression in [
        "'x' * 9999999999",
        "'x' * 999999999",
        "'x' | indent(999999999)",
        "range(99999999)",
        "[1] * 999999999",
        "'%999999999s' | format('x')",
    ] {
        let body = format!("templates:\n  - name: t\n    body: \"{{{{ {expression} }}}}\"\n");
        let text = format!("{HEAD}{SEVERITY}{body}");
        let found = kinds(expression, &text);
        let refused = ["template-syntax", "unknown-variable"];
        assert!(
            found.iter().any(|kind| refused.contains(kind)),
            "{expression}: {found:?}"
        );
    }
}

#[test]
fn no_slip_of_the_fingers_makes_it_fall_over() {
    let full = include_str!("mutations/full.yaml");
    let all: Vec<&str> = full.lines().collect();
    for n in 0..all.len() {
        let with = |line: &str| {
            let mut lines = all.clone();
            lines[n] = line;
            lines.join("\n")
        };
        let line = all[n];
        let (key, value) = line.split_once(": ").unwrap_or((line, ""));
        let slips = [
            String::new(),
            format!(" {line}"),
            format!("{line}:"),
            format!("{key}: [{value}"),
            format!("{key}: {{{{ {value}"),
            format!("{key}: \"\\u0000{{% if"),
            format!("{key}: 99999999999999999999"),
            format!("{line}\n{line}"),
        ];
        for slip in slips.iter().skip(n % 7).step_by(7) {
            kinds(slip, &with(slip));
        }
    }
}
