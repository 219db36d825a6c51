//! Limits of phases and steps, and the actions of a severity.

use irc::domain::fact::Fact;
use irc::domain::policy::{Anchor, Phase, Stage, Step};
use irc::domain::state::State;

use super::facts::Facts;
use super::judge::{Round, Said, Term};
use super::promises::{name, words};
use super::set::{END, Set};

/// What a limit is, whoever states it.
struct Limit<'a> {
    id: String,
    within: &'a irc::domain::timespan::Timespan,
    from: Anchor,
    /// Severities at which it counts; empty: all.
    named: &'a [String],
    /// At exactly those, not at worse ones.
    exactly: bool,
    met: Option<i64>,
    /// The acknowledgement that kept it merely follows from another act.
    implied: bool,
    skipped: Option<i64>,
}

pub(super) fn phases(facts: &Facts<'_>) -> Vec<Said> {
    let mut out = Vec::new();
    for phase in &facts.policy.phases {
        if let Some(within) = &phase.within {
            out.extend(limit(
                facts,
                &Limit {
                    id: format!("phase.{}", phase.id),
                    within,
                    from: phase.from.unwrap_or_else(|| stage_from(phase)),
                    named: if phase.within_for.is_empty() {
                        &phase.severities
                    } else {
                        &phase.within_for
                    },
                    exactly: false,
                    met: kept(facts, phase),
                    implied: phase.stage == Stage::Acknowledge
                        && facts
                            .acknowledged
                            .is_some_and(|(at, implied)| implied && kept(facts, phase) == Some(at)),
                    skipped: None,
                },
            ));
        }
        for step in &phase.steps {
            let Some(within) = &step.within else { continue };
            let (met, skipped) = marked(facts, step);
            let named = if step.severities.is_empty() {
                &phase.severities
            } else {
                &step.severities
            };
            out.extend(limit(
                facts,
                &Limit {
                    id: format!("step.{}", step.id),
                    within,
                    from: step
                        .from
                        .or(phase.from)
                        .unwrap_or_else(|| stage_from(phase)),
                    named,
                    exactly: false,
                    met,
                    implied: false,
                    skipped,
                },
            ));
        }
    }
    for severity in &facts.policy.severities {
        for action in &severity.actions {
            let (Some(id), Some(within)) = (&action.id, &action.within) else {
                continue;
            };
            out.extend(limit(
                facts,
                &Limit {
                    id: format!("step.{id}"),
                    within,
                    from: action.from,
                    named: std::slice::from_ref(&severity.id),
                    exactly: true,
                    met: facts.step(id, true),
                    implied: false,
                    skipped: facts.step(id, false),
                },
            ));
        }
    }
    out
}

fn stage_from(phase: &Phase) -> Anchor {
    if phase.stage == Stage::FollowUp {
        Anchor::Resolved
    } else {
        Anchor::Declared
    }
}

/// The time at the severities that a limit names, or worse.
fn counts_at(facts: &Facts<'_>, limit: &Limit<'_>, at: i64) -> bool {
    if limit.exactly {
        return limit.named.iter().any(|s| s == facts.severity(at));
    }
    let ranks = limit.named.iter().filter_map(|s| facts.policy.rank(s));
    let mildest = ranks.max();
    limit.named.is_empty() || mildest.is_some_and(|rank| facts.rank(at) <= rank)
}

fn limit(facts: &Facts<'_>, limit: &Limit<'_>) -> Vec<Said> {
    let stretches = match limit.from {
        Anchor::Resolved => facts.stretches(State::Resolved, &[State::Resolved, State::Closed]),
        Anchor::Mitigated => facts.stretches(
            State::Monitoring,
            &[State::Monitoring, State::Resolved, State::Closed],
        ),
        _ => return once(facts, limit),
    };
    let mut out = Vec::new();
    for (from, to) in stretches.iter().copied() {
        let applies = facts.set(|t| from <= t && t < to && counts_at(facts, limit, t));
        let figure = facts.figures(limit.within, from);
        let term = figure.map(|(act, late)| Term {
            anchor: from,
            act,
            late,
            counting: applies.clone(),
            applies: applies.clone(),
            ..Term::default()
        });
        let round = Round {
            terms: term.into_iter().collect(),
            met: limit.met,
            end: Some(to)
                .filter(|to| *to < END)
                .into_iter()
                .chain(limit.skipped)
                .min(),
            waived: facts.waived(&limit.id),
            ..Round::default()
        };
        let judged = round.judge(facts.now);
        let after = limit.from == Anchor::Resolved;
        out.extend(judged.into_iter().map(|s| Said { after, ..s }));
        if limit.met.is_some_and(|met| met <= to) {
            return name(&limit.id, out);
        }
    }
    let within = stretches.last().is_some_and(|last| last.1 == END);
    let waits = facts.active(facts.now) && counts_at(facts, limit, facts.now);
    if waits && !within && limit.met.is_none() && limit.skipped.is_none() {
        out.push(Said {
            state: facts.waiting(&limit.id),
            ..Said::default()
        });
    }
    name(&limit.id, out)
}

