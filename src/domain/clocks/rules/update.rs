//! Updates: one promise an audience, a round from one *said* update to the next.
//!
//! Refuses drafts: only what was said keeps a promise.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::super::context::Context;
use super::super::round::{Meet, Round, Turn};
use super::super::spans::Spans;
use super::super::term::{From, Label, Term};
use super::super::{Clock, ClockState, Kind};
use super::{due, figure, rule, severities, words};
use crate::domain::fact::{CadenceSet, Fact};
use crate::domain::instant::{Instant, Precision};
use crate::domain::policy::{Anchor, Audience, Cadence, Severity};
use crate::domain::state::State;

/// The clocks.
pub(super) fn clocks(context: &Context<'_>) -> Vec<Clock> {
    let cadences = severities(context).flat_map(Severity::cadences);
    let mut audiences: BTreeSet<Audience> = cadences.map(|cadence| cadence.audience).collect();
    audiences.extend(decisions(context).map(|(_, set)| set.audience));
    for update in &context.incident.updates {
        if update.said_at.is_some() && update.next_by.is_some() {
            audiences.insert(update.audience);
            audiences.extend(&update.also);
        }
    }
    audiences
        .into_iter()
        .flat_map(|audience| Audit::new(context, audience).clocks())
        .collect()
}

fn decisions<'a>(context: &Context<'a>) -> impl Iterator<Item = (i64, &'a CadenceSet)> {
    let entries = context.incident.entries.iter();
    entries.filter_map(|entry| match &entry.fact {
        Fact::CadenceSet(set) => Some((entry.happened_at.unix(), set)),
        _ => None,
    })
}

/// One said update, as one audience sees it.
struct Said {
    met: Meet,
    next_by: Option<i64>,
    precision: Precision,
}

impl Said {
    /// Before an instant, at the coarser precision.
    fn is_before(&self, at: i64) -> bool {
        let minute = Instant::from_unix(at).floor_minute().unix();
        let same = self.precision != Precision::Second && self.met.at >= minute;
        self.met.at < at && !same
    }

    /// It keeps a round that began in its own minute.
    fn met_from(&self, start: i64) -> Meet {
        let mut met = self.met.clone();
        met.at = met.at.max(start);
        met
    }
}

struct Audit<'a> {
    context: &'a Context<'a>,
    audience: Audience,
    said: Vec<Said>,
}

impl<'a> Audit<'a> {
    fn new(context: &'a Context<'a>, audience: Audience) -> Self {
        let mut said: Vec<Said> = context
            .incident
            .updates
            .iter()
            .filter(|update| update.serves(audience))
            .filter_map(|update| {
                let at = update.said_at?;
                Some(Said {
                    met: Meet {
                        at: at.unix(),
                        event: update.said_event.clone(),
                        recorded: update.said_recorded.unwrap_or(at).unix(),
                        implied: false,
                    },
                    next_by: update
                        .next_by
                        .map(Instant::unix)
                        .filter(|by| *by > at.unix()),
                    precision: update.said_precision,
                })
            })
            .collect();
        said.sort_by_key(|said| said.met.at);
        Self {
            context,
            audience,
            said,
        }
    }

    /// Said at or after `at`, at the coarser precision.
    fn next_said(&self, at: i64, from: usize) -> Option<(usize, &Said)> {
        let mut said = self.said.iter().enumerate().skip(from);
        said.find(|(_, said)| !said.is_before(at))
    }

    fn clocks(&self) -> Vec<Clock> {
        let mut clocks = Vec::new();
        let mut next = 0;
        for (start, end) in self.periods() {
            next = self.period(start, end, next, &mut clocks);
        }
        if clocks.is_empty() {
            clocks.extend(self.worded());
        }
        clocks
    }

    /// Times of work: from the declaration or a reopening to the next end.
    fn periods(&self) -> Vec<(From, i64)> {
        let context = self.context;
        let mut periods = Vec::new();
        let mut from = From {
            name: "declared",
            at: context.declared,
        };
        loop {
            let end = if context.active.contains(from.at) {
                context.active.end_of(from.at)
            } else {
                from.at
            };
            periods.push((from, end));
            let Some(again) = context.active.first_at(end).filter(|at| *at < i64::MAX) else {
                return periods;
            };
            if end == i64::MAX || again <= from.at {
                return periods;
            }
            from = From {
                name: "reopened",
                at: again,
            };
        }
    }

