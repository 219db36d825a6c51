//! Who goes under which names, how they are reached, and when they were.
//!
//! Calling is not reaching: only *reached* and *joined* count, and somebody who acknowledged, came or took a role is
//! there. Refuses to guess that a group was reached because one of it was.

use std::collections::HashMap;

use super::context::meet;
use super::round::Meet;
use crate::domain::fact::Fact;
use crate::domain::incident::{Call, Entry, Incident};
use crate::domain::policy::{Contact, HowTo, Policy};
use crate::domain::timespan::Timespan;

/// Groups within groups are followed this far.
const DEPTH: u8 = 4;

/// Case, spaces and marks do not matter; a leading `@` neither.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for sign in name.chars().filter(|sign| sign.is_alphanumeric()) {
        if sign.is_ascii() {
            plain.push(sign.to_ascii_lowercase());
        } else {
            plain.extend(sign.to_lowercase());
        }
    }
    if plain.is_empty() {
        name.trim().to_owned()
    } else {
        plain
    }
}

/// The playbook's contacts by every spelling, and who was there since when.
pub(in crate::domain) struct People<'a> {
    policy: &'a Policy,
    contacts: HashMap<String, &'a Contact>,
    there: HashMap<String, Meet>,
}

impl<'a> People<'a> {
    /// Reads contacts and facts once.
    pub(in crate::domain) fn new(policy: &'a Policy, incident: &Incident) -> Self {
        let mut contacts = HashMap::new();
        for contact in &policy.contacts {
            for name in std::iter::once(&contact.name).chain(&contact.aliases) {
                contacts.entry(plain(name)).or_insert(contact);
            }
        }
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
            contacts,
            there,
        }
    }

    /// The contact behind a name.
    pub(in crate::domain) fn contact(&self, name: &str) -> Option<&'a Contact> {
        self.contacts.get(&plain(name)).copied()
    }

    /// One spelling for one contact, whatever alias was written.
    pub(in crate::domain) fn identity(&self, name: &str) -> String {
        plain(self.contact(name).map_or(name, |contact| &contact.name))
    }

    /// Every spelling under which somebody goes: the name, the contact's name and aliases, and its handles.
    fn names(&self, name: &str) -> Vec<String> {
        let mut names = vec![plain(name)];
        if let Some(contact) = self.contact(name) {
            names.push(plain(&contact.name));
            names.extend(contact.aliases.iter().map(|alias| plain(alias)));
            let handles = contact.how.iter().filter(|how| how.starts_with('@'));
            names.extend(handles.map(|how| plain(how)));
        }
        names
    }

    /// The calls that went to a name, in order.
    pub(in crate::domain) fn calls<'c>(
        &self,
        name: &str,
        calls: &'c [Call],
    ) -> impl Iterator<Item = &'c Call> + use<'c> {
        let names = self.names(name);
        calls
            .iter()
            .filter(move |call| names.contains(&plain(&call.target)))
    }

    /// When a name was first reached; a group by its own name, or when all its members were.
    pub(in crate::domain) fn reached(&self, name: &str) -> Option<Meet> {
        self.reached_within(name, DEPTH)
    }

    fn reached_within(&self, name: &str, depth: u8) -> Option<Meet> {
        if self.there.is_empty() {
            return None;
        }
        let names = self.names(name);
        let there = names.iter().filter_map(|name| self.there.get(name));
        let itself = there.min_by_key(|met| met.at).cloned();
        let members = self
            .contact(name)
            .map_or(&[][..], |contact| &contact.members);
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
        let names = self.names(name);
        let all = self.policy.how_to_escalate.iter();
        all.filter(|how| !how.steps.is_empty())
            .find(|how| names.contains(&plain(&how.target)))
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
