//! `irc use`: make one incident the one that is meant, for twelve hours.

use clap::Args as ClapArgs;

use crate::act::perform::waiting;
use crate::act::which::{STICKY_S, Sticky};
use crate::act::{Reply, case, which};
use crate::app::App;
use crate::error::Error;
use crate::render::json;
use crate::text::safe::Safe;
use crate::view::list::UseView;
use crate::view::schema;

/// Make one incident the one that is meant from now on (12 hours); `--clear` ends it
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc use k7q\n  irc use --clear")]
pub struct Args {
    /// The incident
    #[arg(value_name = "ID", required_unless_present = "clear")]
    id: Option<String>,
    /// No incident is sticky any more
    #[arg(long, conflicts_with = "id")]
    clear: bool,
    /// Print one JSON document (irc.use/1)
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let store = app.store();
    let path = store.layout().sticky();
    let Some(typed) = &args.id else {
        store
            .lock("use", &mut |holder| waiting(holder))?
            .replace(&path, b"")?;
        if args.json {
            return Ok(Reply::out(json::document(&view(app, None))));
        }
        return Ok(Reply::out("no incident is sticky any more\n"));
    };
    let id = which::named(app, typed)?;
    let case = case::read(app, &id)?;
    let sticky = Sticky {
        id: id.to_string(),
        at: app.now.instant(),
    };
    let locked = store.lock("use", &mut |holder| waiting(holder))?;
    locked.replace(&path, json::document(&sticky).as_bytes())?;
    drop(locked);
    if args.json {
        return Ok(Reply::out(json::document(&view(app, Some(&sticky)))));
    }
    let until = app.zone().hm_zone(sticky.at.plus(STICKY_S));
    let title = &case.incident.title;
    let line = format!(
        "{id} {} {title}: meant until {until}",
        case.incident.severity()
    );
    Ok(Reply::out(format!("{}\n", Safe::line(&line))))
}

fn view(app: &App, sticky: Option<&Sticky>) -> UseView {
    UseView {
        schema: schema::USE,
        now: app.now.instant(),
        incident: sticky.map(|sticky| sticky.id.clone()),
        until: sticky.map(|sticky| sticky.at.plus(STICKY_S)),
    }
}
