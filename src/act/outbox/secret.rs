//! A secret of the user's own file: it stands there, in a variable, or a command prints it.
//!
//! Refuses to repeat what a command says; the words of a refusal hold no secret.

use std::io::Read;
use std::process::{Child, Command, Stdio};
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
            (_, _, Some(line)) => Some(app.sending(|limit| printed(line, limit))?),
            _ => None,
        })
    }
}

/// What a command prints; its own words are not repeated.
fn printed(line: &str, limit: Duration) -> Result<String, String> {
    let failed = |what: &str| format!("token_cmd {what}");
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
