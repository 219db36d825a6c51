//! A record without what is private: `irc.share/1`, and the same for Markdown, HTML and CSV.
//!
//! Left out, as `docs/export.md` lists it: who people are, who typed, how to reach anybody, addresses and links, drafts that
//! were never said, corrections, the playbook, and every line, sum and salt. Refuses to promise more: a first name in
//! plain prose is a word like any other, so whoever sends it reads it first.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::export::Readable;
use super::incident::{DurationView, ImpactView, InstantsView, RoleView};
use super::schema;
use crate::domain::fact::{Fact, Mode};
use crate::domain::incident::Incident;
use crate::domain::instant::{Instant, Precision};
use crate::domain::policy::Policy;
use crate::domain::public_words::{Concern, findings, internal_names};
use crate::domain::state::State;

/// Records to hand to others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShareView {
    /// `irc.share/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// What was left out, in words.
    pub left_out: Vec<&'static str>,
    /// The incidents.
    pub incidents: Vec<SharedView>,
}

/// One incident, without what is private.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(
    missing_docs,
    reason = "the field names are the words of docs/json.md, as in irc.status/1"
)]
pub struct SharedView {
    pub id: String,
    pub title: String,
    pub severity: String,
    pub headline_severity: String,
    pub state: State,
    pub public_status: Option<String>,
    pub mode: Mode,
    pub service: Option<String>,
    pub instants: InstantsView,
    pub impact: Vec<ImpactView>,
    pub durations: Vec<DurationView>,
    pub roles: Vec<RoleView>,
    pub events: Vec<SharedEvent>,
}

/// One event, without what is private.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SharedEvent {
    /// Its place, from 1.
    pub n: usize,
    /// Past tense.
    pub kind: String,
    /// When it happened.
    pub happened_at: Instant,
    /// How exactly that is known.
    pub precision: Precision,
    /// Who did it: `person 1`.
    pub by: String,
    /// In words.
    pub text: String,
}

/// What a shared copy says about itself.
pub const LEFT_OUT: [&str; 6] = [
    "who people are (they are numbered) and who typed",
    "numbers, e-mail and other addresses, links",
    "host names and names that only the team knows",
    "drafts that were never said, and what was corrected",
    "the playbook and the team's own data",
    "lines, sums and salts of the log",
];

/// Kinds that are about the record, not about the incident.
const ABOUT_THE_RECORD: [&str; 5] = ["amended", "undone", "moved", "redacted", "judged"];

impl ShareView {
    /// Masked incidents as JSON has them.
    pub fn new(now: Instant, masked: Vec<Readable>) -> Self {
        Self {
            schema: schema::SHARE,
            now,
            left_out: LEFT_OUT.to_vec(),
            incidents: masked.into_iter().map(shared).collect(),
        }
    }
}

fn shared(masked: Readable) -> SharedView {
    let incident = masked.incident;
    SharedView {
        id: incident.id,
        title: incident.title,
        severity: incident.severity,
        headline_severity: incident.headline_severity,
        state: incident.state,
        public_status: incident.public_status,
        mode: incident.mode,
        service: incident.service,
        instants: incident.instants,
        impact: incident.impact,
        durations: incident.durations,
        roles: incident.roles,
        events: masked
            .events
            .into_iter()
            .enumerate()
            .map(|(index, event)| SharedEvent {
                n: index + 1,
                kind: event.kind,
                happened_at: event.happened_at,
                precision: event.precision,
                by: event.by,
                text: event.text,
            })
            .collect(),
    }
}

/// Takes out what is private.
pub fn mask(policy: &Policy, incident: &Incident, mut readable: Readable) -> Readable {
    let mask = Mask::new(policy, incident);
    let said = |id: &str| {
        incident
            .updates
            .iter()
            .any(|u| u.id == id && u.said_at.is_some())
    };
    readable.events.retain(|event| {
        let draft = event.kind == "update_drafted";
        let update = event.data.get("update").and_then(Value::as_str);
        !ABOUT_THE_RECORD.contains(&event.kind.as_str()) && (!draft || update.is_some_and(said))
    });
    for (index, event) in readable.events.iter_mut().enumerate() {
        event.id = format!("{}", index + 1);
        event.by = mask.text(&event.by);
        event.recorded_by = String::new();
        event.text = mask.text(&event.text);
        event.data = Value::Null;
    }
    let view = &mut readable.incident;
    view.title = mask.text(&view.title);
    view.service = view.service.as_deref().map(|text| mask.text(text));
    view.channel = None;
    view.offers.clear();
    view.open.clear();
    view.playbook.sha256 = None;
    for role in &mut view.roles {
        role.who = role.who.iter().map(|who| mask.text(who)).collect();
    }
    readable.heads.clear();
    readable.notes = LEFT_OUT
        .iter()
        .map(|what| format!("Left out: {what}."))
        .collect();
    readable
}

struct Mask {
    /// What people are called, longest first, and what stands for them.
    people: Vec<(String, String)>,
    /// Numbers, addresses and names that only the team knows.
    hidden: Vec<String>,
}

impl Mask {
    fn new(policy: &Policy, incident: &Incident) -> Self {
        let mut people: BTreeMap<String, String> = BTreeMap::new();
        let mut add = |name: &str| {
            let name = name.trim();
            let next = format!("person {}", people.len() + 1);
            if !name.is_empty() && name != "unknown" {
                people.entry(name.to_owned()).or_insert(next);
            }
        };
        for entry in &incident.entries {
            add(&entry.by);
            add(&entry.recorded_by);
            for name in named(&entry.fact) {
                add(name);
            }
        }
        for who in incident.roles.iter().map(|held| &held.who) {
            add(who);
        }
        let mut hidden: Vec<String> = internal_names(policy)
            .into_iter()
            .map(ToOwned::to_owned)
            .collect();
        for contact in &policy.contacts {
            hidden.extend(contact.how.iter().cloned());
            if let Some(second) = &contact.secondary {
                add(second);
            }
        }
        hidden.retain(|text| text.len() >= 4);
        let mut people: Vec<(String, String)> = people.into_iter().collect();
        people.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        hidden.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Self { people, hidden }
    }

