//! The cache of list rows: `list` and `status` without reading every log.
//!
//! ```text
//! {"irc_cache":1,"irc":"0.1.0","boot":"…","dir":17,"base":512}     header: made under which irc, boot, and `incidents/` time
//! {"touching":"<id>"}                                             a log is about to change: what stands above is unknown
//! {"dir":18,"from":17}                                            an incident's folder was made
//! {"id":"<id>","live":true,"at":17,"key":"…","len":2,"row":{}}     the row after the change; the last one counts
//! ```
//!
//! `index.jsonl` has every incident, `live.jsonl` (small) what is not over. Nothing here is synced: a power cut changes
//! the boot id, and then every row is unknown and made again from the logs. Where the system has no boot id, `touching`
//! is synced before the log is written, so that a power cut leaves it standing; there a row may still tell of an act
//! that nobody was told is saved, if its writer was killed, a reader kept the row, and then the power went.
//! Refuses to be believed about one incident: whatever names one reads its log. Deleting `cache/` changes only speed.

mod table;
mod write;

use std::path::Path;

use super::Store;
use super::disk::Stat;
use super::error::StoreError;
use super::flaw::Flaw;
use super::ids::IncidentId;
use table::{Span, Table};

/// What the index keeps of one incident; made by the caller from the incident's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexRow {
    /// Its full id.
    pub id: IncidentId,
    /// Not over: unclosed, or a promise still runs.
    pub live: bool,
    /// Last activity, in seconds since the epoch.
    pub last_activity: i64,
    /// The `--once` key of its declaration.
    pub once_key: String,
    /// The finished list row: one JSON object on one line.
    pub row: String,
}

/// Rows by id, ready to print.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    text: String,
    spans: Vec<Span>,
}

/// One row of a listing; the text is the cache's own bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The incident's full id.
    pub id: &'a str,
    /// Not over.
    pub live: bool,
    /// Last activity, in seconds since the epoch.
    pub last_activity: i64,
    /// The `--once` key of its declaration, as a JSON string.
    pub key_json: &'a str,
    /// The list row, as a JSON object.
    pub json: &'a str,
}

/// Makes an incident's row from its log; `None` if there is nothing to list (a folder without an act).
pub type RowOf<'a> = &'a mut dyn FnMut(&IncidentId) -> Option<IndexRow>;

impl Listing {
    /// The rows, by id.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> {
        self.spans.iter().filter_map(|span| span.row(&self.text))
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The incident that was declared with a `--once` key.
    pub fn declared_with(&self, key: &str) -> Option<IncidentId> {
        let key = serde_json::to_string(key).ok()?;
        let row = self.rows().find(|row| row.key_json == key)?;
        IncidentId::parse(row.id)
    }

    fn push(&mut self, row: &IndexRow) {
        if let Some(line) = table::row_line(row) {
            self.spans.extend(Span::read(&line, self.text.len()));
            self.text.push_str(&line);
        }
    }
}

/// What one file of the cache says, and how it looked when it was read.
struct Seen {
    stat: Option<Stat>,
    table: Option<Table>,
}

impl Store<'_> {
    /// The row of every incident. Rows that cannot be believed are made anew by `row_of`, and kept if nobody writes
    /// just now.
    pub fn index(&self, row_of: RowOf<'_>) -> Result<Listing, StoreError> {
        self.check()?;
        let dir = self.incidents_mtime();
        let seen = self.look(&self.layout.index());
        let boot = self.disk.boot_id();
        let (listing, sound) = match seen.table {
            Some(table) if self.believes(&table, boot.as_deref()) => {
                self.mend(table, dir, row_of)?
            }
            _ => (self.made_anew(row_of)?, false),
        };
        if !sound {
            self.remember(&listing, dir, boot.as_deref(), seen.stat);
        }
        Ok(listing)
    }

    /// The row of every incident that is not over.
    pub fn live(&self, row_of: RowOf<'_>) -> Result<Listing, StoreError> {
        self.check()?;
        let dir = self.incidents_mtime();
        let seen = self.look(&self.layout.live());
        let boot = self.disk.boot_id();
        if let Some(table) = seen.table
            && self.believes(&table, boot.as_deref())
            && table.dir == dir
            && table.spans.iter().all(|span| !span.unknown)
        {
            let mut listing = Listing::default();
            listing.absorb(table);
            listing.spans.retain(|span| span.live);
            return Ok(listing);
        }
        let mut listing = self.index(row_of)?;
        listing.spans.retain(|span| span.live);
        Ok(listing)
    }

    fn look(&self, path: &Path) -> Seen {
        // The file is looked at first: whatever is written to it later shows when it is looked at again.
        let stat = self.disk.stat(path).ok();
        let bytes = stat.and_then(|_| self.load(path).ok().flatten());
        Seen {
            stat,
            table: bytes.and_then(Table::read),
        }
    }

    fn believes(&self, table: &Table, boot: Option<&str>) -> bool {
        table.boot == boot.unwrap_or_default() || self.has(Flaw::NoBootId)
    }

    /// Completes a table that is right but for what was touched, and for folders that came or went. True if it was
    /// right as it stood.
    fn mend(
        &self,
        table: Table,
        dir: i128,
        row_of: RowOf<'_>,
    ) -> Result<(Listing, bool), StoreError> {
        let mut unknown = table.unknown();
        let same_folders = table.dir == dir;
        let mut gone = Vec::new();
        if !same_folders {
            let (ids, _) = self.incidents()?;
            let known: Vec<&str> = table
                .spans
                .iter()
                .map(|span| span.id(&table.text))
                .collect();
            unknown = ids
                .iter()
                .filter(|id| known.binary_search(&id.as_str()).is_err() || unknown.contains(id))
                .cloned()
                .collect();
            gone = known
                .iter()
                .filter(|id| ids.binary_search_by(|have| have.as_str().cmp(id)).is_err())
                .map(|id| (*id).to_owned())
                .collect();
        }
        let sound = same_folders && unknown.is_empty();
        let mut listing = Listing::default();
        for id in &unknown {
            if let Some(row) = row_of(id) {
                listing.push(&row);
            }
        }
        listing.absorb(table);
        listing
            .spans
            .retain(|span| !gone.iter().any(|id| id == span.id(&listing.text)));
        Ok((listing, sound))
    }

    fn made_anew(&self, row_of: RowOf<'_>) -> Result<Listing, StoreError> {
        let mut listing = Listing::default();
        for id in self.incidents()?.0 {
            if let Some(row) = row_of(&id) {
                listing.push(&row);
            }
        }
        Ok(listing)
    }

    /// The time of the last change to the folder of incidents; 0 while there is none.
    pub(super) fn incidents_mtime(&self) -> i128 {
        self.disk
            .stat(&self.layout.incidents())
            .map_or(0, |stat| stat.mtime_ns)
    }
}

impl Listing {
    /// Puts a table's believed rows in front of the ones made anew, all by id.
    fn absorb(&mut self, table: Table) {
        let made = std::mem::take(self);
        let shift = table.text.len();
        self.text = table.text;
        self.text.push_str(&made.text);
        self.spans = table.spans;
        self.spans.retain(|span| !span.unknown);
        self.spans
            .extend(made.spans.into_iter().map(|span| span.moved(shift)));
        let text = &self.text;
        self.spans.sort_by(|a, b| a.id(text).cmp(b.id(text)));
    }
}
