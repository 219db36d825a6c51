//! What a live board shows of every incident that is not over: clocks, ladder, people, checklist, last events.
//!
//! Refuses layout: what fits on which screen is for the board. It does say when it will read differently without a new fact,
//! so that nobody has to look sooner.

use super::clock::ClockView;
use super::event::EventView;
use super::incident::IncidentView;
use super::ladder::{LadderView, StepView};
use super::status::clock_views;
use crate::domain::clocks::{ClockState, Kind};
use crate::domain::decide::open::{Sort, open, open_at, stage_of};
use crate::domain::decide::steps::applies;
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::text::span::span;

/// So many events are kept for the screen.
const EVENTS: usize = 60;

/// Seconds after which a look is taken in any case.
const LONGEST: i64 = 60;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardView {
    /// The present.
    pub now: Instant,
    /// Those worked on first, then the worst, then the oldest.
    pub incidents: Vec<BoardIncident>,
    /// Ids of incidents that cannot be read.
    pub unreadable: Vec<String>,
}

/// One incident.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardIncident {
    /// What is true.
    pub incident: IncidentView,
    /// Its severity's rank; 0: unknown.
    pub rank: usize,
    /// What presses, what comes, what asks: most pressing first.
    pub clocks: Vec<ClockView>,
    /// Whom to bring in: not yet reached first, then in the order of their time.
    pub steps: Vec<StepView>,
    /// The last events, newest first.
    pub events: Vec<EventView>,
    /// What is still to do and to answer, then what was done in this stage.
    pub checks: Vec<CheckView>,
}

/// A line of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckView {
    /// Its words.
    pub text: String,
    /// A question, not a step.
    pub question: bool,
    /// `resolve` asks for it.
    pub required: bool,
    /// Done, answered or left out.
    pub settled: bool,
}

impl BoardView {
    /// Derives the view over several incidents, each under its own policy.
    pub fn new<'a>(
        cases: impl IntoIterator<Item = (&'a Policy, &'a Incident)>,
        unreadable: Vec<String>,
        now: Instant,
    ) -> Self {
        let mut incidents: Vec<BoardIncident> = cases
            .into_iter()
            .map(|(policy, incident)| BoardIncident::new(policy, incident, now))
            .collect();
        incidents.sort_by_key(|one| {
            let rank = if one.rank == 0 { usize::MAX } else { one.rank };
            (
                !one.incident.state.is_active(),
                rank,
                one.incident.instants.declared,
                one.incident.id.clone(),
            )
        });
        Self {
            now,
            incidents,
            unreadable,
        }
    }

    /// Every clock, for whoever rings.
    pub fn clocks(&self) -> impl Iterator<Item = &ClockView> {
        self.incidents.iter().flat_map(|one| &one.clocks)
    }

    /// Seconds until this view reads differently although nothing was recorded: 1 to 60.
    pub fn wakes_in(&self) -> u64 {
        let ages = self.incidents.iter().filter_map(|one| {
            let i = &one.incident.instants;
            i.declared.filter(|_| i.resolved.is_none())
        });
        let shown = self.clocks().filter_map(shown_moment).chain(ages);
        let bounds = self.clocks().flat_map(|clock| {
            let late = clock.late_after.map(|at| at.plus(1));
            [clock.due_from, late, clock.not_before, clock.snoozed_until]
        });
        let bounds = bounds.flatten().map(|at| at.since(self.now));
        let next = shown
            .map(|at| changes_in(at.since(self.now)))
            .chain(bounds.filter(|left| *left > 0))
            .min()
            .unwrap_or(LONGEST);
        u64::try_from(next.clamp(1, LONGEST)).unwrap_or(1)
    }
}

/// Seconds until a countdown of so many seconds (negative: counting up) is worded differently.
fn changes_in(left: i64) -> i64 {
    let worded = span(left);
    let same = |later: &i64| span(left.saturating_sub(*later)) == worded;
    (1..LONGEST).take_while(same).last().unwrap_or(0) + 1
}

/// The instant that a countdown counts to or from; `None`: none is shown.
pub fn shown_moment(clock: &ClockView) -> Option<Instant> {
    let spoken = clock.kind == Kind::Update;
    match clock.state {
        ClockState::Overdue | ClockState::Due => clock.late_after,
        ClockState::Soon | ClockState::Running if spoken => clock.late_after.or(clock.due_from),
        ClockState::Soon | ClockState::Running => clock.due_from.or(clock.late_after),
        ClockState::Holding => clock.not_before,
        _ => None,
    }
}

