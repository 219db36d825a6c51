//! The fold: one fact after the other, never refusing. Order has been settled before.

use super::super::act::Act;
use super::super::fact::{Contacted, Fact, Flavor};
use super::super::instant::Instant;
use super::super::state::State;
use super::entry::Entry;
use super::parts::{
    ActionItem, Answer, Call, Hypothesis, HypothesisState, Impact, Offer, Outcome, Pin, Presence,
    RoleHeld, StepMark, Task,
};
use super::{Incident, order};

impl Incident {
    /// Folds the acts of one incident; any order of acts gives the same result.
    pub fn replay<'a>(id: &str, acts: impl IntoIterator<Item = &'a Act>) -> Self {
        let acts: Vec<&Act> = acts.into_iter().collect();
        let ordered = order::order(&acts);
        let mut incident = Self {
            id: id.to_owned(),
            struck: ordered.struck,
            incomplete: ordered.incomplete,
            ..Self::default()
        };
        for entry in &ordered.entries {
            incident.apply(entry);
        }
        incident.severities = severity_track(&ordered.entries);
        incident.entries = ordered.entries;
        incident
    }

    /// The same incident with an act that was recorded last: as if all of them had been folded, in any order. `all` are
    /// the acts with this one, asked for only if it changes what came before it.
    #[must_use]
    pub fn with<'a>(mut self, act: &'a Act, all: impl FnOnce() -> Vec<&'a Act>) -> Self {
        let Some(next) = order::next(&self.entries, &self.struck, act) else {
            return Self::replay(&self.id, all());
        };
        for entry in &next.entries {
            self.apply(entry);
        }
        self.entries.extend(next.entries);
        self.struck.extend(next.struck);
        self.incomplete |= next.incomplete;
        self.severities = severity_track(&self.entries);
        self
    }

    fn enter(&mut self, at: Instant, state: State) {
        if self.states.last().is_none_or(|(_, last)| *last != state) {
            self.states.push((at, state));
        }
        self.state = state;
    }

    fn apply(&mut self, entry: &Entry) {
        let at = entry.happened_at;
        match &entry.fact {
            Fact::Declared(declared) => {
                if self.declared.is_none() {
                    if self.states.is_empty() {
                        self.enter(at, State::Declared);
                    }
                    self.title.clone_from(&declared.title);
                    for (field, value) in
                        [("service", &declared.service), ("impact", &declared.impact)]
                    {
                        if let Some(value) = value {
                            self.fields
                                .entry(field.to_owned())
                                .or_insert_with(|| value.clone());
                        }
                    }
                    self.instants.declared = Some(at);
                    self.declared_recorded = Some(entry.recorded_at);
                    self.declarer = Some(entry.by.clone());
                    self.declared = Some(declared.clone());
                }
            }
            Fact::PlaybookPinned(pin) => self.pins.push(Pin {
                at,
                name: pin.name.clone(),
                sha256: pin.sha256.clone(),
            }),
            Fact::Alerted(_) => first(&mut self.instants.alerted, at),
            Fact::Detected(_) => first(&mut self.instants.detected, at),
            Fact::Acknowledged(_) => {
                first(&mut self.instants.acknowledged, at);
                self.respond(&entry.by, at);
                if self.states.is_empty() || self.state == State::Declared {
                    self.enter(at, State::Acknowledged);
                }
            }
            Fact::ImpactStarted(_) => self.impact_started(at),
            Fact::ImpactEnded(_) => self.impact_ended(at),
            Fact::SeveritySet(set) => {
                if set.confirmed || !set.correct {
                    first(&mut self.severity_confirmed, at);
                }
            }
            Fact::StateSet(set) => {
                if self.state.is_active() {
                    if set.to == State::Identified {
                        first(&mut self.instants.identified, at);
                    }
                    self.enter(at, set.to);
                }
            }
            Fact::Mitigated(mitigated) => {
                self.instants.mitigated = Some(at);
                if let Some(how) = &mitigated.how {
                    self.fields.insert("mitigation".to_owned(), how.clone());
                }
                if self.state.is_active() {
                    self.enter(at, State::Monitoring);
                }
            }
            Fact::Resolved(resolved) => {
                if self.state.is_active() {
                    self.instants.resolved = Some(at);
                    self.resolutions.push(at);
                    if let Some(how) = &resolved.how {
                        self.fields.insert("resolution".to_owned(), how.clone());
                    }
                    self.enter(at, State::Resolved);
                }
            }
            Fact::Closed(_) => {
                if self.state == State::Resolved {
                    self.instants.closed = Some(at);
                    self.enter(at, State::Closed);
                }
            }
            Fact::Cancelled(_) => {
                if !self.state.is_over() {
                    self.enter(at, State::Cancelled);
                }
            }
            Fact::Reopened(_) => {
                if !self.state.is_active() {
                    self.reopenings.push(at);
                    self.instants.resolved = None;
                    self.instants.closed = None;
                    self.enter(at, State::Investigating);
                }
            }
            Fact::Described(described) => {
                if described.field == "title" {
                    self.title.clone_from(&described.text);
                } else {
                    self.fields
                        .insert(described.field.clone(), described.text.clone());
                }
            }
            Fact::Noted(noted) => {
                if noted.flavor == Flavor::Hypothesis {
                    self.hypotheses.push(Hypothesis {
                        id: noted.hypothesis.clone().unwrap_or_default(),
                        text: noted.text.clone(),
                        state: HypothesisState::Open,
                    });
                }
            }
            Fact::HypothesisRuledOut(settled) => {
                self.settle(&settled.hypothesis, HypothesisState::RuledOut);
            }
            Fact::HypothesisConfirmed(settled) => {
                self.settle(&settled.hypothesis, HypothesisState::Confirmed);
            }
            Fact::Answered(answered) => {
                let answer = Answer {
                    text: answered.text.clone(),
                    at,
                    event: entry.id.clone(),
                };
                self.answers.insert(answered.question.clone(), answer);
            }
            Fact::StepDone(done) => {
                let mark = StepMark {
                    done: true,
                    why: None,
                    at,
                    event: entry.id.clone(),
                };
                self.steps.insert(done.step.clone(), mark);
            }
            Fact::StepSkipped(skipped) => {
                let why = skipped.why.clone();
                let mark = StepMark {
                    done: false,
                    why,
                    at,
                    event: entry.id.clone(),
                };
                self.steps.insert(skipped.step.clone(), mark);
            }
            // A way out of a scenario is no mitigation of the playbook: `scenario` reads those.
            Fact::OptionChosen(chosen) if chosen.scenario.is_some() => {}
            Fact::OptionChosen(chosen) => self.chosen.push((at, chosen.option.clone())),
            Fact::RoleAssigned(role) => {
                if role.role == "ic" {
                    self.release(&role.role, |held| held != role.who, at);
                }
                self.hold(&role.role, &role.who, at);
            }
            Fact::RoleOffered(offer) => {
                self.offers.retain(|open| open.role != offer.role);
                self.offers.push(Offer {
                    role: offer.role.clone(),
                    who: offer.who.clone(),
                    at,
                    by: entry.by.clone(),
                });
            }
            Fact::RoleAccepted(accepted) => {
                self.offers.retain(|open| open.role != accepted.role);
                self.release(&accepted.role, |held| held != accepted.who, at);
                self.hold(&accepted.role, &accepted.who, at);
            }
            Fact::RoleDeclined(no) => self.not_taken(&no.role, &no.who),
            Fact::RoleWithdrawn(back) => self.not_taken(&back.role, &back.who),
            Fact::RoleReleased(released) => {
                self.release(&released.role, |held| held == released.who, at);
            }
            Fact::ResponderJoined(joined) => self.respond(&joined.who, at),
            Fact::ResponderLeft(left) => self.leave(&left.who, at),
            Fact::UpdateDrafted(draft) => self.drafted(draft, at),
            Fact::UpdateSaid(said) => self.said(said, entry),
            Fact::ContactAttempted(c) => self.call(entry, c, Outcome::Attempted),
            Fact::ContactReached(c) => self.call(entry, c, Outcome::Reached),
            Fact::ContactNoAnswer(c) => self.call(entry, c, Outcome::NoAnswer),
            Fact::ContactDeclined(c) => self.call(entry, c, Outcome::Declined),
            Fact::ContactJoined(c) => {
                self.respond(c.person.as_deref().unwrap_or(&c.target), at);
                self.call(entry, c, Outcome::Joined);
            }
            Fact::AlertAttached(alerts) => self.alerts.attach(alerts),
            Fact::AlertCleared(alerts) => self.alerts.clear(alerts),
            Fact::TaskAdded(task) => self.tasks.push(Task {
                id: task.task.clone(),
                text: task.text.clone(),
                who: task.who.clone(),
                at,
                due: task.due,
                done_at: None,
                done_event: None,
            }),
            Fact::TaskDone(done) => {
                if let Some(task) = self.tasks.iter_mut().find(|t| t.id == done.task) {
                    task.done_at = Some(at);
                    task.done_event = Some(entry.id.clone());
                }
            }
            Fact::ActionAdded(action) => self.actions.push(ActionItem {
                id: action.action.clone(),
                text: action.text.clone(),
                owner: action.owner.clone(),
                at,
                due: action.due,
                priority: action.priority.clone(),
                done_at: None,
                done_event: None,
            }),
            Fact::ActionChanged(change) => {
                if let Some(action) = self.actions.iter_mut().find(|a| a.id == change.action) {
                    if let Some(text) = &change.text {
                        action.text.clone_from(text);
                    }
                    action.owner = change.owner.clone().or_else(|| action.owner.take());
                    action.due = change.due.or(action.due);
                    action.priority = change.priority.clone().or_else(|| action.priority.take());
                }
            }
            Fact::ActionDone(done) => {
                if let Some(action) = self.actions.iter_mut().find(|a| a.id == done.action) {
                    action.done_at = Some(at);
                    action.done_event = Some(entry.id.clone());
                }
            }
            Fact::PostmortemDrafted(_) => self.mark("drafted", at),
            Fact::PostmortemReviewed(_) => self.mark("reviewed", at),
            Fact::PostmortemPublished(_) => self.mark("published", at),
            Fact::Judged(_)
            | Fact::CadenceSet(_)
            | Fact::PageRequested(_)
            | Fact::MessageDelivered(_)
            | Fact::MessageFailed(_)
            | Fact::MessageUnknown(_)
            | Fact::MessageDropped(_)
            | Fact::Snoozed(_)
            | Fact::Waived(_)
            | Fact::Amended(_)
            | Fact::Undone(_)
            | Fact::Moved(_)
            | Fact::Redacted(_) => {}
        }
    }

    fn mark(&mut self, milestone: &'static str, at: Instant) {
        self.postmortem.entry(milestone).or_insert(at);
    }

    fn impact_started(&mut self, at: Instant) {
        first(&mut self.instants.impact_started, at);
        let open = self.impact.last().is_some_and(|last| last.ended.is_none());
        if !open {
            self.impact.push(Impact {
                started: Some(at),
                ended: None,
            });
        }
    }

    fn impact_ended(&mut self, at: Instant) {
        self.instants.impact_ended = Some(at);
        match self.impact.last_mut() {
            Some(last) => last.ended = Some(at),
            None => self.impact.push(Impact {
                started: None,
                ended: Some(at),
            }),
        }
    }

    fn settle(&mut self, id: &str, state: HypothesisState) {
        if let Some(hypothesis) = self.hypotheses.iter_mut().find(|h| h.id == id) {
            hypothesis.state = state;
        }
    }

    fn respond(&mut self, who: &str, at: Instant) {
        if who != "unknown" && !self.responders.iter().any(|known| known == who) {
            self.responders.push(who.to_owned());
            self.presences.push(Presence {
                who: who.to_owned(),
                from: at,
                until: None,
            });
        }
    }

    fn leave(&mut self, who: &str, at: Instant) {
        self.responders.retain(|known| known != who);
        for here in &mut self.presences {
            if here.who == who && here.until.is_none() {
                here.until = Some(at);
            }
        }
    }

    fn hold(&mut self, role: &str, who: &str, at: Instant) {
        self.respond(who, at);
        let held = self
            .roles
            .iter()
            .any(|h| h.role == role && h.who == who && h.until.is_none());
        if !held {
            self.roles.push(RoleHeld {
                role: role.to_owned(),
                who: who.to_owned(),
                from: at,
                until: None,
            });
        }
    }

    fn not_taken(&mut self, role: &str, who: &str) {
        self.offers
            .retain(|open| open.role != role || open.who != who);
    }

    /// Who says again that they have a role does not take it from themselves.
    fn release(&mut self, role: &str, gone: impl Fn(&str) -> bool, at: Instant) {
        for held in &mut self.roles {
            if held.role == role && held.until.is_none() && gone(&held.who) {
                held.until = Some(at);
            }
        }
    }

    fn call(&mut self, entry: &Entry, contacted: &Contacted, outcome: Outcome) {
        self.calls.push(Call {
            event: entry.id.clone(),
            at: entry.happened_at,
            precision: entry.precision,
            recorded_at: entry.recorded_at,
            target: contacted.target.clone(),
            ladder: contacted.ladder.clone(),
            step: contacted.step,
            outcome,
            way: contacted.way.clone(),
            person: contacted.person.clone(),
        });
    }
}

