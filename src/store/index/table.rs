//! The lines of a cache file, read without parsing the rows.
//!
//! Refuses a row whose own length does not hold: a line that was cut or glued is as if it were not there.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{IndexRow, Row};
use crate::store::VERSION;
use crate::store::ids::IncidentId;

const CACHE_FORMAT: u32 = 1;

/// The first line.
#[derive(Serialize, Deserialize)]
pub(super) struct Header {
    irc_cache: u32,
    irc: String,
    pub(super) boot: String,
    pub(super) dir: i128,
    /// Length of the file when it was made, in bytes.
    pub(super) base: u64,
}

#[derive(Serialize, Deserialize)]
struct Stamp {
    dir: i128,
    from: i128,
}

const TOUCH_OPEN: &str = "{\"touching\":\"";
const TOUCH_CLOSE: &str = "\"}";

/// Where one row stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Span {
    id: Range<usize>,
    key: Range<usize>,
    row: Range<usize>,
    at: i64,
    pub(super) live: bool,
    /// A log was about to change and nothing was said since.
    pub(super) unknown: bool,
}

/// A cache file that this irc can read: the last word on each id, by id.
pub(super) struct Table {
    pub(super) text: String,
    pub(super) boot: String,
    pub(super) dir: i128,
    pub(super) spans: Vec<Span>,
}

impl Header {
    pub(super) fn new(boot: Option<&str>, dir: i128, base: u64) -> Self {
        Self {
            irc_cache: CACHE_FORMAT,
            irc: VERSION.to_owned(),
            boot: boot.unwrap_or_default().to_owned(),
            dir,
            base,
        }
    }

    /// Reads the first line of a file; `None` if this irc did not make it.
    pub(super) fn read(text: &str) -> Option<Self> {
        let header: Self = serde_json::from_str(text.lines().next()?).ok()?;
        (header.irc_cache == CACHE_FORMAT && header.irc == VERSION).then_some(header)
    }

    pub(super) fn line(&self) -> Option<String> {
        Some(serde_json::to_string(self).ok()? + "\n")
    }
}

/// Every appended line starts on a line of its own, whatever a killed process left before it.
fn own_line(json: Option<String>) -> String {
    json.map_or_else(String::new, |json| format!("\n{json}\n"))
}

pub(super) fn touch_line(id: &IncidentId) -> String {
    own_line(Some(format!("{TOUCH_OPEN}{id}{TOUCH_CLOSE}")))
}

pub(super) fn stamp_line(from: i128, dir: i128) -> String {
    own_line(serde_json::to_string(&Stamp { dir, from }).ok())
}

/// A row's line; `None` if it would not be one line.
pub(super) fn row_line(row: &IndexRow) -> Option<String> {
    let IndexRow {
        id,
        live,
        last_activity,
        once_key,
        row,
    } = row;
    let key = serde_json::to_string(once_key).ok()?;
    let len = row.len();
    (!row.contains('\n')).then(|| {
        format!("\n{{\"id\":\"{id}\",\"live\":{live},\"at\":{last_activity},\"key\":{key},\"len\":{len},\"row\":{row}}}\n")
    })
}

impl Span {
    /// Reads one row's line, newlines around it or not, that stands `base` bytes into a text.
    pub(super) fn read(text: &str, base: usize) -> Option<Self> {
        let mut rest = Scan {
            line: text.trim_end_matches('\n'),
            at: text.len() - text.trim_start_matches('\n').len(),
        };
        rest.word("{\"id\":\"")?;
        let id = rest.until(b'"')?;
        rest.word("\",\"live\":")?;
        let live = rest.until(b',')?;
        rest.word(",\"at\":")?;
        let at = rest.until(b',')?;
        rest.word(",\"key\":")?;
        let key = rest.string()?;
        rest.word(",\"len\":")?;
        let len = rest.until(b',')?;
        rest.word(",\"row\":")?;
        let len: usize = text.get(len)?.parse().ok()?;
        let row = rest.at..rest.at.checked_add(len)?;
        rest.at = row.end;
        rest.word("}")?;
        if rest.at != rest.line.len() {
            return None;
        }
        let span = Self {
            at: text.get(at)?.parse().ok()?,
            id,
            key,
            row,
            live: text.get(live)?.parse().ok()?,
            unknown: false,
        };
        Some(span.moved(base))
    }

