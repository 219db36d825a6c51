//! What holds for every history: order of recording, notes beside the point, permanence, and states that agree with times.
//!
//! Histories are random, over every shipped playbook.

use proptest::prelude::*;

use super::story::{Story, case};
use crate::domain::act::Act;
use crate::domain::clocks::{Clock, ClockState, clocks};
use crate::domain::fact::{CadenceSet, Cancelled, Fact, Flavor, ImpactStarted, StepDone, Waived};
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::{Audience, Policy};
use crate::domain::state::State;
use crate::domain::timespan::Timespan;

const PLAYBOOKS: [&str; 7] = [
    "default",
    "pagerduty-public",
    "sql-studio",
    "sv-sdk",
    "release-manager",
    "qawave",
    "workbench",
];

/// What may happen; the number picks whom or what.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Ack,
    Severity(usize),
    State(usize),
    Mitigated,
    Resolved,
    Reopened,
    Cancelled,
    Relapse,
    Said(i64),
    Finding,
    Called(usize),
    Reached(usize),
    Answer(usize, bool),
    Step(usize),
    Cadence(i64),
    Waive(usize),
}

#[derive(Clone, Debug)]
struct History {
    playbook: &'static str,
    acked: bool,
    severity: usize,
    deeds: Vec<(Deed, i64)>,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        1 => Just(Deed::Ack),
        4 => (0..4_usize).prop_map(Deed::Severity),
        3 => (0..5_usize).prop_map(Deed::State),
        3 => Just(Deed::Mitigated),
        3 => Just(Deed::Resolved),
        3 => Just(Deed::Reopened),
        1 => Just(Deed::Cancelled),
        1 => Just(Deed::Relapse),
        5 => (0..90_i64).prop_map(Deed::Said),
        4 => Just(Deed::Finding),
        2 => (0..40_usize).prop_map(Deed::Called),
        3 => (0..40_usize).prop_map(Deed::Reached),
        2 => ((0..40_usize), any::<bool>()).prop_map(|(n, yes)| Deed::Answer(n, yes)),
        2 => (0..40_usize).prop_map(Deed::Step),
        1 => (5..200_i64).prop_map(Deed::Cadence),
        1 => (0..40_usize).prop_map(Deed::Waive),
    ]
}

fn history() -> impl Strategy<Value = History> {
    let gap =
        prop_oneof![3 => 1..2400_i64, 1 => (1..60_i64).prop_map(|m| m * 60), 1 => 1..90_000_i64];
    (
        prop::sample::select(PLAYBOOKS.to_vec()),
        any::<bool>(),
        0..4_usize,
        prop::collection::vec((deed(), gap), 0..25),
    )
        .prop_map(|(playbook, acked, severity, deeds)| History {
            playbook,
            acked,
            severity,
            deeds,
        })
}

fn start() -> Instant {
    Instant::from_unix(1_795_269_600)
}

/// Everybody whom the playbook names.
fn names(policy: &Policy) -> Vec<String> {
    let ladders = policy
        .ladders
        .iter()
        .flat_map(|l| &l.steps)
        .flat_map(|r| &r.targets);
    let lists = policy
        .severities
        .iter()
        .flat_map(|s| &s.notify)
        .flat_map(|n| &n.who);
    ladders.chain(lists).cloned().collect()
}

fn pick<T: Clone>(all: &[T], n: usize) -> Option<T> {
    all.get(n % all.len().max(1)).cloned()
}

