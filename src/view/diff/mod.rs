//! What changes for a responder from one playbook to another, in words: `irc.policy-diff/1`.
//!
//! Refuses to compare texts letter by letter: other words for the same figure are no change, prose is named, not quoted.

mod people;
mod severities;
mod work;

use serde::Serialize;

use super::policy::Section;
use super::schema;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::policy::lookup::Typed;
use crate::domain::timespan::Timespan;
use crate::text::count::count;

/// More entries of one list that changed are counted, not named.
const MOST: usize = 8;

/// What changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DiffView {
    /// `irc.policy-diff/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// Name of the one.
    pub from: String,
    /// Name of the other.
    pub to: String,
    /// In the order in which a playbook is read.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The part of the playbook.
    pub section: &'static str,
    /// What it is about: a severity of the other playbook, a role, a phase; null: the whole part.
    pub about: Option<String>,
    /// In words.
    pub text: String,
}

impl DiffView {
    /// Compares two policies.
    pub fn new(from: &Policy, to: &Policy, now: Instant) -> Self {
        let mut differ = Differ {
            from,
            to,
            changes: Vec::new(),
        };
        differ.severities();
        differ.people();
        differ.work();
        Self {
            schema: schema::DIFF,
            now,
            from: from.name.clone(),
            to: to.name.clone(),
            changes: differ.changes,
        }
    }
}

struct Differ<'p> {
    from: &'p Policy,
    to: &'p Policy,
    changes: Vec<Change>,
}

impl<'p> Differ<'p> {
    fn say(&mut self, section: Section, about: Option<&str>, text: String) {
        self.changes.push(Change {
            section: section.word(),
            about: about.map(str::to_owned),
            text,
        });
    }

    /// The severity of the other playbook that a severity of the first becomes: by name, else by rank.
    fn becomes(&self, id: &str) -> Option<&'p str> {
        let to = self.to;
        match to.severity(id) {
            Typed::Known(severity) | Typed::ByRank(severity) => Some(&severity.id),
            Typed::Unknown(_) => {
                let index = self.from.rank(id)?.checked_sub(1)?;
                to.severities
                    .get(index)
                    .map(|severity| severity.id.as_str())
            }
        }
    }

    /// Severities of the first playbook in the other's spelling.
    fn mapped(&self, ids: &[String]) -> Vec<String> {
        let ids = ids.iter().filter_map(|id| self.becomes(id));
        ids.map(str::to_owned).collect()
    }

    /// A time that appears, goes, or becomes another.
    fn time(
        &mut self,
        section: Section,
        about: Option<&str>,
        what: &str,
        (from, to): (Option<&Timespan>, Option<&Timespan>),
    ) {
        let text = match (from, to) {
            (Some(from), Some(to)) if same(from, to) => return,
            (Some(from), Some(to)) => {
                let sooner = match (from.late_s().or(from.from_s()), to.late_s().or(to.from_s())) {
                    (Some(before), Some(after)) if after < before => ", sooner",
                    (Some(before), Some(after)) if after > before => ", later",
                    _ => "",
                };
                format!("{what}: {} (was {}{sooner})", to.text, from.text)
            }
            (None, Some(to)) => format!("{what}: {} (was not stated)", to.text),
            (Some(from), None) => format!("{what}: no longer stated (was {})", from.text),
            (None, None) => return,
        };
        self.say(section, about, text);
    }

    /// Names that go and names that come; a long list is counted.
    fn names(
        &mut self,
        section: Section,
        about: Option<&str>,
        what: &str,
        (from, to): (&[String], &[String]),
    ) {
        let missing = |of: &[String], other: &[String]| -> Vec<String> {
            let there = |name: &String| other.iter().any(|own| plain(own) == plain(name));
            of.iter().filter(|name| !there(name)).cloned().collect()
        };
        let (gone, new) = (missing(from, to), missing(to, from));
        for (names, words) in [(gone, "no longer"), (new, "new")] {
            match names.as_slice() {
                [] => {}
                names if names.len() > MOST => {
                    let text = format!("{what}, {words}: {}", count(names.len(), "entry"));
                    self.say(section, about, text);
                }
                names => {
                    self.say(
                        section,
                        about,
                        format!("{what}, {words}: {}", names.join("; ")),
                    );
                }
            }
        }
    }

    /// A single value that becomes another.
    fn value(&mut self, section: Section, what: &str, from: Option<&str>, to: Option<&str>) {
        if from == to {
            return;
        }
        let said = |value: Option<&str>| value.unwrap_or("not stated").to_owned();
        let text = format!("{what}: {} (was {})", said(to), said(from));
        self.say(section, None, text);
    }
}

/// The same promise, whatever its words; words alone are compared as they are.
fn same(from: &Timespan, to: &Timespan) -> bool {
    let figures = |span: &Timespan| (span.min_s, span.max_s, span.immediate, span.calendar);
    figures(from) == figures(to) && (!from.is_words() || plain(&from.text) == plain(&to.text))
}

/// Case and signs do not tell two names apart.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests;
