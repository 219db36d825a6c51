//! Channels and what waits to be sent through them: `irc.channels/1`, `irc.outbox/1`.

use serde::Serialize;

use super::status::{Delivery, RequestView};
use crate::domain::instant::Instant;

/// The channels of the user's own file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChannelsView {
    /// `irc.channels/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// Every channel.
    pub channels: Vec<ChannelView>,
    /// Kinds that are data.
    pub presets: Vec<PresetView>,
}

/// One channel, without address and secret.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChannelView {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// The host, or the variable that holds the address.
    pub url: String,
    /// Room, page, topic.
    pub target: Option<String>,
    /// What it is told of; null: everything that it understands.
    pub events: Option<Vec<String>>,
    /// Updates for whom; null: all.
    pub audiences: Option<Vec<String>>,
    /// At which severities; null: all.
    pub severities: Option<Vec<String>>,
    /// What is off.
    pub faults: Vec<String>,
}

/// A kind that is data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PresetView {
    /// Its name, for `kind`.
    pub name: &'static str,
    /// What it is.
    pub about: String,
}

/// What waits, and what was just tried.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutboxView {
    /// `irc.outbox/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The messages.
    pub deliveries: Vec<Delivery>,
    /// What would be sent; only in a rehearsal.
    pub requests: Vec<RequestView>,
}
