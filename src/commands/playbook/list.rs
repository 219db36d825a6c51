//! `irc playbook list`: the playbooks that can be named.

use clap::Args as ClapArgs;

use crate::act::reply::screen;
use crate::act::{Reply, policy};
use crate::app::App;
use crate::playbook::fault::Fault;
use crate::playbook::find::{self, Listed, NotFound, Origin};
use crate::playbook::usable;
use crate::render::json;
use crate::render::playbooks;
use crate::view::playbooks::{PlaybookRow, PlaybooksView};
use crate::view::schema;

/// The playbooks that can be named, and which one new incidents get
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    visible_alias = "ls",
    after_help = "Example:\n  irc playbook list\n  irc playbook list --json | jq -r '.playbooks[].name'"
)]
pub(super) struct Args {
    /// Print one JSON document (irc.playbooks/1)
    #[arg(long)]
    pub(super) json: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, app: &mut App) -> Reply {
    let places = policy::places(app);
    let chosen = chosen(app);
    let listed = places.list();
    let playbooks = listed.iter().map(|one| row(app, one, &chosen)).collect();
    let view = PlaybooksView {
        schema: schema::PLAYBOOKS,
        now: app.now.instant(),
        folder: places.own.map(|dir| dir.display().to_string()),
        playbooks,
    };
    if args.json {
        return Reply::out(json::document(&view));
    }
    let shown = screen(app);
    let reply = Reply::out(playbooks::list(&shown, &view));
    let known = view.playbooks.iter().any(|row| row.chosen);
    if known || !shown.tty {
        reply
    } else {
        reply.with_talk(&format!("new incidents get `{chosen}`"))
    }
}

/// The playbook of new incidents, as it is asked for.
pub(super) fn chosen(app: &mut App) -> String {
    app.named_playbook()
        .or_else(|| app.config().playbook.clone())
        .unwrap_or_else(|| find::DEFAULT.to_owned())
}

fn row(app: &App, listed: &Listed, chosen: &str) -> PlaybookRow {
    let path = match &listed.origin {
        Origin::BuiltIn => None,
        Origin::Own(path) | Origin::File(path) => Some(path.clone()),
    };
    let found = match &path {
        None => find::built_in(&listed.name).ok_or_else(|| NotFound::Unknown {
            typed: listed.name.clone(),
            nearest: None,
            known: Vec::new(),
        }),
        Some(path) => policy::places(app).find(&path.display().to_string()),
    };
    let compiled = found.map(|found| {
        usable::compile(
            &found.label(),
            &found.bytes,
            &policy::cache(app),
            app.now.instant(),
        )
    });
    let (policy, errors) = match compiled {
        Ok(Ok(policy)) => (Some(policy), 0),
        Ok(Err(faults)) => (
            None,
            faults.iter().filter(|f: &&Fault| f.is_error()).count(),
        ),
        Err(_) => (None, 1),
    };
    let severities = policy.iter().flat_map(|policy| &policy.severities);
    PlaybookRow {
        name: listed.name.clone(),
        severities: severities.map(|severity| severity.id.clone()).collect(),
        title: policy.as_ref().map(|policy| policy.title.clone()),
        path: path.map(|path| path.display().to_string()),
        chosen: !listed.hidden && listed.name == chosen,
        hidden: listed.hidden,
        errors,
    }
}
