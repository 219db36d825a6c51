//! What people might record: one random fact of each kind.

use irc::domain::fact::{
    ActionAdded, ActionChanged, ActionDone, Answered, CadenceSet, CancelReason, Cancelled, Closed,
    Contacted, Fact, Flavor, HypothesisSettled, ImpactEnded, ImpactStarted, Mitigated, Noted,
    OptionChosen, PostmortemMarked, ResponderJoined, RoleAccepted, RoleAssigned, RoleReleased,
    Snoozed, StateSet, StepDone, StepSkipped, TaskAdded, TaskDone, UpdateSaid, Waived,
};
use irc::domain::instant::Instant;
use irc::domain::policy::{Audience, Policy, Trigger};
use irc::domain::state::State;
use irc::domain::timespan::Timespan;

use super::history::Dice;
use super::promises::slug;

/// What has been recorded so far, as far as later facts must know it.
#[derive(Default)]
pub(super) struct Known {
    asked: Vec<String>,
    updates: usize,
    tasks: usize,
    actions: usize,
}

impl Known {
    pub(super) fn said(&mut self, at: i64, dice: &mut Dice) -> Fact {
        self.updates += 1;
        let audience = *dice.one(&[
            Audience::Internal,
            Audience::Internal,
            Audience::Internal,
            Audience::StatusPage,
            Audience::Executives,
        ]);
        let also = if audience != Audience::Internal && dice.below(2) == 0 {
            vec![Audience::Internal]
        } else {
            Vec::new()
        };
        let next_by = (dice.below(3) == 0)
            .then(|| Instant::from_unix(at + 60 + dice.seconds(5_400)).floor_minute());
        Fact::UpdateSaid(UpdateSaid {
            update: format!("u{}", self.updates),
            audience,
            also,
            next_by,
            ..UpdateSaid::default()
        })
    }

    /// A question of a phase, or a condition; each at most once.
    pub(super) fn answered(&mut self, policy: &Policy, dice: &mut Dice) -> Fact {
        let mut open = vec!["cond.postmortem".to_owned()];
        let lists = policy.severities.iter().flat_map(|s| &s.notify);
        for list in lists.filter(|l| l.condition.is_some()) {
            open.extend(list.who.iter().map(|w| format!("cond.notify.{}", slug(w))));
        }
        for ladder in &policy.ladders {
            for (place, rung) in (1..).zip(&ladder.steps) {
                if rung.trigger == Trigger::Condition {
                    open.push(format!("cond.ladder.{}.{place}", ladder.name));
                }
            }
        }
        if dice.below(2) == 0 {
            let questions = policy.phases.iter().flat_map(|p| &p.questions);
            open.extend(questions.map(|q| q.id.clone()));
        }
        open.retain(|question| !self.asked.contains(question));
        if open.is_empty() {
            return Fact::Noted(Noted::default());
        }
        let question = dice.one(&open).clone();
        self.asked.push(question.clone());
        Fact::Answered(Answered {
            question,
            text: (*dice.one(&["yes", "yes", "no"])).to_owned(),
        })
    }

    pub(super) fn tasks(&mut self, at: i64, dice: &mut Dice) -> Fact {
        if self.tasks == 0 || dice.below(2) == 0 {
            self.tasks += 1;
            return Fact::TaskAdded(TaskAdded {
                task: format!("t{}", self.tasks),
                text: "Watch the queue".to_owned(),
                due: (dice.below(4) > 0).then(|| Instant::from_unix(at + dice.seconds(5_400))),
                ..TaskAdded::default()
            });
        }
        Fact::TaskDone(TaskDone {
            task: format!("t{}", 1 + dice.below(self.tasks)),
        })
    }

