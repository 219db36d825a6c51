//! `irc amend`: put an event's time or words right. The original stays under `log --all`.

use clap::Args as ClapArgs;

use super::common::Writing;
use crate::act::{self, How, Purpose, Reply, case, perform, time};
use crate::app::App;
use crate::domain::decide::correct;
use crate::error::Error;

/// Put an event's time or words right; clocks, durations and the postmortem follow at once
#[derive(ClapArgs, Clone, Debug)]
#[command(
    after_help = "Example:\n  irc amend ab12-7 --at 14:12\n  irc amend ab12-7.2 --text \"pool was exhausted, not the disk\""
)]
pub struct Args {
    /// The event, as `irc log` prints it
    #[arg(value_name = "EVENT")]
    event: String,
    /// The right words
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command. `--at` is the event's right time, not the amendment's.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let id = act::pick(app, args.writing.incident.as_deref(), Purpose::Read)?;
    let case = case::read(app, &id)?;
    let when = time::optional(app, Some(&case.incident), args.writing.at.as_deref())?;
    let how = How {
        at: None,
        ..args.writing.how()
    };
    let outcome = perform(app, case, &how, "amend", &|context| {
        correct::amend(context, &args.event, when, args.text.clone())
    })?;
    Ok(perform::answer(app, &outcome, how.json))
}
