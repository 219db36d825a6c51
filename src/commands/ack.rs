//! `irc ack`: somebody works on it.

use clap::Args as ClapArgs;

use super::common::{AnswerFlags, Writing};
use crate::act::{Purpose, Reply, walk};
use crate::app::App;
use crate::domain::decide::lifecycle;
use crate::domain::policy::Stage;
use crate::error::Error;

/// Say that you work on it; then the playbook's first steps
///
/// On a terminal it walks the phases of this stage; every question can be skipped. Acknowledging
/// twice is no error; `--by @ann` adds her to the responders.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc ack\n  irc ack --at 03:08 --by @ann")]
pub struct Args {
    #[command(flatten)]
    writing: Writing,
    #[command(flatten)]
    answers: AnswerFlags,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let case = args.writing.open(app, Purpose::Write)?;
    let answers = args.answers.read();
    let by_given = args.writing.by.is_some();
    walk::then(
        app,
        case,
        &args.writing.how(),
        ("ack", Stage::Acknowledge),
        args.writing.quiet(),
        &|context| lifecycle::ack(context, &answers, by_given),
    )
}
