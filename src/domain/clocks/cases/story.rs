//! How a case is told: an incident as acts, and questions to its clocks.
//!
//! Refuses to build an incident by hand: it is always replayed.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::domain::act::Act;
use crate::domain::clocks::{Clock, ClockState, clocks};
use crate::domain::fact::*;
use crate::domain::incident::Incident;
use crate::domain::instant::{Instant, Precision};
use crate::domain::policy::{Audience, Policy};
use crate::domain::state::State;

/// A shipped playbook, read once.
pub(super) fn playbook(name: &'static str) -> Policy {
    static READ: Mutex<BTreeMap<&str, Policy>> = Mutex::new(BTreeMap::new());
    let mut known = READ.lock().unwrap();
    known.entry(name).or_insert_with(|| read(name)).clone()
}

fn read(name: &str) -> Policy {
    let yaml = match name {
        "sql-studio" => include_str!("../../../../playbooks/sql-studio.yaml"),
        "sv-sdk" => include_str!("../../../../playbooks/sv-sdk.yaml"),
        "release-manager" => include_str!("../../../../playbooks/release-manager.yaml"),
        "qawave" => include_str!("../../../../playbooks/qawave.yaml"),
        "workbench" => include_str!("../../../../playbooks/workbench.yaml"),
        "pagerduty-public" => include_str!("../../../../playbooks/pagerduty-public.yaml"),
        "default" => include_str!("../../../../playbooks/default.yaml"),
        other => panic!("no playbook {other}"),
    };
    let mut policy: Policy = serde_yaml::from_str(yaml).unwrap();
    let all: Vec<String> = policy.severities.iter().map(|s| s.id.clone()).collect();
    for rung in policy.ladders.iter_mut().flat_map(|l| &mut l.steps) {
        if rung.severities.is_empty() {
            rung.severities.clone_from(&all);
        }
    }
    policy
}

/// `14:05`, `14:05:30`, `+1 14:05` (a day later), or RFC 3339.
pub(super) fn at(text: &str) -> Instant {
    if let Some(instant) = Instant::parse_rfc3339(text) {
        return instant;
    }
    let (days, time) = match text.split_once(' ') {
        Some((days, time)) => (days.parse::<i64>().unwrap(), time),
        None => (0, text),
    };
    let seconds = if time.len() == 5 { ":00" } else { "" };
    Instant::parse_rfc3339(&format!("2026-11-21T{time}{seconds}Z"))
        .unwrap()
        .plus(days * 86_400)
}

pub(super) struct Story {
    pub(super) policy: Policy,
    acts: Vec<Act>,
    recorded: Option<Instant>,
    precision: Precision,
    by: &'static str,
    updates: u32,
}

pub(super) fn case(playbook_name: &'static str) -> Story {
    with(playbook(playbook_name))
}

pub(super) fn with(policy: Policy) -> Story {
    Story {
        policy,
        acts: Vec::new(),
        recorded: None,
        precision: Precision::Second,
        by: "@ann",
        updates: 0,
    }
}

impl Story {
    pub(super) fn fact(mut self, time: &str, fact: &Fact) -> Self {
        let happened = at(time);
        let recorded = self.recorded.unwrap_or(happened);
        let seq = self.acts.len() as u64 + 1;
        self.acts.push(Act::of_test(
            seq,
            recorded,
            self.by,
            vec![fact.event(happened, self.precision)],
        ));
        self
    }

    /// What follows is recorded then, whenever it happened.
    pub(super) fn recorded(mut self, time: &str) -> Self {
        self.recorded = Some(at(time));
        self
    }

    /// What follows is recorded as it happens.
    pub(super) fn live(mut self) -> Self {
        self.recorded = None;
        self
    }

    pub(super) fn precision(mut self, precision: Precision) -> Self {
        self.precision = precision;
        self
    }

    fn declared(self, severity: &str, time: &str, mode: Mode) -> Self {
        let fact = Fact::Declared(Declared {
            severity: severity.to_owned(),
            mode,
            ..Declared::default()
        });
        self.fact(time, &fact)
    }

