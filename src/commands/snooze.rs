//! `irc snooze`: the bell of one clock is silent for a while. Its due is not moved.

use clap::Args as ClapArgs;

use super::common::{Writing, upon_clock};
use crate::act::{Purpose, Reply};
use crate::app::App;
use crate::domain::decide::clock_acts;
use crate::domain::typed_time;
use crate::error::Error;

/// Silence a clock's bell for a while; the due stays where it is
///
/// Only `irc watch` rings. A snoozed clock is shown, falls due and is graded like any other; 0m brings the bell back.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc snooze update.internal 10m\n  irc snooze ladder.main.2 0m\n\nClock ids: irc status --json | jq -r '.clocks[].id'"
)]
pub struct Args {
    /// The clock's id, such as update.internal
    #[arg(value_name = "CLOCK")]
    clock: String,
    /// For how long
    #[arg(value_name = "DURATION", default_value = "10m")]
    length: String,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let seconds = typed_time::read_duration(&args.length)?;
    let case = args.writing.open(app, Purpose::Read)?;
    upon_clock(&args.writing, app, case, "snooze", &|context| {
        clock_acts::snooze(context, &args.clock, seconds)
    })
}
