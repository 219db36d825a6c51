//! What is wrong with a playbook: data first, and the three lines in which a person reads it.
//!
//! Refuses to print and to colour: a fault is handed up, whoever shows it makes its words safe.

use unicode_width::UnicodeWidthChar;

/// More faults than this are not listed: the file is something else than a playbook.
pub const MOST: usize = 200;

/// Characters of a source line that are kept.
const WIDEST: usize = 160;

/// Can the playbook be used with this fault in it?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It cannot be used.
    Error,
    /// It works, but someone will be let down.
    Warning,
}

impl Level {
    /// The word in text and JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place in a file: line and column in characters, both from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Error or warning.
    pub level: Level,
    /// Stable word for this kind of fault (`unknown-key`); `accept` names warnings by it.
    pub kind: &'static str,
    /// The file as it was named.
    pub path: String,
    /// Where.
    pub at: At,
    /// Where in the playbook (`severities[0].update`); empty for the file itself.
    pub key_path: String,
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub would_be_right: Option<String>,
    /// The line it stands in, cut at 160 characters.
    pub source_line: String,
}

impl Fault {
    /// True if it forbids using the playbook.
    pub fn is_error(&self) -> bool {
        self.level == Level::Error
    }

    /// `path:line:column: level: what is wrong; what would be right [kind]`.
    pub fn headline(&self) -> String {
        let (place, level) = (self.at, self.level.word());
        let (path, kind, what) = (&self.path, self.kind, &self.what);
        let head = format!("{path}:{}:{}: {level}: {what}", place.line, place.column);
        match &self.would_be_right {
            Some(right) => format!("{head}; {right} [{kind}]"),
            None => format!("{head} [{kind}]"),
        }
    }

    /// The source line and a caret under its place; empty where there is no such line.
    pub fn excerpt(&self) -> Vec<String> {
        if self.source_line.trim().is_empty() {
            return Vec::new();
        }
        let number = self.at.line.to_string();
        let before = usize::try_from(self.at.column.saturating_sub(1)).unwrap_or(0);
        if before > WIDEST {
            return vec![format!("{number} | {}", self.source_line)];
        }
        let gap: String = self
            .source_line
            .chars()
            .take(before)
            .map(|c| match c {
                '\t' => "\t".to_owned(),
                c => " ".repeat(c.width().unwrap_or(0)),
            })
            .collect();
        let margin = " ".repeat(number.len());
        vec![
            format!("{number} | {}", self.source_line),
            format!("{margin} | {gap}^"),
        ]
    }
}

/// The faults of one file while it is being read.
#[derive(Debug)]
pub struct Faults<'a> {
    path: &'a str,
    lines: Vec<&'a str>,
    list: Vec<Fault>,
    left_out: usize,
}

impl<'a> Faults<'a> {
    /// Starts a list for the file named `path` with this text.
    pub fn new(path: &'a str, text: &'a str) -> Self {
        Self {
            path,
            lines: text.lines().collect(),
            list: Vec::new(),
            left_out: 0,
        }
    }

    /// The text of a line, counted from 1.
    pub fn line(&self, line: u32) -> &'a str {
        usize::try_from(line)
            .ok()
            .and_then(|n| n.checked_sub(1))
            .and_then(|n| self.lines.get(n))
            .copied()
            .unwrap_or("")
    }

    /// Where a word first stands inside braces, at or after a line.
    pub fn find_word(&self, from_line: u32, word: &str) -> Option<At> {
        if word.is_empty() {
            return None;
        }
        let skip = usize::try_from(from_line.saturating_sub(1)).ok()?;
        let lines = self.lines.iter().enumerate().skip(skip);
        for (index, line) in lines.filter(|(_, line)| line.contains('{')) {
            for (start, _) in line.match_indices(word) {
                let (before, rest) = line.split_at_checked(start)?;
                let after = rest.get(word.len()..)?;
                let inner = |c: char| c.is_alphanumeric() || c == '_';
                if !before.ends_with(inner) && !after.starts_with(inner) && before.contains('{') {
                    return Some(At {
                        line: u32::try_from(index).ok()?.checked_add(1)?,
                        column: u32::try_from(before.chars().count()).ok()?.checked_add(1)?,
                    });
                }
            }
        }
        None
    }

    /// Adds one.
    pub fn add(
        &mut self,
        level: Level,
        kind: &'static str,
        at: At,
        key_path: &str,
        what: String,
        would_be_right: Option<String>,
    ) {
        if self.list.len() >= MOST {
            self.left_out += 1;
            return;
        }
        self.list.push(Fault {
            level,
            kind,
            path: self.path.to_owned(),
            at,
            key_path: key_path.to_owned(),
            what,
            would_be_right,
            source_line: self.line(at.line).chars().take(WIDEST).collect(),
        });
    }

    /// Adds an error.
    pub fn error(&mut self, kind: &'static str, at: At, key_path: &str, what: String, right: &str) {
        self.add(
            Level::Error,
            kind,
            at,
            key_path,
            what,
            Some(right.to_owned()),
        );
    }

    /// Adds a warning.
    pub fn warning(
        &mut self,
        kind: &'static str,
        at: At,
        key_path: &str,
        what: String,
        right: &str,
    ) {
        self.add(
            Level::Warning,
            kind,
            at,
            key_path,
            what,
            Some(right.to_owned()),
        );
    }

    /// Takes out those for which `keep` says no.
    pub fn retain(&mut self, keep: impl FnMut(&Fault) -> bool) {
        self.list.retain(keep);
    }

    /// True if an error was found on this line: what the parser says of it after that is of no help.
    pub fn has_error_on(&self, line: u32) -> bool {
        self.list.iter().any(|f| f.is_error() && f.at.line == line)
    }

    /// True if no more are listed: then looking for near words is wasted.
    pub fn is_full(&self) -> bool {
        self.list.len() >= MOST
    }

    /// True if one of them forbids using the file.
    pub fn has_error(&self) -> bool {
        self.list.iter().any(Fault::is_error)
    }

    /// All of them, in the file's order; the last one says how many were left out.
    pub fn into_sorted(mut self) -> Vec<Fault> {
        self.list
            .sort_by(|a, b| (a.at, a.level, a.kind).cmp(&(b.at, b.level, b.kind)));
        self.list.dedup();
        if self.left_out > 0 {
            let left_out = self.left_out;
            let at = self.list.last().map(|f| f.at).unwrap_or_default();
            self.list.push(Fault {
                level: Level::Error,
                kind: "too-many-faults",
                path: self.path.to_owned(),
                at,
                key_path: String::new(),
                what: format!("{left_out} more faults are not listed"),
                would_be_right: None,
                source_line: String::new(),
            });
        }
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_its_column_also_after_wide_letters() {
        let mut faults = Faults::new("a.yaml", "x: 1\n名: yes\n");
        let at = At { line: 2, column: 4 };
        faults.error("k", at, "名", "no".into(), "write it");
        let list = faults.into_sorted();
        let fault = list.first().unwrap();
        assert_eq!(fault.headline(), "a.yaml:2:4: error: no; write it [k]");
        assert_eq!(fault.excerpt(), ["2 | 名: yes", "  |     ^"]);
    }

    #[test]
    fn a_flood_of_faults_is_cut_and_counted() {
        let mut faults = Faults::new("a.yaml", "x");
        for column in 1..=500 {
            let at = At { line: 1, column };
            faults.error("k", at, "", "no".into(), "yes");
        }
        let list = faults.into_sorted();
        assert_eq!(list.len(), MOST + 1);
        assert_eq!(list.last().unwrap().what, "300 more faults are not listed");
    }
}
