//! A playbook to go on with, whatever happened to the one that was asked for.
//!
//! Never fails: a broken or missing file is stood in for by its last good copy, else by the default, and the
//! reason is handed up. Refuses to read a playbook twice: what was good once is taken from the cache.

use std::path::{Path, PathBuf};

use super::cache::{Cache, sha256};
use super::fault::Fault;
use super::find::{self, Found, NotFound, Origin, Places};
use super::read;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;

/// A policy that can be used, and where it comes from.
#[derive(Clone, Debug)]
pub struct Usable {
    /// The policy.
    pub policy: Policy,
    /// The YAML that it was read from.
    pub bytes: Vec<u8>,
    /// SHA-256 of `bytes`.
    pub sha256: String,
    /// Its name.
    pub name: String,
    /// Where it was found; for a last good copy the file that is broken now.
    pub origin: Origin,
    /// The faults of the playbook that was asked for, if it was refused.
    pub faults: Vec<Fault>,
    /// Set if this is not the playbook that was asked for.
    pub fell_back: Option<FellBack>,
}

/// Why and to what irc fell back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FellBack {
    /// Why the one that was asked for is not used.
    pub why: Reason,
    /// What stands in for it.
    pub to: StandIn,
}

/// Why a playbook is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is none of that name.
    Unknown {
        /// What was asked for.
        typed: String,
        /// The nearest name that there is.
        nearest: Option<String>,
    },
    /// Its file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: String,
    },
    /// It has errors.
    Faulty {
        /// The file as messages name it.
        file: String,
        /// How many errors.
        errors: usize,
    },
}

/// What stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandIn {
    /// The same file as it last was without an error.
    LastGood,
    /// The default playbook.
    Default,
}

/// The playbook that was asked for (`None`: the default), or what can stand in for it.
pub fn usable(asked: Option<&str>, places: &Places, cache: &Cache, now: Instant) -> Usable {
    let typed = asked.unwrap_or(find::DEFAULT);
    match places.find(typed) {
        Ok(found) => from_found(found, cache, now),
        Err(NotFound::Unknown { typed, nearest, .. }) => {
            by_default(Reason::Unknown { typed, nearest }, cache, now)
        }
        Err(NotFound::Unreadable { path, error }) => {
            let why = error.to_string();
            let good = last_good(&path, cache, now);
            let reason = Reason::Unreadable { path, why };
            stand_in(good, reason, Vec::new(), cache, now)
        }
    }
}

fn from_found(found: Found, cache: &Cache, now: Instant) -> Usable {
    let label = found.label();
    match compile(&label, &found.bytes, cache, now) {
        Ok(policy) => {
            if let Origin::Own(path) | Origin::File(path) = &found.origin {
                cache.put_good(&whole(path), &found.bytes);
            }
            made(policy, found)
        }
        Err(faults) => {
            let good = match &found.origin {
                Origin::Own(path) | Origin::File(path) => last_good(path, cache, now),
                Origin::BuiltIn => None,
            };
            let errors = faults.iter().filter(|f| f.is_error()).count();
            let reason = Reason::Faulty {
                file: label,
                errors,
            };
            stand_in(good, reason, faults, cache, now)
        }
    }
}

fn stand_in(
    good: Option<Usable>,
    why: Reason,
    faults: Vec<Fault>,
    cache: &Cache,
    now: Instant,
) -> Usable {
    let Some(mut usable) = good else {
        return Usable {
            faults,
            ..by_default(why, cache, now)
        };
    };
    usable.faults = faults;
    usable.fell_back = Some(FellBack {
        why,
        to: StandIn::LastGood,
    });
    usable
}

fn last_good(path: &Path, cache: &Cache, now: Instant) -> Option<Usable> {
    let bytes = cache.good(&whole(path))?;
    let name = path.file_stem()?.to_str()?.to_owned();
    let policy = compile(&name, &bytes, cache, now).ok()?;
    let origin = Origin::File(path.to_owned());
    Some(made(
        policy,
        Found {
            name,
            origin,
            bytes,
        },
    ))
}

fn by_default(why: Reason, cache: &Cache, now: Instant) -> Usable {
    let found = find::built_in(find::DEFAULT).unwrap_or_else(|| Found {
        name: find::DEFAULT.to_owned(),
        origin: Origin::BuiltIn,
        bytes: Vec::new(),
    });
    let policy = compile(&found.label(), &found.bytes, cache, now).unwrap_or_default();
    Usable {
        fell_back: Some(FellBack {
            why,
            to: StandIn::Default,
        }),
        ..made(policy, found)
    }
}

