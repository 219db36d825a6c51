//! Private authorities and proxies: what the machine's variables say is done, and nothing of it is shown.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::Value;

use crate::channels::{HOOK, irc, leaks_nothing, states, world};
use crate::harness::World;
use crate::server::{Server, reply};
use crate::tls;

const LINE: &str = "declare sev2 checkout is down --json";
const CA: &str = "SSL_CERT_FILE";

/// Declares under these variables; the document and what was printed.
fn declare(world: &World, variables: &[(&str, &str)], code: i32) -> Value {
    let mut run = irc(world, LINE);
    for (name, value) in variables {
        run = run.env(name, value);
    }
    let printed = run.printed();
    assert_eq!(
        printed.code,
        code,
        "{variables:?}: {} {:?}",
        printed.err,
        printed.out.split("deliveries").nth(1)
    );
    let text = format!("{}{}", printed.out, printed.err);
    leaks_nothing(world, &text);
    for secret in ["pr0xyPass", "cHIweHlQYXNz", "YW5uOnByMHh5UGFzcw"] {
        assert!(!text.contains(secret), "{text}");
    }
    serde_json::from_str(&printed.out).unwrap()
}

fn error(change: &Value) -> &str {
    change["deliveries"][0]["error"].as_str().unwrap()
}

fn ca() -> String {
    tls::file("ca.pem").display().to_string()
}

/// A proxy on this machine: what it was asked for, and whether it lets it through.
struct Proxy {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// `says` is its answer; a 200 opens the way.
    fn new(says: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Self {
            address: listener.local_addr().unwrap().to_string(),
            asked: Arc::default(),
        };
        let asked = Arc::clone(&proxy.asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let asked = Arc::clone(&asked);
                thread::spawn(move || lead(stream, says, &asked));
            }
        });
        proxy
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn lead(mut stream: TcpStream, says: &str, asked: &Mutex<Vec<String>>) -> Option<()> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).ok()?;
    let place = head.split(' ').nth(1)?.to_owned();
    asked.lock().unwrap().push(head);
    let answer = format!("HTTP/1.1 {says}\r\ncontent-length: 0\r\n\r\n");
    stream.write_all(answer.as_bytes()).ok()?;
    if !says.starts_with("200") {
        return None;
    }
    let mut there = TcpStream::connect(place).ok()?;
    let (mut back, mut from) = (stream.try_clone().ok()?, there.try_clone().ok()?);
    thread::spawn(move || std::io::copy(&mut from, &mut back));
    std::io::copy(&mut stream, &mut there).ok()?;
    Some(())
}

#[test]
fn a_private_authority_is_believed_where_the_machine_says_so() {
    let server = Server::secure("server", [reply(200, "ok")]);
    let there = world(&server, HOOK);
    let change = declare(&there, &[(CA, &ca())], 0);
    assert_eq!(states(&change), ["delivered"]);
    // Without it, with a certificate of another name, with a file that is none: nothing is sent.
    let broken = there
        .write("broken.pem", "no certificate\n")
        .display()
        .to_string();
    let server = Server::secure("server", [reply(200, "ok")]);
    for (variables, why) in [
        (&[][..], "its certificate is not trusted"),
        (
            &[(CA, broken.as_str())],
            "the machine's certificates cannot be read (SSL_CERT_FILE, where it is set)",
        ),
        (
            &[(CA, "/nonexistent/ca.pem")],
            "the machine's certificates cannot be read (SSL_CERT_FILE, where it is set)",
        ),
    ] {
        let change = declare(&world(&server, HOOK), variables, 4);
        assert_eq!(
            (states(&change), error(&change)),
            (vec!["queued"], why),
            "{variables:?}"
        );
    }
    assert_eq!(server.count(), 0);
    let other = Server::secure("other", [reply(200, "ok")]);
    let change = declare(&world(&other, HOOK), &[(CA, &ca())], 4);
    assert_eq!(error(&change), "its certificate is not trusted");
    assert_eq!(other.count(), 0);
}

#[test]
fn a_proxy_sees_a_host_and_never_a_message() {
    let server = Server::secure("server", [reply(200, "ok")]);
    let proxy = Proxy::new("200 OK");
    let through = format!("http://ann:pr0xyPass@{}", proxy.address);
    let variables = [(CA, &*ca()), ("HTTPS_PROXY", &through)];
    let change = declare(&world(&server, HOOK), &variables, 0);
    assert_eq!((states(&change), server.count()), (vec!["delivered"], 1));
    let [asked] = proxy.asked().try_into().unwrap();
    let place = server.url.trim_start_matches("https://");
    assert!(asked.starts_with(&format!("CONNECT {place} ")), "{asked}");
    assert!(
        asked.to_lowercase().contains("proxy-authorization: basic "),
        "{asked}"
    );
    assert!(
        !asked.contains("sEcReT") && !asked.contains("checkout"),
        "{asked}"
    );
    // Around it.
    let around = [variables[0], variables[1], ("NO_PROXY", "127.0.0.1")];
    declare(&world(&server, HOOK), &around, 0);
    assert_eq!((proxy.asked().len(), server.count()), (1, 2));
}

#[test]
fn what_goes_to_this_machine_unencrypted_passes_no_proxy() {
    let server = Server::new([reply(200, "ok")]);
    let proxy = Proxy::new("200 OK");
    let through = format!("http://{}", proxy.address);
    for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY"] {
        declare(&world(&server, HOOK), &[(variable, &through)], 0);
    }
    let shouted = HOOK.replace("URL", &server.url.replace("http", "HTTP"));
    declare(&world(&server, &shouted), &[("HTTP_PROXY", &through)], 0);
    assert_eq!((proxy.asked().len(), server.count()), (0, 4));
}

#[test]
fn a_proxy_that_refuses_is_named_and_nothing_is_sent() {
    let server = Server::secure("server", [reply(200, "ok")]);
    for says in [
        "407 Proxy Authentication Required",
        "403 Forbidden",
        "302 Found",
    ] {
        let proxy = Proxy::new(says);
        let through = format!("http://ann:pr0xyPass@{}", proxy.address);
        let change = declare(
            &world(&server, HOOK),
            &[(CA, &ca()), ("HTTPS_PROXY", &through)],
            4,
        );
        assert_eq!(states(&change), ["queued"], "{says}");
        assert_eq!(
            error(&change),
            "the proxy lets nothing through (HTTPS_PROXY)",
            "{says}"
        );
    }
    for off in [
        "http://ann:pr0xyPass@127.0.0.1:1",
        "socks5://ann:pr0xyPass@127.0.0.1:1",
        "ann:pr0xyPass",
        ":",
    ] {
        let change = declare(
            &world(&server, HOOK),
            &[(CA, &ca()), ("HTTPS_PROXY", off)],
            4,
        );
        assert_eq!(states(&change), ["queued"], "{off}: {change}");
    }
    assert_eq!(server.count(), 0);
}
