//! The documents agree with the repository: links, paths, commands, playbooks, crates, settings.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use irc::cli::Cli;
use irc::playbook::find::BUILT_IN;

use crate::paper::{path, rows, section, text};

/// Every document, by its path.
fn documents() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["", "docs/", "docs/decisions/", "tests/facts/"] {
        for entry in fs::read_dir(path(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if Path::new(&name).extension().is_some_and(|end| end == "md") {
                found.push(format!("{folder}{name}"));
            }
        }
    }
    found
}

/// A document without its code blocks.
fn prose(document: &str) -> String {
    let mut inside = false;
    let mut out = String::new();
    for line in document.lines() {
        let fence = line.starts_with("```");
        if !inside && !fence {
            out.push_str(line);
            out.push('\n');
        }
        inside ^= fence;
    }
    out
}

/// The anchor of a heading, as forges make it.
fn slug(heading: &str) -> String {
    let plain = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = plain
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.collect::<String>().replace(' ', "-")
}

fn anchors(document: &str) -> BTreeSet<String> {
    let text = prose(document);
    text.lines()
        .filter(|line| line.starts_with('#'))
        .map(slug)
        .collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut broken = Vec::new();
    for name in documents() {
        let document = text(&name);
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        for rest in prose(&document).split("](").skip(1) {
            let target = rest.split(')').next().unwrap_or_default();
            if target.contains("://") || target.contains(' ') {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let there = if file.is_empty() {
                path(&name)
            } else {
                path(folder).join(file)
            };
            let known = match fs::read_to_string(&there) {
                Ok(text) => anchor.is_empty() || anchors(&text).contains(anchor),
                Err(_) => there.is_dir() && anchor.is_empty(),
            };
            if !known {
                broken.push(format!("{name}: {target}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_path_that_is_named_is_there() {
    let roots = [
        "src/",
        "tests/",
        "docs/",
        "playbooks/",
        "completions/",
        ".ci/",
    ];
    let mut missing = Vec::new();
    for name in documents() {
        let document = prose(&text(&name));
        for named in document.split('`').skip(1).step_by(2) {
            let plain = !named.contains([' ', '*', '<']) && !named.contains("NAME");
            let ours = roots.iter().any(|root| named.starts_with(root));
            let own = path(&format!("tests/facts/{named}"));
            if plain && ours && !path(named).exists() && !own.exists() {
                missing.push(format!("{name}: {named}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

fn commands() -> BTreeSet<String> {
    let cli = Cli::grammar();
    cli.get_subcommands()
        .filter(|command| !command.is_hide_set())
        .map(|command| command.get_name().to_owned())
        .collect()
}

#[test]
fn the_readme_names_every_command_and_no_other() {
    let readme = text("README.md");
    let table = rows(section(&readme, "Commands at a glance"));
    let named: BTreeSet<String> = table
        .iter()
        .flat_map(|row| {
            row[0]
                .split('`')
                .skip(1)
                .step_by(2)
                .map(ToOwned::to_owned)
                .collect::<Vec<_>>()
        })
        .filter_map(|command| command.split(' ').nth(1).map(ToOwned::to_owned))
        .collect();
    assert_eq!(named, commands());
}

#[test]
fn the_readme_names_every_playbook() {
    let readme = text("README.md");
    let named: BTreeSet<String> = rows(section(&readme, "Playbooks"))
        .iter()
        .flat_map(|row| {
            row[0]
                .split('`')
                .skip(1)
                .step_by(2)
                .map(ToOwned::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    let shipped = BUILT_IN
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(named, shipped);
}

#[test]
fn every_crate_has_its_reason() {
    let manifest = text("Cargo.toml");
    let mut wanted = BTreeSet::new();
    let mut counts = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            counts = line.ends_with("dependencies]");
        } else if let (true, Some((name, _))) = (counts, line.split_once(" = ")) {
            wanted.insert(name.to_owned());
        }
    }
    let page = text("docs/decisions/0001-dependencies.md");
    let mut named: BTreeSet<String> = rows(&page)
        .iter()
        .flat_map(|row| {
            row[0]
                .split('`')
                .skip(1)
                .step_by(2)
                .map(ToOwned::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|name| name != "yaml_serde")
        .collect();
    let (_, tests) = page.split_once("For tests only:").unwrap();
    let (tests, _) = tests.split_once("\n\n").unwrap();
    named.extend(tests.split('`').skip(1).step_by(2).map(ToOwned::to_owned));
    assert_eq!(named, wanted);
}

#[test]
fn every_decision_is_listed_with_its_title() {
    let list = text("docs/decisions/README.md");
    for name in documents() {
        let Some(file) = name.strip_prefix("docs/decisions/") else {
            continue;
        };
        if file != "README.md" {
            let page = text(&name);
            let title = page.lines().next().unwrap().trim_start_matches("# ");
            assert!(list.contains(&format!("- [{title}]({file})")), "{name}");
        }
    }
}

#[test]
fn every_room_is_on_the_map() {
    let map = text("docs/architecture.md");
    for entry in fs::read_dir(path("src")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let end = if entry.path().is_dir() { "/" } else { "" };
        assert!(map.contains(&format!("`src/{name}{end}`")), "src/{name}");
    }
}

#[test]
fn the_limits_are_those_of_the_program() {
    // Name in the sources, and what the page says for it.
    let limits = [
        (
            "src/domain/decide/declare.rs",
            "TITLE_LIMIT",
            "500",
            "500 characters",
        ),
        (
            "src/domain/decide/limits.rs",
            "NAME_LIMIT",
            "200",
            "200 characters",
        ),
        (
            "src/domain/decide/note.rs",
            "TEXT_LIMIT",
            "8_000",
            "8,000 characters",
        ),
        (
            "src/act/update/compose.rs",
            "TEXT_LIMIT",
            "20_000",
            "20,000 characters",
        ),
        (
            "src/domain/decide/limits.rs",
            "ANY_LIMIT",
            "16_000",
            "16,000 characters",
        ),
        ("src/store/record.rs", "LINE_LIMIT", "64 * 1024", "64 KiB"),
        (
            "src/commands/note.rs",
            "STDIN_LIMIT",
            "48 * 1024",
            "48 KiB at once",
        ),
        ("src/playbook/source.rs", "LARGEST", "1024 * 1024", "1 MiB"),
        (
            "src/store/read.rs",
            "LOG_LIMIT",
            "128 * 1024 * 1024",
            "128 MiB",
        ),
    ];
    let page = text("docs/decisions/0015-limits-and-small-choices.md");
    let written: Vec<String> = rows(&page).iter().map(|row| row[1].clone()).collect();
    assert_eq!(written.len(), limits.len());
    for ((file, name, value, words), cell) in limits.iter().zip(written) {
        let source = text(file);
        let line = source
            .lines()
            .find(|line| line.contains(&format!("const {name}:")));
        assert!(
            line.is_some_and(|line| line.ends_with(&format!("= {value};"))),
            "{file}: {line:?}"
        );
        assert!(cell.starts_with(words), "{name}: {cell}");
    }
}

/// The words of a text that begin with `IRC_`.
fn settings(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !(c.is_ascii_uppercase() || c == '_'))
        .filter(|word| word.starts_with("IRC_"))
        .map(ToOwned::to_owned)
        .collect()
}

#[test]
fn the_readme_names_every_setting_and_no_other() {
    let mut read = settings(&text("src/app.rs"));
    // For tests: fixes what is random.
    read.remove("IRC_SEED");
    assert_eq!(settings(&text("README.md")), read);
}
