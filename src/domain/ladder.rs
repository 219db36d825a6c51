//! How the steps of the ladders stand: who is asked for, why, since when, who was called, and how to reach them next.
//!
//! Refuses to call anybody, and to say a step is done before somebody was reached.

use super::clocks::reach::People;
use super::clocks::{Clock, ClockState};
use super::incident::{Call, Incident, Outcome};
use super::instant::Instant;
use super::policy::{Policy, Rung, Trigger};

/// One step in force, with its clock.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderStep {
    /// The ladder's name.
    pub ladder: String,
    /// Its place in the ladder's list, from 1: what `escalate --step` takes.
    pub step: u32,
    /// Why it is taken.
    pub trigger: Trigger,
    /// The situation, in the playbook's words.
    pub when: Option<String>,
    /// Whom it asks for.
    pub targets: Vec<Target>,
    /// Its newest clock: id, dues, state, whose rule.
    pub clock: Clock,
    /// It may be taken now: it is due, or a raise of severity brought it into force.
    pub offered: bool,
}

/// One name of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// As the playbook spells it.
    pub name: String,
    /// When they were reached.
    pub reached_at: Option<Instant>,
    /// Calls to them so far, oldest first.
    pub calls: Vec<Tried>,
    /// They were called, and an answer is awaited until then.
    pub answer_by: Option<Instant>,
    /// How to reach them now; `None` while an answer is awaited, once reached, or when every way was tried.
    pub next: Option<Way>,
    /// The playbook names no way to reach them.
    pub blocked: bool,
}

/// A call and how it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// When.
    pub at: Instant,
    /// How it went.
    pub outcome: Outcome,
    /// By which way.
    pub way: Option<String>,
}

/// A way to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Whom: the target, or who covers for them.
    pub who: String,
    /// How; `None` where the playbook does not say.
    pub how: Option<String>,
}

/// The steps of all ladders that the incident has or had in force, in the playbook's order, from its clocks.
pub fn ladder_steps(
    policy: &Policy,
    incident: &Incident,
    clocks: &[Clock],
    now: Instant,
) -> Vec<LadderStep> {
    let people = People::new(policy, incident);
    let mut steps = Vec::new();
    for ladder in &policy.ladders {
        for (rung, number) in ladder.steps.iter().zip(1_u32..) {
            let id = format!("ladder.{}.{number}", ladder.name);
            let rounds = clocks.iter().filter(|clock| clock.id == id);
            let Some(clock) = rounds.max_by_key(|clock| clock.round) else {
                continue;
            };
            steps.push(LadderStep {
                ladder: ladder.name.clone(),
                step: number,
                trigger: rung.trigger,
                when: rung.when.clone(),
                targets: targets(&people, incident, &ladder.name, number, rung, now),
                clock: clock.clone(),
                offered: offered(clock),
            });
        }
    }
    steps
}

fn offered(clock: &Clock) -> bool {
    match clock.state {
        ClockState::Due | ClockState::Overdue | ClockState::Blocked => true,
        ClockState::Running | ClockState::Soon => clock.in_force_from.is_some(),
        _ => false,
    }
}

fn targets(
    people: &People<'_>,
    incident: &Incident,
    ladder: &str,
    number: u32,
    rung: &Rung,
    now: Instant,
) -> Vec<Target> {
    let alone = rung.targets.len() == 1;
    let here =
        |call: &Call| alone && call.ladder.as_deref() == Some(ladder) && call.step == Some(number);
    rung.targets
        .iter()
        .map(|name| {
            let named: Vec<&Call> = people.calls(name, &incident.calls).collect();
            let calls = incident.calls.iter();
            let calls = calls
                .filter(|call| here(call) || named.iter().any(|known| std::ptr::eq(*known, *call)));
            target(people, incident, name, rung, calls.collect(), now)
        })
        .collect()
}

fn target(
    people: &People<'_>,
    incident: &Incident,
    name: &str,
    rung: &Rung,
    calls: Vec<&Call>,
    now: Instant,
) -> Target {
    let reached = calls.iter().find(|call| call.outcome.keeps());
    let reached_at = people
        .reached(name)
        .map(|met| Instant::from_unix(met.at))
        .or(reached.map(|call| call.at));
    let ways = people.ways(name);
    let own = (rung.trigger == Trigger::NoAnswer)
        .then_some(rung.after.as_ref())
        .flatten();
    let pending = calls
        .last()
        .filter(|call| call.outcome == Outcome::Attempted && reached_at.is_none());
    let answer_by = pending
        .and_then(|call| Some(call.at.plus(people.answer_s(name, own)?)))
        .filter(|by| now < *by);
    let next = if reached_at.is_some() || answer_by.is_some() {
        None
    } else {
        next(people, incident, name, &ways, tries(&calls))
    };
    Target {
        name: name.to_owned(),
        reached_at,
        answer_by,
        next,
        blocked: reached_at.is_none() && ways.is_empty(),
        calls: calls
            .into_iter()
            .map(|call| Tried {
                at: call.at,
                outcome: call.outcome,
                way: call.way.clone(),
            })
            .collect(),
    }
}

/// How many ways were tried: an attempt and its outcome are one.
fn tries(calls: &[&Call]) -> usize {
    let mut tries = 0;
    let mut open = false;
    for call in calls {
        let outcome = call.outcome != Outcome::Attempted;
        if !(outcome && open) {
            tries += 1;
        }
        open = !outcome;
    }
    tries
}

/// The next way to the same person, then the one who covers for them.
fn next(
    people: &People<'_>,
    incident: &Incident,
    name: &str,
    ways: &[String],
    tries: usize,
) -> Option<Way> {
    if tries == 0 || tries < ways.len() {
        return Some(Way {
            who: name.to_owned(),
            how: ways.get(tries).cloned(),
        });
    }
    let cover = people.contact(name)?.secondary.as_ref()?;
    let called = people.calls(cover, &incident.calls).next().is_some();
    (!called).then(|| Way {
        who: cover.clone(),
        how: people.ways(cover).into_iter().next(),
    })
}

/// The names of one policy: who is meant, and how they are reached.
pub struct Contacts<'a>(People<'a>);

impl<'a> Contacts<'a> {
    /// Reads the policy's contacts once, for as many names as will be asked for.
    pub fn new(policy: &'a Policy) -> Self {
        Self(People::new(policy, &Incident::default()))
    }

    /// The ways to reach a name, best first, as the playbook or the team's own file says; a placeholder is better than nothing.
    pub fn ways(&self, name: &str) -> Vec<String> {
        self.0.ways(name)
    }

    /// Do two names mean the same contact?
    pub fn same(&self, one: &str, other: &str) -> bool {
        self.0.identity(one) == self.0.identity(other)
    }
}
