//! When a bell rings: once as a clock comes near its due, once as it falls due, once as it is late; never while it is snoozed.
//!
//! Refuses to ring for what was so before somebody began to listen.

use std::collections::BTreeSet;

use super::clock::ClockView;
use crate::domain::clocks::ClockState;
use crate::domain::instant::Instant;

/// What a bell says of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Its last fifth has begun.
    Soon,
    /// Act now.
    Due,
    /// Late.
    Late,
}

impl Stage {
    /// The word in a notification.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Soon => "due soon",
            Self::Due => "due now",
            Self::Late => "LATE",
        }
    }
}

/// Something to ring for.
#[derive(Clone, Debug, PartialEq)]
pub struct Alarm {
    /// What it is about.
    pub stage: Stage,
    /// The clock.
    pub clock: ClockView,
}

/// One ringing of one clock; another due is another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    incident: String,
    clock: String,
    round: u32,
    due: Option<Instant>,
    late: Option<Instant>,
    stage: Stage,
}

/// What was rung for already.
#[derive(Clone, Debug, Default)]
pub struct Alarms {
    rung: BTreeSet<Key>,
}

impl Alarms {
    /// Begins to listen: what stands so now does not ring; what is snoozed now rings when that is over.
    pub fn listening(clocks: &[ClockView]) -> Self {
        let mut alarms = Self::default();
        alarms.look(clocks);
        alarms
    }

    /// What to ring for since the last look, the latest stage of each clock only.
    pub fn look(&mut self, clocks: &[ClockView]) -> Vec<Alarm> {
        let mut found = Vec::new();
        let mut standing = BTreeSet::new();
        for clock in clocks {
            let Some(stage) = stage(clock) else { continue };
            if clock.snoozed_until.is_some() {
                continue;
            }
            let key = Key {
                incident: clock.incident.clone(),
                clock: clock.id.clone(),
                round: clock.round,
                due: clock.due_from,
                late: clock.late_after,
                stage: if clock.due_from == clock.late_after {
                    // One deadline, one ringing: this is late from the second after it was due.
                    stage.min(Stage::Due)
                } else {
                    stage
                },
            };
            if !self.rung.contains(&key) {
                found.push(Alarm {
                    stage,
                    clock: clock.clone(),
                });
            }
            standing.insert(key);
        }
        // What does not stand any more is forgotten: a snooze that ends, or a due that comes again, rings again.
        self.rung = standing;
        found
    }
}

/// What a clock rings for as it stands.
const fn stage(clock: &ClockView) -> Option<Stage> {
    match clock.state {
        ClockState::Soon => Some(Stage::Soon),
        ClockState::Due => Some(Stage::Due),
        ClockState::Blocked if clock.due_from.is_some() => Some(Stage::Due),
        ClockState::Overdue => Some(Stage::Late),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{Fact, Snoozed};
    use crate::view::status::clock_views;
    use crate::view::testing::{Story, minute};

    fn clocks(story: &Story, at: i64) -> Vec<ClockView> {
        clock_views(&story.policy, &story.incident(), minute(at), false)
    }

    fn heard(alarms: &mut Alarms, story: &Story, at: i64) -> Vec<(String, &'static str)> {
        let found = alarms.look(&clocks(story, at));
        found
            .into_iter()
            .map(|alarm| (alarm.clock.id, alarm.stage.word()))
            .collect()
    }

    #[test]
    fn each_deadline_rings_once_and_once_before() {
        let story = Story::declared("SEV-2");
        let mut alarms = Alarms::listening(&clocks(&story, 0));
        let update = || "update.internal".to_owned();
        assert_eq!(heard(&mut alarms, &story, 23), []);
        assert_eq!(heard(&mut alarms, &story, 24), [(update(), "due soon")]);
        assert_eq!(heard(&mut alarms, &story, 25), []);
        assert_eq!(heard(&mut alarms, &story, 31), [(update(), "LATE")]);
        assert_eq!(heard(&mut alarms, &story, 90), []);
    }

    #[test]
    fn what_is_late_as_soon_as_it_is_due_rings_once() {
        let story = Story::declared("SEV-2");
        let mut alarms = Alarms::listening(&clocks(&story, 25));
        let update = || "update.internal".to_owned();
        assert_eq!(heard(&mut alarms, &story, 30), [(update(), "due now")]);
        assert_eq!(heard(&mut alarms, &story, 31), []);
    }

    #[test]
    fn what_was_late_before_somebody_listened_does_not_ring() {
        let story = Story::declared("SEV-2");
        let mut alarms = Alarms::listening(&clocks(&story, 40));
        assert_eq!(heard(&mut alarms, &story, 41), []);
    }

    #[test]
    fn a_snooze_silences_and_its_end_rings_again() {
        let mut story = Story::declared("SEV-2");
        let mut alarms = Alarms::listening(&clocks(&story, 0));
        assert_eq!(heard(&mut alarms, &story, 31).len(), 1);
        let snoozed = Snoozed {
            clock: "update.internal".to_owned(),
            until: minute(45),
        };
        story.fact(32, &Fact::Snoozed(snoozed));
        assert_eq!(heard(&mut alarms, &story, 33), []);
        assert_eq!(heard(&mut alarms, &story, 44), []);
        assert_eq!(heard(&mut alarms, &story, 45).len(), 1);
        assert_eq!(heard(&mut alarms, &story, 46), []);
        let mut late = Alarms::listening(&clocks(&story, 40));
        assert_eq!(heard(&mut late, &story, 45).len(), 1);
    }
}
