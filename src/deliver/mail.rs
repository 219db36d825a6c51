//! Mail: one message to one address or a few, in plain text.
//!
//! Limits: RFC 5322 (a line of 998 characters; longer ones are encoded when sent). Mail has no key against doubles, so a
//! lost answer is never sent again unasked; the Message-ID is that of the outbox's message, so that a second copy shows.
//! Refuses addresses that are none, and line breaks in headers.

use lettre::Address;

use super::intent::{Intent, chars};
use super::request::{Login, NoRequest, Request, Success};
use super::target::{Secret, Target};
use crate::text::base64;
use crate::text::safe::Safe;

/// The method of a request that goes by SMTP.
pub const METHOD: &str = "MAIL";
/// The subject, in characters.
const SUBJECT: usize = 200;
/// The text, in characters.
const BODY: usize = 25_000;

/// One address, without a name before it; the error says what it is not.
pub fn address(text: &str) -> Result<Address, String> {
    let wrong = || match text {
        "" => "there is no mail address".to_owned(),
        text => format!("`{text}` is no mail address such as list@example.org"),
    };
    if text.is_ascii() {
        text.parse().map_err(|_| wrong())
    } else {
        Err(wrong())
    }
}

/// Several, separated by commas; at least one.
pub fn addresses(text: &str) -> Result<Vec<Address>, String> {
    text.split(',').map(|one| address(one.trim())).collect()
}

/// One message.
pub fn message(
    intent: &Intent,
    target: &Target,
    from: &str,
    user: Option<&str>,
) -> Result<Request, NoRequest> {
    let missing = |what: &str| NoRequest::Missing(what.to_owned());
    let to = target.to.as_deref().unwrap_or_default();
    let to = addresses(to).map_err(|_| missing("the addresses it goes to (`target`)"))?;
    let to: Vec<String> = to.iter().map(ToString::to_string).collect();
    let from = address(from).map_err(|_| missing("the address it comes from (`from`)"))?;
    let login = match (user, &target.secret) {
        (user, Some(secret)) => Some(Login {
            user: user.unwrap_or(from.as_ref()).to_owned(),
            password: secret.clone(),
        }),
        (Some(_), None) => return Err(missing("the password of `user` (`secret_env`)")),
        (None, None) => None,
    };
    let subject = intent.subject.clone().unwrap_or_else(|| intent.headline());
    let id: String = intent
        .id
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let mut notes = vec![format!("{} | {}", intent.severity, intent.state)];
    notes.extend(intent.audience.as_ref().map(|to| format!("for {to}")));
    let next = intent.next_by.as_ref();
    notes.extend(next.map(|by| format!("next update by {by}")));
    notes.push(intent.incident.clone());
    let body = format!("{}\n\n--\n{}\n", intent.text.trim_end(), notes.join(" | "));
    let mut secrets: Vec<Secret> = target.secret.iter().cloned().collect();
    if let Some(login) = &login {
        // As a login sends them: a server may repeat what it was told.
        let (user, password) = (&login.user, login.password.reveal());
        let plain = format!("\0{user}\0{password}");
        for text in [plain.as_str(), password] {
            secrets.push(Secret::new(base64::encode(text.as_bytes())));
        }
    }
    let line = |text: &str, limit| chars(Safe::line(text).as_str(), limit);
    Ok(Request {
        method: METHOD,
        url: target.url.clone(),
        hidden_path: false,
        headers: vec![
            ("from".to_owned(), from.to_string()),
            ("to".to_owned(), to.join(", ")),
            ("subject".to_owned(), line(&subject, SUBJECT)),
            ("date".to_owned(), intent.at.clone()),
            (
                "message-id".to_owned(),
                format!("<irc-{id}@{}>", from.domain()),
            ),
        ],
        body: chars(&body, BODY),
        success: Success::Smtp,
        secrets,
        login,
    })
}
