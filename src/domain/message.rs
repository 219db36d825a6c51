//! Messages to people elsewhere: which facts make one, and how it ended.
//!
//! Pure. Refuses to know a service, a secret or an address: those are the user's own and never stand in a record.

use serde::{Deserialize, Serialize};

use super::fact::{Fact, Mode, Visibility};
use super::incident::Incident;
use super::policy::Audience;

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// It is an incident.
    Declared,
    /// Somebody works on it.
    Acknowledged,
    /// The severity changed.
    Severity,
    /// Words for an audience.
    Update,
    /// The impact has stopped.
    Mitigated,
    /// Fixed and verified.
    Resolved,
    /// The paperwork is done.
    Closed,
    /// It was none, or another.
    Cancelled,
    /// It is back.
    Reopened,
    /// Somebody is to be woken.
    Page,
    /// The incident's own channel is made.
    Room,
    /// The topic of that channel.
    Topic,
}

impl About {
    /// What a person may name in `events`.
    pub const ALL: [Self; 10] = [
        Self::Declared,
        Self::Acknowledged,
        Self::Severity,
        Self::Update,
        Self::Mitigated,
        Self::Resolved,
        Self::Closed,
        Self::Cancelled,
        Self::Reopened,
        Self::Page,
    ];

    /// The word in configuration and output.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Acknowledged => "acknowledged",
            Self::Severity => "severity",
            Self::Update => "update",
            Self::Mitigated => "mitigated",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
            Self::Reopened => "reopened",
            Self::Page => "page",
            Self::Room => "room",
            Self::Topic => "topic",
        }
    }

    /// What a fact makes a message about; an update is one only where it is to be sent.
    pub fn of(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::Declared(_) => Some(Self::Declared),
            Fact::Acknowledged(ack) => (!ack.implied).then_some(Self::Acknowledged),
            Fact::SeveritySet(set) => {
                (!set.confirmed && set.from.as_ref() != Some(&set.to)).then_some(Self::Severity)
            }
            Fact::UpdateDrafted(_) => Some(Self::Update),
            Fact::Mitigated(_) => Some(Self::Mitigated),
            Fact::Resolved(_) => Some(Self::Resolved),
            Fact::Closed(_) => Some(Self::Closed),
            Fact::Cancelled(_) => Some(Self::Cancelled),
            Fact::Reopened(_) => Some(Self::Reopened),
            Fact::PageRequested(_) => Some(Self::Page),
            _ => None,
        }
    }
}

/// How a message stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sending {
    /// It waits for its time.
    #[default]
    Queued,
    /// It is being sent, or was when irc ended.
    Attempting,
    /// The service has it.
    Delivered,
    /// The service refused it; it is not tried again by itself.
    Failed,
    /// No answer came: the service may have it. It is not sent again unasked.
    Unknown,
}

impl Sending {
    /// The word in output.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Attempting => "attempting",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }
}

/// What a channel takes; an absent list takes all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What it is about.
    pub events: Option<Vec<About>>,
    /// For whom an update is.
    pub audiences: Option<Vec<Audience>>,
    /// At which severities, canonical.
    pub severities: Option<Vec<String>>,
}

impl Filter {
    /// Is this for it?
    pub fn takes(&self, about: About, audiences: &[Audience], severity: &str) -> bool {
        let event = self.events.as_ref().is_none_or(|all| all.contains(&about));
        let audience = about != About::Update
            || self
                .audiences
                .as_ref()
                .is_none_or(|all| audiences.iter().any(|one| all.contains(one)));
        let severity = self
            .severities
            .as_ref()
            .is_none_or(|all| all.iter().any(|one| one == severity));
        event && audience && severity
    }
}

/// Why an incident sends nothing unless told.
pub fn silent(incident: &Incident) -> Option<&'static str> {
    if incident.visibility() == Visibility::Restricted {
        return Some("it is restricted");
    }
    match incident.mode() {
        Mode::Real => None,
        Mode::Drill => Some("it is a drill"),
        Mode::Retro => Some("it was written up afterwards"),
        Mode::Test => Some("it is a test"),
    }
}

impl Incident {
    /// What a service called something that a channel made there: the room, the thread, the page's incident.
    pub fn reference(&self, channel: &str, about: &[About]) -> Option<&str> {
        self.entries.iter().find_map(|entry| match &entry.fact {
            Fact::MessageDelivered(message)
                if message.channel == channel && about.contains(&message.about) =>
            {
                message.reference.as_deref()
            }
            _ => None,
        })
    }

    /// Has this channel had a message about one of these, as far as anybody knows?
    pub fn told(&self, channel: &str, about: &[About]) -> bool {
        self.entries.iter().any(|entry| match &entry.fact {
            Fact::MessageDelivered(message) | Fact::MessageUnknown(message) => {
                message.channel == channel && about.contains(&message.about)
            }
            _ => false,
        })
    }
}
