//! `irc playbook check`: every fault of a playbook at once.

use clap::Args as ClapArgs;

use crate::act::own::fault_view;
use crate::act::reply::screen;
use crate::act::{Reply, policy};
use crate::app::App;
use crate::error::Error;
use crate::exit::Exit;
use crate::playbook::read;
use crate::render::{fault, json};
use crate::view::playbooks::CheckView;
use crate::view::schema;

/// Every fault of a playbook at once, each with its place and what would be right
///
/// Errors forbid using it: exit 5. Warnings say who will be let down: exit 0.
#[derive(ClapArgs, Clone, Debug)]
#[command(
    after_help = "Example:\n  irc playbook check shop.yaml\n  irc playbook check playbooks/*.yaml --json"
)]
pub(super) struct Args {
    /// Files, or names from `irc playbook list`; none: the one that new incidents get
    #[arg(value_name = "FILE|NAME")]
    names: Vec<String>,
    /// Print one JSON document (irc.check/1)
    #[arg(long)]
    pub(super) json: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let now = app.now.instant();
    let mut view = CheckView {
        schema: schema::CHECK,
        now,
        ..CheckView::default()
    };
    let names = if args.names.is_empty() {
        vec![super::list::chosen(app)]
    } else {
        args.names.clone()
    };
    for name in &names {
        let found = policy::places(app).find(name)?;
        let label = found.label();
        let faults = read::read(&label, &found.bytes, now).faults;
        view.add(label, faults.into_iter().map(fault_view).collect());
    }
    let out = if args.json {
        json::document(&view)
    } else {
        fault::faults(&screen(app), &view)
    };
    let mut reply = Reply::out(out);
    if view.errors > 0 {
        reply.exit = Exit::Faults;
    }
    Ok(reply)
}
