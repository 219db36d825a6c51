//! `irc review`: was each promise kept, by whose rule. Grades promises and roles, not people.

use clap::{Args as ClapArgs, ValueEnum};

use crate::act::reply::screen;
use crate::act::{self, Purpose, Reply, case, every, time};
use crate::app::App;
use crate::error::Error;
use crate::exit::Exit;
use crate::render::{json, review};
use crate::view::review::{IncidentReview, ReviewView, Rules};

/// How it is written.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Format {
    /// For a person at a terminal; tab-separated when piped
    #[default]
    Text,
    /// For a document
    Markdown,
}

/// Was each promise kept: in time, late, missed (by how much), waived, not recorded; and by whose rule
///
/// A closed incident's grades are those that were written down when it was closed; --rejudge uses today's rules.
/// People are not graded and not named, unless --names asks for it.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc review\n  irc review k7q --format markdown > review.md\n  irc review --since 30d --exit-code\n\nWith --exit-code: 5 if a promise was late, missed or is overdue (over several incidents: drills, tests, write-ups and cancelled ones apart)."
)]
pub struct Args {
    /// The incident
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// The incident, as a flag
    #[arg(short, long, value_name = "ID", conflicts_with = "id")]
    incident: Option<String>,
    /// Every incident declared in the last while (30d, 12h) or since a day (2026-11-01)
    #[arg(long, value_name = "WHEN", conflicts_with_all = ["id", "incident"])]
    since: Option<String>,
    /// By today's rules and facts, whatever was written down at closing
    #[arg(long)]
    rejudge: bool,
    /// Also who did what
    #[arg(long)]
    names: bool,
    /// Exit with 5 if a promise was not kept in time
    #[arg(long)]
    exit_code: bool,
    /// How it is written
    #[arg(long, value_enum, default_value_t, conflicts_with = "json")]
    format: Format,
    /// Print one JSON document (irc.review/1)
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let rules = if args.rejudge {
        Rules::Today
    } else {
        Rules::Written
    };
    let now = app.now.instant();
    let since = time::since(app, args.since.as_deref())?;
    let mut talk = String::new();
    let view = if since.is_some() {
        let mut reviews = Vec::new();
        let unreadable = every::each(app, since, &mut |policy, incident| {
            reviews.push(IncidentReview::new(
                policy, incident, now, rules, args.names,
            ));
        })?;
        let mut view = ReviewView::new(now, since, rules, args.names, reviews);
        view.unreadable = unreadable;
        view
    } else {
        let typed = args.id.as_deref().or(args.incident.as_deref());
        let id = act::pick(app, typed, Purpose::Read)?;
        let case = case::read(app, &id)?;
        if typed.is_none() {
            talk.push_str(&case.fallen_back());
        }
        if let Some(damage) = case.damage() {
            talk.push_str(&format!("{damage}\n"));
        }
        let one = IncidentReview::new(&case.policy, &case.incident, now, rules, args.names);
        ReviewView::new(now, None, rules, args.names, vec![one])
    };
    for id in &view.unreadable {
        talk.push_str(&format!("{id} cannot be read and is left out\n"));
    }
    let out = match (args.json, args.format) {
        (true, _) => json::document(&view),
        (false, Format::Markdown) => review::markdown(&view),
        (false, Format::Text) => review::text(&screen(app), &view),
    };
    let exit = if args.exit_code && view.counts.broken() > 0 {
        Exit::Faults
    } else {
        Exit::Done
    };
    Ok(Reply {
        out,
        talk,
        exit,
        ..Reply::default()
    })
}
