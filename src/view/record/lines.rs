//! The record's lines: what happened, what was done, what is being done, what comes next.

use super::one_line;
use super::times::Times;
use crate::domain::fact::{Fact, Flavor};
use crate::domain::incident::{Incident, Task};
use crate::domain::policy::Policy;
use crate::domain::scenario;
use crate::domain::state::State;
use crate::text::cut;
use crate::view::words::sentence;

/// Lines of a timeline, and entries of a list, at most: the newest.
const NEWEST: usize = 8;
const LISTED: usize = 4;
/// Characters of one entry, at most.
const LONG: usize = 200;

fn short(text: &str) -> String {
    cut::to_chars(&one_line(text), LONG).into_owned()
}

/// The newest few, in order, as one line.
fn joined(mut entries: Vec<String>) -> Option<String> {
    let first = entries.len().saturating_sub(LISTED);
    entries.drain(..first);
    (!entries.is_empty()).then(|| entries.join("; "))
}

/// The newest lines of what happened, one below the other: `- 14:02 UTC declared SEV-2: ...`.
pub(super) fn timeline(policy: &Policy, incident: &Incident, times: &Times<'_>) -> Option<String> {
    let told = |fact: &Fact| {
        matches!(
            fact,
            Fact::Declared(_)
                | Fact::Alerted(_)
                | Fact::Detected(_)
                | Fact::ImpactStarted(_)
                | Fact::ImpactEnded(_)
                | Fact::SeveritySet(_)
                | Fact::StateSet(_)
                | Fact::Mitigated(_)
                | Fact::Resolved(_)
                | Fact::Reopened(_)
                | Fact::Noted(_)
                | Fact::HypothesisRuledOut(_)
                | Fact::HypothesisConfirmed(_)
                | Fact::OptionChosen(_)
        )
    };
    let entries: Vec<_> = incident
        .entries
        .iter()
        .filter(|entry| told(&entry.fact))
        .collect();
    let newest = entries.iter().skip(entries.len().saturating_sub(NEWEST));
    let lines: Vec<String> = newest
        .map(|entry| {
            let text = short(&sentence(policy, &entry.fact));
            format!("- {} {text}", times.at(entry.happened_at))
        })
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What was done: deeds, tasks that are done, and what stopped it.
pub(super) fn taken(policy: &Policy, incident: &Incident) -> Option<String> {
    let done = |fact: &Fact| match fact {
        Fact::Noted(noted) if noted.flavor == Flavor::Did => Some(short(&noted.text)),
        Fact::TaskDone(done) => {
            let task = incident.tasks.iter().find(|task| task.id == done.task)?;
            Some(short(&task.text))
        }
        Fact::OptionChosen(chosen) => match &chosen.scenario {
            Some(own) => scenario::way_words(policy, own, &chosen.option).map(|way| short(&way)),
            None => option(policy, &chosen.option),
        },
        Fact::Mitigated(mitigated) => mitigated.how.as_deref().map(short),
        _ => None,
    };
    joined(
        incident
            .entries
            .iter()
            .filter_map(|entry| done(&entry.fact))
            .collect(),
    )
}

/// What is being done: the mitigation while it is under way and open tasks; else the last deed.
pub(super) fn current(policy: &Policy, incident: &Incident, times: &Times<'_>) -> Option<String> {
    let mut now = Vec::new();
    if incident.state == State::Mitigating
        && let Some((_, chosen)) = incident.chosen.last()
    {
        now.extend(option(policy, chosen));
    }
    now.extend(open_tasks(incident, times));
    let deed = || {
        let mut deeds = incident
            .entries
            .iter()
            .filter_map(|entry| match &entry.fact {
                Fact::Noted(noted) if noted.flavor == Flavor::Did => Some(short(&noted.text)),
                _ => None,
            });
        deeds.next_back().into_iter().collect()
    };
    joined(if now.is_empty() { deed() } else { now })
}

/// What comes next: while it is open the last decision and open tasks, afterwards open action items.
pub(super) fn next(incident: &Incident, times: &Times<'_>) -> Option<String> {
    if !incident.state.is_active() {
        let open = incident
            .actions
            .iter()
            .filter(|item| item.done_at.is_none());
        let item = |item: &crate::domain::incident::ActionItem| {
            let owner = item
                .owner
                .as_ref()
                .map(|owner| format!("{owner} "))
                .unwrap_or_default();
            format!("{owner}{}", short(&item.text))
        };
        return joined(open.map(item).collect());
    }
    let mut decisions = incident
        .entries
        .iter()
        .filter_map(|entry| match &entry.fact {
            Fact::Noted(noted) if noted.flavor == Flavor::Decision => Some(short(&noted.text)),
            _ => None,
        });
    let mut next: Vec<String> = decisions.next_back().into_iter().collect();
    next.extend(open_tasks(incident, times));
    joined(next)
}

fn open_tasks(incident: &Incident, times: &Times<'_>) -> impl Iterator<Item = String> {
    let line = |task: &Task| {
        let who = task
            .who
            .as_ref()
            .map(|who| format!("{who} "))
            .unwrap_or_default();
        let due = task
            .due
            .map(|at| format!(" (by {})", times.at(at)))
            .unwrap_or_default();
        format!("{who}{}{due}", short(&task.text))
    };
    incident
        .tasks
        .iter()
        .filter(|task| task.done_at.is_none())
        .map(line)
}

fn option(policy: &Policy, id: &str) -> Option<String> {
    let mitigation = policy.mitigations.iter().find(|m| m.id == id)?;
    Some(short(&mitigation.name))
}
