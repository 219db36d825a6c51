//! Any webhook: gaps filled, limits kept, signed.
//!
//! Values are put into the leaves of a JSON tree, never into JSON text: nothing that was recorded can change its shape.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::intent::{Intent, chars};
use super::preset::{Escape, Shape};
use super::request::{NoRequest, Request, Success};
use super::target::Target;
use crate::text::cut;
use crate::text::hex::hex;

/// Longest text that a gap takes where it names no limit, in characters.
const ANY: usize = 20_000;

/// One post.
pub fn post(intent: &Intent, target: &Target, shape: &Shape) -> Result<Request, NoRequest> {
    let missing = |what: &str| Err(NoRequest::Missing(what.to_owned()));
    if shape.needs_secret && target.secret.is_none() {
        return missing("a key (`secret_env`)");
    }
    if let (Some(what), None) = (&shape.needs_target, &target.to) {
        return missing(&format!("{what} (`target`)"));
    }
    let base = target.url.reveal();
    if base.is_empty() {
        return missing("where to: `url` or `url_env`");
    }
    let fill = |text: &str| filled(text, intent, target, shape.escape);
    let body = match &shape.plain {
        Some(text) => fill(text),
        None => walk(&shape.body, &fill).to_string(),
    };
    if let Some(largest) = shape.largest.filter(|largest| body.len() > *largest) {
        return missing(&format!("room: the message is over {largest} bytes"));
    }
    let path = filled(&shape.path, intent, target, None);
    let url = format!(
        "{}{path}",
        if path.is_empty() {
            base
        } else {
            base.trim_end_matches('/')
        }
    );
    let mut request = Request::json("POST", url, target, &Value::Null);
    if shape.plain.is_some() {
        request.headers.clear();
        request.headers.push((
            "content-type".to_owned(),
            "text/plain; charset=utf-8".to_owned(),
        ));
    }
    for (name, value) in &shape.headers {
        if value.contains("{{ secret }}") && target.secret.is_none() {
            continue;
        }
        let value = filled(value, intent, target, None);
        // A header is one line of plain letters.
        let value: String = value.chars().filter(|c| (' '..='~').contains(c)).collect();
        request
            .headers
            .push((name.to_lowercase(), chars(&value, 2_000)));
    }
    if let (Some(name), Some(secret)) = (&shape.sign, &target.secret) {
        let sum = hmac(secret.reveal().as_bytes(), body.as_bytes());
        request
            .headers
            .push((name.to_lowercase(), format!("sha256={sum}")));
    }
    request.body = body;
    request.hidden_path = shape.secret_url;
    request.success = if shape.answers_ok {
        Success::Ok
    } else {
        Success::Status(shape.success.clone())
    };
    Ok(request)
}

fn walk(value: &Value, fill: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(fill(text)),
        Value::Array(items) => items.iter().map(|item| walk(item, fill)).collect(),
        Value::Object(map) => {
            let pairs = map
                .iter()
                .map(|(key, value)| (key.clone(), walk(value, fill)));
            Value::Object(pairs.collect())
        }
        other => other.clone(),
    }
}

/// A text with its gaps filled. An unknown gap stays as it is, for everybody to see.
fn filled(text: &str, intent: &Intent, target: &Target, escape: Option<Escape>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((gap, behind)) = after.split_once("}}") else {
            break;
        };
        out.push_str(before);
        let (name, limit) = gap.split_once('|').unwrap_or((gap, ""));
        let limit = limit.trim().parse().unwrap_or(ANY);
        match name.trim() {
            "secret" => out.push_str(target.token()),
            "target" => out.push_str(target.to.as_deref().unwrap_or_default()),
            name => match intent.field(name) {
                Some(value) => out.push_str(&inert(&cut::to_chars(&value, limit), limit, escape)),
                None => out.push_str(&format!("{{{{{gap}}}}}")),
            },
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// Mark-up and mentions made harmless, and still within the limit.
fn inert(text: &str, limit: usize, escape: Option<Escape>) -> String {
    let Some(escape) = escape else {
        return text.to_owned();
    };
    let mut room = limit;
    loop {
        let short = cut::to_chars(text, room);
        let done = match escape {
            Escape::Slack => super::slack::escape(&short),
            Escape::Markdown => markdown(&short),
        };
        let over = done.chars().count().saturating_sub(limit);
        if over == 0 {
            return done;
        }
        room = room.saturating_sub(over.div_ceil(2).max(1));
    }
}

/// A zero-width space behind `@` and inside `://` and `](` ends mentions and links; a backslash ends the rest.
fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '@' => out.push_str("@\u{200b}"),
            '\\' | '*' | '_' | '`' | '~' | '[' | ']' | '<' | '>' | '|' | '#' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out.replace("://", ":\u{200b}//")
}

/// HMAC-SHA256 in lower-case hex (RFC 2104).
fn hmac(key: &[u8], message: &[u8]) -> String {
    let mut block = [0_u8; 64];
    let short;
    let key = if key.len() > block.len() {
        short = Sha256::digest(key);
        short.as_slice()
    } else {
        key
    };
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    let pad = |with: u8| block.map(|byte| byte ^ with);
    let inner = Sha256::new()
        .chain_update(pad(0x36))
        .chain_update(message)
        .finalize();
    let sum = Sha256::new()
        .chain_update(pad(0x5c))
        .chain_update(inner)
        .finalize();
    hex(&sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_that_of_rfc_4231() {
        assert_eq!(
            hmac(b"Jefe", b"what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(
            hmac(
                &[0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First"
            ),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        );
    }
}
