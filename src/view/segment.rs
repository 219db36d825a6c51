//! The one thing to know at a shell prompt: which incident, how old, what is due next: `irc.prompt/1`.
//!
//! Refuses everything else, titles above all: a prompt is seen by whoever looks at the screen.

use serde::Serialize;

use super::clock::ClockView;
use super::schema;
use super::status::clock_views;
use crate::domain::clocks::{ClockState, Kind};
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;

/// What a prompt shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SegmentView {
    /// `irc.prompt/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The incident shown; null: nothing is open, and nothing presses.
    pub incident: Option<String>,
    /// Its current severity.
    pub severity: Option<String>,
    /// Seconds since it was declared; null once it is resolved.
    pub age_s: Option<i64>,
    /// The clock that presses most; null: none has a figure.
    pub clock: Option<ClockView>,
    /// How many other incidents are worked on.
    pub others: usize,
}

/// A clock with the incident that it belongs to.
struct Candidate {
    active: bool,
    severity: String,
    rank: usize,
    declared: Option<Instant>,
    incident: String,
    clock: Option<ClockView>,
}

impl SegmentView {
    /// Looks over incidents, each under its own policy.
    pub fn new<'a>(
        cases: impl IntoIterator<Item = (&'a Policy, &'a Incident)>,
        now: Instant,
    ) -> Self {
        let mut candidates: Vec<Candidate> = cases
            .into_iter()
            .filter_map(|(policy, incident)| candidate(policy, incident, now))
            .collect();
        let active = candidates.iter().filter(|one| one.active).count();
        candidates.sort_by_key(|one| {
            let urgency = one.clock.as_ref().map_or(4, urgency);
            let at = one.clock.as_ref().and_then(moment);
            // What is late anywhere comes first; then incidents that are worked on, the worst first.
            let calm = urgency > 0;
            (calm, !one.active, urgency, at.is_none(), at, one.rank)
        });
        let Some(first) = candidates.into_iter().next() else {
            return Self {
                schema: schema::PROMPT,
                now,
                incident: None,
                severity: None,
                age_s: None,
                clock: None,
                others: 0,
            };
        };
        Self {
            schema: schema::PROMPT,
            now,
            others: active.saturating_sub(usize::from(first.active)),
            age_s: first
                .declared
                .filter(|_| first.active)
                .map(|at| now.since(at).max(0)),
            incident: Some(first.incident),
            severity: Some(first.severity),
            clock: first.clock,
        }
    }
}

/// An incident that is over is of interest only while something of it presses.
fn candidate(policy: &Policy, incident: &Incident, now: Instant) -> Option<Candidate> {
    let active = incident.state.is_active();
    let mut clocks = clock_views(policy, incident, now, false);
    clocks.retain(|clock| urgency(clock) < 4 && (active || clock.presses()));
    clocks.sort_by_key(|clock| (urgency(clock), moment(clock)));
    let clock = clocks.into_iter().next();
    if !active && clock.is_none() {
        return None;
    }
    Some(Candidate {
        active,
        severity: incident.severity().to_owned(),
        rank: policy.rank(incident.severity()).unwrap_or(usize::MAX),
        declared: incident.instants.declared,
        incident: incident.id.clone(),
        clock,
    })
}

/// 0 presses most; 4 is not for a prompt. What is due and never late steps back behind what is about to be late.
const fn urgency(clock: &ClockView) -> u8 {
    match clock.state {
        ClockState::Overdue => 0,
        ClockState::Due if clock.late_after.is_some() => 1,
        ClockState::Soon => 1,
        ClockState::Due => 2,
        ClockState::Running => 3,
        _ => 4,
    }
}

/// The moment that counts: by when words must be said, from when people must be called.
fn moment(clock: &ClockView) -> Option<Instant> {
    let spoken = clock.kind == Kind::Update || clock.state == ClockState::Overdue;
    if spoken {
        clock.late_after.or(clock.due_from)
    } else {
        clock.due_from.or(clock.late_after)
    }
}

impl SegmentView {
    /// Seconds until the clock's moment; negative once it has passed. `None` without a figure.
    pub fn left_s(&self) -> Option<i64> {
        let at = moment(self.clock.as_ref()?)?;
        Some(at.since(self.now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{Fact, Resolved};
    use crate::view::testing::{Story, minute};

    fn view(stories: &[&Story], now: i64) -> SegmentView {
        let incidents: Vec<Incident> = stories.iter().map(|story| story.incident()).collect();
        let cases = stories.iter().map(|story| &story.policy).zip(&incidents);
        SegmentView::new(cases, minute(now))
    }

    fn resolved(at: i64) -> Story {
        let mut story = Story::declared("SEV-1");
        story.fact(at, &Fact::Resolved(Resolved::default()));
        story
    }

    #[test]
    fn the_next_promise_of_the_open_incident() {
        let story = Story::declared("SEV-2");
        let view = view(&[&story], 20);
        assert_eq!(view.severity.as_deref(), Some("SEV-2"));
        assert_eq!((view.age_s, view.left_s()), (Some(1200), Some(600)));
        assert_eq!(view.clock.unwrap().id, "update.internal");
    }

    #[test]
    fn what_is_late_comes_first_whosesoever_it_is() {
        let (one, two) = (
            Story::new("SEV-1", crate::domain::fact::Mode::Real, 40),
            Story::declared("SEV-2"),
        );
        let view = view(&[&one, &two], 45);
        assert_eq!(view.severity.as_deref(), Some("SEV-2"));
        assert_eq!((view.left_s(), view.others), (Some(-900), 1));
    }

    #[test]
    fn nothing_open_and_nothing_pressing_is_nothing() {
        assert_eq!(view(&[], 0).incident, None);
        let mut story = resolved(10);
        let waived = crate::domain::fact::Waived {
            clock: "update.internal".to_owned(),
            reason: "x".to_owned(),
        };
        story.fact(9, &Fact::Waived(waived));
        assert_eq!(view(&[&story], 30).incident, None);
        // The postmortem's draft is late after 48 h: then it is heard of again.
        let late = view(&[&story], 10 + 48 * 60 + 5);
        assert_eq!(late.clock.as_ref().unwrap().id, "postmortem.draft");
        assert_eq!((late.age_s, late.left_s()), (None, Some(-300)));
    }
}
