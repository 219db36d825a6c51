//! What every section is written from: policy, incident, now; and the list of what was looked for and not found.

use crate::domain::fact::Fact;
use crate::domain::incident::{Entry, Incident};
use crate::domain::instant::{Instant, Precision};
use crate::domain::policy::Policy;

use super::doc::Said;
use super::times;

/// The record on the desk.
pub(super) struct Desk<'a> {
    pub(super) policy: &'a Policy,
    pub(super) incident: &'a Incident,
    pub(super) now: Instant,
    /// What nobody recorded, each once.
    pub(super) gaps: Vec<String>,
}

/// The instants, in order, as the incident's fold names them.
pub(super) const INSTANTS: [&str; 10] = [
    "alerted",
    "impact_started",
    "impact_ended",
    "detected",
    "declared",
    "acknowledged",
    "identified",
    "mitigated",
    "resolved",
    "closed",
];

/// A label as a field's key: `Users affected` is `users_affected`.
pub(super) fn key(label: &str) -> String {
    label
        .replace(['\'', '’'], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect::<Vec<String>>()
        .join("_")
}

impl<'a> Desk<'a> {
    /// "Not recorded", and counted.
    pub(super) fn missing(&mut self, what: &str) -> Said {
        if !self.gaps.iter().any(|known| known == what) {
            self.gaps.push(what.to_owned());
        }
        Said::default()
    }

    /// The time of an instant by its name.
    pub(super) fn instant(&self, name: &str) -> Option<Instant> {
        let i = &self.incident.instants;
        match name {
            "alerted" => i.alerted,
            "impact_started" => i.impact_started,
            "impact_ended" => i.impact_ended,
            "detected" => i.detected,
            "declared" => i.declared,
            "acknowledged" => i.acknowledged,
            "identified" => i.identified,
            "mitigated" => i.mitigated,
            "resolved" => i.resolved,
            "closed" => i.closed,
            _ => None,
        }
    }

    /// The first entry at `at` that `is` one of a kind.
    pub(super) fn entry(
        &self,
        at: Option<Instant>,
        is: impl Fn(&Fact) -> bool,
    ) -> Option<&'a Entry> {
        let at = at?;
        let entries = &self.incident.entries;
        entries.iter().find(|e| e.happened_at == at && is(&e.fact))
    }

    /// The event that set an instant.
    pub(super) fn source(&self, name: &str) -> Option<&'a Entry> {
        self.entry(self.instant(name), |fact| match name {
            "alerted" => matches!(fact, Fact::Alerted(_)),
            "impact_started" => matches!(fact, Fact::ImpactStarted(_)),
            "impact_ended" => matches!(fact, Fact::ImpactEnded(_)),
            "detected" => matches!(fact, Fact::Detected(_)),
            "declared" => matches!(fact, Fact::Declared(_)),
            "acknowledged" => matches!(fact, Fact::Acknowledged(_)),
            "identified" => {
                matches!(fact, Fact::StateSet(set) if set.to == crate::domain::state::State::Identified)
            }
            "mitigated" => matches!(fact, Fact::Mitigated(_)),
            "resolved" => matches!(fact, Fact::Resolved(_)),
            "closed" => matches!(fact, Fact::Closed(_)),
            _ => false,
        })
    }

    /// How exactly two instants are known together.
    pub(super) fn coarser(&self, one: &str, other: &str) -> Precision {
        let known = |name| self.source(name).map(|entry| entry.precision);
        known(one).max(known(other)).unwrap_or_default()
    }

    /// An instant with its date and its event; `None` if it is not recorded.
    pub(super) fn instant_said(&self, name: &str) -> Option<Said> {
        let at = self.instant(name)?;
        let source = self.source(name);
        let precision = source.map(|e| e.precision).unwrap_or_default();
        Some(Said::from(
            times::stamp(at, precision),
            source.map(|entry| entry.id.as_str()),
        ))
    }

    /// What the record says under a label of the playbook: a field, or the answer to that question.
    pub(super) fn recorded(&self, label: &str) -> Option<Said> {
        let key = key(label);
        if let Some(text) = self
            .incident
            .fields
            .get(&key)
            .filter(|text| !text.is_empty())
        {
            let source = self
                .incident
                .entries
                .iter()
                .rev()
                .find(|entry| match &entry.fact {
                    Fact::Described(described) => described.field == key,
                    Fact::Declared(declared) => match key.as_str() {
                        "impact" => declared.impact.as_ref() == Some(text),
                        "service" => declared.service.as_ref() == Some(text),
                        _ => false,
                    },
                    Fact::Mitigated(mitigated) => {
                        key == "mitigation" && mitigated.how.as_ref() == Some(text)
                    }
                    Fact::Resolved(resolved) => {
                        key == "resolution" && resolved.how.as_ref() == Some(text)
                    }
                    _ => false,
                });
            return Some(Said::from(text, source.map(|entry| entry.id.as_str())));
        }
        let same = |text: &str| self::key(text) == key;
        let question = self
            .policy
            .all_questions()
            .find(|q| same(&q.id) || same(&q.text));
        let id = question.map_or_else(|| key.replace('_', "-"), |q| q.id.clone());
        let answer = self.incident.answers.get(&id)?;
        (!answer.text.trim().is_empty()).then(|| Said::from(&answer.text, [&answer.event]))
    }
}
