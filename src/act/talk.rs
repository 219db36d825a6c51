//! Talk that cannot wait for the reply: what a walk shows between its questions. Always stderr, never results.

use std::io::{ErrorKind, Write};

use crate::error::Error;
use crate::text::base64;

/// Says something now. A terminal that has gone away is no reason to stop recording.
pub fn say(text: &str) {
    let mut err = anstream::stderr().lock();
    let written = err.write_all(text.as_bytes()).and_then(|()| {
        if text.ends_with('\n') {
            Ok(())
        } else {
            err.write_all(b"\n")
        }
    });
    written.unwrap_or_default();
}

/// Puts a text on the clipboard of the terminal (OSC 52): works over SSH, and where the terminal allows it.
pub fn copy(text: &str) {
    let mut err = std::io::stderr().lock();
    write!(err, "\x1b]52;c;{}\x07", base64::encode(text.as_bytes()))
        .and_then(|()| err.flush())
        .unwrap_or_default();
}

/// Results that cannot wait for the reply, because they never end: a followed record.
pub fn print(text: &str) -> Result<(), Error> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| Error::Print {
            why: error.to_string(),
            saved: false,
            closed: error.kind() == ErrorKind::BrokenPipe,
        })
}

/// Says how far it is, on a line that the next word takes the place of; nothing clears it.
pub fn passing(text: &str) {
    let mut err = anstream::stderr().lock();
    write!(err, "\r\x1b[K{text}")
        .and_then(|()| err.flush())
        .unwrap_or_default();
}
