//! Every help is kept as it is shown, so that a change of words is seen; every one shows an example.

use std::collections::BTreeSet;
use std::fs;

use clap::Command;

use crate::harness::{World, kept};

const FOLDER: &str = "tests/it/snapshots/help";

/// Every command and subcommand as words.
pub(crate) fn every_command() -> Vec<Vec<String>> {
    fn below(command: &Command, path: &[String], into: &mut Vec<Vec<String>>) {
        for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
            let mut path = path.to_vec();
            path.push(sub.get_name().to_owned());
            into.push(path.clone());
            below(sub, &path, into);
        }
    }
    let mut found = vec![Vec::new()];
    below(&irc::cli::Cli::grammar(), &[], &mut found);
    found
}

fn name(path: &[String]) -> String {
    let name = path.join("-");
    let name = if name.is_empty() { "irc" } else { &name };
    format!("{name}.txt")
}

fn help(world: &World, path: &[String]) -> String {
    let mut words = path.to_vec();
    words.push("--help".to_owned());
    let printed = world.argv(&words).printed();
    assert_eq!((printed.code, printed.err.as_str()), (0, ""), "{path:?}");
    printed.out
}

#[test]
fn every_help_is_as_it_was_looked_at() {
    let world = World::new();
    for path in every_command() {
        kept(&format!("{FOLDER}/{}", name(&path)), &help(&world, &path));
    }
}

#[test]
fn no_help_is_kept_of_a_command_that_is_gone() {
    let known: BTreeSet<String> = every_command().iter().map(|path| name(path)).collect();
    let folder = format!("{}/{FOLDER}", env!("CARGO_MANIFEST_DIR"));
    let files: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .collect();
    assert_eq!(files, known);
}

#[test]
fn every_help_has_an_example() {
    let world = World::new();
    for path in every_command().iter().filter(|path| path.len() == 1) {
        let help = help(&world, path);
        let (_, example) = help
            .split_once("Example:\n")
            .unwrap_or_else(|| panic!("`irc {} --help` has no example", path.join(" ")));
        let begins = format!("irc {}", path[0]);
        assert!(
            example.contains(&begins) || path[0] == "status",
            "the example of {path:?} shows another command:\n{example}"
        );
    }
}

#[test]
fn no_help_is_wider_than_a_screen() {
    let world = World::new();
    for path in every_command() {
        for line in help(&world, &path).lines() {
            assert!(line.chars().count() <= 100, "{path:?}: {line}");
        }
    }
}

#[test]
fn every_flag_and_argument_says_what_it_is() {
    fn look(command: &Command, path: &str, silent: &mut Vec<String>) {
        for arg in command.get_arguments() {
            if arg.get_help().is_none() && !arg.is_hide_set() {
                silent.push(format!("{path} {}", arg.get_id()));
            }
        }
        for sub in command.get_subcommands() {
            look(sub, &format!("{path} {}", sub.get_name()), silent);
        }
    }
    let mut silent = Vec::new();
    look(&irc::cli::Cli::grammar(), "irc", &mut silent);
    assert!(silent.is_empty(), "without a word of help: {silent:?}");
}

#[test]
fn flags_of_one_name_mean_one_thing() {
    let letters = [
        ('i', "incident"),
        ('y', "yes"),
        ('n', "last"),
        ('f', "follow"),
    ];
    for command in irc::cli::Cli::grammar().get_subcommands() {
        for arg in command.get_arguments() {
            let Some(short) = arg.get_short() else {
                continue;
            };
            if let Some((_, long)) = letters.iter().find(|(letter, _)| *letter == short) {
                assert_eq!(arg.get_id(), long, "-{short} of {}", command.get_name());
            }
        }
    }
}

#[test]
fn short_words_and_the_word_help_mean_what_they_say() {
    let world = World::new();
    let shown = |line: &str| world.irc(line).printed().out;
    for (short, whole) in [
        ("st", "status"),
        ("ls", "list"),
        ("timeline", "log"),
        ("pm", "postmortem"),
        ("page", "escalate"),
        ("sev", "severity"),
        ("help note", "note"),
        ("help playbook check", "playbook check"),
    ] {
        let line = match short.strip_prefix("help ") {
            Some(_) => short.to_owned(),
            None => format!("{short} --help"),
        };
        assert_eq!(shown(&line), shown(&format!("{whole} --help")), "{short}");
    }
    assert_eq!(shown("help"), shown("--help"));
    let what = &world.irc("help teleport").refused(2)["what"];
    assert!(what.to_string().contains("teleport"), "{what}");
    let id = world.declare("sev2 slow");
    assert!(shown("st").contains(&id));
}
