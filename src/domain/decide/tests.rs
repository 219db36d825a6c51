//! Given a policy and a record, when something is asked for, then these facts or that refusal.

mod people;

use proptest::prelude::*;

use super::steps::Answers;
use super::*;
use crate::domain::act::Act;
use crate::domain::fact::{CancelReason, PlaybookPinned};
use crate::domain::policy::Policy;
use crate::domain::state::State;

fn policy() -> Policy {
    let yaml = r"
irc: 1
name: test
title: Test
unsure: SEV-2
severities:
  - {id: SEV-1, name: Critical, meaning: down, notify: [{who: [CEO], within: 15m}]}
  - {id: SEV-2, meaning: degraded}
  - {id: SEV-3, meaning: minor}
roles:
  - {name: Incident Lead, abbr: IL, is: ic}
  - {name: Driver, exclusive: true}
states: [{state: investigating, word: Looking}]
phases:
  - id: triage
    name: Triage
    stage: triage
    questions: [{id: impact, text: What?, fills: impact}, {id: risk, text: Risk?, kind: yes_no}]
  - id: verify
    name: Verify
    stage: resolve
    steps:
      - {id: healthy, text: Healthy, required: true}
      - {id: watch, text: Watch, hold: 15m..30m}
mitigations: [{id: rollback, name: Roll back}]
";
    serde_yaml::from_str(yaml).unwrap()
}

const START: i64 = 1_795_226_400;

/// A record that grows by decisions, one minute apart.
struct Story {
    policy: Policy,
    acts: Vec<Act>,
    clock: i64,
}

impl Story {
    fn new() -> Self {
        Self {
            policy: policy(),
            acts: Vec::new(),
            clock: START,
        }
    }

    fn declared(severity: &str) -> Self {
        let mut story = Self::new();
        let request = declare::Request {
            severity: Some(severity.to_owned()),
            title: "it is down".to_owned(),
            ..Default::default()
        };
        let when = When::exactly(Instant::from_unix(story.clock));
        let decided = declare::declare(
            &story.policy,
            request,
            PlaybookPinned::default(),
            when,
            "@ann",
        )
        .unwrap();
        story.record(&decided, "@ann");
        story
    }

    fn incident(&self) -> Incident {
        Incident::replay_both_ways("20261121-001-abc", &self.acts)
    }

    fn record(&mut self, decided: &Decided, by: &str) {
        if decided.facts.is_empty() {
            return;
        }
        let seq = self.acts.len() as u64 + 1;
        let facts = decided.facts.iter();
        let events = facts.map(|f| f.fact.event(f.when.at, f.when.precision));
        self.acts.push(Act {
            writer: "00000000000000aa".to_owned(),
            hlc: [self.clock * 1000, 0],
            ..Act::of_test(seq, Instant::from_unix(self.clock), by, events.collect())
        });
        self.clock += 60;
    }

