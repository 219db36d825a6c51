//! A person at a terminal: questions on standard error, keys from the terminal.
//!
//! dialoguer draws lists where they fit the screen; where they do not, and on a terminal that cannot move its cursor, they
//! become numbered lines. Refuses to find out what the terminal can: the caller says it, and makes one only for a real one.

use std::io;

use console::{Key, Term, style};
use dialoguer::theme::SimpleTheme;
use dialoguer::{Editor, MultiSelect, Select};

use super::line::{Line, Step};
use super::{Answer, Prompt, interrupt, pick};
use crate::text::cut::{width, wrap};
use crate::text::safe::Safe;

/// Stands before what is typed, and before what was chosen.
const MARK: &str = "> ";
const SKIPPED: &str = "(skipped)";
const HELP: &str = "Esc skips, Ctrl-C stops; what was recorded stays.";

/// Asks on the terminal behind standard error and standard input.
#[derive(Debug)]
pub struct Terminal {
    term: Term,
    dumb: bool,
    editor: Option<String>,
    helped: bool,
}

impl Terminal {
    /// `dumb`: the terminal cannot move its cursor (`TERM=dumb`). `editor`: the person's own, as `VISUAL` or `EDITOR` name it;
    /// without one, longer texts are asked for on one line.
    pub fn new(dumb: bool, editor: Option<String>) -> Self {
        // dialoguer breaks on a command without words.
        let editor = editor.filter(|e| !e.trim().is_empty() && !e.trim_start().starts_with('#'));
        Self {
            term: Term::stderr(),
            dumb,
            editor,
            helped: false,
        }
    }

    fn ask<T>(&mut self, run: impl FnOnce(&mut Self) -> io::Result<Option<T>>) -> Answer<T> {
        if !self.term.is_term() {
            return Answer::Skipped;
        }
        interrupt::begin_question();
        let result = run(self);
        // A terminal that is gone ends the questions as Ctrl-C does.
        if interrupt::end(result.is_err()) || result.is_err() {
            if !self.dumb {
                let _ = self.term.show_cursor();
            }
            return Answer::Interrupted;
        }
        match result {
            Ok(Some(value)) => Answer::Given(value),
            _ => Answer::Skipped,
        }
    }

    fn columns(&self) -> usize {
        usize::from(self.term.size().1).max(10)
    }

    fn say(&mut self, question: &str) -> io::Result<()> {
        let columns = self.columns();
        if !self.helped {
            self.helped = true;
            let help = style(wrap(HELP, columns, 0)).for_stderr().dim();
            self.term.write_line(&help.to_string())?;
        }
        let safe = Safe::block(question);
        let text = style(wrap(safe.as_str().trim_end(), columns, 0)).for_stderr();
        self.term.write_line(&text.bold().to_string())
    }

    /// Behind `label`, wrapped under itself.
    fn put(&self, label: &str, text: &str) -> io::Result<()> {
        let safe = Safe::line(text);
        let body = wrap(safe.as_str(), self.columns(), width(label));
        self.term.write_line(&format!("{label}{body}"))
    }

    /// A trimmed line of text; `None` if it was skipped. An empty line is shown as `empty`.
    fn line(&self, initial: &str, empty: &str) -> io::Result<Option<String>> {
        let mut line = Line::new(initial);
        self.term.write_str(MARK)?;
        self.show(&Line::default(), &line)?;
        let text = loop {
            let key = self.term.read_key_raw()?;
            if self.dumb && moves(&key) {
                continue;
            }
            let before = line.clone();
            match line.press(&key) {
                Step::Edited => self.show(&before, &line)?,
                Step::Done => break Some(line.text().trim().to_owned()),
                Step::Skip => break None,
                Step::Stop => {
                    self.term.write_line("")?;
                    return Err(io::ErrorKind::Interrupted.into());
                }
            }
        };
        let shown = match text.as_deref() {
            None => SKIPPED,
            Some("") => empty,
            Some(text) => text,
        };
        if self.dumb {
            let typed = text.as_deref().is_some_and(|text| !text.is_empty());
            self.term.write_line(if typed { "" } else { shown })?;
        } else {
            self.term.clear_line()?;
            self.put(MARK, shown)?;
        }
        Ok(text)
    }

    fn show(&self, before: &Line, line: &Line) -> io::Result<()> {
        if self.dumb {
            return self.show_plainly(&before.text(), &line.text());
        }
        let (text, cursor) = line.view(self.columns() - MARK.len());
        self.term.clear_line()?;
        self.term.write_str(&format!("{MARK}{text}\r"))?;
        self.term.move_cursor_right(MARK.len() + cursor)
    }

    /// Only the end changes, so a dumb terminal needs no more than backspace.
    fn show_plainly(&self, before: &str, text: &str) -> io::Result<()> {
        let gone = before.strip_prefix(text).unwrap_or_default();
        let erase = "\u{8} \u{8}".repeat(width(Safe::line(gone).as_str()));
        let more = text.strip_prefix(before).unwrap_or_default();
        self.term.write_str(&format!("{erase}{}", Safe::line(more)))
    }

    /// A list drawn by dialoguer must fit whole, or it smears: with the question and the way past it, unwrapped.
    fn fits(&self, items: &[String], mark: usize) -> bool {
        let rows = usize::from(self.term.size().0);
        let room = self.columns().saturating_sub(mark);
        !self.dumb && items.len() + 4 <= rows && items.iter().all(|item| width(item) < room)
    }

