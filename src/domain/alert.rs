//! Alerts as every format comes down to them: what fires, since when, and which of it is known already.
//!
//! Refuses to know a format (that is `inbound`'s) and to decide whether an incident begins (that is a person's, or the
//! import command's).

use std::collections::{BTreeMap, BTreeSet};

use super::decide::When;
use super::fact::{AlertAttached, AlertCleared, Fact};
use super::incident::Incident;
use super::instant::Instant;
use super::policy::Policy;
use super::policy::lookup::Typed;
use crate::text::count::count;
use crate::text::cut;

/// Most alerts that one act names: an act is one line of 64 KiB at most.
const PER_ACT: usize = 800;
/// Most kinds that one act names.
const KINDS_PER_ACT: usize = 16;
/// Longest title that is made of an alert, in characters.
const TITLE: usize = 160;

/// One alert.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alert {
    /// The same alert and firing has the same key.
    pub key: String,
    /// Its kind.
    pub name: String,
    /// It fires; else it is over.
    pub firing: bool,
    /// Since when it fires.
    pub started: Option<Instant>,
    /// When it was over.
    pub ended: Option<Instant>,
    /// Severity in the source's word.
    pub severity: Option<String>,
    /// What it says.
    pub summary: Option<String>,
    /// The affected service.
    pub service: Option<String>,
    /// Where to look at it.
    pub link: Option<String>,
}

/// What one document held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The source's word.
    pub source: &'static str,
    /// The group that the source sent them in.
    pub group: Option<String>,
    /// The alerts that count.
    pub alerts: Vec<Alert>,
    /// Silenced or pending: they do not count.
    pub left_out: usize,
    /// Alerts that the source says it left out.
    pub truncated: u64,
}

impl Batch {
    /// Those that fire.
    pub fn firing(&self) -> impl Iterator<Item = &Alert> {
        self.alerts.iter().filter(|alert| alert.firing)
    }

    /// How many kinds fire or fired.
    pub fn kinds(&self) -> usize {
        let names: BTreeSet<&str> = self.alerts.iter().map(|a| a.name.as_str()).collect();
        names.len()
    }

    /// `312 alerts, 14 kinds`.
    pub fn words(&self) -> String {
        words(self.alerts.len(), self.kinds())
    }

    /// The firing one that began first: an incident is named after it.
    pub fn first(&self) -> Option<&Alert> {
        self.firing()
            .min_by_key(|alert| (alert.started.is_none(), alert.started))
    }

    /// When the first of those that fire began.
    pub fn began(&self) -> Option<Instant> {
        self.firing().filter_map(|alert| alert.started).min()
    }

    /// A title for an incident of these.
    pub fn title(&self) -> String {
        let Some(first) = self.first() else {
            return String::new();
        };
        let mut title = first.name.clone();
        if let Some(summary) = &first.summary
            && summary != &first.name
        {
            title = format!("{title}: {summary}");
        }
        let others: BTreeSet<&str> = self.firing().map(|alert| alert.name.as_str()).collect();
        let tail = match others.len().saturating_sub(1) {
            0 => String::new(),
            more => format!(" (and {})", count(more, "other kind")),
        };
        let room = TITLE.saturating_sub(tail.chars().count());
        format!("{}{tail}", cut::to_chars(&title, room))
    }

    /// The worst severity that the policy has a word for; else the first word that it has none for.
    pub fn severity(&self, policy: &Policy) -> Result<String, Option<String>> {
        let words = || self.firing().filter_map(|alert| alert.severity.as_deref());
        let known = words().filter_map(|word| match policy.severity(word) {
            Typed::Known(severity) | Typed::ByRank(severity) => Some(severity.id.as_str()),
            Typed::Unknown(_) => None,
        });
        let worst = known.min_by_key(|id| policy.rank(id).unwrap_or(usize::MAX));
        worst
            .map(ToOwned::to_owned)
            .ok_or_else(|| words().next().map(ToOwned::to_owned))
    }

