//! The composition root: the only reader of the environment, the terminal and the clock.
//!
//! Everything it reads is read when it is first needed, so that no command pays for another's.
//! It refuses to interpret: what a value means is for the room that asks.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::{Duration, Instant as Clock, SystemTime, UNIX_EPOCH};

use chrono::DateTime;
use directories::ProjectDirs;
use sha2::{Digest, Sha256};

use crate::config::{self, Config};
use crate::domain::instant::Instant;
use crate::domain::zone::Zone;
use crate::error::Error;
use crate::prompt::Prompt;
use crate::prompt::absent::Absent;
use crate::prompt::terminal::Terminal;
use crate::store::Store;
use crate::store::real::RealDisk;
use crate::text::safe::Safe;
use crate::text::secrets::Secrets;

static DISK: RealDisk = RealDisk;

/// How long one command sends, whatever hangs: with writing down how it ended it stays within two seconds.
const SENDING: Duration = Duration::from_millis(1_750);
/// How long `outbox flush` and `channel test` do.
const SENDING_LONG: Duration = Duration::from_secs(30);

/// The present, and whether `IRC_NOW` stood in for it.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// Milliseconds since the Unix epoch.
    pub ms: i64,
    /// `IRC_NOW` was set.
    pub pinned: bool,
}

impl Now {
    /// The present in whole seconds.
    pub const fn instant(self) -> Instant {
        Instant::from_unix(self.ms.div_euclid(1000))
    }
}

/// What the process was given.
pub struct App {
    /// The store's folder.
    pub home: PathBuf,
    /// The user's own file.
    pub config_file: PathBuf,
    /// The present.
    pub now: Now,
    /// Standard output is a terminal.
    pub out_tty: bool,
    /// Both ends of a conversation are a terminal.
    pub talk_tty: bool,
    /// Columns to write for.
    pub width: usize,
    /// Only plain letters: `TERM=dumb`.
    pub plain: bool,
    config: Option<Config>,
    prompt: Option<Box<dyn Prompt>>,
    random: Random,
    zone: Option<Zone>,
    secrets: Option<Secrets>,
    sending: Duration,
}

enum Random {
    System,
    /// `IRC_SEED`: the bytes follow from the seed and how many were drawn before.
    Seeded {
        seed: String,
        drawn: u64,
    },
}

/// `--json` stands among the arguments: errors are wanted as JSON too, also those of the command line's own grammar.
pub fn wants_json() -> bool {
    env::args_os()
        .take_while(|arg| arg != "--")
        .any(|arg| arg == "--json")
}

/// What was typed, as it may be shown: the command line's own grammar quotes it in its errors.
pub fn shown_args() -> Vec<String> {
    let shown = |arg: OsString| Safe::line(&arg.to_string_lossy()).to_string();
    env::args_os().map(shown).collect()
}

/// What was typed, the program's name first.
pub fn args() -> Vec<OsString> {
    env::args_os().collect()
}

/// A shell prompt is being drawn: whatever goes wrong, it must not show.
pub fn draws_prompt() -> bool {
    env::args_os().nth(1).is_some_and(|verb| verb == "prompt")
}

/// A file size limit (`ulimit -f`) shall be an error that is said, not a death in the middle of a line.
#[cfg(unix)]
pub fn outlive_size_limits() {
    let noted = std::sync::Arc::default();
    let signal = rustix::process::Signal::XFSZ.as_raw();
    // Where it cannot be done everything else works as before.
    let _ = signal_hook::flag::register(signal, noted);
}

/// A file size limit is no signal here.
#[cfg(not(unix))]
pub const fn outlive_size_limits() {}

