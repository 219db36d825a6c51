//! Mail over encrypted lines: from the start, by STARTTLS, and what somebody on the way may try against it.
//!
//! `0.0.0.0` leads to this machine and is not taken for it, so that its line must be encrypted.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::Value;

use crate::channels::{irc, states};
use crate::harness::World;
use crate::real::{Running, listens, port, python, skip, until};
use crate::tls;

const PASSWORD: &str = "pAssw0rdOfMail";
/// Replies that would make a mail of it, put in before the encryption.
const INJECTED: &str = "250-evil\r\n250 AUTH PLAIN\r\n235 in\r\n250 ok\r\n250 ok\r\n250 ok\r\n354 go on\r\n250 taken\r\n";

/// How a server encrypts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    FromTheStart,
    /// After its yes to STARTTLS it, or somebody on the way, says this in the clear.
    Starttls(&'static str),
    /// It says no to STARTTLS that it offered.
    Refuses,
    Never,
}

/// A server of mail that takes everything, and remembers what it heard: in the clear, and encrypted.
struct Sink {
    port: u16,
    open: Arc<Mutex<String>>,
    secret: Arc<Mutex<String>>,
}

impl Sink {
    fn new(way: Way, certificate: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let sink = Self {
            port: listener.local_addr().unwrap().port(),
            open: Arc::default(),
            secret: Arc::default(),
        };
        let (open, secret) = (Arc::clone(&sink.open), Arc::clone(&sink.secret));
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let (open, secret) = (Arc::clone(&open), Arc::clone(&secret));
                thread::spawn(move || {
                    let config = tls::config(certificate);
                    if way == Way::FromTheStart {
                        return talk(&mut tls::wrap(&config, stream), way, true, &secret);
                    }
                    talk(&mut stream, way, true, &open);
                    talk(&mut tls::wrap(&config, stream), Way::Never, false, &secret);
                });
            }
        });
        sink
    }

    fn open(&self) -> String {
        self.open.lock().unwrap().clone()
    }

    fn secret(&self) -> String {
        self.secret.lock().unwrap().clone()
    }
}

fn line(stream: &mut impl Read) -> Option<String> {
    let (mut text, mut byte) = (Vec::new(), [0]);
    while !text.ends_with(b"\r\n") {
        stream.read_exact(&mut byte).ok()?;
        text.push(byte[0]);
    }
    String::from_utf8(text).ok()
}

/// Until the line ends, or is to be encrypted.
fn talk(stream: &mut (impl Read + Write), way: Way, greets: bool, heard: &Mutex<String>) {
    let say = |stream: &mut dyn Write, text: &str| {
        let _ = stream.write_all(text.as_bytes());
        let _ = stream.flush();
    };
    if greets {
        say(stream, "220 sink ESMTP\r\n");
    }
    let mut inside = false;
    while let Some(text) = line(stream) {
        heard.lock().unwrap().push_str(&text);
        if inside && text != ".\r\n" {
            continue;
        }
        let word = text
            .split([' ', '\r'])
            .next()
            .unwrap_or_default()
            .to_owned();
        inside = word == "DATA";
        let answer = match (word.as_str(), way) {
            ("EHLO", Way::Starttls(_) | Way::Refuses) => "250-sink\r\n250 STARTTLS\r\n",
            ("EHLO", _) => "250-sink\r\n250 AUTH LOGIN PLAIN\r\n",
            ("STARTTLS", Way::Starttls(more)) => {
                say(stream, &format!("220 go on\r\n{more}"));
                return;
            }
            ("STARTTLS", _) => "454 not now\r\n",
            ("AUTH", _) => "235 in\r\n",
            ("DATA", _) => "354 go on\r\n",
            ("QUIT", _) => "221 bye\r\n",
            _ => "250 ok\r\n",
        };
        say(stream, answer);
    }
}

fn world(url: &str) -> World {
    let world = World::new();
    let path = world.write(
        "config/config.yaml",
        &format!(
            "channels:\n  mail: {{kind: smtp, url: '{url}', target: 'list@example.org, boss@example.org', \
             from: irc@example.org, user: irc, secret: {PASSWORD}}}\n"
        ),
    );
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    world
}

fn declare(world: &World, ca: Option<&str>, code: i32) -> Value {
    let run = irc(world, "declare sev2 checkout is down --json");
    let run = match ca {
        Some(file) => run.env("SSL_CERT_FILE", tls::file(file)),
        None => run,
    };
    let printed = run.printed();
    let change: Value = serde_json::from_str(&printed.out).unwrap();
    assert_eq!(
        printed.code, code,
        "{} {}",
        printed.err, change["deliveries"]
    );
    assert!(!printed.out.contains(PASSWORD));
    change
}

#[test]
fn a_mail_goes_over_an_encrypted_line_and_nothing_of_it_in_the_clear() {
    for (way, scheme) in [(Way::FromTheStart, "smtps"), (Way::Starttls(""), "smtp")] {
        let sink = Sink::new(way, "server");
        let world = world(&format!("{scheme}://0.0.0.0:{}", sink.port));
        let change = declare(&world, Some("ca.pem"), 0);
        assert_eq!(states(&change), ["delivered"], "{scheme}");
        let secret = sink.secret();
        for line in [
            "AUTH PLAIN ",
            "RCPT TO:<list@example.org>",
            "RCPT TO:<boss@example.org>",
            "To: list@example.org, boss@example.org",
        ] {
            assert!(secret.contains(line), "{line} in {secret}");
        }
        let open = sink.open();
        let clear: Vec<&str> = open.lines().collect();
        let said = if scheme == "smtp" {
            vec!["EHLO [127.0.0.1]", "STARTTLS"]
        } else {
            vec![]
        };
        assert_eq!(clear, said, "{scheme}");
    }
}