fn tell(history: &History) -> (Story, Instant) {
    let mut story = case(history.playbook);
    let severities: Vec<String> = story
        .policy
        .severities
        .iter()
        .map(|s| s.id.clone())
        .collect();
    let names = names(&story.policy);
    let steps: Vec<String> = story
        .policy
        .phases
        .iter()
        .flat_map(|p| p.steps.iter().map(|s| s.id.clone()))
        .chain(
            story
                .policy
                .severities
                .iter()
                .flat_map(|s| s.actions.iter().filter_map(|a| a.id.clone())),
        )
        .collect();
    let mut now = start();
    let first = pick(&severities, history.severity).unwrap();
    story = if history.acked {
        story.declare(&first, &now.to_string())
    } else {
        story.unacked(&first, &now.to_string())
    };
    let ids: Vec<String> = clocks(&story.policy, &story.incident(), now)
        .into_iter()
        .map(|clock| clock.id)
        .collect();
    for (deed, gap) in &history.deeds {
        now = now.plus(*gap);
        let at = now.to_string();
        story = match deed {
            Deed::Ack => story.ack(&at),
            Deed::Severity(n) => story.severity(&pick(&severities, *n).unwrap(), &at),
            Deed::State(n) => story.state(State::ALL[1 + n % 5], &at),
            Deed::Mitigated => story.mitigated(&at),
            Deed::Resolved => story.resolved(&at),
            Deed::Reopened => story.reopened(&at),
            Deed::Cancelled => story.fact(&at, &Fact::Cancelled(Cancelled::default())),
            Deed::Relapse => story.fact(&at, &Fact::ImpactStarted(ImpactStarted {})),
            Deed::Said(next) if *next > 0 => {
                story.said_next(&at, &now.plus(next * 60).floor_minute().to_string())
            }
            Deed::Said(_) => story.said(&at),
            Deed::Finding => story.finding(&at),
            Deed::Called(n) => match pick(&names, *n) {
                Some(name) => story.called(&name, &at),
                None => story,
            },
            Deed::Reached(n) => match pick(&names, *n) {
                Some(name) => story.reached(&name, &at),
                None => story,
            },
            Deed::Answer(n, yes) => match pick(&ids, *n) {
                Some(id) => {
                    story.answer(&format!("cond.{id}"), if *yes { "yes" } else { "no" }, &at)
                }
                None => story,
            },
            Deed::Step(n) => match pick(&steps, *n) {
                Some(step) => {
                    let done = StepDone {
                        step,
                        vouched: false,
                    };
                    story.fact(&at, &Fact::StepDone(done))
                }
                None => story,
            },
            Deed::Cadence(minutes) => {
                let set = CadenceSet {
                    every: Timespan::parse(&format!("{minutes}m")).unwrap(),
                    until: Some(now.plus(minutes * 200)),
                    audience: Audience::Internal,
                    reason: "decided".to_owned(),
                };
                story.fact(&at, &Fact::CadenceSet(set))
            }
            Deed::Waive(n) => match pick(&ids, *n) {
                Some(clock) => {
                    let waived = Waived {
                        clock,
                        reason: "no".to_owned(),
                    };
                    story.fact(&at, &Fact::Waived(waived))
                }
                None => story,
            },
        };
    }
    (story, now)
}

/// Facts up to a time.
fn until(acts: &[Act], at: Instant) -> Vec<Act> {
    let known = |act: &&Act| act.events.iter().all(|event| event.happened_at <= at);
    acts.iter().filter(known).cloned().collect()
}

fn of<'a>(all: &'a [Clock], clock: &Clock) -> Option<&'a Clock> {
    all.iter()
        .find(|c| c.id == clock.id && c.round == clock.round)
}

fn agrees(clock: &Clock, now: Instant) -> Result<(), String> {
    let (due, late) = (clock.due_from, clock.late_after);
    let by = |at: Option<Instant>, then: &dyn Fn(Instant) -> bool| at.is_none_or(then);
    let right = match clock.state {
        ClockState::Running | ClockState::Soon => due.is_some_and(|due| now < due),
        ClockState::Due | ClockState::Blocked => {
            due.is_some_and(|due| due <= now) && by(late, &|late| now <= late)
        }
        ClockState::Overdue => {
            late.is_some_and(|late| late < now) && clock.late_s == late.map(|l| now.since(l))
        }
        ClockState::Met => by(late, &|late| clock.met_at.is_some_and(|met| met <= late)),
        ClockState::Late => late.is_some_and(|late| clock.met_at.is_some_and(|met| met > late)),
        ClockState::Missed => {
            clock.not_before.is_some() || late.is_none() || clock.late_s.is_some_and(|s| s > 0)
        }
        ClockState::Waiting | ClockState::Asks | ClockState::Paused | ClockState::Words => {
            due.is_none()
        }
        ClockState::Holding => clock.not_before.is_some_and(|at| now < at),
        ClockState::Ended | ClockState::Waived | ClockState::NotRecorded => true,
    };
    let anchored = due.is_none_or(|due| clock.anchor.at.is_some_and(|at| at <= due));
    let ordered = by(late, &|late| due.is_some_and(|due| due <= late));
    if right && anchored && ordered {
        Ok(())
    } else {
        Err(format!("{clock:#?} at {now}"))
    }
}

