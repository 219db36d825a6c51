//! `irc redact`: take the words of one event out of the record, for good. That it was done, when, by whom and why stays.

use clap::Args as ClapArgs;

use super::common::Writing;
use crate::act::{self, Purpose, Reply, case, perform, redact};
use crate::app::App;
use crate::error::Error;

/// Take the words of an event out for good: a tombstone stays, and who did it, when and why
///
/// For what must never have been written down: a password, a customer's data. The chain of sums still holds. Rendered
/// texts, the postmortem's own parts, the index and the outbox are swept, and what waits to be sent goes without the words;
/// what backups, exports, git and chat hold is not reached.
/// Only the store that wrote a line can do this.
#[derive(ClapArgs, Clone, Debug)]
#[command(
    after_help = "Example:\n  irc redact ab12-7 --reason \"a customer's name\"\n  irc redact ab12-7.2 --reason \"password\" --yes"
)]
pub struct Args {
    /// The event, as `irc log` prints it
    #[arg(value_name = "EVENT")]
    event: String,
    /// Why; it stays in the record
    #[arg(long, value_name = "WHY")]
    reason: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let id = act::pick(app, args.writing.incident.as_deref(), Purpose::Read)?;
    let case = case::read(app, &id)?;
    let how = args.writing.how();
    let quiet = args.writing.quiet();
    let outcome = redact::run(app, case, &args.event, args.reason.as_deref(), &how, quiet)?;
    Ok(perform::answer(app, &outcome, how.json))
}
