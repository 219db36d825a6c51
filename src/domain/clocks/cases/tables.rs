//! The same questions put to every playbook and every severity: expected figures are reckoned here from the playbook alone.
//!
//! Refuses figures written by hand: a playbook that changes is asked anew.

use super::story::{Story, at, case, playbook, with};
use crate::domain::clocks::{Clock, ClockState, Kind, clocks};
use crate::domain::instant::Instant;
use crate::domain::policy::{Cadence, Policy, Rung, Severity, Trigger};
use crate::domain::state::State;
use crate::domain::timespan::Timespan;
use crate::domain::zone::Zone;

const PLAYBOOKS: [&str; 6] = [
    "default",
    "sql-studio",
    "sv-sdk",
    "release-manager",
    "qawave",
    "workbench",
];

/// Every severity of every playbook.
fn everywhere() -> impl Iterator<Item = (&'static str, Policy, Severity)> {
    PLAYBOOKS.into_iter().flat_map(|name| {
        let policy = playbook(name);
        let severities = policy.severities.clone();
        let each = severities.into_iter();
        each.map(move |severity| (name, policy.clone(), severity))
    })
}

fn seen(story: &Story, now: Instant) -> Vec<Clock> {
    clocks(&story.policy, &story.incident(), now)
}

fn one(story: &Story, id: &str, now: Instant) -> Option<Clock> {
    let all = seen(story, now);
    all.into_iter()
        .find(|clock| clock.id == id && clock.round == 1)
}

/// Time to lateness where it elapses and is the only one in force: no severity below has a shorter one, none is immediate.
fn figure<'p>(
    policy: &'p Policy,
    severity: &Severity,
    of: impl Fn(&'p Severity) -> Option<&'p Timespan>,
) -> Option<i64> {
    let rank = policy.rank(&severity.id)?;
    let lesser = policy.severities.iter().skip(rank - 1);
    let spans: Vec<&Timespan> = lesser.filter_map(&of).collect();
    let bare = |span: &&Timespan| span.immediate && span.max_s.is_none();
    if spans.iter().any(bare) || spans.iter().any(|span| span.calendar.is_some()) {
        return None;
    }
    of(policy.severities.get(rank - 1)?)?;
    spans.iter().filter_map(|span| span.max_s).min()
}

#[test]
fn acknowledged_before_at_and_after_the_edge() {
    use ClockState::{Late, Met};
    let mut rows = 0;
    for (name, policy, severity) in everywhere() {
        for id in ["acknowledge", "respond"] {
            let span = |s: &'_ Severity| {
                if id == "respond" {
                    s.response.clone()
                } else {
                    s.acknowledge.clone()
                }
            };
            let spans: Vec<(String, Option<Timespan>)> = policy
                .severities
                .iter()
                .map(|s| (s.id.clone(), span(s)))
                .collect();
            let of = |s: &Severity| {
                spans
                    .iter()
                    .find(|(id, _)| *id == s.id)
                    .and_then(|(_, s)| s.as_ref())
            };
            let Some(figure) = figure(&policy, &severity, of) else {
                continue;
            };
            for (off, state, late) in [(-1, Met, None), (0, Met, None), (1, Late, Some(1))] {
                let when = at("14:00").plus(figure + off);
                let story = case(name)
                    .unacked(&severity.id, "14:00")
                    .ack(&when.to_string());
                let clock = one(&story, id, when.plus(60)).unwrap();
                assert_eq!(
                    (clock.state, clock.late_s),
                    (state, late),
                    "{name} {} {id}",
                    severity.id
                );
                assert_eq!(clock.late_after, Some(at("14:00").plus(figure)));
                rows += 1;
            }
        }
    }
    assert!(rows >= 60, "{rows} rows");
}