    pub(super) fn after(&mut self, state: &mut State, at: i64, dice: &mut Dice) -> Fact {
        match dice.below(12) {
            0 if *state == State::Resolved => {
                *state = State::Closed;
                Fact::Closed(Closed::default())
            }
            1 if dice.below(3) == 0 => {
                *state = State::Cancelled;
                Fact::Cancelled(Cancelled {
                    why: CancelReason::FalseAlarm,
                    of: None,
                    reason: None,
                })
            }
            2..=4 => {
                self.actions += 1;
                let date = |dice: &mut Dice| Instant::from_unix(at + dice.seconds(300_000));
                Fact::ActionAdded(ActionAdded {
                    action: format!("a{}", self.actions),
                    text: "Larger disks".to_owned(),
                    owner: (dice.below(3) > 0).then(|| "@bob".to_owned()),
                    due: (dice.below(3) > 0).then(|| date(dice)),
                    ..ActionAdded::default()
                })
            }
            5 if self.actions > 0 => Fact::ActionChanged(ActionChanged {
                action: format!("a{}", 1 + dice.below(self.actions)),
                owner: (dice.below(2) == 0).then(|| "@cid".to_owned()),
                due: (dice.below(3) > 0).then(|| Instant::from_unix(at + dice.seconds(300_000))),
                ..ActionChanged::default()
            }),
            6 | 7 if self.actions > 0 => Fact::ActionDone(ActionDone {
                action: format!("a{}", 1 + dice.below(self.actions)),
            }),
            8 => Fact::PostmortemDrafted(PostmortemMarked::default()),
            9 => Fact::PostmortemReviewed(PostmortemMarked::default()),
            10 => Fact::PostmortemPublished(PostmortemMarked::default()),
            _ => Fact::Noted(Noted::default()),
        }
    }
}

pub(super) fn roles(policy: &Policy, dice: &mut Dice) -> Fact {
    let kinds = policy.roles.iter();
    let names: Vec<String> = kinds
        .map(|r| {
            r.is.map_or_else(|| r.name.clone(), |is| is.word().to_owned())
        })
        .collect();
    let mut role = dice.one(&names).clone();
    if dice.below(2) == 0 {
        "ic".clone_into(&mut role);
    }
    let who = (*dice.one(&["@ann", "@bob", "@cid"])).to_owned();
    match dice.below(5) {
        0 => Fact::RoleReleased(RoleReleased { role, who }),
        1 => Fact::RoleAccepted(RoleAccepted {
            role,
            who,
            aloud: false,
        }),
        _ => Fact::RoleAssigned(RoleAssigned { role, who }),
    }
}

/// Something is decided about a clock: another rhythm, a silent bell, a promise taken back.
pub(super) fn decided(policy: &Policy, at: i64, dice: &mut Dice) -> Fact {
    let audience = *dice.one(&[Audience::Internal, Audience::Internal, Audience::Executives]);
    let mut clocks = vec![
        "acknowledge".to_owned(),
        "respond".to_owned(),
        "resolve".to_owned(),
        "hold.resolve".to_owned(),
        "update.internal".to_owned(),
        "update.executives".to_owned(),
    ];
    for ladder in &policy.ladders {
        let places = 1..=ladder.steps.len();
        clocks.extend(places.map(|n| format!("ladder.{}.{n}", ladder.name)));
    }
    clocks.extend(policy.phases.iter().map(|p| format!("phase.{}", p.id)));
    let timed = policy.phases.iter().flat_map(|p| &p.steps);
    let timed = timed.filter(|s| s.within.is_some());
    clocks.extend(timed.map(|s| format!("step.{}", s.id)));
    let actions = policy.severities.iter().flat_map(|s| &s.actions);
    clocks.extend(actions.filter_map(|a| Some(format!("step.{}", a.id.as_ref()?))));
    let told = policy.severities.iter().flat_map(|s| &s.notify);
    clocks.extend(told.flat_map(|l| l.who.iter().map(|w| format!("notify.{}", slug(w)))));
    clocks.extend(
        policy
            .roles
            .iter()
            .map(|r| format!("role.{}", slug(&r.name))),
    );
    clocks.extend(["task.t1", "action.a1", "action.a2"].map(str::to_owned));
    let deadlines = policy.postmortem.iter().flat_map(|p| &p.deadlines);
    clocks.extend(deadlines.map(|d| format!("postmortem.{}", d.id)));
    let clock = dice.one(&clocks).clone();
    let reason = "The cause is known".to_owned();
    match dice.below(7) {
        0 => Fact::Snoozed(Snoozed {
            clock,
            until: Instant::from_unix(at + 600),
        }),
        1..=3 => Fact::Waived(Waived { clock, reason }),
        _ => Fact::CadenceSet(CadenceSet {
            every: Timespan::parse(["20m", "2h", "45m..90m"][dice.below(3)]).unwrap(),
            until: (dice.below(2) == 0)
                .then(|| Instant::from_unix(at + 60 + dice.seconds(9_000)).floor_minute()),
            audience,
            reason,
        }),
    }
}

