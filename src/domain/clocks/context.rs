//! What the rules look at: policy, incident and now, with the incident's tracks as spans of time.
//!
//! Refuses to judge: it only says what was so, when.

use super::due;
use super::reach::People;
use super::round::Meet;
use super::spans::Spans;
use super::term::From;
use crate::domain::fact::{Fact, Flavor, Mode};
use crate::domain::incident::{Entry, Incident};
use crate::domain::instant::Instant;
use crate::domain::policy::{Anchor, Policy, Severity, Stage};
use crate::domain::state::State;

/// The three inputs, and the tracks that are read from them once.
pub(super) struct Context<'a> {
    pub(super) policy: &'a Policy,
    pub(super) incident: &'a Incident,
    pub(super) now: i64,
    /// When it was declared.
    pub(super) declared: i64,
    /// Rank by time; `None` for a severity that the policy does not know.
    ranks: Vec<(i64, Option<usize>)>,
    pub(super) states: Vec<(i64, State)>,
    /// Neither resolved nor closed nor cancelled.
    pub(super) active: Spans,
    /// The impact has stopped: nobody is woken.
    pub(super) monitoring: Spans,
    /// Each time of being resolved: from, until it was opened again.
    pub(super) resolved: Vec<(i64, i64)>,
    /// Each time of being mitigated: from, until it fell back.
    pub(super) mitigated: Vec<(i64, i64)>,
    /// The first acknowledgement.
    pub(super) acknowledged: Option<Meet>,
    /// Every progress (R10).
    pub(super) progress: Vec<i64>,
    response_over: Option<i64>,
    /// Who goes under which names, and when they were reached.
    pub(super) people: People<'a>,
    /// Times at which the incident was at a severity or worse, by rank.
    scopes: Vec<Spans>,
}

impl<'a> Context<'a> {
    /// `None` without a declaration: nothing is promised.
    pub(super) fn new(policy: &'a Policy, incident: &'a Incident, now: Instant) -> Option<Self> {
        let declared = incident.instants.declared?.unix();
        let ranks = incident
            .severities
            .iter()
            .map(|(at, id)| (at.unix(), policy.rank(id)))
            .collect();
        let mut states: Vec<(i64, State)> = Vec::with_capacity(incident.states.len());
        for (at, state) in &incident.states {
            let floor = states.last().map_or(declared, |(last, _)| *last);
            states.push((at.unix().max(floor), *state));
        }
        let mut context = Self {
            policy,
            incident,
            now: now.unix(),
            declared,
            ranks,
            active: Spans::of_track(&states, |state| state.is_active()),
            monitoring: Spans::of_track(&states, |state| *state == State::Monitoring),
            resolved: periods(&states, State::Resolved, |state| {
                matches!(state, State::Resolved | State::Closed)
            }),
            mitigated: periods(&states, State::Monitoring, |state| {
                matches!(state, State::Monitoring | State::Resolved | State::Closed)
            }),
            states,
            acknowledged: first(incident, |entry| {
                matches!(entry.fact, Fact::Acknowledged(_))
            }),
            progress: Vec::new(),
            response_over: None,
            people: People::new(policy, incident),
            scopes: Vec::new(),
        };
        context.scopes = (1..=policy.severities.len())
            .map(|rank| Spans::of_track(&context.ranks, |at| at.is_some_and(|at| at <= rank)))
            .collect();
        context.progress = context.find_progress();
        context.response_over = context.find_response_over();
        Some(context)
    }

    /// Times at which the incident was at `severity` or worse.
    pub(super) fn at_least(&self, severity: &Severity) -> Spans {
        let rank = self.policy.rank(&severity.id);
        let scope = rank.and_then(|rank| self.scopes.get(rank.saturating_sub(1)));
        scope.cloned().unwrap_or_default()
    }

    /// Times at which the incident was at exactly this severity.
    pub(super) fn exactly(&self, severity: &Severity) -> Spans {
        let rank = self.policy.rank(&severity.id);
        Spans::of_track(&self.ranks, |at| at.is_some() && *at == rank)
    }

    /// Times at which the incident was at the least of these severities or worse; always, if none is named.
    pub(super) fn at_least_any(&self, severities: &[String]) -> Spans {
        if severities.is_empty() {
            return Spans::always();
        }
        severities
            .iter()
            .filter_map(|id| self.policy.severity_by_id(id))
            .map(|severity| self.at_least(severity))
            .fold(Spans::default(), |all, spans| all.or(&spans))
    }

