//! Random histories: what people might record in some hours, from a seed.

use irc::domain::act::{Act, FORMAT};
use irc::domain::fact::{
    Acknowledged, ActionAdded, ActionDone, Answered, CancelReason, Cancelled, Closed, Contacted,
    Declared, Detected, Fact, Flavor, HypothesisSettled, ImpactEnded, ImpactStarted, Mitigated,
    Noted, PostmortemMarked, Reopened, Resolved, ResponderJoined, SeveritySet, StateSet, StepDone,
    UpdateSaid,
};
use irc::domain::instant::{Instant, Precision};
use irc::domain::policy::{Audience, Policy};
use irc::domain::state::State;

use super::promises::slug;

/// A small generator; the same seed gives the same history everywhere.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 20).unwrap() % n.max(1)
    }

    fn seconds(&mut self, n: i64) -> i64 {
        i64::try_from(self.below(usize::try_from(n).unwrap())).unwrap()
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A gap to the next fact: seconds, minutes or hours; often whole minutes.
    fn gap(&mut self) -> i64 {
        let longest = *self.one(&[90, 600, 1_800, 7_200]);
        let gap = 1 + self.seconds(longest);
        if self.below(3) == 0 {
            (gap + 59) / 60 * 60
        } else {
            gap
        }
    }
}

pub(super) struct History {
    pub(super) acts: Vec<Act>,
    pub(super) now: Instant,
}

struct Writer {
    acts: Vec<Act>,
    recorded: i64,
}

impl Writer {
    fn put(&mut self, at: i64, fact: &Fact) {
        let seq = u64::try_from(self.acts.len()).unwrap() + 1;
        let recorded = Instant::from_unix(at.max(self.recorded));
        self.acts.push(Act {
            v: FORMAT,
            writer: "5e11000000000001".to_owned(),
            seq,
            hlc: [recorded.unix() * 1000 + i64::try_from(seq).unwrap(), 0],
            at: recorded.to_string(),
            by: "@ann".to_owned(),
            recorded_by: "@ann".to_owned(),
            cmd: "test".to_owned(),
            irc: "0".to_owned(),
            key: format!("k{seq}"),
            salt: String::new(),
            clock: None,
            events: vec![fact.event(Instant::from_unix(at), Precision::Second)],
        });
    }
}

pub(super) fn history(policy: &Policy, dice: &mut Dice) -> History {
    // Wednesday 5 March 2025, 14:00.
    let mut at = 1_741_183_200
        + if dice.below(2) == 0 {
            0
        } else {
            dice.seconds(3_600)
        };
    let ids: Vec<String> = policy.severities.iter().map(|s| s.id.clone()).collect();
    let late = if dice.below(5) == 0 {
        dice.seconds(2_400)
    } else {
        0
    };
    let mut out = Writer {
        acts: Vec::new(),
        recorded: at + late,
    };
    if dice.below(4) == 0 {
        out.put(
            at - 1 - dice.seconds(900),
            &Fact::Alerted(Detected::default()),
        );
    }
    let declared = Declared {
        title: "Something broke".to_owned(),
        severity: dice.one(&ids).clone(),
        ..Declared::default()
    };
    out.put(at, &Fact::Declared(declared));
    let mut state = State::Declared;
    let mut acknowledged = dice.below(4) == 0;
    if acknowledged {
        out.put(at, &Fact::Acknowledged(Acknowledged { implied: true }));
        state = State::Acknowledged;
    }
    let mut asked: Vec<String> = Vec::new();
    let mut updates = 0;
    for _ in 0..2 + dice.below(14) {
        at += dice.gap();
        let fact = match dice.below(24) {
            0..=2 if !acknowledged => {
                acknowledged = true;
                if state == State::Declared {
                    state = State::Acknowledged;
                }
                Fact::Acknowledged(Acknowledged::default())
            }
            0..=5 => Fact::SeveritySet(SeveritySet {
                to: dice.one(&ids).clone(),
                ..SeveritySet::default()
            }),
            6..=8 => {
                updates += 1;
                Fact::UpdateSaid(said(updates, at, dice))
            }
            9..=12 => called(policy, dice),
            13 => match dice.below(4) {
                0 => Fact::HypothesisRuledOut(HypothesisSettled {
                    hypothesis: "h1".to_owned(),
                }),
                1 => done(policy, dice),
                _ => Fact::Noted(Noted {
                    text: "It is the disk".to_owned(),
                    flavor: *dice.one(&[Flavor::Note, Flavor::Finding, Flavor::Decision]),
                    ..Noted::default()
                }),
            },
            14 => done(policy, dice),
            15 => answered(policy, &mut asked, dice),
            16..=18 => moved(&mut state, dice),
            19 | 20 if state.is_active() => {
                state = State::Resolved;
                Fact::Resolved(Resolved::default())
            }
            19..=21 if !state.is_active() => {
                state = State::Investigating;
                Fact::Reopened(Reopened::default())
            }
            19..=21 => match dice.below(3) {
                0 => Fact::ImpactEnded(ImpactEnded::default()),
                1 => Fact::ImpactStarted(ImpactStarted::default()),
                _ => Fact::ResponderJoined(ResponderJoined {
                    who: "@bob".to_owned(),
                }),
            },
            _ => after(&mut state, dice),
        };
        out.put(at, &fact);
    }
    let beyond = if dice.below(4) == 0 { 0 } else { dice.gap() };
    let far = if dice.below(6) == 0 {
        dice.seconds(900_000)
    } else {
        0
    };
    History {
        now: Instant::from_unix((at + beyond + far).max(out.recorded)),
        acts: out.acts,
    }
}

