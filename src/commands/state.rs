//! `irc state`: say where it stands, in irc's words or the playbook's.

use clap::Args as ClapArgs;

use super::common::{Writing, join};
use crate::act::{Purpose, Reply};
use crate::app::App;
use crate::domain::decide::lifecycle;
use crate::error::Error;

/// Set the state by its word: acknowledged, investigating, identified, mitigating, monitoring
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc state identified\n  irc state mitigating --at -5m")]
pub struct Args {
    /// The state, in irc's words or the playbook's
    #[arg(value_name = "STATE", required = true)]
    words: Vec<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let case = args.writing.open(app, Purpose::Write)?;
    let typed = join(&args.words);
    args.writing.act(app, case, "state", &|context| {
        lifecycle::state(context, &typed)
    })
}
