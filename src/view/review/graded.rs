//! Promises with their grades: what was written down at closing, joined with what the clocks say now.
//!
//! Refuses to grade by itself: grades are the clocks' own.

use std::collections::{BTreeMap, BTreeSet};

use super::{Promise, Rules};
use crate::domain::clocks::{self, Clock, ClockState, Kind, Rule};
use crate::domain::fact::{Fact, Grade, Judged, Judgement};
use crate::domain::incident::{Entry, Incident};
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::state::State;

type Key = (String, u32);

/// What closing wrote down, the latest last; nothing unless the incident is closed now.
fn written(incident: &Incident) -> Vec<(Instant, &Judged)> {
    if incident.state != State::Closed {
        return Vec::new();
    }
    // By place, not by time: it may be closed and opened again within a second.
    let reopened = |entry: &Entry| matches!(entry.fact, Fact::Reopened(_));
    let since = incident
        .entries
        .iter()
        .rposition(reopened)
        .map_or(0, |last| last + 1);
    let entries = incident.entries.iter().skip(since);
    entries
        .filter_map(|entry| match &entry.fact {
            Fact::Judged(judged) => Some((entry.happened_at, judged)),
            _ => None,
        })
        .collect()
}

/// When the grades of a closed incident were written down.
pub(super) fn judged_at(incident: &Incident) -> Option<Instant> {
    written(incident).first().map(|(at, _)| *at)
}

/// Every promise of an incident, by kind and due.
pub fn promises(policy: &Policy, incident: &Incident, now: Instant, rules: Rules) -> Vec<Promise> {
    let all = clocks::clocks(policy, incident, now);
    let written = written(incident);
    let at_close = by_key(written.iter().map(|(_, judged)| *judged));
    let mut promises = match (rules, written.is_empty()) {
        (_, true) => open(&all),
        (Rules::Written, false) => {
            let running = running(written.iter().map(|(_, judged)| *judged));
            closed(incident, &all, at_close, &running)
        }
        (Rules::Today, false) => {
            let judged = clocks::judge(&all);
            let running = running([&judged]);
            let mut today = closed(incident, &all, by_key([&judged]), &running);
            for promise in &mut today {
                promise.judged = false;
                let key = (promise.id.clone(), promise.round);
                let was = at_close.get(&key).map(|judgement| judgement.grade);
                promise.was = was.filter(|was| Some(*was) != promise.grade);
            }
            let shown: BTreeSet<Key> = today.iter().map(|p| (p.id.clone(), p.round)).collect();
            let gone = at_close.iter().filter(|(key, judgement)| {
                !shown.contains(*key) && judgement.grade != Grade::NotApplicable
            });
            today.extend(gone.map(|(_, judgement)| no_more(incident, judgement, &all)));
            today
        }
    };
    promises.sort_by(|a, b| {
        let due = |p: &Promise| p.due_from.or(p.late_after).or(p.not_before);
        let order = |p: &Promise| (p.kind, due(p).is_none(), due(p));
        (order(a), &a.id, a.round).cmp(&(order(b), &b.id, b.round))
    });
    promises
}

/// Grades by clock and round; a later one replaces an earlier one.
fn by_key<'j>(judged: impl IntoIterator<Item = &'j Judged>) -> BTreeMap<Key, Judgement> {
    let promises = judged.into_iter().flat_map(|judged| &judged.promises);
    promises
        .map(|judgement| {
            let key = (judgement.clock.clone(), judgement.round);
            (key, judgement.clone())
        })
        .collect()
}

fn running<'j>(judged: impl IntoIterator<Item = &'j Judged>) -> BTreeSet<String> {
    let ids = judged.into_iter().flat_map(|judged| &judged.running);
    ids.cloned().collect()
}

/// Of an incident that is not closed: the clocks as they stand. A promise that never came to its due is noted once, and
/// only where no other round of it has anything to say.
fn open(all: &[Clock]) -> Vec<Promise> {
    let speaks = |clock: &&Clock| clocks::grade(clock) != Some(Grade::NotApplicable);
    let mut noted: BTreeSet<&str> = all.iter().filter(speaks).map(|c| c.id.as_str()).collect();
    all.iter()
        .filter(|clock| speaks(clock) || noted.insert(clock.id.as_str()))
        .map(promise)
        .collect()
}

