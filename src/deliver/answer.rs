//! What came back, and what it means: delivered, refused, try again, or nobody knows.
//!
//! Pure. A service that has no key against doubles is never tried again after a lost answer.

use chrono::DateTime;
use serde_json::Value;

use super::request::{Request, Success};
use crate::domain::instant::Instant;
use crate::text::cut;
use crate::text::safe::Safe;

/// Longest wait that a service may ask for, in seconds.
const LONGEST_WAIT: i64 = 3_600;
/// Longest words of a service that are kept, in characters.
const WHY: usize = 160;

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// An answer.
    Replied {
        /// The status code.
        status: u16,
        /// Names in lower case, and values: only those about waiting.
        headers: Vec<(String, String)>,
        /// The body, as far as it is read.
        body: String,
    },
    /// It surely did not get there.
    NotSent(String),
    /// It may have got there; no answer came.
    Lost(String),
}

/// What it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The service has it.
    Delivered {
        /// What the service calls it.
        reference: Option<String>,
    },
    /// The service does not want it.
    Refused {
        /// In its words, without secrets.
        why: String,
    },
    /// Later.
    Again {
        /// Why.
        why: String,
        /// After how many seconds, if the service said so.
        after_s: Option<i64>,
    },
    /// The service may have it.
    Unknown {
        /// Why nobody knows.
        why: String,
    },
}

/// Reads an answer to a request.
pub fn verdict(request: &Request, idempotent: bool, answer: &Answer, now: Instant) -> Verdict {
    match answer {
        Answer::NotSent(why) => Verdict::Again {
            why: why.clone(),
            after_s: None,
        },
        Answer::Lost(why) if idempotent => Verdict::Again {
            why: why.clone(),
            after_s: None,
        },
        Answer::Lost(why) => Verdict::Unknown { why: why.clone() },
        Answer::Replied {
            status,
            headers,
            body,
        } => replied(request, idempotent, *status, headers, body, now),
    }
}

fn replied(
    request: &Request,
    idempotent: bool,
    status: u16,
    headers: &[(String, String)],
    body: &str,
    now: Instant,
) -> Verdict {
    let json: Value = serde_json::from_str(body).unwrap_or_default();
    let said = || words(request, status, body, &json);
    if request.success == Success::Smtp {
        return match status {
            200..=299 => Verdict::Delivered { reference: None },
            400..=499 => Verdict::Again {
                why: said(),
                after_s: None,
            },
            _ => Verdict::Refused { why: said() },
        };
    }
    match status {
        200..=299 => accepted(request, status, headers, body, &json, now),
        300..=399 => Verdict::Refused {
            why: format!("{status}: it sends irc to another address, which irc does not follow"),
        },
        420 | 429 => Verdict::Again {
            why: format!("{status}: too many messages for now"),
            after_s: wait(headers, &json, now),
        },
        500..=599 if idempotent => Verdict::Again {
            why: said(),
            after_s: wait(headers, &json, now),
        },
        500..=599 => Verdict::Unknown { why: said() },
        _ => Verdict::Refused { why: said() },
    }
}

fn accepted(
    request: &Request,
    status: u16,
    headers: &[(String, String)],
    body: &str,
    json: &Value,
    now: Instant,
) -> Verdict {
    let no = |what: &str| Verdict::Refused {
        why: format!(
            "{status}, but {what}: {}",
            words(request, status, body, json)
        ),
    };
    let at = |path: &str| {
        let found = path
            .split('.')
            .try_fold(json, |value, key| value.get(key))?;
        let text = found.as_str()?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        (text.len() <= 128 && text.chars().all(plain)).then(|| text.to_owned())
    };
    match &request.success {
        Success::Status(codes) if codes.contains(&status) => Verdict::Delivered { reference: None },
        Success::Ok if status == 200 && body.trim() == "ok" => {
            Verdict::Delivered { reference: None }
        }
        Success::Reference(codes, key) if codes.contains(&status) => {
            if json.get(key).is_some() {
                Verdict::Delivered { reference: at(key) }
            } else {
                // Somebody between may have said it, or the service in another form.
                let said = words(request, status, body, json);
                let why = format!("{status}, but the answer has no `{key}`: {said}");
                Verdict::Unknown { why }
            }
        }
        Success::SlackJson(keys) if status == 200 && json.get("ok") == Some(&Value::Bool(true)) => {
            let found: Vec<String> = keys.iter().filter_map(|key| at(key)).collect();
            Verdict::Delivered {
                reference: Some(found.join("/")).filter(|text| !text.is_empty()),
            }
        }
        Success::SlackJson(_) => match json.get("error").and_then(Value::as_str) {
            Some("ratelimited" | "rate_limited") => Verdict::Again {
                why: "too many messages for now".to_owned(),
                after_s: wait(headers, json, now),
            },
            // The room is there already: that is what was wanted.
            Some("name_taken") => Verdict::Delivered { reference: None },
            _ => no("it says no"),
        },
        Success::Status(_) | Success::Reference(..) | Success::Smtp => no("that is not its yes"),
        Success::Ok => no("the answer is not `ok`"),
    }
}

