//! The dialogue of SMTP: encrypted from the start or by STARTTLS, except to this machine; then one message.
//!
//! Everything before the message itself is surely not sent when it fails; a message without an answer is lost. Refuses to
//! log in, or to say anything, over an open line to another machine.

use std::error::Error as _;
use std::net::IpAddr;
use std::time::Duration;

use chrono::DateTime;
use lettre::Message;
use lettre::message::header::{ContentType, Date, Header as _};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use reqwest::Url;

use super::answer::Answer;
use super::mail::address;
use super::request::Request;
use super::send::{NO_CERTIFICATES, reach};

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

/// Sends one message; gives up after `limit`.
pub(super) fn send(request: &Request, limit: Duration) -> Answer {
    let unsent = |why: &str| Answer::NotSent(why.to_owned());
    let place = match place(request.url.reveal()) {
        Ok(place) => place,
        Err(why) => return unsent(why),
    };
    let Some((message, envelope)) = built(request) else {
        return unsent("an address or a header cannot be used");
    };
    let mut line = match opened(&place, request, limit) {
        Ok(line) => line,
        Err(answer) => return answer,
    };
    let mut options = Vec::new();
    if line.server_info().supports_feature(Extension::EightBitMime) && !message.is_ascii() {
        options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    let before = line
        .command(Mail::new(Some(envelope.0), options))
        .and_then(|_| line.command(Rcpt::new(envelope.1, Vec::new())))
        .and_then(|_| line.command(Data));
    if let Err(error) = before {
        return early(&error);
    }
    if line.set_timeout(Some(limit)).is_err() {
        return unsent("it cannot be reached");
    }
    match line.message(&message) {
        Ok(response) => {
            let _ = line.set_timeout(Some(GOODBYE));
            let _ = line.quit();
            replied(response.code().into(), String::new())
        }
        Err(error) => match said(&error) {
            Some(answer) => answer,
            None if error.is_timeout() => Answer::Lost("no answer in time".to_owned()),
            None => Answer::Lost("the connection broke off without an answer".to_owned()),
        },
    }
}

/// The message as it goes over the line, and from and to.
fn built(request: &Request) -> Option<(Vec<u8>, (lettre::Address, lettre::Address))> {
    let header = |name: &str| {
        let found = request.headers.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    };
    let from = address(header("from")?).ok()?;
    let to = address(header("to")?).ok()?;
    let at = DateTime::parse_from_rfc3339(header("date")?).ok()?.to_utc();
    let date = at.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let message = Message::builder()
        .from(from.clone().into())
        .to(to.clone().into())
        .subject(header("subject")?)
        .header(Date::parse(&date).ok()?)
        .message_id(Some(header("message-id")?.to_owned()))
        .header(ContentType::TEXT_PLAIN)
        .body(request.body.clone())
        .ok()?;
    Some((message.formatted(), (from, to)))
}

/// A line that may be spoken on, logged in where a login is set.
fn opened(place: &Place, request: &Request, limit: Duration) -> Result<SmtpConnection, Answer> {
    let unsent = |why: &str| Answer::NotSent(why.to_owned());
    let tls = if place.wrapped || !place.near {
        // An error only says that a provider is there already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let made = TlsParameters::new(place.host.clone());
        Some(made.map_err(|_| unsent(NO_CERTIFICATES))?)
    } else {
        None
    };
    let hello = ClientId::default();
    let wrapped = tls.as_ref().filter(|_| place.wrapped);
    let server = (place.host.as_str(), place.port);
    // Ends before the whole does: what was not said was not sent.
    let patience = Some(limit * 3 / 5);
    let mut line = SmtpConnection::connect(server, patience, &hello, wrapped, None)
        .map_err(|error| early(&error))?;
    if let Some(tls) = tls.as_ref().filter(|_| !place.wrapped) {
        if !line.can_starttls() {
            return Err(unsent("it offers no STARTTLS, and nothing is sent openly"));
        }
        line.starttls(tls, &hello).map_err(|error| early(&error))?;
    }
    if let Some(login) = &request.login {
        let own = Credentials::new(login.user.clone(), login.password.reveal().to_owned());
        line.auth(DEFAULT_MECHANISMS, &own).map_err(|error| {
            if error.is_client() {
                unsent("it offers no login that irc knows")
            } else {
                early(&error)
            }
        })?;
    }
    Ok(line)
}

const fn replied(status: u16, body: String) -> Answer {
    Answer::Replied {
        status,
        headers: Vec::new(),
        body,
    }
}

/// The server's own no, if it is one.
fn said(error: &Error) -> Option<Answer> {
    let words = error.source().map(ToString::to_string);
    Some(replied(error.status()?.into(), words.unwrap_or_default()))
}

/// Before the message itself: a no, or surely not sent.
fn early(error: &Error) -> Answer {
    said(error).unwrap_or_else(|| {
        let why = if error.is_timeout() {
            "no answer in time"
        } else {
            reach(error)
        };
        Answer::NotSent(why.to_owned())
    })
}
