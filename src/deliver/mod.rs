//! Telling people elsewhere: what is meant becomes a request, a request becomes an answer, an answer becomes a verdict.
//!
//! Builders and verdicts are pure; two files send. Refuses to retry, to keep anything and to know an incident: that is
//! the outbox's. Nothing here puts an address or a secret into a message for people.

pub mod answer;
pub mod intent;
pub mod mail;
pub mod pagerduty;
pub mod preset;
pub mod request;
pub mod send;
pub mod slack;
pub mod smtp;
pub mod statuspage;
pub mod target;
#[cfg(test)]
mod tests;
pub mod webhook;

use intent::Intent;
use request::{NoRequest, Request};
use target::{Service, Target};

/// The request that says this through that channel; an error where there is none.
pub fn build(intent: &Intent, target: &Target) -> Result<Request, NoRequest> {
    match &target.service {
        Service::SlackHook => Ok(slack::hook(intent, target)),
        Service::SlackApi => slack::api(intent, target),
        Service::PagerDuty => pagerduty::event(intent, target),
        Service::Statuspage => statuspage::incident(intent, target),
        Service::Smtp { from, user } => mail::message(intent, target, from, user.as_deref()),
        Service::Webhook(shape) => webhook::post(intent, target, shape),
    }
}
