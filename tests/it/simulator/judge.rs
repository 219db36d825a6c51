//! Terms, rounds and their judgement, as the page on clocks lists them.

use super::set::{END, Set, minute};

/// One rule at work on one round.
#[derive(Clone, Debug, Default)]
pub(super) struct Term {
    pub(super) anchor: i64,
    pub(super) act: i64,
    pub(super) late: Option<i64>,
    pub(super) counting: Set,
    pub(super) applies: Set,
    pub(super) paused: Set,
    /// A person named the due: not rounded.
    pub(super) exact: bool,
    /// Bare "immediate" of the playbook.
    pub(super) bare: bool,
    /// Where its time is at its severity, and the seconds that it has at least from each change that begins such a time.
    pub(super) grace: Option<(Set, i64)>,
    /// Rank of its severity; 0 for none.
    pub(super) rank: usize,
    /// Missed in this round: due at the first second of it that applies from here on.
    pub(super) spent: Option<i64>,
}

impl Term {
    fn counted(&self, seconds: i64) -> Option<i64> {
        let passed = self.counting.count(self.anchor, seconds)?;
        let Some((named, grace)) = &self.grace else {
            return self.placed(passed, seconds);
        };
        // What was due in an earlier stretch at its severity was due there.
        named.0.iter().find_map(|(from, to)| {
            let least = if *from > self.anchor {
                from + grace
            } else {
                passed
            };
            let due = self.placed(passed.max(least), seconds);
            due.filter(|due| due < to)
        })
    }

    fn placed(&self, passed: i64, seconds: i64) -> Option<i64> {
        let at = self.applies.first(passed)?;
        if seconds == 0 || self.exact {
            return Some(at);
        }
        let whole = minute(at);
        if self.applies.holds(whole) {
            Some(whole)
        } else {
            self.applies.next_start(whole)
        }
    }

    pub(super) fn due(&self) -> Option<i64> {
        match self.spent {
            Some(from) => self.applies.first(from),
            None => self.counted(self.act),
        }
    }

    pub(super) fn lateness(&self) -> Option<i64> {
        if self.spent.is_some() {
            return None;
        }
        self.counted(self.late?)
    }

    pub(super) fn before(&self, h: i64) -> Self {
        Self {
            counting: self.counting.before(h),
            applies: self.applies.before(h),
            paused: self.paused.before(h),
            grace: self.grace.as_ref().map(|(named, s)| (named.before(h), *s)),
            ..self.clone()
        }
    }

    fn open(&self) -> bool {
        self.late.is_none() || self.spent.is_some()
    }
}

/// One round of a promise.
#[derive(Clone, Debug, Default)]
pub(super) struct Round {
    pub(super) terms: Vec<Term>,
    pub(super) met: Option<i64>,
    /// The fact that met it merely follows from another act.
    pub(super) implied: bool,
    pub(super) end: Option<i64>,
    /// When its id was taken back.
    pub(super) waived: Option<i64>,
    pub(super) repeats: bool,
    /// From when it is judged: the start of a clock that follows a miss.
    pub(super) start: Option<i64>,
}

/// What a clock says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Said {
    pub(super) id: String,
    pub(super) round: u32,
    pub(super) due: Option<i64>,
    pub(super) late: Option<i64>,
    pub(super) not_before: Option<i64>,
    pub(super) state: &'static str,
    pub(super) met: Option<i64>,
    pub(super) late_s: Option<i64>,
    pub(super) implied: bool,
    pub(super) repeats: bool,
    /// It counts from the resolution, or from later.
    pub(super) after: bool,
}

/// The terms of other severities do not apply while a bare "immediate" that was there first does.
pub(super) fn cover(terms: &mut [Term]) {
    let first = |term: &Term| term.applies.first(term.anchor).unwrap_or(END);
    let bare: Vec<Term> = terms.iter().filter(|t| t.bare).cloned().collect();
    for term in terms.iter_mut().filter(|t| !t.exact && !t.bare) {
        let own = first(term);
        let over: Vec<&Term> = bare
            .iter()
            .filter(|b| first(b) <= own && first(b) < END)
            .collect();
        let mut breaks: Vec<i64> = term.applies.edges().collect();
        breaks.extend(over.iter().flat_map(|b| b.applies.edges()));
        let was = term.applies.clone();
        term.applies = Set::of(&breaks, |t| {
            was.holds(t) && !over.iter().any(|b| b.applies.holds(t))
        });
    }
}

