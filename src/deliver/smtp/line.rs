//! The line to a server of mail: commands, replies, encryption, a login.
//!
//! Reads byte by byte and never ahead, so that nothing that was said before the encryption is taken for what is said
//! after it (the injection behind STARTTLS, CVE-2011-0411). Refuses replies without an end.

use std::io::{self, ErrorKind, Read, Write};
use std::time::Duration;

use super::wire::{Tls, Wire};
use crate::deliver::request::Login;
use crate::text::base64;

/// How irc names itself: RFC 5321 takes an address where there is no name, and the machine's own is nobody's business.
const HELLO: &str = "EHLO [127.0.0.1]";
/// Longest reply, in bytes.
const LONGEST: usize = 64 * 1024;

/// Why it did not go on.
#[derive(Debug)]
pub(super) enum Failed {
    /// The server says no, or later: code and words.
    Said(u16, String),
    /// It offers no encryption.
    NoTls,
    /// It offers no login that irc knows.
    NoLogin,
    /// The line broke, or was silent for too long.
    Broke(io::Error),
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Self::Broke(error)
    }
}

/// A line.
pub(super) struct Line {
    wire: Wire,
    /// What the server says that it can do, in capitals.
    offers: Vec<String>,
}

impl Line {
    /// Connects; with `tls` encrypted from the first byte. Nothing is heard or said yet.
    pub(super) fn open(
        server: (&str, u16),
        patience: Duration,
        tls: Option<&Tls>,
    ) -> io::Result<Self> {
        let wire = Wire::connect(server, patience, tls)?;
        wire.wait_for(patience)?;
        Ok(Self {
            wire,
            offers: Vec::new(),
        })
    }

    /// How long one answer may take from now on.
    pub(super) fn wait_for(&self, patience: Duration) -> io::Result<()> {
        self.wire.wait_for(patience)
    }

    /// Hears the greeting.
    pub(super) fn greeted(&mut self) -> Result<(), Failed> {
        self.heard(2).map(|_| ())
    }

    /// Says hello and hears what the server can do.
    pub(super) fn hello(&mut self) -> Result<(), Failed> {
        let said = self.tell(HELLO, 2)?;
        self.offers = said.lines().skip(1).map(str::to_uppercase).collect();
        Ok(())
    }

    /// Does the server offer this?
    pub(super) fn offers(&self, word: &str) -> bool {
        self.offers.iter().any(|offer| offer == word)
    }

    /// Encrypts the line from here on. What was offered before is forgotten.
    pub(super) fn encrypt(&mut self, tls: &Tls) -> Result<(), Failed> {
        self.tell("STARTTLS", 2)?;
        self.offers.clear();
        self.wire.encrypt(tls)?;
        self.hello()
    }

    /// Logs in.
    pub(super) fn log_in(&mut self, login: &Login) -> Result<(), Failed> {
        let (user, password) = (login.user.as_str(), login.password.reveal());
        let ways = self.offers.iter().find_map(|o| o.strip_prefix("AUTH"));
        let knows = |way: &str| ways.is_some_and(|all| all.split([' ', '=']).any(|w| w == way));
        if knows("PLAIN") {
            let both = base64::encode(format!("\0{user}\0{password}").as_bytes());
            self.tell(&format!("AUTH PLAIN {both}"), 2)?;
        } else if knows("LOGIN") {
            self.tell("AUTH LOGIN", 3)?;
            self.tell(&base64::encode(user.as_bytes()), 3)?;
            self.tell(&base64::encode(password.as_bytes()), 2)?;
        } else {
            return Err(Failed::NoLogin);
        }
        Ok(())
    }

    /// Says one line and hears the reply, whose code must begin with `wanted`.
    pub(super) fn tell(&mut self, command: &str, wanted: u16) -> Result<String, Failed> {
        if command.contains(['\r', '\n']) {
            return Err(io::Error::from(ErrorKind::InvalidInput).into());
        }
        self.wire.write_all(format!("{command}\r\n").as_bytes())?;
        self.wire.flush()?;
        self.heard(wanted)
    }

    /// Says the message itself and hears the reply.
    pub(super) fn message(&mut self, message: &[u8]) -> Result<String, Failed> {
        let mut out = Vec::with_capacity(message.len() + 8);
        for line in message.split_inclusive(|byte| *byte == b'\n') {
            // A dot alone would end the message.
            if line.starts_with(b".") {
                out.push(b'.');
            }
            out.extend_from_slice(line);
        }
        if !out.ends_with(b"\r\n") {
            out.extend_from_slice(b"\r\n");
        }
        out.extend_from_slice(b".\r\n");
        self.wire.write_all(&out)?;
        self.wire.flush()?;
        self.heard(2)
    }

    /// One reply, its lines without their codes.
    fn heard(&mut self, wanted: u16) -> Result<String, Failed> {
        let odd = || io::Error::new(ErrorKind::InvalidData, "no reply of a mail server");
        let mut words: Vec<String> = Vec::new();
        let mut length = 0;
        loop {
            let line = self.line(&mut length)?;
            let code = line.get(..3).and_then(|code| code.parse::<u16>().ok());
            let code = code
                .filter(|code| (200..600).contains(code))
                .ok_or_else(odd)?;
            words.push(line.get(4..).unwrap_or_default().trim().to_owned());
            match line.as_bytes().get(3) {
                Some(b'-') => {}
                None | Some(b' ') if code / 100 == wanted => return Ok(words.join("\n")),
                None | Some(b' ') => return Err(Failed::Said(code, words.join(" "))),
                Some(_) => return Err(odd().into()),
            }
        }
    }

    fn line(&mut self, length: &mut usize) -> io::Result<String> {
        let (mut bytes, mut byte) = (Vec::new(), [0]);
        loop {
            self.wire.read_exact(&mut byte)?;
            *length += 1;
            if *length > LONGEST {
                return Err(io::Error::new(
                    ErrorKind::InvalidData,
                    "a reply without an end",
                ));
            }
            let [one] = byte;
            if one == b'\n' {
                let text = String::from_utf8_lossy(&bytes);
                return Ok(text.trim_end_matches('\r').to_owned());
            }
            bytes.push(one);
        }
    }
}
