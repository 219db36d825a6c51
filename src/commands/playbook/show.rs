//! `irc playbook show`: a policy as a person reads it, or whole as `irc.policy/1`.

use clap::Args as ClapArgs;
use clap::builder::PossibleValuesParser;
use serde_json::Value;

use crate::act::reply::screen;
use crate::act::{Reply, policy};
use crate::app::App;
use crate::config::team;
use crate::domain::policy::Policy;
use crate::error::Error;
use crate::playbook::cache::sha256;
use crate::playbook::find::{Found, Origin};
use crate::playbook::usable;
use crate::render::{self, json};
use crate::view::policy::{PolicyView, Section, Source};

/// What always stands at the top of the document.
const HEAD: [&str; 6] = ["schema", "now", "name", "sha256", "path", "team"];

/// A policy as a person reads it, with your team's own people and numbers in it
#[derive(ClapArgs, Clone, Debug)]
#[command(
    after_help = "Example:\n  irc playbook show\n  irc playbook show release-manager --section severities,ladders\n  irc playbook show qawave --json | jq '.severities[].response'"
)]
pub(super) struct Args {
    /// A name from `irc playbook list`, or a file; none: the one that new incidents get
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Only these parts
    #[arg(short, long, value_name = "PART", value_delimiter = ',', value_parser = PossibleValuesParser::new(Section::ALL.map(Section::word)))]
    section: Vec<String>,
    /// Without your team.yaml laid over it
    #[arg(long)]
    bare: bool,
    /// Print one JSON document (irc.policy/1)
    #[arg(long)]
    pub(super) json: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let name = match &args.name {
        Some(name) => name.clone(),
        None => super::list::chosen(app),
    };
    let (found, mut policy) = read(app, &name)?;
    let team = !args.bare && matches!(team::load(&app.config_file), Ok(Some(_)));
    if team {
        policy::overlay(app, &mut policy);
    }
    let hash = sha256(&found.bytes);
    let path = match &found.origin {
        Origin::BuiltIn => None,
        Origin::Own(path) | Origin::File(path) => Some(path.display().to_string()),
    };
    let source = Source {
        sha256: &hash,
        path: path.as_deref(),
        team,
    };
    let view = PolicyView::new(&policy, source, app.now.instant());
    let wanted: Vec<Section> = args
        .section
        .iter()
        .filter_map(|w| Section::from_word(w))
        .collect();
    if args.json {
        return Ok(Reply::out(document(&view, &wanted)));
    }
    let shown = screen(app);
    Ok(Reply::out(render::policy::policy(
        &shown, &policy, &view, &wanted,
    )))
}

/// A playbook that has no error.
pub(super) fn read(app: &App, name: &str) -> Result<(Found, Policy), Error> {
    let found = policy::places(app).find(name)?;
    let file = found.label();
    let cache = policy::cache(app);
    match usable::compile(&file, &found.bytes, &cache, app.now.instant()) {
        Ok(policy) => Ok((found, policy)),
        Err(faults) => Err(Error::Faulty { file, faults }),
    }
}

fn document(view: &PolicyView<'_>, wanted: &[Section]) -> String {
    if wanted.is_empty() {
        return json::document(view);
    }
    let mut value = serde_json::to_value(view).unwrap_or_default();
    if let Value::Object(map) = &mut value {
        map.retain(|key, _| {
            let key = key.as_str();
            HEAD.contains(&key) || wanted.iter().any(|section| section.keys().contains(&key))
        });
    }
    json::document(&value)
}
