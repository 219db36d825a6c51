//! What follows an incident: deadlines of the postmortem, and action items.

use irc::domain::fact::Fact;
use irc::domain::policy::{Deadline, Milestone, Postmortem};
use irc::domain::state::State;

use super::facts::Facts;
use super::judge::{Round, Said, Term};
use super::promises::name;
use super::set::{END, Set};

pub(super) fn postmortem(facts: &Facts<'_>) -> Vec<Said> {
    let Some(postmortem) = &facts.policy.postmortem else {
        return Vec::new();
    };
    let deadlines = postmortem.deadlines.iter();
    deadlines
        .flat_map(|d| deadline(facts, postmortem, d))
        .collect()
}

/// Is one asked for, from what was reached until then?
fn asked(facts: &Facts<'_>, postmortem: &Postmortem, at: i64) -> bool {
    let listed = |id: &String| postmortem.required_for.iter().any(|s| s == id);
    let reached = facts.severities.iter().filter(|(from, _)| *from <= at);
    let yes = facts.answer("cond.postmortem");
    postmortem.required_for.is_empty()
        || reached.into_iter().any(|(_, id)| listed(id))
        || yes.is_some_and(|(from, yes)| yes && from <= at)
}

/// Is this deadline that of the worst severity reached until then?
fn worst(facts: &Facts<'_>, deadline: &Deadline, at: i64) -> bool {
    let reached = facts.severities.iter().filter(|(from, _)| *from <= at);
    let worst = reached
        .filter_map(|(_, id)| Some((facts.policy.rank(id)?, id)))
        .min();
    deadline.severities.is_empty()
        || worst.is_some_and(|(_, id)| deadline.severities.iter().any(|s| s == id))
}

/// When its milestone was reached.
pub(super) fn kept(facts: &Facts<'_>, deadline: &Deadline) -> Option<i64> {
    match deadline.met_by {
        Milestone::Drafted => facts.first(|f| matches!(f, Fact::PostmortemDrafted(_))),
        Milestone::Reviewed => facts.first(|f| matches!(f, Fact::PostmortemReviewed(_))),
        Milestone::Published => facts.first(|f| matches!(f, Fact::PostmortemPublished(_))),
        Milestone::ActionsOwned => facts.actions(false),
        Milestone::ActionsDone => facts.actions(true),
    }
}

fn deadline(facts: &Facts<'_>, postmortem: &Postmortem, deadline: &Deadline) -> Vec<Said> {
    let id = format!("postmortem.{}", deadline.id);
    let met = kept(facts, deadline);
    let on = |at: i64| asked(facts, postmortem, at) && worst(facts, deadline, at);
    let stretches = facts.stretches(State::Resolved, &[State::Resolved, State::Closed]);
    let mut out = Vec::new();
    for (from, to) in stretches {
        let applies = facts.set(|t| from <= t && t < to && on(t));
        let Some((act, late)) = facts.figures(&deadline.within, from) else {
            // Words are one clock, however often it was resolved.
            let words = Said {
                state: if facts.waived(&id).is_some() {
                    "Waived"
                } else {
                    "Words"
                },
                met,
                ..Said::default()
            };
            return name(&id, on(facts.now).then_some(words).into_iter().collect());
        };
        let round = Round {
            terms: vec![Term {
                anchor: from,
                act,
                late,
                counting: Set(vec![(from, END)]),
                applies,
                ..Term::default()
            }],
            met,
            end: Some(to).filter(|to| *to < END),
            waived: facts.waived(&id),
            ..Round::default()
        };
        let judged = round.judge(facts.now);
        out.extend(judged.into_iter().map(|s| Said { after: true, ..s }));
        if met.is_some_and(|met| met <= to) {
            return name(&id, out);
        }
    }
    if facts.active(facts.now) && on(facts.now) && met.is_none() {
        out.push(Said {
            state: facts.waiting(&id),
            ..Said::default()
        });
    }
    name(&id, out)
}
