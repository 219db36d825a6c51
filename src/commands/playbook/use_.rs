//! `irc playbook use`: the playbook that new incidents get, noted in the user's own file.

use std::fs;
use std::io::ErrorKind;

use clap::Args as ClapArgs;

use crate::act::Reply;
use crate::act::own;
use crate::app::App;
use crate::config::{self, Config, ConfigError, edit};
use crate::error::Error;
use crate::render::json;
use crate::text::safe::Safe;
use crate::view::config::FileView;
use crate::view::schema;

/// New incidents get this playbook; incidents that exist keep theirs
///
/// Writes `playbook:` into config.yaml and leaves the rest of it as it is.
#[derive(ClapArgs, Clone, Debug)]
#[command(
    after_help = "Example:\n  irc playbook use release-manager\n  irc playbook use ./shop.yaml"
)]
pub(super) struct Args {
    /// A name from `irc playbook list`, or a file
    #[arg(value_name = "NAME|FILE")]
    name: String,
    /// Show the line as it would be; write nothing
    #[arg(long)]
    dry_run: bool,
    /// Print one JSON document (irc.file/1)
    #[arg(long)]
    pub(super) json: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let name = own::playbook_setting(app, &args.name)?;
    let path = app.config_file.clone();
    let fault = |why: String| {
        Error::Config(ConfigError {
            path: path.clone(),
            line: 0,
            column: 0,
            why,
        })
    };
    let text = match fs::read_to_string(&path) {
        Ok(text) => {
            if let Some(fault) = app.config().fault.clone() {
                return Err(Error::Config(fault));
            }
            edit::set(&text, "playbook", &name)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            config::template(None, None, Some(&name))
        }
        Err(error) => return Err(fault(error.to_string())),
    };
    if reads(&text).as_deref() != Some(name.as_str()) {
        return Err(fault(
            "`playbook:` is written in a way that cannot be changed by itself".to_owned(),
        ));
    }
    if !args.dry_run {
        own::write(&path, text.as_bytes(), true)?;
    }
    let shown = path.display().to_string();
    if args.json {
        return Ok(Reply::out(json::document(&FileView {
            schema: schema::FILE,
            now: app.now.instant(),
            exists: path.exists(),
            built_in: false,
            path: shown,
        })));
    }
    if args.dry_run {
        // The rest of the file stays as it is, and may hold secrets.
        let changed = text.lines().find(|line| line.starts_with("playbook:"));
        let line = format!("{shown}: {}", changed.unwrap_or_default());
        return Ok(Reply::out(format!("{}\n", Safe::line(&line))));
    }
    let line = format!("new incidents get {name} ({shown})");
    let reply = Reply::out(format!("{}\n", Safe::line(&line)));
    Ok(match app.named_playbook() {
        Some(named) if named != args.name => reply.with_talk(&format!(
            "IRC_PLAYBOOK is set: as long as it is, new incidents get {named}"
        )),
        _ => reply,
    })
}

fn reads(text: &str) -> Option<String> {
    let config: Config = serde_yaml::from_str(text).ok()?;
    config.playbook
}
