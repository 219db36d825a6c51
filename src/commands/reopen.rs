//! `irc reopen`: it is back.

use clap::Args as ClapArgs;

use super::common::Writing;
use crate::act::{self, Purpose, Reply, case};
use crate::app::App;
use crate::domain::decide::lifecycle;
use crate::error::Error;

/// Open a resolved, closed or cancelled incident again
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc reopen --reason \"errors are back\"")]
pub struct Args {
    /// The incident
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Why
    #[arg(long, value_name = "WHY")]
    reason: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let typed = args.id.as_deref().or(args.writing.incident.as_deref());
    let id = act::pick(app, typed, Purpose::Read)?;
    let case = case::read(app, &id)?;
    args.writing.act(app, case, "reopen", &|context| {
        lifecycle::reopen(context, args.reason.clone())
    })
}