    /// Declared by a person, who thereby acknowledges.
    pub(super) fn declare(self, severity: &str, time: &str) -> Self {
        let ack = Fact::Acknowledged(Acknowledged { implied: true });
        self.unacked(severity, time).fact(time, &ack)
    }

    pub(super) fn unacked(self, severity: &str, time: &str) -> Self {
        self.declared(severity, time, Mode::Real)
    }

    pub(super) fn retro(self, severity: &str, time: &str) -> Self {
        let ack = Fact::Acknowledged(Acknowledged { implied: true });
        self.declared(severity, time, Mode::Retro).fact(time, &ack)
    }

    pub(super) fn alerted(self, time: &str) -> Self {
        self.fact(time, &Fact::Alerted(Detected::default()))
    }

    pub(super) fn ack(self, time: &str) -> Self {
        self.fact(time, &Fact::Acknowledged(Acknowledged::default()))
    }

    pub(super) fn severity(self, to: &str, time: &str) -> Self {
        let set = SeveritySet {
            to: to.to_owned(),
            ..SeveritySet::default()
        };
        self.fact(time, &Fact::SeveritySet(set))
    }

    pub(super) fn correct(self, to: &str, time: &str) -> Self {
        let set = SeveritySet {
            to: to.to_owned(),
            correct: true,
            ..SeveritySet::default()
        };
        self.fact(time, &Fact::SeveritySet(set))
    }

    pub(super) fn confirm(self, severity: &str, time: &str) -> Self {
        let set = SeveritySet {
            to: severity.to_owned(),
            confirmed: true,
            ..SeveritySet::default()
        };
        self.fact(time, &Fact::SeveritySet(set))
    }

    pub(super) fn state(self, to: State, time: &str) -> Self {
        let set = StateSet { to, word: None };
        self.fact(time, &Fact::StateSet(set))
    }

    pub(super) fn mitigated(self, time: &str) -> Self {
        self.fact(time, &Fact::Mitigated(Mitigated::default()))
            .fact(time, &Fact::ImpactEnded(ImpactEnded {}))
    }

    pub(super) fn resolved(self, time: &str) -> Self {
        self.fact(time, &Fact::Resolved(Resolved::default()))
    }

    pub(super) fn reopened(self, time: &str) -> Self {
        self.fact(time, &Fact::Reopened(Reopened::default()))
    }

    pub(super) fn finding(self, time: &str) -> Self {
        self.noted(Flavor::Finding, time)
    }

    pub(super) fn noted(self, flavor: Flavor, time: &str) -> Self {
        let noted = Noted {
            text: "it is the disk".to_owned(),
            flavor,
            ..Noted::default()
        };
        self.fact(time, &Fact::Noted(noted))
    }

    pub(super) fn said(self, time: &str) -> Self {
        self.said_by(time, None)
    }

    /// Said, announcing the next one.
    pub(super) fn said_next(self, time: &str, next_by: &str) -> Self {
        self.said_by(time, Some(at(next_by)))
    }

    fn said_by(mut self, time: &str, next_by: Option<Instant>) -> Self {
        self.updates += 1;
        let update = format!("u{}", self.updates);
        let drafted = UpdateDrafted {
            update: update.clone(),
            summary: "looking".to_owned(),
            ..UpdateDrafted::default()
        };
        let said = UpdateSaid {
            update,
            audience: Audience::Internal,
            next_by,
            ..UpdateSaid::default()
        };
        self.fact(time, &Fact::UpdateDrafted(drafted))
            .fact(time, &Fact::UpdateSaid(said))
    }

    fn contacted(target: &str) -> Contacted {
        Contacted {
            target: target.to_owned(),
            ..Contacted::default()
        }
    }

    pub(super) fn called(self, target: &str, time: &str) -> Self {
        self.fact(time, &Fact::ContactAttempted(Self::contacted(target)))
    }

    pub(super) fn reached(self, target: &str, time: &str) -> Self {
        self.fact(time, &Fact::ContactReached(Self::contacted(target)))
    }

    pub(super) fn no_answer(self, target: &str, time: &str) -> Self {
        self.fact(time, &Fact::ContactNoAnswer(Self::contacted(target)))
    }