/// Of a closed incident: what was written down, and what ran on or began after closing.
fn closed(
    incident: &Incident,
    all: &[Clock],
    mut written: BTreeMap<Key, Judgement>,
    running: &BTreeSet<String>,
) -> Vec<Promise> {
    let mut promises = Vec::new();
    for clock in all {
        let key = (clock.id.clone(), clock.round);
        if let Some(judgement) = written.remove(&key) {
            promises.push(joined(promise(clock), &judgement, all));
            continue;
        }
        let began = clock.anchor.at >= incident.instants.closed && clock.anchor.at.is_some();
        let counts = clocks::grade(clock) != Some(Grade::NotApplicable);
        if counts && (began || running.contains(&clock.id)) {
            promises.push(promise(clock));
        }
    }
    for judgement in written.into_values() {
        promises.push(alone(incident, &judgement, all));
    }
    promises
}

fn promise(clock: &Clock) -> Promise {
    Promise {
        id: clock.id.clone(),
        round: clock.round,
        what: clock.what.clone(),
        for_whom: clock.for_whom.clone(),
        kind: clock.kind,
        grade: clocks::grade(clock),
        state: clock.state,
        due_from: clock.due_from,
        late_after: clock.late_after,
        not_before: clock.not_before,
        met_at: clock.met_at,
        met_by: clock.met_by.clone(),
        by: None,
        late_s: clock.late_s,
        intervals_missed: clock.intervals_missed,
        detail: clock.detail.clone(),
        rule: clock.rule.clone(),
        judged: false,
        was: None,
    }
}

/// What was written down counts; the clock adds what a grade does not say.
fn joined(clock: Promise, written: &Judgement, all: &[Clock]) -> Promise {
    let met_by = clock
        .met_by
        .clone()
        .filter(|_| clock.met_at == written.met_at);
    Promise {
        what: written.what.clone(),
        for_whom: written.for_whom.clone(),
        grade: Some(written.grade),
        state: state_of(written.grade),
        due_from: written.due_from,
        late_after: written.late_after,
        met_at: written.met_at,
        met_by,
        late_s: written.late_s,
        intervals_missed: written.intervals_missed,
        rule: rule(&clock.rule.playbook, written, all),
        judged: true,
        ..clock
    }
}

/// What was written down, and no clock knows any more.
fn alone(incident: &Incident, written: &Judgement, all: &[Clock]) -> Promise {
    let playbook = incident.pin().map_or("", |pin| pin.name.as_str());
    Promise {
        id: written.clock.clone(),
        round: written.round,
        what: written.what.clone(),
        for_whom: written.for_whom.clone(),
        kind: kind_of(&written.clock),
        grade: Some(written.grade),
        state: state_of(written.grade),
        due_from: written.due_from,
        late_after: written.late_after,
        not_before: None,
        met_at: written.met_at,
        met_by: None,
        by: None,
        late_s: written.late_s,
        intervals_missed: written.intervals_missed,
        detail: None,
        rule: rule(playbook, written, all),
        judged: true,
        was: None,
    }
}

/// A promise that was graded at closing and is none any more, for instance because the severity was corrected: it is listed
/// with what it was.
fn no_more(incident: &Incident, written: &Judgement, all: &[Clock]) -> Promise {
    Promise {
        grade: Some(Grade::NotApplicable),
        state: ClockState::Ended,
        judged: false,
        was: Some(written.grade),
        ..alone(incident, written, all)
    }
}

/// The rule as it was written down; its line is that of the same words in the pinned playbook.
fn rule(playbook: &str, written: &Judgement, all: &[Clock]) -> Rule {
    let same = |clock: &&Clock| clock.id == written.clock && clock.rule.text == written.rule;
    Rule {
        playbook: playbook.to_owned(),
        line: all.iter().find(same).map_or(0, |clock| clock.rule.line),
        text: written.rule.clone(),
    }
}

const fn state_of(grade: Grade) -> ClockState {
    match grade {
        Grade::Kept | Grade::KeptEnteredLate => ClockState::Met,
        Grade::Late => ClockState::Late,
        Grade::Missed => ClockState::Missed,
        Grade::NotApplicable => ClockState::Ended,
        Grade::Waived => ClockState::Waived,
        Grade::NotRecorded => ClockState::NotRecorded,
        Grade::Words => ClockState::Words,
    }
}

/// A semantic id begins with its kind.
fn kind_of(id: &str) -> Kind {
    match id.split('.').next().unwrap_or_default() {
        "acknowledge" => Kind::Acknowledge,
        "respond" => Kind::Respond,
        "update" => Kind::Update,
        "notify" => Kind::Notify,
        "ladder" => Kind::Ladder,
        "phase" => Kind::Phase,
        "resolve" => Kind::Resolve,
        "hold" => Kind::Hold,
        "postmortem" => Kind::Postmortem,
        "action" => Kind::Action,
        "task" => Kind::Task,
        "role" => Kind::Role,
        _ => Kind::Step,
    }
}
