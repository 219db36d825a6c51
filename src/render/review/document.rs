//! A review in Markdown; times are UTC.
//!
//! Nothing that people wrote becomes markup.

use super::{counts, filled, grade, mode, order, rule, word};
use crate::domain::fact::Grade;
use crate::text::count::count;
use crate::text::escape;
use crate::view::review::{Promise, ReviewView};

/// The document.
pub fn markdown(view: &ReviewView) -> String {
    let mut out = String::new();
    if let Some(since) = view.since {
        out.push_str(&format!("# Review since {since}\n\n"));
        out.push_str(&format!("{}\n\n", counts(&view.counts)));
    }
    let level = if view.since.is_some() { "##" } else { "#" };
    for incident in &view.incidents {
        out.push_str(&format!(
            "{level} {}{} {} ({})\n\n",
            escape::markdown(&incident.headline_severity),
            mode(incident.mode),
            escape::markdown(&incident.title),
            incident.id
        ));
        let judged = match (incident.judged_at, view.rejudged) {
            (Some(at), _) => format!("graded when it was closed, {at}"),
            (None, true) => "graded by today's rules".to_owned(),
            (None, false) => format!("not closed: graded as of {}", view.now),
        };
        out.push_str(&format!(
            "{}, {judged}. {}.\n\n",
            incident.state,
            counts(&incident.counts)
        ));
        out.push_str("| Promise | Grade | Due (UTC) | Done (UTC) | Rule |\n");
        out.push_str("|---|---|---|---|---|\n");
        let mut promises: Vec<&Promise> = incident.promises.iter().collect();
        promises.sort_by_key(|promise| order(promise));
        for promise in promises {
            out.push_str(&row(promise));
        }
        for role in &incident.roles {
            let who = if role.who.is_empty() {
                String::new()
            } else {
                format!(" ({})", role.who.join(", "))
            };
            out.push_str(&format!(
                "| {} | {} | {} | {} | line {}: wanted at {} |\n",
                escape::markdown(&format!("Role: {}{who}", role.name)),
                filled(role),
                role.wanted_from,
                role.filled_at
                    .map_or_else(|| "-".to_owned(), |at| at.to_string()),
                role.line,
                escape::markdown(&role.severity),
            ));
        }
        out.push('\n');
    }
    out
}

fn row(promise: &Promise) -> String {
    let mut what = promise.what.clone();
    if promise.round > 1 {
        what.push_str(&format!(" ({})", promise.round));
    }
    let mut grade = grade(promise);
    if promise.intervals_missed > 0 {
        grade.push_str(&format!(
            ", {} missed",
            count(promise.intervals_missed, "interval")
        ));
    }
    if let Some(was) = promise.was {
        grade.push_str(&format!(", was {}", word(was)));
    }
    if let (Some(Grade::Waived), Some(detail)) = (promise.grade, &promise.detail) {
        grade.push_str(&format!(": {detail}"));
    }
    let due = match (promise.not_before, promise.due_from, promise.late_after) {
        (Some(at), ..) => format!("not before {at}"),
        (_, Some(from), Some(late)) if from < late => format!("{from} to {late}"),
        (_, from, late) => late
            .or(from)
            .map_or_else(|| "-".to_owned(), |at| at.to_string()),
    };
    let by = promise
        .by
        .as_ref()
        .map(|by| format!(" by {}", escape::markdown(by)));
    let done = promise.met_at.map_or_else(
        || "-".to_owned(),
        |at| format!("{at}{}", by.unwrap_or_default()),
    );
    format!(
        "| {} | {} | {due} | {} | {} |\n",
        escape::markdown(&what),
        escape::markdown(&grade),
        done,
        escape::markdown(&rule(&promise.rule)),
    )
}