#[test]
fn what_is_put_in_before_the_encryption_is_not_believed() {
    let sink = Sink::new(Way::Starttls(INJECTED), "server");
    let world = world(&format!("smtp://0.0.0.0:{}", sink.port));
    let change = declare(&world, Some("ca.pem"), 4);
    assert_eq!(states(&change), ["queued"], "{}", change["deliveries"]);
    assert_eq!(
        change["deliveries"][0]["error"],
        "it does not speak TLS there"
    );
    assert_eq!(sink.open(), "EHLO [127.0.0.1]\r\nSTARTTLS\r\n");
    assert_eq!(sink.secret(), "", "no password, no mail");
}

#[test]
fn without_encryption_that_can_be_trusted_nothing_is_said() {
    const EHLO: &str = "EHLO [127.0.0.1]\r\n";
    const STARTTLS: &str = "EHLO [127.0.0.1]\r\nSTARTTLS\r\n";
    for (way, certificate, ca, why, open) in [
        (
            Way::Never,
            "server",
            Some("ca.pem"),
            "it offers no STARTTLS, and nothing is sent openly",
            EHLO,
        ),
        (
            Way::Refuses,
            "server",
            Some("ca.pem"),
            "454: not now",
            STARTTLS,
        ),
        (
            Way::Starttls(""),
            "server",
            None,
            "its certificate is not trusted",
            STARTTLS,
        ),
        (
            Way::Starttls(""),
            "other",
            Some("ca.pem"),
            "its certificate is not trusted",
            STARTTLS,
        ),
    ] {
        let sink = Sink::new(way, certificate);
        let world = world(&format!("smtp://0.0.0.0:{}", sink.port));
        let change = declare(&world, ca, 4);
        assert_eq!(states(&change), ["queued"], "{why}");
        assert_eq!(change["deliveries"][0]["error"], why);
        assert_eq!(
            (sink.open().as_str(), sink.secret().as_str()),
            (open, ""),
            "{why}"
        );
    }
    // A line that is not encrypted where it should be from the start.
    let sink = Sink::new(Way::Never, "server");
    let world = world(&format!("smtps://0.0.0.0:{}", sink.port));
    let change = declare(&world, Some("ca.pem"), 4);
    assert_eq!(
        change["deliveries"][0]["error"],
        "it does not speak TLS there"
    );
    assert!(!sink.open().contains("AUTH"));
}

#[test]
fn a_real_server_takes_it_over_both_kinds_of_encrypted_lines() {
    let Some(python) = python("aiosmtpd") else {
        return skip("aiosmtpd is not installed (pip package aiosmtpd)");
    };
    for (scheme, certificate, key) in [
        ("smtps", "--smtpscert", "--smtpskey"),
        ("smtp", "--tlscert", "--tlskey"),
    ] {
        let port = port();
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        let child = Command::new(&python)
            .args([
                "-u",
                "-m",
                "aiosmtpd",
                "-n",
                "-l",
                &format!("127.0.0.1:{port}"),
                certificate,
            ])
            .arg(tls::file("server.pem"))
            .arg(key)
            .arg(tls::file("server.key"))
            .stdout(fs::File::create(&out).unwrap())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let _running = Running(child);
        listens(port);
        let world = world(&format!("{scheme}://0.0.0.0:{port}"));
        // It knows nobody: no login.
        let path = world.path("config/config.yaml");
        let text = fs::read_to_string(&path).unwrap();
        let text = text.replace(&format!(", user: irc, secret: {PASSWORD}"), "");
        fs::write(&path, text).unwrap();
        let change = declare(&world, Some("ca.pem"), 0);
        assert_eq!(states(&change), ["delivered"], "{scheme}");
        until("it has the mail", || {
            let text = fs::read_to_string(&out).unwrap();
            text.contains("Subject: SEV-2 checkout is down")
                .then_some(())
        });
        let change = declare(&world, None, 4);
        assert_eq!(
            change["deliveries"][0]["error"],
            "its certificate is not trusted"
        );
    }
}

#[test]
fn one_address_that_is_refused_is_named_and_nobody_gets_it() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = thread::spawn(move || {
        let (mut stream, _): (TcpStream, _) = listener.accept().unwrap();
        stream.write_all(b"220 sink\r\n").unwrap();
        let mut all = String::new();
        while let Some(text) = line(&mut stream) {
            let says = match text.split([' ', ':']).next() {
                Some("RCPT") if text.contains("boss") => "550 nobody of that name\r\n",
                Some("AUTH") => "235 in\r\n",
                Some("EHLO") => "250-sink\r\n250 AUTH PLAIN\r\n",
                _ => "250 ok\r\n",
            };
            all.push_str(&text);
            stream.write_all(says.as_bytes()).unwrap();
        }
        all
    });
    let change = declare(&world(&format!("smtp://127.0.0.1:{port}")), None, 4);
    assert_eq!(states(&change), ["failed"]);
    assert_eq!(
        change["deliveries"][0]["error"],
        "550: boss@example.org: nobody of that name"
    );
    assert!(!heard.join().unwrap().contains("DATA"));
}