    /// The current severity, if the policy knows it.
    pub(super) fn severity(&self) -> Option<&'a Severity> {
        self.policy.severity_by_id(self.incident.severity())
    }

    /// Still worked on at `now`.
    pub(super) fn is_active(&self) -> bool {
        self.active.contains(self.now)
    }

    /// Changes of state while it was worked on.
    pub(super) fn changes(&self) -> impl Iterator<Item = i64> {
        self.states.windows(2).filter_map(|pair| match pair {
            [(_, before), (at, after)] if before.is_active() && after.is_active() => Some(*at),
            _ => None,
        })
    }

    /// From when on a fact counts that is needed before the declaration was recorded.
    pub(super) fn recorded_since(&self, after: bool) -> i64 {
        if self.incident.mode() == Mode::Retro && !after {
            return i64::MAX;
        }
        self.incident
            .declared_recorded
            .map_or(i64::MIN, Instant::unix)
    }

    /// The anchor; `None` while it is not known when it will be.
    pub(super) fn anchor(&self, anchor: Anchor) -> Option<From> {
        let instants = &self.incident.instants;
        let from = |name, at: i64| Some(From { name, at });
        match anchor {
            Anchor::Alerted => match instants.alerted {
                Some(at) => from("alerted", at.unix()),
                None => from("declared", self.declared),
            },
            Anchor::ImpactStarted => from("impact_started", instants.impact_started?.unix()),
            Anchor::Acknowledged | Anchor::LastProgress => {
                let acknowledged = self.acknowledged.as_ref().map(|ack| ack.at);
                match (acknowledged, self.response_over) {
                    (Some(at), Some(over)) if over < at => from("response_over", over),
                    (Some(at), _) => from("acknowledged", at),
                    (None, over) => from("response_over", over?),
                }
            }
            // The first of each: a later one must not move a due that has passed.
            Anchor::Mitigated => from("mitigated", self.mitigated.first()?.0),
            Anchor::Resolved => from("resolved", self.resolved.first()?.0),
            Anchor::StatusChange => from("status_change", self.changes().next()?),
            Anchor::Declared | Anchor::LastUpdate | Anchor::Condition => {
                from("declared", self.declared)
            }
        }
    }

    /// The first waiver of a clock: when, why.
    pub(super) fn waiver(&self, clock: &str) -> Option<(i64, &'a str)> {
        self.incident
            .entries
            .iter()
            .find_map(|entry| match &entry.fact {
                Fact::Waived(waived) if waived.clock == clock => {
                    Some((entry.happened_at.unix(), waived.reason.as_str()))
                }
                _ => None,
            })
    }

    /// Until when a clock's bell is silent.
    pub(super) fn snoozed(&self, clock: &str) -> Option<Instant> {
        let until = self
            .incident
            .entries
            .iter()
            .rev()
            .find_map(|entry| match &entry.fact {
                Fact::Snoozed(snoozed) if snoozed.clock == clock => Some(snoozed.until),
                _ => None,
            });
        until.filter(|until| until.unix() > self.now)
    }

    /// The first fact that `wanted` accepts.
    pub(super) fn first(&self, wanted: impl Fn(&Entry) -> bool) -> Option<Meet> {
        first(self.incident, wanted)
    }

    /// The phase's stage of a step.
    fn stage_of(&self, step: &str) -> Option<Stage> {
        let holds =
            |phase: &&crate::domain::policy::Phase| phase.steps.iter().any(|s| s.id == step);
        self.policy
            .phases
            .iter()
            .find(holds)
            .map(|phase| phase.stage)
    }

    fn find_progress(&self) -> Vec<i64> {
        let forward = self.states.windows(2).filter_map(|pair| match pair {
            [(_, before), (at, after)] if after.is_active() && after > before => Some(*at),
            _ => None,
        });
        let facts = self
            .incident
            .entries
            .iter()
            .filter(|entry| match &entry.fact {
                Fact::Noted(noted) => matches!(noted.flavor, Flavor::Finding | Flavor::Decision),
                Fact::HypothesisRuledOut(_) | Fact::OptionChosen(_) => true,
                Fact::StepDone(done) => self.stage_of(&done.step) == Some(Stage::Mitigate),
                _ => false,
            })
            .map(|entry| entry.happened_at.unix());
        let mut progress: Vec<i64> = forward.chain(facts).collect();
        progress.sort_unstable();
        progress.dedup();
        progress
    }

    /// When the earliest response time in force is over, acknowledged or not; at once where it is bare "immediate".
    fn find_response_over(&self) -> Option<i64> {
        let over = |severity: &Severity| {
            let span = severity.response.as_ref()?;
            let (from, late) = due::seconds(self.policy, span, self.declared)?;
            let counting = self.at_least(severity).and(&self.active);
            let at = counting.advance(self.declared, late.unwrap_or(from))?;
            match late {
                Some(_) => counting.first_at(Instant::from_unix(at).ceil_minute().unix()),
                None => Some(at),
            }
        };
        self.policy.severities.iter().filter_map(over).min()
    }
}

/// The first fact of an incident that `wanted` accepts.
pub(super) fn first(incident: &Incident, wanted: impl Fn(&Entry) -> bool) -> Option<Meet> {
    let entries = incident.entries.iter().filter(|entry| wanted(entry));
    entries.min_by_key(|entry| entry.happened_at).map(meet)
}

/// What an entry says about keeping a promise.
pub(super) fn meet(entry: &Entry) -> Meet {
    Meet {
        at: entry.happened_at.unix(),
        event: Some(entry.id.clone()),
        recorded: entry.recorded_at.unix(),
        implied: matches!(&entry.fact, Fact::Acknowledged(ack) if ack.implied),
    }
}

/// Times from each `start` on for as long as the state `lasts`.
fn periods(
    states: &[(i64, State)],
    start: State,
    lasts: impl Fn(State) -> bool,
) -> Vec<(i64, i64)> {
    let mut periods: Vec<(i64, i64)> = Vec::new();
    let mut since = None;
    for (at, state) in states {
        since = match since {
            None => (*state == start).then_some(*at),
            Some(from) if lasts(*state) => Some(from),
            Some(from) => {
                periods.push((from, *at));
                None
            }
        };
    }
    periods.extend(since.map(|from| (from, i64::MAX)));
    periods
}
