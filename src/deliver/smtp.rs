//! The dialogue of SMTP: encrypted from the start or by STARTTLS, except to this machine; then one message.
//!
//! Everything before the message itself is surely not sent when it fails; a message without an answer is lost. Refuses to
//! log in, or to say anything, over an open line to another machine.

mod line;
mod wire;

use std::io::ErrorKind;
use std::net::IpAddr;
use std::time::Duration;

use chrono::DateTime;
use lettre::message::header::{ContentType, Date, Header as _};
use lettre::{Address, Message};
use reqwest::Url;

use self::line::{Failed, Line};
use self::wire::Tls;
use super::answer::Answer;
use super::mail::{address, addresses};
use super::request::Request;
use super::send::{Gate, NO_CERTIFICATES, reached};

/// Ports of `smtps://` and `smtp://`.
const PORTS: (u16, u16) = (465, 587);
/// How long the goodbye may take: nothing depends on it.
const GOODBYE: Duration = Duration::from_millis(100);

/// Where a server is, and how it is spoken to.
struct Place {
    host: String,
    port: u16,
    /// Encrypted from the first byte.
    wrapped: bool,
    /// This machine.
    near: bool,
}

fn place(url: &str) -> Result<Place, &'static str> {
    let Ok(url) = Url::parse(url) else {
        return Err("its address is none");
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err("its address holds a user name or password: use `user` and `secret_env`");
    }
    let wrapped = match url.scheme() {
        "smtps" => true,
        "smtp" => false,
        _ => return Err("its address does not begin with smtps:// or smtp://"),
    };
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    if host.is_empty() {
        return Err("its address is none");
    }
    let usual = if wrapped { PORTS.0 } else { PORTS.1 };
    Ok(Place {
        host: host.to_owned(),
        port: url.port().unwrap_or(usual),
        wrapped,
        near: host.eq_ignore_ascii_case("localhost")
            || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback()),
    })
}

/// Refuses addresses that mail is not sent through; the words hold no part of the address.
pub fn allowed(url: &str) -> Result<(), &'static str> {
    place(url).map(|_| ())
}

/// Sends one message; gives up after `limit`, or at the gate.
pub(super) fn send(request: &Request, limit: Duration, gate: &Gate) -> Answer {
    let place = match place(request.url.reveal()) {
        Ok(place) => place,
        Err(why) => return unsent(why),
    };
    let Some(letter) = built(request) else {
        return unsent("an address or a header cannot be used");
    };
    let mut line = match opened(&place, request, limit) {
        Ok(line) => line,
        Err(answer) => return answer,
    };
    if let Err(failed) = addressed(&mut line, &letter) {
        return early(failed);
    }
    // From here on it may be there. Whoever waits may have given up: then it surely is not.
    if line.wait_for(limit).is_err() || !gate.pass() {
        return unsent("no answer in time");
    }
    match line.message(&letter.text) {
        Ok(_) => {
            let _ = line.wait_for(GOODBYE);
            let _ = line.tell("QUIT", 2);
            replied(250, String::new())
        }
        Err(Failed::Broke(error)) if silent(&error) => Answer::Lost("no answer in time".to_owned()),
        Err(Failed::Said(code, words)) => replied(code, words),
        Err(_) => Answer::Lost("the connection broke off without an answer".to_owned()),
    }
}

fn unsent(why: &str) -> Answer {
    Answer::NotSent(why.to_owned())
}

/// What goes over the line.
struct Letter {
    from: Address,
    to: Vec<Address>,
    text: Vec<u8>,
}

/// From whom and to whom. If one of them is refused nobody gets it: a second try would be the first one's double.
fn addressed(line: &mut Line, letter: &Letter) -> Result<(), Failed> {
    line.tell(&format!("MAIL FROM:<{}>", letter.from), 2)?;
    for to in &letter.to {
        line.tell(&format!("RCPT TO:<{to}>"), 2)
            .map_err(|failed| match failed {
                Failed::Said(code, words) if letter.to.len() > 1 => {
                    Failed::Said(code, format!("{to}: {words}"))
                }
                other => other,
            })?;
    }
    line.tell("DATA", 3).map(|_| ())
}

/// The message as it goes over the line.
fn built(request: &Request) -> Option<Letter> {
    let header = |name: &str| {
        let found = request.headers.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    };
    let from = address(header("from")?).ok()?;
    let to = addresses(header("to")?).ok()?;
    let at = DateTime::parse_from_rfc3339(header("date")?).ok()?.to_utc();
    let date = at.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let mut message = Message::builder().from(from.clone().into());
    for one in &to {
        message = message.to(one.clone().into());
    }
    let message = message
        .subject(header("subject")?)
        .header(Date::parse(&date).ok()?)
        .message_id(Some(header("message-id")?.to_owned()))
        .header(ContentType::TEXT_PLAIN)
        .body(request.body.clone())
        .ok()?;
    let text = message.formatted();
    text.is_ascii().then_some(Letter { from, to, text })
}

/// A line that may be spoken on, logged in where a login is set.
fn opened(place: &Place, request: &Request, limit: Duration) -> Result<Line, Answer> {
    let tls = if place.wrapped || !place.near {
        Some(Tls::new(&place.host).ok_or_else(|| unsent(NO_CERTIFICATES))?)
    } else {
        None
    };
    let wrapped = tls.as_ref().filter(|_| place.wrapped);
    // Ends before the whole does: what was not said was not sent.
    let patience = limit * 3 / 5;
    let mut line = Line::open((place.host.as_str(), place.port), patience, wrapped)
        .map_err(|error| early(error.into()))?;
    ready(&mut line, tls.as_ref().filter(|_| !place.wrapped), request).map_err(early)?;
    Ok(line)
}

/// From the greeting to the login.
fn ready(line: &mut Line, tls: Option<&Tls>, request: &Request) -> Result<(), Failed> {
    line.greeted()?;
    line.hello()?;
    if let Some(tls) = tls {
        if !line.offers("STARTTLS") {
            return Err(Failed::NoTls);
        }
        line.encrypt(tls)?;
    }
    if let Some(login) = &request.login {
        line.log_in(login)?;
    }
    Ok(())
}

const fn replied(status: u16, body: String) -> Answer {
    Answer::Replied {
        status,
        headers: Vec::new(),
        body,
    }
}

fn silent(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock)
}

/// Before the message itself: a no, or surely not sent.
fn early(failed: Failed) -> Answer {
    match failed {
        Failed::Said(code, words) => replied(code, words),
        Failed::NoTls => unsent("it offers no STARTTLS, and nothing is sent openly"),
        Failed::NoLogin => unsent("it offers no login that irc knows"),
        Failed::Broke(error) if silent(&error) => unsent("no answer in time"),
        Failed::Broke(error) => unsent(reached(&error.to_string())),
    }
}
