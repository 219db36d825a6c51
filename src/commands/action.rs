//! `irc action`: what is to be done later, with an owner and a date.

use clap::{Args as ClapArgs, Subcommand};

use super::common::{Writing, join};
use crate::act::perform::person;
use crate::act::reply::screen;
use crate::act::{self, Purpose, Reply, case};
use crate::app::App;
use crate::domain::decide::work::{self, Item};
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::typed_time;
use crate::error::Error;
use crate::render::{action, json};
use crate::view::action::{ActionStatus, ActionsView};

/// Action items: what is to be done later, with an owner and a date
///
/// They may be added to a closed incident; without an ID the most recently closed one is taken.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Example:\n  irc action add alert on disk above 90 % --owner @ann --due 2026-12-01 --priority high\n  irc action done a1\n  irc action change a2 --owner @bob --due '1 week'\n  irc action list --all --open"
)]
pub struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
    #[command(flatten)]
    listing: Listing,
}

/// What to do with them.
#[derive(Subcommand, Clone, Debug)]
enum Verb {
    /// Write one down
    Add(Add),
    /// Show them; the same as bare `irc action`
    List(Listing),
    /// Say that one is done
    Done(Done),
    /// Change its owner, date, priority or words
    Change(Change),
}

/// Which ones to show.
#[derive(ClapArgs, Clone, Debug, Default)]
struct Listing {
    /// The incident
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// The incident, as a flag
    #[arg(short, long, value_name = "ID", conflicts_with = "id")]
    incident: Option<String>,
    /// Of every incident
    #[arg(long)]
    all: bool,
    /// Only those not done
    #[arg(long)]
    open: bool,
    /// Only those not done in time
    #[arg(long)]
    overdue: bool,
    /// Print one JSON document (irc.actions/1)
    #[arg(long)]
    json: bool,
}

#[derive(ClapArgs, Clone, Debug, Default)]
struct Fields {
    /// Who sees to it
    #[arg(long, value_name = "@WHO")]
    owner: Option<String>,
    /// By when: 2026-12-01, tomorrow, 17:00, 1 week
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    due: Option<String>,
    /// How urgent, in the team's words
    #[arg(long, value_name = "WORD")]
    priority: Option<String>,
    /// The words, as a flag
    #[arg(short, long, value_name = "TEXT")]
    message: Option<String>,
}

#[derive(ClapArgs, Clone, Debug, Default)]
struct Add {
    /// What is to be done; no quotes needed
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    #[command(flatten)]
    fields: Fields,
    #[command(flatten)]
    writing: Writing,
}

#[derive(ClapArgs, Clone, Debug, Default)]
struct Done {
    /// Which one: a1
    #[arg(value_name = "ACTION")]
    action: String,
    #[command(flatten)]
    writing: Writing,
}

#[derive(ClapArgs, Clone, Debug, Default)]
struct Change {
    /// Which one: a1
    #[arg(value_name = "ACTION")]
    action: String,
    #[command(flatten)]
    fields: Fields,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    match &args.verb {
        None => list(&args.listing, app),
        Some(Verb::List(listing)) => list(listing, app),
        Some(Verb::Add(add)) => {
            let (case, mut item) = ready(app, &add.writing, &add.fields)?;
            let words: Vec<&String> = add.words.iter().chain(&add.fields.message).collect();
            item.text = Some(join(&words));
            add.writing.act(app, case, "action", &|context| {
                work::add_action(context, item.clone())
            })
        }
        Some(Verb::Done(done)) => {
            let case = done.writing.open(app, Purpose::Read)?;
            done.writing.act(app, case, "action", &|context| {
                work::finish_action(context, &done.action)
            })
        }
        Some(Verb::Change(change)) => {
            let (case, item) = ready(app, &change.writing, &change.fields)?;
            change.writing.act(app, case, "action", &|context| {
                work::change_action(context, &change.action, item.clone())
            })
        }
    }
}

/// The incident, and the item as typed.
fn ready(app: &mut App, writing: &Writing, fields: &Fields) -> Result<(act::Case, Item), Error> {
    let case = writing.open(app, Purpose::Read)?;
    let at = act::time::at(app, Some(&case.incident), writing.at.as_deref())?;
    let due = due(app, fields.due.as_deref(), at.when.at)?;
    let item = Item {
        text: fields.message.clone(),
        owner: fields.owner.as_deref().map(person),
        due,
        priority: fields.priority.clone(),
    };
    Ok((case, item))
}

fn due(app: &mut App, typed: Option<&str>, from: Instant) -> Result<Option<Instant>, Error> {
    let zone = app.zone();
    typed
        .map(|text| typed_time::read_due(text, from, &zone))
        .transpose()
        .map_err(|error| Error::Time(Box::new(error), zone.name().to_owned()))
}

fn list(args: &Listing, app: &mut App) -> Result<Reply, Error> {
    let typed = args.id.as_deref().or(args.incident.as_deref());
    let mut talk = String::new();
    let incidents: Vec<Incident> = if args.all && typed.is_none() {
        every(app, &mut talk)?
    } else {
        let id = act::pick(app, typed, Purpose::Read)?;
        let case = case::read(app, &id)?;
        if typed.is_none() {
            talk.push_str(&case.fallen_back());
        }
        vec![case.incident]
    };
    let mut view = ActionsView::new(&incidents, app.now.instant());
    view.actions.retain(|action| match action.status {
        ActionStatus::Done => !args.open && !args.overdue,
        ActionStatus::Open => !args.overdue,
        ActionStatus::Overdue => true,
    });
    let out = if args.json {
        json::document(&view)
    } else {
        action::actions(&screen(app), &view.actions, args.all)
    };
    Ok(Reply {
        out,
        talk,
        ..Reply::default()
    })
}

/// Every incident that can be read; those that cannot are named.
fn every(app: &mut App, talk: &mut String) -> Result<Vec<Incident>, Error> {
    let mut incidents = Vec::new();
    let unreadable = act::every::each(app, None, &mut |_, incident| {
        if !incident.actions.is_empty() {
            incidents.push(incident.clone());
        }
    })?;
    for id in unreadable {
        talk.push_str(&format!("{id} cannot be read: irc log {id}\n"));
    }
    Ok(incidents)
}
