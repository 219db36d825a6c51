//! More of what the facts make: steps, roles, action items, stretches of a state, waivers.

use irc::domain::fact::{Fact, Flavor};
use irc::domain::policy::{RoleKind, Rung, Stage};
use irc::domain::state::State;

use super::facts::{Facts, moved};
use super::set::END;

impl Facts<'_> {
    /// The earliest fact of a kind.
    pub(super) fn first(&self, wanted: impl Fn(&Fact) -> bool) -> Option<i64> {
        let times = self.all.iter().filter(|(_, fact)| wanted(fact));
        times.map(|(at, _)| *at).min()
    }

    /// When a step was first done, or first skipped.
    pub(super) fn step(&self, id: &str, done: bool) -> Option<i64> {
        self.first(|fact| match fact {
            Fact::StepDone(step) => done && step.step == id,
            Fact::StepSkipped(step) => !done && step.step == id,
            _ => false,
        })
    }

    /// Each stretch from one state until a state that is none of those.
    pub(super) fn stretches(&self, of: State, until: &[State]) -> Vec<(i64, i64)> {
        let mut out: Vec<(i64, i64)> = Vec::new();
        for (at, state) in &self.states {
            let open = out.last().is_some_and(|last| last.1 == END);
            if open && !until.contains(state) {
                if let Some(last) = out.last_mut() {
                    last.1 = *at;
                }
            } else if !open && *state == of {
                out.push((*at, END));
            }
        }
        out.retain(|(from, to)| from < to);
        out
    }

    /// When a state of this or further on the way was first set while it was active; reopening sets none.
    pub(super) fn reached_state(&self, state: State) -> Option<i64> {
        let far = |s: State| s >= state && s != State::Cancelled;
        let mut before = State::Declared;
        for (at, fact) in &self.all {
            let then = moved(before, fact);
            let sets = matches!(
                fact,
                Fact::StateSet(_) | Fact::Mitigated(_) | Fact::Resolved(_)
            );
            if sets && before.is_active() && far(then) {
                return Some(*at);
            }
            before = then;
        }
        None
    }

    /// When a person first set or confirmed the severity.
    pub(super) fn severity_confirmed(&self) -> Option<i64> {
        self.first(|fact| matches!(fact, Fact::SeveritySet(set) if set.confirmed || !set.correct))
    }

    /// When every role that the severity of that time needs has had a holder; if it needs none, when any was taken.
    pub(super) fn roles_assigned(&self) -> Option<i64> {
        let taken = |role: &str, kind: Option<RoleKind>| {
            self.first(|fact| {
                let own = |said: &str| said == role || kind.is_some_and(|k| k.word() == said);
                match fact {
                    Fact::RoleAssigned(r) => own(&r.role),
                    Fact::RoleAccepted(r) => own(&r.role),
                    _ => false,
                }
            })
        };
        let any = self.first(|f| matches!(f, Fact::RoleAssigned(_) | Fact::RoleAccepted(_)));
        let mut moments = self.breaks.clone();
        moments.sort_unstable();
        moments.into_iter().find(|at| {
            let by_now = |when: Option<i64>| when.is_some_and(|when| when <= *at);
            let needed: Vec<_> = self
                .policy
                .roles
                .iter()
                .filter(|r| r.required_for.iter().any(|s| s == self.severity(*at)))
                .collect();
            if needed.is_empty() {
                return by_now(any);
            }
            needed.iter().all(|r| by_now(taken(&r.name, r.is)))
        })
    }

    /// When there were action items, each with an owner and a date or done; or all done.
    pub(super) fn actions(&self, all_done: bool) -> Option<i64> {
        struct Item<'b> {
            id: &'b str,
            owned: bool,
            dated: bool,
            done: bool,
        }
        let resolved = self.reached_resolution()?;
        let mut items: Vec<Item<'_>> = Vec::new();
        for (place, (at, fact)) in self.all.iter().enumerate() {
            match fact {
                Fact::ActionAdded(a) => items.push(Item {
                    id: &a.action,
                    owned: a.owner.is_some(),
                    dated: a.due.is_some(),
                    done: false,
                }),
                Fact::ActionChanged(c) => {
                    for item in items.iter_mut().filter(|i| i.id == c.action) {
                        item.owned |= c.owner.is_some();
                        item.dated |= c.due.is_some();
                    }
                }
                Fact::ActionDone(d) => {
                    for item in items.iter_mut().filter(|i| i.id == d.action) {
                        item.done = true;
                    }
                }
                _ => {}
            }
            let settled = |i: &Item<'_>| i.done || (!all_done && i.owned && i.dated);
            let last_of_its_time = self.all.get(place + 1).is_none_or(|next| next.0 > *at);
            if last_of_its_time && *at >= resolved && !items.is_empty() && items.iter().all(settled)
            {
                return Some(*at);
            }
        }
        None
    }

    pub(super) fn reached_resolution(&self) -> Option<i64> {
        let mut states = self.states.iter();
        states.find(|(_, s)| *s == State::Resolved).map(|s| s.0)
    }

    /// One name for whoever is meant, however it is spelled.
    pub(super) fn person(&self, name: &str) -> String {
        let mut all = self.spellings(name);
        all.sort();
        all.dedup();
        all.swap_remove(0)
    }

    /// How long one waits for an answer: the step's own time, else the target's, else that of on-call duty.
    pub(super) fn waiting_time(&self, _rung: &Rung, target: &str) -> i64 {
        let person = self.person(target);
        let own = self.policy.how_to_escalate.iter();
        let mut own = own.filter(|h| self.person(&h.target) == person);
        let own = own.find_map(|h| h.no_answer.as_ref()?.max_s);
        let duty = self.policy.oncall.as_ref();
        let duty = duty.and_then(|d| d.no_answer.as_ref()?.max_s);
        own.or(duty).unwrap_or(END)
    }

    /// When this id was first waived.
    pub(super) fn waived(&self, id: &str) -> Option<i64> {
        self.first(|fact| matches!(fact, Fact::Waived(w) if w.clock == id))
    }

    /// What a clock says that waits for its anchor.
    pub(super) fn waiting(&self, id: &str) -> &'static str {
        if self.waived(id).is_some() {
            "Waived"
        } else {
            "Waiting"
        }
    }

    /// Every time at which there was progress, in order.
    pub(super) fn progress(&self) -> Vec<i64> {
        let mut out = Vec::new();
        for pair in self.states.windows(2) {
            let ((_, before), (at, after)) = (pair[0], pair[1]);
            if before.is_active() && after.is_active() && after > before {
                out.push(at);
            }
        }
        let phases = self.policy.phases.iter();
        let mitigate: Vec<&String> = phases
            .filter(|p| p.stage == Stage::Mitigate)
            .flat_map(|p| p.steps.iter().map(|s| &s.id))
            .collect();
        out.extend(self.all.iter().filter_map(|(at, fact)| {
            let is = match fact {
                Fact::Noted(n) => matches!(n.flavor, Flavor::Finding | Flavor::Decision),
                Fact::StepDone(step) => mitigate.contains(&&step.step),
                Fact::OptionChosen(_) | Fact::HypothesisRuledOut(_) => true,
                _ => false,
            };
            is.then_some(*at)
        }));
        out.sort_unstable();
        out.dedup();
        out
    }
}
