//! Where playbooks are: built in, in the user's `playbooks/` directory, or a file that is named.
//!
//! Refuses to read one: it hands out bytes. Refuses the environment: the directory is handed in.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::source::LARGEST;
use crate::text::suggest::nearest;

/// The playbook that is used where none is asked for.
pub const DEFAULT: &str = "default";

/// The shipped playbooks: name and YAML.
pub const BUILT_IN: &[(&str, &str)] = &[
    (DEFAULT, include_str!("../../playbooks/default.yaml")),
    (
        "pagerduty-public",
        include_str!("../../playbooks/pagerduty-public.yaml"),
    ),
    ("qawave", include_str!("../../playbooks/qawave.yaml")),
    (
        "release-manager",
        include_str!("../../playbooks/release-manager.yaml"),
    ),
    (
        "sql-studio",
        include_str!("../../playbooks/sql-studio.yaml"),
    ),
    ("sv-sdk", include_str!("../../playbooks/sv-sdk.yaml")),
    ("workbench", include_str!("../../playbooks/workbench.yaml")),
];

/// Where a playbook was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Shipped with irc.
    BuiltIn,
    /// In the user's `playbooks/` directory.
    Own(PathBuf),
    /// A file that was named.
    File(PathBuf),
}

/// A playbook that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name: what was asked for, or the file's name without `.yaml`.
    pub name: String,
    /// Where it is.
    pub origin: Origin,
    /// Its bytes, at most one more than the largest playbook has.
    pub bytes: Vec<u8>,
}

impl Found {
    /// The file as messages name it; `playbooks/NAME.yaml (built in)` for a shipped one.
    pub fn label(&self) -> String {
        match &self.origin {
            Origin::BuiltIn => format!("playbooks/{}.yaml (built in)", self.name),
            Origin::Own(path) | Origin::File(path) => path.display().to_string(),
        }
    }
}

/// Why none was found.
#[derive(Debug)]
pub enum NotFound {
    /// No playbook of that name.
    Unknown {
        /// What was asked for.
        typed: String,
        /// The nearest name that there is.
        nearest: Option<String>,
        /// Every name that there is.
        known: Vec<String>,
    },
    /// There is one, but it cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// The places to look in.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The user's `playbooks/` directory; `None` if there is no home for one.
    pub own: Option<PathBuf>,
}

/// One line of the list of playbooks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub origin: Origin,
    /// A playbook of the user's own has the same name and is taken instead.
    pub hidden: bool,
}

impl Places {
    /// Finds a playbook by name or file. A text with a separator or ending in `.yaml` or `.yml` is a file.
    pub fn find(&self, typed: &str) -> Result<Found, NotFound> {
        if is_file(typed) {
            let path = PathBuf::from(typed);
            let name = stem(&path).unwrap_or_else(|| typed.to_owned());
            return open(&path).map(|bytes| Found {
                name,
                origin: Origin::File(path),
                bytes,
            });
        }
        if let Some(path) = self.own_file(typed) {
            return open(&path).map(|bytes| Found {
                name: typed.to_owned(),
                origin: Origin::Own(path),
                bytes,
            });
        }
        built_in(typed).ok_or_else(|| {
            let known: Vec<String> = self.list().into_iter().map(|one| one.name).collect();
            NotFound::Unknown {
                typed: typed.to_owned(),
                nearest: nearest(typed, known.iter().map(String::as_str)).map(str::to_owned),
                known,
            }
        })
    }

    /// Every playbook that can be named, sorted; the user's own hide shipped ones of the same name.
    pub fn list(&self) -> Vec<Listed> {
        let own: Vec<PathBuf> = self.own.iter().flat_map(|dir| yaml_files(dir)).collect();
        let names: Vec<String> = own.iter().filter_map(|path| stem(path)).collect();
        let shipped = BUILT_IN.iter().map(|(name, _)| Listed {
            name: (*name).to_owned(),
            origin: Origin::BuiltIn,
            hidden: names.iter().any(|own| own == name),
        });
        let own = own.iter().filter_map(|path| {
            Some(Listed {
                name: stem(path)?,
                origin: Origin::Own(path.clone()),
                hidden: false,
            })
        });
        let mut list: Vec<Listed> = shipped.chain(own).collect();
        list.sort();
        list
    }