    /// What an incident does not know of this yet: at most one act's worth.
    pub fn news(&self, known: Option<&Incident>, now: Instant) -> Vec<(When, Fact)> {
        let mark = |alert: &Alert| known.and_then(|incident| incident.alerts.get(&alert.key));
        let mut budget = PER_ACT;
        let mut fired: BTreeMap<&str, Vec<&Alert>> = BTreeMap::new();
        let mut over: BTreeMap<&str, Vec<&Alert>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for alert in &self.alerts {
            let into = match (mark(alert), alert.firing) {
                (None, true) => &mut fired,
                (Some(mark), false) if mark.firing => &mut over,
                _ => continue,
            };
            if !into.contains_key(alert.name.as_str()) && into.len() >= KINDS_PER_ACT {
                continue;
            }
            if budget > 0 && seen.insert(&alert.key) {
                budget -= 1;
                into.entry(&alert.name).or_default().push(alert);
            }
        }
        let at = |found: Option<Instant>| When::exactly(found.map_or(now, |at| at.min(now)));
        let keys = |alerts: &[&Alert]| alerts.iter().map(|a| a.key.clone()).collect();
        let attached = fired.iter().map(|(name, alerts)| {
            let first = alerts
                .iter()
                .min_by_key(|a| (a.started.is_none(), a.started));
            let fact = Fact::AlertAttached(AlertAttached {
                source: self.source.to_owned(),
                name: (*name).to_owned(),
                keys: keys(alerts),
                group: self.group.clone(),
                severity: alerts.iter().find_map(|a| a.severity.clone()),
                summary: first.and_then(|a| a.summary.clone()),
                link: first.and_then(|a| a.link.clone()),
            });
            (at(first.and_then(|a| a.started)), fact)
        });
        let cleared = over.iter().map(|(name, alerts)| {
            let last = alerts.iter().filter_map(|a| a.ended).max();
            let fact = Fact::AlertCleared(AlertCleared {
                name: (*name).to_owned(),
                keys: keys(alerts),
            });
            (at(last), fact)
        });
        attached.chain(cleared).collect()
    }
}

/// `312 alerts, 14 kinds`.
pub fn words(alerts: usize, kinds: usize) -> String {
    format!("{}, {}", count(alerts, "alert"), count(kinds, "kind"))
}

/// An alert as an incident knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its kind.
    pub name: String,
    /// It fires.
    pub firing: bool,
}

/// What an incident knows of its alerts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    marks: BTreeMap<String, Mark>,
    groups: BTreeSet<String>,
}

impl Known {
    /// The alert of this key.
    pub fn get(&self, key: &str) -> Option<&Mark> {
        self.marks.get(key)
    }

    /// Some of them came in this group.
    pub fn has_group(&self, group: &str) -> bool {
        self.groups.contains(group)
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.marks.len()
    }

    /// Of how many kinds.
    pub fn kinds(&self) -> usize {
        let names: BTreeSet<&str> = self.marks.values().map(|mark| mark.name.as_str()).collect();
        names.len()
    }

    /// How many fire still.
    pub fn firing(&self) -> usize {
        self.marks.values().filter(|mark| mark.firing).count()
    }

    /// Takes in a fact.
    pub fn attach(&mut self, fact: &AlertAttached) {
        self.groups.extend(fact.group.clone());
        for key in &fact.keys {
            self.marks.entry(key.clone()).or_insert_with(|| Mark {
                name: fact.name.clone(),
                firing: true,
            });
        }
    }

    /// Takes in a fact; one that came before its alert still counts.
    pub fn clear(&mut self, fact: &AlertCleared) {
        for key in &fact.keys {
            let mark = self.marks.entry(key.clone()).or_insert_with(|| Mark {
                name: fact.name.clone(),
                firing: false,
            });
            mark.firing = false;
        }
    }
}
