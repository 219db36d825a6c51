//! Incidents as rows.

use super::palette::{self, QUIET, paint};
use super::screen::{Screen, span};
use super::table;
use crate::domain::fact::Mode;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::list::RowView;

/// A table on a terminal; tab-separated and whole when piped.
pub fn list(screen: &Screen, rows: &[RowView]) -> String {
    if rows.is_empty() {
        return if screen.tty {
            "no incidents\n".to_owned()
        } else {
            String::new()
        };
    }
    if screen.tty && screen.narrow() {
        return rows.iter().map(|row| two_lines(screen, row)).collect();
    }
    let cells: Vec<Vec<String>> = rows.iter().map(|row| cells(screen, row)).collect();
    table::table(
        screen,
        &["ID", "SEV", "STATE", "AGE", "IC", "TITLE"],
        &cells,
    )
}

/// A row that would not fit as a table.
fn two_lines(screen: &Screen, row: &RowView) -> String {
    let cells = cells(screen, row);
    let cell = |index: usize| cells.get(index).map(String::as_str).unwrap_or_default();
    format!(
        "{} {} {}\n  {}\n  {}\n",
        cell(1),
        cell(2),
        cell(3),
        cell(5),
        paint(QUIET, cell(0))
    )
}

fn cells(screen: &Screen, row: &RowView) -> Vec<String> {
    let age = row
        .declared
        .map(|at| row.resolved.unwrap_or(screen.now).since(at));
    let mode = match row.mode {
        Mode::Real => "",
        Mode::Drill => "DRILL ",
        Mode::Retro => "RETRO ",
        Mode::Test => "TEST ",
    };
    let title = Safe::line(&format!("{mode}{}", row.title)).to_string();
    let severity = Safe::line(&row.severity).to_string();
    if screen.tty {
        let room = if screen.narrow() {
            screen.width.saturating_sub(2)
        } else {
            screen.width.saturating_sub(54).max(18)
        };
        vec![
            row.id.clone(),
            paint(palette::rank(row.rank), &severity),
            row.state.to_string(),
            age.map(span).unwrap_or_default(),
            Safe::line(row.ic.as_deref().unwrap_or("-")).to_string(),
            cut::to_columns(&title, room).into_owned(),
        ]
    } else {
        vec![
            row.id.clone(),
            severity,
            row.state.to_string(),
            row.declared.map(|at| at.to_string()).unwrap_or_default(),
            Safe::line(row.ic.as_deref().unwrap_or_default()).to_string(),
            title,
        ]
    }
}
