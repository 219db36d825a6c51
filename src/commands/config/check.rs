//! `irc config check`: every fault of config.yaml and team.yaml at once.

use clap::Args as ClapArgs;

use crate::act::own::fault_view;
use crate::act::reply::screen;
use crate::act::{Reply, settings};
use crate::app::App;
use crate::error::Error;
use crate::exit::Exit;
use crate::playbook::fault::Fault;
use crate::render::{fault, json};
use crate::view::playbooks::{CheckView, FaultView};
use crate::view::schema;

/// Every fault of config.yaml and team.yaml at once; exit 5 if there is an error
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc config check\n  irc config check --json | jq '.faults[]'")]
pub(super) struct Args {
    /// Print one JSON document (irc.check/1)
    #[arg(long)]
    pub(super) json: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let mut view = CheckView {
        schema: schema::CHECK,
        now: app.now.instant(),
        ..CheckView::default()
    };
    let mut missing = Vec::new();
    for (path, faults) in settings::faults(app)? {
        let label = path.display().to_string();
        match faults {
            Some(faults) => view.add(label, faults.into_iter().map(quiet).collect()),
            None => missing.push(label),
        }
    }
    let out = if args.json {
        json::document(&view)
    } else {
        fault::faults(&screen(app), &view)
    };
    let mut reply = missing.iter().fold(Reply::out(out), |reply, path| {
        reply.with_talk(&format!("{path}: not there yet (irc config init)"))
    });
    if view.errors > 0 {
        reply.exit = Exit::Faults;
    }
    Ok(reply)
}

/// A fault as it may be shown: a line below `channels` or `alertmanager` may hold an address or a secret.
fn quiet(fault: Fault) -> FaultView {
    let mut shown = fault_view(fault);
    if shown.kind == "permissions" {
        // The whole file is meant: its first line says nothing, and may hold an address.
        shown.excerpt.clear();
    }
    if shown.at.starts_with("channels") || shown.at.starts_with("alertmanager") {
        shown.excerpt.clear();
        if !["channel", "exposed", "alertmanager"].contains(&shown.kind.as_str()) {
            "it is not what is expected here".clone_into(&mut shown.what);
        }
    }
    shown
}