fn first(slot: &mut Option<Instant>, at: Instant) {
    if slot.is_none_or(|known| at < known) {
        *slot = Some(at);
    }
}

/// The track of severities. A correction says what was so all along from its time on; changes recorded after it still count.
fn severity_track(entries: &[Entry]) -> Vec<(Instant, String)> {
    let Some((declared_at, declared)) = entries.iter().find_map(|entry| match &entry.fact {
        Fact::Declared(declared) => Some((entry.happened_at, declared)),
        _ => None,
    }) else {
        return Vec::new();
    };
    let mut recorded: Vec<&Entry> = entries
        .iter()
        .filter(|entry| matches!(entry.fact, Fact::SeveritySet(_)))
        .collect();
    recorded.sort_by_key(|entry| (entry.hlc, entry.seq));
    let mut track = vec![(declared_at, declared.severity.clone())];
    for entry in recorded {
        let Fact::SeveritySet(set) = &entry.fact else {
            continue;
        };
        let at = entry.happened_at.max(declared_at);
        if set.correct {
            track.retain(|(from, _)| *from < at);
        }
        let place = track.partition_point(|(from, _)| *from <= at);
        track.insert(place, (at, set.to.clone()));
    }
    track.dedup_by(|later, earlier| later.1 == earlier.1);
    track
}
