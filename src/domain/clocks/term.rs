//! One rule at work on one round: from which instant, over which time, how long.
//!
//! Refuses to know what meets it or ends it; that is the round's.

use std::rc::Rc;

use super::Rule;
use super::spans::Spans;
use crate::domain::instant::Instant;

/// How a term is shown: the clock's id, act and targets, and whose rule it is.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) id: String,
    pub(super) what: String,
    pub(super) for_whom: Vec<String>,
    pub(super) rule: Rule,
}

/// What a term counts from.
#[derive(Clone, Copy, Debug)]
pub(super) struct From {
    pub(super) name: &'static str,
    pub(super) at: i64,
}

/// The least time after a change of severity.
#[derive(Clone, Debug)]
pub(super) struct Floor {
    /// Stretches of time at the severity or worse.
    pub(super) stretches: Spans,
    /// Seconds.
    pub(super) seconds: i64,
}

/// One rule at work.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// Shared: a term is looked at as of many moments, and is called the same at each.
    pub(super) label: Rc<Label>,
    pub(super) anchor: From,
    /// Time that counts.
    pub(super) counting: Spans,
    /// Time in which it asks for something.
    pub(super) applies: Spans,
    /// Time in which it would apply, were the incident not mitigated.
    pub(super) paused: Spans,
    /// Counted seconds to the moment to act.
    pub(super) from_s: i64,
    /// Counted seconds to lateness.
    pub(super) late_s: Option<i64>,
    /// Time that it has at least, after a change brought it into force.
    pub(super) floor: Option<Floor>,
    /// Its interval, if it repeats.
    pub(super) every_s: Option<i64>,
    /// A due that somebody named: never rounded.
    pub(super) exact: bool,
    /// It is due at once and has no lateness: bare "immediate".
    pub(super) covers: bool,
    /// What must be said beside its due, such as a zone that is not stated.
    pub(super) remark: Option<String>,
}

impl Term {
    /// A term that counts the time in which it applies.
    pub(super) fn new(label: Label, anchor: From, applies: Spans) -> Self {
        Self {
            label: Rc::new(label),
            anchor,
            counting: applies.clone(),
            applies,
            paused: Spans::default(),
            from_s: 0,
            late_s: None,
            floor: None,
            every_s: None,
            exact: false,
            covers: false,
            remark: None,
        }
    }

    fn reach(&self, seconds: i64) -> Option<i64> {
        let raw = self.counting.advance(self.anchor.at, seconds)?;
        if let Some(floor) = &self.floor {
            let mut stretches = floor.stretches.stretches().iter();
            let at_once = seconds == 0;
            return stretches
                .find_map(|stretch| self.after_change(raw, *stretch, floor.seconds, at_once));
        }
        let place = self.applies.first_at(raw)?;
        if self.exact || seconds == 0 {
            return Some(place);
        }
        self.on_the_minute(place)
    }

    fn on_the_minute(&self, at: i64) -> Option<i64> {
        self.applies
            .first_at(Instant::from_unix(at).ceil_minute().unix())
    }

    /// `raw`, but after a change of severity that brought it into force not before `seconds` of it.
    fn after_change(
        &self,
        raw: i64,
        (from, to): (i64, i64),
        seconds: i64,
        at_once: bool,
    ) -> Option<i64> {
        let earliest = if from > self.anchor.at {
            from.saturating_add(seconds)
        } else {
            raw
        };
        let place = self.applies.first_at(raw.max(earliest))?;
        let due = if at_once {
            Some(place)
        } else {
            self.on_the_minute(place)
        };
        due.filter(|at| *at < to)
    }

    /// When to act.
    pub(super) fn due(&self) -> Option<i64> {
        self.reach(self.from_s)
    }

    /// After when it is late.
    pub(super) fn late(&self) -> Option<i64> {
        self.reach(self.late_s?)
    }

    /// The first moment at which it applies.
    pub(super) fn first(&self) -> Option<i64> {
        self.applies.first_at(self.anchor.at)
    }

    /// This term as it looked just before `at`.
    pub(super) fn as_of(&self, at: i64) -> Self {
        Self {
            counting: self.counting.as_of(at),
            applies: self.applies.as_of(at),
            floor: self.floor.as_ref().map(|floor| Floor {
                stretches: floor.stretches.as_of(at),
                seconds: floor.seconds,
            }),
            ..self.clone()
        }
    }
}

/// A bare "immediate" that was in force first leaves no room for the slower rules of lesser severities:
/// while it applies, they ask for nothing.
pub(super) fn cover(terms: &mut [Term]) {
    let bare: Vec<(i64, Spans)> = terms
        .iter()
        .filter(|term| term.covers)
        .filter_map(|term| Some((term.first()?, term.applies.clone())))
        .collect();
    for term in terms.iter_mut().filter(|term| !term.covers) {
        let Some(first) = term.first() else { continue };
        for (since, applies) in &bare {
            if *since <= first && !term.exact {
                term.applies = term.applies.minus(applies);
            }
        }
    }
}
