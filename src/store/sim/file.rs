//! A simulated file: what readers see, what the disk holds, and which pages lie between.
//!
//! Refuses order: after a cut any unsynced page may have reached the disk, or hold zeroes or rubbish.

use std::collections::BTreeSet;

use super::rng::Rng;

/// Small, so that one line of a log covers several.
const PAGE: usize = 64;

#[derive(Clone, Debug, Default)]
pub(super) struct SimBytes {
    seen: Vec<u8>,
    held: Vec<u8>,
    dirty: BTreeSet<usize>,
    /// Given up by a failed sync: readers see them, no later sync writes them.
    lost: BTreeSet<usize>,
}

impl SimBytes {
    pub(super) fn bytes(&self) -> &[u8] {
        &self.seen
    }

    pub(super) fn append(&mut self, bytes: &[u8]) {
        let from = self.seen.len();
        self.seen.extend_from_slice(bytes);
        self.mark(from);
    }

    pub(super) fn truncate(&mut self, len: usize) {
        let len = len.min(self.seen.len());
        self.seen.truncate(len);
        self.mark(len.saturating_sub(1));
        let end = len.div_ceil(PAGE);
        self.dirty.retain(|page| *page < end);
        self.lost.retain(|page| *page < end);
    }

    fn mark(&mut self, from: usize) {
        for page in from / PAGE..self.seen.len().div_ceil(PAGE) {
            self.dirty.insert(page);
            self.lost.remove(&page);
        }
    }

    pub(super) fn sync(&mut self) {
        self.held.resize(self.seen.len(), 0);
        for page in std::mem::take(&mut self.dirty) {
            self.keep(page);
        }
    }

    /// A sync fails: some pages may have come through, the others are not tried again.
    pub(super) fn give_up(&mut self, rng: &mut Rng) {
        if rng.chance(1, 2) {
            self.held.resize(self.seen.len(), 0);
        }
        for page in std::mem::take(&mut self.dirty) {
            if rng.chance(1, 2) {
                self.keep(page);
            }
            self.lost.insert(page);
        }
    }

    fn keep(&mut self, page: usize) {
        let start = page * PAGE;
        let end = (start + PAGE).min(self.held.len()).min(self.seen.len());
        if let (Some(to), Some(from)) = (self.held.get_mut(start..end), self.seen.get(start..end)) {
            to.copy_from_slice(from);
        }
    }

    /// The power goes: what the disk holds is all that is left.
    pub(super) fn cut(&mut self, rng: &mut Rng) {
        let unsynced: BTreeSet<usize> = self.dirty.union(&self.lost).copied().collect();
        if self.held.len() != self.seen.len() || !unsynced.is_empty() {
            let (low, high) = (
                self.held.len().min(self.seen.len()),
                self.held.len().max(self.seen.len()),
            );
            let len = match rng.below(3) {
                0 => self.held.len(),
                1 => self.seen.len(),
                _ => low + rng.below(high - low + 1),
            };
            let rubbish = rng.chance(1, 8);
            let before = self.held.len();
            self.held.resize(len, 0);
            for page in unsynced {
                if rng.chance(1, 2) {
                    self.keep(page);
                } else if rubbish && page * PAGE >= before {
                    self.spoil(page, rng);
                }
            }
        }
        self.seen.clone_from(&self.held);
        self.dirty.clear();
        self.lost.clear();
    }

    fn spoil(&mut self, page: usize, rng: &mut Rng) {
        let start = page * PAGE;
        if let Some(rest) = self.held.get_mut(start..) {
            let end = rest.len().min(PAGE);
            rng.fill(rest.get_mut(..end).unwrap_or_default());
        }
    }
}
