//! One round of a promise: the terms that are at work, what meets it, what ends it; and its judgement.
//!
//! Every clock's state is decided here and nowhere else. Refuses to know rules or events by name.

mod face;

use super::context::Context;
use super::term::{Term, cover};
use super::{Clock, ClockState, Kind};

/// What kept a promise.
#[derive(Clone, Debug)]
pub(in crate::domain) struct Meet {
    pub(in crate::domain) at: i64,
    pub(super) event: Option<String>,
    pub(super) recorded: i64,
    /// It follows from another act: no answer to what happened before the declaration was recorded.
    pub(super) implied: bool,
}

/// One round.
#[derive(Clone, Debug)]
pub(super) struct Round {
    pub(super) kind: Kind,
    pub(super) terms: Vec<Term>,
    pub(super) met: Option<Meet>,
    /// It ends here, whatever the terms say.
    pub(super) end: Option<i64>,
    /// The promise is made again and again: a later fact does not answer for an earlier round.
    pub(super) repeats: bool,
    /// After the incident: writing it up late does not excuse it.
    pub(super) after: bool,
    /// Why nobody can be reached.
    pub(super) blocked: Option<String>,
}

impl Round {
    pub(super) fn new(kind: Kind, terms: Vec<Term>) -> Self {
        Self {
            kind,
            terms,
            met: None,
            end: None,
            repeats: false,
            after: false,
            blocked: None,
        }
    }

    /// The clocks of this round; more than one where a promise was missed, and applied again.
    pub(super) fn judge(&self, context: &Context<'_>) -> Vec<Clock> {
        let turns = self.turns(context).into_iter();
        turns.map(|turn| turn.clock).collect()
    }

    /// The same, each with when it begins and when it failed.
    pub(super) fn turns(&self, context: &Context<'_>) -> Vec<Turn> {
        let mut terms = self.terms.clone();
        cover(&mut terms);
        let waived = terms
            .iter()
            .filter_map(|term| context.waiver(&term.label.id))
            .min();
        let mut work = Work {
            round: self,
            context,
            spent: vec![false; terms.len()],
            from: i64::MIN,
            failed: i64::MAX,
            end: self.end.unwrap_or(i64::MAX),
            waived: waived.map(|(at, reason)| (at, reason.to_owned())),
            terms,
        };
        if let Some((at, _)) = &work.waived {
            work.end = work.end.min(*at);
        }
        let mut clocks = Vec::new();
        loop {
            let since = work.from;
            let (clock, again) = work.turn();
            clocks.extend(clock.map(|clock| Turn {
                from: since,
                failed: work.failed,
                clock,
            }));
            // Each turn begins after the one before it, so that there is a last one.
            if !again || work.from <= since {
                return clocks;
            }
        }
    }
}

/// One clock of a round.
pub(super) struct Turn {
    /// When it begins.
    pub(super) from: i64,
    /// The first moment at which it was known not to be kept in time; never, if it was, or may be.
    pub(super) failed: i64,
    /// As it stands.
    pub(super) clock: Clock,
}

/// The judgement of one round, turn by turn.
struct Work<'a> {
    round: &'a Round,
    context: &'a Context<'a>,
    terms: Vec<Term>,
    /// Missed once: due at once when it applies again, without lateness.
    spent: Vec<bool>,
    from: i64,
    /// The first moment at which the last turn was known not to be kept in time.
    failed: i64,
    end: i64,
    waived: Option<(i64, String)>,
}

/// What a round shows: when to act, after when it is late, by which term.
#[derive(Clone, Copy)]
struct Shown {
    due: i64,
    late: Option<i64>,
    term: usize,
}

