//! What is true and what is due: `irc.status/1`.

use serde::Serialize;

use super::clock::ClockView;
use super::incident::IncidentView;
use super::schema;
use crate::domain::clocks;
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::ladder::Contacts;
use crate::domain::policy::Policy;

/// What is true and what is due.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatusView {
    /// `irc.status/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// Incidents.
    pub incidents: Vec<IncidentView>,
    /// Their clocks, soonest lateness first.
    pub clocks: Vec<ClockView>,
    /// Sendings.
    pub deliveries: Vec<Delivery>,
}

/// One sending.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the field names are the words of docs/json.md")]
pub struct Delivery {
    pub id: String,
    pub incident: String,
    pub channel: String,
    pub about: &'static str,
    pub event: String,
    pub state: &'static str,
    pub attempts: u32,
    pub next_at: Option<Instant>,
    pub error: Option<String>,
}

/// A request that would be sent, without what nobody may read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the field names are the words of docs/json.md")]
pub struct RequestView {
    pub channel: String,
    pub method: String,
    pub url: String,
    pub headers: Vec<String>,
    pub body: String,
}

impl RequestView {
    /// Method, address, headers and body, as they may be shown.
    pub fn new(channel: &str, parts: &(String, String, Vec<(String, String)>, String)) -> Self {
        let (method, url, headers, body) = parts;
        Self {
            channel: channel.to_owned(),
            method: method.clone(),
            url: url.clone(),
            headers: headers
                .iter()
                .map(|(name, value)| format!("{name}: {value}"))
                .collect(),
            body: body.clone(),
        }
    }
}

/// The clocks of one incident, soonest lateness first; `all` adds those that ended.
pub fn clock_views(
    policy: &Policy,
    incident: &Incident,
    now: Instant,
    all: bool,
) -> Vec<ClockView> {
    let every = clocks::clocks(policy, incident, now);
    let shown = if all { every } else { clocks::live(every) };
    let contacts = Contacts::new(policy);
    shown
        .into_iter()
        .map(|clock| ClockView::new(&contacts, &incident.id, clock))
        .collect()
}

impl StatusView {
    /// Derives the view over several incidents, each under its own policy.
    pub fn new<'a>(
        cases: impl IntoIterator<Item = (&'a Policy, &'a Incident)>,
        now: Instant,
        all: bool,
    ) -> Self {
        let mut view = Self {
            schema: schema::STATUS,
            now,
            incidents: Vec::new(),
            clocks: Vec::new(),
            deliveries: Vec::new(),
        };
        for (policy, incident) in cases {
            view.incidents.push(IncidentView::new(policy, incident));
            view.clocks.extend(clock_views(policy, incident, now, all));
        }
        view.clocks.sort_by_key(|clock| {
            (
                clock.late_after.is_none(),
                clock.late_after,
                clock.due_from.is_none(),
                clock.due_from,
            )
        });
        view
    }
}
