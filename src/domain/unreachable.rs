//! Who is named by ladders and notify lists, and nobody can reach: no way in the playbook, none in the team's own file.
//!
//! Refuses to count a placeholder as a way: it says who should fill it in, not whom to call.

use super::ladder::Contacts;
use super::policy::Policy;

/// A name that nobody can reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreachable {
    /// As the playbook spells it.
    pub name: String,
    /// Severities at which it is wanted, in their order; empty: it only stands among the contacts.
    pub severities: Vec<String>,
    /// What the playbook leaves to be filled in.
    pub placeholder: Option<String>,
}

/// Every name that nobody can reach: first those that a severity wants, in the playbook's order, then other contacts.
pub fn unreachable(policy: &Policy) -> Vec<Unreachable> {
    let mut bare = policy.clone();
    for contact in &mut bare.contacts {
        contact.placeholder = None;
        contact.how.retain(|how| !how.trim().is_empty());
    }
    let (contacts, filled) = (Contacts::new(policy), Contacts::new(&bare));
    let mut wanted: Vec<(String, Vec<String>)> = Vec::new();
    let mut want = |name: &str, severity: Option<&str>| {
        let same = |other: &(String, Vec<String>)| contacts.same(&other.0, name);
        let at = wanted.iter().position(same).unwrap_or_else(|| {
            wanted.push((name.to_owned(), Vec::new()));
            wanted.len() - 1
        });
        if let (Some((_, at)), Some(severity)) = (wanted.get_mut(at), severity)
            && !at.iter().any(|known| known == severity)
        {
            at.push(severity.to_owned());
        }
    };
    for severity in &policy.severities {
        let told = severity.notify.iter().flat_map(|notify| &notify.who);
        let rungs = policy.ladders.iter().flat_map(|ladder| &ladder.steps);
        let here =
            |severities: &[String]| severities.is_empty() || severities.contains(&severity.id);
        let called = rungs
            .filter(|rung| here(&rung.severities))
            .flat_map(|rung| &rung.targets);
        for name in called.chain(told) {
            want(name, Some(&severity.id));
        }
    }
    for contact in &policy.contacts {
        want(&contact.name, None);
    }
    wanted
        .into_iter()
        .filter(|(name, _)| filled.ways(name).is_empty())
        .map(|(name, severities)| Unreachable {
            placeholder: contacts.ways(&name).into_iter().next(),
            name,
            severities,
        })
        .collect()
}
