//! `irc oncall`: who has duty, until when, who is next, how they are reached, what they need. Writes nothing.

use clap::Args as ClapArgs;

use crate::act::reply::screen;
use crate::act::{Reply, policy};
use crate::app::App;
use crate::error::Error;
use crate::render::{self, json};
use crate::view::oncall::OncallView;

/// Who is on call, until when, who is next, and what duty asks for
///
/// Who it is comes from the rota in your team.yaml (`oncall:`), when it changes hands from the playbook or from there too, in
/// the playbook's or the team's zone through summer time. Without a zone no time is named.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc oncall\n  irc oncall --shifts 10\n  irc oncall --json | jq -r '.on_duty[0].name // \"not known\"'"
)]
pub struct Args {
    /// How many of the coming shifts are shown
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(0..=104))]
    shifts: u8,
    /// The incident: its id or any part of it that is not ambiguous
    #[arg(short, long, value_name = "ID")]
    incident: Option<String>,
    /// Of this playbook, whatever is open
    #[arg(long, value_name = "NAME", conflicts_with = "incident")]
    playbook: Option<String>,
    /// Print one JSON document (irc.oncall/1)
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let force = policy::in_force(app, args.incident.as_deref(), args.playbook.as_deref())?;
    let incident = force.case.as_ref().map(|case| case.id.as_str());
    let view = OncallView::new(
        &force.policy,
        force.rota.as_ref(),
        incident,
        app.now.instant(),
        args.shifts,
    );
    let out = if args.json {
        json::document(&view)
    } else {
        render::oncall::oncall(&screen(app), &view)
    };
    let mut reply = Reply::out(out);
    reply.talk.push_str(&force.talk);
    Ok(reply)
}
