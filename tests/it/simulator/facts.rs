//! What the facts of an incident make: tracks, restorations, who was reached when.

use irc::domain::fact::{Fact, Mode};
use irc::domain::incident::Incident;
use irc::domain::instant::Instant;
use irc::domain::policy::{Anchor, Policy};
use irc::domain::state::State;
use irc::domain::timespan::Timespan;

use super::calendar;
use super::judge::{Term, cover};
use super::set::{END, Set};

pub(super) struct Facts<'a> {
    pub(super) policy: &'a Policy,
    pub(super) mode: Mode,
    pub(super) now: i64,
    pub(super) declared: i64,
    /// The end of time, if it is told afterwards.
    pub(super) recorded: i64,
    pub(super) recorded_really: i64,
    pub(super) alerted: Option<i64>,
    /// When, and whether merely implied.
    pub(super) acknowledged: Option<(i64, bool)>,
    pub(super) states: Vec<(i64, State)>,
    pub(super) severities: Vec<(i64, String)>,
    pub(super) breaks: Vec<i64>,
    pub(super) all: Vec<(i64, &'a Fact)>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(policy: &'a Policy, incident: &'a Incident, now: i64) -> Self {
        let all: Vec<(i64, &Fact)> = incident
            .entries
            .iter()
            .map(|e| (e.happened_at.unix(), &e.fact))
            .collect();
        let earliest = |wanted: &dyn Fn(&Fact) -> bool| {
            let times = all
                .iter()
                .filter(|(_, fact)| wanted(fact))
                .map(|(at, _)| *at);
            times.min()
        };
        let acknowledged = all
            .iter()
            .filter_map(|(at, fact)| match fact {
                Fact::Acknowledged(ack) => Some((*at, ack.implied)),
                _ => None,
            })
            .min();
        let mut states: Vec<(i64, State)> = Vec::new();
        for (at, state) in &incident.states {
            let from = states
                .last()
                .map_or(at.unix(), |last| at.unix().max(last.0));
            states.push((from, *state));
        }
        let severities: Vec<(i64, String)> = incident
            .severities
            .iter()
            .map(|(at, id)| (at.unix(), id.clone()))
            .collect();
        let breaks = all.iter().map(|(at, _)| *at).collect();
        Self {
            policy,
            mode: incident.mode(),
            now,
            declared: earliest(&|f| matches!(f, Fact::Declared(_))).unwrap_or_default(),
            recorded: if incident.mode() == Mode::Retro {
                END
            } else {
                incident.declared_recorded.map_or(0, Instant::unix)
            },
            recorded_really: incident.declared_recorded.map_or(0, Instant::unix),
            alerted: earliest(&|f| matches!(f, Fact::Alerted(_))),
            acknowledged,
            states,
            severities,
            breaks,
            all,
        }
    }

    pub(super) fn state(&self, at: i64) -> State {
        let current = self.states.iter().rfind(|(from, _)| *from <= at);
        current
            .or(self.states.first())
            .map_or(State::Declared, |s| s.1)
    }

    pub(super) fn severity(&self, at: i64) -> &str {
        let current = self.severities.iter().rfind(|(from, _)| *from <= at);
        current.or(self.severities.first()).map_or("", |s| &s.1)
    }

    pub(super) fn rank(&self, at: i64) -> usize {
        self.policy.rank(self.severity(at)).unwrap_or(usize::MAX)
    }

    pub(super) fn active(&self, at: i64) -> bool {
        self.state(at).is_active()
    }

    pub(super) fn watched(&self, at: i64) -> bool {
        self.state(at) == State::Monitoring
    }

    pub(super) fn set(&self, holds: impl Fn(i64) -> bool) -> Set {
        Set::of(&self.breaks, holds)
    }

    /// Active, at the severity of this rank or worse.
    pub(super) fn in_force(&self, rank: usize) -> Set {
        self.set(|t| self.active(t) && self.rank(t) <= rank)
    }

    pub(super) fn alert(&self) -> i64 {
        self.alerted.unwrap_or(self.declared)
    }

    /// One term for each severity with a figure; whether the severity of now has only words.
    pub(super) fn by_severity(
        &self,
        anchor: i64,
        span: impl Fn(usize) -> Option<&'a Timespan>,
    ) -> (Vec<Term>, bool) {
        let mut terms = Vec::new();
        let mut words = Vec::new();
        for rank in 1..=self.policy.severities.len() {
            let Some(span) = span(rank) else { continue };
            let Some((act, late)) = self.figures(span, anchor) else {
                words.push(rank);
                continue;
            };
            let force = self.in_force(rank);
            terms.push(Term {
                anchor,
                act,
                late,
                counting: force.clone(),
                applies: force,
                rank,
                bare: act == 0 && late.is_none(),
                ..Term::default()
            });
        }
        let words = words.contains(&self.rank(self.now));
        cover(&mut terms);
        (terms, words)
    }

    /// Seconds to act and to lateness of a span from its anchor.
    pub(super) fn figures(&self, span: &Timespan, anchor: i64) -> Option<(i64, Option<i64>)> {
        calendar::figures(self.policy, span, anchor)
    }

    /// When the response is over, acknowledged or not.
    pub(super) fn response_over(&self) -> Option<i64> {
        let (terms, _) = self.by_severity(self.declared, |rank| {
            self.policy.severities[rank - 1].response.as_ref()
        });
        terms
            .iter()
            .filter_map(|t| t.lateness().or_else(|| t.late.is_none().then(|| t.due())?))
            .min()
    }

    /// The acknowledgement as an anchor.
    pub(super) fn acknowledgement(&self) -> Option<i64> {
        let said = self.acknowledged.map(|a| a.0);
        said.into_iter().chain(self.response_over()).min()
    }

    /// From when to when service is restored.
    pub(super) fn restored(&self) -> Set {
        let mut since: Option<i64> = None;
        let mut stretches = Vec::new();
        let mut before = State::Declared;
        for (at, fact) in &self.all {
            let then = moved(before, fact);
            let at = (*at).max(self.declared);
            let ends = match fact {
                Fact::ImpactEnded(_) => Some(true),
                Fact::Mitigated(_) | Fact::Resolved(_) if before.is_active() => Some(true),
                Fact::ImpactStarted(_) => Some(false),
                Fact::Reopened(_) if !before.is_active() => Some(false),
                Fact::StateSet(set) if before.is_active() && set.to == State::Monitoring => {
                    Some(true)
                }
                Fact::StateSet(_) if before == State::Monitoring => Some(false),
                _ => None,
            };
            before = then;
            match (ends, since) {
                (Some(true), None) => since = Some(at),
                (Some(false), Some(from)) => {
                    if from < at {
                        stretches.push((from, at));
                    }
                    since = None;
                }
                _ => {}
            }
        }
        stretches.extend(since.map(|from| (from, END)));
        Set(stretches)
    }

    /// The instant that an anchor names; the first of each.
    pub(super) fn anchor(&self, anchor: Anchor) -> Option<i64> {
        let first = |wanted: State| {
            let mut states = self.states.iter();
            states.find(|(_, state)| *state == wanted).map(|s| s.0)
        };
        match anchor {
            Anchor::Alerted => Some(self.alert()),
            Anchor::Acknowledged => self.acknowledgement(),
            Anchor::Mitigated => first(State::Monitoring),
            Anchor::Resolved => first(State::Resolved),
            Anchor::Declared => Some(self.declared),
            Anchor::ImpactStarted => self.first(|f| matches!(f, Fact::ImpactStarted(_))),
            Anchor::StatusChange => self.states.windows(2).find_map(|pair| {
                let ((_, before), (at, after)) = (pair[0], pair[1]);
                (before.is_active() && after.is_active()).then_some(at)
            }),
            other => panic!("no shipped playbook counts from {other:?} where this is asked"),
        }
    }

    pub(super) fn spellings(&self, name: &str) -> Vec<String> {
        let own = plain(name);
        let mut all = vec![own.clone()];
        for contact in &self.policy.contacts {
            let mut words = vec![plain(&contact.name)];
            words.extend(contact.aliases.iter().map(|a| plain(a)));
            let handles = contact.how.iter().filter(|h| h.starts_with('@'));
            words.extend(handles.map(|h| plain(h)));
            if words.contains(&own) {
                all.extend(words);
            }
        }
        all
    }

    /// When this name was first reached, under any spelling, or as a group through its members.
    pub(super) fn reached(&self, name: &str) -> Option<i64> {
        let spellings = self.spellings(name);
        let known = |who: &str| spellings.contains(&plain(who));
        let own = self.all.iter().filter(|(_, fact)| match fact {
            Fact::ContactReached(c) | Fact::ContactJoined(c) => known(&c.target),
            Fact::RoleAssigned(role) => known(&role.who),
            Fact::ResponderJoined(joined) => known(&joined.who),
            _ => false,
        });
        let own = own.map(|(at, _)| *at).min();
        let group = self
            .policy
            .contacts
            .iter()
            .find(|c| !c.members.is_empty() && spellings.contains(&plain(&c.name)));
        let members = group.and_then(|group| {
            let each: Option<Vec<i64>> = group.members.iter().map(|m| self.reached(m)).collect();
            each?.into_iter().max()
        });
        own.into_iter().chain(members).min()
    }

    pub(super) fn answer(&self, question: &str) -> Option<(i64, bool)> {
        self.all.iter().rev().find_map(|(at, fact)| match fact {
            Fact::Answered(a) if a.question == question => Some((*at, a.text == "yes")),
            _ => None,
        })
    }
}

/// The state after a fact.
pub(super) fn moved(before: State, fact: &Fact) -> State {
    match fact {
        Fact::Acknowledged(_) if before == State::Declared => State::Acknowledged,
        Fact::StateSet(set) if before.is_active() => set.to,
        Fact::Mitigated(_) if before.is_active() => State::Monitoring,
        Fact::Resolved(_) if before.is_active() => State::Resolved,
        Fact::Closed(_) if before == State::Resolved => State::Closed,
        Fact::Cancelled(_) if !before.is_over() => State::Cancelled,
        Fact::Reopened(_) if !before.is_active() => State::Investigating,
        _ => before,
    }
}

fn plain(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
