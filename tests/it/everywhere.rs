//! Whatever is put in the place of any word of any command: nothing comes out that drives a terminal, and no secret is found.
//!
//! The commands and their flags are taken from the grammar itself: one that is added is tried, and one that has no line
//! to begin with fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use clap::Command;
use serde_json::Value;

use crate::every::{Before, EXAMPLES, prepared};
use crate::harness::World;
use crate::help::every_command;
use crate::hostile::{PAYLOADS, harmful};

/// A line for each command that has no example that can be run as it stands. `EVENT` is the newest event, `MESSAGE` one
/// that waits.
const MORE: &[(Before, &str)] = &[
    (Before::Open, "use 001"),
    (Before::Noted, "amend EVENT --text \"the other window\""),
    (Before::Noted, "move EVENT --to 002"),
    (Before::Noted, "redact EVENT --reason \"a name\""),
    (Before::Open, "import record.json"),
    (Before::Open, "watch"),
    (Before::Open, "alert"),
    (Before::Open, "alert list"),
    (Before::Open, "channel test hook --dry-run"),
    (Before::Open, "outbox list"),
    (Before::Open, "outbox retry --yes"),
    (Before::Open, "outbox drop MESSAGE"),
    (Before::Open, "scenario list"),
    (Before::Open, "step skip bring-people alone"),
    (Before::Open, "step answer what-users-see nothing"),
    (Before::Closed, "action list"),
    (Before::Closed, "action done a1"),
    (Before::Closed, "action change a1 --owner @bob"),
];

/// One command that can be typed: its words, a line that works, what must be there before, and its arguments.
pub(crate) struct Line {
    pub(crate) path: Vec<String>,
    before: Before,
    pub(crate) words: Vec<String>,
    command: Command,
}

pub(crate) fn words(line: &str) -> Vec<String> {
    crate::harness::words(line)
}

fn command(path: &[String]) -> Command {
    let mut at = irc::cli::Cli::grammar();
    for name in path {
        at = at.find_subcommand(name).unwrap().clone();
    }
    at
}

/// Every command that does something by itself, each with a line to begin with.
pub(crate) fn lines() -> Vec<Line> {
    let examples = EXAMPLES.iter().map(|e| (e.before, e.line));
    let known: Vec<(Before, Vec<String>)> = examples
        .chain(MORE.iter().copied())
        .map(|(before, line)| (before, words(line)))
        .collect();
    let paths = every_command();
    let deepest = |line: &[String]| {
        let fits = |path: &&Vec<String>| line.starts_with(path);
        paths
            .iter()
            .filter(fits)
            .max_by_key(|path| path.len())
            .cloned()
    };
    let mut by_path: BTreeMap<Vec<String>, (Before, Vec<String>)> = BTreeMap::new();
    for (before, line) in known {
        by_path
            .entry(deepest(&line).unwrap())
            .or_insert((before, line));
    }
    let mut silent = Vec::new();
    let mut found = Vec::new();
    for path in paths.iter().filter(|path| !path.is_empty()) {
        let command = command(path);
        if command.is_subcommand_required_set() {
            continue;
        }
        match by_path.remove(path) {
            Some((before, words)) => found.push(Line {
                path: path.clone(),
                before,
                words,
                command,
            }),
            None => silent.push(path.join(" ")),
        }
    }
    assert!(silent.is_empty(), "no line to begin with: {silent:?}");
    found
}

impl Line {
    /// The line with `text` in the place of every word of its own, after the last one, and as the value of every flag.
    fn with(&self, text: &str) -> Vec<Vec<String>> {
        let mut all = Vec::new();
        for (at, word) in self.words.iter().enumerate().skip(self.path.len()) {
            if !word.starts_with('-') {
                let mut line = self.words.clone();
                text.clone_into(&mut line[at]);
                all.push(line);
            }
        }
        let more = |last: String| [self.words.as_slice(), &[last]].concat();
        // Also where it takes none, and refuses it.
        all.push(more(text.to_owned()));
        for flag in self.command.get_arguments() {
            let Some(long) = flag.get_long().filter(|_| flag.get_action().takes_values()) else {
                continue;
            };
            all.push(more(format!("--{long}={text}")));
        }
        all
    }

