//! `snooze`, `cadence`, `waive`: three separate acts upon clocks, all recorded.
//!
//! A snooze silences the bell and moves no due; a cadence is a decision that changes a promise from now on; a waiver
//! takes a promise back. Refuses to touch what has been decided: a promise that is due already stays due.

use super::super::clocks::{self, Clock, ClockState, grade};
use super::super::fact::{CadenceSet, Fact, Snoozed, Waived};
use super::super::instant::Instant;
use super::super::policy::Audience;
use super::super::timespan::Timespan;
use super::declare::too_long;
use super::note::TEXT_LIMIT;
use super::{Context, Decided, Decision, Refusal, Remark};
use crate::text::suggest;

/// Decides `snooze CLOCK`: the bell is silent for so many seconds from now; 0 brings it back.
pub fn snooze(context: &Context<'_>, clock: &str, seconds: i64) -> Decision {
    context.writable()?;
    let clock = match open(context, clock)? {
        Found::Open(clock) => clock,
        Found::Over(remark) => return Ok(Decided::only(remark)),
    };
    let mut decided = Decided::default();
    decided.push(
        context,
        Fact::Snoozed(Snoozed {
            clock: clock.id,
            until: context.now.plus(seconds.max(0)),
        }),
    );
    Ok(decided)
}

/// Decides `waive CLOCK --reason`: the promise does not count from now on. One whose due has passed stays broken.
pub fn waive(context: &Context<'_>, clock: &str, reason: Option<&str>) -> Decision {
    context.writable()?;
    let reason = wanted(reason, "waiving a promise")?;
    let clock = match open(context, clock)? {
        Found::Open(clock) => clock,
        Found::Over(remark) => return Ok(Decided::only(remark)),
    };
    let mut decided = Decided::default();
    if let (ClockState::Overdue, Some(since)) = (clock.state, clock.late_after) {
        decided.remarks.push(Remark::WaivedLate { since });
    }
    decided.push(
        context,
        Fact::Waived(Waived {
            clock: clock.id,
            reason,
        }),
    );
    Ok(decided)
}

