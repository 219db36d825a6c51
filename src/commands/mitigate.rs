//! `irc mitigate`: stop the bleeding.

use clap::Args as ClapArgs;

use super::common::{AnswerFlags, Writing};
use crate::act::{Purpose, Reply, walk};
use crate::app::App;
use crate::domain::decide::lifecycle;
use crate::domain::policy::Stage;
use crate::error::Error;

/// Stop the impact: the playbook's ways in its order; `--done` when it has stopped
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc mitigate --choose rollback\n  irc mitigate --done -m \"rolled back to v41\" --at 14:55"
)]
pub struct Args {
    /// The impact has stopped
    #[arg(long)]
    done: bool,
    /// What stopped it
    #[arg(short, long, value_name = "TEXT")]
    message: Option<String>,
    #[command(flatten)]
    answers: AnswerFlags,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let case = args.writing.open(app, Purpose::Write)?;
    let answers = args.answers.read();
    let quiet = args.done || args.writing.quiet();
    walk::then(
        app,
        case,
        &args.writing.how(),
        ("mitigate", Stage::Mitigate),
        quiet,
        &|context| lifecycle::mitigate(context, args.done, args.message.clone(), &answers),
    )
}