    pub(super) fn answer(self, question: &str, text: &str, time: &str) -> Self {
        let answered = Answered {
            question: question.to_owned(),
            text: text.to_owned(),
        };
        self.fact(time, &Fact::Answered(answered))
    }

    pub(super) fn step_done(self, step: &str, time: &str) -> Self {
        let done = StepDone {
            step: step.to_owned(),
            vouched: false,
        };
        self.fact(time, &Fact::StepDone(done))
    }

    pub(super) fn acts(&self) -> &[Act] {
        &self.acts
    }

    pub(super) fn incident(&self) -> Incident {
        Incident::replay_both_ways("case", &self.acts)
    }

    pub(super) fn at(&self, now: &str) -> Seen {
        let clocks = clocks(&self.policy, &self.incident(), at(now));
        Seen {
            clocks,
            date: at("00:00"),
        }
    }
}

/// The clocks of a case at one moment.
pub(super) struct Seen {
    pub(super) clocks: Vec<Clock>,
    date: Instant,
}

impl Seen {
    fn short(&self, at: Option<Instant>) -> String {
        let Some(at) = at else { return "-".to_owned() };
        let seconds = at.since(self.date);
        let (days, seconds) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let day = if days == 0 {
            String::new()
        } else {
            format!("{days:+} ")
        };
        let over = seconds % 60;
        let tail = if over == 0 {
            String::new()
        } else {
            format!(":{over:02}")
        };
        format!("{day}{:02}:{:02}{tail}", seconds / 3600, seconds / 60 % 60)
    }

    /// `state due/late` of one round; a lateness of its own follows as `+300s`, missed intervals as `x4`.
    fn line(&self, clock: &Clock) -> String {
        let state = serde_json::to_string(&clock.state).unwrap();
        let state = state.trim_matches('"');
        let times = match (clock.not_before, clock.due_from, clock.late_after) {
            (Some(not_before), _, _) => format!(" not before {}", self.short(Some(not_before))),
            (None, None, None) => String::new(),
            (None, due, late) if due == late => format!(" {}", self.short(due)),
            (None, due, late) => format!(" {}/{}", self.short(due), self.short(late)),
        };
        let met = clock
            .met_at
            .map(|met| format!(" met {}", self.short(Some(met))))
            .unwrap_or_default();
        let late = clock
            .late_s
            .map(|late| {
                if late % 60 == 0 {
                    format!(" +{}m", late / 60)
                } else {
                    format!(" +{late}s")
                }
            })
            .unwrap_or_default();
        let missed = if clock.intervals_missed > 0 {
            format!(" x{}", clock.intervals_missed)
        } else {
            String::new()
        };
        format!("{state}{times}{met}{late}{missed}")
    }

    fn of<'a>(&'a self, id: &str) -> Vec<&'a Clock> {
        let mut clocks: Vec<&Clock> = self.clocks.iter().filter(|c| c.id == id).collect();
        clocks.sort_by_key(|clock| clock.round);
        clocks
    }

    /// Every round of a clock, in order.
    pub(super) fn rounds(&self, id: &str) -> Vec<String> {
        self.of(id).into_iter().map(|c| self.line(c)).collect()
    }

    /// The newest round of a clock.
    pub(super) fn clock(&self, id: &str) -> String {
        self.rounds(id).pop().unwrap_or_else(|| "none".to_owned())
    }

    pub(super) fn get(&self, id: &str) -> &Clock {
        self.of(id).pop().unwrap()
    }

    pub(super) fn state(&self, id: &str) -> ClockState {
        self.get(id).state
    }

    /// The newest rounds of the ladder clocks for these people.
    pub(super) fn ladder(&self, ladder: &str, who: &str) -> Vec<String> {
        let mut clocks: Vec<&Clock> = self
            .clocks
            .iter()
            .filter(|c| c.id.starts_with(&format!("ladder.{ladder}.")))
            .filter(|c| c.for_whom.join(", ") == who)
            .collect();
        clocks.sort_by_key(|clock| (clock.due_from, clock.id.clone(), clock.round));
        clocks.into_iter().map(|c| self.line(c)).collect()
    }
}
