//! From bytes to a text that may be parsed: size, encoding, control characters, line ends.
//!
//! Refuses what no playbook needs before a parser sees it, so that a hostile file costs nothing.

use std::borrow::Cow;

use super::fault::{At, Fault, Faults, Level};

/// Largest playbook in bytes.
pub(super) const LARGEST: usize = 1024 * 1024;

/// The text without a byte order mark and with plain line ends, or the fault that stops everything.
pub(super) fn clean<'a>(path: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>, Vec<Fault>> {
    if bytes.len() > LARGEST {
        return Err(one(
            path,
            "",
            At { line: 1, column: 1 },
            "too-large",
            format!("the file has {} bytes", bytes.len()),
            "a playbook has at most 1 MiB",
        ));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(one(
            path,
            "",
            At { line: 1, column: 1 },
            "encoding",
            "the file is UTF-16".to_owned(),
            "save it as UTF-8",
        ));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let good = std::str::from_utf8(good).unwrap_or_default();
            let right = "save it as UTF-8";
            let what = "a byte here is not UTF-8".to_owned();
            return Err(one(path, good, end_of(good), "encoding", what, right));
        }
    };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if let Some((before, found)) = control(text) {
        let what = format!("control character U+{:04X}", u32::from(found));
        return Err(one(
            path,
            text,
            end_of(before),
            "control-character",
            what,
            "remove it; in a text in double quotes write it as an escape",
        ));
    }
    Ok(if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    })
}

fn one(
    path: &str,
    text: &str,
    at: At,
    kind: &'static str,
    what: String,
    right: &str,
) -> Vec<Fault> {
    let mut faults = Faults::new(path, text);
    faults.add(Level::Error, kind, at, "", what, Some(right.to_owned()));
    faults.into_sorted()
}

fn control(text: &str) -> Option<(&str, char)> {
    let is_bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}');
    let index = text.find(is_bad)?;
    Some((text.get(..index)?, text.get(index..)?.chars().next()?))
}

fn end_of(before: &str) -> At {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let last = before.rsplit('\n').next().unwrap_or_default();
    At {
        line: count(before.matches('\n').count()).saturating_add(1),
        column: count(last.chars().count()).saturating_add(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> (At, &'static str) {
        let faults = clean("p.yaml", bytes).unwrap_err();
        let fault = faults.first().unwrap();
        (fault.at, fault.kind)
    }

    #[test]
    fn a_byte_order_mark_and_other_line_ends_are_read_past() {
        let text = clean("p.yaml", b"\xEF\xBB\xBFa: 1\r\nb: 2\rc: 3\n").unwrap();
        assert_eq!(text, "a: 1\nb: 2\nc: 3\n");
    }

    #[test]
    fn what_is_no_text_is_refused_where_it_stands() {
        let at = |line, column| At { line, column };
        assert_eq!(refused(b"a: 1\nb: \0"), (at(2, 4), "control-character"));
        assert_eq!(refused(b"a: \x1b[31m"), (at(1, 4), "control-character"));
        assert_eq!(refused(b"a: 1\nb\xff"), (at(2, 2), "encoding"));
        assert_eq!(refused(b"\xff\xfea\0"), (at(1, 1), "encoding"));
        assert_eq!(refused(&vec![b'a'; LARGEST + 1]), (at(1, 1), "too-large"));
    }
}