fn once(facts: &Facts<'_>, limit: &Limit<'_>) -> Vec<Said> {
    let Some(anchor) = facts.anchor(limit.from) else {
        return Vec::new();
    };
    let force: Set = facts.set(|t| facts.active(t) && counts_at(facts, limit, t));
    let Some((act, late)) = facts.figures(limit.within, anchor) else {
        let counts = counts_at(facts, limit, facts.now);
        let said = Said {
            met: limit.met,
            ..words(facts, &limit.id)
        };
        return name(&limit.id, counts.then_some(said).into_iter().collect());
    };
    let term = Term {
        anchor,
        act,
        late,
        counting: force.clone(),
        applies: force,
        ..Term::default()
    };
    let round = Round {
        terms: vec![term],
        met: limit.met,
        implied: limit.implied,
        end: limit.skipped,
        waived: facts.waived(&limit.id),
        ..Round::default()
    };
    name(&limit.id, round.judge(facts.now))
}

/// When a step was done, by its id or the event that also meets it, and when it was skipped.
fn marked(facts: &Facts<'_>, step: &Step) -> (Option<i64>, Option<i64>) {
    let event = step.met_by.as_deref().and_then(|by| event(facts, by));
    let done = facts.step(&step.id, true).into_iter().chain(event).min();
    (done, facts.step(&step.id, false))
}

fn event(facts: &Facts<'_>, by: &str) -> Option<i64> {
    match by {
        "acknowledged" => facts.acknowledged.map(|a| a.0),
        "severity_confirmed" => facts.severity_confirmed(),
        "roles_assigned" => facts.roles_assigned(),
        "update_said" => facts.first(|f| matches!(f, Fact::UpdateSaid(_))),
        "identified" => facts.reached_state(State::Identified),
        "postmortem_drafted" => facts.first(|f| matches!(f, Fact::PostmortemDrafted(_))),
        "postmortem_reviewed" => facts.first(|f| matches!(f, Fact::PostmortemReviewed(_))),
        "postmortem_published" => facts.first(|f| matches!(f, Fact::PostmortemPublished(_))),
        "actions_owned" => facts.actions(false),
        "actions_done" => facts.actions(true),
        other => panic!("no event is called {other}"),
    }
}

/// When a phase was kept: all of it settled, or moved past.
fn kept(facts: &Facts<'_>, phase: &Phase) -> Option<i64> {
    let by_step: Vec<(&Step, Option<i64>)> = phase
        .steps
        .iter()
        .map(|step| {
            let (done, skipped) = marked(facts, step);
            (step, done.into_iter().chain(skipped).min())
        })
        .collect();
    let answered: Vec<Option<i64>> = phase
        .questions
        .iter()
        .map(|q| facts.first(|f| matches!(f, Fact::Answered(a) if a.question == q.id)))
        .collect();
    let settled = |at: i64| {
        let asked = |step: &Step| {
            step.severities.is_empty() || step.severities.iter().any(|s| s == facts.severity(at))
        };
        if answered.is_empty() && !by_step.iter().any(|(step, _)| asked(step)) {
            return false;
        }
        let done = |when: &Option<i64>| when.is_some_and(|when| when <= at);
        by_step
            .iter()
            .all(|(step, when)| !asked(step) || done(when))
            && answered.iter().all(done)
    };
    let mut moments = facts.breaks.clone();
    moments.sort_unstable();
    let settled = moments
        .into_iter()
        .find(|at| *at >= facts.declared && settled(*at));
    settled.into_iter().chain(moved_past(facts, phase)).min()
}

fn moved_past(facts: &Facts<'_>, phase: &Phase) -> Option<i64> {
    match phase.stage {
        Stage::Acknowledge => facts.acknowledged.map(|a| a.0),
        Stage::Triage => facts
            .severity_confirmed()
            .into_iter()
            .chain(facts.reached_state(State::Investigating))
            .min(),
        Stage::Communicate => facts.first(|f| matches!(f, Fact::UpdateSaid(_))),
        Stage::Investigate => facts.reached_state(State::Identified),
        Stage::Mitigate => facts.reached_state(State::Monitoring),
        Stage::Resolve => facts.reached_state(State::Resolved),
        Stage::FollowUp => None,
    }
}
