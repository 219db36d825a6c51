//! `irc status`, and bare `irc`: what is true, what is overdue, due, next, and what to type.

use clap::Args as ClapArgs;

use crate::act::reply::screen;
use crate::act::{Case, Reply, case, index, perform, which};
use crate::app::App;
use crate::error::Error;
use crate::render::{json, status};
use crate::view::status::StatusView;

/// What is true, what is overdue, due, next, and the command to type
///
/// Without an ID: every incident that is not closed, and closed ones with a promise still running.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    alias = "st",
    after_help = "Example:\n  irc\n  irc status k7q --all\n  irc status --json | jq '.clocks[] | select(.state == \"overdue\")'"
)]
pub struct Args {
    /// One incident
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// One incident, as a flag
    #[arg(short, long, value_name = "ID", conflicts_with = "id")]
    incident: Option<String>,
    /// Every clock, with those that ended, and whose rule each is
    #[arg(long)]
    all: bool,
    /// Print one JSON document (irc.status/1)
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let cases = match args.id.as_deref().or(args.incident.as_deref()) {
        Some(typed) => {
            let id = which::named(app, typed)?;
            vec![case::read(app, &id)?]
        }
        None => index::live(app)?
            .iter()
            .map(|row| case::read(app, &row.id))
            .collect::<Result<Vec<Case>, Error>>()?,
    };
    let now = app.now.instant();
    let view = StatusView::new(
        cases.iter().map(|c| (&c.policy, &c.incident)),
        now,
        args.all,
    );
    let mut reply = if args.json {
        Reply::out(json::document(&view))
    } else {
        let ranks: Vec<usize> = cases
            .iter()
            .map(|c| perform::rank(&c.policy, c.incident.severity()))
            .collect();
        Reply::out(status::status(&screen(app), &view, &ranks, args.all))
    };
    for damage in cases.iter().filter_map(Case::damage) {
        reply = reply.with_talk(&damage);
    }
    Ok(reply)
}