#[test]
fn an_update_before_inside_at_the_end_of_and_after_its_range() {
    use ClockState::{Late, Met};
    let mut rows = 0;
    for (name, policy, severity) in everywhere() {
        let every = |s: &'_ Severity| s.update.as_ref().map(|c: &Cadence| c.every.clone());
        let spans: Vec<(String, Option<Timespan>)> = policy
            .severities
            .iter()
            .map(|s| (s.id.clone(), every(s)))
            .collect();
        let of = |s: &Severity| {
            spans
                .iter()
                .find(|(id, _)| *id == s.id)
                .and_then(|(_, s)| s.as_ref())
        };
        let Some(figure) = figure(&policy, &severity, of) else {
            continue;
        };
        let first = severity.update.as_ref().and_then(|c| {
            of(&severity)
                .and_then(|s| s.min_s)
                .filter(|_| c.first.is_none())
        });
        let inside = first.map_or(figure / 2, |min| i64::midpoint(min, figure));
        for (off, state) in [(inside, Met), (figure, Met), (figure + 1, Late)] {
            let story = case(name).declare(&severity.id, "14:00").said("14:00:30");
            let when = at("14:00:30").plus(off);
            let story = story.said(&when.to_string());
            let all = seen(&story, when.plus(1));
            let round = all
                .iter()
                .find(|c| c.kind == Kind::Update && c.round == 2)
                .unwrap();
            // Dues round up to the minute that is printed.
            let due = at("14:00:30").plus(figure).ceil_minute();
            assert_eq!(round.late_after, Some(due), "{name} {}", severity.id);
            let state = if when <= due { Met } else { state };
            assert_eq!(round.state, state, "{name} {} {off}", severity.id);
            rows += 1;
        }
    }
    assert!(rows >= 40, "{rows} rows");
}

#[test]
fn raised_and_lowered_midway() {
    let mut rows = 0;
    for (name, policy, severity) in everywhere() {
        for other in &policy.severities {
            let plain = case(name).declare(&severity.id, "14:00");
            let before = seen(&plain, at("14:07"));
            let story = case(name)
                .declare(&severity.id, "14:00")
                .severity(&other.id, "14:07");
            let after = seen(&story, at("14:07"));
            let worse = policy.rank(&other.id) <= policy.rank(&severity.id);
            for clock in &before {
                let kept = after
                    .iter()
                    .find(|c| c.id == clock.id && c.round == clock.round);
                // Setting the severity is itself a step of a phase.
                let phase = matches!(clock.kind, Kind::Phase | Kind::Step);
                let still = clock.state == ClockState::Overdue && !phase;
                let decided = matches!(
                    clock.state,
                    ClockState::Met | ClockState::Late | ClockState::Missed
                );
                if decided || still && worse {
                    let kept = kept.unwrap_or_else(|| panic!("{name} {} {}", other.id, clock.id));
                    assert_eq!(kept.state, clock.state, "{name} {} {}", other.id, clock.id);
                }
                // A raise takes nothing back that a severity's own promise says: it can only come earlier.
                if worse
                    && matches!(
                        clock.kind,
                        Kind::Acknowledge | Kind::Respond | Kind::Resolve
                    )
                {
                    let kept = kept.unwrap();
                    let sooner =
                        kept.late_after.or(kept.due_from) <= clock.late_after.or(clock.due_from);
                    assert!(
                        sooner || clock.late_after.is_none(),
                        "{name} {} {}",
                        other.id,
                        clock.id
                    );
                }
                rows += 1;
            }
        }
    }
    assert!(rows >= 500, "{rows} rows");
}

/// Steps with a figure that are taken after some time has passed.
fn steps(all: &[Clock]) -> impl Iterator<Item = &Clock> {
    all.iter()
        .filter(|c| c.kind == Kind::Ladder && c.due_from.is_some() && c.late_after.is_some())
}

