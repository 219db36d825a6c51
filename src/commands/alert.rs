//! `irc alert`: alerts of other programs come in, and what an Alertmanager says fires.

use clap::{Args as ClapArgs, Subcommand};

use super::common::{Writing, read_alerts};
use crate::act::alert::{self as act, Import};
use crate::act::reply::screen;
use crate::act::{Reply, alertmanager, policy, which};
use crate::app::App;
use crate::domain::decide::Remark;
use crate::error::Error;
use crate::inbound;
use crate::render::{alert as render, json};
use crate::view::alert::{AlertListView, ImportView};
use crate::view::remark::words;

/// Take in alerts of Alertmanager, Grafana, Prometheus or `PagerDuty`
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc alert import alert.json\n  curl -s localhost:9093/api/v2/alerts | irc alert import -\n  irc declare --from-alert alert.json\n  irc alert list"
)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Clone, Debug)]
enum Command {
    Import(ImportArgs),
    List(ListArgs),
}

/// Open one incident at most for what fires; attach the rest, note what is over
///
/// Reads Alertmanager's webhook and API, Grafana's webhook, `PagerDuty`'s webhook (version 3) and Prometheus' alerts.
/// Alerts that an incident knows change nothing, those of its group are attached to it, others open one: not
/// acknowledged, with title, severity and start from the first of them. What is over opens nothing.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc alert import alert.json\n  irc alert import - --severity sev2 < alert.json\n  irc alert import alert.json -i 001"
)]
struct ImportArgs {
    /// The document, or - for standard input
    #[arg(value_name = "FILE|-")]
    file: String,
    /// The severity, if one is opened
    #[arg(long, value_name = "SEV")]
    severity: Option<String>,
    /// The title, if one is opened
    #[arg(short = 'm', long = "title", value_name = "TEXT")]
    title: Option<String>,
    /// Playbook, if one is opened
    #[arg(long, value_name = "NAME|FILE")]
    playbook: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// What fires, as a live Alertmanager says; nothing is recorded
///
/// Asks the one of config.yaml, `alertmanager: {url: ...}` or `{url_env: NAME}`, with the token of `secret_env` or
/// `token_cmd` if one is named there. What is silenced or inhibited is counted and left out.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc alert list\n  irc alert list --url-env ALERTMANAGER_URL --json"
)]
struct ListArgs {
    /// The variable that holds the address, instead of config.yaml
    #[arg(long, value_name = "NAME")]
    url_env: Option<String>,
    /// Print one JSON document (irc.alert-list/1)
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    match &args.command {
        Some(Command::Import(args)) => import(args, app),
        Some(Command::List(args)) => list(args, app),
        None => Err(Error::Usage {
            what: "irc alert what?".to_owned(),
            hint: "irc alert import FILE, or - for standard input; irc alert list".to_owned(),
        }),
    }
}

fn list(args: &ListArgs, app: &mut App) -> Result<Reply, Error> {
    let answer = alertmanager::ask(app, args.url_env.as_deref())?;
    let batch = inbound::read(answer.as_bytes())
        .map_err(|refused| alertmanager::failed(format!("what it answers: {refused}")))?;
    let view = AlertListView::new(app.now.instant(), &batch);
    if args.json {
        return Ok(Reply::out(json::document(&view)));
    }
    let screen = screen(app);
    let reply = Reply::out(render::list(&screen, &view));
    Ok(if screen.tty && view.left_out > 0 {
        reply.with_talk(&format!("{} silenced or inhibited", view.left_out))
    } else {
        reply
    })
}

fn import(args: &ImportArgs, app: &mut App) -> Result<Reply, Error> {
    let batch = read_alerts(&args.file)?;
    let usable = policy::chosen(app, args.playbook.as_deref());
    let how = args.writing.how();
    let incident = match &args.writing.incident {
        Some(typed) => Some(which::named(app, typed)?),
        None => None,
    };
    let nothing = ImportView::new(app.now.instant(), &batch);
    let remark = Remark::alerts(&batch);
    let asked = Import {
        incident,
        severity: args.severity.clone(),
        title: args.title.clone(),
    };
    if let Some(reply) = act::import(app, &usable, batch, asked, &how)? {
        return Ok(reply);
    }
    if how.json {
        return Ok(Reply::out(json::document(&nothing)));
    }
    Ok(Reply::out(format!(
        "nothing fires and no incident knows them: nothing recorded ({})\n",
        words(&remark)
    )))
}
