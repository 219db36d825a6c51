//! Telling the cache what changed: `touching` before the log is written, the row after, and making the file anew when it has grown.
//!
//! Refuses to fail: a cache that cannot be told is removed. Everything here happens under the store's lock.

use std::path::Path;

use super::table::{Header, Table, row_line, stamp_line, touch_line};
use super::{IndexRow, Listing};
use crate::store::Store;
use crate::store::disk::Stat;
use crate::store::flaw::Flaw;
use crate::store::ids::IncidentId;
use crate::store::lock::Locked;

/// A cache file is made anew when it is twice as long as when it was made, and this many bytes.
const SLACK: u64 = 8 * 1024;

impl Locked<'_> {
    /// Keeps the times of the folder of incidents for the index; `before` is the one before the folder was made.
    pub(in crate::store) fn made_incident(&self, id: &IncidentId, before: i128) {
        let after = self.store().incidents_mtime();
        self.made.borrow_mut().insert(id.clone(), (before, after));
    }

    /// Says that what the cache holds about an incident is about to be wrong.
    pub(in crate::store) fn touching(&self, id: &IncidentId) {
        if self.store().has(Flaw::NoTouching) || !self.touched.borrow_mut().insert(id.clone()) {
            return;
        }
        let mut lines = touch_line(id);
        if let Some((before, after)) = self.made.borrow_mut().remove(id) {
            lines.push_str(&stamp_line(before, after));
        }
        self.tell(&lines, self.store().disk.boot_id().is_none());
    }

    /// Keeps an incident's row, made from its log after the last append. Without it the row is made again when asked for.
    pub fn keep_row(&self, row: &IndexRow) {
        let Some(line) = row_line(row) else {
            return;
        };
        self.touched.borrow_mut().remove(&row.id);
        self.tell(&line, false);
        for path in [self.store().layout.index(), self.store().layout.live()] {
            self.store().shorten(&path, 2 * line.len() as u64);
        }
    }

    fn tell(&self, lines: &str, durable: bool) {
        if self.cache_lost.get() {
            return;
        }
        let store = self.store();
        for path in [store.layout.index(), store.layout.live()] {
            if store.add(&path, lines.as_bytes(), durable).is_none() {
                self.cache_lost.set(true);
                store.forget_cache();
                return;
            }
        }
    }
}

impl Store<'_> {
    /// Appends to a cache file. One that is not there is made even without a header, so that a reader who makes rows
    /// from older logs meanwhile sees that something was written.
    fn add(&self, path: &Path, bytes: &[u8], durable: bool) -> Option<()> {
        let mut file = if let Ok(file) = self.disk.append(path) {
            file
        } else {
            let _ = self.disk.make_dir(&self.layout.cache());
            self.disk.create(path).ok()?
        };
        let whole = file.write(bytes).is_ok_and(|taken| taken == bytes.len());
        if durable {
            file.sync().ok()?;
            self.disk.sync_dir(&self.layout.cache()).ok()?;
        }
        whole.then_some(())
    }

    /// Takes the index away, also behind a power cut where no boot id would show one.
    fn forget_cache(&self) {
        let _ = self.disk.remove(&self.layout.index());
        let _ = self.disk.remove(&self.layout.live());
        if self.disk.boot_id().is_none() {
            let _ = self.disk.sync_dir(&self.layout.cache());
        }
    }

    /// Keeps a listing that was made anew, if nobody writes now and nobody wrote since `seen`.
    pub(super) fn remember(
        &self,
        listing: &Listing,
        dir: i128,
        boot: Option<&str>,
        seen: Option<Stat>,
    ) {
        if !self.exists() {
            return;
        }
        let Ok(Some(_locked)) = self.try_lock("cache") else {
            return;
        };
        if self.disk.stat(&self.layout.index()).ok() != seen {
            return;
        }
        let _ = self.disk.make_dir(&self.layout.cache());
        self.write_anew(&self.layout.index(), listing, dir, boot, false);
        self.write_anew(&self.layout.live(), listing, dir, boot, true);
    }

    fn write_anew(
        &self,
        path: &Path,
        listing: &Listing,
        dir: i128,
        boot: Option<&str>,
        live_only: bool,
    ) {
        let mut rows = String::new();
        for span in &listing.spans {
            if !live_only || span.live {
                rows.extend(span.line(&listing.text));
            }
        }
        let Some(header) = Header::new(boot, dir, rows.len() as u64).line() else {
            return;
        };
        let durable = boot.is_none();
        let written = self.put(path, (header + &rows).as_bytes(), "tmp", durable);
        let kept = !durable || self.disk.sync_dir(&self.layout.cache()).is_ok();
        if written.is_err() || !kept {
            self.forget_cache();
        }
    }

    /// Makes a file anew from itself when most of it is outdated: looked at each time that so many bytes more are full,
    /// which the last `added` bytes have made so.
    fn shorten(&self, path: &Path, added: u64) {
        let Ok(stat) = self.disk.stat(path) else {
            return;
        };
        if stat.len / SLACK == stat.len.saturating_sub(added) / SLACK {
            return;
        }
        let head = self.disk.read(path, 512).unwrap_or_default();
        let head = String::from_utf8_lossy(&head);
        let Some(header) = Header::read(&head) else {
            return;
        };
        if stat.len < header.base.saturating_mul(2).saturating_add(SLACK) {
            return;
        }
        let Some(table) = self.load(path).ok().flatten().and_then(Table::read) else {
            return;
        };
        // A row that is being touched by a process that died stays unknown only where it stands.
        if table.spans.iter().any(|span| span.unknown) {
            return;
        }
        let (dir, boot) = (table.dir, table.boot.clone());
        let mut listing = Listing::default();
        listing.absorb(table);
        let boot = (!boot.is_empty()).then_some(boot);
        let live_only = path == self.layout.live();
        self.write_anew(path, &listing, dir, boot.as_deref(), live_only);
    }
}