#[test]
fn ladder_steps_early_late_and_out_of_order() {
    let mut rows = 0;
    for (name, _, severity) in everywhere() {
        let story = || case(name).unacked(&severity.id, "14:00");
        let all = seen(&story(), at("14:00"));
        for clock in steps(&all) {
            let (due, late) = (clock.due_from.unwrap(), clock.late_after.unwrap());
            let reach = |when: Instant| {
                let told = clock
                    .for_whom
                    .iter()
                    .fold(story(), |told, who| told.reached(who, &when.to_string()));
                (one(&told, &clock.id, when.plus(1)), told)
            };
            let (early, told) = reach(at("14:00"));
            assert_eq!(
                early.unwrap().state,
                ClockState::Met,
                "{name} {} {}",
                severity.id,
                clock.id
            );
            let (edge, _) = reach(late);
            assert_eq!(
                edge.unwrap().state,
                ClockState::Met,
                "{name} {} {}",
                severity.id,
                clock.id
            );
            let (after, _) = reach(late.plus(61));
            let after = after.unwrap();
            assert_eq!(
                (after.state, after.late_s),
                (ClockState::Late, Some(61)),
                "{name} {}",
                clock.id
            );
            // Whoever is reached first moves nobody else's due.
            let others = seen(&told, at("14:00"));
            let replaces = told
                .policy
                .ladders
                .iter()
                .any(|l| l.mode == crate::domain::policy::Mode::Replace);
            for other in steps(&all).filter(|o| !replaces && o.id != clock.id) {
                let now = others
                    .iter()
                    .find(|c| c.id == other.id && c.round == other.round);
                let shared = other
                    .for_whom
                    .iter()
                    .any(|who| clock.for_whom.contains(who));
                if let Some(now) = now.filter(|now| !shared && now.state != ClockState::Met) {
                    assert_eq!(
                        (now.due_from, now.late_after),
                        (other.due_from, other.late_after)
                    );
                }
            }
            assert!(due <= late);
            rows += 1;
        }
    }
    assert!(rows >= 50, "{rows} rows");
}

#[test]
fn a_step_that_names_nobody_is_no_clock_and_delays_nobody() {
    for (name, policy, severity) in everywhere() {
        let mut gaping = policy.clone();
        for ladder in &mut gaping.ladders {
            let nobody = Rung {
                severities: vec![severity.id.clone()],
                ..Rung::default()
            };
            ladder.steps.push(nobody);
        }
        let dues = |policy: Policy| {
            let story = with(policy).unacked(&severity.id, "14:00");
            let all = seen(&story, at("14:10"));
            let ladder = all.iter().filter(|c| c.kind == Kind::Ladder);
            ladder
                .map(|c| (c.for_whom.clone(), c.due_from, c.late_after, c.state))
                .collect::<Vec<_>>()
        };
        assert_eq!(dues(gaping), dues(policy), "{name} {}", severity.id);
    }
}

#[test]
fn progress_begins_a_ladder_without_progress_anew() {
    let mut rows = 0;
    for (name, policy, severity) in everywhere() {
        let waits = |rung: &Rung| rung.trigger == Trigger::NoProgress;
        if !policy.ladders.iter().flat_map(|l| &l.steps).any(waits) {
            continue;
        }
        let numbers: Vec<String> = policy
            .ladders
            .iter()
            .flat_map(|ladder| {
                let steps = ladder.steps.iter().zip(1..).filter(|(rung, _)| waits(rung));
                steps
                    .map(|(_, n)| format!("ladder.{}.{n}", ladder.name))
                    .collect::<Vec<_>>()
            })
            .collect();
        let quiet = case(name).declare(&severity.id, "14:00");
        let found = case(name).declare(&severity.id, "14:00").finding("14:03");
        let later = at("14:03");
        for clock in seen(&quiet, later)
            .iter()
            .filter(|c| numbers.contains(&c.id) && c.due_from.is_some())
        {
            let all = seen(&found, later);
            let rounds: Vec<&Clock> = all.iter().filter(|c| c.id == clock.id).collect();
            let last = rounds.iter().max_by_key(|c| c.round).unwrap();
            assert_eq!(
                last.due_from,
                clock.due_from.map(|due| due.plus(180)),
                "{name} {}",
                clock.id
            );
            rows += 1;
        }
    }
    assert!(rows > 0);
}

