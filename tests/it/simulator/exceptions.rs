//! Where the engine is known to be wrong: each named, as narrow as can be, and gone when the engine is mended.

use irc::domain::fact::Fact;
use irc::domain::policy::{Anchor, Milestone, Stage};
use irc::domain::state::State;
use irc::domain::timespan::Timespan;

use super::facts::Facts;
use super::set::minute;

/// Name of the engine's fault, and does it touch this clock in this history?
type Exception = (&'static str, fn(&Facts<'_>, &str) -> bool);

pub(super) const EXCEPTIONS: &[Exception] = &[
    ("hold resolved straight from another state", straight),
    ("action items complete at the resolution", complete),
    ("postmortem asked for after the resolution", asked_later),
    ("follow-up step skipped", skipped),
    ("deadline in words, kept or cancelled", words_waiting),
    ("step in words done", words_done),
    (
        "lowered in the minute in which the response is over",
        lowered_then,
    ),
    ("state set while it was over", set_while_over),
];

/// Resolved without watching, and something after it: the grade goes away.
fn straight(facts: &Facts<'_>, id: &str) -> bool {
    let straight = facts.states.windows(2).any(|pair| {
        pair[0].1.is_active() && pair[0].1 != State::Monitoring && pair[1].1 == State::Resolved
    });
    id == "hold.resolve" && straight
}

/// Every action item had its owner and date when the incident was resolved.
fn complete(facts: &Facts<'_>, id: &str) -> bool {
    let deadlines = facts.policy.postmortem.iter().flat_map(|p| &p.deadlines);
    let mut items = deadlines.filter(|d| id == format!("postmortem.{}", d.id));
    let resolved = facts.reached_resolution();
    let at_once = |done: bool| resolved.is_some() && facts.actions(done) == resolved;
    items.any(|d| match d.met_by {
        Milestone::ActionsOwned => at_once(false),
        Milestone::ActionsDone => at_once(true),
        _ => false,
    })
}

/// What makes it necessary happened after the first resolution.
fn asked_later(facts: &Facts<'_>, id: &str) -> bool {
    let Some(resolved) = facts.reached_resolution() else {
        return false;
    };
    let raised = facts.severities.iter().any(|(at, _)| *at > resolved);
    let asked = facts.answer("cond.postmortem");
    id.starts_with("postmortem.") && (raised || asked.is_some_and(|(at, _)| at > resolved))
}

fn skipped(facts: &Facts<'_>, id: &str) -> bool {
    let Some(step) = id.strip_prefix("step.") else {
        return false;
    };
    let phases = facts.policy.phases.iter();
    let mut after =
        phases.filter(|p| p.stage == Stage::FollowUp || p.from == Some(Anchor::Resolved));
    after.any(|p| p.steps.iter().any(|s| s.id == step))
        && facts
            .all
            .iter()
            .any(|(_, f)| matches!(f, Fact::StepSkipped(s) if s.step == step))
}

/// It goes on waiting for a resolution, or does not say when it was kept.
fn words_waiting(facts: &Facts<'_>, id: &str) -> bool {
    let deadlines = facts.policy.postmortem.iter().flat_map(|p| &p.deadlines);
    let mut words = deadlines.filter(|d| d.within.is_words());
    let kept = facts
        .first(|f| matches!(f, Fact::PostmortemReviewed(_)))
        .is_some();
    (kept || facts.reached_resolution().is_none())
        && words.any(|d| id == format!("postmortem.{}", d.id))
}

fn words_done(facts: &Facts<'_>, id: &str) -> bool {
    let Some(step) = id.strip_prefix("step.") else {
        return false;
    };
    let actions = facts.policy.severities.iter().flat_map(|s| &s.actions);
    let mut words = actions.filter(|a| a.within.as_ref().is_some_and(Timespan::is_words));
    facts.step(step, true).is_some() && words.any(|a| a.id.as_deref() == Some(step))
}

/// A phase is moved past by a state that never was: it was set in an incident that was over.
fn set_while_over(facts: &Facts<'_>, id: &str) -> bool {
    let ignored = facts.all.iter().any(|(at, fact)| {
        let moves = matches!(
            fact,
            Fact::StateSet(_) | Fact::Mitigated(_) | Fact::Resolved(_)
        );
        moves && !facts.states.iter().any(|(from, _)| from == at) && !facts.active(*at)
    });
    id.starts_with("phase.") && ignored
}

/// The response is over at the end of a minute in which its severity is in force no more.
fn lowered_then(facts: &Facts<'_>, id: &str) -> bool {
    let counts = ["update.", "ladder."]
        .iter()
        .any(|kind| id.starts_with(kind));
    let spans = facts.policy.severities.iter().zip(1..);
    let mut spans = spans.filter_map(|(s, rank)| Some((rank, s.response.as_ref()?.max_s?)));
    counts
        && spans.any(|(rank, seconds)| {
            let passed = facts.in_force(rank).count(facts.declared, seconds);
            passed.is_some_and(|at| facts.rank(at) <= rank && facts.rank(minute(at)) > rank)
        })
}
