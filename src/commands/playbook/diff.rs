//! `irc playbook diff`: what changes for a responder.

use clap::Args as ClapArgs;

use crate::act::Reply;
use crate::act::reply::screen;
use crate::app::App;
use crate::error::Error;
use crate::render::{diff, json};
use crate::view::diff::DiffView;

/// What changes for a responder from one playbook to another, in words
///
/// Severities are matched by name, else by rank. Other words for the same figure are no change.
#[derive(ClapArgs, Clone, Debug)]
#[command(
    after_help = "Example:\n  irc playbook diff default release-manager\n  irc playbook diff old.yaml new.yaml --json | jq -r '.changes[].text'"
)]
pub(super) struct Args {
    /// A name from `irc playbook list`, or a file
    #[arg(value_name = "A")]
    from: String,
    /// The other one
    #[arg(value_name = "B")]
    to: String,
    /// Print one JSON document (irc.policy-diff/1)
    #[arg(long)]
    pub(super) json: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let (_, from) = super::show::read(app, &args.from)?;
    let (_, to) = super::show::read(app, &args.to)?;
    let view = DiffView::new(&from, &to, app.now.instant());
    Ok(Reply::out(if args.json {
        json::document(&view)
    } else {
        diff::diff(&screen(app), &view)
    }))
}