/// Another interval between updates, as asked for.
#[derive(Clone, Debug, Default)]
pub struct Cadence {
    /// The interval.
    pub every: Timespan,
    /// Until when; `None`: until the next decision, or the end of the incident.
    pub until: Option<Instant>,
    /// For whom, as typed; `None`: those to whom the playbook promises updates at this severity.
    pub audience: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// Decides `cadence 2h`.
pub fn cadence(context: &Context<'_>, request: Cadence) -> Decision {
    context.active("cadence")?;
    let reason = wanted(request.reason.as_deref(), "changing the cadence")?;
    let audience = match &request.audience {
        Some(typed) => audience(typed)?,
        None => usual(context),
    };
    if let Some(until) = request.until.filter(|until| *until <= context.now) {
        return Err(Refusal::TimeOrder {
            what: "the end of the cadence",
            at: until,
            bound: context.now,
            bound_is: "now",
        });
    }
    let mut decided = Decided::default();
    let announced = context
        .incident
        .updates
        .iter()
        .filter(|update| update.said_at.is_some() && update.serves(audience))
        .max_by_key(|update| update.said_at)
        .and_then(|update| update.next_by)
        .filter(|by| *by > context.now);
    if let Some(by) = announced {
        decided.remarks.push(Remark::StillAnnounced { by });
    }
    decided.push(
        context,
        Fact::CadenceSet(CadenceSet {
            every: request.every,
            until: request.until,
            audience,
            reason,
        }),
    );
    Ok(decided)
}

/// Those to whom the current severity promises updates; else the people at work.
fn usual(context: &Context<'_>) -> Audience {
    context
        .policy
        .severity_by_id(context.incident.severity())
        .and_then(|severity| severity.update.as_ref())
        .map_or(Audience::Internal, |cadence| cadence.audience)
}

fn audience(typed: &str) -> Result<Audience, Refusal> {
    let word = typed.trim().replace(['_', ' '], "-").to_lowercase();
    let known = Audience::ALL.map(Audience::word);
    Audience::ALL
        .into_iter()
        .find(|audience| audience.word() == word)
        .ok_or_else(|| Refusal::Unknown {
            what: "audience",
            typed: typed.to_owned(),
            nearest: suggest::nearest(&word, known).map(ToOwned::to_owned),
            known: known.map(ToOwned::to_owned).to_vec(),
        })
}

fn wanted(reason: Option<&str>, act: &'static str) -> Result<String, Refusal> {
    let reason = reason.map(str::trim).filter(|text| !text.is_empty());
    let reason = reason.ok_or(Refusal::ReasonNeeded { act })?;
    too_long("the reason", reason, TEXT_LIMIT)?;
    Ok(reason.to_owned())
}

/// A clock that was named.
enum Found {
    Open(Box<Clock>),
    Over(Remark),
}

/// The open clock of this id; of several rounds the one that ends first.
fn open(context: &Context<'_>, typed: &str) -> Result<Found, Refusal> {
    let all = clocks::clocks(context.policy, context.incident, context.now);
    let wanted = typed.trim();
    let named = |clock: &&Clock| clock.id.eq_ignore_ascii_case(wanted);
    let is_open = |clock: &&Clock| grade(clock).is_none() || clock.state == ClockState::Words;
    if let Some(clock) = all.iter().filter(is_open).find(named) {
        return Ok(Found::Open(Box::new(clock.clone())));
    }
    if let Some(clock) = all.iter().rev().find(named) {
        return Ok(Found::Over(Remark::ClockOver {
            clock: clock.id.clone(),
            state: clock.state,
            at: clock.met_at,
        }));
    }
    let mut known: Vec<String> = all.iter().filter(is_open).map(|c| c.id.clone()).collect();
    let mut seen = std::collections::BTreeSet::new();
    known.retain(|id| seen.insert(id.clone()));
    Err(Refusal::Unknown {
        what: "clock",
        typed: typed.to_owned(),
        nearest: suggest::nearest(wanted, known.iter().map(String::as_str)).map(ToOwned::to_owned),
        known,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::act::Act;
    use crate::domain::decide::{NewFact, When};
    use crate::domain::fact::{Acknowledged, Declared, Resolved};
    use crate::domain::incident::Incident;
    use crate::domain::policy::Policy;

    const START: i64 = 1_795_226_400;

    struct Story {
        policy: Policy,
        acts: Vec<Act>,
    }

    impl Story {
        fn new() -> Self {
            let yaml = r"
irc: 1
name: test
title: Test
severities:
  - id: SEV-1
    meaning: down
    acknowledge: 5m
    update: {every: 30m, audience: status-page}
    notify: [{who: [CEO], within: 15m}]
";
            let mut story = Self {
                policy: serde_yaml::from_str(yaml).unwrap(),
                acts: Vec::new(),
            };
            let declared = Fact::Declared(Declared {
                severity: "SEV-1".to_owned(),
                ..Declared::default()
            });
            story.add(0, &declared);
            story.add(0, &Fact::Acknowledged(Acknowledged::default()));
            story
        }

        fn add(&mut self, minute: i64, fact: &Fact) {
            let at = Instant::from_unix(START).plus(minute * 60);
            let when = When::exactly(at);
            let seq = self.acts.len() as u64 + 1;
            self.acts.push(Act {
                writer: "00000000000000aa".to_owned(),
                ..Act::of_test(seq, at, "@ann", vec![fact.event(when.at, when.precision)])
            });
        }

        fn at(&mut self, minute: i64, decide: impl Fn(&Context<'_>) -> Decision) -> Decision {
            let incident = Incident::replay("20261121-001-abc", &self.acts);
            let now = Instant::from_unix(START).plus(minute * 60);
            let decided = decide(&Context {
                policy: &self.policy,
                incident: &incident,
                now,
                when: When::exactly(now),
                by: "@ann",
            })?;
            for NewFact { fact, .. } in &decided.facts {
                self.add(minute, fact);
            }
            Ok(decided)
        }

        fn clock(&self, id: &str, minute: i64) -> Clock {
            let incident = Incident::replay("20261121-001-abc", &self.acts);
            let now = Instant::from_unix(START).plus(minute * 60);
            let all = clocks::clocks(&self.policy, &incident, now);
            let mut named: Vec<Clock> = all.into_iter().filter(|c| c.id == id).collect();
            named.sort_by_key(|clock| clock.round);
            named.pop().unwrap()
        }
    }

    #[test]
    fn a_snooze_silences_the_bell_and_moves_no_due() {
        let mut story = Story::new();
        let before = story.clock("update.status-page", 10);
        story
            .at(10, |c| snooze(c, "update.status-page", 1200))
            .unwrap();
        let after = story.clock("update.status-page", 10);
        let until = Instant::from_unix(START).plus(30 * 60);
        assert_eq!(after.snoozed_until, Some(until));
        assert_eq!(after.late_after, before.late_after);
        assert_eq!(
            story.clock("update.status-page", 31).state,
            ClockState::Overdue
        );
        story
            .at(12, |c| snooze(c, "update.status-page", 0))
            .unwrap();
        assert_eq!(story.clock("update.status-page", 12).snoozed_until, None);
    }

    #[test]
    fn a_waiver_counts_from_now_on_and_wants_a_reason() {
        let mut story = Story::new();
        let none = story.at(5, |c| waive(c, "notify.ceo", Some("  ")));
        assert!(matches!(none, Err(Refusal::ReasonNeeded { .. })));
        story
            .at(5, |c| waive(c, "Notify.CEO", Some("on the bridge")))
            .unwrap();
        let clock = story.clock("notify.ceo", 60);
        assert_eq!(clock.state, ClockState::Waived);
        assert_eq!(clock.detail.as_deref(), Some("on the bridge"));
        let again = story.at(6, |c| waive(c, "notify.ceo", Some("x"))).unwrap();
        assert!(again.facts.is_empty());
        assert!(matches!(
            again.remarks.as_slice(),
            [Remark::ClockOver {
                state: ClockState::Waived,
                ..
            }]
        ));
    }

    #[test]
    fn a_waiver_after_the_due_says_that_it_stays_broken() {
        let mut story = Story::new();
        let late = story.at(20, |c| waive(c, "notify.ceo", Some("asleep")));
        let since = Instant::from_unix(START).plus(15 * 60);
        assert_eq!(late.unwrap().remarks, vec![Remark::WaivedLate { since }]);
        assert_eq!(story.clock("notify.ceo", 60).state, ClockState::Missed);
    }

    #[test]
    fn an_unknown_clock_names_the_nearest_and_a_kept_one_is_no_error() {
        let mut story = Story::new();
        let slip = story.at(1, |c| snooze(c, "notify.coe", 60));
        let Err(Refusal::Unknown { nearest, known, .. }) = slip else {
            panic!("{slip:?}");
        };
        assert_eq!(nearest.as_deref(), Some("notify.ceo"));
        assert!(!known.contains(&"acknowledge".to_owned()));
        let kept = story.at(1, |c| snooze(c, "acknowledge", 60)).unwrap();
        assert!(kept.facts.is_empty());
    }

    #[test]
    fn a_cadence_is_for_whom_the_playbook_promises_updates() {
        let mut story = Story::new();
        let request = Cadence {
            every: Timespan::parse("2h").unwrap(),
            reason: Some("night".to_owned()),
            until: Some(Instant::from_unix(START).plus(36_000)),
            audience: None,
        };
        let none = Cadence {
            reason: None,
            ..request.clone()
        };
        assert!(story.at(10, |c| cadence(c, none.clone())).is_err());
        story.at(10, |c| cadence(c, request.clone())).unwrap();
        let clock = story.clock("update.status-page", 40);
        assert_eq!(clock.state, ClockState::Running);
        assert!(
            clock.rule.text.contains("2h (night)"),
            "{}",
            clock.rule.text
        );
        let named = |audience: &str| Cadence {
            audience: Some(audience.to_owned()),
            ..request.clone()
        };
        let slip = story.at(11, |c| cadence(c, named("custmers")));
        assert!(
            matches!(slip, Err(Refusal::Unknown { nearest: Some(near), .. }) if near == "customers")
        );
        assert!(story.at(11, |c| cadence(c, named("Status Page"))).is_ok());
        let past = Cadence {
            until: Some(Instant::from_unix(START)),
            ..request.clone()
        };
        assert!(matches!(
            story.at(11, |c| cadence(c, past.clone())),
            Err(Refusal::TimeOrder { .. })
        ));
    }

    #[test]
    fn a_cadence_is_for_incidents_that_are_worked_on() {
        let mut story = Story::new();
        story.add(5, &Fact::Resolved(Resolved::default()));
        let request = Cadence {
            every: Timespan::parse("2h").unwrap(),
            reason: Some("x".to_owned()),
            ..Cadence::default()
        };
        let refused = story.at(6, |c| cadence(c, request.clone()));
        assert!(matches!(refused, Err(Refusal::NotActive { .. })));
    }
}
