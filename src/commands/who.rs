//! `irc who`: whom to call for what, how to reach them, who stands behind them. Writes nothing, calls nobody.

use clap::Args as ClapArgs;

use super::common::join;
use crate::act::reply::screen;
use crate::act::{Reply, policy};
use crate::app::App;
use crate::domain::who;
use crate::error::Error;
use crate::render::{self, json};
use crate::view::who::WhoView;

/// Whom to call for what, how to reach them, and who stands behind them
///
/// An area, a role or a name; without one: everybody, emergency contacts first. With an open incident its own playbook
/// counts, else the one that new incidents get; your team.yaml's people and numbers are laid over it.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc who database\n  irc who ic\n  irc who --playbook workbench --json | jq -r '.people[] | .name + \" \" + (.how[0] // \"?\")'"
)]
pub struct Args {
    /// What is broken, or whom you look for: database, ic, @db-team
    #[arg(value_name = "AREA|ROLE")]
    words: Vec<String>,
    /// The incident: its id or any part of it that is not ambiguous
    #[arg(short, long, value_name = "ID")]
    incident: Option<String>,
    /// Of this playbook, whatever is open
    #[arg(long, value_name = "NAME", conflicts_with = "incident")]
    playbook: Option<String>,
    /// Print one JSON document (irc.who/1)
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let force = policy::in_force(app, args.incident.as_deref(), args.playbook.as_deref())?;
    let typed = join(&args.words);
    let asked = Some(typed.as_str()).filter(|typed| !typed.is_empty());
    let found = match asked {
        Some(typed) => who::find(&force.policy, typed)?,
        None => who::everybody(&force.policy),
    };
    let incident = force.case.as_ref().map(|case| &case.incident);
    let now = app.now.instant();
    let rota = force.rota.as_ref();
    let view = WhoView::new(&force.policy, rota, incident, asked, &found, now);
    let out = if args.json {
        json::document(&view)
    } else {
        render::who::who(&screen(app), &view)
    };
    let mut reply = Reply::out(out);
    reply.talk.push_str(&force.talk);
    Ok(reply)
}
