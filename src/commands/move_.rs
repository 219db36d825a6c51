//! `irc move`: what was written into the wrong incident goes into the right one. The original stays under `log --all`.

use clap::Args as ClapArgs;

use super::common::Writing;
use crate::act::{self, Purpose, Reply, case, perform, relocate};
use crate::app::App;
use crate::error::Error;

/// Move events that were written into the wrong incident; who did them and when stays as it is
///
/// Notes, findings, answers, steps, calls, tasks, action items and the instants of alert, detection and impact can be moved.
/// What makes an incident what it is (declaration, severity, state, roles) and what was said to others cannot: do it there
/// by its own command, and take it back here with `irc undo`.
#[derive(ClapArgs, Clone, Debug)]
#[command(
    name = "move",
    after_help = "Example:\n  irc move ab12-7 --to x2m\n  irc move ab12-7 ab12-8.2 -i k7q --to x2m"
)]
pub struct Args {
    /// The events, as `irc log` prints them
    #[arg(value_name = "EVENT", required = true)]
    events: Vec<String>,
    /// The incident that they belong to
    #[arg(long, value_name = "ID")]
    to: String,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let id = act::pick(app, args.writing.incident.as_deref(), Purpose::Read)?;
    let to = act::pick(app, Some(&args.to), Purpose::Read)?;
    let case = case::read(app, &id)?;
    let target = case::read(app, &to)?;
    let how = args.writing.how();
    let outcome = relocate::run(app, case, target, &args.events, &how)?;
    Ok(perform::answer(app, &outcome, how.json))
}
