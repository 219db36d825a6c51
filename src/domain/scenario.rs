//! Known kinds of trouble in one incident: which of them its words speak of, what was looked at, which way out was taken.
//!
//! Refuses to say what the trouble is: words that match are a hint, a person decides.

use std::collections::BTreeSet;

use super::decide::Refusal;
use super::fact::Fact;
use super::incident::Incident;
use super::instant::Instant;
use super::policy::lookup::same_word;
use super::policy::{Policy, Scenario};
use crate::text::suggest;

/// Words that stand in every second sentence about trouble.
const EMPTY: &[&str] = &[
    "about", "after", "again", "all", "and", "are", "but", "cannot", "during", "fail", "failed",
    "fails", "for", "from", "have", "high", "into", "is", "many", "more", "not", "one", "other",
    "rate", "returns", "rise", "since", "some", "still", "system", "that", "the", "then", "they",
    "this", "to", "when", "while", "with", "within", "work", "works",
];

/// A scenario whose words stand in the incident.
#[derive(Clone, Debug, PartialEq)]
pub struct Match<'p> {
    /// The scenario.
    pub scenario: &'p Scenario,
    /// The words of the incident that speak for it.
    pub words: Vec<String>,
}

/// The scenario that was typed, by id or name or some of its words; error naming the nearest.
pub fn find<'p>(policy: &'p Policy, typed: &str) -> Result<&'p Scenario, Refusal> {
    let all = &policy.scenarios;
    let exact = all
        .iter()
        .find(|one| same_word(&one.id, typed) || same_word(&one.name, typed));
    if let Some(found) = exact {
        return Ok(found);
    }
    let wanted = words(typed);
    let mut part = all.iter().filter(|one| {
        let own = words(&one.name);
        !wanted.is_empty()
            && wanted
                .iter()
                .all(|word| own.iter().any(|o| o.starts_with(word)))
    });
    if let (Some(only), None) = (part.next(), part.next()) {
        return Ok(only);
    }
    Err(Refusal::Unknown {
        what: "scenario",
        typed: typed.to_owned(),
        nearest: suggest::nearest(typed, all.iter().map(|one| one.id.as_str()))
            .map(ToOwned::to_owned),
        known: all.iter().map(|one| one.id.clone()).collect(),
    })
}

/// The scenarios that the incident's words speak of, the best first.
pub fn matching<'p>(policy: &'p Policy, incident: &Incident) -> Vec<Match<'p>> {
    let mut said = telling(&incident.title);
    for text in incident.fields.values() {
        said.extend(telling(text));
    }
    if let Some(impact) = incident.declared.as_ref().and_then(|d| d.impact.as_ref()) {
        said.extend(telling(impact));
    }
    let mut found: Vec<Match<'p>> = policy
        .scenarios
        .iter()
        .filter_map(|scenario| {
            let mut own = telling(&scenario.name);
            scenario
                .symptoms
                .iter()
                .for_each(|s| own.extend(telling(s)));
            let words = said.iter().filter(|word| own.iter().any(|o| akin(word, o)));
            let words: Vec<String> = words.cloned().collect();
            (!words.is_empty()).then_some(Match { scenario, words })
        })
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.words.len()));
    found
}

/// Was anything of it looked at or taken?
pub fn begun(scenario: &Scenario, incident: &Incident) -> bool {
    let looked = |id: &str| incident.steps.contains_key(id);
    scenario.checks.iter().any(|check| looked(&check.id)) || !taken(scenario, incident).is_empty()
}

/// The ways out that were taken: number from 1, and when.
pub fn taken(scenario: &Scenario, incident: &Incident) -> Vec<(usize, Instant)> {
    let facts = incident.entries.iter();
    facts
        .filter_map(|entry| match &entry.fact {
            Fact::OptionChosen(chosen) if chosen.scenario.as_ref() == Some(&scenario.id) => {
                Some((number(scenario, &chosen.option)?, entry.happened_at))
            }
            _ => None,
        })
        .collect()
}

/// How a way out is named in the record.
pub fn option(scenario: &Scenario, number: usize) -> String {
    format!("{}.{number}", scenario.id)
}

fn number(scenario: &Scenario, option: &str) -> Option<usize> {
    let rest = option.strip_prefix(&scenario.id)?.strip_prefix('.')?;
    rest.parse().ok()
}

/// What a recorded way out says, in the playbook's words.
pub fn way_words(policy: &Policy, scenario: &str, option: &str) -> Option<String> {
    let scenario = policy.scenarios.iter().find(|one| one.id == scenario)?;
    let way = scenario
        .ways_out
        .get(number(scenario, option)?.checked_sub(1)?)?;
    Some(way.action.clone())
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn telling(text: &str) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = words(text).into_iter().collect();
    all.retain(|word| word.chars().count() > 2 && !EMPTY.contains(&word.as_str()));
    all
}

/// The same word, or one of them with a short ending: `timeout` and `timeouts`, `500` and `500s`.
fn akin(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let ending = long.strip_prefix(short);
    ending.is_some_and(|rest| rest.is_empty() || matches!(rest, "s" | "es" | "ed" | "ing"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(yaml: &str) -> Policy {
        serde_yaml::from_str(yaml).unwrap()
    }

    fn matched(yaml: &str, title: &str) -> Vec<String> {
        let policy = policy(yaml);
        let incident = Incident {
            title: title.to_owned(),
            ..Incident::default()
        };
        let found = matching(&policy, &incident);
        found.iter().map(|one| one.scenario.id.clone()).collect()
    }

    const WORKBENCH: &str = include_str!("../../playbooks/workbench.yaml");
    const SV_SDK: &str = include_str!("../../playbooks/sv-sdk.yaml");
    const DEFAULT: &str = include_str!("../../playbooks/default.yaml");

    #[test]
    fn the_words_of_the_incident_name_the_scenario() {
        for (yaml, title, id) in [
            (
                SV_SDK,
                "Checkout returns 500s",
                "database-connection-failed",
            ),
            (
                SV_SDK,
                "emails are late, queue grows",
                "email-queue-backed-up",
            ),
            (
                WORKBENCH,
                "API timeout everywhere",
                "performance-degradation",
            ),
            (
                WORKBENCH,
                "connection refused on api",
                "service-unreachable",
            ),
            (DEFAULT, "no space left on device", "full-disk"),
            (DEFAULT, "TLS certificate warnings", "expired-certificate"),
        ] {
            let found = matched(yaml, title);
            assert!(found.iter().any(|one| one == id), "{title}: {found:?}");
        }
        for title in [
            "",
            "nobody can pay",
            "login fails for some",
            "the rate is high",
        ] {
            assert_eq!(matched(SV_SDK, title), Vec::<String>::new(), "{title}");
        }
    }

    #[test]
    fn a_scenario_is_found_by_id_name_or_part_of_it() {
        let policy = policy(WORKBENCH);
        for typed in ["high-error-rate", "High Error Rate", "error", "errors"] {
            let found = find(&policy, typed);
            assert_eq!(found.is_ok(), typed != "errors", "{typed}");
        }
        let Err(Refusal::Unknown { nearest, known, .. }) = find(&policy, "high-eror-rate") else {
            panic!("no such scenario");
        };
        assert_eq!(nearest.as_deref(), Some("high-error-rate"));
        assert_eq!(known.len(), 3);
        assert!(find(&policy, "").is_err());
    }
}
