//! What every file and every command owes the reader.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::World;

/// The longest file, in lines.
const LONGEST: usize = 450;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            into.push(path);
        }
    }
}

fn every_rust_file() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for folder in ["src", "tests", "examples"] {
        if root().join(folder).is_dir() {
            rust_files(&root().join(folder), &mut files);
        }
    }
    files.sort();
    assert!(files.len() > 100, "the sources are read");
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path.strip_prefix(root()).unwrap().to_owned(), text)
        })
        .collect()
}

/// Every command that can be typed, hidden ones left out.
pub(crate) fn commands() -> Vec<String> {
    irc::cli::Cli::grammar()
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
        .map(|command| command.get_name().to_owned())
        .collect()
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let silent: Vec<PathBuf> = every_rust_file()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "no `//!` on the first line: {silent:?}");
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<(PathBuf, usize)> = every_rust_file()
        .into_iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .collect();
    assert!(long.is_empty(), "more than {LONGEST} lines: {long:?}");
}

#[test]
fn nothing_unfinished_is_left() {
    let marks = ["todo!", "unimplemented!", "dbg!", "FIXME", "TODO"];
    let mut left = Vec::new();
    for (path, text) in every_rust_file() {
        if path.starts_with("tests/it/house.rs") || path.starts_with("tests/it/walls.rs") {
            continue;
        }
        for mark in marks.iter().filter(|mark| text.contains(**mark)) {
            left.push(format!("{} has {mark}", path.display()));
        }
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}

#[test]
fn every_command_stands_in_the_top_help() {
    let help = World::new().irc("--help").printed().out;
    let words: Vec<&str> = help.split_whitespace().collect();
    for command in commands() {
        assert!(
            words.contains(&command.as_str()),
            "--help lacks `{command}`"
        );
    }
}

/// Named in the help before they exist; whoever brings one takes it out here.
const COMING: &[&str] = &[];

#[test]
fn the_top_help_names_nothing_that_does_not_exist() {
    let help = World::new().irc("--help").printed().out;
    let known = commands();
    let table = help
        .split("At 3 a.m.:\n")
        .nth(1)
        .unwrap()
        .split("\n  -h")
        .next()
        .unwrap();
    for line in table.lines().filter(|line| !line.trim().is_empty()) {
        let named: Vec<&str> = match line.strip_prefix("  ") {
            Some(row) => row.split_whitespace().take(1).collect(),
            None => line.split_once(':').unwrap().1.split_whitespace().collect(),
        };
        for name in named {
            let coming = COMING.contains(&name);
            assert!(
                known.contains(&name.to_owned()) != coming,
                "--help names `{name}`: {line}"
            );
        }
    }
}