/// What was decided, or late, at one moment is so at a later one.
fn permanent(before: &Clock, after: &[Clock]) -> Result<(), String> {
    use ClockState::{Late, Met, Missed, Overdue};
    let Some(then) = of(after, before) else {
        return match before.state {
            Met | Late | Missed | Overdue => Err(format!("gone: {before:#?}")),
            _ => Ok(()),
        };
    };
    let right = match before.state {
        Met | Late | Missed => {
            // What is printed beside the judgement may grow.
            let then = Clock {
                beside: before.beside.clone(),
                ..then.clone()
            };
            then == *before
        }
        Overdue => {
            then.late_after == before.late_after && matches!(then.state, Overdue | Late | Missed)
        }
        _ => true,
    };
    if right {
        Ok(())
    } else {
        Err(format!("{before:#?}\nbecame\n{then:#?}"))
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn states_agree_with_times(history in history(), later in 0..10_000_i64) {
        let (story, now) = tell(&history);
        let now = now.plus(later);
        for clock in clocks(&story.policy, &story.incident(), now) {
            prop_assert!(agrees(&clock, now).is_ok(), "{}", agrees(&clock, now).unwrap_err());
        }
    }

    #[test]
    fn what_happens_after_a_due_never_changes_its_grade(history in history(), cut in 0..40_000_i64) {
        let (story, now) = tell(&history);
        let cut = start().plus(cut);
        let early = Incident::replay("case", &until(story.acts(), cut));
        let before = clocks(&story.policy, &early, cut);
        let after = clocks(&story.policy, &story.incident(), now.max(cut).plus(5000));
        for clock in &before {
            let lasts = permanent(clock, &after);
            prop_assert!(lasts.is_ok(), "cut {cut}: {}", lasts.unwrap_err());
        }
    }

    #[test]
    fn the_order_of_recording_does_not_matter(history in history(), turn in 1..30_usize) {
        let (story, now) = tell(&history);
        let mut acts: Vec<Act> = story.acts().to_vec();
        // What happened in one second keeps its order: a draft and its saying, a mitigation and the impact's end.
        let mut seconds: Vec<Instant> = acts.iter().map(Act::recorded_at).collect();
        seconds.dedup();
        let length = seconds.len();
        for (index, act) in acts.iter_mut().enumerate() {
            let second = seconds.iter().position(|at| *at == act.recorded_at()).unwrap();
            let place = i64::try_from((second * 7 + turn) % length).unwrap();
            act.hlc = [place * 1000 + i64::try_from(second).unwrap(), i64::try_from(index).unwrap()];
        }
        let place = turn % acts.len();
        acts.rotate_left(place);
        let shuffled = Incident::replay("case", &acts);
        prop_assert_eq!(
            clocks(&story.policy, &story.incident(), now),
            clocks(&story.policy, &shuffled, now)
        );
    }

    #[test]
    fn one_act_more_is_as_if_all_were_folded(history in history()) {
        let (story, _) = tell(&history);
        let acts = story.acts();
        for count in 1..acts.len() {
            Incident::replay_both_ways("case", &acts[..=count]);
        }
    }

    #[test]
    fn an_unrelated_note_changes_nothing(history in history(), at in 0..40_000_i64) {
        let (story, now) = tell(&history);
        let before = clocks(&story.policy, &story.incident(), now);
        let story = story.noted(Flavor::Note, &start().plus(at).to_string());
        prop_assert_eq!(before, clocks(&story.policy, &story.incident(), now));
    }
}
