//! The user's own file (`config.yaml`): who types, which zone, which playbook. And `team.yaml` beside it.
//!
//! Refuses to stop a command: a file that cannot be read counts as absent and its fault is kept for
//! `config check` and for one line on stderr.

pub mod alertmanager;
pub mod channel;
pub mod edit;
pub mod file;
pub mod team;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use alertmanager::Alertmanager;
use channel::Channel;

use crate::text::escape;

/// Largest file that is read, in bytes.
const LARGEST: u64 = 256 * 1024;

/// The user's own settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Who types, such as `@ann`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// IANA time zone for screens and typed times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Playbook for new incidents: a name or a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub playbook: Option<String>,
    /// Environment variables whose values are secret: they are taken out of every text before it is kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub secret_env: Vec<String>,
    /// Through what people elsewhere are told.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub channels: BTreeMap<String, Channel>,
    /// Which Alertmanager `irc alert list` asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alertmanager: Option<Alertmanager>,
    /// What is wrong with the file.
    #[serde(skip)]
    pub fault: Option<ConfigError>,
    /// The file cannot be used, and it names channels: somebody expects to be told.
    #[serde(skip)]
    pub channels_unread: bool,
}

/// Why the user's own file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// Which file.
    pub path: PathBuf,
    /// Line, from 1; 0 if the whole file is meant.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// Why.
    pub why: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: {}",
            self.path.display(),
            self.line,
            self.column,
            self.why
        )
    }
}

impl Config {
    /// The variables that hold secrets, and the secrets that stand in the file itself. What a `token_cmd` prints is not known
    /// without running it.
    pub fn secrets(&self) -> (Vec<String>, Vec<String>) {
        let channels = || self.channels.values();
        let theirs = channels().flat_map(|one| [&one.secret_env, &one.url_env]);
        let names = self.secret_env.iter().chain(theirs.flatten());
        // An address without a path is a host: it stands in many places, and opens nothing.
        let leads = |url: &&String| {
            let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
            rest.split_once('/')
                .is_some_and(|(_, path)| path.len() >= 8)
        };
        let values = channels().filter_map(|one| one.secret.as_ref());
        let values = values.chain(channels().filter_map(|one| one.url.as_ref().filter(leads)));
        (names.cloned().collect(), values.cloned().collect())
    }
}

/// Reads the file; an absent one is empty, a faulty one is empty but for its fault.
pub fn load(path: &Path) -> Config {
    match read(path) {
        Ok(config) => config.unwrap_or_default(),
        Err(fault) => Config {
            fault: Some(fault),
            channels_unread: fs::read_to_string(path).is_ok_and(|text| names_channels(&text)),
            ..Config::default()
        },
    }
}

/// Does a text that is no good YAML name channels?
fn names_channels(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    text.lines().any(|line| {
        let key = line.trim_start_matches(['{', ' ', '"', '\'']);
        key.starts_with("channels")
    })
}

/// Reads a YAML file of ours; `None` if it is not there.
pub fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Option<T>, ConfigError> {
    let fault = |line, column, why: String| ConfigError {
        path: path.to_path_buf(),
        line,
        column,
        why,
    };
    match fs::metadata(path) {
        Ok(meta) if meta.len() > LARGEST => {
            return Err(fault(0, 0, format!("larger than {LARGEST} bytes")));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        _ => {}
    }
    let text = fs::read_to_string(path).map_err(|error| fault(0, 0, error.to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if text
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
    {
        return Ok(None);
    }
    serde_yaml::from_str(text).map(Some).map_err(|error| {
        let (line, column) = error
            .location()
            .map_or((0, 0), |at| (at.line(), at.column()));
        // A value below `channels` or `alertmanager` may be a secret: only its place is named.
        let why = error.to_string();
        let why = match why.split_once(": ") {
            Some((path, _)) if path.starts_with("channels") || path.starts_with("alertmanager") => {
                format!("{path} cannot be read")
            }
            _ => why,
        };
        fault(line, column, why)
    })
}

/// The commented file that `config init` writes.
pub fn template(user: Option<&str>, zone: Option<&str>, playbook: Option<&str>) -> String {
    let line = |key: &str, value: Option<&str>, example: &str, about: &str| match value {
        Some(value) => format!("# {about}\n{key}: {}\n", escape::yaml(value)),
        None => format!("# {about}\n# {key}: {example}\n"),
    };
    [
        "# irc: your own settings. People, numbers and hours of your team go into\n# team.yaml beside this file.\n".to_owned(),
        line("user", user, "\"@ann\"", "Who types."),
        line("zone", zone, "Europe/Berlin", "IANA time zone for screens and typed times."),
        line("playbook", playbook, "default", "Playbook for new incidents: a name from `irc playbook list`, or a file."),
        line("secret_env", None, "[DB_PASSWORD, PAGER_TOKEN]", "Environment variables whose values never get into a record."),
        "# Through what people elsewhere are told (docs/integrations.md). Secrets:\n# url_env, secret_env or token_cmd; one that stands here needs `chmod 600`.\n# channels:\n#   ops: {kind: slack, url_env: SLACK_WEBHOOK}\n".to_owned(),
        line("alertmanager", None, "{url: \"http://localhost:9093\"}", "Which Alertmanager `irc alert list` asks. A token: secret_env or token_cmd."),
    ]
    .join("\n")
}
