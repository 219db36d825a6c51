//! `irc triage`: how bad is it, for whom.

use clap::Args as ClapArgs;

use super::common::{AnswerFlags, Writing};
use crate::act::{Purpose, Reply, walk};
use crate::app::App;
use crate::domain::decide::lifecycle;
use crate::domain::policy::Stage;
use crate::error::Error;

/// Find out how bad it is: the playbook's questions, the severity set or confirmed
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc triage\n  irc triage --severity sev1 --answer user-impact=\"nobody can pay\"\n  irc triage --severity sev3 --reason \"only one region\""
)]
pub struct Args {
    /// Set or confirm the severity; lowering it wants --reason
    #[arg(long, value_name = "SEV")]
    severity: Option<String>,
    #[command(flatten)]
    answers: AnswerFlags,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let case = args.writing.open(app, Purpose::Write)?;
    let answers = args.answers.read();
    walk::then(
        app,
        case,
        &args.writing.how(),
        ("triage", Stage::Triage),
        args.writing.quiet(),
        &|context| lifecycle::triage(context, args.severity.as_deref(), &answers),
    )
}
