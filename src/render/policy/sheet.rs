//! A sheet of text that is filled from top to bottom: headings, wrapped words, lists, code. Everything on it is made safe here.

use crate::render::palette::{QUIET, STRONG, TYPE, paint};
use crate::render::screen::Screen;
use crate::text::cut;
use crate::text::safe::Safe;

/// A sheet for one screen.
pub(in crate::render) struct Sheet<'s> {
    screen: &'s Screen,
    out: String,
    /// A part has just begun.
    begun: bool,
}

impl<'s> Sheet<'s> {
    /// An empty one.
    pub(in crate::render) const fn new(screen: &'s Screen) -> Self {
        Self {
            screen,
            out: String::new(),
            begun: false,
        }
    }

    /// What stands on it.
    pub(in crate::render) fn into_text(self) -> String {
        self.out
    }

    /// The screen that it is for.
    pub(in crate::render) const fn screen(&self) -> &'s Screen {
        self.screen
    }

    /// The heading of a part.
    pub(in crate::render) fn part(&mut self, text: &str) {
        self.gap();
        let text = Safe::line(text).as_str().to_uppercase();
        self.raw(&paint(STRONG, &text));
        self.begun = true;
    }

    /// The heading of one thing, with a quiet remark behind it.
    pub(in crate::render) fn thing(&mut self, text: &str, remark: &str) {
        self.gap();
        let head = Safe::line(text).to_string();
        let remark = Safe::line(remark).to_string();
        let both = format!("{head}  {remark}");
        if !remark.is_empty() && cut::width(&both) <= self.screen.width {
            let line = format!("{}  {}", paint(STRONG, &head), paint(QUIET, &remark));
            self.raw(&line);
        } else {
            for line in cut::wrap(&head, self.screen.width, 2).lines() {
                self.raw(&paint(STRONG, line));
            }
            self.quiet(2, &remark);
        }
    }

    /// One empty line, unless there is one, or nothing yet.
    pub(in crate::render) fn gap(&mut self) {
        if !self.begun && !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Words.
    pub(in crate::render) fn text(&mut self, indent: usize, text: &str) {
        self.marked(indent, "", text);
    }

    /// Words out of the way.
    pub(in crate::render) fn quiet(&mut self, indent: usize, text: &str) {
        let safe = Safe::line(text).to_string();
        let room = self.screen.width.saturating_sub(indent);
        let pad = " ".repeat(indent);
        for line in cut::wrap(&safe, room, 0).lines() {
            self.raw(&format!("{pad}{}", paint(QUIET, line)));
        }
    }

    /// An entry behind a mark such as `- `.
    pub(in crate::render) fn marked(&mut self, indent: usize, mark: &str, text: &str) {
        let safe = Safe::line(text).to_string();
        let room = self.screen.width.saturating_sub(indent);
        let wrapped = cut::wrap(&safe, room, cut::width(mark));
        let pad = " ".repeat(indent);
        for (index, line) in wrapped.lines().enumerate() {
            let mark = if index == 0 { mark } else { "" };
            self.raw(&format!("{pad}{mark}{line}"));
        }
    }

    /// `label: words`, if there are words.
    pub(in crate::render) fn field<S: AsRef<str>>(
        &mut self,
        indent: usize,
        label: &str,
        text: Option<S>,
    ) {
        if let Some(text) = text {
            let room = self.screen.width.saturating_sub(indent);
            let safe = Safe::line(text.as_ref()).to_string();
            let wrapped = cut::wrap(&format!("{label}: {safe}"), room, 2);
            let pad = " ".repeat(indent);
            for line in wrapped.lines() {
                self.raw(&format!("{pad}{line}"));
            }
        }
    }

    /// `label:` and an entry a line, if there are any.
    pub(in crate::render) fn list<S: AsRef<str>>(
        &mut self,
        indent: usize,
        label: &str,
        items: &[S],
    ) {
        if !items.is_empty() {
            self.text(indent, &format!("{label}:"));
        }
        for item in items {
            self.marked(indent + 2, "- ", item.as_ref());
        }
    }

    /// `label: a, b, c`, if there are any.
    pub(in crate::render) fn names(&mut self, indent: usize, label: &str, names: &[String]) {
        self.field(indent, label, (!names.is_empty()).then(|| names.join(", ")));
    }

    /// A text that keeps its lines, to copy.
    pub(in crate::render) fn code(&mut self, indent: usize, text: &str) {
        let pad = " ".repeat(indent);
        for line in Safe::block(text).as_str().trim_end().lines() {
            self.raw(&format!("{pad}{}", paint(TYPE, line)));
        }
    }

    /// A text that keeps its lines.
    pub(in crate::render) fn block(&mut self, indent: usize, text: &str) {
        let pad = " ".repeat(indent);
        for line in Safe::block(text).as_str().trim_end().lines() {
            self.raw(&format!("{pad}{line}"));
        }
    }

    /// Lines that are safe already.
    pub(in crate::render) fn raw(&mut self, lines: &str) {
        self.begun = false;
        for line in lines.lines() {
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }
}