    fn numbered(&self, items: &[String], ticked: Option<&[usize]>) -> io::Result<()> {
        let digits = items.len().to_string().len();
        for (index, item) in items.iter().enumerate() {
            let tick = match ticked {
                Some(ticked) if ticked.contains(&index) => "[x] ",
                Some(_) => "[ ] ",
                None => "",
            };
            self.put(&format!("{:>digits$}  {tick}", index + 1), item)?;
        }
        Ok(())
    }

    /// Asks for a line until `read` takes it; what it does not take is answered with `hint`.
    fn until<T>(&self, hint: &str, read: impl Fn(&str) -> Option<T>) -> io::Result<Option<T>> {
        loop {
            match self.line("", SKIPPED)? {
                Some(text) if !text.is_empty() => {
                    if let Some(value) = read(&text) {
                        return Ok(Some(value));
                    }
                    self.put("", hint)?;
                }
                _ => return Ok(None),
            }
        }
    }

    /// In the editor, else on one line.
    fn edit(&self, editor: &str, initial: &str) -> io::Result<Option<String>> {
        interrupt::begin_editor();
        let edited = Editor::new()
            .executable(editor)
            .extension(".md")
            .edit(initial);
        interrupt::begin_question();
        if let Ok(text) = edited {
            return Ok(text);
        }
        self.put("", &format!("`{editor}` could not be used; on one line:"))?;
        self.line(initial, SKIPPED)
    }
}

/// Keys that edit elsewhere than at the end.
fn moves(key: &Key) -> bool {
    use Key::{ArrowLeft, ArrowRight, Del, End, Home};
    matches!(key, ArrowLeft | ArrowRight | Home | End | Del)
}

fn safe_lines(items: &[String]) -> Vec<String> {
    items.iter().map(|i| Safe::line(i).to_string()).collect()
}

impl Prompt for Terminal {
    fn present(&self) -> bool {
        self.term.is_term()
    }

    fn text(&mut self, question: &str, initial: &str) -> Answer<String> {
        self.ask(|me| {
            me.say(question)?;
            let text = me.line(initial, SKIPPED)?;
            Ok(text.filter(|text| !text.is_empty()))
        })
    }

    fn yes_no(&mut self, question: &str, default: Option<bool>) -> Answer<bool> {
        let (keys, empty) = match default {
            Some(true) => ("[Y/n]", "yes"),
            Some(false) => ("[y/N]", "no"),
            None => ("[y/n]", SKIPPED),
        };
        self.ask(|me| {
            me.say(&format!("{} {keys}", question.trim_end()))?;
            loop {
                match me.line("", empty)?.as_deref() {
                    None => return Ok(None),
                    Some("") => return Ok(default),
                    Some(text) => match pick::yes_no(text) {
                        Some(yes) => return Ok(Some(yes)),
                        None => me.put("", "type y or n")?,
                    },
                }
            }
        })
    }

    fn choose(&mut self, question: &str, items: &[String], start: usize) -> Answer<usize> {
        let Some(last) = items.len().checked_sub(1) else {
            return Answer::Skipped;
        };
        let items = safe_lines(items);
        self.ask(|me| {
            me.say(question)?;
            if !me.fits(&items, MARK.len()) {
                me.numbered(&items, None)?;
                return me.until(&pick::one_hint(items.len()), |text| pick::one(text, &items));
            }
            let picked = Select::with_theme(&SimpleTheme)
                .items(&items)
                .item("(skip)")
                .default(start.min(last))
                .interact_on_opt(&me.term)?
                .filter(|index| *index <= last);
            let shown = picked.and_then(|index| items.get(index));
            me.put(MARK, shown.map_or(SKIPPED, String::as_str))?;
            Ok(picked)
        })
    }

    fn tick(&mut self, question: &str, items: &[String], ticked: &[usize]) -> Answer<Vec<usize>> {
        if items.is_empty() {
            return Answer::Skipped;
        }
        let items = safe_lines(items);
        self.ask(|me| {
            if !me.fits(&items, MARK.len() + "[x] ".len()) {
                me.say(question)?;
                me.numbered(&items, Some(ticked))?;
                return me.until(pick::SOME_HINT, |text| pick::some(text, items.len()));
            }
            me.say(&format!(
                "{} (space ticks, Enter ends)",
                question.trim_end()
            ))?;
            let on = |index| ticked.contains(&index);
            let with_ticks = items
                .iter()
                .enumerate()
                .map(|(index, item)| (item, on(index)));
            let picked = MultiSelect::with_theme(&SimpleTheme)
                .items_checked(with_ticks)
                .report(false)
                .interact_on_opt(&me.term)?;
            if picked.is_none() {
                me.put(MARK, SKIPPED)?;
            }
            for index in picked.iter().flatten() {
                me.put("[x] ", items.get(*index).map_or("", String::as_str))?;
            }
            Ok(picked)
        })
    }

    fn editor(&mut self, question: &str, initial: &str) -> Answer<String> {
        let Some(editor) = self.editor.clone().filter(|_| !self.dumb) else {
            return self.text(question, initial);
        };
        self.ask(|me| {
            me.say(question)?;
            let text = me.edit(&editor, initial)?;
            Ok(text.filter(|text| !text.trim().is_empty()))
        })
    }
}
