//! An error as a person sees it: three lines, each wrapped under its own label where a terminal is narrower.
//!
//! Refuses to wrap where nobody looks: a log keeps its three lines.

use super::Words;
use crate::render::palette::{LATE, TYPE, paint};
use crate::text::cut;
use crate::text::safe::Safe;

/// The error in at most three lines; `width` is that of the terminal in columns, if there is one.
pub fn screen(words: &Words, width: Option<usize>) -> String {
    let mut what = Safe::line(&words.what).to_string();
    match words.saved {
        None => what.push_str(" [UNKNOWN whether saved]"),
        Some(false) if matches!(words.code, 6) => what.push_str(" [NOT SAVED]"),
        _ => {}
    }
    let mut out = line(&paint(LATE, "error:"), 7, &what, width);
    if let Some(why) = words.why.as_deref().filter(|why| !why.is_empty()) {
        if words.kind == "edited" {
            let block = Safe::block(why).to_string();
            out.push_str(&format!("{}\n", block.trim_end_matches('\n')));
        } else {
            let why = Safe::line(why).to_string();
            out.push_str(&line("  why:", 7, &why, width));
        }
    }
    if let Some(hint) = words.hint.as_deref().filter(|hint| !hint.is_empty()) {
        let label = format!("  {}", paint(TYPE, "do:"));
        let hint = Safe::line(hint).to_string();
        out.push_str(&line(&label, 6, &hint, width));
    }
    out
}

/// A label that takes so many columns with the blank behind it, and its text.
fn line(label: &str, columns: usize, text: &str, width: Option<usize>) -> String {
    match width {
        Some(width) => {
            let text = cut::wrap(text, width, columns);
            format!("{label} {}\n", text.trim_end_matches('\n'))
        }
        None => format!("{label} {text}\n"),
    }
}
