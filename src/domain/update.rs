//! Which text an update takes, and what stands in its gaps.
//!
//! Pure: the playbook, the incident and what was typed in; a template and values out. Refuses to render
//! (`render::template`), to ask, and to invent: what nobody knows stays unknown.

use std::collections::{BTreeMap, BTreeSet};

use super::decide::Refusal;
use super::incident::Incident;
use super::policy::{Audience, Field, Policy, StatusWord, Template};
use super::record::RECORD_NAMES;
use super::state::State;
use crate::text::suggest;

/// irc's own texts, for audiences and states that the playbook has none for.
const OWN: &str = include_str!("../../templates/update.txt");
const OWN_PUBLIC: &str = include_str!("../../templates/update-public.txt");

/// The name of irc's own text.
pub const OWN_NAME: &str = "irc";

/// What was typed for a text.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// `-m`, or the words after the command: the main field.
    pub message: Option<String>,
    /// `--set NAME=TEXT`.
    pub set: Vec<(String, String)>,
}

/// What stands in the gaps of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    /// Every name of the record and every field; `None`: nobody knows.
    pub values: BTreeMap<String, Option<String>>,
    /// Fields that nobody knows yet and that a person could be asked for, in order.
    pub unknown: Vec<Field>,
    /// What fills the main field.
    pub main: Option<String>,
}

/// Why the gaps cannot be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoFill {
    /// `--set` names nothing of this text.
    Unknown {
        /// As typed.
        typed: String,
        /// The nearest right one.
        nearest: Option<String>,
        /// The fields that there are.
        known: Vec<String>,
    },
    /// `-m` has no field to fill.
    NoMain {
        /// The fields that there are.
        known: Vec<String>,
    },
}

impl Audience {
    /// Read by people outside.
    pub const fn is_public(self) -> bool {
        matches!(self, Self::StatusPage | Self::Customers | Self::Email)
    }
}

/// The audience that was typed.
pub fn audience(typed: &str) -> Result<Audience, Refusal> {
    let word = typed.trim().replace(['_', ' '], "-").to_lowercase();
    let known = Audience::ALL.map(Audience::word);
    Audience::ALL
        .into_iter()
        .find(|audience| audience.word() == word)
        .ok_or_else(|| Refusal::Unknown {
            what: "audience",
            typed: typed.to_owned(),
            nearest: suggest::nearest(&word, known).map(ToOwned::to_owned),
            known: known.map(ToOwned::to_owned).to_vec(),
        })
}

/// The playbook's word for a state, as this audience is told it; irc's own where it has none.
pub fn status_word(policy: &Policy, state: State, audience: Audience) -> &str {
    let own = || policy.states.iter().find(|word| word.state == state);
    let public = (audience == Audience::StatusPage).then(|| public_status(policy, state));
    public
        .flatten()
        .map(|status| status.word.as_str())
        .or_else(|| own().map(|word| word.word.as_str()))
        .unwrap_or_else(|| state.word())
}

/// The public status that stands for a state.
pub fn public_status(policy: &Policy, state: State) -> Option<&StatusWord> {
    let page = policy.status_page.as_ref()?;
    page.statuses.iter().find(|s| s.states.contains(&state))
}

/// The text with that name or title, for that audience if it is said.
pub fn named(
    policy: &Policy,
    typed: &str,
    audience: Option<Audience>,
) -> Result<Template, Refusal> {
    let wanted = |t: &&Template| {
        t.name.eq_ignore_ascii_case(typed)
            || t.title
                .as_deref()
                .is_some_and(|title| title.eq_ignore_ascii_case(typed))
    };
    let mut found = policy.templates.iter().filter(wanted);
    let first = found.clone().next();
    let names = || {
        policy
            .templates
            .iter()
            .map(|t| t.name.as_str())
            .chain([OWN_NAME])
    };
    match found.find(|t| audience == Some(t.audience)).or(first) {
        Some(template) => Ok(template.clone()),
        None if typed == OWN_NAME => Ok(own(audience.unwrap_or_default(), None)),
        None => Err(Refusal::Unknown {
            what: "template",
            typed: typed.to_owned(),
            nearest: suggest::nearest(typed, names()).map(ToOwned::to_owned),
            known: names().map(ToOwned::to_owned).collect(),
        }),
    }
}

