//! `irc leave`: somebody goes. Their roles become free; the commander hands over first.

use clap::Args as ClapArgs;

use super::common::{Writing, whom};
use crate::act::{Purpose, Reply};
use crate::app::App;
use crate::domain::decide::join;
use crate::error::Error;

/// Say that you (or somebody else) are no longer on it
///
/// Roles of whoever goes become free and are said to be wanted. The commander of an open incident hands
/// over first: irc handoff @bob.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc leave\n  irc leave @cid --at -5m")]
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
    args.writing
        .act(app, case, "leave", &|context| join::leave(context, &who))
}
