//! Where a channel leads: the service, its address, its secret.

use std::fmt;

use super::preset::Shape;

/// A text that nobody may read in output, errors, logs or the store.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Hides a text.
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the one place that sends it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Which service, with what only that service needs.
#[derive(Clone, Debug, PartialEq)]
pub enum Service {
    /// Slack's incoming webhook.
    SlackHook,
    /// Slack's Web API.
    SlackApi,
    /// `PagerDuty`'s Events API, version 2.
    PagerDuty,
    /// Statuspage's REST API.
    Statuspage,
    /// Mail.
    Smtp {
        /// The address it comes from.
        from: String,
        /// Who logs in; absent: `from`, where there is a password.
        user: Option<String>,
    },
    /// Anything that takes JSON or text.
    Webhook(Box<Shape>),
}

impl Service {
    /// May the same message be sent twice without harm?
    pub fn idempotent(&self) -> bool {
        match self {
            Self::PagerDuty => true,
            Self::Webhook(shape) => shape.idempotent,
            Self::SlackHook | Self::SlackApi | Self::Statuspage | Self::Smtp { .. } => false,
        }
    }
}

/// One channel, ready to be sent through.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The channel's own name.
    pub name: String,
    /// Which service.
    pub service: Service,
    /// Base address or whole address, as the service needs it.
    pub url: Secret,
    /// The token, key or password.
    pub secret: Option<Secret>,
    /// Room, page or addressee, where the service needs one.
    pub to: Option<String>,
}

impl Target {
    /// The token, key or password; empty where there is none.
    pub fn token(&self) -> &str {
        self.secret.as_ref().map_or("", Secret::reveal)
    }
}
