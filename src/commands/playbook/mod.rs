//! `irc playbook`: the team's policy, looked at and checked.
//!
//! Refuses to change an incident: an incident keeps the playbook that it was declared under.

mod check;
#[cfg(test)]
mod facts;
mod list;
mod path;
mod show;

use std::io::ErrorKind;
use std::path::Path;

use clap::{Args as ClapArgs, Subcommand};

use crate::act::Reply;
use crate::app::App;
use crate::config::file;
use crate::error::Error;

/// The team's policy: look at it, check it
///
/// Bare `irc playbook` lists those there are.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc playbook\n  irc playbook show release-manager --section ladders\n  irc playbook check shop.yaml"
)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// Print one JSON document (irc.playbooks/1)
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand, Clone, Debug)]
enum Command {
    List(list::Args),
    Show(Box<show::Args>),
    Path(path::Args),
    Check(check::Args),
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    match &args.command {
        None => Ok(list::run(&list::Args { json: args.json }, app)),
        Some(Command::List(args)) => Ok(list::run(args, app)),
        Some(Command::Show(args)) => show::run(args, app),
        Some(Command::Path(args)) => path::run(args, app),
        Some(Command::Check(args)) => check::run(args, app),
    }
}

/// Writes a file of the user's own; error if it is there already and may not be replaced.
fn write(path: &Path, content: &[u8], replace: bool) -> Result<(), Error> {
    let written = if replace {
        file::replace(path, content)
    } else {
        file::create(path, content)
    };
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Error::Usage {
            what: format!("{} is there already", path.display()),
            hint: "give another name, or --force to replace it".to_owned(),
        },
        _ => Error::File {
            act: "write",
            path: path.to_owned(),
            why: error.to_string(),
        },
    })
}