    fn text(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for hidden in &self.hidden {
            out = replace_word(&out, hidden, "[left out]");
        }
        for (name, number) in &self.people {
            out = replace_word(&out, name, number);
            // A handle without its sign, where it can hardly be a common word.
            if let Some(bare) = name.strip_prefix('@').filter(|bare| bare.len() >= 4) {
                out = replace_word(&out, bare, number);
            }
        }
        let words: Vec<String> = out.split(' ').map(hide).collect();
        hide_numbers(&words.join(" "))
    }
}

/// People whom a fact names.
fn named(fact: &Fact) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    match fact {
        Fact::RoleAssigned(r) => names.push(&r.who),
        Fact::RoleOffered(r) => names.push(&r.who),
        Fact::RoleAccepted(r) => names.push(&r.who),
        Fact::RoleReleased(r) => names.push(&r.who),
        Fact::ResponderJoined(r) => names.push(&r.who),
        Fact::ResponderLeft(r) => names.push(&r.who),
        Fact::TaskAdded(t) => names.extend(t.who.as_deref()),
        Fact::ActionAdded(a) => names.extend(a.owner.as_deref()),
        Fact::ActionChanged(a) => names.extend(a.owner.as_deref()),
        Fact::Declared(d) => names.extend(d.for_whom.as_deref()),
        Fact::ContactAttempted(c)
        | Fact::ContactReached(c)
        | Fact::ContactNoAnswer(c)
        | Fact::ContactDeclined(c)
        | Fact::ContactJoined(c) => {
            names.extend(c.person.as_deref());
            if c.target.starts_with('@') || c.target.contains(|c: char| c.is_ascii_digit()) {
                names.push(&c.target);
            }
            names.extend(
                c.way
                    .as_deref()
                    .filter(|way| way.chars().any(|c| c.is_ascii_digit())),
            );
        }
        _ => {}
    }
    names
}

/// Replaces `word` where it stands alone, in any case.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let (lower, wanted) = (text.to_ascii_lowercase(), word.to_ascii_lowercase());
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(at) = lower.get(from..).and_then(|rest| rest.find(&wanted)) {
        let (start, end) = (from + at, from + at + wanted.len());
        let before = text.get(..start).and_then(|t| t.chars().next_back());
        let after = text.get(end..).and_then(|t| t.chars().next());
        let first = word.chars().next().is_some_and(part);
        let joined = first && before.is_some_and(part) || after.is_some_and(part);
        out.push_str(text.get(from..start).unwrap_or_default());
        out.push_str(if joined {
            text.get(start..end).unwrap_or_default()
        } else {
            by
        });
        from = end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// A word that is an address, a link, a handle or a host is left out.
fn hide(word: &str) -> String {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && !"@#/[]:".contains(c));
    let private = bare.contains("://")
        || bare.starts_with("www.")
        || (bare.contains('@') && bare.len() > 1)
        || is_address(bare)
        || findings(bare, None, &[])
            .iter()
            .any(|found| found.concern == Concern::InternalHost);
    if private && !bare.is_empty() {
        word.replace(bare, "[left out]")
    } else {
        word.to_owned()
    }
}

/// `10.0.0.1`, with or without a port.
fn is_address(word: &str) -> bool {
    let host = word.split([':', '/']).next().unwrap_or_default();
    let parts: Vec<&str> = host.split('.').collect();
    parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok())
}

/// A telephone number: `+`, `00` or `(`, and seven digits or more with nothing but spaces and signs between.
fn hide_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(['+', '(', '0']) {
        let (before, tail) = rest.split_at(start);
        let alone = !before
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        let len = tail
            .find(|c: char| !(c.is_ascii_digit() || " +()-/.".contains(c)))
            .unwrap_or(tail.len());
        let run = tail
            .get(..len)
            .unwrap_or_default()
            .trim_end_matches([' ', '(', '.', '-', '/']);
        let digits = run.chars().filter(char::is_ascii_digit).count();
        out.push_str(before);
        if alone && (7..=17).contains(&digits) && !run.contains("..") {
            out.push_str("[left out]");
            rest = tail.get(run.len()..).unwrap_or_default();
        } else {
            let step = tail.chars().next().map_or(1, char::len_utf8);
            out.push_str(tail.get(..step).unwrap_or_default());
            rest = tail.get(step..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_identifies_is_left_out_and_what_does_not_stays() {
        let mask = Mask {
            people: vec![
                ("@bob".to_owned(), "person 2".to_owned()),
                ("@anna".to_owned(), "person 1".to_owned()),
            ],
            hidden: vec!["PAGE-bridge-7".to_owned()],
        };
        for (text, shown) in [
            (
                "@bob and Anna: call +49 30 123 45 67 now",
                "person 2 and person 1: call [left out] now",
            ),
            (
                "see https://wiki.corp/x, ann@example.com",
                "see [left out], [left out]",
            ),
            (
                "db-1.prod.internal and 10.0.0.7:5432 time out",
                "[left out] and [left out] time out",
            ),
            ("page-bridge-7 is open", "[left out] is open"),
            (
                "500s at 14:02, 2026-11-21 03:12, 0.5 % of 1000000",
                "500s at 14:02, 2026-11-21 03:12, 0.5 % of 1000000",
            ),
            ("bobsled @bobby", "bobsled [left out]"),
        ] {
            assert_eq!(mask.text(text), shown);
        }
    }
}
