//! What changes from one playbook to another, part by part.

use super::palette::{STRONG, paint};
use super::screen::Screen;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::diff::DiffView;

/// One line a change; or that nothing changes.
pub fn diff(screen: &Screen, view: &DiffView) -> String {
    let (from, to) = (Safe::line(&view.from), Safe::line(&view.to));
    if view.changes.is_empty() {
        return format!("nothing changes for a responder from {from} to {to}\n");
    }
    let mut out = format!("from {from} to {to}:\n");
    let mut part = "";
    for change in &view.changes {
        if change.section != part {
            part = change.section;
            out.push_str(&format!("{}\n", paint(STRONG, &part.to_uppercase())));
        }
        let words = match &change.about {
            Some(about) => format!("{about}: {}", change.text),
            None => change.text.clone(),
        };
        let words = Safe::line(&words).to_string();
        out.push_str(&format!("- {}\n", cut::wrap(&words, screen.width, 2)));
    }
    out
}
