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
    let level = format!("{}:", fault.level);
    let kind = format!("[{}]", fault.kind);
    let words = format!("{level} {said} {kind}");
    // A place stays in one piece, to be opened by clicking, whatever its path is made of.
    let said = if !screen.tty {
        format!(" {words}")
    } else if cut::width(&place) > screen.width {
        format!("\n  {}", cut::wrap(&words, screen.width, 2))
    } else {
        let stand_in = "x".repeat(cut::width(&place));
        let wrapped = cut::wrap(&format!("{stand_in} {words}"), screen.width, 2);
        wrapped.get(stand_in.len()..).unwrap_or(&words).to_owned()
    };
    let mut out = place;
    let mut from = 0;
    let ends = [
        (said.find(&level), &level, style),
        (said.rfind(&kind), &kind, QUIET),
    ];
    for (at, word, style) in ends {
        let Some(at) = at.filter(|at| *at >= from) else {
            continue;
        };
        out.push_str(said.get(from..at).unwrap_or_default());
        out.push_str(&paint(style, word));
        from = at + word.len();
    }
    out.push_str(said.get(from..).unwrap_or_default());
    out.push('\n');
    let lines: Vec<String> = fault
        .excerpt
        .iter()
        .map(|line| Safe::line(line).to_string())
        .collect();
    for line in beside(screen, &lines) {
        out.push_str(&format!("  {line}\n"));
    }
    out
}

/// Columns that stay to the right of a caret.
const BEHIND: usize = 8;

/// Source lines as wide as the screen: moved to the left where the caret would stand beyond its edge.
fn beside(screen: &Screen, lines: &[String]) -> Vec<String> {
    if !screen.tty {
        return lines.to_vec();
    }
    let room = screen.width.saturating_sub(2);
    let mut carets = lines
        .iter()
        .filter_map(|line| line.trim_end().strip_suffix('^'));
    let caret = carets.next_back().map_or(0, cut::width);
    let moved = (caret >= room).then(|| caret + BEHIND - room);
    let shown = |line: &String| {
        let line = match (moved, line.split_once('|')) {
            (Some(moved), Some((number, source))) => {
                let rest: String = source.chars().skip(moved + 1).collect();
                let mark = if source.trim_end().ends_with('^') {
                    ' '
                } else {
                    '…'
                };
                format!("{number}|{mark}{rest}")
            }
            _ => line.clone(),
        };
        cut::to_columns(&line, room).into_owned()
    };
    lines.iter().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::instant::Instant;
    use crate::domain::zone::Zone;

    fn said(width: usize, tty: bool) -> String {
        let screen = Screen {
            width,
            zone: Zone::utc(),
            now: Instant::from_unix(0),
            tty,
            plain: false,
        };
        let source = "27 |       - {who: [Head of engineering], within: 15 mni}";
        let width = source.find("15 mni").unwrap() - 3;
        let view = FaultView {
            level: "error",
            kind: "bad-duration".to_owned(),
            path: "/home/ann/.config/irc/playbooks/my  shop.yaml".to_owned(),
            line: 27,
            column: 46,
            at: String::new(),
            what: "`15 mni` is no duration".to_owned(),
            right: Some("write `15m`, or words without figures".to_owned()),
            excerpt: vec![source.to_owned(), format!("   |{:>width$}", '^')],
        };
        let text = fault(&screen, &view);
        anstream::adapter::strip_str(&text).to_string()
    }

    #[test]
    fn the_caret_is_seen_under_its_word_at_any_width() {
        for width in [40, 60, 80, 160] {
            let text = said(width, true);
            let place = "/home/ann/.config/irc/playbooks/my  shop.yaml:27:46:";
            assert!(text.starts_with(place), "{width}: {text}");
            let lines: Vec<&str> = text.lines().collect();
            let [.., source, caret] = lines.as_slice() else {
                panic!("{text}");
            };
            let at = caret.chars().position(|c| c == '^').unwrap();
            let under: String = source.chars().skip(at).take(6).collect();
            assert_eq!(under, "15 mni", "{width}: {text}");
            let wide = lines.iter().find(|line| cut::width(line) > width);
            assert!(
                wide.is_none_or(|line| line.ends_with(":27:46:")),
                "{width}: {text}"
            );
        }
    }

    #[test]
    fn for_a_program_a_fault_is_one_line_and_its_excerpt() {
        assert_eq!(said(80, false).lines().count(), 3);
    }
}