/// How long to wait: `Retry-After` in seconds or as a date, `ratelimit-reset` (seconds), `x-ratelimit-reset` (a time, or
/// seconds), `x-ratelimit-reset-after` and the body's `retry_after` (seconds, with a fraction).
fn wait(headers: &[(String, String)], json: &Value, now: Instant) -> Option<i64> {
    let header = |name: &str| {
        let found = headers.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.trim())
    };
    let seconds = |text: &str| {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let whole: i64 = whole.parse().ok()?;
        let more = fraction.bytes().any(|b| b != b'0');
        Some(whole.saturating_add(i64::from(more)))
    };
    let date = |text: &str| {
        let at = DateTime::parse_from_rfc2822(text).ok()?;
        Some(at.timestamp().saturating_sub(now.unix()))
    };
    // A figure of more than a year's seconds is a time.
    let epoch = |text: &str| {
        let figure = seconds(text)?;
        Some(if figure > 31_536_000 {
            figure.saturating_sub(now.unix())
        } else {
            figure
        })
    };
    let from_body = || {
        json.get("retry_after")
            .and_then(|v| seconds(&v.to_string()))
    };
    let after = header("retry-after").and_then(|text| seconds(text).or_else(|| date(text)));
    after
        .or_else(|| header("x-ratelimit-reset-after").and_then(seconds))
        .or_else(|| header("ratelimit-reset").and_then(seconds))
        .or_else(|| header("x-ratelimit-reset").and_then(epoch))
        .or_else(from_body)
        .map(|s| s.clamp(1, LONGEST_WAIT))
}

/// What a service said, short: its own error words, else its first line. An HTML page says nothing.
fn words(request: &Request, status: u16, body: &str, json: &Value) -> String {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => {
            let words: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            (!words.is_empty()).then(|| words.join("; "))
        }
        _ => None,
    };
    let keys = ["error", "errors", "message", "reason", "detail"];
    let own = match json {
        Value::Object(map) => keys.iter().find_map(|key| map.get(*key).and_then(text)),
        other => text(other),
    };
    let plain = || {
        let body = body.trim();
        (!body.is_empty() && !body.starts_with('<')).then(|| body.to_owned())
    };
    match own.or_else(plain) {
        Some(said) => {
            // Masked before it is cut: half of a secret would not be known again.
            let masked = request.mask(&said);
            let rough: String = masked.chars().take(WHY * 2).collect();
            let line = Safe::line(&rough).to_string();
            // An address in an error may hold a token.
            let line: Vec<&str> = line
                .split(' ')
                .map(|w| if w.contains("://") { "(address)" } else { w })
                .collect();
            format!("{status}: {}", cut::to_chars(&line.join(" "), WHY))
        }
        None => status.to_string(),
    }
}

/// How long to wait before the next attempt, in seconds, where the service did not say: half a minute, doubled each time
/// up to half an hour, and up to a fifth more by chance.
pub fn pause(attempts: u32, chance: u8) -> i64 {
    let doubled = 30_i64.saturating_mul(1 << attempts.saturating_sub(1).min(6));
    let base = doubled.min(1_800);
    base + base * i64::from(chance) / (5 * 255)
}
