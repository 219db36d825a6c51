//! `irc status`, and bare `irc`: what is true, what is overdue, due, next, and what to type.

use std::time::Duration;

use clap::Args as ClapArgs;

use crate::act::live::{Live, Reading};
use crate::act::reply::screen;
use crate::act::{Case, Reply, case, index, outbox, perform, which};
use crate::app::App;
use crate::domain::typed_time;
use crate::error::Error;
use crate::exit::Exit;
use crate::render::{json, status};
use crate::view::alarm::Alarms;
use crate::view::clock::ClockView;
use crate::view::status::StatusView;

/// What is true, what is overdue, due, next, and the command to type
///
/// Without an ID: every incident that is not closed, and closed ones with a promise still running.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc\n  irc status k7q --all\n  irc status --wait --timeout 1h --json\n  irc status --json | jq '.clocks[] | select(.state == \"overdue\")'"
)]
pub struct Args {
    /// One incident
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// One incident, as a flag
    #[arg(short, long, value_name = "ID", conflicts_with = "id")]
    incident: Option<String>,
    /// Every clock, with those that ended, and whose rule each is
    #[arg(long)]
    all: bool,
    /// Block until something comes near its due, falls due or is late; print that, and end. What stands so already does not count
    #[arg(long, conflicts_with = "all")]
    wait: bool,
    /// With --wait: give up after so long, with exit code 1
    #[arg(long, value_name = "DURATION", requires = "wait")]
    timeout: Option<String>,
    /// Print one JSON document (irc.status/1)
    #[arg(long)]
    json: bool,
}

/// How often somebody who waits looks.
const LOOK: Duration = Duration::from_secs(1);

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    if args.wait {
        return wait(args, app);
    }
    let cases = match args.id.as_deref().or(args.incident.as_deref()) {
        Some(typed) => {
            let id = which::named(app, typed)?;
            vec![case::read(app, &id)?]
        }
        None => index::live(app)?
            .iter()
            .map(|row| case::read(app, &row.id))
            .collect::<Result<Vec<Case>, Error>>()?,
    };
    let now = app.now.instant();
    let mut view = StatusView::new(
        cases.iter().map(|c| (&c.policy, &c.incident)),
        now,
        args.all,
    );
    view.deliveries = outbox::views(app, None);
    let mut reply = if args.json {
        Reply::out(json::document(&view))
    } else {
        let ranks: Vec<usize> = cases
            .iter()
            .map(|c| perform::rank(&c.policy, c.incident.severity()))
            .collect();
        Reply::out(status::status(&screen(app), &view, &ranks, args.all))
    };
    for damage in cases.iter().filter_map(Case::damage) {
        reply = reply.with_talk(&damage);
    }
    Ok(reply)
}

/// Blocks until something falls due; a new incident's immediate calls count too.
fn wait(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let typed = args.id.as_deref().or(args.incident.as_deref());
    let only = typed.map(|typed| which::named(app, typed)).transpose()?;
    let timeout = args.timeout.as_deref();
    let timeout = timeout.map(typed_time::read_duration).transpose()?;
    let mut live = Live::new(only);
    let mut alarms: Option<Alarms> = None;
    let mut waited = Duration::ZERO;
    loop {
        let reading = live.read(app)?;
        let view = of(&reading, app);
        let Some(listening) = &mut alarms else {
            alarms = Some(Alarms::listening(&view.clocks));
            continue;
        };
        let heard = listening.look(&view.clocks);
        if !heard.is_empty() {
            let heard: Vec<ClockView> = heard.into_iter().map(|alarm| alarm.clock).collect();
            return Ok(fallen_due(args, app, &reading, view, heard));
        }
        let over = timeout.and_then(|seconds| u64::try_from(seconds).ok());
        if over.is_some_and(|seconds| waited >= Duration::from_secs(seconds)) {
            let reply = Reply::default().with_talk("nothing fell due");
            return Ok(Reply {
                exit: Exit::Refused,
                ..reply
            });
        }
        std::thread::sleep(LOOK);
        waited += LOOK;
        app.tick();
    }
}

fn of(reading: &Reading, app: &App) -> StatusView {
    let cases = reading.cases.iter().map(|c| (&c.policy, &c.incident));
    StatusView::new(cases, app.now.instant(), false)
}

/// Only the clocks that rang, and the incidents that they belong to.
fn fallen_due(
    args: &Args,
    app: &mut App,
    reading: &Reading,
    mut view: StatusView,
    heard: Vec<ClockView>,
) -> Reply {
    let concerned = |id: &str| heard.iter().any(|clock| clock.incident == id);
    view.incidents.retain(|incident| concerned(&incident.id));
    let ranks: Vec<usize> = reading
        .cases
        .iter()
        .filter(|case| concerned(case.id.as_str()))
        .map(|case| perform::rank(&case.policy, case.incident.severity()))
        .collect();
    view.clocks = heard;
    if args.json {
        return Reply::out(json::document(&view));
    }
    Reply::out(status::rung(&screen(app), &view, &ranks))
}
