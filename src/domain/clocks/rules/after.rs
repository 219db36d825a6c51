//! After the incident: the postmortem's deadlines and action items.
//!
//! Refuses generated files: only `postmortem drafted|reviewed|published` and what is done with action items count.

use super::super::context::{Context, meet};
use super::super::round::{Meet, Round};
use super::super::spans::Spans;
use super::super::term::{From, Label};
use super::super::{AnchorAt, Clock, ClockState, Kind, Rule};
use super::limit::Limit;
use super::people::named;
use super::{due, kept_at, rule, still};
use crate::domain::fact::Fact;
use crate::domain::incident::ActionItem;
use crate::domain::instant::Instant;
use crate::domain::policy::{Anchor, Deadline, Milestone, Postmortem};

/// The clocks.
pub(super) fn clocks(context: &Context<'_>) -> Vec<Clock> {
    let mut clocks = Vec::new();
    if let Some(postmortem) = &context.policy.postmortem {
        let asked = asked_for(context, postmortem);
        for deadline in &postmortem.deadlines {
            let scope = asked.and(&at_worst(context, deadline));
            clocks.extend(deadline_clocks(context, deadline, scope));
        }
    }
    for action in &context.incident.actions {
        clocks.extend(action_clocks(context, action));
    }
    clocks
}

/// From when on one is asked for: by a severity that was reached, or by a person's yes; always by a playbook that names
/// none.
fn asked_for(context: &Context<'_>, postmortem: &Postmortem) -> Spans {
    if postmortem.required_for.is_empty() {
        return Spans::always();
    }
    let incident = context.incident;
    let named = incident.severities.iter();
    let named = named.filter(|(_, id)| postmortem.required_for.contains(id));
    let yes = incident.answers.get("cond.postmortem");
    let yes = yes.filter(|answer| answer.is_yes());
    let times = named.map(|(at, _)| *at).chain(yes.map(|answer| answer.at));
    times
        .min()
        .map_or_else(Spans::default, |at| Spans::from(at.unix()))
}

/// When the worst severity reached so far is one of a deadline's: a lowered one does not give more time.
fn at_worst(context: &Context<'_>, deadline: &Deadline) -> Spans {
    if deadline.severities.is_empty() {
        return Spans::always();
    }
    let mut worst: Option<(usize, &String)> = None;
    let mut track = Vec::with_capacity(context.incident.severities.len());
    for (at, id) in &context.incident.severities {
        let known = context.policy.rank(id).map(|rank| (rank, id));
        worst = worst.into_iter().chain(known).min();
        track.push((at.unix(), worst.map(|(_, id)| id)));
    }
    Spans::of_track(&track, |worst| {
        worst.is_some_and(|id| deadline.severities.contains(id))
    })
}

fn deadline_clocks(context: &Context<'_>, deadline: &Deadline, scope: Spans) -> Vec<Clock> {
    let label = Label {
        id: format!("postmortem.{}", deadline.id),
        what: deadline.what.clone(),
        for_whom: Vec::new(),
        rule: rule(
            context,
            deadline.line,
            format!("{}: {}", deadline.what, deadline.within.text),
        ),
    };
    let met = milestone(context, deadline.met_by);
    let words = due::seconds(context.policy, &deadline.within, 0).is_none();
    if words && !context.resolved.is_empty() {
        let asked = scope.contains(context.now);
        return asked
            .then(|| worded(context, label, met.as_ref()))
            .into_iter()
            .collect();
    }
    let limit = Limit {
        kind: Kind::Postmortem,
        label,
        span: &deadline.within,
        anchor: Anchor::Resolved,
        scope,
        elapses: true,
        met,
        end: None,
    };
    limit.clocks(context)
}

/// A deadline in words: one clock, however often it was resolved.
fn worded(context: &Context<'_>, label: Label, met: Option<&Meet>) -> Clock {
    let waiver = context.waiver(&label.id);
    let anchor = AnchorAt {
        event: "resolved".to_owned(),
        at: None,
    };
    let mut clock = still(label, Kind::Postmortem, ClockState::Words, anchor);
    if let Some((_, reason)) = waiver {
        clock.state = ClockState::Waived;
        clock.detail = Some(reason.to_owned());
    }
    kept_at(&mut clock, met);
    clock
}