    /// The rounds of one time of work, and the last word after it.
    fn period(&self, start: From, end: i64, mut next: usize, clocks: &mut Vec<Clock>) -> usize {
        let context = self.context;
        let mut anchor = start;
        let mut announced = None;
        let mut first = start.name == "declared";
        loop {
            let said = self
                .next_said(anchor.at, next)
                .filter(|(_, said)| said.is_before(end));
            let mut round = Round::new(Kind::Update, self.terms(anchor, announced, first));
            round.repeats = true;
            round.end = (end < i64::MAX).then_some(end);
            round.met = said.map(|(_, said)| said.met_from(anchor.at));
            let recorded = context.recorded_since(false);
            let quiet = recorded > anchor.at
                && recorded < end
                && said.is_none_or(|(_, said)| said.met.at > recorded);
            let mut turns = round.turns(context);
            // What was not recorded at the recording stays so, whatever severity comes to count after it.
            let begun = |turn: &&Turn| turn.from <= recorded;
            let until = turns.iter().take_while(begun).count();
            let last = turns.get(until.saturating_sub(1));
            let unknown = last.is_some_and(|turn| {
                turn.clock.state == ClockState::NotRecorded && turn.failed <= recorded
            });
            if quiet && unknown {
                turns.truncate(until);
            }
            clocks.extend(turns.into_iter().map(|turn| turn.clock));
            first = false;
            if quiet && unknown {
                anchor = From {
                    name: "recorded",
                    at: recorded,
                };
                announced = None;
                continue;
            }
            let Some((index, said)) = said else { break };
            next = index + 1;
            anchor = From {
                name: "last_update",
                at: said.met.at,
            };
            announced = said.next_by;
        }
        if end < i64::MAX {
            next = self.last_word(end, anchor, announced, next, clocks);
        }
        next
    }

    /// Once it is resolved, one last update is due: at once, or by the time that was announced.
    fn last_word(
        &self,
        end: i64,
        anchor: From,
        announced: Option<i64>,
        next: usize,
        clocks: &mut Vec<Clock>,
    ) -> usize {
        let context = self.context;
        let Some((resolved, until)) = context.resolved.iter().find(|(at, _)| *at == end) else {
            return next;
        };
        let terms: Vec<Term> = self.terms(anchor, announced, false);
        let in_force = terms
            .into_iter()
            .find(|term| term.as_of(end).applies.contains(end));
        let Some(term) = in_force else { return next };
        let from = From {
            name: "resolved",
            at: *resolved,
        };
        let label = Label {
            what: format!("Last update for {}", self.to()),
            ..Rc::unwrap_or_clone(term.label)
        };
        let mut last = Term::new(label, from, Spans::between(*resolved, *until));
        let announced = announced.filter(|by| *by > end);
        last.late_s = announced.map(|by| by.saturating_sub(*resolved));
        last.exact = true;
        let said = self.next_said(*resolved, next);
        let said = said.filter(|(_, said)| said.met.at < *until);
        let mut round = Round::new(Kind::Update, vec![last]);
        round.repeats = true;
        let during = |at: i64| at >= *resolved && at < *until;
        let mut states = context.states.iter();
        let closed = states.find(|(at, state)| *state == State::Closed && during(*at));
        round.end = closed
            .map(|(at, _)| *at)
            .or((*until < i64::MAX).then_some(*until));
        round.met = said.map(|(_, said)| said.met_from(*resolved));
        clocks.extend(round.judge(context));
        said.map_or(next, |(index, _)| index + 1)
    }

    /// For whom, as the playbook spells it.
    fn to(&self) -> String {
        let now = self.context.severity().into_iter();
        now.chain(severities(self.context))
            .filter_map(|severity| severity.cadence(self.audience))
            .find_map(|cadence| cadence.to.clone())
            .unwrap_or_else(|| self.audience.word().to_owned())
    }

    fn label(&self, line: u32, text: String) -> Label {
        let to = self.to();
        Label {
            id: format!("update.{}", self.audience.word()),
            what: format!("Update for {to}"),
            for_whom: vec![to],
            rule: rule(self.context, line, text),
        }
    }

    fn cadences(&self) -> impl Iterator<Item = (&'a Severity, &'a Cadence)> {
        let audience = self.audience;
        severities(self.context)
            .filter_map(move |severity| Some((severity, severity.cadence(audience)?)))
    }

