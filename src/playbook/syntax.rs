//! What the YAML parser says when it gives up, in words that a newcomer can act on.
//!
//! Refuses to guess past the first such error: what follows it cannot be read.

use saphyr_parser::ScanError;

use super::fault::{At, Faults};

/// Adds the fault for an error of the parser.
pub(super) fn explain(error: &ScanError, at: At, faults: &mut Faults<'_>) {
    let info = error.info();
    if let Some(at) = tab_near(at, info, faults) {
        let what = "a tab stands in the indentation".to_owned();
        faults.error("tab", at, "", what, "indent with spaces");
        return;
    }
    if info.contains("recursion limit") {
        let right = "a playbook needs about eight levels";
        faults.error("too-deep", at, "", "nested too deep".to_owned(), right);
        return;
    }
    if faults.has_error_on(at.line) {
        return;
    }
    if info.contains("unknown anchor") {
        let what = "an alias (`*name`) is not read".to_owned();
        let right = "a text that begins with `*` needs quotes";
        faults.error("alias", at, "", what, right);
        return;
    }
    let line = faults.line(at.line);
    let begins = line.chars().nth(column(at));
    let right = if info.contains("quoted scalar") {
        "close the quote at the end of the text, here or on a line before; a quote inside is doubled ('it''s') or \\\" in double quotes"
    } else if info.contains("unexpected character") || matches!(begins, Some('@' | '`' | '%')) {
        "a text that begins with such a sign needs quotes"
    } else if info.contains("mapping values are not allowed") && value(line).contains(": ") {
        "a text with `: ` in it needs quotes"
    } else if info.contains("flow") && line.contains(['{', '[']) {
        "a text with `: `, `,` or a bracket in it needs quotes between brackets; or a bracket is not closed"
    } else if info.contains("illegal placement of ':'") || info.contains("flow") {
        "close the bracket on the line before"
    } else {
        "look at the indentation and the quotes of this line and of the one before"
    };
    let what = format!("this is no YAML ({info})");
    faults.error("syntax", at, "", what, right);
}

fn column(at: At) -> usize {
    usize::try_from(at.column.saturating_sub(1)).unwrap_or(0)
}

/// A tab in the indentation of the line of the error or of the next one.
fn tab_near(at: At, info: &str, faults: &Faults<'_>) -> Option<At> {
    let tab_in = |line: u32| {
        let text = faults.line(line);
        let blank = text.len() - text.trim_start().len();
        let tab = text.get(..blank)?.find('\t')?;
        let column = u32::try_from(tab).unwrap_or(0).saturating_add(1);
        Some(At { line, column })
    };
    let found = tab_in(at.line).or_else(|| tab_in(at.line.saturating_add(1)));
    found.or_else(|| info.contains("tab").then_some(at))
}

/// What stands behind the key of a line.
fn value(line: &str) -> &str {
    let line = line.trim_start().trim_start_matches("- ");
    line.split_once(": ").map_or("", |(_, value)| value)
}
