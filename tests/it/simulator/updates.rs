//! Updates: rounds from one saying to the next, and the last one after resolving.

use std::collections::BTreeSet;

use irc::domain::fact::Fact;
use irc::domain::instant::Instant;
use irc::domain::policy::{Audience, Cadence};
use irc::domain::state::State;
use irc::domain::timespan::Timespan;

use super::facts::Facts;
use super::judge::{Round, Said, Term, cover};
use super::promises::{name, words};
use super::set::{END, Set};

pub(super) fn updates(facts: &Facts<'_>) -> Vec<Said> {
    let mut audiences: BTreeSet<Audience> = BTreeSet::new();
    for severity in &facts.policy.severities {
        let all = severity.update.iter().chain(&severity.also_update);
        audiences.extend(all.map(|c| c.audience));
    }
    for (_, fact) in &facts.all {
        if let Fact::UpdateSaid(said) = fact {
            audiences.insert(said.audience);
            audiences.extend(said.also.iter().copied());
        }
        if let Fact::CadenceSet(decided) = fact {
            audiences.insert(decided.audience);
        }
    }
    audiences
        .into_iter()
        .flat_map(|a| audience(facts, a))
        .collect()
}

fn cadence<'a>(facts: &Facts<'a>, rank: usize, audience: Audience) -> Option<&'a Cadence> {
    let severity = &facts.policy.severities[rank - 1];
    let mut all = severity.update.iter().chain(&severity.also_update);
    all.find(|c| c.audience == audience)
}

/// The stretches in which updates are owed: when each begins, and when and by what it ends.
fn work(facts: &Facts<'_>) -> Vec<(i64, Option<(i64, State)>)> {
    let mut out = vec![(facts.declared, None)];
    for (at, state) in &facts.states {
        let open = out.last().is_some_and(|(_, end)| end.is_none());
        let at_once = out
            .last()
            .is_some_and(|(_, end)| end.is_some_and(|(ended, _)| ended == *at));
        if state.is_active() && at_once {
            if let Some(last) = out.last_mut() {
                last.1 = None;
            }
        } else if state.is_active() && !open {
            out.push((*at, None));
        } else if !state.is_active()
            && open
            && let Some(last) = out.last_mut()
        {
            last.1 = Some((*at, *state));
        }
    }
    out
}

fn audience(facts: &Facts<'_>, audience: Audience) -> Vec<Said> {
    let said: Vec<(i64, Option<i64>)> = facts
        .all
        .iter()
        .filter_map(|(at, fact)| match fact {
            Fact::UpdateSaid(s) if s.audience == audience || s.also.contains(&audience) => {
                Some((*at, s.next_by.map(Instant::unix)))
            }
            _ => None,
        })
        .collect();
    let id = format!("update.{}", word(audience));
    let mut out = Vec::new();
    let mut figure = false;
    let mut used = 0;
    for (place, (begin, end)) in work(facts).into_iter().enumerate() {
        let mut anchor = begin;
        let mut announced = None;
        let mut very_first = place == 0;
        let ends = end.map(|e| e.0);
        // What is said in the second of the beginning belongs to it.
        let mut after = begin;
        loop {
            let heard = |at: i64| at >= after && ends.is_none_or(|e| at < e);
            let place = (used..said.len()).find(|place| heard(said[*place].0));
            let next = place.map(|place| &said[place]);
            let terms = terms(facts, audience, anchor, announced, very_first);
            figure |= terms.iter().any(|t| {
                t.applies
                    .first(facts.declared)
                    .is_some_and(|at| at <= facts.now)
            });
            let round = Round {
                terms: terms.clone(),
                met: next.map(|n| n.0),
                end: ends,
                repeats: true,
                waived: facts.waived(&id),
                ..Round::default()
            };
            let mut judged = round.judge(facts.now);
            let over = |s: &Said| {
                matches!(s.state, "Overdue" | "Missed")
                    && s.late.or(s.due).is_some_and(|at| at < facts.recorded)
            };
            let quiet = next.is_none_or(|n| n.0 > facts.recorded);
            if anchor < facts.recorded && quiet && facts.recorded <= facts.now {
                let unsaid = Round {
                    terms: terms.clone(),
                    end: ends.filter(|e| *e <= facts.recorded),
                    repeats: true,
                    waived: facts.waived(&id),
                    ..Round::default()
                };
                let then = unsaid.judge(facts.recorded);
                if then.last().is_some_and(over) && ends.is_none_or(|e| e > facts.recorded) {
                    out.extend(then);
                    anchor = facts.recorded;
                    after = anchor + 1;
                    announced = None;
                    very_first = false;
                    continue;
                }
            }
            very_first = false;
            out.append(&mut judged);
            let Some((at, next_by)) = next else {
                if let Some((at, State::Resolved)) = end {
                    let owed = self::terms(facts, audience, anchor, announced, false);
                    out.extend(last(facts, &id, &owed, at, &said, announced));
                }
                break;
            };
            anchor = *at;
            used = place.map_or(used, |place| place + 1);
            announced = next_by.filter(|n| n > at);
        }
    }
    let rank = facts.rank(facts.now);
    let only_words = rank <= facts.policy.severities.len()
        && cadence(facts, rank, audience)
            .is_some_and(|c| facts.figures(&c.every, facts.declared).is_none());
    if out.is_empty() && !figure && only_words {
        out.push(words(facts, &id));
    }
    name(&id, out)
}