/// When a milestone of the review was reached.
pub(super) fn milestone(context: &Context<'_>, milestone: Milestone) -> Option<Meet> {
    match milestone {
        Milestone::Drafted => context.first(|e| matches!(e.fact, Fact::PostmortemDrafted(_))),
        Milestone::Reviewed => context.first(|e| matches!(e.fact, Fact::PostmortemReviewed(_))),
        Milestone::Published => context.first(|e| matches!(e.fact, Fact::PostmortemPublished(_))),
        Milestone::ActionsOwned => actions(context, |item| item.done || (item.owner && item.due)),
        Milestone::ActionsDone => actions(context, |item| item.done),
    }
}

#[derive(Default)]
struct Item {
    id: String,
    owner: bool,
    due: bool,
    done: bool,
}

/// The first fact, from the first resolution on, after which every action item is as `wanted`; without any item there is
/// nothing to be so.
fn actions(context: &Context<'_>, wanted: impl Fn(&Item) -> bool) -> Option<Meet> {
    let (resolved, _) = *context.resolved.first()?;
    let mut items: Vec<Item> = Vec::new();
    let mut entries = context.incident.entries.iter().peekable();
    while let Some(entry) = entries.next() {
        match &entry.fact {
            Fact::ActionAdded(added) => items.push(Item {
                id: added.action.clone(),
                owner: added.owner.is_some(),
                due: added.due.is_some(),
                done: false,
            }),
            Fact::ActionChanged(changed) => {
                if let Some(item) = items.iter_mut().find(|item| item.id == changed.action) {
                    item.owner |= changed.owner.is_some();
                    item.due |= changed.due.is_some();
                }
            }
            Fact::ActionDone(done) => {
                if let Some(item) = items.iter_mut().find(|item| item.id == done.action) {
                    item.done = true;
                }
            }
            _ => {}
        }
        let at = entry.happened_at.unix();
        // Facts of one moment count together, in whatever order they stand.
        let more = entries
            .peek()
            .is_some_and(|next| next.happened_at.unix() == at);
        if !more && at >= resolved && !items.is_empty() && items.iter().all(&wanted) {
            return Some(meet(entry));
        }
    }
    None
}

/// An action item with a due; a new due after the old one has passed is a new round.
fn action_clocks(context: &Context<'_>, action: &ActionItem) -> Vec<Clock> {
    let mut dues: Vec<(i64, Option<Instant>)> = Vec::new();
    for entry in &context.incident.entries {
        let at = entry.happened_at.unix();
        match &entry.fact {
            Fact::ActionAdded(added) if added.action == action.id => dues.push((at, added.due)),
            Fact::ActionChanged(changed)
                if changed.action == action.id && changed.due.is_some() =>
            {
                dues.push((at, changed.due));
            }
            _ => {}
        }
    }
    let met = context
        .first(|entry| matches!(&entry.fact, Fact::ActionDone(done) if done.action == action.id));
    let label = Label {
        id: format!("action.{}", action.id),
        what: action.text.clone(),
        for_whom: action.owner.iter().cloned().collect(),
        rule: Rule {
            playbook: context.policy.name.clone(),
            line: 0,
            text: "due as written on the action item".to_owned(),
        },
    };
    let mut clocks = Vec::new();
    for (index, (at, due)) in dues.iter().enumerate() {
        let next = dues.get(index + 1).map(|(at, _)| *at);
        let Some(due) = due else { continue };
        let from = From {
            name: "written",
            at: *at,
        };
        let mut round = Round::new(
            Kind::Action,
            vec![named(label.clone(), from, *due, Spans::from(*at))],
        );
        round.after = true;
        round.end = next;
        round.met = met
            .clone()
            .filter(|met| next.is_none_or(|next| met.at < next));
        let kept = round.met.is_some();
        clocks.extend(round.judge(context));
        if kept {
            break;
        }
    }
    clocks
}
