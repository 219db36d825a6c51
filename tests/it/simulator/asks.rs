//! Steps that depend on a condition: asked, never assumed.

use irc::domain::policy::Ladder;

use super::facts::Facts;
use super::judge::{Round, Said, Term, cover};
use super::ladders::{Promise, Taken, term};
use super::promises::asked;
use super::set::{END, Set};

fn terms(facts: &Facts<'_>, promise: &Promise<'_>, taken: &[Taken<'_>], anchor: i64) -> Vec<Term> {
    let ladder: &Ladder = promise.ladder;
    let each = promise.taken.iter();
    let mut terms: Vec<Term> = each
        .filter_map(|t| term(facts, ladder, taken, t, anchor))
        .collect();
    cover(&mut terms);
    terms
}

/// Where it would ask, whether it has a figure or not.
fn asking(facts: &Facts<'_>, promise: &Promise<'_>, taken: &[Taken<'_>]) -> Vec<Term> {
    if let Some(from) = promise.first().from {
        let Some(anchor) = facts.anchor(from) else {
            return Vec::new();
        };
        let mut all = terms(facts, promise, taken, anchor);
        for term in &mut all {
            // When to ask is no due: it is not rounded.
            term.exact = true;
            let due = term.due().unwrap_or(END);
            let edges: Vec<i64> = term.applies.edges().chain(term.paused.edges()).collect();
            let edges: Vec<i64> = edges.into_iter().chain([due]).collect();
            let (applies, paused) = (term.applies.clone(), term.paused.clone());
            term.applies = Set::of(&edges, |t| t >= due && applies.holds(t));
            term.paused = Set::of(&edges, |t| t >= due && paused.holds(t));
        }
        return all;
    }
    let ranks = promise.taken.iter().map(|t| t.rank);
    let mut all: Vec<Term> = ranks
        .map(|rank| {
            let force = facts.in_force(rank);
            Term {
                anchor: facts.declared,
                counting: force.clone(),
                applies: force,
                rank,
                ..Term::default()
            }
        })
        .collect();
    super::promises::pausing(facts, &mut all);
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
    let asking = asking(facts, promise, taken);
    if let Some((yes, true)) = answer
        && met.is_none_or(|met| met >= yes)
    {
        let first = promise.first();
        let timed = first.after.is_some() || first.after_s.is_some();
        let mut terms = if timed {
            terms(facts, promise, taken, yes)
        } else {
            asking
                .iter()
                .map(|t| Term {
                    anchor: yes,
                    ..t.clone()
                })
                .collect()
        };
        if first.from.is_some() || !timed {
            for term in &mut terms {
                (term.act, term.late, term.bare) = (0, None, true);
            }
        }
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
