//! `irc config init`: the commented files to start from.

use clap::Args as ClapArgs;

use crate::act::own;
use crate::act::{Reply, policy, talk};
use crate::app::App;
use crate::config::{self, team};
use crate::domain::zone::Zone;
use crate::error::Error;
use crate::playbook::find;
use crate::prompt::Answer;
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
    if let Some(zone) = &given.zone {
        given.zone = Some(Zone::named(zone)?.name().to_owned());
    }
    if let Some(playbook) = &given.playbook {
        given.playbook = Some(own::playbook_setting(app, playbook)?);
    }
    let text = config::template(
        given.user.as_deref(),
        given.zone.as_deref(),
        given.playbook.as_deref(),
    );
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

#[derive(Default)]
struct Given {
    user: Option<String>,
    zone: Option<String>,
    playbook: Option<String>,
}

impl Given {
    /// Asks for what no flag says; whoever is skipped stays commented out.
    fn ask(&mut self, app: &mut App) -> Result<(), Error> {
        if !app.prompt().present() {
            return Ok(());
        }
        if self.user.is_none() {
            let initial = app.author();
            self.user = given(
                app.prompt()
                    .text("Who types? (a name as in @ann)", &initial),
            )?;
        }
        while self.zone.is_none() {
            let initial = app.zone().name().to_owned();
            let question = "Time zone for screens and typed times?";
            let Some(typed) = given(app.prompt().text(question, &initial))? else {
                break;
            };
            match Zone::named(&typed) {
                Ok(zone) => self.zone = Some(zone.name().to_owned()),
                Err(no) => {
                    let near = no.nearest.map(|near| format!(" (did you mean {near}?)"));
                    let line = format!("there is no zone {typed}{}\n", near.unwrap_or_default());
                    talk::say(Safe::block(&line).as_str());
                }
            }
        }
        if self.playbook.is_none() {
            let listed = policy::places(app).list();
            let names: Vec<String> = listed
                .into_iter()
                .filter(|one| !one.hidden)
                .map(|one| one.name)
                .collect();
            let start = names.iter().position(|name| name == find::DEFAULT);
            let question = "Playbook for new incidents?";
            let chosen = app.prompt().choose(question, &names, start.unwrap_or(0));
            self.playbook = given(chosen)?.and_then(|index| names.get(index).cloned());
        }
        Ok(())
    }
}

fn given<T>(answer: Answer<T>) -> Result<Option<T>, Error> {
    match answer {
        Answer::Given(value) => Ok(Some(value)),
        Answer::Skipped => Ok(None),
        Answer::Interrupted => Err(Error::Interrupted),
    }
}
