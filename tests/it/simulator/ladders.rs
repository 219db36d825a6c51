//! Ladders: which steps are one promise, and the terms of each.

use irc::domain::fact::Fact;
use irc::domain::policy::{Anchor, Counts, Ladder, Mode, Rung, Trigger};

use super::asks::conditional;
use super::calendar;
use super::facts::Facts;
use super::judge::{Round, Said, Term, cover};
use super::promises::{name, pausing, words};
use super::set::{END, Set};

/// A step as one severity takes it.
#[derive(Clone)]
pub(super) struct Taken<'a> {
    pub(super) rank: usize,
    /// Place in the ladder's list, from 1.
    pub(super) place: usize,
    pub(super) rung: &'a Rung,
    /// For the how manieth time the severity's list asks for exactly these people this way.
    again: usize,
}

/// One promise: the same people, asked for in the same way, by one severity or more.
pub(super) struct Promise<'a> {
    pub(super) ladder: &'a Ladder,
    pub(super) taken: Vec<Taken<'a>>,
}

pub(super) fn ladders(facts: &Facts<'_>) -> Vec<Said> {
    let mut out = Vec::new();
    for ladder in &facts.policy.ladders {
        let taken = taken(facts, ladder);
        for promise in promises(facts, ladder, &taken) {
            out.extend(said(facts, &promise, &taken));
        }
    }
    out
}

/// Every severity's own list.
fn taken<'a>(facts: &Facts<'a>, ladder: &'a Ladder) -> Vec<Taken<'a>> {
    let mut out: Vec<Taken<'a>> = Vec::new();
    for (rank, severity) in (1..).zip(&facts.policy.severities) {
        for (place, rung) in (1..).zip(&ladder.steps) {
            let all = rung.severities.is_empty();
            if rung.targets.is_empty() || (!all && !rung.severities.contains(&severity.id)) {
                continue;
            }
            let again = out
                .iter()
                .filter(|t| t.rank == rank && alike(facts, t.rung, rung))
                .count();
            out.push(Taken {
                rank,
                place,
                rung,
                again,
            });
        }
    }
    out
}

fn people(facts: &Facts<'_>, rung: &Rung) -> Vec<String> {
    let mut all: Vec<String> = rung.targets.iter().map(|t| facts.person(t)).collect();
    all.sort();
    all.dedup();
    all
}

fn alike(facts: &Facts<'_>, one: &Rung, other: &Rung) -> bool {
    one.trigger == other.trigger
        && one.from == other.from
        && (one.trigger != Trigger::Condition || one.when == other.when)
        && people(facts, one) == people(facts, other)
}

fn promises<'a>(facts: &Facts<'a>, ladder: &'a Ladder, taken: &[Taken<'a>]) -> Vec<Promise<'a>> {
    let mut out: Vec<Promise<'a>> = Vec::new();
    for one in taken {
        let same = |p: &Promise<'_>| {
            let first = &p.taken[0];
            first.again == one.again && alike(facts, first.rung, one.rung)
        };
        match out.iter_mut().find(|p| same(p)) {
            Some(promise) => promise.taken.push(one.clone()),
            None => out.push(Promise {
                ladder,
                taken: vec![one.clone()],
            }),
        }
    }
    out
}

impl<'a> Promise<'a> {
    pub(super) fn first(&self) -> &'a Rung {
        self.taken[0].rung
    }

    /// The id of the step whose severity was first in force, of several of the worst.
    pub(super) fn id(&self, facts: &Facts<'_>) -> String {
        let all = taken(facts, self.ladder);
        let in_force = |one: &Taken<'_>| {
            let from = facts.in_force(one.rank).first(facts.declared);
            let until = replaced(facts, self.ladder, &all, one);
            from.filter(|from| *from < until).unwrap_or(END)
        };
        let first = self.taken.iter().min_by_key(|t| (in_force(t), t.rank));
        let place = first.map_or(0, |t| t.place);
        format!("ladder.{}.{place}", self.ladder.name)
    }

    /// When everybody of it was reached, or somebody for the one whom it names.
    pub(super) fn reached(&self, facts: &Facts<'_>) -> Option<i64> {
        let places: Vec<usize> = self.taken.iter().map(|t| t.place).collect();
        reached(facts, self.ladder, self.first(), &places)
    }
}

