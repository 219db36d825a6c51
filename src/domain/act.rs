//! One act: what one command recorded, whole or not at all, in the shape the log file keeps (format 1).
//!
//! Refuses to hash, read or write: bytes and sums are the store's.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::instant::{Instant, Precision};

/// Format version this program writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// Hybrid logical clock: `[milliseconds since the epoch, counter]`.
pub type Hlc = [i64; 2];

/// One line of a log, without the sums that frame it (those are added and checked by the store).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Act {
    /// Format version.
    pub v: u32,
    /// The log's owner: 16 lower-case hex digits.
    pub writer: String,
    /// Counts this writer's acts in this incident from 1.
    pub seq: u64,
    /// Orders undo and merges only.
    pub hlc: Hlc,
    /// When it was recorded: RFC 3339 UTC with milliseconds.
    pub at: String,
    /// Who did it.
    pub by: String,
    /// Who typed it.
    pub recorded_by: String,
    /// The command's name, such as `declare`.
    pub cmd: String,
    /// The version of irc that wrote it.
    pub irc: String,
    /// Makes running again safe (`--once`).
    pub key: String,
    /// Random hex: keeps a redacted line from being guessed from its sum.
    pub salt: String,
    /// `pinned` when `IRC_NOW` stood in for the real clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    /// The facts.
    pub events: Vec<Event>,
}

impl Act {
    /// When it was recorded, in whole seconds; the epoch if the line says no readable time.
    pub fn recorded_at(&self) -> Instant {
        Instant::parse_rfc3339(&self.at).unwrap_or_default()
    }

    /// The name under which `log` prints event `index` of this act: `<writer4>-<seq>[.<n>]`, `n` counting from 1 where there are several.
    pub fn event_ref(&self, index: usize) -> String {
        let end = self.writer.char_indices().nth(4).map(|(at, _)| at);
        let writer = self.writer.get(..end.unwrap_or(self.writer.len()));
        let writer = writer.unwrap_or_default();
        if self.events.len() <= 1 {
            format!("{writer}-{}", self.seq)
        } else {
            format!("{writer}-{}.{}", self.seq, index + 1)
        }
    }
}

/// One fact as it stands in the log: its kind may be newer than this program, so the payload stays open here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Past tense, never reused.
    pub kind: String,
    /// When it happened; whole seconds.
    pub happened_at: Instant,
    /// How exactly that is known.
    pub precision: Precision,
    /// Bears on state: a reader that does not know such a kind must not write to the incident.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub vital: bool,
    /// The payload; see [`super::fact::Fact`].
    pub data: Value,
}

#[cfg(test)]
impl Act {
    /// What tests start from: these events, recorded then by somebody, as this act of one writer.
    pub(crate) fn of_test(seq: u64, recorded: Instant, by: &str, events: Vec<Event>) -> Self {
        Self {
            v: FORMAT,
            writer: "aaaa000000000001".to_owned(),
            seq,
            hlc: [seq.cast_signed(), 0],
            at: recorded.to_string(),
            by: by.to_owned(),
            recorded_by: by.to_owned(),
            cmd: String::new(),
            irc: String::new(),
            key: String::new(),
            salt: String::new(),
            clock: None,
            events,
        }
    }
}
