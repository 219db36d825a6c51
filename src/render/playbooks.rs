//! The playbooks that there are, a row each.

use super::palette::{GOOD, LATE, QUIET, STRONG, paint};
use super::screen::Screen;
use crate::text::count::count;
use crate::text::cut;
use crate::text::escape;
use crate::text::safe::Safe;
use crate::view::playbooks::{PlaybookRow, PlaybooksView};

/// Two lines each on a terminal; tab-separated (name, chosen, file, severities, title) when piped.
pub fn list(screen: &Screen, view: &PlaybooksView) -> String {
    if !screen.tty {
        return view.playbooks.iter().map(piped).collect();
    }
    let mut out: String = view
        .playbooks
        .iter()
        .map(|row| shown(screen, row))
        .collect();
    if let Some(folder) = &view.folder {
        let line = format!("your own: {}", Safe::line(folder));
        out.push_str(&paint(QUIET, &cut::wrap(&line, screen.width, 0)));
        out.push('\n');
    }
    out
}

fn piped(row: &PlaybookRow) -> String {
    let chosen = if row.chosen { "chosen" } else { "" };
    let cells = [
        row.name.as_str(),
        if row.hidden { "hidden" } else { chosen },
        row.path.as_deref().unwrap_or("built in"),
        &row.severities.join(" "),
        row.title.as_deref().unwrap_or_default(),
    ];
    let cells: Vec<String> = cells.iter().map(|cell| escape::tsv(cell)).collect();
    format!("{}\n", cells.join("\t"))
}

fn shown(screen: &Screen, row: &PlaybookRow) -> String {
    let mut head = paint(STRONG, &Safe::line(&row.name).to_string());
    if row.chosen {
        head.push_str(&paint(GOOD, "  new incidents get this one"));
    }
    if row.hidden {
        head.push_str(&paint(QUIET, "  (yours of this name is taken)"));
    }
    if row.errors > 0 {
        let errors = format!("  {}: irc playbook check", count(row.errors, "error"));
        head.push_str(&paint(LATE, &errors));
    }
    let mut about = Vec::new();
    about.extend(row.title.clone());
    about.extend((!row.severities.is_empty()).then(|| row.severities.join(" ")));
    about.push(row.path.clone().unwrap_or_else(|| "built in".to_owned()));
    let about = about.join(" · ");
    let about = Safe::line(&about).to_string();
    let wrapped = cut::wrap(&about, screen.width, 2);
    format!("{head}\n  {wrapped}\n")
}