impl Round {
    /// Earliest due, earliest lateness, and seconds to act of the one due first, just before `h`.
    fn shows(&self, h: i64) -> (Option<i64>, Option<i64>, i64) {
        let force: Vec<Term> = self
            .terms
            .iter()
            .map(|t| t.before(h))
            .filter(|t| t.applies.holds(h - 1))
            .collect();
        let first = force
            .iter()
            .filter_map(|t| Some((t.due()?, t.lateness().unwrap_or(END), t.rank, t)))
            .min_by_key(|(due, late, rank, _)| (*due, *late, *rank));
        let late = force.iter().filter_map(Term::lateness).min();
        let act = first.map_or(0, |f| if f.3.spent.is_some() { 0 } else { f.3.act });
        // Nothing of a clock is due before it begins.
        let start = self.start.unwrap_or(-END);
        (first.map(|f| f.0.max(start)), late, act)
    }

    fn said(&self, state: &'static str, h: i64) -> Said {
        let (due, late, _) = self.shows(h);
        Said {
            state,
            due,
            late,
            implied: self.implied,
            repeats: self.repeats,
            ..Said::default()
        }
    }

    /// When it ended outside its terms, taken back or not.
    fn over(&self) -> i64 {
        self.end.into_iter().chain(self.waived).min().unwrap_or(END)
    }

    fn taken_back(&self) -> bool {
        let end = self.end.unwrap_or(END);
        self.waived.is_some_and(|waived| waived < end)
    }

    fn from(&self) -> i64 {
        let anchor = self.terms.iter().map(|t| t.anchor).min().unwrap_or(END);
        self.start.unwrap_or(anchor)
    }

    /// Did anything apply before a time, or was it paused?
    fn applied(&self, until: i64) -> bool {
        let start = self.start.unwrap_or(-END);
        let began = |t: &Term| t.applies.or(&t.paused).first(start);
        let mut terms = self.terms.iter();
        terms.any(|t| began(t).is_some_and(|at| at < until))
    }

    fn edges(&self) -> Vec<i64> {
        let mut edges: Vec<i64> = self
            .terms
            .iter()
            .flat_map(|t| {
                t.applies
                    .edges()
                    .chain(t.paused.edges())
                    .collect::<Vec<_>>()
            })
            .collect();
        edges.extend(self.terms.iter().filter_map(Term::lateness));
        edges.sort_unstable();
        edges.dedup();
        edges
    }

    /// The clocks that this round and what follows its misses are.
    pub(super) fn judge(mut self, now: i64) -> Vec<Said> {
        for term in &mut self.terms {
            term.applies = term.applies.since(term.anchor);
            term.paused = term.paused.since(term.anchor);
        }
        let mut out = Vec::new();
        let mut next = Some(self);
        while let Some(round) = next.take() {
            let (said, then) = round.one(now);
            out.extend(said);
            next = then;
        }
        out
    }

    fn again(mut self, at: i64, now: i64, missed: impl Fn(&Term) -> bool) -> Option<Self> {
        let start = self
            .terms
            .iter()
            .filter_map(|t| t.applies.first(at))
            .min()
            .filter(|start| *start <= now && *start < END)?;
        for term in &mut self.terms {
            if term.spent.is_some() || missed(term) {
                term.spent = Some(start);
            }
        }
        self.start = Some(start);
        Some(self)
    }

