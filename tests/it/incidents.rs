//! Published outages, played back as whole incidents from `tests/incidents/*.yaml`, each to a checked-in postmortem.
//!
//! A file needs no Rust: `tests/incidents/README.md` says how one is written. Refuses steps that go back in time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::DateTime;
use serde::Deserialize;

use crate::harness::{World, kept};

/// One incident.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    /// What it was, and when.
    title: String,
    /// The operators' own report.
    source: String,
    /// Which playbook it is played under.
    playbook: String,
    /// Who types, unless a step says otherwise.
    user: String,
    /// What was typed, in order.
    steps: Vec<Step>,
    /// What must stand in the postmortem, worked out by hand.
    shows: Vec<String>,
}

/// One command.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    /// When it was typed.
    at: String,
    /// The command line.
    run: String,
    /// Who typed it.
    user: Option<String>,
    /// What it was given on standard input.
    stdin: Option<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/incidents")
}

/// Every incident, by the name of its file.
fn told() -> BTreeMap<String, Told> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let told = serde_yaml::from_str(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
            all.insert(name, told);
        }
    }
    all
}

/// Plays one in an empty home; the clock stands at its last step afterwards.
fn played(name: &str, told: &Told) -> World {
    let world = World::new();
    let mut last = 0;
    for step in &told.steps {
        let at = DateTime::parse_from_rfc3339(&step.at)
            .unwrap_or_else(|why| panic!("{name}: `{}`: {why}", step.at));
        assert!(
            at.timestamp() >= last,
            "{name}: {} goes back in time",
            step.at
        );
        last = at.timestamp();
        world.at(&step.at);
        let line = step.run.strip_prefix("irc ").unwrap_or(&step.run);
        let user = step.user.as_ref().unwrap_or(&told.user);
        let mut run = world
            .irc(line)
            .env("IRC_USER", user)
            .env("IRC_PLAYBOOK", &told.playbook);
        if let Some(text) = &step.stdin {
            run = run.stdin(text.clone());
        }
        let printed = run.printed();
        assert_eq!(
            printed.code, 0,
            "{name}: {} irc {line}\n{}",
            step.at, printed.err
        );
    }
    world
}

fn postmortem(world: &World) -> String {
    let printed = world.irc("postmortem --stdout").printed();
    assert_eq!(printed.code, 0, "{}", printed.err);
    printed.out
}

/// What changes with every release, and with every edit of a playbook, is not compared.
fn without_versions(markdown: &str) -> String {
    let mut out = String::new();
    for line in markdown.lines() {
        let named = [
            "- **Made by:**",
            "- **Playbook:**",
            "- **Last line:**",
            "<!-- irc:begin record",
        ];
        match named.iter().find(|named| line.starts_with(**named)) {
            Some(named) => out.push_str(&format!("{named} [..]\n")),
            None => out.push_str(&format!("{line}\n")),
        }
    }
    out
}

#[test]
fn every_incident_ends_in_its_postmortem() {
    for (name, told) in told() {
        let world = played(&name, &told);
        let made = postmortem(&world);
        for shown in &told.shows {
            assert!(made.contains(shown), "{name}: `{shown}` is not in\n{made}");
        }
        kept(
            &format!("tests/incidents/{name}.postmortem.md"),
            &without_versions(&made),
        );
    }
}

#[test]
fn the_same_incident_gives_the_same_bytes_also_after_everything_derived_is_gone() {
    for (name, told) in told() {
        let world = played(&name, &told);
        let first = postmortem(&world);
        assert_eq!(postmortem(&played(&name, &told)), first, "{name}");
        let written = world.irc("postmortem").printed();
        assert_eq!((written.code, written.out), (0, first.clone()), "{name}");
        fs::remove_dir_all(world.home().join("cache")).unwrap();
        assert_eq!(postmortem(&world), first, "{name}");
        for incident in fs::read_dir(world.home().join("incidents")).unwrap() {
            fs::remove_file(incident.unwrap().path().join("postmortem.md")).unwrap();
        }
        assert_eq!(postmortem(&world), first, "{name}");
    }
}

#[test]
fn every_file_names_its_source_and_what_was_worked_out() {
    for (name, told) in told() {
        assert!(
            !told.title.is_empty() && told.source.starts_with("https://"),
            "{name}"
        );
        assert!(
            !told.shows.is_empty(),
            "{name} shows nothing that was worked out by hand"
        );
    }
}
