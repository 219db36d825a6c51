//! Roles and contacts: who fills a role, and whether a name leads to a way of reaching somebody.
//!
//! Refuses to ask whether a number works; the team's own file fills in placeholders.

use std::collections::{HashMap, HashSet};

use super::ids::Names;
use super::{Check, one_of, plain};
use crate::domain::policy::{Contact, Policy, RoleKind};

/// What a name leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// A way to reach somebody.
    Somebody,
    /// A contact without any way to reach them.
    NoWay,
    /// Nothing of that name.
    Unknown,
}

impl Check<'_, '_, '_> {
    pub(super) fn people(&mut self) {
        self.roles();
        self.contacts();
        for (i, how) in self.policy.how_to_escalate.iter().enumerate() {
            let path = format!("how_to_escalate[{i}]");
            if how.steps.is_empty() {
                let what = format!("no step says how to reach `{}`", how.target);
                let right = "add `steps:`, best way first";
                self.error("nobody", &format!("{path}.steps"), what, right);
            }
        }
    }

    fn roles(&mut self) {
        let (mut names, mut kinds) = (Names::default(), Names::default());
        for (i, role) in self.policy.roles.iter().enumerate() {
            let path = format!("roles[{i}]");
            self.name(&path, "name", &role.name, &mut names);
            if let Some(abbr) = &role.abbr {
                self.name(&path, "abbr", abbr, &mut names);
            }
            if let Some(kind) = role.is {
                self.name(&path, "is", kind.word(), &mut kinds);
            }
            if role.who.as_deref().is_none_or(|who| who.trim().is_empty()) {
                let what = format!("nobody fills the role `{}`", role.name);
                let right = "add `who:`, or accept this warning with the reason";
                self.warning("role-unfilled", &path, what, right);
            }
        }
    }

    fn contacts(&mut self) {
        let mut names = Names::default();
        let contacts = &self.policy.contacts;
        let known: HashSet<String> = contacts
            .iter()
            .flat_map(|c| std::iter::once(&c.name).chain(&c.aliases))
            .map(|name| plain(name))
            .collect();
        for (i, contact) in contacts.iter().enumerate() {
            let path = format!("contacts[{i}]");
            self.name(&path, "name", &contact.name, &mut names);
            for (a, alias) in contact.aliases.iter().enumerate() {
                self.name(&path, &format!("aliases[{a}]"), alias, &mut names);
            }
            for (m, member) in contact.members.iter().enumerate() {
                if !known.contains(&plain(member)) && !self.faults.is_full() {
                    let what = format!("no contact is named `{member}`");
                    let known = contacts.iter().map(|c| c.name.as_str());
                    let right = one_of(member, known);
                    let path = format!("{path}.members[{m}]");
                    self.error("unknown-contact", &path, what, &right);
                }
            }
        }
    }

    /// One entry a name: a list in one text reaches nobody.
    pub(super) fn single_names(&mut self, path: &str, names: &[String]) {
        for (i, name) in names.iter().enumerate() {
            let path = format!("{path}[{i}]");
            if let Some(one) = name.strip_prefix('+') {
                let what = format!("`{name}` is more than a name");
                let right = format!(
                    "write `{}`; that others stay is said by `mode: add`",
                    one.trim()
                );
                self.warning("several-names", &path, what, &right);
            } else if name.contains(", ") {
                let what = format!("`{name}` is more than one name");
                let right = format!("write one entry a name: `[{name}]` without quotes");
                self.warning("several-names", &path, what, &right);
            }
        }
    }
}

/// Who can be reached under which name.
pub(super) struct Directory {
    names: HashMap<String, bool>,
    kinds: HashMap<RoleKind, bool>,
}

impl Directory {
    pub(super) fn of(policy: &Policy) -> Self {
        let mut names: HashMap<String, bool> = HashMap::new();
        let mut kinds = HashMap::new();
        let mut add = |name: &str, reached: bool| {
            *names.entry(plain(name)).or_default() |= reached;
        };
        for how in &policy.how_to_escalate {
            add(&how.target, !how.steps.is_empty());
        }
        for role in &policy.roles {
            let filled = role.who.as_deref().is_some_and(|w| !w.trim().is_empty());
            add(&role.name, filled);
            role.abbr.iter().for_each(|abbr| add(abbr, filled));
            kinds.extend(role.is.map(|kind| (kind, filled)));
        }
        for contact in &policy.contacts {
            let ways = contact.how.iter().any(|how| !how.trim().is_empty());
            let direct = ways || contact.placeholder.is_some();
            for name in std::iter::once(&contact.name).chain(&contact.aliases) {
                add(name, direct);
            }
        }
        let mut directory = Self { names, kinds };
        directory.groups(&policy.contacts);
        directory
    }

    /// A group is reached through its members; a member that is unknown is reported elsewhere.
    fn groups(&mut self, contacts: &[Contact]) {
        let mut groups: HashMap<String, Vec<&Contact>> = HashMap::new();
        let mut ready: Vec<String> = Vec::new();
        for contact in contacts {
            for member in contact.members.iter().map(|name| plain(name)) {
                if self.names.get(&member).is_none_or(|reached| *reached) {
                    ready.push(member.clone());
                }
                groups.entry(member).or_default().push(contact);
            }
        }
        while let Some(member) = ready.pop() {
            for group in groups.remove(&member).unwrap_or_default() {
                for name in std::iter::once(&group.name).chain(&group.aliases) {
                    self.names.insert(plain(name), true);
                    ready.push(plain(name));
                }
            }
        }
    }

    /// What a target of a ladder leads to.
    pub(super) fn reach(&self, name: &str) -> Reach {
        let kind = RoleKind::from_word(name).and_then(|kind| self.kinds.get(&kind));
        match self.names.get(&plain(name)).or(kind) {
            Some(true) => Reach::Somebody,
            Some(false) => Reach::NoWay,
            None => Reach::Unknown,
        }
    }
}
