//! `irc waive`: a promise does not count, and why.

use clap::Args as ClapArgs;

use super::common::{Writing, upon_clock};
use crate::act::{Purpose, Reply};
use crate::app::App;
use crate::domain::decide::clock_acts;
use crate::error::Error;

/// Take a promise back, with the reason; the review shows both
///
/// From now on the clock asks for nothing. A promise whose due has passed already stays broken: waive before, not after.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc waive notify.ceo --reason \"is on the bridge already\"\n\nClock ids: irc status --json | jq -r '.clocks[].id'"
)]
pub struct Args {
    /// The clock's id, such as notify.ceo
    #[arg(value_name = "CLOCK")]
    clock: String,
    /// Why
    #[arg(long, value_name = "WHY")]
    reason: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let case = args.writing.open(app, Purpose::Read)?;
    upon_clock(&args.writing, app, case, "waive", &|context| {
        clock_acts::waive(context, &args.clock, args.reason.as_deref())
    })
}
