//! `irc cadence`: another interval between updates, from now on: a decision, with its reason.

use clap::Args as ClapArgs;

use super::common::{Writing, upon_clock};
use crate::act::{Purpose, Reply, time};
use crate::app::App;
use crate::domain::decide::clock_acts::{self, Cadence};
use crate::domain::timespan::Timespan;
use crate::domain::typed_time;
use crate::error::Error;

/// The shortest interval, in seconds: dues are whole minutes.
const SHORTEST_S: i64 = 60;

/// Decide on another interval between updates, from now on
///
/// What was due before stays due, and a time that an update announced still holds; the review judges later updates
/// against the decision. Without --until it holds until the next decision or the end of the incident.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc cadence 2h --until 08:00 --reason \"night shift, vendor is working on it\"\n  irc cadence 10m --for status-page --reason \"customers ask\""
)]
pub struct Args {
    /// The new interval: 10m, 2h, 1h30m
    #[arg(value_name = "INTERVAL")]
    every: String,
    /// Until when (08:00, 6h); then the playbook's own counts again
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// For whom: internal, status-page, executives, customers, email, bridge (default: as the playbook promises)
    #[arg(long = "for", value_name = "AUDIENCE")]
    audience: Option<String>,
    /// Why
    #[arg(long, value_name = "WHY")]
    reason: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let seconds = typed_time::read_duration(&args.every)?;
    if seconds < SHORTEST_S {
        return Err(Error::Usage {
            what: format!("`{}` is shorter than a minute", args.every),
            hint: "give an interval such as 10m or 2h".to_owned(),
        });
    }
    let until = args.until.as_deref().map(|text| time::ahead(app, text));
    let request = Cadence {
        every: Timespan {
            text: args.every.trim().to_owned(),
            max_s: Some(seconds),
            ..Timespan::default()
        },
        until: until.transpose()?,
        audience: args.audience.clone(),
        reason: args.reason.clone(),
    };
    let case = args.writing.open(app, Purpose::Write)?;
    upon_clock(&args.writing, app, case, "cadence", &|context| {
        clock_acts::cadence(context, request.clone())
    })
}
