//! `irc impact`: what users notice, since when, until when.

use clap::Args as ClapArgs;

use super::common::{Writing, join, pair};
use crate::act::{Purpose, Reply, time};
use crate::app::App;
use crate::domain::decide::lifecycle;
use crate::error::Error;

/// Say what users notice, when it began, when it stopped
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc impact nobody can pay by card\n  irc impact --started 02:51\n  irc impact --set users_affected=500"
)]
pub struct Args {
    /// What users notice
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// When the impact began
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    started: Option<String>,
    /// When the impact stopped
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    ended: Option<String>,
    /// Any field of the record: service, `users_affected`, workaround, `root_cause` ...
    #[arg(long, value_name = "FIELD=TEXT", value_parser = pair)]
    set: Vec<(String, String)>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let case = args.writing.open(app, Purpose::Read)?;
    let started = time::optional(app, Some(&case.incident), args.started.as_deref())?;
    let ended = time::optional(app, Some(&case.incident), args.ended.as_deref())?;
    let text = Some(join(&args.words)).filter(|text| !text.is_empty());
    args.writing.act(app, case, "impact", &|context| {
        lifecycle::impact(context, text.clone(), args.set.clone(), started, ended)
    })
}
