//! The one place that sends: by HTTP itself, mail through `smtp`. Gives up when its time is over; follows nothing; says no address.
//!
//! Nothing is built before the first request: a command that sends nothing pays nothing.

use std::io::Read;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
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

/// Between what may still be given up and what may have arrived: only one of the two passes or shuts it.
#[derive(Debug, Default)]
pub(super) struct Gate(AtomicU8);

impl Gate {
    const OPEN: u8 = 0;
    const PASSED: u8 = 1;
    const SHUT: u8 = 2;

    fn set(&self, to: u8) -> bool {
        let order = Ordering::SeqCst;
        self.0
            .compare_exchange(Self::OPEN, to, order, order)
            .is_ok()
    }

    /// The sender goes on to what cannot be taken back; `false`: nobody waits any more, so it must not.
    pub(super) fn pass(&self) -> bool {
        self.set(Self::PASSED)
    }

    /// Whoever waits gives up; `true`: it surely was not sent, and never will be.
    fn shut(&self) -> bool {
        self.set(Self::SHUT)
    }
}

/// Sends all at once, each in a thread of its own, and gives the answers in the same order. What has none within `limit`
/// is lost.
pub fn all(requests: Vec<Request>, limit: Duration) -> Vec<Answer> {
    let count = requests.len();
    let gates: Vec<Arc<Gate>> = (0..count).map(|_| Arc::default()).collect();
    let (tell, hear) = mpsc::channel();
    for ((index, request), gate) in requests.into_iter().enumerate().zip(&gates) {
        let (tell, gate) = (tell.clone(), Arc::clone(gate));
        // A thread that hangs is left behind: the process ends without it.
        let started = thread::Builder::new().spawn(move || {
            let answer = one(&request, limit, &gate);
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
    let mut answers: Vec<Option<Answer>> = gates.iter().map(|_| None).collect();
    let mut missing = if bell.is_ok() { count } else { 0 };
    while missing > 0 {
        match hear.recv_timeout(limit) {
            Ok(Some((index, answer))) => {
                if let Some(place) = answers.get_mut(index) {
                    *place = Some(answer);
                }
                missing -= 1;
            }
            Ok(None) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    let late = || "no answer in time".to_owned();
    let ends = answers.into_iter().zip(gates);
    ends.map(|(answer, gate)| match answer {
        Some(answer) => answer,
        None if gate.shut() => Answer::NotSent(late()),
        None => Answer::Lost(late()),
    })
    .collect()
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

fn one(request: &Request, limit: Duration, gate: &Gate) -> Answer {
    if request.method == mail::METHOD {
        return smtp::send(request, limit, gate);
    }
    // What HTTP had no time to connect to says so itself.
    if !gate.pass() {
        return Answer::NotSent("no answer in time".to_owned());
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
fn reach(error: &dyn std::error::Error) -> &'static str {
    let mut text = String::new();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    reached(&text)
}

/// The same, from the words of its causes; they themselves may hold an address.
pub(super) fn reached(causes: &str) -> &'static str {
    let text = causes.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["tunnel"]) {
        "the proxy lets nothing through (HTTPS_PROXY)"
    } else if has(&["corrupt message"]) {
        "it does not speak TLS there"
    } else if has(&["certificate", "tls", "invalid peer"]) {
        "its certificate is not trusted"
    } else if has(&["no reply of a mail server"]) {
        "it does not answer as a mail server does"
    } else if has(&["refused"]) {
        "nothing listens there"
    } else if has(&["lookup", "resolve", "name or service"]) {
        "its name cannot be looked up"
    } else {
        "it cannot be reached"
    }
}
