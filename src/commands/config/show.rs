//! `irc config show`: what counts, and where each value comes from.

use clap::Args as ClapArgs;

use crate::act::Reply;
use crate::act::perform::person;
use crate::act::reply::screen;
use crate::act::secrets;
use crate::app::App;
use crate::config::{Config, team};
use crate::domain::zone::Zone;
use crate::playbook::find;
use crate::render::{self, json};
use crate::view::config::{ConfigView, Setting};
use crate::view::schema;

/// What counts, and where each value comes from: a variable, a file, the machine
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc config show\n  irc config show --json | jq -r '.settings[] | select(.key == \"zone\").value'"
)]
pub(super) struct Args {
    /// Print one JSON document (irc.config/1)
    #[arg(long)]
    pub(super) json: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, app: &mut App) -> Reply {
    let own = app.config().clone();
    let fault = own.fault.clone();
    let view = view(app, own);
    let out = if args.json {
        json::document(&view)
    } else {
        render::config::config(&screen(app), &view)
    };
    let team_fault = team::load(&app.config_file).err();
    let faults = fault.into_iter().chain(team_fault);
    faults.fold(Reply::out(out), |reply, fault| {
        reply.with_talk(&format!("WARNING: {fault}: not used (irc config check)"))
    })
}

/// What counts with these settings.
pub(super) fn view(app: &mut App, own: Config) -> ConfigView {
    let file = app.config_file.clone();
    let team_file = team::path(&file);
    let mut settings = vec![
        user(app, own.user),
        zone(app, own.zone),
        playbook(app, own.playbook),
        store(app),
        team_zone(app),
        from_variable(app, "incident", "IRC_INCIDENT"),
        from_variable(app, "now", "IRC_NOW"),
    ];
    for value in settings.iter_mut().filter_map(|one| one.value.as_mut()) {
        secrets::text(app, value);
    }
    ConfigView {
        schema: schema::CONFIG,
        now: app.now.instant(),
        exists: file.exists(),
        path: file.display().to_string(),
        team_exists: team_file.exists(),
        team_path: team_file.display().to_string(),
        settings,
    }
}

const FILE: &str = "config.yaml";

fn user(app: &mut App, own: Option<String>) -> Setting {
    if let Some(user) = app.setting("IRC_USER") {
        return setting("user", Some(person(&user)), "IRC_USER");
    }
    if let Some(user) = own {
        return setting("user", Some(person(&user)), FILE);
    }
    match app.setting("USER").or_else(|| app.setting("LOGNAME")) {
        Some(login) => setting("user", Some(person(&login)), "login name"),
        None => setting("user", Some("unknown".to_owned()), "nothing says it"),
    }
}

fn zone(app: &mut App, own: Option<String>) -> Setting {
    match own.and_then(|own| Zone::named(&own).ok()) {
        Some(zone) => setting("zone", Some(zone.name().to_owned()), FILE),
        None => setting("zone", Some(app.zone().name().to_owned()), "system"),
    }
}

fn playbook(app: &App, own: Option<String>) -> Setting {
    match (app.named_playbook(), own) {
        (Some(named), _) => setting("playbook", Some(named), "IRC_PLAYBOOK"),
        (None, Some(own)) => setting("playbook", Some(own), FILE),
        (None, None) => setting("playbook", Some(find::DEFAULT.to_owned()), "built in"),
    }
}

fn store(app: &App) -> Setting {
    let set = app.setting("IRC_HOME").is_some();
    let home = app.home.display().to_string();
    setting("store", Some(home), if set { "IRC_HOME" } else { "system" })
}

fn team_zone(app: &App) -> Setting {
    let team = team::load(&app.config_file).ok().flatten();
    match team.and_then(|team| team.zone) {
        Some(zone) => setting("team_zone", Some(zone), "team.yaml"),
        None => setting("team_zone", None, "the playbook's, if it has one"),
    }
}

fn from_variable(app: &App, key: &'static str, variable: &str) -> Setting {
    match app.setting(variable) {
        Some(value) => setting(key, Some(value), variable),
        None => setting(key, None, &format!("{variable} is not set")),
    }
}

fn setting(key: &'static str, value: Option<String>, from: &str) -> Setting {
    Setting {
        key,
        value,
        from: from.to_owned(),
    }
}
