//! `irc brief`: conditions, actions, needs, on one screen and ready to paste.

use clap::Args as ClapArgs;

use crate::act::reply::screen;
use crate::act::{self, Purpose, Reply, case, perform};
use crate::app::App;
use crate::error::Error;
use crate::render::{brief, json};
use crate::view::brief::{BriefView, Reader};

/// Conditions, actions, needs: what the record says, for somebody who was not here
///
/// What nobody recorded reads "not recorded". On a terminal it fits a screen; piped, or with --text,
/// it is text ready to paste. irc posts nothing. What is needed: irc impact --set needs=TEXT.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc brief\n  irc brief --for latecomers --text\n  irc brief k7q --for executives"
)]
pub struct Args {
    /// The incident
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// The incident, as a flag
    #[arg(short, long, value_name = "ID", conflicts_with = "id")]
    incident: Option<String>,
    /// For whom: team, latecomers (with who does what, and where), executives (no working details)
    #[arg(long = "for", value_name = "WHOM", default_value = "team", value_parser = reader)]
    reader: Reader,
    /// Whole lines to paste, also on a terminal
    #[arg(long)]
    text: bool,
    /// Print one JSON document (irc.brief/1)
    #[arg(long)]
    json: bool,
}

fn reader(word: &str) -> Result<Reader, String> {
    Reader::read(word).ok_or_else(|| "team, latecomers or executives".to_owned())
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let typed = args.id.as_deref().or(args.incident.as_deref());
    let id = act::pick(app, typed, Purpose::Read)?;
    let case = case::read(app, &id)?;
    let now = app.now.instant();
    let view = BriefView::new(&case.policy, &case.incident, now, args.reader, None);
    let shown = screen(app);
    let mut reply = if args.json {
        Reply::out(json::document(&view))
    } else if args.text || !shown.tty {
        Reply::out(brief::text(&view)).with_talk(brief::PASTE)
    } else {
        let rank = perform::rank(&case.policy, case.incident.severity());
        Reply::out(brief::screen(&shown, &view, rank))
    };
    if typed.is_none() {
        reply.talk.push_str(&case.fallen_back());
    }
    if let Some(damage) = case.damage() {
        reply = reply.with_talk(&damage);
    }
    Ok(reply)
}
