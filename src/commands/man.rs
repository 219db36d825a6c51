//! `irc man`: the manual pages, made of the same words as `--help`. Prints one; refuses to install them anywhere.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Command};
use clap_mangen::Man;

use crate::act::{Reply, own};
use crate::error::Error;

/// Print a manual page, or write all of them into a folder
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc man | man -l -\n  irc man update | man -l -\n  irc man --dir ~/.local/share/man/man1"
)]
pub struct Args {
    /// The command, as it is typed
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
    /// Write every page there
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    dir: Option<PathBuf>,
}

/// Runs the command; `root` is the whole command line.
pub fn run(args: &Args, root: &Command) -> Result<Reply, Error> {
    if let Some(dir) = &args.dir {
        let mut pages = Vec::new();
        below(root, &mut pages);
        for command in &pages {
            let name = command.get_display_name().unwrap_or("irc");
            own::write(&dir.join(format!("{name}.1")), &page(command), true)?;
        }
        let count = crate::text::count::count(pages.len(), "page");
        return Ok(Reply::out(format!("{count} in {}\n", dir.display())));
    }
    let mut command = root;
    for word in &args.command {
        command = command.find_subcommand(word).ok_or_else(|| Error::Usage {
            what: format!("there is no command `{word}`"),
            hint: "irc --help names them".to_owned(),
        })?;
    }
    Ok(Reply::out(String::from_utf8_lossy(&page(command))))
}

fn below<'c>(command: &'c Command, into: &mut Vec<&'c Command>) {
    into.push(command);
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        below(sub, into);
    }
}

fn page(command: &Command) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing into memory cannot fail.
    Man::new(command.clone())
        .manual("irc")
        .render(&mut out)
        .unwrap_or_default();
    out
}
