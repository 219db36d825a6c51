//! Action items as rows.

use super::palette::{GOOD, LATE, STRONG, paint};
use super::screen::Screen;
use super::table;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::action::{ActionStatus, ActionView};

/// A table on a terminal; tab-separated and whole when piped. `wide` names the incident of each.
pub fn actions(screen: &Screen, actions: &[ActionView], wide: bool) -> String {
    if actions.is_empty() && screen.tty {
        return "no action items\n   irc action add WORDS --owner @who --due 2026-12-01\n"
            .to_owned();
    }
    if screen.tty && screen.narrow() {
        return actions
            .iter()
            .map(|item| stacked(screen, item, wide))
            .collect();
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
    let status = if screen.tty {
        painted(action.status)
    } else {
        action.status.word().to_owned()
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

fn painted(status: ActionStatus) -> String {
    let style = match status {
        ActionStatus::Open => STRONG,
        ActionStatus::Overdue => LATE,
        ActionStatus::Done => GOOD,
    };
    paint(style, status.word())
}

/// Where a row has no room: the item's line, its words below.
fn stacked(screen: &Screen, action: &ActionView, wide: bool) -> String {
    let safe = |text: &str| Safe::line(text).to_string();
    let mut below = vec![safe(&action.text)];
    let mut known: Vec<String> = Vec::new();
    known.extend(
        action
            .due
            .map(|due| format!("due {}", screen.zone.date_hm(due))),
    );
    known.extend(action.owner.as_deref().map(safe));
    known.extend(action.priority.as_deref().map(safe));
    if !known.is_empty() {
        below.push(known.join(", "));
    }
    if wide {
        below.push(safe(&action.incident));
    }
    let mut out = format!("{} {}\n", safe(&action.id), painted(action.status));
    for line in below {
        out.push_str(&format!("   {}\n", cut::wrap(&line, screen.width, 3)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::instant::Instant;
    use crate::domain::zone::Zone;

    #[test]
    fn no_line_is_wider_than_a_narrow_screen() {
        let screen = Screen {
            width: 40,
            zone: Zone::utc(),
            now: Instant::default(),
            tty: true,
            plain: false,
        };
        let action = ActionView {
            id: "a12".to_owned(),
            incident: "20261121-001-k7q".to_owned(),
            text: "alert when the disk is more than 90 % full, on every machine".to_owned(),
            owner: Some("@somebody-with-a-long-name".to_owned()),
            due: Some(Instant::default()),
            priority: Some("high, because it comes back".to_owned()),
            status: ActionStatus::Overdue,
            added_at: Instant::default(),
            event: None,
            done_at: None,
            done_by: None,
        };
        let shown = anstream::adapter::strip_str(&actions(&screen, &[action], true)).to_string();
        assert!(shown.lines().all(|line| cut::width(line) <= 40), "{shown}");
        assert!(shown.starts_with("a12 overdue\n   alert when"), "{shown}");
        assert!(shown.contains("due 1970-01-01 00:00"), "{shown}");
    }
}
