//! `irc list`: incidents, a row each.

use clap::Args as ClapArgs;

use crate::act::reply::screen;
use crate::act::{Reply, index, policy, time};
use crate::app::App;
use crate::domain::decide::Refusal;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::policy::lookup::{Typed, same_word};
use crate::error::Error;
use crate::render::list;
use crate::text::suggest::nearest;
use crate::view::list::RowView;
use crate::view::schema;

/// How many rows a terminal shows beside the open ones.
const SHOWN: usize = 20;

/// Incidents, a row each; a terminal shows the open ones and the last 20
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc list\n  irc list --since 30d --severity sev1 --json")]
pub struct Args {
    /// Every incident, also on a terminal
    #[arg(long)]
    all: bool,
    /// Declared in the last while (30d, 12h) or since a day (2026-11-01)
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// Only these severities
    #[arg(long, value_name = "SEV")]
    severity: Vec<String>,
    /// Print one JSON document (irc.list/1)
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let since = time::since(app, args.since.as_deref())?;
    let listing = index::all(app)?;
    let policy = match args.severity.as_slice() {
        [] => None,
        _ => Some(policy::chosen(app, None).policy),
    };
    if args.json && since.is_none() && args.severity.is_empty() {
        let rows: Vec<&str> = listing.rows().map(|row| row.json).collect();
        return Ok(Reply::out(document(app.now.instant(), &rows)));
    }
    let severities = match &policy {
        None => Vec::new(),
        Some(policy) => severities(args, policy, listing.rows().map(|row| row.json))?,
    };
    let wanted = |row: &RowView| {
        let recent = since.is_none_or(|since| row.declared.is_some_and(|at| at >= since));
        let named = args.severity.is_empty() || severities.iter().any(|s| row.is(s));
        recent && named
    };
    let mut kept: Vec<(&str, RowView)> = listing
        .rows()
        .filter_map(|row| Some((row.json, serde_json::from_str(row.json).ok()?)))
        .filter(|(_, row)| wanted(row))
        .collect();
    if args.json {
        let rows: Vec<&str> = kept.iter().map(|(json, _)| *json).collect();
        return Ok(Reply::out(document(app.now.instant(), &rows)));
    }
    let shown = screen(app);
    let total = kept.len();
    if shown.tty && !args.all && args.since.is_none() {
        let first_recent = total.saturating_sub(SHOWN);
        let mut index = 0;
        kept.retain(|(_, row)| {
            index += 1;
            index > first_recent || !row.state.is_over()
        });
    }
    let hidden = total - kept.len();
    let rows: Vec<RowView> = kept.into_iter().map(|(_, row)| row).collect();
    let reply = Reply::out(list::list(&shown, &rows));
    Ok(if hidden > 0 {
        reply.with_talk(&format!("{hidden} older: irc list --all"))
    } else {
        reply
    })
}

/// The severities that are meant: of an incident that there is, or of the playbook, which also knows other words for
/// them.
fn severities<'r>(
    args: &Args,
    policy: &Policy,
    rows: impl Iterator<Item = &'r str>,
) -> Result<Vec<String>, Refusal> {
    let mut known: Vec<String> = policy.severities.iter().map(|s| s.id.clone()).collect();
    for row in rows {
        if let Ok(row) = serde_json::from_str::<RowView>(row)
            && !known.contains(&row.severity)
        {
            known.push(row.severity);
        }
    }
    let mut meant = Vec::new();
    for typed in &args.severity {
        let spelled = known.iter().find(|id| same_word(typed, id));
        let other = match policy.severity(typed) {
            Typed::Known(severity) => Some(&severity.id),
            Typed::ByRank(_) | Typed::Unknown(_) => None,
        };
        if spelled.is_none() && other.is_none() {
            return Err(Refusal::Unknown {
                what: "severity",
                typed: typed.clone(),
                nearest: nearest(typed, known.iter().map(String::as_str)).map(ToOwned::to_owned),
                known,
            });
        }
        meant.extend(spelled.into_iter().chain(other).cloned());
    }
    Ok(meant)
}

/// Rows are ready: they are joined, not parsed.
fn document(now: Instant, rows: &[&str]) -> String {
    let mut out = format!(
        "{{\"schema\":\"{}\",\"now\":\"{now}\",\"incidents\":[",
        schema::LIST
    );
    out.reserve(rows.iter().map(|row| row.len() + 2).sum());
    for (index, row) in rows.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(row);
    }
    out.push_str("]}\n");
    out
}
