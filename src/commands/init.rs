//! `irc init`: the first minute. Who types, zone, playbook, whom to reach how; and one drill to try it.

use clap::Args as ClapArgs;

use super::common::pair;
use crate::act::begin::{Given, given};
use crate::act::declare::{Asked, declare};
use crate::act::perform::How;
use crate::act::{Reply, own, policy, talk};
use crate::app::App;
use crate::config::{team, team::Team};
use crate::domain::decide::declare::Request;
use crate::domain::fact::Mode;
use crate::domain::policy::Contact;
use crate::domain::unreachable::{Unreachable, unreachable};
use crate::error::Error;
use crate::render::json;
use crate::text::count::count;
use crate::text::safe::Safe;
use crate::view::config::{InitFile, InitView};
use crate::view::schema;

/// The drill's title: it says what it is wherever it is read.
const DRILL: &str = "Drill: checkout returns 500s";

/// Set irc up: who types, zone, playbook, how to reach whom, and one drill to try it
///
/// Asks on a terminal; Enter leaves a question out. What is there already stays: config.yaml is replaced
/// only with --force, team.yaml never. irc works without any of it.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc init\n  irc init --user @ann --zone Europe/Berlin --playbook default \\\n    --contact \"Service owner=@zoe, +49 30 1111\" --drill"
)]
pub struct Args {
    /// Who types, such as @ann
    #[arg(long, value_name = "@WHO")]
    user: Option<String>,
    /// Time zone for screens and typed times, such as Europe/Berlin
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Playbook for new incidents: a name or a file
    #[arg(long, value_name = "NAME|FILE")]
    playbook: Option<String>,
    /// How to reach somebody whom the playbook names, best way first
    #[arg(long, value_name = "NAME=WAY, WAY", value_parser = pair)]
    contact: Vec<(String, String)>,
    /// Begin a drill: an incident that is marked as one and counts in no figure
    #[arg(long)]
    drill: bool,
    /// Replace config.yaml if it is there
    #[arg(long)]
    force: bool,
    /// Show what would be written; write nothing
    #[arg(long, conflicts_with = "drill")]
    dry_run: bool,
    /// Ask nothing
    #[arg(short, long)]
    yes: bool,
    /// Print one JSON document (irc.init/1)
    #[arg(long)]
    json: bool,
}

/// People, and the ways to each.
type People = Vec<(String, Vec<String>)>;

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let (own, theirs) = (app.config_file.clone(), team::path(&app.config_file));
    let write_own = !own.exists() || args.force;
    let write_theirs = !theirs.exists();
    let named = args.user.is_some() || args.zone.is_some() || args.playbook.is_some();
    if named && !write_own {
        return Err(own::there_already(&own));
    }
    if !args.contact.is_empty() && !write_theirs {
        return Err(Error::Usage {
            what: format!("{} is there already", theirs.display()),
            hint: "add the contacts to it by hand, then: irc config check".to_owned(),
        });
    }
    let asks = !args.json && !args.dry_run && !args.yes && app.prompt().present();
    let mut settings = Given {
        user: args.user.clone(),
        zone: args.zone.clone(),
        playbook: args.playbook.clone(),
    };
    if asks && write_own {
        settings.ask(app)?;
    }
    let text = settings.text(app)?;
    let mut people: People = args.contact.iter().map(split).collect();
    if asks && write_theirs && people.is_empty() {
        let lost = lost(app, &settings, &people);
        people = ask(app, &lost)?;
    }
    let left = lost(app, &settings, &people);
    let mut view = InitView {
        schema: schema::INIT,
        now: app.now.instant(),
        dry_run: args.dry_run,
        files: [(&own, write_own), (&theirs, write_theirs)]
            .map(|(path, written)| InitFile {
                path: path.display().to_string(),
                written,
            })
            .to_vec(),
        contacts: people.iter().map(|(name, _)| name.clone()).collect(),
        unreachable: left.into_iter().map(|one| one.name).collect(),
        drill: None,
    };
    let filled = team::template(&people);
    if args.dry_run {
        let shown = format!("{text}\n{filled}");
        let out = if args.json {
            json::document(&view)
        } else {
            shown
        };
        return Ok(Reply::out(out));
    }
    if write_own {
        own::write(&own, text.as_bytes(), args.force)?;
    }
    if write_theirs {
        own::write(&theirs, filled.as_bytes(), false)?;
    }
    let mut said = told(&view);
    let question = "Try it now with a drill? It is marked as one and counts nowhere";
    let drill =
        args.drill || (asks && given(app.prompt().yes_no(question, Some(false)))? == Some(true));
    if drill {
        if asks {
            talk::print(&said)?;
            said.clear();
        }
        let card = begin_drill(args, app, &settings)?;
        view.drill = id(&card.out).filter(|_| args.json);
        said.push_str(&card.out);
        said.push_str(
            "try: irc triage, irc update, irc brief\nend it: irc cancel --as test --reason drill\n",
        );
    } else {
        said.push_str("next: irc declare sev2 \"what users notice\" (--drill to try it)\n");
    }
    if args.json {
        said = json::document(&view);
    }
    Ok(Reply {
        out: said,
        saved: drill,
        ..Reply::default()
    })
}

