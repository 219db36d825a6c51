//! What was compared: so that no kind of promise can drop out of the random histories unseen.

use std::collections::BTreeMap;

use irc::domain::policy::{Policy, Trigger};
use irc::domain::timespan::Calendar;

use super::promises::slug;

/// What must be seen in each 500 histories, and how often at least.
const LEAST: &[(&str, usize)] = &[
    ("acknowledge", 80),
    ("action", 50),
    ("action of a severity", 100),
    ("hold", 100),
    ("ladder condition", 150),
    ("ladder elapsed", 400),
    ("ladder no_ack", 80),
    ("ladder no_answer", 8),
    ("ladder no_progress", 100),
    ("ladder not_resolved", 20),
    ("limit of a phase", 150),
    ("limit of a step", 100),
    ("notify", 100),
    ("notify if", 40),
    ("postmortem", 300),
    ("postmortem business", 40),
    ("postmortem days", 100),
    ("resolve", 40),
    ("respond", 200),
    ("role", 20),
    ("state asks", 40),
    ("state due", 100),
    ("state ended", 300),
    ("state holding", 2),
    ("state late", 40),
    ("state met", 300),
    ("state missed", 200),
    ("state not_recorded", 100),
    ("state overdue", 400),
    ("state paused", 50),
    ("state running", 100),
    ("state soon", 5),
    ("state waited for", 100),
    ("state waived", 8),
    ("state words", 40),
    ("task", 50),
    ("update", 400),
];

#[derive(Debug, Default)]
pub(super) struct Coverage(BTreeMap<String, usize>);

impl Coverage {
    /// Takes in what both say of one promise: each line is round, state, and times.
    pub(super) fn take(&mut self, policy: &Policy, id: &str, lines: &[String]) {
        for line in lines {
            let state = line.split([' ', ',']).nth(1).unwrap_or_default();
            let state = match state {
                "NotRecorded" => "not_recorded".to_owned(),
                "Waiting" => "waited for".to_owned(),
                word => word.to_lowercase(),
            };
            *self.0.entry(format!("state {state}")).or_default() += 1;
            *self.0.entry(kind(policy, id)).or_default() += 1;
        }
    }

    /// Kinds that were seen too seldom.
    pub(super) fn lacks(&self, histories: u64) -> Vec<String> {
        let histories = usize::try_from(histories).unwrap();
        let seen = |kind: &str| self.0.get(kind).copied().unwrap_or_default();
        LEAST
            .iter()
            .filter(|(kind, least)| seen(kind) < least * histories / 500)
            .map(|(kind, least)| format!("{kind}: {} of {least}", seen(kind)))
            .collect()
    }
}

fn kind(policy: &Policy, id: &str) -> String {
    let (first, rest) = id.split_once('.').unwrap_or((id, ""));
    match first {
        "ladder" => {
            let (name, place) = rest.rsplit_once('.').unwrap_or_default();
            let ladder = policy.ladders.iter().find(|l| l.name == name).unwrap();
            let step = &ladder.steps[place.parse::<usize>().unwrap() - 1];
            let trigger = match step.trigger {
                Trigger::Elapsed => "elapsed",
                Trigger::NoAck => "no_ack",
                Trigger::NoAnswer => "no_answer",
                Trigger::NoProgress => "no_progress",
                Trigger::NotResolved => "not_resolved",
                Trigger::Condition => "condition",
            };
            format!("ladder {trigger}")
        }
        "notify" => {
            let lists = policy.severities.iter().flat_map(|s| &s.notify);
            let asked = lists.filter(|l| l.condition.is_some());
            let mut who = asked.flat_map(|l| &l.who);
            let is = who.any(|who| slug(who) == rest);
            if is { "notify if" } else { "notify" }.to_owned()
        }
        "postmortem" => {
            let deadlines = policy.postmortem.iter().flat_map(|p| &p.deadlines);
            let own = deadlines.into_iter().find(|d| d.id == rest).unwrap();
            match own.within.calendar {
                Some(Calendar::Business) => "postmortem business",
                Some(_) if policy.zone.is_some() => "postmortem days",
                _ => "postmortem",
            }
            .to_owned()
        }
        "phase" => "limit of a phase".to_owned(),
        "step" => {
            let mut steps = policy.phases.iter().flat_map(|p| &p.steps);
            let is = steps.any(|s| s.id == rest);
            if is {
                "limit of a step"
            } else {
                "action of a severity"
            }
            .to_owned()
        }
        other => other.to_owned(),
    }
}
