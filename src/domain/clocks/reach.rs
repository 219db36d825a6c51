//! Was this name reached? By name, alias, handle or membership.
//!
//! Calling is not reaching: only *reached* and *joined* count, and somebody who acknowledged, came or took a role is there.

use super::context;
use super::round::Meet;
use crate::domain::fact::Fact;
use crate::domain::incident::{Entry, Incident};
use crate::domain::policy::{Contact, HowTo, Policy};
use crate::domain::timespan::Timespan;

/// Case, spaces and marks do not matter; a leading `@` neither.
pub(in crate::domain) fn plain(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    if plain.is_empty() {
        name.trim().to_owned()
    } else {
        plain
    }
}

/// The contact behind a name.
pub(in crate::domain) fn contact<'a>(policy: &'a Policy, name: &str) -> Option<&'a Contact> {
    let wanted = plain(name);
    policy.contacts.iter().find(|contact| {
        plain(&contact.name) == wanted || contact.aliases.iter().any(|a| plain(a) == wanted)
    })
}

/// One spelling for one contact, whatever alias was written.
pub(in crate::domain) fn identity(policy: &Policy, name: &str) -> String {
    contact(policy, name).map_or_else(|| plain(name), |contact| plain(&contact.name))
}

/// Every spelling under which somebody goes: the name, the contact's name and aliases, and its handles.
pub(in crate::domain) fn names(policy: &Policy, name: &str) -> Vec<String> {
    let mut names = vec![plain(name)];
    if let Some(contact) = contact(policy, name) {
        names.push(plain(&contact.name));
        names.extend(contact.aliases.iter().map(|alias| plain(alias)));
        let handles = contact.how.iter().filter(|how| how.starts_with('@'));
        names.extend(handles.map(|how| plain(how)));
    }
    names
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

/// When a name was first reached; a group by its own name, or when all its members were.
pub(in crate::domain) fn reached(policy: &Policy, incident: &Incident, name: &str) -> Option<Meet> {
    reached_within(policy, incident, name, 4)
}

fn reached_within(policy: &Policy, incident: &Incident, name: &str, depth: u8) -> Option<Meet> {
    let names = names(policy, name);
    let itself = context::first(incident, |entry| {
        let there = present(entry);
        there.iter().any(|who| names.contains(&plain(who)))
    });
    let members = contact(policy, name).map_or(&[][..], |contact| &contact.members);
    if members.is_empty() || depth == 0 {
        return itself;
    }
    let all: Option<Vec<Meet>> = members
        .iter()
        .map(|member| reached_within(policy, incident, member, depth - 1))
        .collect();
    let together = all.and_then(|all| all.into_iter().max_by_key(|met| met.at));
    [itself, together]
        .into_iter()
        .flatten()
        .min_by_key(|met| met.at)
}

/// The ways to reach a name, best first: the playbook's own steps for it, else the contact's; a group's are its members'.
pub(in crate::domain) fn ways(policy: &Policy, name: &str) -> Vec<String> {
    ways_within(policy, name, 4)
}

fn ways_within(policy: &Policy, name: &str, depth: u8) -> Vec<String> {
    if let Some(how) = how_to(policy, name) {
        return how.steps.clone();
    }
    let Some(contact) = contact(policy, name) else {
        return Vec::new();
    };
    if !contact.how.is_empty() || depth == 0 {
        return contact.how.clone();
    }
    let ways: Vec<String> = contact
        .members
        .iter()
        .flat_map(|member| ways_within(policy, member, depth - 1))
        .collect();
    // What a guide leaves for the team to fill still says where to look.
    if ways.is_empty() {
        contact.placeholder.iter().cloned().collect()
    } else {
        ways
    }
}

fn how_to<'a>(policy: &'a Policy, name: &str) -> Option<&'a HowTo> {
    let names = names(policy, name);
    policy
        .how_to_escalate
        .iter()
        .find(|how| names.contains(&plain(&how.target)) && !how.steps.is_empty())
}

/// How long to wait for an answer, in seconds: the step's own time, else the target's, else that of on-call duty.
pub(in crate::domain) fn answer_s(
    policy: &Policy,
    name: &str,
    own: Option<&Timespan>,
) -> Option<i64> {
    let target = how_to(policy, name).and_then(|how| how.no_answer.as_ref());
    let duty = policy
        .oncall
        .as_ref()
        .and_then(|duty| duty.no_answer.as_ref());
    own.or(target).or(duty)?.late_s()
}