fn told(view: &InitView) -> String {
    let mut out = String::new();
    for file in &view.files {
        let word = if file.written {
            "wrote"
        } else {
            "left as it is:"
        };
        out.push_str(&format!("{word} {}\n", Safe::line(&file.path)));
    }
    if !view.unreachable.is_empty() {
        let names = count(view.unreachable.len(), "name");
        out.push_str(&format!(
            "nobody can reach {names} of the playbook yet: irc doctor lists them\n"
        ));
    }
    out
}

/// `Service owner=@zoe, +49 30 1111` as a name and its ways.
fn split((name, ways): &(String, String)) -> (String, Vec<String>) {
    let ways = ways.split(',').map(str::trim);
    let ways = ways.filter(|way| !way.is_empty()).map(ToOwned::to_owned);
    (name.clone(), ways.collect())
}

/// Who cannot be reached under this playbook once these people are known.
fn lost(app: &mut App, settings: &Given, people: &People) -> Vec<Unreachable> {
    let mut policy = policy::chosen(app, settings.playbook.as_deref()).policy;
    policy::overlay(app, &mut policy);
    let contacts = people.iter().map(|(name, how)| Contact {
        name: name.clone(),
        how: how.clone(),
        ..Contact::default()
    });
    let team = Team {
        contacts: contacts.collect(),
        ..Team::default()
    };
    team.overlay(&mut policy);
    unreachable(&policy)
}

/// Asks how to reach whom, worst severity's people first; one answer to leave all of them out.
fn ask(app: &mut App, lost: &[Unreachable]) -> Result<People, Error> {
    let mut people = People::new();
    if lost.is_empty() {
        return Ok(people);
    }
    let names = count(lost.len(), "name");
    let question = format!("The playbook wants {names} whom nobody can reach. Fill them in now?");
    if given(app.prompt().yes_no(&question, Some(false)))? != Some(true) {
        return Ok(people);
    }
    for one in lost {
        let question = format!(
            "{}: how to reach them? (@handle, number, #channel; Enter: later)",
            one.name
        );
        if let Some(ways) = given(app.prompt().text(&question, ""))? {
            people.push(split(&(one.name.clone(), ways)));
        }
    }
    Ok(people)
}

fn begin_drill(args: &Args, app: &mut App, settings: &Given) -> Result<Reply, Error> {
    let usable = policy::chosen(app, settings.playbook.as_deref());
    let asked = Asked {
        request: Request {
            title: DRILL.to_owned(),
            unsure: true,
            mode: Mode::Drill,
            ..Request::default()
        },
        near: None,
        quiet: true,
    };
    let how = How {
        by: settings.user.clone(),
        json: args.json,
        ..How::default()
    };
    declare(app, &usable, asked, &how)
}

/// The id in a document of `irc.change/1`.
fn id(document: &str) -> Option<String> {
    let change: serde_json::Value = serde_json::from_str(document).ok()?;
    change
        .pointer("/incident/id")?
        .as_str()
        .map(ToOwned::to_owned)
}
