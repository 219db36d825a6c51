//! `irc severity`: raise, lower, confirm, correct; and `--help-me`, which asks the playbook's own signs and proposes one.

use clap::Args as ClapArgs;

use super::common::{Writing, pair};
use crate::act::reply::screen;
use crate::act::{Purpose, Reply, appraise, case, policy, talk};
use crate::app::App;
use crate::domain::appraise as signs;
use crate::domain::decide::severity;
use crate::error::Error;
use crate::prompt::Answer;
use crate::render::{self, json};
use crate::view::appraise::AppraisalView;

/// Raise, lower or confirm the severity; `--correct` when it was so all along; `--help-me` when you do not know
///
/// Lowering and correcting want a reason, raising never does. Prints who must now be told. `--help-me` asks the playbook's
/// own figures and signs, worst first, and proposes one with its reasons; unsure means the worse one. Nothing is set before
/// you agree. It works before an incident is declared, too.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc severity sev1\n  irc severity sev3 --reason \"only one region\"\n  irc severity sev2 --correct --reason \"never was a full outage\"\n  irc severity --help-me --answer users-affected=30 --answer sev-1=no --yes"
)]
pub struct Args {
    /// The severity
    #[arg(value_name = "SEV", required_unless_present = "help_me")]
    severity: Option<String>,
    /// Why
    #[arg(long, value_name = "WHY")]
    reason: Option<String>,
    /// It was so from the start (or from --at): the record of severities is put right
    #[arg(long)]
    correct: bool,
    /// Ask the playbook's own signs and figures, and propose one
    #[arg(long, conflicts_with_all = ["severity", "correct"])]
    help_me: bool,
    /// Answer one of them: users-affected=30, sev-1=no, sev-2.3=yes, sev-1=unsure
    #[arg(long, value_name = "ID=TEXT", value_parser = pair, conflicts_with_all = ["severity", "correct"])]
    answer: Vec<(String, String)>,
    /// By this playbook, whatever is open; sets nothing
    #[arg(
        long,
        value_name = "NAME",
        conflicts_with_all = ["severity", "correct", "incident"]
    )]
    playbook: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    if args.help_me {
        return help_me(args, app);
    }
    let purpose = if args.correct {
        Purpose::Read
    } else {
        Purpose::Write
    };
    let case = args.writing.open(app, purpose)?;
    let request = severity::Request {
        severity: args.severity.clone().unwrap_or_default(),
        reason: args.reason.clone(),
        correct: args.correct,
        at_given: args.writing.at.is_some(),
    };
    args.writing.act(app, case, "severity", &|context| {
        severity::severity(context, request.clone())
    })
}

/// Asks, proposes, and sets what was agreed to.
fn help_me(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let named = args.writing.incident.as_deref();
    let force = policy::in_force(app, named, args.playbook.as_deref())?;
    let incident = force.case.as_ref().map(|case| &case.incident);
    let mut known = signs::read(&force.policy, &args.answer)?;
    let asks = !args.writing.quiet() && app.prompt().present();
    if asks {
        known = appraise::ask(app, &force.policy, known)?;
    }
    let view = AppraisalView::new(&force.policy, incident, &known, app.now.instant());
    let shown = screen(app);
    let reply = || {
        let out = if args.writing.json {
            json::document(&view)
        } else {
            render::appraise::appraisal(&shown, &view)
        };
        let mut reply = Reply::out(out);
        reply.talk.push_str(&force.talk);
        reply
    };
    let (Some(proposal), Some(open)) = (&view.proposal, &force.case) else {
        return Ok(reply());
    };
    let consents = args.writing.yes || args.writing.dry_run;
    let agreed = consents || (asks && confirmed(app, &view, proposal)?);
    if !agreed {
        return Ok(reply());
    }
    if args.writing.yes && !proposal.sure {
        talk::say("answered in part: questions that could make it worse are still open");
    }
    let because = args.reason.clone();
    let request = severity::Request {
        severity: proposal.severity.clone(),
        reason: Some(because.unwrap_or_else(|| appraise::because(&proposal.reasons))),
        at_given: args.writing.at.is_some(),
        ..severity::Request::default()
    };
    let fresh = case::read(app, &open.id)?;
    app.tick();
    args.writing.act(app, fresh, "severity", &|context| {
        severity::severity(context, request.clone())
    })
}

fn confirmed(
    app: &mut App,
    view: &AppraisalView,
    proposal: &crate::view::appraise::ProposalView,
) -> Result<bool, Error> {
    talk::say(&render::appraise::proposal(&screen(app), proposal));
    let severity = &proposal.severity;
    let question = match &view.current {
        Some(current) if current == severity => format!("Confirm {severity}?"),
        Some(current) => format!("It is {current} now. Set {severity}?"),
        None => format!("Set {severity}?"),
    };
    match app.prompt().yes_no(&question, Some(true)) {
        Answer::Given(yes) => Ok(yes),
        Answer::Skipped => Ok(false),
        Answer::Interrupted => Err(Error::Interrupted),
    }
}