/// Somebody is called, whom a step, a list or nobody asks for; half of the time for a step of a ladder.
pub(super) fn called(policy: &Policy, dice: &mut Dice) -> Fact {
    let mut contacted = Contacted::default();
    let ladder = dice.one(&policy.ladders);
    let mut place = dice.below(ladder.steps.len());
    // Whoever has somebody behind them is not reached at once.
    let behind = |place: usize| {
        let next = ladder.steps.get(place + 1);
        next.is_some_and(|step| step.trigger == Trigger::NoAnswer)
    };
    let places: Vec<usize> = (0..ladder.steps.len()).filter(|p| behind(*p)).collect();
    if !places.is_empty() {
        place = *dice.one(&places);
    }
    if dice.below(2) == 0 || behind(place) {
        let target = dice.one(&ladder.steps[place].targets);
        contacted.target.clone_from(target);
        contacted.ladder = Some(ladder.name.clone());
        contacted.step = Some(u32::try_from(place).unwrap() + 1);
        if dice.below(8) == 0 {
            "Somebody else".clone_into(&mut contacted.target);
        }
    } else {
        let mut names: Vec<&String> = policy.contacts.iter().map(|c| &c.name).collect();
        names.extend(policy.contacts.iter().flat_map(|c| &c.aliases));
        let steps = policy.ladders.iter().flat_map(|l| &l.steps);
        names.extend(steps.flat_map(|s| &s.targets));
        let lists = policy.severities.iter().flat_map(|s| &s.notify);
        names.extend(lists.flat_map(|l| &l.who));
        contacted.target.clone_from(*dice.one(&names));
    }
    match dice.below(if behind(place) { 5 } else { 7 }) {
        0 => Fact::ContactAttempted(contacted),
        1 => Fact::ContactNoAnswer(contacted),
        2 => Fact::ContactDeclined(contacted),
        3 => Fact::ContactJoined(contacted),
        _ => Fact::ContactReached(contacted),
    }
}

pub(super) fn noted(dice: &mut Dice) -> Fact {
    match dice.below(6) {
        0 => Fact::HypothesisRuledOut(HypothesisSettled {
            hypothesis: "h1".to_owned(),
        }),
        1 => Fact::HypothesisConfirmed(HypothesisSettled {
            hypothesis: "h1".to_owned(),
        }),
        2 => Fact::OptionChosen(OptionChosen {
            option: "rollback".to_owned(),
            scenario: None,
        }),
        _ => Fact::Noted(Noted {
            text: "It is the disk".to_owned(),
            flavor: *dice.one(&[
                Flavor::Note,
                Flavor::Finding,
                Flavor::Finding,
                Flavor::Decision,
                Flavor::Did,
            ]),
            ..Noted::default()
        }),
    }
}

/// A step or an action of a severity is done or skipped; often one that has a time.
pub(super) fn step(policy: &Policy, dice: &mut Dice) -> Fact {
    let mut steps: Vec<&String> = Vec::new();
    let timed = dice.below(2) == 0;
    let all = policy.phases.iter().flat_map(|p| &p.steps);
    steps.extend(all.filter(|s| !timed || s.within.is_some()).map(|s| &s.id));
    let actions = policy.severities.iter().flat_map(|s| &s.actions);
    steps.extend(actions.filter_map(|a| a.id.as_ref()));
    if steps.is_empty() {
        return noted(dice);
    }
    let step = (*dice.one(&steps)).clone();
    if dice.below(3) == 0 {
        return Fact::StepSkipped(StepSkipped { step, why: None });
    }
    Fact::StepDone(StepDone {
        step,
        vouched: false,
    })
}

pub(super) fn impact(dice: &mut Dice) -> Fact {
    match dice.below(3) {
        0 => Fact::ImpactEnded(ImpactEnded::default()),
        1 => Fact::ImpactStarted(ImpactStarted::default()),
        _ => Fact::ResponderJoined(ResponderJoined {
            who: "@bob".to_owned(),
        }),
    }
}

pub(super) fn moved(state: &mut State, dice: &mut Dice) -> Fact {
    if dice.below(3) == 0 {
        if state.is_active() {
            *state = State::Monitoring;
        }
        return Fact::Mitigated(Mitigated::default());
    }
    let to = *dice.one(&[
        State::Investigating,
        State::Identified,
        State::Mitigating,
        State::Monitoring,
    ]);
    if state.is_active() {
        *state = to;
    }
    Fact::StateSet(StateSet { to, word: None })
}
