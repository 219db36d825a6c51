//! Who is meant by a word such as `database`, `ic` or `@db-team`: contacts and roles of a policy.
//!
//! Refuses to guess: what stands nowhere in the policy is refused with the nearest word that does.

use super::clocks::reach::People;
use super::decide::Refusal;
use super::incident::Incident;
use super::instant::Instant;
use super::policy::lookup::same_word;
use super::policy::{Contact, Ladder, Policy, Role, RoleKind, Rung};
use super::timespan::Timespan;
use crate::text::suggest;

/// A shorter word says too little to be found inside sentences.
const TELLING: usize = 4;

/// Those who were meant, in the playbook's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found<'p> {
    /// People and teams.
    pub contacts: Vec<&'p Contact>,
    /// Roles during an incident.
    pub roles: Vec<&'p Role>,
}

/// Everybody: emergency contacts first, then those for an area, then the rest.
pub fn everybody(policy: &Policy) -> Found<'_> {
    let mut contacts: Vec<&Contact> = policy.contacts.iter().collect();
    contacts.sort_by_key(|contact| match (contact.emergency, &contact.area) {
        (true, _) => 0,
        (false, Some(_)) => 1,
        (false, None) => 2,
    });
    Found {
        contacts,
        roles: policy.roles.iter().collect(),
    }
}

/// Those whom the words mean: by name or area exactly, else by words of it, else by when they are to be called.
pub fn find<'p>(policy: &'p Policy, typed: &str) -> Result<Found<'p>, Refusal> {
    let wanted = tokens(typed);
    let exact = pick(
        policy,
        |contact| heads(contact).any(|head| same_word(head, typed)),
        |role| role_is(role, typed),
    );
    let all = |words: &[String]| wanted.iter().all(|one| words.iter().any(|w| near(one, w)));
    let any = |words: &[String]| {
        let telling = wanted.iter().filter(|one| one.chars().count() >= TELLING);
        telling
            .into_iter()
            .any(|one| words.iter().any(|w| near(one, w)))
    };
    let found = exact
        .or_else(|| {
            pick(
                policy,
                |contact| all(&head_words(contact)),
                |role| all(&tokens(&role.name)),
            )
        })
        .or_else(|| pick(policy, |contact| all(&all_words(contact)), |_| false))
        .or_else(|| {
            pick(
                policy,
                |contact| any(&head_words(contact)),
                |role| any(&tokens(&role.name)),
            )
        })
        .or_else(|| pick(policy, |contact| any(&all_words(contact)), |_| false));
    match found.filter(|_| !wanted.is_empty()) {
        Some(found) => Ok(with_holders(policy, found)),
        None => Err(unknown(policy, typed)),
    }
}

fn pick(
    policy: &Policy,
    contact: impl Fn(&Contact) -> bool,
    role: impl Fn(&Role) -> bool,
) -> Option<Found<'_>> {
    let found = Found {
        contacts: policy.contacts.iter().filter(|c| contact(c)).collect(),
        roles: policy.roles.iter().filter(|r| role(r)).collect(),
    };
    (found != Found::default()).then_some(found)
}

/// Adds those whom a role's own words name: whoever fills it can be called.
fn with_holders<'p>(policy: &'p Policy, mut found: Found<'p>) -> Found<'p> {
    for role in &found.roles {
        let filled_by = tokens(role.who.as_deref().unwrap_or_default());
        let title = tokens(&role.name);
        for contact in &policy.contacts {
            let named = heads(contact).any(|head| {
                let head = tokens(head);
                holds(&filled_by, &head) || holds(&head, &title)
            });
            if named && !found.contacts.iter().any(|own| std::ptr::eq(*own, contact)) {
                found.contacts.push(contact);
            }
        }
    }
    found
}

/// Does one list of words hold the other, in its order?
fn holds(long: &[String], short: &[String]) -> bool {
    !short.is_empty() && long.windows(short.len()).any(|part| part == short)
}

fn role_is(role: &Role, typed: &str) -> bool {
    same_word(&role.name, typed)
        || role.abbr.as_deref().is_some_and(|a| same_word(a, typed))
        || (role.is.is_some() && role.is == RoleKind::from_word(typed))
}

/// What somebody goes by: name, aliases, area, handles.
fn heads(contact: &Contact) -> impl Iterator<Item = &str> {
    let handles = contact.how.iter().filter(|how| how.starts_with(['@', '#']));
    std::iter::once(&contact.name)
        .chain(&contact.aliases)
        .chain(&contact.area)
        .chain(handles)
        .map(String::as_str)
}

