//! One line being edited: keys in, text and cursor out.
//!
//! Counts in columns, so wide letters and narrow terminals work. Refuses to know a terminal: drawing is the caller's.

use console::Key;

use crate::text::cut::{to_columns, width};
use crate::text::safe::Safe;

/// What a key led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Edited,
    Done,
    Skip,
    Stop,
}

/// The text before and after the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    before: String,
    after: String,
}

impl Line {
    pub(super) fn new(initial: &str) -> Self {
        Self {
            before: initial.replace(['\r', '\n'], " "),
            after: String::new(),
        }
    }

    pub(super) fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    pub(super) fn press(&mut self, key: &Key) -> Step {
        match key {
            Key::Enter => return Step::Done,
            Key::Escape => return Step::Skip,
            Key::CtrlC => return Step::Stop,
            Key::Char('\u{4}') if self.before.is_empty() && self.after.is_empty() => {
                return Step::Skip;
            }
            Key::Backspace => {
                self.before.pop();
            }
            Key::Del => {
                self.after = tail(&self.after).to_owned();
            }
            Key::ArrowLeft => {
                if let Some(c) = self.before.pop() {
                    self.after.insert(0, c);
                }
            }
            Key::ArrowRight => {
                self.before.extend(self.after.chars().next());
                self.after = tail(&self.after).to_owned();
            }
            Key::Home => self.after = std::mem::take(&mut self.before) + &self.after,
            Key::End => self.before.push_str(&std::mem::take(&mut self.after)),
            Key::Char('\u{b}') => self.after.clear(),
            Key::Char('\u{15}') => self.before.clear(),
            Key::Char('\u{17}') => {
                let kept = self.before.trim_end();
                let kept = kept.rfind(char::is_whitespace).map_or(0, |at| at + 1);
                self.before.truncate(kept);
            }
            Key::Tab => self.before.push(' '),
            Key::Char(c) if !c.is_control() => self.before.push(*c),
            _ => {}
        }
        Step::Edited
    }

    /// What to show in `room` columns, and the column of the cursor in it; the text around the cursor is what is seen.
    pub(super) fn view(&self, room: usize) -> (String, usize) {
        let room = room.max(4);
        let before = Safe::line(&self.before);
        // No more than `room` characters with a width fit; the exact fit is found among those.
        let fitting = before.as_str().char_indices().rev();
        let start = fitting.filter(|(_, c)| width(c.encode_utf8(&mut [0; 4])) > 0);
        let start = start.map(|(at, _)| at).nth(room).unwrap_or(0);
        let mut shown = before.as_str().get(start..).unwrap_or_default();
        while width(shown) >= room - 1 && !shown.is_empty() {
            shown = tail(shown);
        }
        let cut = shown.len() < before.as_str().len();
        let shown = format!("{}{shown}", if cut { "<" } else { "" });
        let cursor = width(&shown);
        let after = Safe::line(&self.after);
        let after = to_columns(after.as_str(), room.saturating_sub(cursor + 1));
        (format!("{shown}{after}"), cursor)
    }
}

fn tail(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(keys: &[Key]) -> Line {
        let mut line = Line::new("db one");
        for key in keys {
            assert_eq!(line.press(key), Step::Edited);
        }
        line
    }

    #[test]
    fn keys_edit_where_the_cursor_is() {
        use Key::{ArrowLeft, ArrowRight, Backspace, Char, Del, End, Home, Tab};
        assert_eq!(typed(&[Char('!')]).text(), "db one!");
        assert_eq!(typed(&[Backspace, Backspace]).text(), "db o");
        assert_eq!(typed(&[ArrowLeft, Backspace]).text(), "db oe");
        assert_eq!(typed(&[Home, Del, Char('D')]).text(), "Db one");
        assert_eq!(typed(&[Home, ArrowRight, Char('x')]).text(), "dxb one");
        assert_eq!(typed(&[Home, End, Tab]).text(), "db one ");
        assert_eq!(typed(&[Char('\u{17}')]).text(), "db ");
        assert_eq!(typed(&[Char('\u{17}'), Char('\u{17}')]).text(), "");
        assert_eq!(typed(&[ArrowLeft, Char('\u{15}')]).text(), "e");
        assert_eq!(typed(&[Home, Char('\u{b}')]).text(), "");
        assert_eq!(typed(&[Char('\u{1}'), Char('\u{4}')]).text(), "db one");
    }

    #[test]
    fn every_way_out_is_known() {
        let out = |key| Line::new("").press(&key);
        assert_eq!(out(Key::Enter), Step::Done);
        assert_eq!(out(Key::Escape), Step::Skip);
        assert_eq!(out(Key::Char('\u{4}')), Step::Skip);
        assert_eq!(out(Key::CtrlC), Step::Stop);
    }

    #[test]
    fn a_long_line_shows_what_is_around_the_cursor() {
        let mut line = Line::new("0123456789");
        assert_eq!(line.view(20), ("0123456789".to_owned(), 10));
        assert_eq!(line.view(6), ("<6789".to_owned(), 5));
        line.press(&Key::Home);
        assert_eq!(line.view(6), ("0123…".to_owned(), 0));
        assert_eq!(Line::new("\x1b[2J").view(20), ("\\x1b[2J".to_owned(), 7));
    }

    proptest! {
        #[test]
        fn a_view_never_wraps(before in any::<String>(), after in any::<String>(), room in 4_usize..40) {
            let line = Line { before, after };
            let (shown, cursor) = line.view(room);
            prop_assert!(width(&shown) < room);
            prop_assert!(cursor < room);
        }
    }
}
