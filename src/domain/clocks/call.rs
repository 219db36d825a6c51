//! Whom to call for a clock that asks for several people: nobody twice while somebody else is left.
//!
//! Refuses to say how; ways are for the ladder's view.

use std::collections::BTreeSet;

use super::reach::People;
use super::{Clock, ClockState, Kind};

/// Sets whom to call for each ladder's and list's clock that is still to be kept.
pub(super) fn assign(people: &People<'_>, clocks: &mut [Clock]) {
    let open = |clock: &Clock| -> Vec<String> {
        let names = clock.for_whom.iter();
        let left = names.filter(|name| people.reached(name).is_none());
        left.cloned().collect()
    };
    let ours = |clock: &Clock| matches!(clock.kind, Kind::Ladder | Kind::Notify);
    let presses = |clock: &Clock| {
        let state = clock.state;
        matches!(
            state,
            ClockState::Due | ClockState::Overdue | ClockState::Blocked | ClockState::Soon
        )
    };
    let mut alone: BTreeSet<String> = BTreeSet::new();
    for clock in clocks.iter().filter(|clock| ours(clock) && presses(clock)) {
        if let [only] = open(clock).as_slice() {
            alone.insert(people.identity(only));
        }
    }
    let ahead = |clock: &Clock| presses(clock) || clock.state == ClockState::Running;
    for clock in clocks
        .iter_mut()
        .filter(|clock| ours(clock) && ahead(clock))
    {
        let left = open(clock);
        let free = |name: &&String| left.len() == 1 || !alone.contains(&people.identity(name));
        clock.call = left.iter().find(free).or(left.first()).cloned();
    }
}