fn head_words(contact: &Contact) -> Vec<String> {
    heads(contact).flat_map(tokens).collect()
}

fn all_words(contact: &Contact) -> Vec<String> {
    let mut words = head_words(contact);
    words.extend(contact.when.iter().flat_map(|when| tokens(when)));
    words
}

fn tokens(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The typed word begins the known one, or is its plural.
fn near(typed: &str, known: &str) -> bool {
    let plural = |ending| matches!(ending, "s" | "es");
    known.starts_with(typed)
        || (known.chars().count() >= TELLING && typed.strip_prefix(known).is_some_and(plural))
}

fn unknown(policy: &Policy, typed: &str) -> Refusal {
    let mut known: Vec<&str> = policy
        .contacts
        .iter()
        .filter_map(|c| c.area.as_deref())
        .collect();
    known.extend(policy.contacts.iter().map(|c| c.name.as_str()));
    let roles = policy.roles.iter();
    known.extend(roles.map(|role| role.abbr.as_deref().unwrap_or(&role.name)));
    Refusal::Unknown {
        what: "area, role or person",
        typed: typed.to_owned(),
        nearest: nearest(typed, &known),
        known: known.into_iter().take(12).map(ToOwned::to_owned).collect(),
    }
}

/// The nearest name; else the one of which a word is near.
fn nearest(typed: &str, known: &[&str]) -> Option<String> {
    if let Some(name) = suggest::nearest(typed, known.iter().copied()) {
        return Some(name.to_owned());
    }
    let parts: Vec<(String, &str)> = known
        .iter()
        .flat_map(|name| tokens(name).into_iter().map(move |word| (word, *name)))
        .collect();
    let part = suggest::nearest(typed, parts.iter().map(|(word, _)| word.as_str()))?;
    let (_, name) = parts.iter().find(|(word, _)| word == part)?;
    Some((*name).to_owned())
}

/// Who stands behind a contact, and how long to wait before calling them.
#[derive(Clone, Debug, PartialEq)]
pub struct Behind<'p> {
    /// As the playbook spells it.
    pub name: &'p str,
    /// How long to wait for an answer first; absent where the playbook does not say.
    pub after: Option<&'p Timespan>,
}

/// Who covers for somebody who does not answer.
pub fn behind<'p>(policy: &'p Policy, contact: &'p Contact) -> Option<Behind<'p>> {
    let name = contact.secondary.as_deref()?;
    Some(Behind {
        name,
        after: no_answer(policy, contact),
    })
}

/// How long to wait for an answer: their own time, else for those who have somebody behind them that of on-call duty.
pub fn no_answer<'p>(policy: &'p Policy, contact: &'p Contact) -> Option<&'p Timespan> {
    let people = People::new(policy, &Incident::default());
    let own = people
        .how_to(&contact.name)
        .and_then(|how| how.no_answer.as_ref());
    let duty = || {
        let duty = policy.oncall.as_ref()?;
        duty.no_answer.as_ref()
    };
    own.or_else(|| contact.secondary.as_ref().and_then(|_| duty()))
}

/// The playbook's own steps for reaching somebody; empty where it has none.
pub fn how_to<'p>(policy: &'p Policy, name: &str) -> &'p [String] {
    let people = People::new(policy, &Incident::default());
    people.how_to(name).map_or(&[], |how| how.steps.as_slice())
}

/// When somebody was first reached in an incident.
pub fn reached(policy: &Policy, incident: &Incident, name: &str) -> Option<Instant> {
    let people = People::new(policy, incident);
    people.reached(name).map(|met| Instant::from_unix(met.at))
}

/// A place on a ladder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place<'p> {
    /// The ladder.
    pub ladder: &'p Ladder,
    /// The step's number in it, from 1.
    pub number: u32,
    /// The step.
    pub step: &'p Rung,
}

/// The steps that bring somebody in, alone or through a group; with a severity only those that it takes.
pub fn places<'p>(policy: &'p Policy, contact: &Contact, severity: Option<&str>) -> Vec<Place<'p>> {
    let people = People::new(policy, &Incident::default());
    let me = people.identity(&contact.name);
    let names = |target: &String| {
        people.identity(target) == me
            || people.contact(target).is_some_and(|group| {
                let mut members = group.members.iter();
                members.any(|member| people.identity(member) == me)
            })
    };
    steps(policy, severity)
        .filter(|place| place.step.targets.iter().any(names))
        .collect()
}

