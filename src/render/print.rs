//! The only place that writes to stdout and stderr at the end of a command. Colour is stripped where it is not wanted.

use std::io::{ErrorKind, Write};

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};

use super::error;
use super::json;
use crate::error::Error;
use crate::text::cut;

/// Prints results and talk, which is wrapped for a terminal of this width; error if the results could not be printed.
pub fn reply(out: &str, talk: &str, width: Option<usize>, saved: bool) -> Result<(), Error> {
    let printed = write_out(out);
    match width {
        Some(width) => say(&wrapped(talk, width)),
        None => say(talk),
    }
    printed.map_err(|error| Error::Print {
        why: error.to_string(),
        saved,
        closed: error.kind() == ErrorKind::BrokenPipe,
    })
}

/// Prints bytes as they are: what asked for them knows what to do with escape sequences.
pub fn raw(out: &str) {
    let mut stdout = std::io::stdout().lock();
    stdout
        .write_all(out.as_bytes())
        .and_then(|()| stdout.flush())
        .unwrap_or_default();
}

fn write_out(out: &str) -> std::io::Result<()> {
    if out.is_empty() {
        return Ok(());
    }
    let mut stdout = std::io::stdout().lock();
    // A large document without colour need not be searched for it sign by sign.
    if !out.contains('\x1b') {
        stdout.write_all(out.as_bytes())?;
        return stdout.flush();
    }
    // Stripped as a whole: a stream that strips writes every piece between two colours by itself.
    if AutoStream::choice(&stdout) == ColorChoice::Never {
        stdout.write_all(strip_str(out).to_string().as_bytes())?;
        return stdout.flush();
    }
    let mut stdout = AutoStream::auto(stdout);
    stdout.write_all(out.as_bytes())?;
    stdout.flush()
}

/// Lines with colour were made for this screen already, and what is to be typed stays in one piece.
fn wrapped(talk: &str, width: usize) -> String {
    let mut out = String::with_capacity(talk.len());
    for line in talk.lines() {
        let whole = line.contains('\x1b') || line.trim_start().starts_with("irc ");
        if whole || cut::width(line) <= width {
            out.push_str(line);
        } else {
            out.push_str(cut::wrap(line, width, 2).trim_end_matches('\n'));
        }
        out.push('\n');
    }
    out
}

fn say(talk: &str) {
    if !talk.is_empty() {
        anstream::stderr()
            .lock()
            .write_all(talk.as_bytes())
            .unwrap_or_default();
    }
}

/// Prints an error on stderr, its words cleaned: three lines for people, `irc.error/1` for scripts. A reader that went away hears nothing.
pub fn error(
    error: &Error,
    as_json: bool,
    width: Option<usize>,
    clean: &mut dyn FnMut(&str) -> String,
) {
    if matches!(
        error,
        Error::Print {
            closed: true,
            saved: false,
            ..
        }
    ) {
        return;
    }
    let words = cleaned(error::say(error), clean);
    say(&if as_json {
        json::document(&words)
    } else {
        error::screen(&words, width)
    });
}

fn cleaned(mut words: error::Words, clean: &mut dyn FnMut(&str) -> String) -> error::Words {
    let texts = [&mut words.why, &mut words.hint, &mut words.path];
    for text in texts.into_iter().flatten().chain([&mut words.what]) {
        *text = clean(text);
    }
    words
}