    fn try_by(&mut self, by: &str, decide: impl Fn(&Context<'_>) -> Decision) -> Decision {
        let incident = self.incident();
        let now = Instant::from_unix(self.clock);
        let when = When::exactly(now);
        let context = Context {
            policy: &self.policy,
            incident: &incident,
            now,
            when,
            by,
        };
        let decided = decide(&context)?;
        self.record(&decided, by);
        Ok(decided)
    }

    fn go(&mut self, decide: impl Fn(&Context<'_>) -> Decision) -> Decided {
        self.try_by("@ann", decide).unwrap()
    }
}

fn kinds(decided: &Decided) -> Vec<String> {
    decided
        .facts
        .iter()
        .map(|f| f.fact.event(f.when.at, f.when.precision).kind)
        .collect()
}

#[test]
fn a_person_who_declares_has_acknowledged_and_commands() {
    let story = Story::declared("sev2");
    let incident = story.incident();
    assert_eq!(incident.state, State::Acknowledged);
    assert_eq!(incident.severity(), "SEV-2");
    assert_eq!(incident.holders("ic"), ["@ann"]);
}

#[test]
fn unsure_takes_the_worse_one() {
    let policy = policy();
    let taken =
        |typed, unsure| declare::severity(&policy, typed, unsure).map(|(s, _)| s.id.clone());
    assert_eq!(taken(Some("sev3"), true).unwrap(), "SEV-2");
    assert_eq!(taken(Some("SEV-1"), true).unwrap(), "SEV-1");
    assert_eq!(taken(None, true).unwrap(), "SEV-2");
    assert_eq!(taken(Some("p2"), false).unwrap(), "SEV-2");
    assert!(matches!(
        taken(Some("sve2"), false),
        Err(Refusal::UnknownSeverity {
            nearest: Some(_),
            ..
        })
    ));
    assert!(matches!(
        taken(None, false),
        Err(Refusal::SeverityNeeded { .. })
    ));
}

#[test]
fn a_move_already_made_records_nothing() {
    let mut story = Story::declared("sev2");
    let again = story.go(|c| lifecycle::ack(c, &Answers::default(), false));
    assert!(again.facts.is_empty());
    assert!(matches!(again.remarks.as_slice(), [Remark::Already { .. }]));
    let other = story
        .try_by("@bob", |c| lifecycle::ack(c, &Answers::default(), true))
        .unwrap();
    assert_eq!(kinds(&other), ["responder_joined"]);
    story.go(|c| lifecycle::triage(c, None, &Answers::default()));
    assert!(
        story
            .go(|c| lifecycle::triage(c, None, &Answers::default()))
            .facts
            .is_empty()
    );
}

#[test]
fn skipping_the_acknowledgement_writes_it_as_implied() {
    let mut story = Story::new();
    let request = declare::Request {
        severity: Some("sev1".to_owned()),
        unacked: true,
        ..Default::default()
    };
    let when = When::exactly(Instant::from_unix(story.clock));
    let pin = PlaybookPinned::default();
    let decided = declare::declare(&story.policy, request, pin, when, "@ann").unwrap();
    story.record(&decided, "@ann");
    assert_eq!(story.incident().state, State::Declared);
    let moved = story.go(|c| lifecycle::mitigate(c, false, None, &Answers::default()));
    assert_eq!(kinds(&moved), ["acknowledged", "state_set"]);
    let incident = story.incident();
    assert_eq!(incident.state, State::Mitigating);
    assert_eq!(incident.instants.identified, None);
}

#[test]
fn forward_skips_and_steps_back_are_free_but_not_out_of_resolved() {
    let mut story = Story::declared("sev2");
    story.go(|c| lifecycle::state(c, "monitoring"));
    let back = story.go(|c| lifecycle::state(c, "looking"));
    assert!(
        back.remarks
            .iter()
            .any(|r| matches!(r, Remark::SteppedBack { .. }))
    );
    assert_eq!(story.incident().state, State::Investigating);
    let request = resolve::Request {
        verified: true,
        ..Default::default()
    };
    story.go(|c| resolve::resolve(c, request.clone()));
    assert!(matches!(
        story.try_by("@ann", |c| lifecycle::state(c, "investigating")),
        Err(Refusal::NotActive { .. })
    ));
    story.go(|c| lifecycle::reopen(c, None));
    assert_eq!(story.incident().state, State::Investigating);
    assert_eq!(story.incident().instants.resolved, None);
}

#[test]
fn resolve_wants_its_checks_and_says_when_the_watch_is_not_over() {
    let mut story = Story::declared("sev2");
    story.go(|c| lifecycle::mitigate(c, true, Some("rolled back".to_owned()), &Answers::default()));
    let plain = resolve::Request::default();
    assert!(matches!(
        story.try_by("@ann", |c| resolve::resolve(c, plain.clone())),
        Err(Refusal::ChecksOpen { .. })
    ));
    let forced = resolve::Request {
        force: true,
        ..Default::default()
    };
    assert!(matches!(
        story.try_by("@ann", |c| resolve::resolve(c, forced.clone())),
        Err(Refusal::ReasonNeeded { .. })
    ));
    let vouched = resolve::Request {
        verified: true,
        ..Default::default()
    };
    let done = story.go(|c| resolve::resolve(c, vouched.clone()));
    assert_eq!(kinds(&done), ["step_done", "resolved"]);
    assert!(
        done.remarks
            .iter()
            .any(|r| matches!(r, Remark::BeforeHold { .. }))
    );
    story.go(|c| lifecycle::reopen(c, None));
    assert!(
        matches!(
            story.try_by("@ann", |c| resolve::resolve(c, plain.clone())),
            Err(Refusal::ChecksOpen { .. })
        ),
        "a check from before the relapse is stale"
    );
}

#[test]
fn lowering_wants_a_reason_and_raising_says_whom_to_tell() {
    let mut story = Story::declared("sev2");
    let to = |severity: &str, reason: Option<&str>| severity::Request {
        severity: severity.to_owned(),
        reason: reason.map(ToOwned::to_owned),
        ..Default::default()
    };
    assert!(matches!(
        story.try_by("@ann", |c| severity::severity(c, to("sev3", None))),
        Err(Refusal::ReasonNeeded { .. })
    ));
    let raised = story.go(|c| severity::severity(c, to("sev1", None)));
    assert!(raised.remarks.contains(&Remark::TellNow {
        who: vec!["CEO".to_owned()]
    }));
    let confirmed = story.go(|c| severity::severity(c, to("sev1", None)));
    assert!(matches!(
        confirmed.remarks.as_slice(),
        [Remark::Confirmed { .. }]
    ));
    let corrected = severity::Request {
        correct: true,
        ..to("sev2", Some("never was worse"))
    };
    story.go(|c| severity::severity(c, corrected.clone()));
    let incident = story.incident();
    assert_eq!(incident.severities.len(), 1);
    assert_eq!(incident.severity(), "SEV-2");
}

#[test]
fn answers_fill_the_record_and_unknown_ids_name_the_nearest() {
    let mut story = Story::declared("sev2");
    let answers = Answers {
        answers: vec![
            ("impact".to_owned(), "nobody can pay".to_owned()),
            ("risk".to_owned(), "N".to_owned()),
        ],
        chosen: vec!["rollback".to_owned()],
        ..Answers::default()
    };
    story.go(|c| lifecycle::triage(c, None, &answers));
    let incident = story.incident();
    assert_eq!(
        incident.fields.get("impact").map(String::as_str),
        Some("nobody can pay")
    );
    assert_eq!(
        incident.answers.get("risk").map(|a| a.text.as_str()),
        Some("no")
    );
    assert_eq!(incident.chosen.len(), 1);
    let slip = Answers {
        ticks: vec!["helthy".to_owned()],
        ..Answers::default()
    };
    let refused = story.try_by("@ann", |c| steps::alone(c, &slip));
    assert!(matches!(refused, Err(Refusal::Unknown { nearest: Some(n), .. }) if n == "healthy"));
}

#[test]
fn undo_takes_back_the_last_act_whole_and_amend_puts_right() {
    let mut story = Story::declared("sev2");
    story.go(|c| lifecycle::mitigate(c, true, None, &Answers::default()));
    assert_eq!(story.incident().state, State::Monitoring);
    story.go(|c| correct::undo(c, "00000000000000aa"));
    let incident = story.incident();
    assert_eq!(incident.state, State::Acknowledged);
    assert_eq!(incident.instants.mitigated, None);
    assert_eq!(incident.struck.len(), 2);
    assert!(
        matches!(
            story.try_by("@ann", |c| correct::undo(c, "00000000000000aa")),
            Err(Refusal::StateByVerb { .. })
        ),
        "a declaration is cancelled, not undone"
    );
    let at = When {
        at: Instant::from_unix(START - 600),
        precision: Precision::Minute,
    };
    story.go(|c| correct::amend(c, "0000-1.3", Some(at), None));
    assert_eq!(story.incident().instants.acknowledged, Some(at.at));
}

#[test]
fn cancelling_wants_a_reason_and_closing_wants_resolved() {
    let mut story = Story::declared("sev2");
    assert!(matches!(
        story.try_by("@ann", |c| close::close(c, &Answers::default())),
        Err(Refusal::NotResolved { .. })
    ));
    let cancel = |c: &Context<'_>, why: Option<&str>| {
        lifecycle::cancel(
            c,
            CancelReason::FalseAlarm,
            None,
            why.map(ToOwned::to_owned),
        )
    };
    assert!(matches!(
        story.try_by("@ann", |c| cancel(c, None)),
        Err(Refusal::ReasonNeeded { .. })
    ));
    story.go(|c| cancel(c, Some("probe was wrong")));
    assert_eq!(story.incident().state, State::Cancelled);
}

proptest! {
    /// The order in which acts are read does not matter.
    #[test]
    fn replay_does_not_depend_on_the_order_of_reading(seed in any::<u64>()) {
        let mut story = Story::declared("sev2");
        story.go(|c| lifecycle::triage(c, Some("sev1"), &Answers::default()));
        story.go(|c| lifecycle::mitigate(c, true, None, &Answers::default()));
        story.go(|c| note::note(c, vec![note::Request { text: "x".to_owned(), ..Default::default() }]));
        let straight = story.incident();
        let mut acts = story.acts.clone();
        let mut state = seed;
        for index in (1..acts.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            acts.swap(index, usize::try_from(state % (index as u64 + 1)).unwrap());
        }
        prop_assert_eq!(Incident::replay("20261121-001-abc", &acts), straight);
    }
}