/// The playbook's text for an audience, by state: one that names the state, else one for all states, else any that is said
/// while the incident is open; irc's own where there is none.
///
/// A text for the first states alone is a first alert: it comes first whatever the state is, and not a second time where the
/// playbook has others.
pub fn choose(policy: &Policy, incident: &Incident, audience: Audience) -> Template {
    let state = incident.state;
    let mine = || policy.templates.iter().filter(|t| t.audience == audience);
    let told =
        |update: &super::incident::Update| update.said_at.is_some() && update.serves(audience);
    let told = incident.updates.iter().any(told);
    let alert = |t: &&Template| {
        let early = |s: &State| matches!(s, State::Declared | State::Acknowledged);
        !t.states.is_empty() && t.states.iter().all(early)
    };
    if !told
        && state.is_active()
        && let Some(first) = mine().find(alert)
    {
        return first.clone();
    }
    let later = || mine().filter(|t| !told || !alert(t));
    let names = |t: &&Template| t.states.contains(&state);
    let any = |t: &&Template| t.states.is_empty();
    let open = |t: &&Template| state.is_active() && t.states.iter().any(|s| s.is_active());
    let over = |t: &&Template| state == State::Closed && t.states.contains(&State::Resolved);
    later()
        .find(names)
        .or_else(|| later().find(any))
        .or_else(|| later().find(open))
        .or_else(|| later().find(over))
        .or_else(|| mine().find(names))
        .cloned()
        .unwrap_or_else(|| own(audience, public_status(policy, state)))
}

/// irc's own text. A wording that the playbook has for the public status stands in it; then words are welcome, not required.
fn own(audience: Audience, status: Option<&StatusWord>) -> Template {
    let outside = matches!(audience, Audience::StatusPage | Audience::Customers);
    let wording = status
        .filter(|_| audience == Audience::StatusPage)
        .and_then(|status| {
            status
                .text
                .as_deref()
                .filter(|text| text.trim() != status.word)
        });
    let body = if outside { OWN_PUBLIC } else { OWN };
    let body = match wording {
        Some(text) => body.replace(
            "{{ words }}",
            &format!("{text}{{% if words %}} {{{{ words }}}}{{% endif %}}"),
        ),
        None => body.to_owned(),
    };
    Template {
        name: OWN_NAME.to_owned(),
        audience,
        body,
        fields: vec![Field {
            name: "words".to_owned(),
            ask: Some("What is to be said?".to_owned()),
            main: true,
            required: wording.is_none(),
            default: wording.map(|_| String::new()),
            ..Field::default()
        }],
        ..Template::default()
    }
}

/// Fills the gaps: what was typed, else the record by the field's `from`, else by its name, else the field's default. `used` are
/// the names that the text uses.
pub fn fill(
    template: &Template,
    used: &BTreeSet<String>,
    record: &BTreeMap<&'static str, String>,
    typed: &Typed,
) -> Result<Filled, NoFill> {
    let known = || -> Vec<String> {
        let fields = template.fields.iter().map(|field| field.name.clone());
        let missing = |name: &&String| {
            !RECORD_NAMES.contains(&name.as_str())
                && !template.fields.iter().any(|field| field.name == **name)
        };
        fields.chain(used.iter().filter(missing).cloned()).collect()
    };
    for (name, _) in &typed.set {
        let known = known();
        if !known.contains(name) {
            return Err(NoFill::Unknown {
                typed: name.clone(),
                nearest: suggest::nearest(name, known.iter().map(String::as_str))
                    .map(ToOwned::to_owned),
                known,
            });
        }
    }
    let message = typed
        .message
        .as_deref()
        .map(str::trim)
        .filter(|m| !m.is_empty());
    let main = template.fields.iter().find(|field| field.main);
    if message.is_some() && main.is_none() {
        return Err(NoFill::NoMain { known: known() });
    }
    let mut filled = Filled::default();
    for name in RECORD_NAMES {
        filled
            .values
            .insert((*name).to_owned(), record.get(name).cloned());
    }
    for (name, text) in &typed.set {
        filled
            .values
            .insert(name.clone(), Some(text.trim().to_owned()));
    }
    for field in &template.fields {
        let set = typed.set.iter().rev().find(|(name, _)| *name == field.name);
        let set = set.map(|(_, text)| text.trim());
        let from = field.from.as_deref().and_then(|from| record.get(from));
        let value = set
            .or(message.filter(|_| field.main))
            .or(from
                .or_else(|| record.get(field.name.as_str()))
                .map(String::as_str))
            .or(field.default.as_deref());
        let empty = value.is_none_or(str::is_empty);
        if value.is_none() || (field.required && empty) {
            filled.unknown.push(field.clone());
        }
        if field.main {
            filled.main = value.map(ToOwned::to_owned).filter(|_| !empty);
        }
        filled
            .values
            .insert(field.name.clone(), value.map(ToOwned::to_owned));
    }
    Ok(filled)
}

#[cfg(test)]
mod tests;
