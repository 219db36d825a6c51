//! Severities: that there are some, and that every mention of one is one of them.
//!
//! Refuses to correct a spelling: a playbook names its severities as it defines them.

use super::super::tree::Entry;
use super::Check;
use crate::domain::policy::lookup::Typed;
use crate::domain::policy::message::Audience;
use crate::domain::policy::severity::{Notify, Severity, Threshold};

/// More levels than this help nobody at night.
pub(super) const MOST_SEVERITIES: usize = 20;

impl Check<'_, '_, '_> {
    pub(super) fn severities(&mut self) {
        let policy = self.policy;
        if policy.severities.len() > MOST_SEVERITIES {
            let what = format!("{} severities", policy.severities.len());
            let right = "a playbook has at most 20; most have four";
            self.error("too-many-severities", "severities", what, right);
            return;
        }
        if policy.severities.is_empty() {
            let what = "there is no severity".to_owned();
            let right = "list at least one, worst first: `- id: SEV-1` with a `meaning:`";
            self.error("no-severity", "severities", what, right);
            return;
        }
        for (s, severity) in policy.severities.iter().enumerate() {
            let path = format!("severities[{s}]");
            for (i, notify) in severity.notify.iter().enumerate() {
                self.notify(&format!("{path}.notify[{i}]"), notify);
            }
            self.rhythms(&path, severity);
            for (i, threshold) in severity.thresholds.iter().enumerate() {
                self.threshold(&format!("{path}.thresholds[{i}]"), threshold);
            }
        }
        self.references();
    }

    fn notify(&mut self, path: &str, notify: &Notify) {
        if notify.who.is_empty() {
            let what = "`who` names nobody".to_owned();
            let right = "name at least one, as the guide spells it";
            self.error("nobody", &format!("{path}.who"), what, right);
        }
        self.single_names(&format!("{path}.who"), &notify.who);
    }

    /// One rhythm an audience: of two nobody could say which counts.
    fn rhythms(&mut self, path: &str, severity: &Severity) {
        let mut known: Vec<Audience> = severity.update.iter().map(|u| u.audience).collect();
        for (i, update) in severity.also_update.iter().enumerate() {
            if known.contains(&update.audience) {
                let audience = update.audience.word();
                let what = format!("`{}` has a second rhythm for `{audience}`", severity.id);
                let right = "give it another `audience:`, or remove it";
                self.error(
                    "duplicate-id",
                    &format!("{path}.also_update[{i}]"),
                    what,
                    right,
                );
            }
            known.push(update.audience);
        }
    }

    fn threshold(&mut self, path: &str, threshold: &Threshold) {
        let what = match (threshold.above, threshold.below) {
            // A figure under another key is reported by its shape.
            (None, None) if self.root.nearest_to(path).entries().iter().any(is_figure) => return,
            (None, None) => "a threshold without `above` or `below`".to_owned(),
            (Some(above), Some(below)) if above >= below => {
                format!("nothing is above {above} and below {below}")
            }
            _ => return,
        };
        let right = "`above: 1` with `below: 5` is the band between 1 and 5";
        self.error("bad-threshold", path, what, right);
    }

    /// Every place that names severities.
    fn references(&mut self) {
        let root = self.root;
        let mut found = Vec::new();
        root.each_entry(&mut |path, entry| {
            let known = match entry.key.as_str() {
                "severities" => path != "severities",
                "required_for" | "within_for" => true,
                "unsure" => path == "unsure",
                "severity" => path.starts_with("scenarios["),
                _ => false,
            };
            if known {
                found.extend(entry.node.text().map(|text| (path.to_owned(), text)));
                for (i, item) in entry.node.items().iter().enumerate() {
                    found.extend(item.text().map(|text| (format!("{path}[{i}]"), text)));
                }
            }
        });
        for (path, typed) in found {
            if self.faults.is_full() {
                return;
            }
            self.reference(&path, typed);
        }
    }

    fn reference(&mut self, path: &str, typed: &str) {
        if self.policy.severity_by_id(typed).is_some() {
            return;
        }
        let right = match self.policy.severity(typed) {
            Typed::Known(severity) | Typed::ByRank(severity) => format!("write `{}`", severity.id),
            Typed::Unknown(Some(id)) if letters(id) != letters(typed) => {
                format!("did you mean `{id}`?")
            }
            // Of another number any severity is as near as the next.
            Typed::Unknown(_) => {
                let ids = self.policy.severities.iter().map(|s| s.id.as_str());
                format!("known: {}", ids.collect::<Vec<_>>().join(", "))
            }
        };
        let what = format!("there is no severity `{typed}`");
        self.error("unknown-severity", path, what, &right);
    }
}

/// A severity without its number.
fn letters(id: &str) -> String {
    let letters = id.chars().filter(|c| c.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}

/// A key of a threshold that is not one of its words.
fn is_figure(entry: &Entry) -> bool {
    !matches!(entry.key.as_str(), "what" | "unit")
}
