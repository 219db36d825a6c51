//! `irc undo`: take back my last act here. The original stays under `log --all`.

use clap::Args as ClapArgs;

use super::common::Writing;
use crate::act::{self, Purpose, Reply, case};
use crate::app::App;
use crate::domain::decide::correct;
use crate::domain::decide::refusal::Refusal;
use crate::error::Error;

/// Take back your last act in this incident, whole; `log --all` still shows it
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc undo\n  irc undo --dry-run")]
pub struct Args {
    /// The incident
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let typed = args.id.as_deref().or(args.writing.incident.as_deref());
    let id = act::pick(app, typed, Purpose::Read)?;
    let case = case::read(app, &id)?;
    let writer = app.store().writer().ok_or(Error::Refused(Refusal::Empty {
        what: "an act of yours to undo in this incident",
    }))?;
    args.writing.act(app, case, "undo", &|context| {
        correct::undo(context, &writer)
    })
}
