//! Steps that depend on a condition: asked, never assumed.

use irc::domain::policy::Ladder;

use super::facts::Facts;
use super::judge::{Round, Said, Term, cover};
use super::ladders::{Promise, Taken, term};
use super::promises::{asked, pausing};
use super::set::END;

fn terms(facts: &Facts<'_>, promise: &Promise<'_>, taken: &[Taken<'_>], anchor: i64) -> Vec<Term> {
    let ladder: &Ladder = promise.ladder;
    let each = promise.taken.iter();
    let mut terms: Vec<Term> = each
        .filter_map(|t| term(facts, ladder, taken, t, anchor))
        .collect();
    cover(&mut terms);
    terms
}

/// Where it would ask, whether it has a figure or not: at once, or after the time that is stated with a `from`.
fn asking(facts: &Facts<'_>, promise: &Promise<'_>) -> Vec<Term> {
    let rung = promise.first();
    let (anchor, after) = match rung.from {
        Some(from) => {
            let Some(anchor) = facts.anchor(from) else {
                return Vec::new();
            };
            let after = rung.after.as_ref().and_then(|a| facts.figures(a, anchor));
            (anchor, rung.after_s.or(after.map(|a| a.0)).unwrap_or(0))
        }
        None => (facts.declared, 0),
    };
    let ranks = promise.taken.iter().map(|t| t.rank);
    let mut all: Vec<Term> = ranks
        .map(|rank| {
            let force = facts.in_force(rank);
            Term {
                anchor,
                act: after,
                counting: force.clone(),
                applies: force,
                rank,
                // When to ask is no due: it is not rounded.
                exact: true,
                ..Term::default()
            }
        })
        .collect();
    pausing(facts, &mut all);
    for term in all.iter_mut().filter(|_| rung.from.is_some()) {
        let from = term.due().unwrap_or(END);
        term.applies = term.applies.since(from);
        term.paused = term.paused.since(from);
    }
    all
}

/// After a yes to a step that says when to ask, or gives no time: due at once.
fn at_once(facts: &Facts<'_>, promise: &Promise<'_>, yes: i64) -> Vec<Term> {
    let ranks = promise.taken.iter().map(|t| t.rank);
    let mut all: Vec<Term> = ranks
        .map(|rank| {
            let force = facts.in_force(rank);
            Term {
                anchor: yes,
                counting: force.clone(),
                applies: force,
                rank,
                bare: true,
                ..Term::default()
            }
        })
        .collect();
    pausing(facts, &mut all);
    all
}

pub(super) fn conditional(
    facts: &Facts<'_>,
    promise: &Promise<'_>,
    taken: &[Taken<'_>],
    id: &str,
) -> Vec<Said> {
    let met = promise.reached(facts);
    let answer = facts.answer(&format!("cond.{id}"));
    let asking = asking(facts, promise);
    if let Some((yes, true)) = answer
        && met.is_none_or(|met| met >= yes)
    {
        let first = promise.first();
        let timed = first.after.is_some() || first.after_s.is_some();
        let terms = if first.from.is_some() || !timed {
            at_once(facts, promise, yes)
        } else {
            terms(facts, promise, taken, yes)
        };
        let round = Round {
            terms,
            met,
            waived: facts.waived(id),
            ..Round::default()
        };
        let judged = round.judge(facts.now);
        if !judged.is_empty() {
            return judged;
        }
    }
    asked(facts, id, &asking, met, answer.is_some_and(|a| !a.1))
}
