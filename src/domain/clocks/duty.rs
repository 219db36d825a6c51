//! On-call duty: whose shift it is is not known here, but when it changes hands.
//!
//! Refuses to guess a zone: until the playbook or the team states one, the change is only words.

use super::due;
use crate::domain::calendar::{TimeOfDay, current_shift};
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;

/// The shift that holds `now`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shift {
    /// Duty changes as the words say; in which zone is not stated.
    ZoneNotStated {
        /// The playbook's words.
        text: String,
    },
    /// From when to when.
    Known {
        /// Its start.
        from: Instant,
        /// Its end: the next hand-off.
        until: Instant,
        /// The playbook's words.
        text: String,
    },
}

/// The shift that holds `now`; `None` where the playbook has no rotation with a time.
pub fn shift(policy: &Policy, now: Instant) -> Option<Shift> {
    let rotation = policy.oncall.as_ref()?.rotation.as_ref()?;
    let time = TimeOfDay::parse(&rotation.at)?;
    let text = rotation.text.clone();
    Some(match due::zone(policy) {
        None => Shift::ZoneNotStated { text },
        Some(zone) => {
            let (from, until) = current_shift(now, rotation.day, time, &zone, rotation.weeks);
            Shift::Known { from, until, text }
        }
    })
}
