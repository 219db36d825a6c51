//! `irc severity`: raise, lower, confirm, correct.

use clap::Args as ClapArgs;

use super::common::Writing;
use crate::act::{Purpose, Reply};
use crate::app::App;
use crate::domain::decide::severity;
use crate::error::Error;

/// Raise, lower or confirm the severity; `--correct` when it was so all along
///
/// Lowering and correcting want a reason, raising never does. Prints who must now be told.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc severity sev1\n  irc severity sev3 --reason \"only one region\"\n  irc severity sev2 --correct --reason \"never was a full outage\""
)]
pub struct Args {
    /// The severity
    #[arg(value_name = "SEV")]
    severity: String,
    /// Why
    #[arg(long, value_name = "WHY")]
    reason: Option<String>,
    /// It was so from the start (or from --at): the record of severities is put right
    #[arg(long)]
    correct: bool,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let purpose = if args.correct {
        Purpose::Read
    } else {
        Purpose::Write
    };
    let case = args.writing.open(app, purpose)?;
    let request = severity::Request {
        severity: args.severity.clone(),
        reason: args.reason.clone(),
        correct: args.correct,
        at_given: args.writing.at.is_some(),
    };
    args.writing.act(app, case, "severity", &|context| {
        severity::severity(context, request.clone())
    })
}
