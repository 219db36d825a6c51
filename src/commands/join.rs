//! `irc join`: somebody comes to help, and reads what a latecomer must know.

use clap::Args as ClapArgs;

use super::common::{Writing, whom};
use crate::act::perform::{self, perform};
use crate::act::reply::screen;
use crate::act::{Purpose, Reply, talk};
use crate::app::App;
use crate::domain::decide::join;
use crate::error::Error;
use crate::render::brief;
use crate::view::brief::{BriefView, Reader};

/// Say that you (or somebody else) came to help, and read the brief for latecomers
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc join\n  irc join @cid          # cid came; paste the brief to them\n  irc role @cid scribe"
)]
pub struct Args {
    /// Who, if not you
    #[arg(value_name = "@WHO")]
    who: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let case = args.writing.open(app, Purpose::Write)?;
    let who = whom(args.who.as_ref(), &args.writing, app);
    let mut outcome = perform(app, case, &args.writing.how(), "join", &|context| {
        join::join(context, &who)
    })?;
    let view = BriefView::new(
        &outcome.case.policy,
        &outcome.case.incident,
        app.now.instant(),
        Reader::Latecomers,
        None,
    );
    outcome.change.brief = Some(view.text.clone());
    let mut reply = perform::answer(app, &outcome, args.writing.json);
    if !args.writing.json {
        let shown = screen(app);
        let words = if who == app.author() {
            brief::read(&shown, &view)
        } else {
            talk::say(brief::PASTE);
            brief::text(&view)
        };
        reply.out = format!("{words}\n{}", reply.out);
    }
    Ok(reply)
}
