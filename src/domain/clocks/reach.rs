//! Who goes under which names, how they are reached, and when they were.
//!
//! Calling is not reaching: only *reached* and *joined* count, and somebody who acknowledged, came or took a role is
//! there. Refuses to guess that a group was reached because one of it was.

use std::collections::HashMap;

use super::context::meet;
use super::round::Meet;
use crate::domain::fact::Fact;
use crate::domain::incident::{Call, Entry, Incident};
use crate::domain::policy::{Contact, HowTo, Policy, lookup};
use crate::domain::timespan::Timespan;

/// Groups within groups are followed this far.
const DEPTH: u8 = 4;

/// Case, spaces and marks do not matter, a leading `@` neither; a name of marks alone is itself.
fn plain(name: &str) -> String {
    let plain = lookup::plain(name);
    if plain.is_empty() {
        name.trim().to_owned()
    } else {
        plain
    }
}

/// A contact, and everything it is called: its name, aliases and handles.
struct Known<'a> {
    contact: &'a Contact,
    names: Vec<String>,
}

impl<'a> Known<'a> {
    fn new(contact: &'a Contact) -> Self {
        let handles = contact.how.iter().filter(|how| how.starts_with('@'));
        let names = std::iter::once(&contact.name).chain(&contact.aliases);
        Self {
            contact,
            names: names.chain(handles).map(|name| plain(name)).collect(),
        }
    }

    /// Without the handles: a name that is typed means the contact that is called so.
    fn spellings(&self) -> &[String] {
        let spellings = 1 + self.contact.aliases.len();
        self.names.get(..spellings).unwrap_or_default()
    }
}

/// The playbook's contacts by every spelling, and who was there since when.
pub(in crate::domain) struct People<'a> {
    policy: &'a Policy,
    known: Vec<Known<'a>>,
    there: HashMap<String, Meet>,
}

impl<'a> People<'a> {
    /// Reads contacts and facts once.
    pub(in crate::domain) fn new(policy: &'a Policy, incident: &Incident) -> Self {
        let mut there: HashMap<String, Meet> = HashMap::new();
        for entry in &incident.entries {
            for who in present(entry) {
                let met = meet(entry);
                let first = there.entry(plain(who)).or_insert_with(|| met.clone());
                if met.at < first.at {
                    *first = met;
                }
            }
        }
        Self {
            policy,
            known: policy.contacts.iter().map(Known::new).collect(),
            there,
        }
    }

    fn known(&self, plain: &str) -> Option<&Known<'a>> {
        let mut all = self.known.iter();
        all.find(|known| known.spellings().iter().any(|name| name == plain))
    }

    /// The contact behind a name.
    pub(in crate::domain) fn contact(&self, name: &str) -> Option<&'a Contact> {
        self.known(&plain(name)).map(|known| known.contact)
    }

    /// One spelling for one contact, whatever alias was written.
    pub(in crate::domain) fn identity(&self, name: &str) -> String {
        let plain = plain(name);
        let first = self.known(&plain).and_then(|known| known.names.first());
        first.cloned().unwrap_or(plain)
    }

    /// Every spelling under which somebody goes: the name itself, then those of the contact behind it.
    fn names(&self, name: &str) -> (String, &[String]) {
        let plain = plain(name);
        let known = self.known(&plain);
        (plain, known.map_or(&[], |known| &known.names))
    }

    /// The calls that went to a name, in order.
    pub(in crate::domain) fn calls<'c>(
        &self,
        name: &str,
        calls: &'c [Call],
    ) -> impl Iterator<Item = &'c Call> + use<'_, 'a, 'c> {
        let (itself, others) = self.names(name);
        calls.iter().filter(move |call| {
            let target = plain(&call.target);
            target == itself || others.contains(&target)
        })
    }

    /// When a name was first reached; a group by its own name, or when all its members were.
    pub(in crate::domain) fn reached(&self, name: &str) -> Option<Meet> {
        self.reached_within(name, DEPTH)
    }

    fn reached_within(&self, name: &str, depth: u8) -> Option<Meet> {
        if self.there.is_empty() {
            return None;
        }
        let plain = plain(name);
        let known = self.known(&plain);
        let others = known.map_or(&[][..], |known| &known.names);
        let names = std::iter::once(&plain).chain(others);
        let there = names.filter_map(|name| self.there.get(name));
        let itself = there.min_by_key(|met| met.at).cloned();
        let members = known.map_or(&[][..], |known| &known.contact.members);
        if members.is_empty() || depth == 0 {
            return itself;
        }
        let all: Option<Vec<Meet>> = members
            .iter()
            .map(|member| self.reached_within(member, depth - 1))
            .collect();
        let together = all.and_then(|all| all.into_iter().max_by_key(|met| met.at));
        [itself, together]
            .into_iter()
            .flatten()
            .min_by_key(|met| met.at)
    }

    /// The ways to reach a name, best first: the playbook's own steps for it, else the contact's; a group's are its members'.
    pub(in crate::domain) fn ways(&self, name: &str) -> Vec<String> {
        self.ways_within(name, DEPTH)
    }

    fn ways_within(&self, name: &str, depth: u8) -> Vec<String> {
        if let Some(how) = self.how_to(name) {
            return how.steps.clone();
        }
        let Some(contact) = self.contact(name) else {
            return Vec::new();
        };
        if !contact.how.is_empty() || depth == 0 {
            return contact.how.clone();
        }
        let members = contact.members.iter();
        let ways: Vec<String> = members
            .flat_map(|member| self.ways_within(member, depth - 1))
            .collect();
        // What a guide leaves for the team to fill still says where to look.
        if ways.is_empty() {
            contact.placeholder.iter().cloned().collect()
        } else {
            ways
        }
    }

    pub(in crate::domain) fn how_to(&self, name: &str) -> Option<&'a HowTo> {
        if self.policy.how_to_escalate.is_empty() {
            return None;
        }
        let (itself, others) = self.names(name);
        let all = self.policy.how_to_escalate.iter();
        all.filter(|how| !how.steps.is_empty()).find(|how| {
            let target = plain(&how.target);
            target == itself || others.contains(&target)
        })
    }

    /// How long to wait for an answer, in seconds: the step's own time, else the target's, else that of on-call duty.
    pub(in crate::domain) fn answer_s(&self, name: &str, own: Option<&Timespan>) -> Option<i64> {
        let target = self.how_to(name).and_then(|how| how.no_answer.as_ref());
        let duty = self.policy.oncall.as_ref();
        let duty = duty.and_then(|duty| duty.no_answer.as_ref());
        own.or(target).or(duty)?.late_s()
    }
}

/// Whom an entry says to be there.
fn present(entry: &Entry) -> Vec<&str> {
    match &entry.fact {
        Fact::ContactReached(call) | Fact::ContactJoined(call) => {
            let person = call.person.as_deref();
            std::iter::once(call.target.as_str())
                .chain(person)
                .collect()
        }
        Fact::ResponderJoined(joined) => vec![&joined.who],
        Fact::RoleAssigned(role) => vec![&role.who],
        Fact::RoleAccepted(role) => vec![&role.who],
        Fact::Acknowledged(_) => vec![&entry.by],
        _ => Vec::new(),
    }
}
