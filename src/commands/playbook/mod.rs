//! `irc playbook`: the team's policy, looked at, chosen, checked, begun and compared.
//!
//! Refuses to change an incident: an incident keeps the playbook that it was declared under.

mod check;
mod diff;
#[cfg(test)]
mod facts;
mod list;
mod new;
mod path;
mod show;
mod use_;

use clap::{Args as ClapArgs, Subcommand};

use crate::act::Reply;
use crate::app::App;
use crate::error::Error;

/// The team's policy: look at it, choose it, check it, write one
///
/// Bare `irc playbook` lists those there are.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc playbook\n  irc playbook show release-manager --section ladders\n  irc playbook new shop && irc playbook check shop && irc playbook use shop"
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
    Use(use_::Args),
    Check(check::Args),
    New(new::Args),
    Diff(diff::Args),
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let bare = || Command::List(list::Args::default());
    let mut command = args.command.clone().unwrap_or_else(bare);
    if args.json {
        *command.json() = true;
    }
    match &command {
        Command::List(args) => Ok(list::run(args, app)),
        Command::Show(args) => show::run(args, app),
        Command::Path(args) => path::run(args, app),
        Command::Use(args) => use_::run(args, app),
        Command::Check(args) => check::run(args, app),
        Command::New(args) => new::run(args, app),
        Command::Diff(args) => diff::run(args, app),
    }
}

impl Command {
    /// `--json` means the same before the subcommand's word as behind it.
    const fn json(&mut self) -> &mut bool {
        match self {
            Self::List(args) => &mut args.json,
            Self::Show(args) => &mut args.json,
            Self::Path(args) => &mut args.json,
            Self::Use(args) => &mut args.json,
            Self::Check(args) => &mut args.json,
            Self::New(args) => &mut args.json,
            Self::Diff(args) => &mut args.json,
        }
    }
}
