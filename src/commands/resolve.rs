//! `irc resolve`: fixed and verified.

use clap::Args as ClapArgs;

use super::common::{AnswerFlags, Writing};
use crate::act::{Case, Purpose, Reply, walk};
use crate::app::App;
use crate::domain::decide::{Context, When, resolve};
use crate::domain::policy::Stage;
use crate::error::Error;
use crate::prompt::Answer;

/// Say that it is fixed and verified: the checklist, the watch, then resolved
///
/// Required checks must be ticked, or vouched for with --verified. Before the playbook's watch is
/// over a terminal asks once more; off a terminal it goes through, says so and is graded as such.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc resolve\n  irc resolve --verified -m \"query fixed and redeployed\"\n  irc resolve --force --reason \"monitoring itself is down\""
)]
pub struct Args {
    /// You vouch for every required check
    #[arg(long)]
    verified: bool,
    /// Resolve with required checks open; wants --reason
    #[arg(long)]
    force: bool,
    /// What fixed it
    #[arg(short, long, value_name = "TEXT")]
    message: Option<String>,
    #[command(flatten)]
    answers: AnswerFlags,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let mut case = args.writing.open(app, Purpose::Write)?;
    if case.incident.state.is_active() && !args.writing.quiet() {
        if !args.verified && !args.force {
            case = walk::stage(app, case, &args.writing.how(), Stage::Resolve)?;
        }
        if args.writing.at.is_none() && !confirm_hold(app, &case)? {
            return Ok(Reply::default().with_talk("not resolved; nothing recorded"));
        }
    }
    let request = resolve::Request {
        how: args.message.clone(),
        verified: args.verified,
        force: args.force,
        reason: args.answers.reason.clone(),
        answers: args.answers.read(),
    };
    args.writing.act(app, case, "resolve", &|context| {
        resolve::resolve(context, request.clone())
    })
}

/// On a terminal, resolving before the watch is over asks once.
fn confirm_hold(app: &mut App, case: &Case) -> Result<bool, Error> {
    let now = app.now.instant();
    let when = When::exactly(now);
    let context = Context {
        policy: &case.policy,
        incident: &case.incident,
        now,
        when,
        by: "",
    };
    let Some(until) = resolve::hold_until(&context).filter(|until| now < *until) else {
        return Ok(true);
    };
    if !app.prompt().present() {
        return Ok(true);
    }
    let until = app.zone().hm_zone(until);
    let question = format!("The playbook watches until {until}. Resolve now all the same?");
    match app.prompt().yes_no(&question, Some(false)) {
        Answer::Given(yes) => Ok(yes),
        Answer::Skipped => Ok(false),
        Answer::Interrupted => Err(Error::Interrupted),
    }
}