fn made(policy: Policy, found: Found) -> Usable {
    Usable {
        policy,
        sha256: sha256(&found.bytes),
        bytes: found.bytes,
        name: found.name,
        origin: found.origin,
        faults: Vec::new(),
        fell_back: None,
    }
}

/// The policy of these bytes: from the cache, else read and kept; the faults if it has an error.
pub fn compile(
    file: &str,
    bytes: &[u8],
    cache: &Cache,
    now: Instant,
) -> Result<Policy, Vec<Fault>> {
    if let Some(policy) = cache.get(&sha256(bytes)) {
        return Ok(policy);
    }
    let reading = read::read(file, bytes, now);
    let policy = reading.policy.ok_or(reading.faults)?;
    cache.put(bytes, &policy);
    Ok(policy)
}

/// The same file by whatever way it was named.
fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const NOW: Instant = Instant::from_unix(1_763_683_200);
    const GOOD: &str =
        "irc: 1\nname: shop\ntitle: Shop\nseverities:\n  - {id: BAD, meaning: Down.}\n";

    struct Home {
        dir: tempfile::TempDir,
        places: Places,
        cache: Cache,
    }

    impl Home {
        fn new() -> Self {
            let dir = tempfile::tempdir().unwrap();
            let own = dir.path().join("playbooks");
            fs::create_dir(&own).unwrap();
            let cache = Cache::new(dir.path().join("cache"));
            let places = Places { own: Some(own) };
            Self { dir, places, cache }
        }

        fn file(&self) -> PathBuf {
            self.dir.path().join("playbooks/shop.yaml")
        }

        fn ask(&self, asked: Option<&str>) -> Usable {
            usable(asked, &self.places, &self.cache, NOW)
        }
    }

    fn stand_in_of(usable: &Usable) -> Option<StandIn> {
        usable.fell_back.as_ref().map(|fell_back| fell_back.to)
    }

    #[test]
    fn what_was_asked_for_is_used_if_it_has_no_error() {
        let home = Home::new();
        fs::write(home.file(), GOOD).unwrap();
        for _ in 0..2 {
            let usable = home.ask(Some("shop"));
            assert_eq!(usable.fell_back, None);
            assert_eq!(usable.bytes, GOOD.as_bytes());
            assert_eq!(usable.sha256, sha256(GOOD.as_bytes()));
            assert_eq!(usable.policy.name, "shop");
        }
        assert_eq!(home.ask(None).name, find::DEFAULT);
    }

    #[test]
    fn a_broken_file_is_stood_in_for_by_its_last_good_copy() {
        let home = Home::new();
        fs::write(home.file(), GOOD).unwrap();
        home.ask(Some("shop"));
        fs::write(home.file(), format!("{GOOD}zone: Europe/Nowhere\n")).unwrap();
        let usable = home.ask(Some("shop"));
        assert_eq!(stand_in_of(&usable), Some(StandIn::LastGood));
        assert_eq!(usable.bytes, GOOD.as_bytes());
        assert_eq!(usable.faults.first().unwrap().at.line, 6);
        fs::remove_file(home.file()).unwrap();
        let path = home.file();
        let usable = home.ask(path.to_str());
        assert_eq!(stand_in_of(&usable), Some(StandIn::LastGood));
    }

    #[test]
    fn without_a_good_copy_the_default_stands_in() {
        let home = Home::new();
        fs::write(home.file(), "irc: [").unwrap();
        let usable = home.ask(Some("shop"));
        assert_eq!(stand_in_of(&usable), Some(StandIn::Default));
        assert_eq!(usable.name, find::DEFAULT);
        assert!(!usable.policy.severities.is_empty());
        let Some(FellBack { why, .. }) = usable.fell_back else {
            panic!("used");
        };
        let file = home.file().display().to_string();
        assert_eq!(why, Reason::Faulty { file, errors: 1 });
    }

    #[test]
    fn a_name_that_is_none_falls_back_too() {
        let usable = Home::new().ask(Some("nothing-like-it"));
        assert_eq!(stand_in_of(&usable), Some(StandIn::Default));
        assert!(matches!(
            usable.fell_back.unwrap().why,
            Reason::Unknown { .. }
        ));
    }

    #[test]
    fn every_shipped_playbook_is_clean() {
        let mut found = Vec::new();
        for (name, text) in find::BUILT_IN {
            let reading = read::read(name, text.as_bytes(), NOW);
            found.extend(reading.faults.iter().map(Fault::headline));
            let own = reading.policy.map(|policy| policy.name);
            found.extend((own.as_deref() != Some(*name)).then(|| format!("{name} is {own:?}")));
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
