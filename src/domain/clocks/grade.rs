//! Clocks as grades: what `close` writes down, and what still runs.
//!
//! Refuses to grade what is not decided.

use super::{Clock, ClockState, Kind};
use crate::domain::fact::{Grade, Judged, Judgement};

/// The grade of a clock; `None` while it is not decided.
pub const fn grade(clock: &Clock) -> Option<Grade> {
    Some(match clock.state {
        ClockState::Met if clock.entered_late => Grade::KeptEnteredLate,
        ClockState::Met => Grade::Kept,
        ClockState::Late => Grade::Late,
        ClockState::Missed => Grade::Missed,
        ClockState::Ended => Grade::NotApplicable,
        ClockState::Waived => Grade::Waived,
        ClockState::NotRecorded => Grade::NotRecorded,
        ClockState::Words => Grade::Words,
        ClockState::Waiting
        | ClockState::Asks
        | ClockState::Running
        | ClockState::Soon
        | ClockState::Due
        | ClockState::Overdue
        | ClockState::Paused
        | ClockState::Blocked
        | ClockState::Holding => return None,
    })
}

/// What `close` writes down: the grades of all that is decided, and the ids of what still runs.
///
/// Closing ends an update that was not said. A promise that never came to its due is noted once, and only where no
/// other round of it has a grade.
pub fn judge(clocks: &[Clock]) -> Judged {
    let mut judged = Judged::default();
    let mut idle: Vec<&Clock> = Vec::new();
    for clock in clocks {
        match grade(clock) {
            Some(Grade::NotApplicable) => idle.push(clock),
            Some(grade) => judged.promises.push(judgement(clock, grade)),
            None if clock.kind == Kind::Update && clock.due_from.is_some() => {
                judged.promises.push(judgement(clock, Grade::Missed));
            }
            None => judged.running.push(clock.id.clone()),
        }
    }
    for clock in idle {
        let known = judged.promises.iter().any(|j| j.clock == clock.id);
        if !known && !judged.running.contains(&clock.id) {
            let grade = Grade::NotApplicable;
            judged.promises.push(judgement(clock, grade));
        }
    }
    judged.running.sort_unstable();
    judged.running.dedup();
    judged
}

fn judgement(clock: &Clock, grade: Grade) -> Judgement {
    Judgement {
        clock: clock.id.clone(),
        round: clock.round,
        what: clock.what.clone(),
        for_whom: clock.for_whom.clone(),
        grade,
        due_from: clock.due_from,
        late_after: clock.late_after,
        met_at: clock.met_at,
        late_s: clock.late_s,
        intervals_missed: clock.intervals_missed,
        rule: clock.rule.text.clone(),
    }
}
