//! What the command line's own grammar refuses, as an error of the house: what, and what to do next.
//!
//! Does not repeat the usage: the command's own help has it.

use clap::error::ErrorKind;
use clap::{Command, Error as Refused};

use crate::error::Error;
use crate::text::count::or_list;

/// The refusal in three lines at most; `typed` are the words after the program's name.
pub(super) fn mistyped(refused: &Refused, grammar: &Command, typed: &[String]) -> Error {
    if let Some(unfinished) = unfinished(refused, grammar, typed) {
        return unfinished;
    }
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

/// A command that is only the first word of several, typed alone: the grammar's own answer is the whole help.
fn unfinished(refused: &Refused, grammar: &Command, typed: &[String]) -> Option<Error> {
    if refused.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return None;
    }
    let (name, at) = meant(grammar, typed);
    let next = at.get_subcommands().filter(|next| !next.is_hide_set());
    let next: Vec<String> = next
        .map(|next| format!("`{name} {}`", next.get_name()))
        .collect();
    (!next.is_empty()).then(|| Error::Usage {
        what: format!("`{name}` what?"),
        hint: format!("{}; see `{name} --help`", or_list(&next)),
    })
}

/// The command that was meant, as far as it was understood: `irc playbook check`.
fn command(grammar: &Command, typed: &[String]) -> String {
    meant(grammar, typed).0
}

fn meant<'g>(grammar: &'g Command, typed: &[String]) -> (String, &'g Command) {
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
    (name, at)
}

fn one_line(paragraph: &str) -> String {
    let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
    lines.join(" ").trim().to_owned()
}