fn reached(facts: &Facts<'_>, ladder: &Ladder, rung: &Rung, places: &[usize]) -> Option<i64> {
    let each: Option<Vec<i64>> = rung.targets.iter().map(|t| facts.reached(t)).collect();
    let all = each.and_then(|each| each.into_iter().max());
    let for_it = facts.first(|fact| match fact {
        Fact::ContactReached(c) | Fact::ContactJoined(c) => {
            c.ladder.as_ref() == Some(&ladder.name)
                && c.step.is_some_and(|step| places.contains(&(step as usize)))
        }
        _ => false,
    });
    let for_it = for_it.filter(|_| rung.targets.len() == 1);
    all.into_iter().chain(for_it).min()
}

/// Seconds to act and to lateness at a severity, from an anchor; none for words.
pub(super) fn seconds(
    facts: &Facts<'_>,
    taken: &Taken<'_>,
    anchor: i64,
) -> Option<(i64, Option<i64>)> {
    let rung = taken.rung;
    let response = facts.policy.severities[taken.rank - 1].response.as_ref();
    let response = response.filter(|_| rung.trigger != Trigger::NoAck);
    if response.is_some_and(|r| facts.figures(r, anchor).is_none()) {
        return None;
    }
    let response = response.and_then(|r| calendar::upper(facts.policy, r, anchor));
    let after = rung.after.as_ref();
    let after = after.and_then(|after| facts.figures(after, anchor));
    let act = rung.after_s.or(after.map(|a| a.0))?;
    let late = match after {
        Some((_, upper)) => upper.map(|upper| upper.max(act).max(response.unwrap_or(0))),
        None => response.map(|r| r.max(act)),
    };
    Some((act, late))
}

/// From where it counts.
fn anchor(facts: &Facts<'_>, ladder: &Ladder, taken: &[Taken<'_>], one: &Taken<'_>) -> Option<i64> {
    let rung = one.rung;
    match rung.trigger {
        Trigger::Elapsed | Trigger::Condition => {
            facts.anchor(rung.from.unwrap_or(ladder.counts_from))
        }
        Trigger::NoAck => facts.anchor(rung.from.unwrap_or(Anchor::Alerted)),
        Trigger::NotResolved => {
            let own = Some(ladder.counts_from).filter(|from| *from != Anchor::Declared);
            facts.anchor(rung.from.or(own).unwrap_or(Anchor::Acknowledged))
        }
        Trigger::NoProgress => facts.acknowledgement(),
        Trigger::NoAnswer => unanswered(facts, before(taken, one)?.rung),
    }
}

/// The step before it in its severity's list.
fn before<'b, 'a>(taken: &'b [Taken<'a>], one: &Taken<'_>) -> Option<&'b Taken<'a>> {
    let mut own = taken.iter();
    own.rfind(|t| t.rank == one.rank && t.place < one.place)
}

/// When the first call to somebody of a step turned out to have no answer.
fn unanswered(facts: &Facts<'_>, rung: &Rung) -> Option<i64> {
    let people: Vec<String> = rung.targets.iter().map(|t| facts.person(t)).collect();
    let times = facts.all.iter().filter_map(|(at, fact)| match fact {
        Fact::ContactNoAnswer(c) | Fact::ContactDeclined(c) => {
            people.contains(&facts.person(&c.target)).then_some(*at)
        }
        Fact::ContactAttempted(c) => people
            .contains(&facts.person(&c.target))
            .then(|| at + facts.waiting_time(rung, &c.target)),
        _ => None,
    });
    times.min()
}

