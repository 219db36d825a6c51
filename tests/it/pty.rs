//! A person at a terminal, of 24 lines and 80 columns if nothing else is said: waits for a question, presses keys.

use rexpect::ReadUntil;
use rexpect::session::{PtySession, spawn_command};

use crate::harness::World;

/// How long a question may take to appear, in milliseconds: CI machines are slow.
const PATIENCE: u64 = 30_000;

/// Printed after the command, before its exit code.
const ENDED: &str = "<<ended with ";

/// Keys that are no letters.
pub(crate) mod key {
    pub(crate) const ENTER: &str = "\r";
    pub(crate) const ESC: &str = "\u{1b}";
    pub(crate) const DOWN: &str = "\u{1b}[B";
    pub(crate) const SPACE: &str = " ";
    pub(crate) const CTRL_C: &str = "\u{3}";
}

/// One command in a pseudo-terminal.
pub(crate) struct Terminal {
    session: PtySession,
    seen: String,
}

impl Terminal {
    /// Starts `irc` with these arguments.
    pub(crate) fn start(world: &World, args: &str) -> Self {
        Self::sized(world, args, 80, 24)
    }

    /// The same in a window of this size.
    pub(crate) fn sized(world: &World, args: &str, columns: usize, rows: usize) -> Self {
        let line = format!("{} {args}", env!("CARGO_BIN_EXE_irc"));
        Self::shell(world, &line, columns, rows)
    }

    /// Any command line.
    pub(crate) fn shell(world: &World, line: &str, columns: usize, rows: usize) -> Self {
        // Whoever runs the tests in the background has them ignore Ctrl-C, and a shell cannot take that back.
        let mut command = if cfg!(target_os = "linux") {
            let mut env = world.command("env");
            env.args(["--default-signal=INT", "sh"]);
            env
        } else {
            world.command("sh")
        };
        let line =
            format!("trap : INT; stty rows {rows} cols {columns}; {line}; echo \"{ENDED}$?\"");
        command
            .args(["-c", &line])
            .env("TERM", "xterm-256color")
            .env_remove("COLUMNS");
        Self {
            session: spawn_command(command, Some(PATIENCE)).unwrap(),
            seen: String::new(),
        }
    }

    /// Waits for one of these to appear; which one, by index.
    pub(crate) fn wait_any(&mut self, words: &[&str]) -> usize {
        let needles = words
            .iter()
            .map(|word| ReadUntil::String((*word).to_owned()))
            .collect();
        match self.session.exp_any(needles) {
            Ok((before, found)) => {
                self.seen.push_str(&before);
                self.seen.push_str(&found);
                words.iter().position(|word| *word == found).unwrap()
            }
            Err(why) => panic!("none of {words:?} appeared: {why}\nbefore: {}", self.seen),
        }
    }

    /// Waits for this to appear.
    pub(crate) fn wait(&mut self, words: &str) -> &mut Self {
        self.wait_any(&[words]);
        self
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.session.send(keys).unwrap();
        self.session.flush().unwrap();
        self
    }

    /// Waits for the end: everything that was on the screen, and the exit code.
    pub(crate) fn end(mut self) -> (String, i32) {
        self.wait(ENDED);
        let code = self.session.exp_eof().unwrap();
        // The bytes come one by one, each as a character of its own.
        let bytes = self.seen.trim_end_matches(ENDED).chars();
        let bytes: Vec<u8> = bytes.filter_map(|c| u8::try_from(c).ok()).collect();
        let screen = String::from_utf8(bytes).expect("the screen is UTF-8");
        (screen, code.trim().parse().unwrap())
    }
}
