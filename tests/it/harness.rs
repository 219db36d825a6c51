//! A world of its own for every test: an empty home, a fixed clock, a fixed seed, nobody at the keyboard.
//!
//! `run()` compares standard output, standard error and status exactly; nothing named means nothing printed and 0.

use std::cell::Cell;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::DateTime;
use serde_json::Value;
use sha2::{Digest, Sha256};
use snapbox::{Assert, Data, IntoData};
use tempfile::TempDir;

/// When every world begins.
pub(crate) const START: &str = "2026-11-21T03:12:00Z";

/// A store, a configuration folder and a clock that only moves when told to.
pub(crate) struct World {
    dir: TempDir,
    now: Cell<i64>,
}

impl World {
    pub(crate) fn new() -> Self {
        let world = Self {
            dir: scratch(),
            now: Cell::new(0),
        };
        world.at(START);
        world
    }

    /// Sets the clock.
    pub(crate) fn at(&self, rfc3339: &str) {
        let at = DateTime::parse_from_rfc3339(rfc3339).unwrap();
        self.now.set(at.timestamp());
    }

    /// Moves the clock on.
    pub(crate) fn forward(&self, minutes: i64) {
        self.now.set(self.now.get() + minutes * 60);
    }

    pub(crate) fn now(&self) -> String {
        let now = DateTime::from_timestamp(self.now.get(), 0).unwrap();
        now.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// `IRC_HOME`.
    pub(crate) fn home(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    /// A file or folder beside the store.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file beside the store.
    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// A command line as a person types it: words, and `"..."` or `'...'` around those with spaces.
    pub(crate) fn irc(&self, line: &str) -> Run<'_> {
        self.argv(&words(line))
    }

    /// The same, word by word.
    pub(crate) fn argv<S: AsRef<OsStr>>(&self, args: &[S]) -> Run<'_> {
        let mut command = self.command(env!("CARGO_BIN_EXE_irc"));
        command.args(args);
        Run {
            command,
            stdin: None,
            out: None,
            err: None,
            code: 0,
            world: std::marker::PhantomData,
        }
    }

    /// Any program with the world's environment and no other.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin")
            .env("HOME", self.path("person"))
            .env("IRC_HOME", self.home())
            .env("IRC_CONFIG", self.path("config/config.yaml"))
            .env("IRC_NOW", self.now())
            .env("IRC_SEED", "0")
            .env("IRC_USER", "ann")
            .env("TZ", "UTC")
            .env("COLUMNS", "80")
            .current_dir(self.dir.path());
        command
    }

    /// `irc status ID --json` (or of all) as a document.
    pub(crate) fn status(&self, id: &str) -> Value {
        self.irc(&format!("status {id} --json"))
            .json("irc.status/1")
    }

    /// The id of a fresh incident.
    pub(crate) fn declare(&self, words: &str) -> String {
        let change = self.irc(&format!("declare {words} --json")).change();
        change["incident"]["id"].as_str().unwrap().to_owned()
    }
}

/// An empty folder, in memory where that is possible: every act is synced, and a disk that others use takes its time.
fn scratch() -> TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap()
}

pub(crate) fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    assert!(quote.is_none(), "a quote stays open in: {line}");
    words.extend(word);
    words
}

/// What a command printed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Printed {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

/// One command about to be run, and what it must print.
#[must_use]
pub(crate) struct Run<'w> {
    command: Command,
    stdin: Option<Vec<u8>>,
    out: Option<Data>,
    err: Option<Data>,
    code: i32,
    world: std::marker::PhantomData<&'w World>,
}

impl Run<'_> {
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.stdin = Some(text.into());
        self
    }

    /// Standard output, exactly (`[..]` stands for any words, `...` for any lines).
    pub(crate) fn out(mut self, expected: impl IntoData) -> Self {
        self.out = Some(expected.into_data());
        self
    }

    /// Standard error, exactly.
    pub(crate) fn err(mut self, expected: impl IntoData) -> Self {
        self.err = Some(expected.into_data());
        self
    }

    pub(crate) fn code(mut self, code: i32) -> Self {
        self.code = code;
        self
    }

    /// Runs it and looks at nothing: for tests that look at every byte themselves.
    pub(crate) fn printed(mut self) -> Printed {
        let wants = self.stdin.is_some();
        let mut child = self
            .command
            .stdin(if wants { Stdio::piped() } else { Stdio::null() })
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        if let (Some(mut pipe), Some(text)) = (child.stdin.take(), self.stdin.take()) {
            pipe.write_all(&text).unwrap();
        }
        let output = child.wait_with_output().unwrap();
        Printed {
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
            code: output.status.code().expect("no signal ended it"),
        }
    }

    /// Runs it and compares everything.
    #[track_caller]
    pub(crate) fn run(mut self) {
        let (out, err, code) = (self.out.take(), self.err.take(), self.code);
        let line = format!("{:?}", self.command.get_args().collect::<Vec<_>>());
        let printed = self.printed();
        let assert = Assert::new().action_env("SNAPSHOTS");
        assert_eq!(printed.code, code, "status of {line}: {printed:?}");
        assert.eq(printed.err, err.unwrap_or_else(|| "".into_data()));
        assert.eq(printed.out, out.unwrap_or_else(|| "".into_data()));
    }

    /// Runs it; it must succeed without talk, and print one JSON document of this schema.
    #[track_caller]
    pub(crate) fn json(self, schema: &str) -> Value {
        let line = format!("{:?}", self.command.get_args().collect::<Vec<_>>());
        let code = self.code;
        let printed = self.printed();
        assert_eq!(printed.code, code, "status of {line}: {printed:?}");
        assert_eq!(printed.err, "", "talk of {line}");
        let value: Value = serde_json::from_str(&printed.out).expect("one JSON document");
        assert_eq!(value["schema"], schema, "{line}");
        value
    }

    /// A write.
    #[track_caller]
    pub(crate) fn change(self) -> Value {
        self.json("irc.change/1")
    }

    /// Runs it; it must fail with this code, print no result, and one `irc.error/1` on standard error.
    #[track_caller]
    pub(crate) fn refused(mut self, code: i32) -> Value {
        self.command.arg("--json");
        let line = format!("{:?}", self.command.get_args().collect::<Vec<_>>());
        let printed = self.printed();
        assert_eq!(printed.code, code, "status of {line}: {printed:?}");
        assert_eq!(printed.out, "", "results of {line}");
        let value: Value = serde_json::from_str(&printed.err)
            .unwrap_or_else(|why| panic!("{line}: no JSON ({why}): {}", printed.err));
        assert_eq!(value["schema"], "irc.error/1", "{line}");
        assert_eq!(value["code"], code, "{line}");
        value
    }
}

/// The files under a folder, each with the hash of its bytes: to see whether anything was written.
pub(crate) fn tree(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return files;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(tree(&path));
        } else {
            let sum = Sha256::digest(fs::read(&path).unwrap());
            files.push(format!("{} {sum:x?}", path.display()));
        }
    }
    files.sort();
    files
}

/// Compares text with a file of the project; `SNAPSHOTS=overwrite` takes the text over.
#[track_caller]
pub(crate) fn kept(path: &str, made: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var("SNAPSHOTS").is_ok_and(|word| word == "overwrite") {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, made).unwrap();
        return;
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == made,
        "{path} is not what is made now (look, then take it over with `SNAPSHOTS=overwrite cargo test`):\n{}",
        similar::TextDiff::from_lines(kept.as_str(), made).unified_diff()
    );
}
