//! Action items as rows.

use super::palette::{DUE, GOOD, LATE, paint};
use super::screen::Screen;
use super::table;
use crate::text::safe::Safe;
use crate::view::action::{ActionStatus, ActionView};

/// A table on a terminal; tab-separated and whole when piped. `wide` names the incident of each.
pub fn actions(screen: &Screen, actions: &[ActionView], wide: bool) -> String {
    if actions.is_empty() && screen.tty {
        return "no action items\n   irc action add WORDS --owner @who --due 2026-12-01\n"
            .to_owned();
    }
    let rows: Vec<Vec<String>> = actions
        .iter()
        .map(|action| cells(screen, action, wide))
        .collect();
    let mut heads = vec!["ID", "STATUS", "DUE", "OWNER", "PRIORITY", "ACTION"];
    if wide || !screen.tty {
        heads.insert(0, "INCIDENT");
    }
    table::table(screen, &heads, &rows)
}

fn cells(screen: &Screen, action: &ActionView, wide: bool) -> Vec<String> {
    let safe = |text: &str| Safe::line(text).to_string();
    let blank = if screen.tty { "-" } else { "" };
    let or_blank = |text: &Option<String>| safe(text.as_deref().unwrap_or(blank));
    let due = match action.due {
        Some(due) if screen.tty => screen.zone.date_hm(due),
        Some(due) => due.to_string(),
        None => blank.to_owned(),
    };
    let status = match (screen.tty, action.status) {
        (false, status) => status.word().to_owned(),
        (true, ActionStatus::Open) => paint(DUE, "open"),
        (true, ActionStatus::Overdue) => paint(LATE, "overdue"),
        (true, ActionStatus::Done) => paint(GOOD, "done"),
    };
    let mut cells = vec![
        safe(&action.id),
        status,
        due,
        or_blank(&action.owner),
        or_blank(&action.priority),
        safe(&action.text),
    ];
    if wide || !screen.tty {
        cells.insert(0, safe(&action.incident));
    }
    cells
}
