//! The only way in which text from people, alerts, files, git or servers reaches a terminal.
//!
//! Shows what could drive a terminal or mislead a reader (CWE-150, Trojan Source) as `\x1b` or `\u{202e}`.
//! Refuses to drop such a character silently: what was in the text stays to be seen.

use std::borrow::Cow;
use std::fmt;

/// Text that may be printed as it is; the shown form is made once, when this is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Safe<'a>(Cow<'a, str>);

/// Spaces that stand for one tab where text has several lines; on a single line a tab is one space.
const TAB: &str = "    ";

impl<'a> Safe<'a> {
    /// One line: a line break inside the text is shown as `\n`.
    pub fn line(text: &'a str) -> Self {
        Self(shown(text, false))
    }

    /// Several lines: `\n` and `\r\n` stay line breaks.
    pub fn block(text: &'a str) -> Self {
        Self(shown(text, true))
    }

    /// The shown form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The shown form, owned only where something had to be changed.
    pub fn into_inner(self) -> Cow<'a, str> {
        self.0
    }
}

impl fmt::Display for Safe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn shown(text: &str, block: bool) -> Cow<'_, str> {
    if !text.chars().any(is_suspect) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if block && rest.peek() == Some(&'\n') => {}
            '\n' if block => out.push('\n'),
            '\n' => out.push_str("\\n"),
            '\t' if block => out.push_str(TAB),
            '\t' => out.push(' '),
            '\u{200c}' | '\u{200d}' if joins(before, rest.peek().copied()) => out.push(c),
            _ if is_suspect(c) => push_visible(&mut out, c),
            _ => out.push(c),
        }
        before = Some(c);
    }
    Cow::Owned(out)
}

fn push_visible(out: &mut String, c: char) {
    let code = u32::from(c);
    let text = if code < 0x100 {
        format!("\\x{code:02x}")
    } else {
        format!("\\u{{{code:x}}}")
    };
    out.push_str(&text);
}

/// A character that moves, hides, reorders or breaks what stands around it. Categories: Unicode Cc, Zl, Zp,
/// the bidirectional controls of UAX 9, the invisible characters of Cf and Lo, and the tag block.
pub(super) fn is_suspect(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Joiners stay inside an emoji sequence and between the letters of scripts that are spelled with them.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let emoji = |c| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
    let letter = |c| matches!(c, '\u{620}'..='\u{77f}' | '\u{8a0}'..='\u{dff}');
    match (before, after) {
        (Some(a), Some(b)) => (emoji(a) && emoji(b)) || (letter(a) && letter(b)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(text: &str) -> String {
        Safe::line(text).to_string()
    }

    #[test]
    fn what_drives_a_terminal_is_shown_instead() {
        assert_eq!(line("a\x1b[2Jb"), "a\\x1b[2Jb");
        assert_eq!(line("\x1b]8;;http://e\x07x"), "\\x1b]8;;http://e\\x07x");
        assert_eq!(line("ok\rFAILED\x08"), "ok\\x0dFAILED\\x08");
        assert_eq!(line("\u{9b}31m\x7f"), "\\x9b31m\\x7f");
    }

    #[test]
    fn what_misleads_a_reader_is_shown_instead() {
        assert_eq!(line("a\u{202e}b\u{2066}"), "a\\u{202e}b\\u{2066}");
        assert_eq!(line("\u{200f}\u{61c}"), "\\u{200f}\\u{61c}");
        assert_eq!(line("pay\u{200b}load"), "pay\\u{200b}load");
        assert_eq!(line("\u{feff}x\u{2028}y"), "\\u{feff}x\\u{2028}y");
        assert_eq!(line("x\u{e0041}"), "x\\u{e0041}");
    }

    #[test]
    fn lines_break_only_in_a_block() {
        assert_eq!(line("a\nb\r\nc\td"), "a\\nb\\x0d\\nc d");
        assert_eq!(
            Safe::block("a\nb\r\nc\td\re").to_string(),
            "a\nb\nc    d\\x0de"
        );
    }

    #[test]
    fn ordinary_writing_is_untouched() {
        for text in [
            "Zahlung fällt aus",
            "决済 ✅ ❤️",
            "👩‍💻 on it",
            "می\u{200c}شود",
            "a\\b",
        ] {
            assert!(
                matches!(Safe::line(text).into_inner().as_ref(), t if t == text),
                "{text}"
            );
        }
        assert_eq!(line("a\u{200d}b"), "a\\u{200d}b");
    }

    proptest! {
        #[test]
        fn nothing_suspect_is_left(text in any::<String>()) {
            let joiner = |c: &char| matches!(c, '\u{200c}' | '\u{200d}');
            let left = |shown: &str, also: char| shown.chars().any(|c| is_suspect(c) && c != also && !joiner(&c));
            prop_assert!(!left(Safe::line(&text).as_str(), 'x'));
            prop_assert!(!left(Safe::block(&text).as_str(), '\n'));
        }

        #[test]
        fn what_is_shown_stays_as_it_is_when_shown_again(text in any::<String>()) {
            let once = Safe::block(&text).to_string();
            prop_assert_eq!(Safe::block(&once).to_string(), once);
        }
    }
}
