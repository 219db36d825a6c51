//! Incident ids: `20261121-001-k7q` (day of recording in UTC, count of that day, random suffix), and finding one back by any part.
//!
//! Refuses to guess: a part that fits several is answered with all of them.

use std::fmt;
use std::path::PathBuf;

use super::disk::Kind;
use super::error::{Op, StoreError};
use super::layout::is_name;
use super::lock::Locked;
use super::{Entropy, Store};
use crate::domain::instant::Instant;

/// Letters and digits that are not taken for one another.
const SUFFIX: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// An incident's full id, which is its folder's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IncidentId(String);

impl IncidentId {
    /// Takes a full id; `None` if it could not be a folder of a store.
    pub fn parse(text: &str) -> Option<Self> {
        is_name(text).then(|| Self(text.to_owned()))
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IncidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a typed part of an id stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// Exactly one incident.
    One(IncidentId),
    /// None.
    None,
    /// These, in order.
    Several(Vec<IncidentId>),
}

impl Store<'_> {
    /// Every incident's id, sorted, and the names in that folder that are none (links, foreign names).
    pub fn incidents(&self) -> Result<(Vec<IncidentId>, Vec<PathBuf>), StoreError> {
        self.check()?;
        let dir = self.layout.incidents();
        // A list follows a link; a look does not.
        let listed = match self.disk.stat(&dir) {
            Ok(stat) if stat.kind == Kind::Dir => self
                .disk
                .list(&dir)
                .map_err(|error| StoreError::io(Op::List, &dir, &error))?,
            Ok(_) => return Err(StoreError::NotPlain { path: dir }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(StoreError::io(Op::Look, &dir, &error)),
        };
        let mut ids = Vec::with_capacity(listed.len());
        let mut foreign = Vec::new();
        for entry in listed {
            match entry.name.to_str().and_then(IncidentId::parse) {
                Some(id) if entry.kind == Kind::Dir => ids.push(id),
                _ => foreign.push(dir.join(&entry.name)),
            }
        }
        ids.sort();
        foreign.sort();
        Ok((ids, foreign))
    }

    /// Finds what a typed part of an id stands for: the full id, whole parts between dashes, else any piece of it.
    pub fn resolve(&self, typed: &str) -> Result<Resolved, StoreError> {
        let typed = typed.trim().to_ascii_lowercase();
        if let Some(id) = IncidentId::parse(&typed)
            && self
                .disk
                .stat(&self.layout.incident(&id))
                .is_ok_and(|stat| stat.kind == Kind::Dir)
        {
            return Ok(Resolved::One(id));
        }
        Ok(matching(&self.incidents()?.0, &typed))
    }
}

/// Which of `ids` a typed part (lower case) stands for.
pub fn matching(ids: &[IncidentId], typed: &str) -> Resolved {
    if typed.is_empty() {
        return Resolved::None;
    }
    let whole = format!("-{typed}-");
    let by_parts = |id: &&IncidentId| format!("-{id}-").contains(&whole);
    let mut found: Vec<IncidentId> = ids.iter().filter(by_parts).cloned().collect();
    if found.is_empty() {
        let by_piece = |id: &&IncidentId| id.as_str().contains(typed);
        found = ids.iter().filter(by_piece).cloned().collect();
    }
    match (found.len(), found.pop()) {
        (1, Some(id)) => Resolved::One(id),
        (_, None) => Resolved::None,
        (_, Some(last)) => {
            found.push(last);
            Resolved::Several(found)
        }
    }
}

impl Locked<'_> {
    /// Makes the folder of a new incident: the day of `now` in UTC, one more than that day's highest count, a random suffix.
    pub fn new_incident(
        &self,
        now: Instant,
        entropy: Entropy<'_>,
    ) -> Result<IncidentId, StoreError> {
        self.writer(entropy)?;
        let store = self.store();
        store.make_dir(&store.layout.incidents())?;
        let stamp = now.to_string();
        let day: String = stamp.chars().take(10).filter(|c| *c != '-').collect();
        let count = store
            .incidents()?
            .0
            .iter()
            .filter_map(|id| count_on(id, &day))
            .max()
            .unwrap_or(0)
            .saturating_add(1);
        let prefix = format!("{day}-{count:03}");
        for _ in 0..64 {
            let Some(id) = IncidentId::parse(&format!("{prefix}-{}", suffix(entropy))) else {
                break;
            };
            let before = store.incidents_mtime();
            let dir = store.layout.incident(&id);
            match store.disk.make_dir(&dir) {
                Ok(()) => {
                    self.made_incident(&id, before);
                    return Ok(id);
                }
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(store.fail(Op::MakeDir, &dir, &error)),
            }
        }
        Err(StoreError::NoFreeId { prefix })
    }
}

fn count_on(id: &IncidentId, day: &str) -> Option<u64> {
    let rest = id.as_str().strip_prefix(day)?.strip_prefix('-')?;
    rest.split('-').next()?.parse().ok()
}

fn suffix(entropy: Entropy<'_>) -> String {
    let mut text = String::new();
    // A broken source that only ever gives refused bytes must not hang.
    for _ in 0..64 {
        let mut byte = [0_u8];
        entropy(&mut byte);
        let [byte] = byte;
        if let Some(letter) = SUFFIX.get(usize::from(byte & 31)) {
            text.push(char::from(*letter));
        }
        if text.len() == 3 {
            return text;
        }
    }
    "aaa".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &[&str]) -> Vec<IncidentId> {
        names
            .iter()
            .filter_map(|name| IncidentId::parse(name))
            .collect()
    }

    fn one(name: &str) -> Resolved {
        Resolved::One(IncidentId::parse(name).unwrap())
    }

    #[test]
    fn any_unambiguous_part_is_found_back() {
        let all = ids(&["20261121-001-k7q", "20261121-002-abc", "20261122-001-x2y"]);
        for part in ["20261121-001-k7q", "001-k7q", "k7q", "20261121-001", "k7"] {
            assert_eq!(matching(&all, part), one("20261121-001-k7q"), "{part}");
        }
        assert_eq!(
            matching(&all, "001"),
            Resolved::Several(ids(&["20261121-001-k7q", "20261122-001-x2y"]))
        );
        assert_eq!(matching(&all, "20261122"), one("20261122-001-x2y"));
        assert_eq!(matching(&all, "zzz"), Resolved::None);
        assert_eq!(matching(&all, ""), Resolved::None);
    }

    #[test]
    fn a_suffix_never_hangs_and_uses_clear_letters_only() {
        assert_eq!(suffix(&mut |bytes: &mut [u8]| bytes.fill(31)), "aaa");
        let mut next = 0_u8;
        for _ in 0..200 {
            let text = suffix(&mut |bytes: &mut [u8]| {
                next = next.wrapping_add(7);
                bytes.fill(next);
            });
            assert!(text.bytes().all(|b| SUFFIX.contains(&b)), "{text}");
            assert!(!text.contains(['0', 'o', '1', 'l', 'i']));
        }
    }
}