impl Work<'_> {
    fn due(&self, index: usize, term: &Term) -> Option<i64> {
        if self.spent.get(index).copied().unwrap_or(false) {
            term.applies.first_at(self.from)
        } else {
            term.due()
        }
    }

    fn late(&self, index: usize, term: &Term) -> Option<i64> {
        if self.spent.get(index).copied().unwrap_or(false) {
            None
        } else {
            term.late()
        }
    }

    /// Dues of the terms in force just before `at`, as if nothing changed from then on.
    fn shown(&self, at: i64) -> Option<Shown> {
        let mut shown: Option<Shown> = None;
        for (index, term) in self.terms.iter().enumerate() {
            let term = term.as_of(at);
            let in_force = term.applies.contains(at);
            let Some(due) = self.due(index, &term).filter(|_| in_force) else {
                continue;
            };
            let due = due.max(self.from);
            let late = self.late(index, &term);
            shown = Some(match shown {
                None => Shown {
                    due,
                    late,
                    term: index,
                },
                Some(now) => Shown {
                    due: now.due.min(due),
                    late: match (now.late, late) {
                        (Some(a), Some(b)) => Some(a.min(b)),
                        (a, b) => a.or(b),
                    },
                    term: if (due, late.unwrap_or(i64::MAX))
                        < (now.due, now.late.unwrap_or(i64::MAX))
                    {
                        index
                    } else {
                        now.term
                    },
                },
            });
        }
        shown
    }

    /// The first lateness, and the term whose it is.
    fn first_late(&self) -> Option<(i64, usize)> {
        let late = |(index, term)| Some((self.late(index, term)?, index));
        self.terms.iter().enumerate().filter_map(late).min()
    }

    /// From `late` on: until when some rule that is late still applies.
    fn applies_until(&self, late: i64) -> i64 {
        let mut at = late;
        loop {
            let next = self
                .terms
                .iter()
                .enumerate()
                .filter(|(index, term)| self.late(*index, term).is_some_and(|l| l <= at))
                .filter(|(_, term)| term.applies.contains(at))
                .map(|(_, term)| term.applies.end_of(at))
                .max();
            match next {
                Some(i64::MAX) => return i64::MAX,
                Some(end) => at = end,
                None => return at,
            }
        }
    }

    /// The first time before `end` at which nothing applies any more, not because of a pause, and a rule without
    /// lateness was left unkept.
    fn goes_quiet(&self, end: i64) -> Option<i64> {
        let terms = self.terms.iter();
        let all = terms
            .map(|term| term.applies.or(&term.paused))
            .reduce(|all, term| all.or(&term))?;
        let anchors = self.terms.iter().map(|term| term.anchor.at);
        let mut at = anchors.min()?.max(self.from);
        while let Some(start) = all.first_at(at) {
            let quiet = all.end_of(start);
            if quiet >= end || quiet > self.context.now {
                return None;
            }
            if self.unkept(quiet) {
                return Some(quiet);
            }
            at = quiet;
        }
        None
    }

    /// Was a rule without lateness due before `at`, and in force until then?
    fn unkept(&self, at: i64) -> bool {
        self.terms.iter().enumerate().any(|(index, term)| {
            let spent = self.spent.get(index).copied().unwrap_or(false);
            (spent || term.late_s.is_none())
                && term.as_of(at).applies.contains(at)
                && self.due(index, term).is_some_and(|due| due < at)
        })
    }

    fn applies_again(&mut self, at: i64) -> bool {
        let first = self.terms.iter().filter_map(|t| t.applies.first_at(at));
        self.from = first.min().unwrap_or(i64::MAX);
        self.from <= self.context.now
    }

    fn turn(&mut self) -> (Option<Clock>, bool) {
        let now = self.context.now;
        let met = self.round.met.as_ref();
        let met_at = met.map_or(i64::MAX, |met| met.at);
        let end = self.end;
        self.failed = i64::MAX;
        let first_late = self.first_late();
        let before = first_late.map_or(i64::MAX, |(late, _)| late);
        if let Some(quiet) = self.goes_quiet(before.min(met_at).min(end)) {
            self.failed = quiet;
            let shown = self.shown(quiet).map(|shown| Shown {
                late: None,
                ..shown
            });
            let clock = shown.and_then(|s| self.clock(s, ClockState::Missed, None));
            for (index, term) in self.terms.iter().enumerate() {
                let due = self.due(index, term).is_some_and(|due| due < quiet);
                if due
                    && term.late_s.is_none()
                    && let Some(spent) = self.spent.get_mut(index)
                {
                    *spent = true;
                }
            }
            let again = self.applies_again(quiet);
            return (clock, again);
        }
        if let Some((late, term)) = first_late.filter(|(late, _)| *late < met_at.min(end).min(now))
        {
            self.failed = late.saturating_add(1);
            let until = self.applies_until(late);
            let shown = self.shown(late.saturating_add(1));
            let due = shown.map_or(late, |s| s.due.min(late));
            let passed = Shown {
                due,
                late: Some(late),
                term,
            };
            if met_at < i64::MAX && met_at <= until.min(end) {
                return (self.clock(passed, ClockState::Late, Some(met_at)), false);
            }
            if end < i64::MAX && end <= until {
                return (self.clock(passed, ClockState::Missed, Some(end)), false);
            }
            if until > now {
                return (self.clock(passed, ClockState::Overdue, Some(now)), false);
            }
            let clock = self.clock(passed, ClockState::Missed, Some(until));
            for index in 0..self.terms.len() {
                let is_late = |term| self.late(index, term).is_some_and(|l| l <= until);
                if self.terms.get(index).is_some_and(is_late)
                    && let Some(spent) = self.spent.get_mut(index)
                {
                    *spent = true;
                }
            }
            let again = self.applies_again(until);
            return (clock, again);
        }
        (self.undecided(met_at), false)
    }

    /// Nothing was late: met in time, ended, or still open.
    fn undecided(&self, met_at: i64) -> Option<Clock> {
        let now = self.context.now;
        let first = self
            .terms
            .iter()
            .filter_map(|term| {
                term.applies
                    .or(&term.paused)
                    .first_at(self.from.max(term.anchor.at))
            })
            .min()?;
        if met_at <= self.end && met_at < i64::MAX {
            if self.round.repeats && first > met_at {
                return None;
            }
            return match self.shown_from(first, met_at) {
                Some(shown) => self.clock(shown, ClockState::Met, None),
                // What was asked for before, and is no more, is not made unasked by what came after.
                None if first < met_at => {
                    self.clock(self.last_shown(met_at)?, ClockState::Ended, None)
                }
                None => None,
            };
        }
        if self.end < i64::MAX {
            let over = self.round.end.unwrap_or(i64::MAX);
            let waived = self.waived.as_ref().is_some_and(|(at, _)| *at < over);
            if first >= self.end && !waived {
                return None;
            }
            let in_force = self.shown_from(first, self.end);
            let mut shown = in_force.or_else(|| self.last_shown(self.end))?;
            let state = if waived {
                ClockState::Waived
            } else if self.unkept(self.end) {
                shown.late = None;
                ClockState::Missed
            } else {
                ClockState::Ended
            };
            return self.clock(shown, state, None);
        }
        if first > now {
            return self.waiting();
        }
        let at = now.saturating_add(1);
        if self.terms.iter().any(|term| term.applies.contains(now)) {
            let in_force = self.shown(at)?;
            return self.clock(in_force, self.open(in_force), None);
        }
        if let Some(index) = self.terms.iter().position(|t| t.paused.contains(now)) {
            let paused = Shown {
                due: i64::MAX,
                late: None,
                term: index,
            };
            return self.clock(paused, ClockState::Paused, None);
        }
        self.clock(self.last_shown(now)?, ClockState::Ended, None)
    }

    /// What is in force just before `at`; if nothing was on until then (`first`), when something first comes into force.
    fn shown_from(&self, first: i64, at: i64) -> Option<Shown> {
        if first < at {
            return self.shown(at);
        }
        let terms = self.terms.iter();
        let applies = terms.filter_map(|term| {
            let since = at.max(term.anchor.at).max(self.from);
            term.applies.first_at(since)
        });
        self.shown(applies.min()?.saturating_add(1))
    }

    /// What was in force just before it stopped applying, or being paused, for the last time until `at`.
    fn last_shown(&self, at: i64) -> Option<Shown> {
        let last = |term: &Term| {
            let on = term.applies.or(&term.paused);
            if on.contains(at.saturating_sub(1)) {
                Some(at)
            } else {
                on.last_end(at)
            }
        };
        let last = self.terms.iter().filter_map(last).max()?;
        Some(self.shown(last).unwrap_or(Shown {
            due: i64::MAX,
            late: None,
            term: 0,
        }))
    }

    /// The anchor lies ahead.
    fn waiting(&self) -> Option<Clock> {
        let now = self.context.now;
        let waits = |term: &Term| term.anchor.at > now && term.applies.contains(term.anchor.at);
        let index = self.terms.iter().position(waits)?;
        let shown = Shown {
            due: i64::MAX,
            late: None,
            term: index,
        };
        let mut clock = self.clock(shown, ClockState::Waiting, None)?;
        clock.anchor.at = None;
        Some(clock)
    }

    /// Open and in force, not late.
    fn open(&self, shown: Shown) -> ClockState {
        let now = self.context.now;
        if now >= shown.due {
            return if self.round.blocked.is_some() {
                ClockState::Blocked
            } else {
                ClockState::Due
            };
        }
        let length = self.terms.get(shown.term).map_or(0, |term| term.from_s);
        if shown.due.saturating_sub(now) <= (length / 5).max(60) {
            ClockState::Soon
        } else {
            ClockState::Running
        }
    }
}
