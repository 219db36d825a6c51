//! A brief: on a screen, a part a heading and a line two rows at most; or as text to paste, whole.
//!
//! Refuses to say what the view does not.

use anstyle::Style;

use super::palette::{DUE, QUIET, STRONG, paint};
use super::screen::Screen;
use super::status;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::brief::{BriefView, LineView, NOT_RECORDED};

/// Said beside words that somebody else must hear.
pub const PASTE: &str = "PASTE THIS (not posted by irc)";

/// Columns of the names in front.
const NAME: usize = 14;

/// The text to paste: whole lines, no colours.
pub fn text(view: &BriefView) -> String {
    Safe::block(&view.text).to_string()
}

/// The brief on one screen.
pub fn screen(screen: &Screen, view: &BriefView, rank: usize) -> String {
    let mut out = status::headline(screen, &view.incident, rank);
    out.push_str(&parts(screen, view));
    out
}

/// The brief where somebody reads it now: the parts on a terminal, the text elsewhere.
pub fn read(screen: &Screen, view: &BriefView) -> String {
    if screen.tty {
        parts(screen, view)
    } else {
        text(view)
    }
}

/// Only its parts, for where the headline stands already.
pub fn parts(screen: &Screen, view: &BriefView) -> String {
    let mut out = String::new();
    for (heading, lines) in view.parts() {
        out.push_str(&paint(STRONG, heading));
        out.push('\n');
        for line in lines {
            out.push_str(&row(screen, line));
        }
    }
    out
}

fn row(screen: &Screen, line: &LineView) -> String {
    let (text, style) = match &line.text {
        Some(text) if matches!(line.name, "Late" | "Due now") => (text.as_str(), DUE),
        Some(text) => (text.as_str(), Style::new()),
        None => (NOT_RECORDED, QUIET),
    };
    let (name, indent) = if screen.narrow() {
        (format!("{}: ", line.name), 2)
    } else {
        (format!("{:<NAME$}", line.name), NAME)
    };
    let room = screen.width.saturating_sub(indent);
    // Two rows: what goes on is in the text to paste.
    let limit = room
        .saturating_mul(2)
        .saturating_sub(cut::width(&name))
        .max(20);
    let text = Safe::line(text).to_string();
    let text = cut::to_columns(&text, limit);
    let rows = if screen.narrow() {
        let rows = cut::wrap(&format!("{name}{text}"), screen.width, indent);
        let rest = rows.strip_prefix(name.trim_end());
        rest.unwrap_or(&rows).to_owned()
    } else {
        cut::wrap(&text, screen.width, indent)
    };
    let label = if screen.narrow() {
        name.trim_end()
    } else {
        &name
    };
    let mut out = paint(QUIET, label);
    for (at, row) in rows.lines().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        // A highlighted margin would look like a bar.
        let words = row.trim_start();
        out.push_str(row.strip_suffix(words).unwrap_or_default());
        out.push_str(&paint(style, words));
    }
    out.push('\n');
    out
}
