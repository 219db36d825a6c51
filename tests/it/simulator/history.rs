//! Random histories: what people might record in some hours or days, from a seed.

use irc::domain::act::{Act, FORMAT};
use irc::domain::fact::{
    Acknowledged, Amended, Declared, Detected, Fact, Mode, Reopened, Resolved, SeveritySet, Undone,
};
use irc::domain::instant::{Instant, Precision};
use irc::domain::policy::Policy;
use irc::domain::state::State;

use super::acts::{self, Known};

const WRITER: &str = "5e11000000000001";

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

    pub(super) fn seconds(&mut self, n: i64) -> i64 {
        i64::try_from(self.below(usize::try_from(n).unwrap())).unwrap()
    }

    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A gap to the next fact: seconds, minutes or hours, afterwards days; often whole minutes.
    fn gap(&mut self, over: bool) -> i64 {
        let longest = if over && self.below(3) == 0 {
            200_000
        } else {
            *self.one(&[90, 600, 1_800, 7_200])
        };
        let gap = 1 + self.seconds(longest);
        if self.below(3) == 0 {
            (gap + 59) / 60 * 60
        } else {
            gap
        }
    }
}

#[derive(Clone)]
pub(super) struct History {
    pub(super) acts: Vec<Act>,
    pub(super) now: Instant,
}

struct Writer {
    acts: Vec<Act>,
    recorded: i64,
}

impl Writer {
    /// Recorded when it happened, or some time later; never before what was recorded before it.
    fn put(&mut self, at: i64, later: i64, fact: &Fact) {
        let seq = u64::try_from(self.acts.len()).unwrap() + 1;
        self.recorded = self.recorded.max(at + later);
        let recorded = Instant::from_unix(self.recorded);
        self.acts.push(Act {
            v: FORMAT,
            writer: WRITER.to_owned(),
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
    // Wednesday 5 March 2025, 14:00; else the Friday before summer time, later that day.
    let begin = [1_741_183_200, 1_741_361_400, 1_743_178_500][dice.below(3)];
    let mut at = begin
        + if dice.below(2) == 0 {
            0
        } else {
            dice.seconds(3_600)
        };
    let declared = at;
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
        let before = 1 + dice.seconds(900);
        out.put(at - before, 0, &Fact::Alerted(Detected::default()));
    }
    out.put(
        at,
        0,
        &Fact::Declared(Declared {
            title: "Something broke".to_owned(),
            severity: dice.one(&ids).clone(),
            mode: [Mode::Drill, Mode::Retro, Mode::Real][dice.below(10).min(2)],
            ..Declared::default()
        }),
    );
    let mut known = Known::default();
    let mut state = State::Declared;
    let mut acknowledged = dice.below(4) == 0;
    if acknowledged {
        out.put(at, 0, &Fact::Acknowledged(Acknowledged { implied: true }));
        state = State::Acknowledged;
    }
    for _ in 0..2 + dice.below(14) {
        at += dice.gap(!state.is_active());
        // Some facts are entered afterwards.
        let back = if dice.below(8) == 0 {
            dice.seconds((at - declared).min(3_000))
        } else {
            0
        };
        let fact = match dice.below(40) {
            0..=2 if !acknowledged => {
                acknowledged = true;
                if state == State::Declared {
                    state = State::Acknowledged;
                }
                Fact::Acknowledged(Acknowledged::default())
            }
            0..=5 => Fact::SeveritySet(SeveritySet {
                to: dice.one(&ids).clone(),
                correct: dice.below(6) == 0,
                ..SeveritySet::default()
            }),
            6..=8 => known.said(at, dice),
            9..=13 => acts::called(policy, dice),
            14..=16 => acts::noted(dice),
            17 | 18 => acts::step(policy, dice),
            19 | 20 => known.answered(policy, dice),
            21..=24 => acts::moved(&mut state, dice),
            25..=28 if state.is_active() => {
                state = State::Resolved;
                Fact::Resolved(Resolved::default())
            }
            25..=27 => {
                state = State::Investigating;
                Fact::Reopened(Reopened::default())
            }
            28 => acts::impact(dice),
            29 | 30 => acts::roles(policy, dice),
            31 => known.tasks(at, dice),
            32 if dice.below(2) == 0 => corrected(&out.acts, declared, at, dice),
            33 | 34 => acts::decided(policy, at, dice),
            _ => known.after(&mut state, at, dice),
        };
        let back = if matches!(
            fact,
            Fact::ActionDone(_) | Fact::ActionChanged(_) | Fact::TaskDone(_)
        ) {
            0
        } else {
            back
        };
        out.put(at - back, back, &fact);
    }
    let beyond = if dice.below(4) == 0 {
        0
    } else {
        dice.gap(!state.is_active())
    };
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

/// An earlier fact is put right, or taken back; neither the declaration nor the alert.
fn corrected(acts: &[Act], first: i64, at: i64, dice: &mut Dice) -> Fact {
    let others: Vec<&Act> = acts
        .iter()
        .filter(|act| {
            let mut events = act.events.iter();
            events.all(|e| e.kind != "declared" && e.kind != "alerted")
        })
        .collect();
    if others.is_empty() {
        return acts::noted(dice);
    }
    let act = *dice.one(&others);
    if dice.below(2) == 0 {
        return Fact::Undone(Undone {
            writer: WRITER.to_owned(),
            seq: act.seq,
        });
    }
    Fact::Amended(Amended {
        event: act.event_ref(0),
        happened_at: Some(Instant::from_unix(first + dice.seconds(at - first))),
        ..Amended::default()
    })
}