#[test]
fn mitigated_relapsed_resolved_reopened() {
    use ClockState::{Due, Ended, Overdue, Paused, Running, Soon};
    let live = |state| matches!(state, Due | Overdue | Running | Soon | ClockState::Blocked);
    let mut rows = 0;
    for (name, _, severity) in everywhere() {
        let plain = case(name).unacked(&severity.id, "14:00");
        let calm = seen(&plain, at("14:01"));
        let watched = case(name).unacked(&severity.id, "14:00").mitigated("14:02");
        let relapsed = case(name)
            .unacked(&severity.id, "14:00")
            .mitigated("14:02")
            .state(State::Investigating, "14:12");
        let resolved = case(name).unacked(&severity.id, "14:00").resolved("14:02");
        let reopened = case(name)
            .unacked(&severity.id, "14:00")
            .resolved("14:02")
            .reopened("14:12");
        for clock in calm
            .iter()
            .filter(|c| c.kind == Kind::Ladder && matches!(c.state, Running | Soon))
        {
            let at_1 = |story: &Story, now| one(story, &clock.id, at(now));
            let due = clock.due_from.unwrap();
            if due <= at("14:02") {
                continue;
            }
            let what = format!("{name} {} {}", severity.id, clock.id);
            assert_eq!(
                at_1(&watched, "14:05").map(|c| c.state),
                Some(Paused),
                "{what}"
            );
            assert_eq!(
                at_1(&resolved, "14:05").map(|c| c.state),
                Some(Ended),
                "{what}"
            );
            for story in [&relapsed, &reopened] {
                let again = at_1(story, "14:12").unwrap();
                assert!(live(again.state), "{what}: {again:?}");
                // Ten minutes did not count, unless the rule goes by the incident's own clock on the wall.
                assert_eq!(again.due_from, Some(due.plus(600)), "{what}");
            }
            rows += 1;
        }
    }
    assert!(rows >= 20, "{rows} rows");
}

#[test]
fn both_changes_of_the_clocks() {
    let zone = Zone::named("Europe/Berlin").unwrap();
    let mut rows = 0;
    for (name, mut policy, severity) in everywhere() {
        policy.zone = Some("Europe/Berlin".to_owned());
        // Summer time begins on 28 March 2027 and ends on 25 October 2026.
        for start in ["2027-03-27T09:00:00Z", "2026-10-24T08:00:00Z"] {
            let begin = at(start);
            let story = with(policy.clone())
                .declare(&severity.id, start)
                .resolved(start);
            for deadline in policy.postmortem.iter().flat_map(|p| &p.deadlines) {
                let id = format!("postmortem.{}", deadline.id);
                let Some(clock) = one(&story, &id, begin.plus(1)) else {
                    continue;
                };
                let (Some(late), Some(max)) = (clock.late_after, deadline.within.max_s) else {
                    continue;
                };
                match deadline.within.calendar {
                    None => assert_eq!(late, begin.plus(max), "{name} {id}"),
                    Some(_) => assert_eq!(zone.hm(late), zone.hm(begin), "{name} {id}"),
                }
                rows += 1;
            }
            let open = with(policy.clone()).unacked(&severity.id, start);
            for clock in seen(&open, begin)
                .iter()
                .filter(|c| c.kind == Kind::Respond)
            {
                let Some(response) = figure(&policy, &severity, |s| s.response.as_ref()) else {
                    continue;
                };
                assert_eq!(
                    clock.late_after,
                    Some(begin.plus(response)),
                    "{name} {}",
                    severity.id
                );
                rows += 1;
            }
        }
    }
    assert!(rows >= 40, "{rows} rows");
}