    fn own_file(&self, name: &str) -> Option<PathBuf> {
        let dir = self.own.as_ref()?;
        let files = ["yaml", "yml"].map(|end| dir.join(format!("{name}.{end}")));
        files.into_iter().find(|path| path.is_file())
    }
}

/// A shipped playbook.
pub fn built_in(name: &str) -> Option<Found> {
    let (name, text) = BUILT_IN.iter().find(|(shipped, _)| *shipped == name)?;
    Some(Found {
        name: (*name).to_owned(),
        origin: Origin::BuiltIn,
        bytes: text.as_bytes().to_vec(),
    })
}

fn is_file(typed: &str) -> bool {
    let ends = |end: &str| {
        Path::new(typed)
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case(end))
    };
    typed.contains(['/', '\\']) || ends("yaml") || ends("yml") || typed.starts_with('.')
}

fn stem(path: &Path) -> Option<String> {
    Some(path.file_stem()?.to_str()?.to_owned())
}

fn yaml_files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path()).filter(|path| {
        let end = path.extension().and_then(|end| end.to_str());
        matches!(end, Some("yaml" | "yml")) && path.is_file()
    });
    paths.collect()
}

/// Reads no more than can be a playbook: the size is judged where the fault can be told.
fn open(path: &Path) -> Result<Vec<u8>, NotFound> {
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| {
        if file.metadata()?.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        file.take(most).read_to_end(&mut bytes)
    });
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(NotFound::Unreadable {
            path: path.to_owned(),
            error,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> (tempfile::TempDir, Places) {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("shop.yaml"), "irc: 1\n").unwrap();
        fs::write(dir.path().join("notes.txt"), "no playbook").unwrap();
        let own = Some(dir.path().to_owned());
        (dir, Places { own })
    }

    #[test]
    fn a_name_is_looked_for_at_home_first_and_then_among_the_shipped() {
        let (dir, places) = places();
        assert_eq!(places.find("shop").unwrap().bytes, b"irc: 1\n");
        assert_eq!(places.find(DEFAULT).unwrap().origin, Origin::BuiltIn);
        let own = dir.path().join("default.yaml");
        fs::write(&own, "own").unwrap();
        assert_eq!(places.find(DEFAULT).unwrap().origin, Origin::Own(own));
        let hidden: Vec<_> = places.list().into_iter().filter(|one| one.hidden).collect();
        assert_eq!(hidden.len(), 1);
    }

    #[test]
    fn a_path_is_a_file_and_names_itself() {
        let (dir, places) = places();
        let path = dir.path().join("shop.yaml");
        let found = places.find(path.to_str().unwrap()).unwrap();
        assert_eq!(found.name, "shop");
        assert_eq!(found.label(), path.display().to_string());
        assert!(matches!(
            places.find("./none.yaml"),
            Err(NotFound::Unreadable { .. })
        ));
        assert!(matches!(
            places.find(dir.path().to_str().unwrap()),
            Err(NotFound::Unreadable { .. })
        ));
    }

    #[test]
    fn a_miss_lists_what_there_is() {
        let (_dir, places) = places();
        let Err(NotFound::Unknown { known, .. }) = places.find("nothing") else {
            panic!("found");
        };
        assert!(known.contains(&"shop".to_owned()) && known.contains(&DEFAULT.to_owned()));
        assert!(!known.contains(&"notes".to_owned()));
    }

    #[test]
    fn a_name_never_leaves_the_directory() {
        let (_dir, places) = places();
        assert!(places.find("..").is_err());
        assert!(places.find("").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn an_endless_file_is_read_no_further_than_a_playbook_goes() {
        let link = tempfile::tempdir().unwrap();
        let path = link.path().join("zero.yaml");
        std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
        let found = Places::default().find(path.to_str().unwrap()).unwrap();
        assert_eq!(found.bytes.len(), LARGEST + 1);
    }
}
