//! `PagerDuty`'s Events API, version 2: trigger, acknowledge, resolve, under a key of our own.
//!
//! Limits: developer docs, Events API v2 (summary 1024, key 255, event 512 KB; 202 is success; 429 and 5xx may be
//! sent again with the same key without a second page).

use serde_json::json;

use super::intent::{Intent, chars};
use super::request::{NoRequest, Request, Success};
use super::target::Target;
use crate::domain::message::About;

/// The summary, in characters.
const SUMMARY: usize = 1_024;
/// Details of our own, in characters: the whole event stays far under its limit.
const DETAIL: usize = 8_000;
/// Where events go, unless the channel says otherwise.
pub const EVENTS: &str = "https://events.pagerduty.com";

/// One event.
pub fn event(intent: &Intent, target: &Target) -> Result<Request, NoRequest> {
    let key = target.token();
    if key.is_empty() {
        return Err(NoRequest::Missing(
            "the integration's routing key (`secret_env`)".to_owned(),
        ));
    }
    let action = match intent.about {
        Some(About::Page | About::Declared | About::Reopened) | None => "trigger",
        Some(About::Acknowledged) => "acknowledge",
        Some(About::Resolved | About::Cancelled) => "resolve",
        Some(_) => return Err(NoRequest::NotForIt),
    };
    let body = if action == "trigger" {
        let severity = match intent.rank {
            1 => "critical",
            2 => "error",
            3 => "warning",
            _ => "info",
        };
        let source = intent.service.clone().unwrap_or_else(|| "irc".to_owned());
        json!({
            "event_action": action,
            "payload": {
                "summary": chars(&format!("{}: {}", intent.headline(), intent.what), SUMMARY),
                "source": chars(&source, 255),
                "severity": severity,
                "timestamp": intent.at,
                "custom_details": {
                    "incident": intent.incident,
                    "state": intent.state,
                    "text": chars(&intent.text, DETAIL),
                    "by": intent.by,
                },
            },
            "dedup_key": chars(&intent.dedup(), 255),
            "routing_key": key,
        })
    } else {
        json!({
            "event_action": action,
            "dedup_key": chars(&intent.dedup(), 255),
            "routing_key": key,
        })
    };
    let base = target.url.reveal().trim_end_matches('/');
    let mut request = Request::json("POST", format!("{base}/v2/enqueue"), target, &body);
    request.success = Success::Reference(vec![202], "dedup_key");
    Ok(request)
}
