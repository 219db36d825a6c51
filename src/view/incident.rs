//! One incident as output shows it: `I` of `docs/json.md`.

use serde::Serialize;

use super::open::OpenView;
use crate::domain::decide::open::{open, stage_of};
use crate::domain::decide::role;
use crate::domain::fact::{Mode, Visibility};
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::measure;
use crate::domain::policy::{Audience, Policy};
use crate::domain::state::State;

/// One incident.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IncidentView {
    /// Full id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The current severity.
    pub severity: String,
    /// The worst reached, unless corrected.
    pub headline_severity: String,
    /// Where it stands.
    pub state: State,
    /// What the public was told last, in the playbook's word.
    pub public_status: Option<String>,
    /// Is it meant?
    pub mode: Mode,
    /// Who may see it.
    pub visibility: Visibility,
    /// The pinned playbook.
    pub playbook: PlaybookView,
    /// First start, last end.
    pub instants: InstantsView,
    /// Periods of impact.
    pub impact: Vec<ImpactView>,
    /// Durations, each from where to where.
    pub durations: Vec<DurationView>,
    /// Roles held now.
    pub roles: Vec<RoleView>,
    /// Roles offered and not yet accepted.
    pub offers: Vec<OfferView>,
    /// Who is on it now, with or without a role.
    pub responders: Vec<String>,
    /// The channel's name.
    pub channel: Option<String>,
    /// The affected service.
    pub service: Option<String>,
    /// Alerts that belong to it; null if none does.
    pub alerts: Option<AlertsView>,
    /// A newer program wrote something that bears on state.
    pub incomplete: bool,
    /// What is unanswered so far, with its flags.
    pub open: Vec<OpenView>,
}

/// Alerts, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AlertsView {
    /// How many belong to it.
    pub total: usize,
    /// Of how many kinds.
    pub kinds: usize,
    /// How many fire still.
    pub firing: usize,
}

/// The pinned playbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaybookView {
    /// Its name.
    pub name: Option<String>,
    /// SHA-256 of its bytes.
    pub sha256: Option<String>,
}

/// The instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the field names are the words of docs/json.md")]
pub struct InstantsView {
    pub alerted: Option<Instant>,
    pub impact_started: Option<Instant>,
    pub impact_ended: Option<Instant>,
    pub detected: Option<Instant>,
    pub declared: Option<Instant>,
    pub acknowledged: Option<Instant>,
    pub identified: Option<Instant>,
    pub mitigated: Option<Instant>,
    pub resolved: Option<Instant>,
    pub closed: Option<Instant>,
}

/// A period of impact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ImpactView {
    /// Its start.
    pub started: Option<Instant>,
    /// Its end.
    pub ended: Option<Instant>,
}

/// A duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DurationView {
    /// `ttd`, `tta`, `ttm`, `ttr`, `impact`.
    pub name: &'static str,
    /// From.
    pub from: &'static str,
    /// To.
    pub to: &'static str,
    /// Seconds; null if unknown.
    pub s: Option<i64>,
}

/// A role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoleView {
    /// irc's word, or the playbook's own name.
    pub role: String,
    /// The playbook's name for it.
    pub name: String,
    /// Who holds it.
    pub who: Vec<String>,
}

/// A role offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfferView {
    /// irc's word, or the playbook's own name.
    pub role: String,
    /// The playbook's name for it.
    pub name: String,
    /// To whom.
    pub who: String,
    /// Since when.
    pub at: Instant,
}

/// The playbook's name for a role as events keep it.
pub fn role_name(policy: &Policy, key: &str) -> String {
    role::known(policy, key).map_or_else(|_| key.to_owned(), |known| known.name)
}

impl IncidentView {
    /// Derives the view.
    pub fn new(policy: &Policy, incident: &Incident) -> Self {
        let i = &incident.instants;
        let said = incident
            .updates
            .iter()
            .filter(|update| update.said_at.is_some() && update.serves(Audience::StatusPage))
            .max_by_key(|update| update.said_at);
        let mut roles: Vec<RoleView> = Vec::new();
        for held in incident.roles.iter().filter(|held| held.until.is_none()) {
            match roles.iter_mut().find(|role| role.role == held.role) {
                Some(role) => role.who.push(held.who.clone()),
                None => roles.push(RoleView {
                    role: held.role.clone(),
                    name: role_name(policy, &held.role),
                    who: vec![held.who.clone()],
                }),
            }
        }
        Self {
            id: incident.id.clone(),
            title: incident.title.clone(),
            severity: incident.severity().to_owned(),
            headline_severity: measure::headline(policy, incident).to_owned(),
            state: incident.state,
            public_status: said.and_then(|update| update.status.clone()),
            mode: incident.mode(),
            visibility: incident.visibility(),
            playbook: PlaybookView {
                name: incident.pin().map(|pin| pin.name.clone()),
                sha256: incident.pin().map(|pin| pin.sha256.clone()),
            },
            instants: InstantsView {
                alerted: i.alerted,
                impact_started: i.impact_started,
                impact_ended: i.impact_ended,
                detected: i.detected,
                declared: i.declared,
                acknowledged: i.acknowledged,
                identified: i.identified,
                mitigated: i.mitigated,
                resolved: i.resolved,
                closed: i.closed,
            },
            impact: incident
                .impact
                .iter()
                .map(|p| ImpactView {
                    started: p.started,
                    ended: p.ended,
                })
                .collect(),
            durations: measure::measures(incident)
                .into_iter()
                .map(|m| DurationView {
                    name: m.name,
                    from: m.from,
                    to: m.to,
                    s: m.s,
                })
                .collect(),
            roles,
            offers: incident
                .offers
                .iter()
                .map(|o| OfferView {
                    role: o.role.clone(),
                    name: role_name(policy, &o.role),
                    who: o.who.clone(),
                    at: o.at,
                })
                .collect(),
            responders: incident.responders.clone(),
            channel: incident.declared.as_ref().and_then(|d| d.channel.clone()),
            service: incident.fields.get("service").cloned(),
            alerts: (incident.alerts.total() > 0).then(|| AlertsView {
                total: incident.alerts.total(),
                kinds: incident.alerts.kinds(),
                firing: incident.alerts.firing(),
            }),
            incomplete: incident.incomplete,
            open: open(policy, incident, stage_of(incident.state))
                .into_iter()
                .map(OpenView::from)
                .collect(),
        }
    }
}