/// The term of one step at one severity, counted from `anchor`.
pub(super) fn term(
    facts: &Facts<'_>,
    ladder: &Ladder,
    taken: &[Taken<'_>],
    one: &Taken<'_>,
    anchor: i64,
) -> Option<Term> {
    let (act, late) = if one.rung.trigger == Trigger::NoAnswer {
        (0, None)
    } else {
        seconds(facts, one, anchor)?
    };
    let force = facts.in_force(one.rank);
    let mut until = END;
    if one.rung.trigger == Trigger::NoAck {
        until = facts.acknowledged.map_or(END, |a| a.0);
    }
    if one.rung.trigger == Trigger::NoAnswer {
        let before = before(taken, one)?;
        until = reached(facts, ladder, before.rung, &[before.place]).unwrap_or(END);
    }
    until = until.min(replaced(facts, ladder, taken, one));
    let edges: Vec<i64> = force.edges().chain([until]).collect();
    let mut all = vec![Term {
        anchor,
        act,
        late,
        counting: force.clone(),
        applies: Set::of(&edges, |t| force.holds(t) && t < until),
        bare: act == 0 && late.is_none(),
        rank: one.rank,
        ..Term::default()
    }];
    if ladder.counts == Counts::IncidentAge {
        let place = taken
            .iter()
            .filter(|t| t.rank == one.rank && t.place <= one.place);
        by_age(facts, &mut all[0], i64::try_from(place.count()).unwrap());
    }
    pausing(facts, &mut all);
    all.pop()
}

/// All active time counts; what a change of severity brought into force has five minutes for each place in its list.
fn by_age(facts: &Facts<'_>, term: &mut Term, place: i64) {
    term.counting = facts.set(|t| facts.active(t));
    let named = facts.set(|t| facts.rank(t) <= term.rank);
    term.grace = Some((named, 300 * place));
}

/// When a later step of its severity, with other people, took over.
fn replaced(facts: &Facts<'_>, ladder: &Ladder, taken: &[Taken<'_>], one: &Taken<'_>) -> i64 {
    if ladder.mode != Mode::Replace {
        return END;
    }
    let later = taken.iter().filter(|t| {
        t.rank == one.rank
            && t.place > one.place
            && people(facts, t.rung) != people(facts, one.rung)
    });
    let replaced = later.filter_map(|t| reached(facts, ladder, t.rung, &[t.place]));
    replaced.min().unwrap_or(END)
}

