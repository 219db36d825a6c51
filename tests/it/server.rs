//! A service on this machine that answers as a script says, and remembers every request.
//!
//! Nothing but the standard library: what it sends is what a test wrote, byte for byte.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::tls;

/// What to do with one request.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// Answers with a status, headers and a body.
    Reply(u16, &'static [(&'static str, &'static str)], &'static str),
    /// Takes the request and says nothing.
    Hang,
    /// Breaks the connection before anything is read.
    Reset,
    /// Takes the whole request, then breaks the connection: it was accepted, and the answer is lost.
    Lose,
}

/// A plain answer.
pub(crate) const fn reply(status: u16, body: &'static str) -> Act {
    Act::Reply(status, &[], body)
}

/// One request as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) line: String,
    pub(crate) headers: Vec<String>,
    pub(crate) body: String,
}

impl Seen {
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let own = self
            .headers
            .iter()
            .find(|line| line.to_lowercase().starts_with(&format!("{name}:")));
        own.map(|line| line.split_once(':').unwrap().1.trim())
    }
}

/// A service.
pub(crate) struct Server {
    pub(crate) url: String,
    script: Arc<Mutex<VecDeque<Act>>>,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Answers with these in turn, and with the last one for ever.
    pub(crate) fn new(script: impl IntoIterator<Item = Act>) -> Self {
        Self::start(script, None)
    }

    /// The same over TLS, with one of the certificates of `tests/tls`.
    pub(crate) fn secure(certificate: &str, script: impl IntoIterator<Item = Act>) -> Self {
        let mut server = Self::start(script, Some(tls::config(certificate)));
        server.url = server.url.replace("http://", "https://");
        server
    }

    fn start(script: impl IntoIterator<Item = Act>, secure: Option<tls::Config>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let script = Arc::new(Mutex::new(script.into_iter().collect::<VecDeque<Act>>()));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let server = Self {
            url,
            script: Arc::clone(&script),
            seen: Arc::clone(&seen),
        };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let act = {
                    let mut script = script.lock().unwrap();
                    if script.len() > 1 {
                        script.pop_front().unwrap()
                    } else {
                        script.front().unwrap().clone()
                    }
                };
                let (seen, secure) = (Arc::clone(&seen), secure.clone());
                thread::spawn(move || match secure {
                    Some(config) => serve(tls::wrap(&config, stream), &act, &seen),
                    None => serve(stream, &act, &seen),
                });
            }
        });
        server
    }

    /// Answers with these from now on.
    pub(crate) fn now(&self, script: impl IntoIterator<Item = Act>) {
        *self.script.lock().unwrap() = script.into_iter().collect();
    }

    /// Every request so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub(crate) fn count(&self) -> usize {
        self.seen.lock().unwrap().len()
    }
}

fn serve(mut stream: impl Read + Write, act: &Act, seen: &Mutex<Vec<Seen>>) {
    // What goes out of scope is closed.
    if matches!(act, Act::Reset) {
        return;
    }
    let Some(request) = read(&mut stream) else {
        return;
    };
    seen.lock().unwrap().push(request);
    match act {
        Act::Reply(status, headers, body) => {
            let mut head = format!(
                "HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n",
                body.len()
            );
            for (name, value) in *headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            let _ = stream.write_all(format!("{head}\r\n{body}").as_bytes());
            let _ = stream.flush();
        }
        Act::Hang => thread::sleep(Duration::from_secs(8)),
        Act::Lose | Act::Reset => {}
    }
}

/// One request.
pub(crate) fn read(stream: &mut impl Read) -> Option<Seen> {
    let mut bytes = Vec::new();
    let mut buffer = [0_u8; 8192];
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at;
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(n) => bytes.extend_from_slice(&buffer[..n]),
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n").map(ToOwned::to_owned);
    let line = lines.next()?;
    let headers: Vec<String> = lines.collect();
    let length = headers
        .iter()
        .find_map(|line| {
            line.to_lowercase()
                .strip_prefix("content-length:")?
                .trim()
                .parse()
                .ok()
        })
        .unwrap_or(0);
    let mut body = bytes[end + 4..].to_vec();
    while body.len() < length {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(n) => body.extend_from_slice(&buffer[..n]),
        }
    }
    Some(Seen {
        line,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}