/// 0 presses most; `None` is not for a board.
const fn order(state: ClockState) -> Option<u8> {
    Some(match state {
        ClockState::Overdue => 0,
        ClockState::Due => 1,
        ClockState::Blocked => 2,
        ClockState::Soon => 3,
        ClockState::Holding | ClockState::Running => 4,
        ClockState::Asks => 5,
        ClockState::Paused => 6,
        _ => return None,
    })
}

impl BoardIncident {
    fn new(policy: &Policy, incident: &Incident, now: Instant) -> Self {
        let mut clocks = clock_views(policy, incident, now, false);
        clocks.retain(|clock| order(clock.state).is_some());
        clocks.sort_by_key(|clock| {
            let (due, late) = (clock.due_from, clock.late_after);
            let moment = shown_moment(clock).or(due);
            (order(clock.state), moment.is_none(), moment, late)
        });
        let mut steps = LadderView::new(policy, incident, now).steps;
        steps.sort_by_key(|step| step.open().is_none());
        let last = incident.entries.iter().rev().take(EVENTS);
        Self {
            rank: policy.rank(incident.severity()).unwrap_or(0),
            events: last.map(|entry| EventView::new(policy, entry)).collect(),
            checks: checks(policy, incident),
            clocks,
            steps,
            incident: IncidentView::new(policy, incident),
        }
    }

    /// The clock to show where there is room for one.
    pub fn most_pressing(&self) -> Option<&ClockView> {
        self.clocks
            .iter()
            .find(|clock| order(clock.state) < Some(5))
    }
}

fn checks(policy: &Policy, incident: &Incident) -> Vec<CheckView> {
    let stage = stage_of(incident.state);
    let check = |text: &str, question, required, settled| CheckView {
        text: text.to_owned(),
        question,
        required,
        settled,
    };
    let here = open_at(policy, incident, stage);
    let before = open(policy, incident, stage);
    let before = before.iter().filter(|open| open.stage != stage);
    let mut all: Vec<CheckView> = here
        .iter()
        .chain(before)
        .map(|open| {
            check(
                &open.text,
                open.sort == Sort::Question,
                open.required,
                false,
            )
        })
        .collect();
    let settled = |id: &str| !here.iter().any(|open| open.id == id);
    for phase in policy
        .phases_at(incident.severity())
        .filter(|phase| phase.stage == stage)
    {
        let asked = phase.questions.iter().filter(|q| settled(&q.id));
        all.extend(asked.map(|q| check(&q.text, true, false, true)));
        let steps = phase
            .steps
            .iter()
            .filter(|step| settled(&step.id) && applies(&step.severities, incident.severity()));
        all.extend(steps.map(|step| check(&step.text, false, step.required, true)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{Fact, Noted};
    use crate::view::testing::{Story, minute};

    fn view(story: &Story, at: Instant) -> BoardView {
        let incident = story.incident();
        BoardView::new([(&story.policy, &incident)], Vec::new(), at)
    }

    #[test]
    fn it_is_looked_at_again_when_a_countdown_reads_differently_and_no_sooner() {
        let story = Story::declared("SEV-2");
        // The update is due at minute 30; the incident's own age counts from minute 0.
        for (seconds, wakes) in [(0, 1), (600, 1), (601, 59), (630, 30), (1600, 1), (1799, 1)] {
            let view = view(&story, minute(0).plus(seconds));
            assert_eq!(view.wakes_in(), wakes, "{seconds}");
        }
        let nothing = BoardView::new([], Vec::new(), minute(0));
        assert_eq!(nothing.wakes_in(), 60);
    }

    #[test]
    fn between_two_wakes_every_countdown_reads_the_same() {
        for left in -400..=4000_i64 {
            let wake = changes_in(left);
            assert!((1..=60).contains(&wake), "{left}");
            assert!((1..wake).all(|s| span(left - s) == span(left)), "{left}");
        }
    }

    #[test]
    fn newest_events_first_and_what_presses_on_top() {
        let mut story = Story::declared("SEV-1");
        let note = Noted {
            text: "restarted the database".to_owned(),
            ..Noted::default()
        };
        story.fact(3, &Fact::Noted(note));
        let view = view(&story, minute(20));
        let one = view.incidents.first().unwrap();
        assert_eq!(one.events.first().unwrap().text, "restarted the database");
        assert_eq!(one.clocks.first().unwrap().state, ClockState::Overdue);
        assert_eq!(one.most_pressing(), one.clocks.first());
        assert_eq!(one.rank, 1);
    }
}