    fn one(self, now: i64) -> (Option<Said>, Option<Self>) {
        let met = self.met.unwrap_or(END);
        let end = self.over();
        let late = self.terms.iter().filter_map(Term::lateness).min();
        let from = self.from();
        let quiet = self.edges().into_iter().find(|q| {
            let on = |t: &Term, at: i64| t.applies.holds(at) || t.paused.holds(at);
            *q > from
                && self.terms.iter().any(|t| on(t, q - 1))
                && !self.terms.iter().any(|t| on(t, *q))
                && *q < late.unwrap_or(END)
                && *q < met
                && *q < end
                && *q <= now
                && self.terms.iter().any(|t| {
                    t.open() && t.applies.holds(q - 1) && t.before(*q).due().is_some_and(|d| d < *q)
                })
        });
        if let Some(q) = quiet {
            let said = Said {
                late: None,
                ..self.said("Missed", q)
            };
            let then = self.again(q, now, |t| {
                t.open() && t.before(q).due().is_some_and(|due| due < q)
            });
            return (Some(said), then);
        }
        if let Some(late) = late.filter(|late| *late < now && *late < met && *late < end) {
            let overdue = |at: i64| {
                self.terms
                    .iter()
                    .any(|t| t.lateness().is_some_and(|l| l <= at) && t.applies.holds(at))
            };
            let mut moments = self.edges();
            moments.push(END);
            let until = moments
                .into_iter()
                .find(|at| *at >= late && !overdue(*at))
                .unwrap_or(END);
            let (due, _, _) = self.shows(late + 1);
            let graded = |state, at: i64| Said {
                due: Some(due.map_or(late, |due| due.min(late))),
                late: Some(late),
                late_s: Some(at - late),
                ..self.said(state, at)
            };
            if met < END && met <= until && met <= end {
                let said = Said {
                    met: self.met,
                    ..graded("Late", met)
                };
                return (Some(said), None);
            }
            if end < END && end <= until {
                return (Some(graded("Missed", end)), None);
            }
            if until > now {
                return (Some(graded("Overdue", now)), None);
            }
            let said = graded("Missed", until);
            let then = self.again(until, now, |t| t.lateness().is_some_and(|l| l <= until));
            return (Some(said), then);
        }
        (self.undecided(now, met, end), None)
    }

    fn undecided(&self, now: i64, met: i64, end: i64) -> Option<Said> {
        if met <= end && met < END {
            if self.repeats && !self.applied(met) {
                return None;
            }
            let in_force = |h: i64| {
                let mut terms = self.terms.iter();
                terms.any(|t| t.before(h).applies.holds(h - 1))
            };
            let before = self.applied(met);
            let later = self
                .terms
                .iter()
                .filter_map(|t| t.applies.first(met.max(t.anchor)));
            let later = later.min().filter(|_| !before);
            let shown = Some(met).filter(|at| in_force(*at));
            if let Some(at) = shown.or(later.map(|at| at + 1)) {
                return Some(Said {
                    met: self.met,
                    ..self.said("Met", at)
                });
            }
            if !before {
                return None;
            }
            return Some(self.said("Ended", self.stopped(met)));
        }
        if end < END && self.taken_back() {
            return self.waived_at(end, now);
        }
        if end < END {
            let missed = self.terms.iter().any(|t| {
                t.open()
                    && t.applies.holds(end - 1)
                    && t.before(end).due().is_some_and(|due| due < end)
            });
            if missed {
                return Some(Said {
                    late: None,
                    ..self.said("Missed", end)
                });
            }
            return self
                .applied(end)
                .then(|| self.said("Ended", self.stopped(end)));
        }
        if self.terms.iter().any(|t| t.applies.holds(now)) {
            let (due, _, act) = self.shows(now + 1);
            let state = match due {
                Some(due) if now >= due => "Due",
                Some(due) if now >= due - (act / 5).max(60) => "Soon",
                _ => "Running",
            };
            return Some(self.said(state, now + 1));
        }
        if self.terms.iter().any(|t| t.paused.holds(now)) {
            return Some(Said {
                due: None,
                late: None,
                ..self.said("Paused", now + 1)
            });
        }
        if !self.applied(now + 1) {
            let ahead = |t: &Term| t.anchor > now && t.applies.holds(t.anchor);
            return self.terms.iter().any(ahead).then(|| Said {
                due: None,
                late: None,
                ..self.said("Waiting", now + 1)
            });
        }
        Some(self.said("Ended", self.stopped(now)))
    }

    /// Taken back: shown as it stood then, before that, or when it comes to be.
    fn waived_at(&self, end: i64, now: i64) -> Option<Said> {
        if self.applied(end) {
            return Some(self.said("Waived", self.stopped(end)));
        }
        let first = |t: &Term| t.applies.first(end);
        let first = self.terms.iter().filter_map(first).min()?;
        (first <= now || self.from() > now).then(|| self.said("Waived", first + 1))
    }

    /// When it stopped applying last, not after `now`.
    fn stopped(&self, now: i64) -> i64 {
        let on = |t: &Term| t.applies.holds(now - 1) || t.paused.holds(now - 1);
        if self.terms.iter().any(on) {
            return now;
        }
        self.edges()
            .into_iter()
            .filter(|at| *at <= now)
            .rfind(|at| {
                let on = |t: &Term| t.applies.holds(at - 1) || t.paused.holds(at - 1);
                self.terms.iter().any(on)
            })
            .unwrap_or(now)
    }
}
