//! Which channel is told of what. Refuses secrets and addresses: a route is decided without them.

use super::Send;
use super::target::holds_key;
use crate::act::case::Case;
use crate::app::App;
use crate::config::channel::Channel;
use crate::domain::decide::Decided;
use crate::domain::fact::{Fact, Mode, Visibility};
use crate::domain::incident::Incident;
use crate::domain::message::{self, About, Filter};
use crate::domain::policy::lookup::Typed;
use crate::domain::policy::{Audience, Policy};

/// One message to be.
pub(super) struct Route {
    /// The channel's name.
    pub(super) channel: String,
    /// Which fact of the act.
    pub(super) index: usize,
    /// What about.
    pub(super) about: About,
}

/// What a channel takes, in the policy's own words.
fn filter(policy: &Policy, channel: &Channel) -> Filter {
    let events = channel.events.as_ref().map(|words| {
        let known = |word: &String| About::ALL.into_iter().find(|about| about.word() == word);
        words.iter().filter_map(known).collect()
    });
    let own = (channel.kind == "statuspage").then(|| vec![Audience::StatusPage]);
    let audiences = channel.audiences.as_ref().map(|words| {
        let known = |word: &String| Audience::ALL.into_iter().find(|one| one.word() == word);
        words.iter().filter_map(known).collect()
    });
    let severities = channel.severities.as_ref().map(|words| {
        let known = |word: &String| match policy.severity(word) {
            Typed::Known(severity) | Typed::ByRank(severity) => Some(severity.id.clone()),
            Typed::Unknown(_) => None,
        };
        words.iter().filter_map(known).collect()
    });
    Filter {
        events,
        audiences: audiences.or(own),
        severities,
    }
}

/// What a kind understands, and when.
fn understands(app: &App, name: &str, channel: &Channel, about: About, case: &Case) -> bool {
    let paged = [About::Page, About::Declared, About::Reopened];
    let told = || {
        case.incident.told(name, &paged)
            || super::waiting(app).iter().any(|message| {
                message.channel == name
                    && message.incident == case.id.as_str()
                    && paged.contains(&message.about)
            })
    };
    match (channel.kind.as_str(), about) {
        ("pagerduty", About::Page | About::Declared | About::Reopened) => true,
        ("pagerduty", About::Acknowledged | About::Resolved | About::Cancelled) => told(),
        ("pagerduty", _) => false,
        ("statuspage", about) => about == About::Update,
        (_, About::Page) => {
            // Only a service that wakes people takes a page unasked.
            channel.kind == "opsgenie"
                || channel
                    .events
                    .as_ref()
                    .is_some_and(|words| words.iter().any(|w| w == "page"))
        }
        _ => true,
    }
}

/// Why an incident, or the one that these facts begin, sends nothing unless told.
pub(super) fn silent(incident: &Incident, decided: &Decided) -> Option<&'static str> {
    let declared = decided.facts.iter().find_map(|new| match &new.fact {
        Fact::Declared(declared) => Some(declared),
        _ => None,
    });
    match declared {
        Some(new) if new.visibility == Visibility::Restricted || new.mode != Mode::Real => {
            message::silent(&Incident {
                declared: Some(new.clone()),
                ..Incident::default()
            })
        }
        Some(_) => None,
        None => message::silent(incident),
    }
}

/// Every message of these facts; `speaks` names further audiences of an update that is to be sent.
pub(super) fn routes(
    app: &mut App,
    case: &Case,
    decided: &Decided,
    speaks: Option<&[Audience]>,
) -> Vec<Route> {
    let acked = decided
        .facts
        .iter()
        .any(|new| matches!(new.fact, Fact::Acknowledged(_)));
    let mut severity = case.incident.severity().to_owned();
    let channels = app.config().channels.clone();
    let mut routes = Vec::new();
    for (index, new) in decided.facts.iter().enumerate() {
        let mut room = None;
        match &new.fact {
            Fact::Declared(declared) => {
                severity.clone_from(&declared.severity);
                room.clone_from(&declared.channel);
            }
            Fact::SeveritySet(set) => severity.clone_from(&set.to),
            _ => {}
        }
        let Some(about) = About::of(&new.fact) else {
            continue;
        };
        let mut audiences = Vec::new();
        if let Fact::UpdateDrafted(draft) = &new.fact {
            let Some(also) = speaks else { continue };
            audiences.push(draft.audience);
            audiences.extend_from_slice(also);
        }
        for (name, channel) in &channels {
            let takes = filter(&case.policy, channel).takes(about, &audiences, &severity);
            if !takes || !understands(app, name, channel, about, case) {
                continue;
            }
            // Whoever declares and has it needs nobody woken.
            if channel.kind == "pagerduty" && about == About::Declared && acked {
                continue;
            }
            let mut push = |about| {
                routes.push(Route {
                    channel: name.clone(),
                    index,
                    about,
                });
            };
            let rooms = is_api(channel) && channel.target.is_none();
            let own = case
                .incident
                .declared
                .as_ref()
                .and_then(|d| d.channel.as_ref());
            if rooms && room.is_some() {
                push(About::Room);
            }
            push(about);
            if rooms && (room.is_some() || (own.is_some() && about != About::Update)) {
                push(About::Topic);
            }
        }
    }
    routes
}

/// Slack's Web API, which makes rooms; the webhook needs no secret beside its address.
pub(super) fn is_api(channel: &Channel) -> bool {
    channel.kind == "slack" && holds_key(channel)
}

/// The channels that carry updates for these audiences now.
pub fn covering(app: &mut App, case: &Case, audiences: &[Audience]) -> Vec<String> {
    let severity = case.incident.severity().to_owned();
    let channels = app.config().channels.clone();
    channels
        .iter()
        .filter(|(name, channel)| {
            filter(&case.policy, channel).takes(About::Update, audiences, &severity)
                && understands(app, name, channel, About::Update, case)
        })
        .map(|(name, _)| name.clone())
        .collect()
}

/// Is there a channel through which this incident pages?
pub fn pages(app: &mut App, case: &Case, send: Send) -> bool {
    if send == Send::Never || (send == Send::Usual && message::silent(&case.incident).is_some()) {
        return false;
    }
    let severity = case.incident.severity().to_owned();
    let channels = app.config().channels.clone();
    channels.iter().any(|(name, channel)| {
        filter(&case.policy, channel).takes(About::Page, &[], &severity)
            && understands(app, name, channel, About::Page, case)
    })
}

/// Where a draft stands: its act's key, its place in the act, its audience.
pub(super) fn drafted(case: &Case, update: &str) -> Option<(String, usize, Audience)> {
    case.incident
        .entries
        .iter()
        .find_map(|entry| match &entry.fact {
            Fact::UpdateDrafted(draft) if draft.update == update => Some((
                entry.key.clone(),
                super::tell::index(&entry.id),
                draft.audience,
            )),
            _ => None,
        })
}
