//! `irc undo`: take back my last act here. The original stays under `log --all`.

use clap::Args as ClapArgs;

use super::common::Writing;
use crate::act::{self, Outcome, Purpose, Reply, case, perform};
use crate::app::App;
use crate::domain::decide::Remark;
use crate::domain::decide::correct;
use crate::domain::decide::refusal::Refusal;
use crate::domain::fact::{Fact, Reading};
use crate::error::Error;
use crate::view::words::sentence;

/// Take back your last act in this incident, whole; `log --all` still shows it
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc undo\n  irc undo --dry-run")]
pub struct Args {
    /// The incident
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let typed = args.id.as_deref().or(args.writing.incident.as_deref());
    let id = act::pick(app, typed, Purpose::Read)?;
    let case = case::read(app, &id)?;
    let writer = app.store().writer().ok_or(Error::Refused(Refusal::Empty {
        what: "an act of yours to undo in this incident",
    }))?;
    let how = args.writing.how();
    let mut outcome = perform(app, case, &how, "undo", &|context| {
        correct::undo(context, &writer)
    })?;
    let what = taken_back(&outcome);
    if !what.is_empty() {
        outcome.change.remark(Remark::TakenBack { what });
    }
    Ok(perform::answer(app, &outcome, how.json))
}

/// What the act said that is undone now: its number alone tells nobody.
fn taken_back(outcome: &Outcome) -> Vec<String> {
    let undone = outcome.change.events.iter().find_map(|event| {
        let seq = event.data.get("seq")?.as_u64()?;
        Some((event.data.get("writer")?.as_str()?, seq))
    });
    let acts = outcome.case.log.acts.iter().map(|stored| &stored.act);
    let acts = acts.filter(|act| undone == Some((act.writer.as_str(), act.seq)));
    acts.flat_map(|act| &act.events)
        .filter_map(|event| match Fact::read(event) {
            Reading::Known(fact) => Some(sentence(&outcome.case.policy, &fact)),
            Reading::Unknown { .. } => None,
        })
        .collect()
}
