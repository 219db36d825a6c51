//! A record to test views on: facts with their times, replayed.
//!
//! Refuses to build an incident by hand, so that no test stands on what could not be recorded.

use crate::domain::act::Act;
use crate::domain::fact::{Acknowledged, Declared, Fact, Mode, SeveritySet};
use crate::domain::incident::Incident;
use crate::domain::instant::{Instant, Precision};
use crate::domain::policy::Policy;

/// 2026-11-21T14:00:00Z.
const START: i64 = 1_795_269_600;

/// A small playbook with one promise of most kinds; the line of a rule stands in its words.
const PLAYBOOK: &str = r"
irc: 1
name: test
title: Test
severities:
  - id: SEV-1
    meaning: down
    acknowledge: 5m
    update: {every: 15m, line: 11}
    notify: [{who: [CEO], within: 10m, line: 12}]
    line: 10
  - id: SEV-2
    meaning: degraded
    acknowledge: 5m
    update: {every: 30m, line: 21}
    line: 20
roles:
  - {name: Incident Lead, is: ic, required_for: [SEV-1, SEV-2], line: 30}
  - {name: Scribe, is: scribe, required_for: [SEV-1], line: 31}
postmortem:
  deadlines: [{id: draft, what: Draft, within: 48h, met_by: drafted, line: 40}]
";

/// A minute of the story.
pub(crate) fn minute(minute: i64) -> Instant {
    Instant::from_unix(START).plus(minute * 60)
}

/// A record that grows.
pub(crate) struct Story {
    pub(crate) id: String,
    pub(crate) policy: Policy,
    acts: Vec<Act>,
    /// What follows is recorded then; `None`: as it happens.
    pub(crate) recorded: Option<i64>,
}

impl Story {
    /// Declared and acknowledged in minute 0.
    pub(crate) fn declared(severity: &str) -> Self {
        Self::new(severity, Mode::Real, 0)
    }

    pub(crate) fn new(severity: &str, mode: Mode, at: i64) -> Self {
        let mut story = Self {
            id: "20261121-001-abc".to_owned(),
            policy: serde_yaml::from_str(PLAYBOOK).unwrap(),
            acts: Vec::new(),
            recorded: None,
        };
        story.fact(
            at,
            &Fact::Declared(Declared {
                severity: severity.to_owned(),
                title: "checkout fails".to_owned(),
                mode,
                ..Declared::default()
            }),
        );
        story.fact(at, &Fact::Acknowledged(Acknowledged::default()));
        story
    }

    pub(crate) fn fact(&mut self, at: i64, fact: &Fact) -> &mut Self {
        let happened = minute(at);
        let recorded = minute(self.recorded.unwrap_or(at));
        let seq = self.acts.len() as u64 + 1;
        self.acts.push(Act::of_test(
            seq,
            recorded,
            "@ann",
            vec![fact.event(happened, Precision::Second)],
        ));
        self
    }

    pub(crate) fn severity(&mut self, at: i64, to: &str) -> &mut Self {
        let set = SeveritySet {
            to: to.to_owned(),
            ..SeveritySet::default()
        };
        self.fact(at, &Fact::SeveritySet(set))
    }

    pub(crate) fn incident(&self) -> Incident {
        Incident::replay_both_ways(&self.id, &self.acts)
    }
}
