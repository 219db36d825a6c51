//! A simulated folder: the names that readers see, the names that the disk holds, and the changes between.
//!
//! Refuses order: after a cut any unsynced change may have reached the disk without the ones before it. A rename is whole.

use std::collections::BTreeMap;

use super::rng::Rng;

#[derive(Clone, Debug)]
enum Change {
    Set(String, u64),
    Gone(String),
    Moved(String, String, u64),
}

#[derive(Clone, Debug, Default)]
pub(super) struct SimNames {
    seen: BTreeMap<String, u64>,
    held: BTreeMap<String, u64>,
    waiting: Vec<Change>,
}

impl Change {
    fn apply(&self, names: &mut BTreeMap<String, u64>) {
        match self {
            Self::Set(name, ino) => {
                names.insert(name.clone(), *ino);
            }
            Self::Gone(name) => {
                names.remove(name);
            }
            Self::Moved(from, to, ino) => {
                names.remove(from);
                names.insert(to.clone(), *ino);
            }
        }
    }
}

impl SimNames {
    pub(super) fn get(&self, name: &str) -> Option<u64> {
        self.seen.get(name).copied()
    }

    pub(super) fn names(&self) -> impl Iterator<Item = (&String, &u64)> {
        self.seen.iter()
    }

    pub(super) fn set(&mut self, name: &str, ino: u64) {
        self.change(Change::Set(name.to_owned(), ino));
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.change(Change::Gone(name.to_owned()));
    }

    pub(super) fn rename(&mut self, from: &str, to: &str, ino: u64) {
        self.change(Change::Moved(from.to_owned(), to.to_owned(), ino));
    }

    fn change(&mut self, change: Change) {
        change.apply(&mut self.seen);
        self.waiting.push(change);
    }

    pub(super) fn sync(&mut self) {
        for change in std::mem::take(&mut self.waiting) {
            change.apply(&mut self.held);
        }
    }

    /// A sync fails: some changes may have come through, the others are not tried again.
    pub(super) fn give_up(&mut self, rng: &mut Rng) {
        let in_order = rng.chance(1, 2);
        let survivors = rng.below(self.waiting.len() + 1);
        for (index, change) in self.waiting.drain(..).enumerate() {
            if (in_order && index < survivors) || (!in_order && rng.chance(1, 2)) {
                change.apply(&mut self.held);
            }
        }
    }

    /// The power goes: the held names stay, with any of the changes that nobody waited for.
    pub(super) fn cut(&mut self, rng: &mut Rng) {
        self.give_up(rng);
        self.seen.clone_from(&self.held);
    }
}