    /// A world in which the line can be run, with somebody to send to, and the line's own names filled in.
    fn world(&self, config: &str) -> (World, Vec<String>) {
        let world = prepared(self.before);
        if self.path[0] == "move" || self.path[0] == "action" {
            world.irc("declare sev3 another").printed();
            world.irc("action add \"find the leak\" -i 001").printed();
        }
        let record = world.irc("export 001 --json").printed().out;
        world.write("record.json", &record);
        let path = world.write("config/config.yaml", config);
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
        if self.path[0] == "outbox" {
            world.irc("declare sev2 queued").printed();
        }
        let json = |line: &str| -> Value {
            serde_json::from_str(&world.irc(line).printed().out).unwrap_or_default()
        };
        let event = json("log 001 --json")["events"]
            .as_array()
            .and_then(|all| all.last()?["id"].as_str().map(ToOwned::to_owned))
            .unwrap_or_default();
        let message = json("outbox --json")["deliveries"][0]["id"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let words = self.words.iter().map(|word| match word.as_str() {
            "EVENT" => event.clone(),
            "MESSAGE" => message.clone(),
            _ => word.clone(),
        });
        let words = words.collect();
        (world, words)
    }
}

/// All payloads in few texts, none longer than a title may be.
pub(crate) fn chunks() -> Vec<String> {
    let mut chunks = vec![String::from("x")];
    for payload in PAYLOADS {
        let last = chunks.last_mut().unwrap();
        if last.chars().count() + payload.chars().count() > 450 {
            chunks.push(format!("x {payload}"));
        } else {
            last.push(' ');
            last.push_str(payload);
        }
    }
    chunks
}

/// Fails with the first of what was found, each short enough to be read.
#[track_caller]
pub(crate) fn none(found: &[String]) {
    let short = |one: &String| one.chars().take(500).collect::<String>();
    let shown: Vec<String> = found.iter().take(20).map(short).collect();
    assert!(found.is_empty(), "{} found: {shown:#?}", found.len());
}

const NOBODY: &str =
    "channels:\n  hook: {kind: webhook, url: \"http://127.0.0.1:1/in\", events: [declared]}\n";

#[test]
fn every_payload_in_every_word_of_every_command_comes_out_harmless() {
    let chunks = chunks();
    assert!(chunks.len() <= 6, "{}", chunks.len());
    let mut runs = 0;
    let mut found = Vec::new();
    for line in &mut lines() {
        let (world, words) = line.world(NOBODY);
        line.words = words;
        let count = line.with("x").len();
        // Every payload goes through every command, and every word of it meets some of them.
        for n in 0..count.max(chunks.len()) {
            let text = &chunks[n % chunks.len()];
            let args = &line.with(text)[n % count];
            let printed = world.argv(args).env("CLICOLOR_FORCE", "1").printed();
            found.extend(
                harmful(&printed.out).map(|c| format!("{c} printed by {args:?}: {}", printed.out)),
            );
            found.extend(
                harmful(&printed.err).map(|c| format!("{c} said by {args:?}: {}", printed.err)),
            );
            runs += 1;
        }
    }
    none(&found);
    assert!(runs > 400, "{runs}");
}

/// Everything under a folder but `config.yaml` itself, names too.
fn everything(folder: &Path) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.display().to_string();
        if path.is_dir() {
            all.extend(everything(&path));
        } else if !name.ends_with("config/config.yaml") {
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            all.push((name, text));
        }
    }
    all
}

/// Flags that name a file or folder to be made: what it is called is its maker's own.
const FILES: &[&str] = &["--out=", "--output=", "--dir="];

/// Commands whose result is the user's own settings, as they were just given.
const SETTINGS: &[&str] = &["init", "config"];

