//! `irc config`: the user's own settings and the team's data: where they are, what counts, what is wrong with them.
//!
//! Refuses to touch the record: these files are read by the next command, nothing else.

mod check;
mod init;
mod path;
mod show;

use clap::{Args as ClapArgs, Subcommand};

use crate::act::Reply;
use crate::app::App;
use crate::error::Error;

/// Your own settings (config.yaml) and your team's people, numbers and hours (team.yaml)
///
/// Bare `irc config` shows what counts and where it comes from.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc config init --user @ann --zone Europe/Berlin --playbook release-manager\n  irc config\n  $EDITOR $(irc config path --team) && irc config check"
)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// Print one JSON document (irc.config/1)
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand, Clone, Debug)]
enum Command {
    Show(show::Args),
    Path(path::Args),
    Init(init::Args),
    Check(check::Args),
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let bare = || Command::Show(show::Args::default());
    let mut command = args.command.clone().unwrap_or_else(bare);
    if args.json {
        *command.json() = true;
    }
    match &command {
        Command::Show(args) => Ok(show::run(args, app)),
        Command::Path(args) => Ok(path::run(args, app)),
        Command::Init(args) => init::run(args, app),
        Command::Check(args) => check::run(args, app),
    }
}

impl Command {
    /// `--json` means the same before the subcommand's word as behind it.
    const fn json(&mut self) -> &mut bool {
        match self {
            Self::Show(args) => &mut args.json,
            Self::Path(args) => &mut args.json,
            Self::Init(args) => &mut args.json,
            Self::Check(args) => &mut args.json,
        }
    }
}
