//! Where everything in a store is.
//!
//! Refuses names that are not plain: an id or a writer's name that was read from a disk is input.

use std::path::{Path, PathBuf};

use super::ids::IncidentId;

/// The file that keeps this machine's own state out of a shared history.
pub const GITIGNORE: &str = "# Written by irc: this machine's own state, not the record.\n/cache/\n/outbox/\n/use\n/writer\n/lock\n*.tmp\n";

/// True for names of incidents and writers: `^[a-z0-9][a-z0-9-]{0,63}$`.
pub fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    let first = bytes
        .next()
        .is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    first
        && text.len() <= 64
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// True for a SHA-256 as irc writes it: 64 lower-case hex digits.
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// The paths of one store.
#[derive(Clone, Debug)]
pub struct Layout {
    root: PathBuf,
}

impl Layout {
    /// A store at `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The store's own folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of all incidents.
    pub fn incidents(&self) -> PathBuf {
        self.root.join("incidents")
    }

    /// One incident's folder.
    pub fn incident(&self, id: &IncidentId) -> PathBuf {
        self.incidents().join(id.as_str())
    }

    /// The folder of one incident's logs.
    pub fn log_dir(&self, id: &IncidentId) -> PathBuf {
        self.incident(id).join("log")
    }

    /// One writer's log of one incident; `writer` must be a [name](is_name).
    pub fn log(&self, id: &IncidentId, writer: &str) -> PathBuf {
        self.log_dir(id).join(format!("{writer}.jsonl"))
    }

    /// A pinned playbook, by its SHA-256.
    pub fn playbook(&self, id: &IncidentId, sha256: &str) -> PathBuf {
        self.incident(id)
            .join("playbook")
            .join(format!("{sha256}.yaml"))
    }

    /// Kept evidence, by its SHA-256.
    pub fn evidence(&self, id: &IncidentId, sha256: &str) -> PathBuf {
        self.incident(id).join("evidence").join(sha256)
    }

    /// A rendered update, by its file name.
    pub fn update(&self, id: &IncidentId, file: &str) -> PathBuf {
        self.incident(id).join("updates").join(file)
    }

    /// A damaged log as it was before it was mended, by its file name.
    pub fn damaged(&self, id: &IncidentId, file: &str) -> PathBuf {
        self.incident(id).join("damaged").join(file)
    }

    /// The postmortem.
    pub fn postmortem(&self, id: &IncidentId) -> PathBuf {
        self.incident(id).join("postmortem.md")
    }

    /// What can be thrown away at any time.
    pub fn cache(&self) -> PathBuf {
        self.root.join("cache")
    }

    /// The list row of every incident.
    pub fn index(&self) -> PathBuf {
        self.cache().join("index.jsonl")
    }

    /// The list row of every incident that is not over.
    pub fn live(&self) -> PathBuf {
        self.cache().join("live.jsonl")
    }

    /// Something made from its source and kept for speed, by a plain file name.
    pub fn cached(&self, file: &str) -> PathBuf {
        self.cache().join(file)
    }

    /// What waits to be delivered.
    pub fn outbox(&self) -> PathBuf {
        self.root.join("outbox")
    }

    /// Which incident the person works on (`irc use`).
    pub fn sticky(&self) -> PathBuf {
        self.root.join("use")
    }

    /// This store's writer.
    pub fn writer(&self) -> PathBuf {
        self.root.join("writer")
    }

    /// The store's lock.
    pub fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// The file that names this machine's own state.
    pub fn gitignore(&self) -> PathBuf {
        self.root.join(".gitignore")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_are_no_names() {
        for name in [
            "",
            "-a",
            "..",
            ".",
            "a/b",
            "a\\b",
            "A",
            "a b",
            "a\0",
            "é",
            "a\n",
            "a.b",
            "~",
            &"a".repeat(65),
        ] {
            assert!(!is_name(name), "{name:?}");
        }
        for name in ["a", "0", "20261121-001-k7q", &"a".repeat(64)] {
            assert!(is_name(name), "{name:?}");
        }
    }
}
