//! A secret of the user's own file: it stands there, in a variable, or a command prints it.
//!
//! Refuses to repeat what a command says; the words of a refusal hold no secret.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::app::App;

/// Longest secret, in bytes.
const LONGEST: u64 = 8 * 1024;
/// How often a command that prints a secret is looked at.
const LOOK: Duration = Duration::from_millis(10);

/// Where a secret is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept<'c> {
    /// Here.
    pub secret: Option<&'c String>,
    /// In this variable.
    pub secret_env: Option<&'c String>,
    /// Printed by this command.
    pub token_cmd: Option<&'c String>,
}

impl Kept<'_> {
    /// The secret, if one is named. A command has the time that is left for sending.
    pub fn find(self, app: &mut App) -> Result<Option<String>, String> {
        Ok(match (self.secret, self.secret_env, self.token_cmd) {
            (Some(secret), ..) => Some(secret.clone()),
            (_, Some(variable), _) => Some(
                app.setting(variable)
                    .ok_or_else(|| format!("the variable {variable} (secret_env) is not set"))?,
            ),
            (_, _, Some(line)) => Some(match app.sending(|limit| all(&[line], limit)).pop() {
                Some(printed) => printed?,
                None => return Err(failed("cannot be run")),
            }),
            _ => None,
        })
    }
}

/// Tokens that commands printed: all run at once, each once a command of ours.
#[derive(Debug, Default)]
pub struct Tokens(BTreeMap<String, Result<String, String>>);

impl Tokens {
    /// Runs what these channels name and was not run yet.
    pub(super) fn fetch<'m>(&mut self, app: &mut App, channels: impl Iterator<Item = &'m String>) {
        let own = app.config().channels.clone();
        let lines: BTreeSet<String> = channels
            .filter_map(|name| own.get(name)?.token_cmd.clone())
            .filter(|line| !self.0.contains_key(line))
            .collect();
        let lines: Vec<&String> = lines.iter().collect();
        if !lines.is_empty() {
            let printed = app.sending(|limit| all(&lines, limit));
            let lines = lines.into_iter().cloned();
            self.0.extend(lines.zip(printed));
        }
    }

    /// What this command printed, if it was run.
    pub(super) fn of(&self, line: &str) -> Option<Result<String, String>> {
        self.0.get(line).cloned()
    }
}

fn failed(what: &str) -> String {
    format!("token_cmd {what}")
}

/// What these commands print, all at once, in at most half the time: the other half is for sending.
fn all(lines: &[&String], limit: Duration) -> Vec<Result<String, String>> {
    let limit = limit / 2;
    let (tell, hear) = mpsc::channel();
    for (index, line) in lines.iter().enumerate() {
        let (tell, line) = (tell.clone(), (*line).clone());
        let printing = move || {
            let _ = tell.send(Some((index, printed(&line, limit))));
        };
        if thread::Builder::new().spawn(printing).is_err() {
            break;
        }
    }
    // What a command leaves behind may hold its output open for ever.
    let bell = thread::Builder::new().spawn(move || {
        thread::sleep(limit + LOOK);
        let _ = tell.send(None);
    });
    let mut ends: Vec<_> = lines.iter().map(|_| Err(failed("took too long"))).collect();
    let mut missing = if bell.is_ok() { lines.len() } else { 0 };
    while missing > 0 {
        let Ok(Some((index, end))) = hear.recv() else {
            break;
        };
        if let Some(place) = ends.get_mut(index) {
            *place = end;
        }
        missing -= 1;
    }
    ends
}

/// What a command prints; its own words are not repeated.
fn printed(line: &str, limit: Duration) -> Result<String, String> {
    let mut child = Command::new("sh")
        .args(["-c", line])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| failed("cannot be run"))?;
    let status = wait(&mut child, limit).ok_or_else(|| failed("took too long"))?;
    if !status {
        return Err(failed("failed"));
    }
    let mut text = String::new();
    if let Some(out) = child.stdout.take() {
        out.take(LONGEST)
            .read_to_string(&mut text)
            .map_err(|_| failed("printed no text"))?;
    }
    let text = text.trim();
    if text.is_empty() {
        return Err(failed("printed nothing"));
    }
    Ok(text.to_owned())
}

/// Did it end well? `None`: not in time, and it is ended.
fn wait(child: &mut Child, limit: Duration) -> Option<bool> {
    let mut waited = Duration::ZERO;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if waited < limit => {
                thread::sleep(LOOK);
                waited += LOOK;
            }
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}
