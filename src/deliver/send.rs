//! The one place that sends: by HTTP itself, mail through `smtp`. Gives up when its time is over; follows nothing; says no address.
//!
//! Nothing is built before the first request: a command that sends nothing pays nothing.

use std::io::Read;
use std::net::IpAddr;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use reqwest::Url;
use reqwest::blocking::Client;
use reqwest::redirect::Policy;

use super::answer::Answer;
use super::request::Request;
use super::{mail, smtp};

/// Most of an answer that is read, in bytes.
const LARGEST: u64 = 64 * 1024;
/// Most of what was asked for that is read, in bytes: one more than the reader of alerts takes, so that it says so.
const LARGEST_ASKED: u64 = 8 * 1024 * 1024 + 1;
/// Headers that say how long to wait.
const WAITING: [&str; 4] = [
    "retry-after",
    "ratelimit-reset",
    "x-ratelimit-reset",
    "x-ratelimit-reset-after",
];

/// Refuses addresses that irc does not send to; the words hold no part of the address.
pub fn allowed(url: &str) -> Result<(), &'static str> {
    let Ok(url) = Url::parse(url) else {
        return Err("its address is none");
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err("its address holds a user name or password: use `secret_env`");
    }
    let host = url.host_str().unwrap_or_default();
    let plain = host.trim_start_matches('[').trim_end_matches(']');
    let loopback = plain.eq_ignore_ascii_case("localhost")
        || plain.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    match url.scheme() {
        "https" if !host.is_empty() => Ok(()),
        "http" if loopback => Ok(()),
        _ => Err("its address does not begin with https://"),
    }
}

/// Sends all at once, each in a thread of its own, and gives the answers in the same order. What has none within `limit`
/// is lost.
pub fn all(requests: Vec<Request>, limit: Duration) -> Vec<Answer> {
    let count = requests.len();
    let (tell, hear) = mpsc::channel();
    for (index, request) in requests.into_iter().enumerate() {
        let tell = tell.clone();
        // A thread that hangs is left behind: the process ends without it.
        let started = thread::Builder::new().spawn(move || {
            let answer = one(&request, limit);
            let _ = tell.send(Some((index, answer)));
        });
        if started.is_err() {
            break;
        }
    }
    let bell = thread::Builder::new().spawn(move || {
        thread::sleep(limit);
        let _ = tell.send(None);
    });
    let late = || Answer::Lost("no answer in time".to_owned());
    let mut answers: Vec<Answer> = (0..count).map(|_| late()).collect();
    if bell.is_err() {
        return answers;
    }
    let mut missing = count;
    while missing > 0 {
        match hear.recv_timeout(limit) {
            Ok(Some((index, answer))) => {
                if let Some(place) = answers.get_mut(index) {
                    *place = answer;
                }
                missing -= 1;
            }
            Ok(None) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    answers
}

/// What a person hears where no certificate of the machine can be used.
pub(super) const NO_CERTIFICATES: &str =
    "the machine's certificates cannot be read (SSL_CERT_FILE, where it is set)";

fn client(url: &str, limit: Duration) -> Result<Client, String> {
    // An error only says that a provider is there already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = Client::builder();
    if Url::parse(url).is_ok_and(|url| url.scheme() == "http") {
        // Open words are for this machine alone: a proxy would carry them elsewhere.
        builder = builder.no_proxy();
    }
    builder
        .redirect(Policy::none())
        .timeout(limit)
        // Ends before the whole does: what was not connected was not sent.
        .connect_timeout(limit * 3 / 4)
        .user_agent(concat!("irc/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|_| NO_CERTIFICATES.to_owned())
}

fn one(request: &Request, limit: Duration) -> Answer {
    if request.method == mail::METHOD {
        return smtp::send(request, limit);
    }
    if let Err(why) = allowed(request.url.reveal()) {
        return Answer::NotSent(why.to_owned());
    }
    let url = request.url.reveal();
    let client = match client(url, limit) {
        Ok(client) => client,
        Err(why) => return Answer::NotSent(why),
    };
    let mut sending = match request.method {
        "GET" => client.get(url),
        "PATCH" => client.patch(url),
        _ => client.post(url),
    };
    for (name, value) in &request.headers {
        sending = sending.header(name, value);
    }
    match sending.body(request.body.clone()).send() {
        Ok(response) => {
            let status = response.status().as_u16();
            let headers = WAITING
                .iter()
                .filter_map(|name| {
                    let value = response.headers().get(*name)?.to_str().ok()?;
                    Some(((*name).to_owned(), value.to_owned()))
                })
                .collect();
            let mut body = Vec::new();
            let most = match request.method {
                "GET" => LARGEST_ASKED,
                _ => LARGEST,
            };
            match response.take(most).read_to_end(&mut body) {
                Ok(_) => Answer::Replied {
                    status,
                    headers,
                    body: String::from_utf8_lossy(&body).into_owned(),
                },
                // The status alone is an answer, except where the body has the yes.
                Err(_) => Answer::Lost("the answer broke off".to_owned()),
            }
        }
        Err(error) => unsent(&error),
    }
}

/// An error in words that hold no address.
fn unsent(error: &reqwest::Error) -> Answer {
    if error.is_builder() {
        return Answer::NotSent("its address or a header cannot be used".to_owned());
    }
    if error.is_connect() {
        return Answer::NotSent(reach(error).to_owned());
    }
    let why = if error.is_timeout() {
        "no answer in time"
    } else {
        "the connection broke off without an answer"
    };
    Answer::Lost(why.to_owned())
}

/// Why no connection came about.
pub(super) fn reach(error: &dyn std::error::Error) -> &'static str {
    let mut text = String::new();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(&inner.to_string().to_lowercase());
        cause = inner.source();
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["tunnel"]) {
        "the proxy lets nothing through (HTTPS_PROXY)"
    } else if has(&["certificate", "tls", "invalid peer"]) {
        "its certificate is not trusted"
    } else if has(&["refused"]) {
        "nothing listens there"
    } else if has(&["lookup", "resolve", "name or service"]) {
        "its name cannot be looked up"
    } else {
        "it cannot be reached"
    }
}
