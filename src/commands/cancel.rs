//! `irc cancel`: it was none, or another.

use clap::{Args as ClapArgs, ValueEnum};

use super::common::Writing;
use crate::act::{Purpose, Reply, which};
use crate::app::App;
use crate::domain::decide::lifecycle;
use crate::domain::fact::CancelReason;
use crate::error::Error;

/// Why there is nothing to go on with.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// Nothing was wrong
    FalseAlarm,
    /// Another incident has it (--of)
    Duplicate,
    /// Something was wrong, but no incident
    NotAnIncident,
    /// A try
    Test,
}

/// End an incident that was none, or that another one has
#[derive(ClapArgs, Clone, Debug)]
#[command(
    after_help = "Example:\n  irc cancel --as false-alarm --reason \"probe was misconfigured\"\n  irc cancel --as duplicate --of k7q --reason \"same outage\""
)]
pub struct Args {
    /// What it was
    #[arg(long = "as", value_enum, value_name = "WHAT")]
    what: What,
    /// The incident that has it
    #[arg(long, value_name = "ID")]
    of: Option<String>,
    /// Why
    #[arg(long, value_name = "WHY")]
    reason: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let case = args.writing.open(app, Purpose::Write)?;
    let of = match &args.of {
        Some(typed) => Some(which::named(app, typed)?.to_string()),
        None => None,
    };
    let why = match args.what {
        What::FalseAlarm => CancelReason::FalseAlarm,
        What::Duplicate => CancelReason::Duplicate,
        What::NotAnIncident => CancelReason::NotAnIncident,
        What::Test => CancelReason::Test,
    };
    args.writing.act(app, case, "cancel", &|context| {
        lifecycle::cancel(context, why, of.clone(), args.reason.clone())
    })
}
