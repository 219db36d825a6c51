//! What the schema cannot see: names that lead nowhere, clocks that nobody keeps, people whom nobody reaches.
//!
//! Errors forbid using the playbook; warnings say who will be let down. Refuses to stop at the first one.

mod accept;
mod commands;
mod decision;
mod gaps;
mod ids;
mod ladders;
mod people;
mod phases;
mod severities;
mod templates;
mod times;

use super::fault::Faults;
use super::mend::BLANK;
use super::tree::Node;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::text::suggest::nearest;

pub use accept::WARNINGS;

/// Adds every fault of meaning; `now` decides whether the review date has passed.
pub(super) fn check(policy: &Policy, root: &Node, now: Instant, faults: &mut Faults<'_>) {
    let mut check = Check {
        policy,
        root,
        faults,
    };
    check.version();
    check.severities();
    if policy.severities.len() > severities::MOST_SEVERITIES {
        return;
    }
    check.ids();
    check.people();
    check.ladders();
    check.phases();
    check.decision_tree();
    check.templates();
    check.commands();
    check.times(now);
    check.accepted();
}

struct Check<'c, 'f, 'a> {
    policy: &'c Policy,
    root: &'c Node,
    faults: &'f mut Faults<'a>,
}

impl Check<'_, '_, '_> {
    fn error(&mut self, kind: &'static str, path: &str, what: String, right: &str) {
        if !what.contains(BLANK) {
            let at = self.root.nearest_to(path).at;
            self.faults.error(kind, at, path, what, right);
        }
    }

    fn warning(&mut self, kind: &'static str, path: &str, what: String, right: &str) {
        if !what.contains(BLANK) {
            let at = self.root.nearest_to(path).at;
            self.faults.warning(kind, at, path, what, right);
        }
    }

    fn version(&mut self) {
        let version = self.policy.irc;
        if version != super::schema::VERSION {
            let what = format!("this irc reads playbooks of version 1, not {version}");
            self.error("version", "irc", what, "write `irc: 1`");
        }
    }
}

/// More words than this do not help.
const MOST_LISTED: usize = 16;

/// Case, spaces and signs do not tell two names apart.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// `did you mean` the nearest of the known words, else a list of them.
fn one_of<'k>(typed: &str, known: impl Iterator<Item = &'k str> + Clone) -> String {
    match nearest(typed, known.clone()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => match known.collect::<Vec<_>>().as_slice() {
            [] => "there is none to name".to_owned(),
            words => {
                let shown = words.get(..MOST_LISTED).unwrap_or(words);
                let more = match words.len() - shown.len() {
                    0 => String::new(),
                    left => format!(" and {left} more"),
                };
                format!("known: {}{more}", shown.join(", "))
            }
        },
    }
}
