//! What fires, a row each.

use super::palette::{QUIET, paint};
use super::screen::{Screen, span};
use super::table;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::alert::{AlertListView, AlertRow};

/// A table on a terminal; tab-separated and whole when piped.
pub fn list(screen: &Screen, view: &AlertListView) -> String {
    if view.alerts.is_empty() {
        return if screen.tty {
            "nothing fires\n".to_owned()
        } else {
            String::new()
        };
    }
    if screen.tty && screen.narrow() {
        let rows = view.alerts.iter();
        return rows.map(|row| two_lines(screen, row)).collect();
    }
    let rows: Vec<Vec<String>> = view.alerts.iter().map(|row| cells(screen, row)).collect();
    table::table(
        screen,
        &["SEVERITY", "FOR", "SERVICE", "ALERT", "SUMMARY"],
        &rows,
    )
}

/// A row that would not fit as a table.
fn two_lines(screen: &Screen, row: &AlertRow) -> String {
    let cells = cells(screen, row);
    let (head, tail) = cells.split_at(3.min(cells.len()));
    let head = cut::to_columns(&head.join(" "), screen.width).into_owned();
    let tail = tail.join(": ");
    let tail = cut::to_columns(&tail, screen.width.saturating_sub(2)).into_owned();
    format!("{}\n  {tail}\n", paint(QUIET, &head))
}

fn cells(screen: &Screen, row: &AlertRow) -> Vec<String> {
    let safe = |text: Option<&str>, none: &str| Safe::line(text.unwrap_or(none)).to_string();
    let (none, since) = if screen.tty {
        let age = row.started.map(|at| span(screen.now.since(at)));
        ("-", age.unwrap_or_else(|| "-".to_owned()))
    } else {
        let at = row.started.map(|at| at.to_string());
        ("", at.unwrap_or_default())
    };
    vec![
        safe(row.severity.as_deref(), none),
        since,
        safe(row.service.as_deref(), none),
        safe(Some(&row.name), none),
        safe(row.summary.as_deref(), none),
    ]
}
