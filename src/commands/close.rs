//! `irc close`: the paperwork is done.

use clap::Args as ClapArgs;

use super::common::{AnswerFlags, Writing};
use crate::act::{Purpose, Reply, walk};
use crate::app::App;
use crate::domain::decide::close;
use crate::domain::policy::Stage;
use crate::domain::state::State;
use crate::error::Error;

/// Close a resolved incident: grades are written down; what still runs is listed, never in the way
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc close")]
pub struct Args {
    #[command(flatten)]
    answers: AnswerFlags,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let mut case = args.writing.open(app, Purpose::Read)?;
    if case.incident.state == State::Resolved && !args.writing.quiet() {
        case = walk::stage(app, case, &args.writing.how(), Stage::FollowUp)?;
    }
    let answers = args.answers.read();
    args.writing.act(app, case, "close", &|context| {
        close::close(context, &answers)
    })
}
