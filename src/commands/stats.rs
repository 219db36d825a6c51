//! `irc stats`: how long things take, whether promises are kept, which actions are open. Reads every incident's log.

use clap::{Args as ClapArgs, ValueEnum};

use crate::act::reply::screen;
use crate::act::{Reply, every, time};
use crate::app::App;
use crate::error::Error;
use crate::render::{json, stats};
use crate::view::stats::{IncidentStats, StatsView};

/// Which table.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Csv {
    /// Durations by severity
    Measures,
    /// Promises by week
    Weeks,
    /// Action items that are not done
    Actions,
    /// One row an incident
    Incidents,
}

/// Times to detect, acknowledge, mitigate, resolve; promises kept by week; open actions
///
/// Each duration says from where to where, and what nobody recorded is counted beside it. Drills, write-ups and tests are
/// counted apart. Median: the middle one, of an even number the mean of the middle two; p90: nearest rank. Weeks: UTC.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc stats --since 90d\n  irc stats --csv > measures.csv\n  irc stats --csv=incidents --since 2026-01-01\n  irc stats --json | jq '.groups[0].measures[] | select(.name == \"ttr\")'"
)]
pub struct Args {
    /// Declared in the last while (90d, 12h) or since a day (2026-11-01)
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// One table as comma-separated values, with a heading
    #[arg(long, value_enum, value_name = "TABLE", num_args = 0..=1, require_equals = true, default_missing_value = "measures", conflicts_with = "json")]
    csv: Option<Csv>,
    /// Print one JSON document (irc.stats/1)
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let now = app.now.instant();
    let since = time::since(app, args.since.as_deref())?;
    let mut rows = Vec::new();
    let unreadable = every::each(app, since, &mut |policy, incident| {
        rows.push(IncidentStats::new(policy, incident, now));
    })?;
    let mut view = StatsView::new(now, since, rows);
    view.unreadable = unreadable;
    let out = match args.csv {
        _ if args.json => json::document(&view),
        Some(Csv::Measures) => stats::measures_csv(&view),
        Some(Csv::Weeks) => stats::weeks_csv(&view),
        Some(Csv::Actions) => stats::actions_csv(&view),
        Some(Csv::Incidents) => stats::incidents_csv(&view),
        None => stats::text(&screen(app), &view),
    };
    let mut reply = Reply::out(out);
    for id in &view.unreadable {
        reply = reply.with_talk(&format!("{id} cannot be read and is left out"));
    }
    Ok(reply)
}
