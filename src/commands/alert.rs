//! `irc alert`: alerts of other programs come in.

use clap::{Args as ClapArgs, Subcommand};

use super::common::{Writing, read_alerts};
use crate::act::alert::{self as act, Import};
use crate::act::{Reply, policy, which};
use crate::app::App;
use crate::domain::decide::Remark;
use crate::error::Error;
use crate::render::json;
use crate::view::alert::ImportView;
use crate::view::remark::words;

/// Take in alerts of Alertmanager, Grafana, Prometheus or `PagerDuty`
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc alert import alert.json\n  curl -s localhost:9093/api/v2/alerts | irc alert import -\n  irc declare --from-alert alert.json"
)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Clone, Debug)]
enum Command {
    Import(ImportArgs),
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

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    match &args.command {
        Some(Command::Import(args)) => import(args, app),
        None => Err(Error::Usage {
            what: "irc alert what?".to_owned(),
            hint: "irc alert import FILE, or - for standard input".to_owned(),
        }),
    }
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
