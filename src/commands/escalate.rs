//! `irc escalate`: whom to wake next, and what came of it. irc calls nobody itself, and says so first.

use clap::Args as ClapArgs;

use super::common::Writing;
use crate::act::perform::person;
use crate::act::reply::screen;
use crate::act::{Case, Purpose, Reply, outbox, talk};
use crate::app::App;
use crate::domain::decide::escalate::{self, Request};
use crate::domain::incident::Outcome;
use crate::error::Error;
use crate::exit::Exit;
use crate::prompt::Answer;
use crate::render::{json, ladder};
use crate::view::ladder::LadderView;

/// Whom to wake next by the playbook's ladder, and what came of it
///
/// Without --to it shows who, when, why, how to reach them and who was called already; on a terminal
/// it then asks what came of the call. irc pages nobody by itself; with a channel that pages, --to without an
/// outcome pages through it.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc escalate\n  irc escalate --to \"Engineering Manager\" --reached\n  irc escalate --to @ann --no-answer --way phone"
)]
pub struct Args {
    /// Whom you called: a name from the playbook, or anybody
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// They answered
    #[arg(long, group = "outcome")]
    reached: bool,
    /// Nobody answered
    #[arg(long, group = "outcome")]
    no_answer: bool,
    /// They said no
    #[arg(long, group = "outcome")]
    declined: bool,
    /// They joined
    #[arg(long, group = "outcome")]
    joined: bool,
    /// By which way: phone, PagerDuty, chat ...
    #[arg(long, value_name = "WAY")]
    way: Option<String>,
    /// The person behind a role
    #[arg(long, value_name = "@WHO")]
    person: Option<String>,
    /// Why
    #[arg(long, value_name = "WHY")]
    reason: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

impl Args {
    const fn outcome(&self) -> Option<Outcome> {
        match (self.reached, self.no_answer, self.declined, self.joined) {
            (true, ..) => Some(Outcome::Reached),
            (_, true, ..) => Some(Outcome::NoAnswer),
            (_, _, true, _) => Some(Outcome::Declined),
            (.., true) => Some(Outcome::Joined),
            _ => None,
        }
    }
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let case = args.writing.open(app, Purpose::Write)?;
    let view = ladders(app, &case);
    let proposed = view
        .proposed()
        .and_then(|(_, target)| target.call_next.clone());
    if let Some(target) = args
        .to
        .clone()
        .or_else(|| args.outcome().and(proposed.clone()))
    {
        let outcome = args.outcome().unwrap_or_default();
        return record(args, app, case, &view, target, outcome);
    }
    if args.writing.json {
        return Ok(Reply::out(json::document(&view)));
    }
    let shown = ladder::ladder(&screen(app), &view);
    let (Some(target), true) = (proposed, !args.writing.quiet() && app.prompt().present()) else {
        return Ok(Reply::out(shown));
    };
    talk::print(&shown)?;
    match ask(app, &target)? {
        Some(outcome) => record(args, app, case, &view, target, outcome),
        None => Ok(Reply::default()),
    }
}

fn ladders(app: &App, case: &Case) -> LadderView {
    LadderView::new(&case.policy, &case.incident, app.now.instant())
}

fn ask(app: &mut App, target: &str) -> Result<Option<Outcome>, Error> {
    let outcomes = [
        (Outcome::Reached, "reached"),
        (Outcome::Joined, "joined"),
        (Outcome::NoAnswer, "no answer"),
        (Outcome::Declined, "declined"),
        (Outcome::Attempted, "called, no outcome yet"),
    ];
    let mut items: Vec<String> = outcomes
        .iter()
        .map(|(_, word)| (*word).to_owned())
        .collect();
    items.push("not called".to_owned());
    match app
        .prompt()
        .choose(&format!("{target}: what came of the call?"), &items, 0)
    {
        Answer::Given(index) => Ok(outcomes.get(index).map(|(outcome, _)| *outcome)),
        Answer::Skipped => Ok(None),
        Answer::Interrupted => Err(Error::Interrupted),
    }
}

fn record(
    args: &Args,
    app: &mut App,
    case: Case,
    view: &LadderView,
    target: String,
    outcome: Outcome,
) -> Result<Reply, Error> {
    let step = view.step_for(&case.policy, &target);
    let by_hand = args.outcome().is_some() || args.way.is_some() || outcome != Outcome::Attempted;
    let page = !by_hand && outbox::pages(app, &case, args.writing.how().send);
    let request = Request {
        outcome,
        ladder: step.as_ref().map(|(ladder, _)| ladder.clone()),
        step: step.map(|(_, number)| number),
        way: args.way.clone(),
        person: args.person.as_deref().map(person),
        reason: args.reason.clone(),
        page,
        target,
    };
    let mut reply = args.writing.act(app, case, "escalate", &|context| {
        escalate::escalate(context, request.clone())
    })?;
    if !args.writing.json {
        let words = match (page, reply.exit) {
            (true, Exit::Done) if args.writing.dry_run => "would page through a channel",
            (true, Exit::Done) => "PAGED by irc; not reached yet: irc escalate --to NAME --reached",
            (true, _) => "NOT PAGED: the page did not go out. Call them yourself",
            (false, _) => "NOT PAGED by irc: this only records what you did",
        };
        reply.out = format!("{words}\n{}", reply.out);
    }
    Ok(reply)
}