fn said(count: usize, at: i64, dice: &mut Dice) -> UpdateSaid {
    let audience = *dice.one(&[
        Audience::Internal,
        Audience::Internal,
        Audience::Internal,
        Audience::StatusPage,
    ]);
    let also = if audience == Audience::StatusPage && dice.below(2) == 0 {
        vec![Audience::Internal]
    } else {
        Vec::new()
    };
    let next_by = (dice.below(3) == 0)
        .then(|| Instant::from_unix(at + 60 + dice.seconds(5_400)).floor_minute());
    UpdateSaid {
        update: format!("u{count}"),
        audience,
        also,
        next_by,
        ..UpdateSaid::default()
    }
}

fn called(policy: &Policy, dice: &mut Dice) -> Fact {
    let mut names: Vec<&String> = policy.contacts.iter().map(|c| &c.name).collect();
    names.extend(policy.contacts.iter().flat_map(|c| &c.aliases));
    let steps = policy.ladders.iter().flat_map(|l| &l.steps);
    names.extend(steps.flat_map(|s| &s.targets));
    let lists = policy.severities.iter().flat_map(|s| &s.notify);
    names.extend(lists.flat_map(|l| &l.who));
    let contacted = Contacted {
        target: (*dice.one(&names)).clone(),
        ..Contacted::default()
    };
    match dice.below(6) {
        0 => Fact::ContactAttempted(contacted),
        1 => Fact::ContactNoAnswer(contacted),
        2 => Fact::ContactDeclined(contacted),
        3 => Fact::ContactJoined(contacted),
        _ => Fact::ContactReached(contacted),
    }
}

fn done(policy: &Policy, dice: &mut Dice) -> Fact {
    let mut steps: Vec<&String> = Vec::new();
    steps.extend(policy.phases.iter().flat_map(|p| &p.steps).map(|s| &s.id));
    let actions = policy.severities.iter().flat_map(|s| &s.actions);
    steps.extend(actions.filter_map(|a| a.id.as_ref()));
    Fact::StepDone(StepDone {
        step: (*dice.one(&steps)).clone(),
        vouched: false,
    })
}

/// A question of a phase, or a condition; each at most once.
fn answered(policy: &Policy, asked: &mut Vec<String>, dice: &mut Dice) -> Fact {
    let mut open: Vec<String> = policy
        .phases
        .iter()
        .flat_map(|p| &p.questions)
        .map(|q| q.id.clone())
        .collect();
    for list in policy.severities.iter().flat_map(|s| &s.notify) {
        if list.condition.is_some() {
            open.extend(
                list.who
                    .iter()
                    .map(|who| format!("cond.notify.{}", slug(who))),
            );
        }
    }
    open.push("cond.postmortem".to_owned());
    open.retain(|question| !asked.contains(question));
    if open.is_empty() {
        return Fact::Noted(Noted::default());
    }
    let question = dice.one(&open).clone();
    asked.push(question.clone());
    Fact::Answered(Answered {
        question,
        text: (*dice.one(&["yes", "yes", "no"])).to_owned(),
    })
}

fn moved(state: &mut State, dice: &mut Dice) -> Fact {
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

fn after(state: &mut State, dice: &mut Dice) -> Fact {
    match dice.below(9) {
        0 if *state == State::Resolved => {
            *state = State::Closed;
            Fact::Closed(Closed::default())
        }
        1 if dice.below(2) == 0 => {
            *state = State::Cancelled;
            Fact::Cancelled(Cancelled {
                why: CancelReason::FalseAlarm,
                of: None,
                reason: None,
            })
        }
        2 | 3 => Fact::ActionAdded(ActionAdded {
            action: "a1".to_owned(),
            text: "Larger disks".to_owned(),
            owner: Some("@bob".to_owned()),
            due: Some(Instant::from_unix(1_743_000_000)),
            ..ActionAdded::default()
        }),
        4 => Fact::ActionDone(ActionDone {
            action: "a1".to_owned(),
        }),
        5 => Fact::PostmortemDrafted(PostmortemMarked::default()),
        6 => Fact::PostmortemReviewed(PostmortemMarked::default()),
        7 => Fact::PostmortemPublished(PostmortemMarked::default()),
        _ => Fact::Noted(Noted::default()),
    }
}
