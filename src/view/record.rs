//! What the record says, by the names that texts use: `docs/playbook.md` explains each.
//!
//! Pure: policy, incident and now in, words out, in the playbook's zone. Refuses to fill what nobody knows: such a name is
//! absent. Values are plain text on one line each, but for the timeline; making them harmless is for whoever prints.

mod lines;
mod times;

use std::collections::BTreeMap;

use crate::domain::clocks::{self, Kind};
use crate::domain::fact::Mode;
use crate::domain::incident::{HypothesisState, Incident};
use crate::domain::instant::Instant;
use crate::domain::policy::{Audience, Milestone, Policy, RoleKind};
use crate::domain::update::{public_status, status_word};
use crate::domain::zone::Zone;
use crate::text::count::and_list;
use times::Times;

/// The record's values by name; what is not known is absent.
pub type Record = BTreeMap<&'static str, String>;

/// Names whose values are people: the playbook's own text decides who is named.
pub const PEOPLE: [&str; 7] = [
    "ic",
    "ic_handle",
    "deputy",
    "scribe",
    "comms",
    "tl",
    "responders",
];

/// What a record is taken of.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The pinned policy with the team's own data laid over it.
    pub policy: &'a Policy,
    /// The incident.
    pub incident: &'a Incident,
    /// The moment of which the text speaks.
    pub now: Instant,
    /// For whom it is: they may know a state by another word.
    pub audience: Audience,
    /// The next update that is announced.
    pub next_by: Option<Instant>,
}

/// The zone in which texts for others are written: the playbook's, else UTC.
pub fn zone(policy: &Policy) -> Zone {
    let named = policy
        .zone
        .as_deref()
        .and_then(|name| Zone::named(name).ok());
    named.unwrap_or_else(Zone::utc)
}

/// Takes the record.
pub fn record(moment: &Moment<'_>) -> Record {
    let Moment {
        policy,
        incident,
        now,
        audience,
        next_by,
    } = *moment;
    let zone = zone(policy);
    let times = Times {
        incident,
        zone: &zone,
        now,
    };
    let mut record = Record::new();
    let mut put = |name: &'static str, value: Option<String>| {
        let value = value
            .map(|text| one_line(&text))
            .filter(|text| !text.is_empty());
        if let Some(value) = value {
            record.insert(name, value);
        }
    };
    put("id", Some(incident.id.clone()));
    put("title", Some(incident.title.clone()));
    put("mode", Some(mode(incident.mode()).to_owned()));
    put("severity", Some(incident.severity().to_owned()));
    put(
        "severity_name",
        policy
            .severity_by_id(incident.severity())
            .and_then(|s| s.name.clone()),
    );
    put("state", Some(incident.state.word().to_owned()));
    put(
        "status",
        Some(status_word(policy, incident.state, audience).to_owned()),
    );
    put(
        "mark",
        public_status(policy, incident.state).and_then(|status| status.mark.clone()),
    );
    for name in ["service", "impact", "users_affected", "workaround", "eta"] {
        put(name, incident.fields.get(name).cloned());
    }
    put("root_cause", root_cause(incident));
    let ended_by = ["resolution", "mitigation"]
        .iter()
        .find_map(|name| incident.fields.get(*name));
    put("resolution", ended_by.cloned());
    let i = &incident.instants;
    for (name, at) in [
        ("detected", i.detected),
        ("declared", i.declared),
        ("acknowledged", i.acknowledged),
        ("mitigated", i.mitigated),
        ("ended", i.impact_ended),
        ("resolved", i.resolved),
        ("now", Some(now)),
        ("next_update", next_by),
    ] {
        put(name, at.map(|at| times.at(at)));
    }
    put("started", times.started());
    put("duration", times.duration());
    put("date", times.start().map(|(at, _)| zone.date(at)));
    put(
        "postmortem_by",
        postmortem_by(policy, incident, now).map(|at| times.at(at)),
    );
    for kind in RoleKind::ALL {
        put(kind.word(), people(policy, &incident.holders(kind.word())));
    }
    put("ic_handle", listed(&incident.holders(RoleKind::Ic.word())));
    put("responders", listed(&incident.responders));
    put("channel", channel(policy, incident));
    put(
        "bridge",
        policy
            .channel
            .as_ref()
            .and_then(|channel| channel.bridge.clone()),
    );
    put(
        "status_page_url",
        policy
            .status_page
            .as_ref()
            .and_then(|page| page.url.clone()),
    );
    put("playbook", Some(policy.name.clone()));
    put("actions_taken", lines::taken(policy, incident));
    put("current_actions", lines::current(policy, incident, &times));
    put("next_steps", lines::next(incident, &times));
    if let Some(timeline) = lines::timeline(policy, incident, &times) {
        record.insert("timeline", timeline);
    }
    record
}

/// Line breaks and runs of blanks become one blank.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Real => "real",
        Mode::Drill => "drill",
        Mode::Retro => "retro",
        Mode::Test => "test",
    }
}

fn listed<S: AsRef<str>>(who: &[S]) -> Option<String> {
    let known: Vec<&str> = who
        .iter()
        .map(AsRef::as_ref)
        .filter(|who| *who != "unknown")
        .collect();
    (!known.is_empty()).then(|| and_list(&known))
}

/// Holders of a role by the name that the playbook's contacts have for their handle.
fn people(policy: &Policy, holders: &[&str]) -> Option<String> {
    let name = |who: &&str| {
        let contact = policy
            .contacts
            .iter()
            .find(|contact| contact.how.iter().any(|way| way.eq_ignore_ascii_case(who)));
        contact.map_or_else(|| (*who).to_owned(), |contact| contact.name.clone())
    };
    listed(&holders.iter().map(name).collect::<Vec<String>>())
}

/// What was written down as the cause, else what was suspected and confirmed.
fn root_cause(incident: &Incident) -> Option<String> {
    let confirmed = || {
        let confirmed = incident
            .hypotheses
            .iter()
            .filter(|h| h.state == HypothesisState::Confirmed);
        let texts: Vec<&str> = confirmed.map(|h| h.text.as_str()).collect();
        (!texts.is_empty()).then(|| texts.join("; "))
    };
    incident
        .fields
        .get("root_cause")
        .cloned()
        .or_else(confirmed)
}

fn channel(policy: &Policy, incident: &Incident) -> Option<String> {
    let own = incident
        .declared
        .as_ref()
        .and_then(|declared| declared.channel.clone());
    own.or_else(|| policy.channel.as_ref()?.also.first().cloned())
}

/// When the postmortem's draft is due, else its first deadline; by the clocks, so only once it runs.
fn postmortem_by(policy: &Policy, incident: &Incident, now: Instant) -> Option<Instant> {
    let deadlines = policy.postmortem.iter().flat_map(|p| &p.deadlines);
    let drafts: Vec<String> = deadlines
        .filter(|deadline| deadline.met_by == Milestone::Drafted)
        .map(|deadline| format!("postmortem.{}", deadline.id))
        .collect();
    let clocks = clocks::clocks(policy, incident, now);
    let due = |wanted: &dyn Fn(&clocks::Clock) -> bool| {
        let clocks = clocks
            .iter()
            .filter(|clock| clock.kind == Kind::Postmortem && wanted(clock));
        clocks.filter_map(|clock| clock.late_after).min()
    };
    due(&|clock| drafts.contains(&clock.id)).or_else(|| due(&|_| true))
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