fn var(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

impl App {
    /// Reads what every command needs; error if `IRC_NOW` is set and is no RFC 3339 time, or if there is no home.
    pub fn read() -> Result<Self, Error> {
        let dirs = ProjectDirs::from("", "", "irc");
        let no_home = || Error::Usage {
            what: "there is no home folder to keep incidents in".to_owned(),
            hint: "set IRC_HOME to a folder of your own".to_owned(),
        };
        let home = match var("IRC_HOME") {
            Some(home) => PathBuf::from(home),
            None => dirs.as_ref().ok_or_else(no_home)?.data_dir().to_path_buf(),
        };
        let config_file = match var("IRC_CONFIG").map(PathBuf::from) {
            Some(path) if path.is_dir() => path.join("config.yaml"),
            Some(path) => path,
            None => dirs
                .as_ref()
                .map_or_else(|| home.clone(), |dirs| dirs.config_dir().to_path_buf())
                .join("config.yaml"),
        };
        let talk_tty = io::stdin().is_terminal() && io::stderr().is_terminal();
        let out_tty = io::stdout().is_terminal();
        Ok(Self {
            home,
            config_file,
            now: now()?,
            out_tty,
            talk_tty,
            width: width(out_tty),
            plain: var("TERM").as_deref() == Some("dumb"),
            config: None,
            prompt: None,
            random: match var("IRC_SEED") {
                Some(seed) => Random::Seeded { seed, drawn: 0 },
                None => Random::System,
            },
            zone: None,
            secrets: None,
            sending: SENDING,
        })
    }

    /// Reads the clock again: a person has been thinking. A pinned clock stays where it is.
    pub fn tick(&mut self) {
        if !self.now.pinned
            && let Ok(now) = now()
        {
            self.now = now;
        }
    }

    /// How much time is left for sending.
    pub const fn sending_left(&self) -> Duration {
        self.sending
    }

    /// A command that is there to send may take longer.
    pub fn send_longer(&mut self) {
        self.sending = SENDING_LONG;
    }

    /// Does something that counts as sending, within the time that is left.
    pub fn sending<T>(&mut self, act: impl FnOnce(Duration) -> T) -> T {
        let began = Clock::now();
        let done = act(self.sending);
        self.sending = self.sending.saturating_sub(began.elapsed());
        done
    }

    /// The store; nothing is touched yet.
    pub fn store(&self) -> Store<'static> {
        Store::new(&DISK, self.home.clone())
    }

    /// The user's own file, read once; faults in it are said on stderr by whoever cares, never in the way.
    pub fn config(&mut self) -> &Config {
        let path = &self.config_file;
        self.config.get_or_insert_with(|| config::load(path))
    }

    /// The incident named by the environment.
    pub fn named_incident(&self) -> Option<String> {
        var("IRC_INCIDENT")
    }

    /// The playbook named by the environment.
    pub fn named_playbook(&self) -> Option<String> {
        var("IRC_PLAYBOOK")
    }

    /// The reader's own pager and editor are theirs to choose.
    pub fn setting(&self, name: &str) -> Option<String> {
        var(name)
    }

    /// The folders in which a shell looks for programs, in its order.
    pub fn search_path(&self) -> Vec<PathBuf> {
        let path = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&path)
            .filter(|dir| !dir.as_os_str().is_empty())
            .collect()
    }

    /// Where this program is, so that it can be run again.
    pub fn own_program(&self) -> io::Result<PathBuf> {
        env::current_exe()
    }

    /// Who types: `IRC_USER`, the user's own file, the login name, else `unknown`. It is written down, so no secret is in it.
    pub fn author(&mut self) -> String {
        let known = var("IRC_USER")
            .or_else(|| self.config().user.clone())
            .or_else(|| var("USER"))
            .or_else(|| var("LOGNAME"));
        let name = known.unwrap_or_else(|| "unknown".to_owned());
        let name = self.secrets().clean(&name).into_owned();
        if name.starts_with('@') || name == "unknown" {
            name
        } else {
            format!("@{name}")
        }
    }

    /// The zone for screens and typed times: the user's own, else the machine's, else UTC.
    pub fn zone(&mut self) -> Zone {
        if let Some(zone) = &self.zone {
            return zone.clone();
        }
        let configured = self.config().zone.clone();
        let named = configured.and_then(|name| Zone::named(&name).ok());
        let zone = named.or_else(system_zone).unwrap_or_else(Zone::utc);
        self.zone = Some(zone.clone());
        zone
    }

    /// The person outside; off a terminal nobody is there.
    pub fn prompt(&mut self) -> &mut dyn Prompt {
        let (present, dumb) = (self.talk_tty, self.plain);
        let editor = var("VISUAL").or_else(|| var("EDITOR"));
        self.prompt
            .get_or_insert_with(|| {
                if present {
                    Box::new(Terminal::new(dumb, editor))
                } else {
                    Box::new(Absent)
                }
            })
            .as_mut()
    }

    /// What is looked for before anything is kept: the values of the environment variables that the user's own file names,
    /// the secrets that stand in it, and shapes of secrets.
    pub fn secrets(&mut self) -> &Secrets {
        if self.secrets.is_none() {
            let (names, mut values) = self.config().secrets();
            values.extend(names.iter().filter_map(|name| var(name)));
            self.secrets = Some(Secrets::new(values));
        }
        self.secrets.get_or_insert_default()
    }

    /// Fills a buffer with random bytes, or with bytes that follow from `IRC_SEED`.
    pub fn entropy(&mut self, buffer: &mut [u8]) {
        match &mut self.random {
            // Without a source of randomness ids are still unique: the folder is made under the lock.
            Random::System => getrandom::fill(buffer).unwrap_or_default(),
            Random::Seeded { seed, drawn } => {
                for chunk in buffer.chunks_mut(32) {
                    *drawn = drawn.saturating_add(1);
                    let block = Sha256::digest(format!("{seed}:{}:{drawn}", self.now.ms));
                    for (byte, random) in chunk.iter_mut().zip(block.iter()) {
                        *byte = *random;
                    }
                }
            }
        }
    }

    /// A short random word that names an act for `--once`.
    pub fn key(&mut self) -> String {
        let mut bytes = [0_u8; 6];
        self.entropy(&mut bytes);
        crate::text::hex::hex(&bytes)
    }
}

