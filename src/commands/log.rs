//! `irc log`: the record.

use std::time::Duration;

use clap::Args as ClapArgs;

use crate::act::reply::screen;
use crate::act::{self, Case, Purpose, Reply, case, talk};
use crate::app::App;
use crate::error::Error;
use crate::render::{json, log};
use crate::view::log::LogView;

/// How often a followed record is looked at.
const LOOK: Duration = Duration::from_millis(500);

/// The record, in the order in which it happened; `--all` with what was taken back
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc log\n  irc log -n 5 -f\n  irc log k7q --all --json")]
pub struct Args {
    /// The incident
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// The incident, as a flag
    #[arg(short, long, value_name = "ID", conflicts_with = "id")]
    incident: Option<String>,
    /// Also what was undone, moved away, or is unknown to this irc
    #[arg(long)]
    all: bool,
    /// Only the last so many
    #[arg(short = 'n', value_name = "N")]
    last: Option<usize>,
    /// Go on as it grows, until interrupted
    #[arg(short, long, conflicts_with = "json")]
    follow: bool,
    /// Print one JSON document (irc.log/1)
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let typed = args.id.as_deref().or(args.incident.as_deref());
    let id = act::pick(app, typed, Purpose::Read)?;
    let case = case::read(app, &id)?;
    let now = app.now.instant();
    let view = LogView::new(&case.policy, &case.incident, now, args.all, args.last);
    let mut reply = if args.json {
        Reply::out(json::document(&view))
    } else {
        Reply::out(log::log(&screen(app), &view))
    };
    if typed.is_none() {
        reply.talk.push_str(&case.fallen_back());
    }
    if let Some(damage) = case.damage() {
        reply = reply.with_talk(&damage);
    }
    if args.follow {
        return follow(app, &reply, &case);
    }
    Ok(reply)
}

fn follow(app: &mut App, first: &Reply, case: &Case) -> Result<Reply, Error> {
    talk::print(&first.out)?;
    talk::say(&first.talk);
    let mut seen: Vec<String> = case.incident.entries.iter().map(|e| e.id.clone()).collect();
    loop {
        std::thread::sleep(LOOK);
        app.tick();
        let case = case::read(app, &case.id)?;
        let now = app.now.instant();
        let mut view = LogView::new(&case.policy, &case.incident, now, false, None);
        view.events.retain(|event| !seen.contains(&event.id));
        seen.extend(view.events.iter().map(|event| event.id.clone()));
        let shown = screen(app);
        for event in &view.events {
            talk::print(&log::line(&shown, event))?;
        }
    }
}
