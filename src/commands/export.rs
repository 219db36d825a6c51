//! `irc export`: records leave, byte for byte or for people to read. Writes nothing into the store.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use crate::act::{self, Case, Purpose, Reply, case, own};
use crate::app::App;
use crate::domain::fact::Visibility;
use crate::domain::package::Package;
use crate::error::Error;
use crate::render::export::{csv, html, markdown};
use crate::render::json;
use crate::store::VERSION;
use crate::store::ids::IncidentId;
use crate::text::count::{and_list, count};
use crate::text::safe::Safe;
use crate::view::export::{ExportView, Readable};
use crate::view::share::{self, ShareView};

/// What comes out.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// The record itself, which `irc import` takes
    Json,
    /// A document
    Markdown,
    /// One row an event
    Csv,
    /// A page that needs nothing beside itself
    Html,
}

/// Hand a record over, keep a copy, or show it to others
///
/// JSON holds every line as it stands, with its sums; `irc import` restores it. `--share` leaves out who people are, how
/// to reach them, addresses, links and drafts; such a copy cannot be imported. A restricted incident leaves only with
/// `--restricted`.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc export | ssh bob irc import\n  irc export k7q --format markdown --share > for-the-vendor.md\n  irc export --all --restricted --out backup.json"
)]
pub struct Args {
    /// The incidents: ids or any parts of them that are not ambiguous
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Every incident of the store
    #[arg(long, conflicts_with = "ids")]
    all: bool,
    /// json (the record itself), markdown, csv, html
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        hide_possible_values = true,
        ignore_case = true
    )]
    format: Option<Format>,
    /// Leave out what is private
    #[arg(long)]
    share: bool,
    /// Restricted incidents may leave too
    #[arg(long)]
    restricted: bool,
    /// Write into this file, readable by you alone
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace the file
    #[arg(long, requires = "out")]
    force: bool,
    /// JSON, as without --format
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let format = match (args.json, args.format) {
        (true, Some(format)) if format != Format::Json => {
            return Err(Error::Usage {
                what: "--json and another --format are both given".to_owned(),
                hint: "leave one of them out".to_owned(),
            });
        }
        (_, format) => format.unwrap_or(Format::Json),
    };
    let mut talk = String::new();
    let ids = chosen(args, app)?;
    let mut cases = Vec::with_capacity(ids.len());
    let mut kept_back = Vec::new();
    for id in ids {
        let case = case::read(app, &id)?;
        if case.incident.visibility() == Visibility::Restricted && !args.restricted {
            kept_back.push(id.to_string());
            continue;
        }
        if args.ids.is_empty() && !args.all {
            talk.push_str(&case.fallen_back());
        }
        if let Some(damage) = case.damage() {
            talk.push_str(&format!("{damage}\n"));
        }
        cases.push(case);
    }
    if !kept_back.is_empty() {
        if !args.all {
            return Err(Error::Restricted { ids: kept_back });
        }
        talk.push_str(&format!(
            "left out, restricted (--restricted takes them along): {}\n",
            and_list(&kept_back)
        ));
    }
    let text = match (format, args.share) {
        (Format::Json, false) => {
            let packages = packages(app, &cases, &mut talk)?;
            json::document(&ExportView::new(app.now.instant(), VERSION, packages))
        }
        (Format::Json, true) => {
            json::document(&ShareView::new(app.now.instant(), readable(&cases, true)))
        }
        (Format::Markdown, share) => markdown(&readable(&cases, share)),
        (Format::Csv, share) => csv(&readable(&cases, share)),
        (Format::Html, share) => html::page(&readable(&cases, share)),
    };
    if args.share {
        talk.push_str("read it before you send it: a name in plain prose is still there\n");
    }
    let Some(path) = &args.out else {
        return Ok(Reply::out(text).with_talk_of(&talk));
    };
    own::write(path, text.as_bytes(), args.force)?;
    let incidents = count(cases.len(), "incident");
    let line = format!("{incidents} written to {}\n", path.display());
    talk.push_str(&Safe::block(&line).to_string());
    Ok(Reply::default().with_talk_of(&talk))
}

/// The incidents that are meant, each once.
fn chosen(args: &Args, app: &mut App) -> Result<Vec<IncidentId>, Error> {
    if args.all {
        let (ids, _) = app.store().incidents().map_err(Error::Read)?;
        // A folder whose declaration never came to be has nothing to hand over.
        return Ok(ids
            .into_iter()
            .filter(|id| app.store().read(id).is_ok_and(|log| !log.acts.is_empty()))
            .collect());
    }
    if args.ids.is_empty() {
        return Ok(vec![act::pick(app, None, Purpose::Read)?]);
    }
    let mut ids = Vec::new();
    for typed in &args.ids {
        let id = act::pick(app, Some(typed), Purpose::Read)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

fn packages(app: &App, cases: &[Case], talk: &mut String) -> Result<Vec<Package>, Error> {
    let store = app.store();
    let mut packages = Vec::with_capacity(cases.len());
    for case in cases {
        let mut package = store.package(&case.id).map_err(Error::Read)?;
        package.title.clone_from(&case.incident.title);
        package.visibility = case.incident.visibility();
        for left in &package.left_out {
            let line = format!("{}: left out {left}", case.id);
            talk.push_str(&format!("{}\n", Safe::line(&line)));
        }
        if case.log.is_damaged() {
            talk.push_str(&format!(
                "{}: irc import refuses a damaged record; copy its folder instead\n",
                case.id
            ));
        }
        packages.push(package);
    }
    Ok(packages)
}

fn readable(cases: &[Case], share: bool) -> Vec<Readable> {
    cases
        .iter()
        .map(|case| {
            let heads = case.log.heads();
            let heads = heads.map(|(writer, sum)| (writer.to_owned(), sum.to_owned()));
            let view = Readable::new(&case.policy, &case.incident, heads.collect());
            if share {
                share::mask(&case.policy, &case.incident, view)
            } else {
                view
            }
        })
        .collect()
}
