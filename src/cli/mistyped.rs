//! What the command line's own grammar refuses, as an error of the house: what, and what to do next.
//!
//! Does not repeat the usage: the command's own help has it.

use clap::{Command, Error as Refused};

use crate::error::Error;

/// The refusal in three lines at most; `typed` are the words after the program's name.
pub(super) fn mistyped(refused: &Refused, grammar: &Command, typed: &[String]) -> Error {
    let text = refused.to_string();
    let mut paragraphs = text.split("\n\n").map(one_line);
    let what = paragraphs.next().unwrap_or_default();
    let what = what.strip_prefix("error: ").unwrap_or(&what).to_owned();
    let mut hints: Vec<String> = paragraphs
        .filter_map(|paragraph| Some(paragraph.strip_prefix("tip: ")?.to_owned()))
        .collect();
    hints.push(format!("see `{} --help`", command(grammar, typed)));
    Error::Usage {
        what,
        hint: hints.join("; "),
    }
}

/// The command that was meant, as far as it was understood: `irc playbook check`.
fn command(grammar: &Command, typed: &[String]) -> String {
    let mut name = grammar.get_name().to_owned();
    let mut at = grammar;
    for word in typed {
        let Some(next) = at.find_subcommand(word) else {
            break;
        };
        at = next;
        name.push(' ');
        name.push_str(at.get_name());
    }
    name
}

fn one_line(paragraph: &str) -> String {
    let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
    lines.join(" ").trim().to_owned()
}
