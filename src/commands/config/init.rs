//! `irc config init`: the commented files to start from.

use clap::Args as ClapArgs;

use crate::act::begin::Given;
use crate::act::{Reply, own};
use crate::app::App;
use crate::config::team;
use crate::error::Error;
use crate::render::json;
use crate::text::safe::Safe;

/// Write a commented config.yaml and team.yaml to start from; asks on a terminal
///
/// What is there already stays: config.yaml is replaced only with --force, team.yaml never.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc config init\n  irc config init --user @ann --zone Europe/Berlin --playbook release-manager\n  irc config init --dry-run"
)]
pub(super) struct Args {
    /// Who types, such as @ann
    #[arg(long, value_name = "@WHO")]
    user: Option<String>,
    /// Time zone for screens and typed times, such as Europe/Berlin
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Playbook for new incidents: a name or a file
    #[arg(long, value_name = "NAME|FILE")]
    playbook: Option<String>,
    /// Replace config.yaml if it is there
    #[arg(long)]
    force: bool,
    /// Show what would be written; write nothing
    #[arg(long)]
    dry_run: bool,
    /// Ask nothing
    #[arg(short, long)]
    yes: bool,
    /// Print one JSON document (irc.config/1)
    #[arg(long)]
    pub(super) json: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let (own, theirs) = (app.config_file.clone(), team::path(&app.config_file));
    if own.exists() && !args.force && !args.dry_run {
        return Err(own::there_already(&own));
    }
    let mut given = Given {
        user: args.user.clone(),
        zone: args.zone.clone(),
        playbook: args.playbook.clone(),
    };
    if !args.json && !args.dry_run && !args.yes {
        given.ask(app)?;
    }
    let text = given.text(app)?;
    if args.dry_run && !args.json {
        return Ok(Reply::out(format!("{text}\n{}", team::TEMPLATE)));
    }
    let mut said = String::new();
    if !args.dry_run {
        own::write(&own, text.as_bytes(), args.force)?;
        said.push_str(&format!(
            "wrote {}\n",
            Safe::line(&own.display().to_string())
        ));
        let path = theirs.display().to_string();
        if theirs.exists() {
            said.push_str(&format!("left as it is: {}\n", Safe::line(&path)));
        } else {
            own::write(&theirs, team::TEMPLATE.as_bytes(), false)?;
            said.push_str(&format!("wrote {}\n", Safe::line(&path)));
        }
    }
    if args.json {
        let own = serde_yaml::from_str(&text).unwrap_or_default();
        return Ok(Reply::out(json::document(&super::show::view(app, own))));
    }
    said.push_str(
        "next: put your team's people and numbers into team.yaml, then irc config check\n",
    );
    Ok(Reply::out(said))
}
