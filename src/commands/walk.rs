//! `irc walk`: all of it, in the playbook's order, from where the incident stands.

use clap::Args as ClapArgs;

use super::common::Writing;
use crate::act::reply::screen;
use crate::act::{Case, How, Outcome, Purpose, Reply, case, perform, talk, time, walk};
use crate::app::App;
use crate::domain::decide::steps::Answers;
use crate::domain::decide::{Context, Decision, close, lifecycle, resolve};
use crate::domain::policy::Stage;
use crate::domain::state::State;
use crate::error::Error;
use crate::prompt::Answer;
use crate::render;
use crate::view::change::ChangeView;

/// Be led through all of it, from where the incident stands; every question can be skipped
///
/// Each answer is saved before the next question, and an update that is due is written before the next move. Stop with Ctrl-C at any time: the next walk begins
/// where this one ended. Off a terminal it changes nothing and lists what is open.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc walk")]
pub struct Args {
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let how = args.writing.how();
    let mut case = args.writing.open(app, Purpose::Read)?;
    // A time that cannot be read is refused at once, not at the first answer.
    time::at(app, Some(&case.incident), how.at.as_deref())?;
    let asks = !args.writing.quiet() && app.prompt().present();
    if asks {
        let mut asked = Vec::new();
        loop {
            for stage in stages(case.incident.state) {
                case = walk::stage(app, case, &how, *stage)?;
            }
            case = walk::tell(app, case, &how, &mut asked)?;
            let Some(moved) = propose(app, &case, &how)? else {
                break;
            };
            case = moved;
        }
    }
    let now = app.now.instant();
    let mut change = ChangeView::new(&case.policy, &case.incident, now, Vec::new(), Vec::new());
    change.dry_run = how.dry_run;
    change.saved = !how.dry_run;
    // Whoever cannot be asked is shown all of it, not how much it is.
    let mut open = Vec::new();
    if !asks && !how.json {
        std::mem::swap(&mut open, &mut change.open);
    }
    let outcome = Outcome {
        change,
        case,
        queued: Vec::new(),
    };
    let mut reply = perform::answer(app, &outcome, how.json);
    reply
        .out
        .push_str(&render::change::open(&screen(app), &open));
    Ok(reply)
}

/// The stages that are walked in a state.
const fn stages(state: State) -> &'static [Stage] {
    match state {
        State::Acknowledged => &[Stage::Acknowledge],
        State::Investigating | State::Identified => {
            &[Stage::Triage, Stage::Communicate, Stage::Investigate]
        }
        State::Mitigating => &[Stage::Mitigate],
        State::Monitoring => &[Stage::Resolve],
        State::Resolved => &[Stage::FollowUp],
        State::Declared | State::Closed | State::Cancelled => &[],
    }
}

type Move = Box<dyn Fn(&Context<'_>) -> Decision>;

/// The next move in order, asked for; `None` ends the walk.
fn propose(app: &mut App, case: &Case, how: &How) -> Result<Option<Case>, Error> {
    let none = Answers::default();
    let (question, cmd, decide): (&str, &str, Move) = match case.incident.state {
        State::Declared => (
            "Acknowledge?",
            "ack",
            Box::new(move |c| lifecycle::ack(c, &none, false)),
        ),
        State::Acknowledged => (
            "Go on to triage?",
            "triage",
            Box::new(move |c| lifecycle::triage(c, None, &none)),
        ),
        State::Investigating | State::Identified => (
            "Go on to stopping the impact?",
            "mitigate",
            Box::new(move |c| lifecycle::mitigate(c, false, None, &none)),
        ),
        State::Mitigating => (
            "Has the impact stopped?",
            "mitigate",
            Box::new(move |c| lifecycle::mitigate(c, true, None, &none)),
        ),
        State::Monitoring => (
            "Resolved?",
            "resolve",
            Box::new(move |c| resolve::resolve(c, resolve::Request::default())),
        ),
        State::Resolved => (
            "Close it?",
            "close",
            Box::new(move |c| close::close(c, &none)),
        ),
        State::Closed | State::Cancelled => return Ok(None),
    };
    match app.prompt().yes_no(question, Some(true)) {
        Answer::Given(true) => {}
        Answer::Given(false) | Answer::Skipped => return Ok(None),
        Answer::Interrupted => return Err(Error::Interrupted),
    }
    app.tick();
    let fresh = case::read(app, &case.id)?;
    let outcome = perform(app, fresh, how, cmd, decide.as_ref())?;
    talk::say(&perform::answer(app, &outcome, false).out);
    Ok(Some(outcome.case))
}
