//! Mail, against a server that answers as a script says and, where it is installed, against a real one.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::channels::{facts, irc, json_of, states};
use crate::harness::{World, tree};
use crate::real::{listens, port, python, skip};

const PASSWORD: &str = "pAssw0rdOfMail";
/// What a login sends: never to be read, either.
const ENCODED: &str = "cEFzc3cwcmRPZk1haWw";

/// What the server does once a message's turn comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Does {
    Accepts,
    /// Answers this to the command that begins so.
    Says(&'static str, &'static str),
    /// Reads the whole message and ends the connection without a word.
    DropsAfterData,
    /// Takes the connection and never says a word.
    Hangs,
    /// Answers everything, late.
    Slow,
}

/// A server of mail on this machine.
struct Sink {
    port: u16,
    does: Arc<Mutex<Does>>,
    /// Everything that was said, one text a connection.
    heard: Arc<Mutex<Vec<String>>>,
}

impl Sink {
    fn new(does: Does) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let sink = Self {
            port: listener.local_addr().unwrap().port(),
            does: Arc::new(Mutex::new(does)),
            heard: Arc::default(),
        };
        let (does, heard) = (Arc::clone(&sink.does), Arc::clone(&sink.heard));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (does, heard) = (*does.lock().unwrap(), Arc::clone(&heard));
                thread::spawn(move || {
                    let mut text = String::new();
                    let _ = talk(stream, does, &mut text);
                    heard.lock().unwrap().push(text);
                });
            }
        });
        sink
    }

    /// The texts of the first `count` connections, once they have ended.
    fn heard(&self, count: usize) -> Vec<String> {
        let began = Instant::now();
        loop {
            let heard = self.heard.lock().unwrap().clone();
            if heard.len() >= count || began.elapsed() > Duration::from_secs(5) {
                assert_eq!(heard.len(), count, "{heard:#?}");
                return heard;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn world(&self, more: &str) -> World {
        mail(&format!("smtp://127.0.0.1:{}", self.port), more)
    }
}

fn talk(mut stream: TcpStream, does: Does, heard: &mut String) -> std::io::Result<()> {
    if does == Does::Hangs {
        thread::sleep(Duration::from_secs(6));
        return Ok(());
    }
    let mut lines = BufReader::new(stream.try_clone()?);
    stream.write_all(b"220 sink ESMTP\r\n")?;
    let mut inside = false;
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        heard.push_str(&line);
        if inside && line != ".\r\n" {
            continue;
        }
        let word = line.split([' ', '\r']).next().unwrap_or_default();
        let answer = match (word, does) {
            (own, Does::Says(word, says)) if own == word => says,
            (".", Does::DropsAfterData) => return Ok(()),
            ("EHLO", _) => "250-sink\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN",
            ("AUTH", _) => "235 in",
            ("DATA", _) => "354 go on",
            ("QUIT", _) => "221 bye",
            _ => "250 ok",
        };
        inside = word == "DATA" && answer.starts_with('3');
        if does == Does::Slow {
            thread::sleep(Duration::from_millis(700));
        }
        stream.write_all(format!("{answer}\r\n").as_bytes())?;
    }
}

fn mail(url: &str, more: &str) -> World {
    let world = World::new();
    let channel = format!(
        "{{kind: smtp, url: \"{url}\", target: list@example.org, from: irc@example.org{more}}}"
    );
    let path = world.write(
        "config/config.yaml",
        &format!("channels:\n  mail: {channel}\n"),
    );
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    world
}

fn leaks_nothing(world: &World, printed: &str) {
    let mut texts = vec![printed.to_owned()];
    for file in tree(&world.home()) {
        let path = file.split(' ').next().unwrap();
        texts.push(String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned());
    }
    for text in &texts {
        assert!(
            !text.contains(PASSWORD) && !text.contains(ENCODED),
            "{text}"
        );
    }
}

#[test]
fn a_declaration_is_a_mail_with_a_name_of_its_own() {
    let sink = Sink::new(Does::Accepts);
    let world = sink.world(&format!(", user: irc, secret: {PASSWORD}"));
    let change = json_of(&world, "declare sev2 checkout is down", 0);
    assert_eq!(states(&change), ["delivered"]);
    assert_eq!(facts(&world).last().unwrap(), "message_delivered");
    let id = change["deliveries"][0]["id"].as_str().unwrap();
    let [text] = sink.heard(1).try_into().unwrap();
    for line in [
        "AUTH PLAIN ".to_owned(),
        "MAIL FROM:<irc@example.org>".to_owned(),
        "RCPT TO:<list@example.org>\r\n".to_owned(),
        "checkout is down\r\n".to_owned(),
        format!("Message-ID: <irc-{id}@example.org>\r\n"),
        "Date: Sat, 21 Nov 2026 03:1".to_owned(),
        "QUIT\r\n".to_owned(),
    ] {
        assert!(text.contains(&line), "{line} in {text}");
    }
    leaks_nothing(&world, &change.to_string());
}

#[test]
fn a_no_is_failed_and_a_later_is_queued() {
    for (word, says, state) in [
        ("RCPT", "550 no such list", "failed"),
        ("RCPT", "451 greylisted", "queued"),
        ("MAIL", "421 too busy", "queued"),
        (".", "554 looks like spam", "failed"),
        (".", "452 disk full", "queued"),
        ("AUTH", "535 not with cEFzc3cwcmRPZk1haWw=", "failed"),
        ("EHLO", "nonsense", "queued"),
    ] {
        let sink = Sink::new(Does::Says(word, says));
        let world = sink.world(&format!(", user: irc, secret: {PASSWORD}"));
        let change = json_of(&world, "declare sev2 checkout is down", 4);
        assert_eq!(states(&change), [state], "{word} {says}");
        leaks_nothing(&world, &change.to_string());
        let error = change["deliveries"][0]["error"].as_str().unwrap();
        if says != "nonsense" && word != "AUTH" {
            assert_eq!(error, says.replacen(' ', ": ", 1));
        }
        if state == "queued" {
            *sink.does.lock().unwrap() = Does::Accepts;
            let flushed = json_of(&world, "outbox flush", 0);
            assert_eq!(states(&flushed), ["delivered"], "{word} {says}");
        }
    }
}

#[test]
fn a_mail_without_an_answer_is_unknown_and_sent_again_under_its_name_only_when_told() {
    let sink = Sink::new(Does::DropsAfterData);
    let world = sink.world("");
    let change = json_of(&world, "declare sev2 checkout is down", 4);
    assert_eq!(states(&change), ["unknown"]);
    *sink.does.lock().unwrap() = Does::Accepts;
    world.forward(60);
    json_of(&world, "note an hour later --no-send", 0);
    json_of(&world, "outbox flush", 4);
    sink.heard(1);
    irc(&world, "outbox retry").refused(2);
    let again = json_of(&world, "outbox retry --yes", 0);
    assert_eq!(states(&again), ["delivered"]);
    let name = |text: &String| {
        let line = text.lines().find(|line| line.starts_with("Message-ID:"));
        line.unwrap().to_owned()
    };
    let heard = sink.heard(2);
    assert_eq!(name(&heard[0]), name(&heard[1]));
}

#[test]
fn silence_costs_two_seconds_and_is_surely_not_sent() {
    let sink = Sink::new(Does::Hangs);
    let world = sink.world("");
    let began = Instant::now();
    let change = json_of(&world, "declare sev2 checkout is down", 4);
    assert!(
        began.elapsed() < Duration::from_secs(4),
        "{:?}",
        began.elapsed()
    );
    assert_eq!(states(&change), ["queued"]);
}

#[test]
fn what_ran_out_of_time_before_the_message_itself_is_surely_not_sent() {
    let sink = Sink::new(Does::Slow);
    let world = sink.world("");
    let change = json_of(&world, "declare sev2 checkout is down", 4);
    assert_eq!(states(&change), ["queued"], "{}", change["deliveries"]);
    let [text] = sink.heard(1).try_into().unwrap();
    assert!(!text.contains("Subject"), "{text}");
}

#[test]
fn words_make_no_header_and_no_command() {
    let sink = Sink::new(Does::Accepts);
    let world = sink.world("");
    let title = "down\r\nBcc: all@example.org\r\n.\r\nRCPT TO:<all@example.org>";
    let long = "ü".repeat(400);
    for title in [title, &long] {
        let printed = world
            .argv(&["declare", "sev2", title, "--json"])
            .env("IRC_SEED", title.len().to_string())
            .printed();
        assert_eq!(printed.code, 0, "{printed:?}");
    }
    for text in sink.heard(2) {
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        let head = head.to_uppercase();
        assert!(!head.contains("\nBCC:"), "{text}");
        assert_eq!(head.matches("\nRCPT").count(), 1, "{text}");
        assert_eq!(text.matches("\r\n.\r\n").count(), 1, "{text}");
        assert!(text.is_ascii(), "{text}");
        assert!(text.lines().all(|line| line.len() < 998), "{text}");
    }
}

#[test]
fn a_trial_shows_the_message_and_no_password() {
    let sink = Sink::new(Does::Accepts);
    let world = sink.world(&format!(", user: irc, secret: {PASSWORD}"));
    let shown = irc(&world, "channel test mail --dry-run").printed();
    assert_eq!(shown.code, 0, "{shown:?}");
    assert!(shown.out.contains("MAIL smtp://127.0.0.1"), "{}", shown.out);
    assert!(
        shown.out.contains("message-id: <irc-") && shown.out.contains("Nothing is wrong."),
        "{}",
        shown.out
    );
    let rehearsed = irc(&world, "declare sev2 down --dry-run").printed();
    assert!(
        rehearsed.out.contains("subject: SEV-2 down"),
        "{}",
        rehearsed.out
    );
    leaks_nothing(&world, &format!("{}{}", shown.out, rehearsed.out));
    sink.heard(0);
    assert_eq!(irc(&world, "channel test mail").printed().code, 0);
    sink.heard(1);
}

#[test]
fn only_what_mail_needs_is_a_channel() {
    for (url, more) in [
        ("https://mail.example.org", ""),
        ("smtp://ann:secret@mail.example.org", ""),
        ("smtps://mail.example.org", ", events: [declare]"),
    ] {
        let world = mail(url, more);
        let printed = irc(&world, "config check").printed();
        assert_ne!(printed.code, 0, "{url}{more}: {printed:?}");
        assert!(!printed.out.contains("ann:secret") && !printed.err.contains("ann:secret"));
    }
    for url in ["smtps://mail.example.org", "smtp://mail.example.org:25"] {
        let printed = irc(&mail(url, ""), "config check").printed();
        assert_eq!(printed.code, 0, "{url}: {printed:?}");
    }
}

#[test]
fn a_real_server_takes_it() {
    let Some(python) = python("aiosmtpd") else {
        return skip("aiosmtpd is not installed (pip package aiosmtpd)");
    };
    let port = port();
    let mut server = Command::new(python)
        .args([
            "-u",
            "-m",
            "aiosmtpd",
            "-n",
            "-l",
            &format!("127.0.0.1:{port}"),
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    listens(port);
    let world = mail(&format!("smtp://127.0.0.1:{port}"), "");
    let printed = irc(&world, "declare sev2 checkout is down --json").printed();
    let mut text = String::new();
    server.kill().unwrap();
    std::io::Read::read_to_string(&mut server.stdout.take().unwrap(), &mut text).unwrap();
    server.wait().unwrap();
    assert_eq!(printed.code, 0, "{printed:?}");
    assert!(
        text.contains("Subject: SEV-2 checkout is down") && text.contains("Message-ID: <irc-"),
        "{text}"
    );
}