fn word(audience: Audience) -> String {
    let value = serde_json::to_value(audience).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// What was decided for an audience: from when, until when, how often.
fn decisions<'a>(facts: &Facts<'a>, audience: Audience) -> Vec<(i64, i64, &'a Timespan)> {
    let mut out: Vec<(i64, i64, &Timespan)> = Vec::new();
    for (at, fact) in &facts.all {
        if let Fact::CadenceSet(decided) = fact
            && decided.audience == audience
        {
            for earlier in &mut out {
                earlier.1 = earlier.1.min(*at);
            }
            let until = decided.until.map_or(END, Instant::unix);
            out.push((*at, until, &decided.every));
        }
    }
    out.retain(|(from, to, _)| from < to);
    out
}

/// The update that resolving leaves due.
fn last(
    facts: &Facts<'_>,
    id: &str,
    terms: &[Term],
    resolved: i64,
    said: &[(i64, Option<i64>)],
    announced: Option<i64>,
) -> Vec<Said> {
    let owed = terms
        .iter()
        .any(|t| t.before(resolved).applies.holds(resolved - 1));
    if !owed {
        return Vec::new();
    }
    let end = facts
        .states
        .iter()
        .find(|(at, _)| *at > resolved)
        .map(|s| s.0);
    let met = said.iter().map(|s| s.0).find(|at| *at >= resolved);
    let resting = facts.set(|t| facts.state(t) == State::Resolved);
    let late = announced.filter(|a| *a > resolved).map(|a| a - resolved);
    let round = Round {
        terms: vec![Term {
            anchor: resolved,
            act: 0,
            late,
            counting: resting.clone(),
            applies: resting,
            exact: true,
            ..Term::default()
        }],
        met: met.filter(|m| end.is_none_or(|e| *m < e)),
        end,
        waived: facts.waived(id),
        ..Round::default()
    };
    round.judge(facts.now)
}

fn terms(
    facts: &Facts<'_>,
    audience: Audience,
    anchor: i64,
    announced: Option<i64>,
    very_first: bool,
) -> Vec<Term> {
    let mut terms = Vec::new();
    let decided = decisions(facts, audience);
    for rank in 1..=facts.policy.severities.len() {
        let Some(cadence) = cadence(facts, rank, audience) else {
            continue;
        };
        let force = facts.in_force(rank);
        let term = |anchor: i64, act: i64, late: Option<i64>| Term {
            anchor,
            act,
            late,
            counting: force.clone(),
            applies: force.clone(),
            rank,
            ..Term::default()
        };
        let every = facts.figures(&cadence.every, anchor);
        let breaks: Vec<i64> = decided.iter().flat_map(|d| [d.0, d.1]).collect();
        let edges: Vec<i64> = force.edges().chain(breaks).collect();
        let free = Set::of(&edges, |t| {
            force.holds(t) && !decided.iter().any(|d| d.0 <= t && t < d.1)
        });
        let interval = |term: Term| Term {
            counting: free.clone(),
            applies: free.clone(),
            ..term
        };
        match (&cadence.first, every) {
            (Some(first), _) if very_first => {
                let from = facts.anchor(first.from);
                let figure = from.and_then(|from| facts.figures(&first.within, from));
                if let (Some(from), Some((act, late))) = (from, figure) {
                    let late = late.or(every.and_then(|e| e.1));
                    let bare = act == 0 && late.is_none();
                    terms.push(Term {
                        bare,
                        ..interval(term(from, act, late))
                    });
                }
            }
            (_, Some((act, late))) => {
                let bare = act == 0 && late.is_none();
                terms.push(Term {
                    bare,
                    ..interval(term(anchor, act, late))
                });
            }
            _ => {}
        }
        if cadence.on_change {
            let mut pairs = facts.states.windows(2);
            let change = pairs.find_map(|pair| {
                let ((_, before), (at, after)) = (pair[0], pair[1]);
                (at > anchor && before.is_active() && after.is_active() && free.holds(at))
                    .then_some(at)
            });
            // Nobody knew of it before.
            terms.extend(change.map(|at| Term {
                applies: Set::of(&[free.edges().collect(), vec![at]].concat(), |t| {
                    t >= at && free.holds(t)
                }),
                ..term(at, 0, None)
            }));
        }
    }
    cover(&mut terms);
    for (from, to, every) in decided {
        let Some((act, late)) = facts.figures(every, anchor.max(from)) else {
            continue;
        };
        let active = facts.set(|t| facts.active(t));
        let edges: Vec<i64> = active.edges().chain([from, to]).collect();
        let on = Set::of(&edges, |t| from <= t && t < to && active.holds(t));
        terms.push(Term {
            anchor: anchor.max(from),
            act,
            late,
            counting: on.clone(),
            applies: on,
            ..Term::default()
        });
    }
    if let Some(by) = announced {
        let active = facts.set(|t| facts.active(t));
        terms.push(Term {
            anchor,
            act: by - anchor,
            late: Some(by - anchor),
            counting: active.clone(),
            applies: active,
            exact: true,
            ..Term::default()
        });
    }
    terms
}
