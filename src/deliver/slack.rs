//! Slack: the incoming webhook, and the Web API with a room of the incident's own and a thread in it.
//!
//! Limits and answers: docs.slack.dev (rate limits, block kit reference); `chat.postMessage` answers 200 also when it
//! refuses. Text from data is plain text or escaped, so that no mention, link or mark-up comes from it.

use serde_json::{Value, json};

use super::intent::{Intent, chars};
use super::request::{NoRequest, Request, Success};
use super::target::Target;
use crate::domain::message::About;

/// A header block's text, in characters.
const HEADER: usize = 150;
/// A section's text, in characters.
const SECTION: usize = 3_000;
/// How much of a section is filled, so that escaping cannot push it over.
const SECTION_RAW: usize = 2_500;
/// The text beside the blocks, for notifications, in characters.
const FALLBACK: usize = 1_000;
/// A room's topic, in characters.
const TOPIC: usize = 250;
/// Where the Web API is, unless the channel says otherwise.
pub const API: &str = "https://slack.com/api";

/// Slack's three control characters, escaped: nothing in the text can mention, link or ping.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Escaped, and never longer than `limit` afterwards.
fn fitted(text: &str, limit: usize) -> String {
    let mut room = limit;
    loop {
        let escaped = escape(&chars(text, room));
        let over = escaped.chars().count().saturating_sub(limit);
        if over == 0 {
            return escaped;
        }
        room = room.saturating_sub(over.div_ceil(4).max(1));
    }
}

/// The incoming webhook: the address is the secret.
pub fn hook(intent: &Intent, target: &Target) -> Request {
    let mut request = Request::json(
        "POST",
        target.url.reveal().to_owned(),
        target,
        &message(intent),
    );
    request.hidden_path = true;
    request.success = Success::Ok;
    request
}

fn message(intent: &Intent) -> Value {
    let head = intent.subject.clone().unwrap_or_else(|| intent.headline());
    let mut blocks = vec![
        json!({"type": "header", "text": {"type": "plain_text", "text": chars(&head, HEADER), "emoji": false}}),
        json!({"type": "section", "text": {"type": "plain_text", "text": chars(&intent.text, SECTION), "emoji": false}}),
    ];
    let mut notes = vec![format!("{} | {}", intent.severity, intent.state)];
    notes.extend(intent.audience.as_ref().map(|to| format!("for {to}")));
    notes.extend(
        intent
            .next_by
            .as_ref()
            .map(|by| format!("next update by {by}")),
    );
    notes.push(intent.incident.clone());
    let notes = chars(&notes.join(" | "), SECTION_RAW);
    blocks.push(json!({"type": "context", "elements": [{"type": "plain_text", "text": notes, "emoji": false}]}));
    json!({
        "text": fitted(&format!("{}: {}", intent.headline(), intent.what), FALLBACK),
        "blocks": blocks,
        "unfurl_links": false,
        "unfurl_media": false,
    })
}

fn call(
    method: &str,
    target: &Target,
    body: &Value,
    reference: &'static [&'static str],
) -> Request {
    let base = target.url.reveal().trim_end_matches('/');
    let mut request = Request::json("POST", format!("{base}/{method}"), target, body);
    let bearer = format!("Bearer {}", target.token());
    request.headers.push(("authorization".to_owned(), bearer));
    request.success = Success::SlackJson(reference);
    request
}

/// The Web API: a room, its topic, and posts.
pub fn api(intent: &Intent, target: &Target) -> Result<Request, NoRequest> {
    let named = || intent.room.as_deref().map(room_name);
    let room = intent
        .room_id
        .clone()
        .or_else(|| target.to.clone())
        .or_else(named);
    match intent.about {
        Some(About::Room) => {
            let name = named().ok_or(NoRequest::NotForIt)?;
            let body = json!({"name": name, "is_private": false});
            Ok(call("conversations.create", target, &body, &["channel.id"]))
        }
        Some(About::Topic) => {
            let Some(id) = &intent.room_id else {
                return Err(NoRequest::Missing(
                    "the room's id: it was not made by irc".to_owned(),
                ));
            };
            let topic = fitted(&format!("{} | {}", intent.headline(), intent.state), TOPIC);
            let body = json!({"channel": id, "topic": topic});
            Ok(call("conversations.setTopic", target, &body, &[]))
        }
        _ => {
            let Some(room) = room else {
                return Err(NoRequest::Missing(
                    "a room: set `target`, or let the playbook name one".to_owned(),
                ));
            };
            let mut body = message(intent);
            if let Some(map) = body.as_object_mut() {
                map.insert("channel".to_owned(), json!(room));
                if let Some(thread) = &intent.thread {
                    map.insert("thread_ts".to_owned(), json!(thread));
                }
            }
            Ok(call("chat.postMessage", target, &body, &["ts"]))
        }
    }
}

/// A room's name as Slack takes it: at most 80 lower-case letters, digits, dashes and underscores.
fn room_name(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        .take(80)
        .collect()
}