    /// Times in which somebody decided upon another interval, each with its decision.
    fn decided(&self) -> Vec<(Spans, &'a CadenceSet)> {
        let of_audience: Vec<(i64, &CadenceSet)> = decisions(self.context)
            .filter(|(_, set)| set.audience == self.audience)
            .collect();
        let mut decided = Vec::with_capacity(of_audience.len());
        for (index, (at, set)) in of_audience.iter().enumerate() {
            let next = of_audience.get(index + 1).map_or(i64::MAX, |(at, _)| *at);
            let until = set.until.map_or(i64::MAX, Instant::unix);
            decided.push((Spans::between(*at, until.min(next)), *set));
        }
        decided
    }

    fn terms(&self, anchor: From, announced: Option<i64>, first: bool) -> Vec<Term> {
        let context = self.context;
        let decided = self.decided();
        let ours = decided
            .iter()
            .fold(Spans::default(), |all, (span, _)| all.or(span));
        let mut terms = Vec::new();
        for (severity, cadence) in self.cadences() {
            let applies = context.at_least(severity).and(&context.active).minus(&ours);
            let line = if cadence.line > 0 {
                cadence.line
            } else {
                severity.line
            };
            let label = self.label(
                line,
                format!("{} updates: {}", severity.id, cadence.every.text),
            );
            terms.extend(interval(
                context,
                label.clone(),
                anchor,
                &applies,
                cadence,
                first,
            ));
            if cadence.on_change {
                let changed = context
                    .changes()
                    .find(|at| *at > anchor.at && applies.contains(*at));
                if let Some(at) = changed {
                    let from = From {
                        name: "status_change",
                        at,
                    };
                    terms.push(Term::new(label, from, applies.and(&Spans::from(at))));
                }
            }
        }
        for (span, set) in decided {
            let label = self.label(0, format!("decided: {} ({})", set.every.text, set.reason));
            let applies = span.and(&context.active);
            if let Some(mut term) = figure(context, label, anchor, applies, &set.every) {
                term.every_s = term.late_s;
                terms.push(term);
            }
        }
        if let Some(by) = announced {
            let label = self.label(0, "announced with the last update".to_owned());
            terms.push(exact(label, anchor, by, Spans::from(anchor.at)));
        }
        terms
    }

    /// The current severity has only words for this audience.
    fn worded(&self) -> Option<Clock> {
        let context = self.context;
        let severity = context.severity()?;
        let cadence = severity.cadence(self.audience)?;
        if !cadence.every.is_words() {
            return None;
        }
        let label = self.label(
            severity.line,
            format!("{} updates: {}", severity.id, cadence.every.text),
        );
        Some(words(context, Kind::Update, label, None))
    }
}

/// The interval of a cadence; in the first round the first update's own time, where the playbook has one.
fn interval(
    context: &Context<'_>,
    label: Label,
    anchor: From,
    applies: &Spans,
    cadence: &Cadence,
    first: bool,
) -> Option<Term> {
    let own = cadence.first.as_ref().filter(|_| first);
    let every = |from: i64| due::seconds(context.policy, &cadence.every, from);
    let Some(own) = own else {
        let mut term = figure(context, label, anchor, applies.clone(), &cadence.every)?;
        term.every_s = term.late_s;
        return Some(term);
    };
    let from = match own.from {
        Anchor::LastUpdate | Anchor::Condition => anchor,
        other => context.anchor(other)?,
    };
    let applies = applies.and(&Spans::from(from.at));
    let mut term = figure(context, label, from, applies, &own.within)?;
    let repeat = every(from.at).and_then(|(_, late)| late);
    term.every_s = repeat;
    // "When acknowledged" has no figure, but the interval runs from there.
    term.late_s = term.late_s.or(repeat);
    term.covers = term.late_s.is_none();
    Some(term)
}

/// A due that somebody named.
fn exact(label: Label, from: From, by: i64, applies: Spans) -> Term {
    let mut term = Term::new(label, from, applies);
    term.from_s = by.saturating_sub(from.at);
    term.late_s = Some(term.from_s);
    term.counting = Spans::always();
    term.exact = true;
    term
}

/// What would be at work after an update said at `said_at`.
pub(in super::super) fn terms(
    context: &Context<'_>,
    audience: Audience,
    said_at: Instant,
) -> Vec<Term> {
    let anchor = From {
        name: "last_update",
        at: said_at.unix(),
    };
    Audit::new(context, audience).terms(anchor, None, false)
}