    /// Reads the line that says that a log is about to change.
    fn read_touch(text: &str, base: usize) -> Option<Self> {
        let mut rest = Scan {
            line: text.trim_end_matches('\n'),
            at: 0,
        };
        rest.word(TOUCH_OPEN)?;
        let id = rest.until(b'"')?;
        rest.word(TOUCH_CLOSE)?;
        if rest.at != rest.line.len() {
            return None;
        }
        let span = Self {
            key: id.clone(),
            row: id.clone(),
            id,
            at: 0,
            live: false,
            unknown: true,
        };
        Some(span.moved(base))
    }

    pub(super) fn moved(self, by: usize) -> Self {
        let shift = |range: Range<usize>| range.start + by..range.end + by;
        Self {
            id: shift(self.id),
            key: shift(self.key),
            row: shift(self.row),
            ..self
        }
    }

    pub(super) fn id<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.id.clone()).unwrap_or_default()
    }

    pub(super) fn row<'t>(&self, text: &'t str) -> Option<Row<'t>> {
        Some(Row {
            id: self.id(text),
            live: self.live,
            last_activity: self.at,
            key_json: text.get(self.key.clone())?,
            json: text.get(self.row.clone())?,
        })
    }

    /// The whole line of this row as it would be written again.
    pub(super) fn line(&self, text: &str) -> Option<String> {
        let row = self.row(text)?;
        Some(format!(
            "{{\"id\":\"{}\",\"live\":{},\"at\":{},\"key\":{},\"len\":{},\"row\":{}}}\n",
            row.id,
            row.live,
            row.last_activity,
            row.key_json,
            row.json.len(),
            row.json
        ))
    }
}

impl Table {
    /// Reads a cache file; `None` if it is not one that this irc can read.
    pub(super) fn read(bytes: Vec<u8>) -> Option<Self> {
        let text = String::from_utf8(bytes).ok()?;
        let header = Header::read(&text)?;
        let mut table = Self {
            boot: header.boot,
            dir: header.dir,
            spans: Vec::new(),
            text: String::new(),
        };
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            // The header is read; what has no newline yet is being written.
            if at > 0 && line.len() > 1 && line.ends_with('\n') {
                table.take(line, at);
            }
            at += line.len();
        }
        table.text = text;
        table.keep_last();
        Some(table)
    }

    fn take(&mut self, line: &str, at: usize) {
        if let Some(span) = Span::read(line, at).or_else(|| Span::read_touch(line, at)) {
            self.spans.push(span);
        } else if let Ok(stamp) = serde_json::from_str::<Stamp>(line)
            && stamp.from == self.dir
        {
            self.dir = stamp.dir;
        }
    }

    fn keep_last(&mut self) {
        let text = &self.text;
        self.spans.sort_by(|a, b| a.id(text).cmp(b.id(text)));
        self.spans.reverse();
        self.spans.dedup_by(|a, b| a.id(text) == b.id(text));
        self.spans.reverse();
    }

    /// The ids whose rows are not to be believed.
    pub(super) fn unknown(&self) -> Vec<IncidentId> {
        let unknown = self.spans.iter().filter(|span| span.unknown);
        unknown
            .filter_map(|span| IncidentId::parse(span.id(&self.text)))
            .collect()
    }
}

struct Scan<'a> {
    line: &'a str,
    at: usize,
}

impl Scan<'_> {
    fn rest(&self) -> Option<&[u8]> {
        self.line.as_bytes().get(self.at..)
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let found = self.rest()?.starts_with(word.as_bytes());
        found.then(|| self.at += word.len())
    }

    fn until(&mut self, end: u8) -> Option<Range<usize>> {
        let len = self.rest()?.iter().position(|byte| *byte == end)?;
        let range = self.at..self.at + len;
        self.at = range.end;
        Some(range)
    }

    /// A JSON string with its quotes.
    fn string(&mut self) -> Option<Range<usize>> {
        let rest = self.rest()?;
        let mut escaped = false;
        let inner = rest.strip_prefix(b"\"")?;
        let len = inner.iter().position(|byte| {
            let ends = *byte == b'"' && !escaped;
            escaped = *byte == b'\\' && !escaped;
            ends
        })?;
        let range = self.at..self.at + len + 2;
        self.at = range.end;
        Some(range)
    }
}