#[test]
fn a_canary_is_found_nowhere_after_every_word_of_every_command() {
    let shaped = shaped();
    let (known, stored, command, address) = (
        "canary-in-the-variable",
        "canary-in-the-file",
        "canary-from-the-command",
        "canary-in-the-address",
    );
    let config = format!(
        "secret_env: [CANARY]\nchannels:\n  hook: {{kind: webhook, url: \"http://127.0.0.1:1/services/{address}\", secret: {stored}, events: [declared]}}\n  other: {{kind: webhook, url: \"http://127.0.0.1:1/in\", token_cmd: \"printf %s {command}\", events: [declared]}}\n  odd: {{kind: webhook, url: \"http://ann:{address}@127.0.0.1:1/in\", events: [declared]}}\n  var: {{kind: webhook, url_env: CANARY_URL, events: [declared]}}\n"
    );
    let url = format!("http://127.0.0.1:1/{known}");
    let typed = format!(
        "x {shaped} and {known}, {stored}; http://127.0.0.1:1/services/{address} or https://ann:{known}@db-1/shop"
    );
    let secrets: [&str; 5] = [&shaped, known, stored, command, address];
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut look = |text: &str, place: &dyn Fn() -> String| {
        let held = secrets.iter().filter(|secret| text.contains(**secret));
        found.extend(held.map(|secret| format!("{secret} in {}: {text}", place())));
    };
    for line in &mut lines() {
        let (world, words) = line.world(&config);
        line.words = words;
        let mut all = vec![
            line.words.clone(),
            [line.words.as_slice(), &["--json".to_owned()]].concat(),
        ];
        all.extend(line.with(&typed));
        for (n, args) in all.iter().enumerate() {
            if args
                .last()
                .is_some_and(|word| FILES.iter().any(|flag| word.starts_with(flag)))
            {
                continue;
            }
            let mut run = world
                .argv(args)
                .env("CANARY", known)
                .env("CANARY_URL", &url);
            if n == 1 {
                run = run.env("IRC_USER", &shaped);
            }
            let printed = run.printed();
            if SETTINGS.contains(&line.path[0].as_str()) && n > 1 {
                continue;
            }
            look(&printed.out, &|| format!("what {args:?} prints"));
            look(&printed.err, &|| format!("what {args:?} says"));
        }
        for (name, text) in everything(&world.path("")) {
            look(&name, &|| format!("a name, after {:?}", line.path));
            look(&text, &|| format!("{name}, after {:?}", line.path));
        }
        seen.insert(line.path.join(" "));
    }
    none(&found);
    assert!(seen.len() >= 70, "{seen:?}");
}

/// A token with a shape, put together here, so that none stands in a file of the project.
fn shaped() -> String {
    ["gh", "p_", "q7Zr4Tn8Wb2Kx6Md1Vc5Ys9Hf3Lj0PgQaEuC"].concat()
}

/// Every text of a document but those that say what it is or when.
fn planted(value: &mut Value, secret: &str) {
    const PLAIN: [&str; 9] = [
        "status",
        "state",
        "severity",
        "startsAt",
        "endsAt",
        "activeAt",
        "event_type",
        "occurred_at",
        "resource_type",
    ];
    match value {
        Value::String(text) => {
            text.push(' ');
            text.push_str(secret);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| planted(item, secret)),
        Value::Object(members) => members
            .iter_mut()
            .filter(|(name, _)| !PLAIN.contains(&name.as_str()))
            .for_each(|(_, value)| planted(value, secret)),
        _ => {}
    }
}

#[test]
fn a_canary_in_every_field_of_an_alert_is_found_nowhere() {
    let shaped = shaped();
    let known = "canary-under-the-ground";
    let mut opened = 0;
    for name in [
        "webhook",
        "grafana",
        "api",
        "groups",
        "prometheus",
        "pagerduty",
        "weird",
        "half-resolved",
    ] {
        let text = crate::paper::text(&format!("tests/alerts/{name}.json"));
        for secret in [&shaped, known] {
            let Ok(mut document) = serde_json::from_str::<Value>(&text) else {
                continue;
            };
            planted(&mut document, secret);
            let world = World::new();
            world.write("config/config.yaml", "secret_env: [CANARY]\n");
            world.write("alert.json", &document.to_string());
            for line in [
                "alert import alert.json",
                "declare --from-alert alert.json",
                "alert import - --json",
                "log --all",
                "status",
                "export",
                "postmortem",
            ] {
                let run = world.irc(line).env("CANARY", known);
                let printed = if line.contains(" - ") {
                    run.stdin(document.to_string()).printed()
                } else {
                    run.printed()
                };
                for text in [&printed.out, &printed.err] {
                    assert!(!text.contains(secret), "{name}: {line}: {text}");
                }
            }
            let all = everything(&world.home());
            for (name, text) in &all {
                assert!(!text.contains(secret), "{name} holds it: {text}");
            }
            let marked = |(_, text): &(String, String)| text.contains("secret taken out");
            opened += usize::from(all.iter().any(marked));
        }
    }
    assert!(opened >= 8, "hardly any alert was taken in: {opened}");
}
