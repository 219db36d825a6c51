//! Faults of a playbook or of the user's own files: where, what, what would be right, and a caret under it.

use super::palette::{DUE, GOOD, LATE, QUIET, paint};
use super::screen::Screen;
use crate::text::count::count;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::playbooks::{CheckView, FaultView};

/// Every fault, then a line a file.
pub fn faults(screen: &Screen, view: &CheckView) -> String {
    let mut out: String = view.faults.iter().map(|f| fault(screen, f)).collect();
    for file in &view.files {
        let path = Safe::line(&file.path).to_string();
        let (errors, warnings) = (file.errors, file.warnings);
        let said = [(errors, "error"), (warnings, "warning")]
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, noun)| count(*n, noun))
            .collect::<Vec<String>>()
            .join(", ");
        let line = match (errors, warnings) {
            (0, 0) => format!("{path}: {}", paint(GOOD, "no fault")),
            (0, _) => format!("{path}: {}: it can be used", paint(DUE, &said)),
            _ => format!("{path}: {}: it cannot be used", paint(LATE, &said)),
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}

fn fault(screen: &Screen, fault: &FaultView) -> String {
    let path = Safe::line(&fault.path);
    let place = match (fault.line, fault.column) {
        (0, _) => format!("{path}:"),
        (line, column) => format!("{path}:{line}:{column}:"),
    };
    let style = if fault.is_error() { LATE } else { DUE };
    let said = match &fault.right {
        Some(right) => format!("{}; {right}", fault.what),
        None => fault.what.clone(),
    };
    let said = Safe::line(&said).to_string();
    let kind = paint(QUIET, &format!("[{}]", fault.kind));
    let mut out = format!("{place} {}: {said} {kind}\n", paint(style, fault.level));
    for line in &fault.excerpt {
        let line = Safe::line(line).to_string();
        out.push_str(&format!("  {}\n", cut_beside(screen, &line)));
    }
    out
}

/// A source line is cut at the screen's edge: its number and what stands first count.
fn cut_beside(screen: &Screen, line: &str) -> String {
    if screen.tty {
        cut::to_columns(line, screen.width.saturating_sub(2)).into_owned()
    } else {
        line.to_owned()
    }
}