/// Nobody is asked twice: what other severities' steps ask for, no later, does not apply.
fn asked_once(
    facts: &Facts<'_>,
    taken: &[Taken<'_>],
    one: &Taken<'_>,
    own: &Term,
    terms: &[Option<Term>],
) -> Term {
    let key = |term: &Term, asked: &Term| {
        let first = |t: &Term| t.applies.first(t.anchor).unwrap_or(END);
        let late = if term.bare && first(term) <= first(asked) {
            -END
        } else {
            term.lateness().unwrap_or(END)
        };
        (term.due().unwrap_or(END), late)
    };
    let others: Vec<(&Taken<'_>, &Term)> = taken
        .iter()
        .zip(terms)
        .filter_map(|(t, term)| Some((t, term.as_ref()?)))
        .filter(|(t, _)| t.rank != one.rank && t.rung.trigger == one.rung.trigger)
        .filter(|(t, _)| !(t.again == one.again && alike(facts, t.rung, one.rung)))
        .filter(|(t, term)| {
            let (due, late) = key(term, own);
            let (own_due, own_late) = key(own, term);
            let earlier = due < own_due || late < own_late;
            // What never comes due asks nobody.
            due < END && due <= own_due && late <= own_late && (earlier || t.place < one.place)
        })
        .collect();
    let times = |t: &Taken<'_>, who: &String| {
        let so_far = taken
            .iter()
            .filter(|u| u.rank == t.rank && u.place <= t.place);
        let same = so_far.filter(|u| u.rung.trigger == t.rung.trigger);
        same.filter(|u| people(facts, u.rung).contains(who)).count()
    };
    let mut edges: Vec<i64> = own.applies.edges().chain(own.paused.edges()).collect();
    edges.extend(others.iter().flat_map(|(_, t)| t.applies.edges()));
    edges.extend(others.iter().flat_map(|(_, t)| t.paused.edges()));
    let people_asked = people(facts, one.rung);
    let asked = |at: i64| {
        people_asked.iter().all(|who| {
            others.iter().any(|(t, term)| {
                (term.applies.holds(at) || term.paused.holds(at))
                    && people(facts, t.rung).contains(who)
                    && times(t, who) == times(one, who)
            })
        })
    };
    Term {
        applies: Set::of(&edges, |t| own.applies.holds(t) && !asked(t)),
        paused: Set::of(&edges, |t| own.paused.holds(t) && !asked(t)),
        ..own.clone()
    }
}

fn said(facts: &Facts<'_>, promise: &Promise<'_>, taken: &[Taken<'_>]) -> Vec<Said> {
    let id = promise.id(facts);
    if promise.first().trigger == Trigger::Condition {
        return name(&id, conditional(facts, promise, taken, &id));
    }
    let met = promise.reached(facts);
    let build = |at: Option<i64>| -> Vec<Term> {
        let raw: Vec<Option<Term>> = taken
            .iter()
            .map(|t| {
                let anchor = at.or_else(|| anchor(facts, promise.ladder, taken, t))?;
                term(facts, promise.ladder, taken, t, anchor)
            })
            .collect();
        let own = taken.iter().zip(&raw).filter(|(t, _)| {
            let mut own = promise.taken.iter();
            own.any(|o| o.rank == t.rank && o.place == t.place)
        });
        let mut terms: Vec<Term> = own
            .filter_map(|(t, term)| Some(asked_once(facts, taken, t, term.as_ref()?, &raw)))
            .collect();
        cover(&mut terms);
        terms
    };
    let mut out = Vec::new();
    if promise.first().trigger == Trigger::NoProgress {
        let mut anchors: Vec<i64> = facts.acknowledgement().into_iter().collect();
        if let Some(first) = anchors.first().copied() {
            anchors.extend(facts.progress().into_iter().filter(|at| *at > first));
        }
        for (place, anchor) in anchors.iter().enumerate() {
            let round = Round {
                terms: build(Some(*anchor)),
                met,
                end: anchors.get(place + 1).copied(),
                waived: facts.waived(&id),
                ..Round::default()
            };
            out.extend(round.judge(facts.now));
            let end = anchors.get(place + 1).copied().unwrap_or(END);
            if met.is_some_and(|met| met <= end) {
                break;
            }
        }
        let would = |t: &Term| t.applies.holds(facts.now) || t.paused.holds(facts.now);
        if anchors.is_empty() && build(Some(facts.now)).iter().any(would) {
            out.push(Said {
                state: facts.waiting(&id),
                ..Said::default()
            });
        }
    } else {
        let round = Round {
            terms: build(None),
            met,
            waived: facts.waived(&id),
            ..Round::default()
        };
        out = round.judge(facts.now);
    }
    if out.is_empty() && only_words(facts, promise) {
        out.push(Said {
            met,
            ..words(facts, &id)
        });
    }
    name(&id, out)
}

/// Has the severity of now only words for it?
fn only_words(facts: &Facts<'_>, promise: &Promise<'_>) -> bool {
    let rank = facts.rank(facts.now);
    let own = promise.taken.iter().find(|t| t.rank == rank);
    own.is_some_and(|t| {
        t.rung.trigger != Trigger::NoAnswer && seconds(facts, t, facts.declared).is_none()
    })
}