/// Whom the same ladder brings in after a step: the next one that a severity of it takes.
pub fn then<'p>(policy: &'p Policy, place: &Place<'p>, severity: Option<&str>) -> &'p [String] {
    let shares = |step: &Rung| {
        let mine = &place.step.severities;
        step.severities.is_empty()
            || mine.is_empty()
            || step.severities.iter().any(|id| mine.contains(id))
    };
    steps(policy, severity)
        .filter(|other| other.ladder.name == place.ladder.name && other.number > place.number)
        .find(|other| shares(other.step))
        .map_or(&[], |other| other.step.targets.as_slice())
}

fn steps<'p>(policy: &'p Policy, severity: Option<&str>) -> impl Iterator<Item = Place<'p>> {
    let taken = move |step: &Rung| {
        severity.is_none_or(|id| super::decide::steps::applies(&step.severities, id))
    };
    policy
        .ladders
        .iter()
        .flat_map(|ladder| {
            let numbered = ladder.steps.iter().zip(1_u32..);
            numbered.map(move |(step, number)| Place {
                ladder,
                number,
                step,
            })
        })
        .filter(move |place| taken(place.step))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(yaml: &str) -> Policy {
        serde_yaml::from_str(yaml).unwrap()
    }

    fn names(policy: &Policy, typed: &str) -> Vec<String> {
        let found = find(policy, typed).unwrap();
        let roles = found.roles.iter().map(|role| role.name.clone());
        let contacts = found.contacts.iter().map(|c| c.name.clone());
        roles.chain(contacts).collect()
    }

    const SQL_STUDIO: &str = include_str!("../../playbooks/sql-studio.yaml");
    const WORKBENCH: &str = include_str!("../../playbooks/workbench.yaml");
    const DEFAULT: &str = include_str!("../../playbooks/default.yaml");

    #[test]
    fn an_area_a_handle_and_half_a_sentence_find_the_same_team() {
        let policy = policy(SQL_STUDIO);
        for typed in [
            "database",
            "Databases",
            "db",
            "@db-team",
            "slow queries",
            "database problem",
        ] {
            assert_eq!(names(&policy, typed), ["@db-team"], "{typed}");
        }
        assert_eq!(names(&policy, "kubernetes"), ["@devops-team"]);
        assert_eq!(names(&policy, "on-call"), ["Primary On-Call"]);
    }

    #[test]
    fn a_role_brings_those_who_fill_it() {
        let workbench = policy(WORKBENCH);
        assert_eq!(
            names(&workbench, "ic"),
            ["Incident Commander", "Primary On-Call"]
        );
        assert_eq!(names(&workbench, "scribe"), ["Scribe"]);
        let default = policy(DEFAULT);
        assert_eq!(
            names(&default, "commander"),
            ["Incident Commander", "Incident commander on call"]
        );
    }

    #[test]
    fn an_unknown_word_names_the_nearest() {
        let policy = policy(SQL_STUDIO);
        for (typed, near) in [
            ("databse", Some("Database")),
            ("fronted", Some("Frontend")),
            ("leadrship", Some("Leadership")),
            ("xyzzy", None),
            ("", None),
            ("@", None),
        ] {
            let Err(Refusal::Unknown { nearest, known, .. }) = find(&policy, typed) else {
                panic!("{typed}");
            };
            assert_eq!(nearest.as_deref(), near, "{typed}");
            assert!(known.contains(&"Security".to_owned()));
        }
    }

    #[test]
    fn who_stands_behind_and_after_how_long() {
        let policy = policy(SQL_STUDIO);
        let primary = &policy.contacts[0];
        let cover = behind(&policy, primary).unwrap();
        assert_eq!(cover.name, "Secondary On-Call");
        assert_eq!(cover.after.unwrap().max_s, Some(300));
        let at = places(&policy, primary, Some("SEV-1"));
        assert_eq!((at[0].ladder.name.as_str(), at[0].number), ("on-call", 1));
        assert_eq!(then(&policy, &at[0], Some("SEV-1")), ["Secondary On-Call"]);
        let cto = find(&policy, "CTO").unwrap();
        let through_leadership = places(&policy, cto.contacts[0], Some("SEV-1"));
        assert!(
            through_leadership
                .iter()
                .any(|p| p.ladder.name == "escalation")
        );
        let at_sev4 = places(&policy, cto.contacts[0], Some("SEV-4"));
        assert!(at_sev4.iter().all(|p| p.ladder.name != "escalation"));
    }

    #[test]
    fn emergency_contacts_come_first() {
        let policy = policy(SQL_STUDIO);
        let all = everybody(&policy);
        assert_eq!(all.contacts.len(), policy.contacts.len());
        let emergency = all.contacts.iter().map(|c| c.emergency);
        assert!(emergency.is_sorted_by(|a, b| a >= b));
    }
}
