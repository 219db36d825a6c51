//! Text made to fit: cut at a limit so that the cut is seen, or wrapped by the columns that it takes on a screen.
//!
//! Expects text that is safe to print; refuses to split a character, and never exceeds the limit.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Stands at the end of whatever was cut.
pub const ELLIPSIS: char = '…';

/// Columns that `text` takes on a terminal.
pub fn width(text: &str) -> usize {
    text.width()
}

/// At most `limit` columns, the ellipsis counted.
pub fn to_columns(text: &str, limit: usize) -> Cow<'_, str> {
    if text.width() <= limit {
        return Cow::Borrowed(text);
    }
    let mut columns = 0;
    let end = steps(text).find_map(|(at, _, own)| {
        columns += own;
        (columns >= limit).then_some(at)
    });
    cut_at(text, end, limit)
}

/// At most `limit` characters (Unicode scalar values), the ellipsis counted.
pub fn to_chars(text: &str, limit: usize) -> Cow<'_, str> {
    if text.chars().count() <= limit {
        return Cow::Borrowed(text);
    }
    let end = text.char_indices().nth(limit.saturating_sub(1));
    cut_at(text, end.map(|(at, _)| at), limit)
}

/// At most `limit` bytes, the three of the ellipsis counted; under three bytes nothing is left.
pub fn to_bytes(text: &str, limit: usize) -> Cow<'_, str> {
    if text.len() <= limit {
        return Cow::Borrowed(text);
    }
    let Some(room) = limit.checked_sub(ELLIPSIS.len_utf8()) else {
        return Cow::Borrowed("");
    };
    let end = (0..=room).rev().find(|&at| text.is_char_boundary(at));
    cut_at(text, end, limit)
}

fn cut_at(text: &str, end: Option<usize>, limit: usize) -> Cow<'_, str> {
    if limit == 0 {
        return Cow::Borrowed("");
    }
    let kept = end.and_then(|end| text.get(..end)).unwrap_or(text);
    let kept = kept.trim_end_matches(|c: char| c.is_whitespace() || c == '\u{200d}');
    Cow::Owned(format!("{kept}{ELLIPSIS}"))
}

/// Every character with its place and its columns, which together are never less than the real width: joined emoji count
/// one by one, and what a variation selector makes an emoji counts two.
fn steps(text: &str) -> impl Iterator<Item = (usize, char, usize)> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, c) = chars.next()?;
        let emoji = matches!(chars.peek(), Some((_, '\u{fe0f}')));
        let columns = if emoji { 2 } else { c.width().unwrap_or(1) };
        Some((at, c, columns))
    })
}

/// Words wrapped to lines of at most `width - indent` columns, every line but the first behind `indent` spaces: so a label
/// `indent` columns wide can stand before the first. Line breaks in the text stay; a word too long for a line is broken.
pub fn wrap(text: &str, width: usize, indent: usize) -> String {
    let room = width.saturating_sub(indent).max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, room, &mut lines);
    }
    let mut out = String::with_capacity(text.len() + lines.len() * (indent + 1));
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            out.push('\n');
            if !line.is_empty() {
                out.extend(std::iter::repeat_n(' ', indent));
            }
        }
        out.push_str(line);
    }
    out
}

fn wrap_paragraph(paragraph: &str, room: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut used = 0;
    for word in paragraph.split_whitespace() {
        let columns: usize = steps(word).map(|(_, _, own)| own).sum();
        if !line.is_empty() && used + 1 + columns <= room {
            line.push(' ');
            line.push_str(word);
            used += 1 + columns;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        (line, used) = broken(word, room, lines);
    }
    lines.push(line);
}

/// Full lines of an over-long word go to `lines`; what is left of it begins the next line.
fn broken(word: &str, room: usize, lines: &mut Vec<String>) -> (String, usize) {
    let mut line = String::new();
    let mut used = 0;
    for (_, c, own) in steps(word) {
        if used > 0 && used + own > room {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        line.push(c);
        used += own;
    }
    (line, used)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_fits_is_not_touched() {
        assert!(matches!(to_columns("决済", 4), Cow::Borrowed("决済")));
        assert!(matches!(to_chars("né", 2), Cow::Borrowed("né")));
        assert!(matches!(to_bytes("né", 3), Cow::Borrowed("né")));
    }

    #[test]
    fn a_cut_is_seen_and_keeps_characters_whole() {
        assert_eq!(to_columns("Checkout returns 500s", 10), "Checkout…");
        assert_eq!(to_columns("决済システム", 6), "决済…");
        assert_eq!(to_columns("决済システム", 1), "…");
        assert_eq!(to_columns("👩‍💻👩‍💻", 3), "👩…");
        assert_eq!(to_columns("abc", 0), "");
        assert_eq!(to_chars("déjà vu", 5), "déjà…");
        assert_eq!(to_bytes("ééé", 5), "é…");
        assert_eq!(to_bytes("abcd", 2), "");
    }

    #[test]
    fn words_wrap_by_columns_under_their_label() {
        assert_eq!(wrap("one two three four", 9, 0), "one two\nthree\nfour");
        assert_eq!(wrap("one two three", 9, 2), "one two\n  three");
        assert_eq!(wrap("决済 システム", 6, 0), "决済\nシステ\nム");
        assert_eq!(wrap("a\n\nb  c ", 9, 2), "a\n\n  b c");
        assert_eq!(wrap("abcdefgh ij", 4, 0), "abcd\nefgh\nij");
        assert_eq!(wrap("ab", 1, 5), "a\n     b");
        assert_eq!(wrap("", 9, 2), "");
    }

    proptest! {
        #[test]
        fn no_limit_is_exceeded(text in any::<String>(), limit in 0_usize..40) {
            prop_assert!(to_columns(&text, limit).width() <= limit);
            prop_assert!(to_chars(&text, limit).chars().count() <= limit);
            prop_assert!(to_bytes(&text, limit).len() <= limit);
        }

        #[test]
        fn wrapping_loses_no_letter(text in "[a-z é決👩‍💻❤️]{0,60}", width in 2_usize..30) {
            let wrapped = wrap(&text, width, 0);
            prop_assert!(wrapped.lines().all(|l| l.width() <= width), "{wrapped:?}");
            let bare = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&wrapped), bare(&text));
        }
    }
}