fn now() -> Result<Now, Error> {
    if let Some(text) = var("IRC_NOW") {
        let at = DateTime::parse_from_rfc3339(&text).map_err(|_| Error::Usage {
            what: format!("IRC_NOW is `{text}`, which is no RFC 3339 time"),
            hint: "set it like 2026-11-21T03:12:00Z, or unset it".to_owned(),
        })?;
        return Ok(Now {
            ms: at.timestamp_millis(),
            pinned: true,
        });
    }
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Ok(Now {
        ms: i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        pinned: false,
    })
}

/// The machine's zone by name: `TZ`, else where `/etc/localtime` points, else `/etc/timezone`. Its rules come from the
/// bundle, so nothing but the name is read.
fn system_zone() -> Option<Zone> {
    let named = |name: &str| Zone::named(name.trim()).ok();
    if let Some(tz) = var("TZ") {
        return named(zone_name(tz.trim_start_matches(':')));
    }
    let link = std::fs::read_link("/etc/localtime").ok();
    let linked = link
        .as_deref()
        .and_then(|path| path.to_str())
        .and_then(|path| named(zone_name(path)));
    linked.or_else(|| named(&std::fs::read_to_string("/etc/timezone").ok()?))
}

/// `Europe/Berlin` of `/usr/share/zoneinfo/Europe/Berlin`.
fn zone_name(path: &str) -> &str {
    path.split_once("zoneinfo/").map_or(path, |(_, name)| name)
}

/// Columns of the terminal that stderr is; `None` if it is none.
pub fn talk_width() -> Option<usize> {
    let terminal = console::Term::stderr();
    terminal
        .is_term()
        .then(|| columns(|| Some(usize::from(terminal.size().1))))
}

fn width(out_tty: bool) -> usize {
    columns(|| out_tty.then(|| usize::from(console::Term::stdout().size().1)))
}

fn columns(seen: impl FnOnce() -> Option<usize>) -> usize {
    let told = var("COLUMNS").and_then(|text| text.parse().ok());
    told.or_else(seen)
        .filter(|width| *width >= 20)
        .unwrap_or(80)
}
