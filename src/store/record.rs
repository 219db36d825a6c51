//! One act as one line: the members in their fixed order, `sum` last, over the raw bytes before it.
//!
//! Readers hash what is there and never re-encode it. Refuses lines whose tail is not byte for byte what a writer writes.
//! A tombstone (the owner's redaction) keeps the line's place: it has `was`, the first sum that stood there, and no salt.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::StoreError;
use crate::domain::act::{Act, Event, FORMAT, Hlc};
use crate::text::hex::{hex, is_hex};

/// The longest line, without its newline, in bytes.
pub const LINE_LIMIT: usize = 64 * 1024;

const MARK: &[u8; 8] = b",\"sum\":\"";
const CLOSE: &[u8; 2] = b"\"}";
const TAIL: usize = 74;

/// Why and by whom a line was taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redaction {
    /// When: RFC 3339 UTC.
    pub at: String,
    /// Who.
    pub by: String,
    /// The reason given.
    pub why: String,
}

/// A line as it is written; every later format keeps `v`, `writer`, `seq`, `prev` and `sum`.
#[derive(Serialize)]
struct LineOut<'a> {
    v: u32,
    writer: &'a str,
    seq: u64,
    hlc: Hlc,
    at: &'a str,
    by: &'a str,
    recorded_by: &'a str,
    cmd: &'a str,
    irc: &'a str,
    key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    salt: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<&'a str>,
    prev: &'a str,
    events: &'a [Event],
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redacted: Option<&'a Redaction>,
}

#[derive(Deserialize)]
struct LineIn {
    v: u32,
    writer: String,
    seq: u64,
    hlc: Hlc,
    at: String,
    by: String,
    recorded_by: String,
    cmd: String,
    irc: String,
    key: String,
    #[serde(default)]
    salt: String,
    clock: Option<String>,
    prev: String,
    events: Vec<Event>,
    was: Option<String>,
    redacted: Option<Redaction>,
}

#[derive(Deserialize)]
struct Head {
    v: u32,
    writer: String,
    seq: u64,
    prev: String,
}

/// A whole line: its sum holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The act; `None` for a newer format.
    pub act: Option<Act>,
    /// The format's version.
    pub v: u32,
    /// Whose line it says it is.
    pub writer: String,
    /// Its number.
    pub seq: u64,
    /// The sum of the line before it.
    pub prev: String,
    /// Its own sum.
    pub sum: String,
    /// For a tombstone: the first sum that stood here, which the next line still names.
    pub was: Option<String>,
    /// For a tombstone: who took it out, and why.
    pub redacted: Option<Redaction>,
}

/// Why bytes are no line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadLine {
    /// The tail or the sum does not hold.
    Unreadable,
    /// The sum holds, but it is no act.
    Malformed,
}

/// SHA-256 as 64 lower-case hex digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// What the first line of a writer names as the one before it.
pub fn genesis(folder: &str, writer: &str) -> String {
    sha256_hex(format!("irc1:{folder}:{writer}").as_bytes())
}

/// Writes an act down: the line without its newline, and its sum.
pub fn encode(act: &Act, prev: &str) -> Result<(Vec<u8>, String), StoreError> {
    encode_line(act, prev, None)
}

/// Writes a tombstone down: `act` is what is left of the line, `was` the first sum that stood there.
pub fn encode_tombstone(
    act: &Act,
    prev: &str,
    was: &str,
    redaction: &Redaction,
) -> Result<(Vec<u8>, String), StoreError> {
    encode_line(act, prev, Some((was, redaction)))
}

fn encode_line(
    act: &Act,
    prev: &str,
    tombstone: Option<(&str, &Redaction)>,
) -> Result<(Vec<u8>, String), StoreError> {
    let line = LineOut {
        v: act.v,
        writer: &act.writer,
        seq: act.seq,
        hlc: act.hlc,
        at: &act.at,
        by: &act.by,
        recorded_by: &act.recorded_by,
        cmd: &act.cmd,
        irc: &act.irc,
        key: &act.key,
        salt: tombstone.is_none().then_some(act.salt.as_str()),
        clock: act.clock.as_deref(),
        prev,
        events: &act.events,
        was: tombstone.map(|(was, _)| was),
        redacted: tombstone.map(|(_, redaction)| redaction),
    };
    let mut bytes = serde_json::to_vec(&line).map_err(|error| StoreError::Encoding {
        reason: error.to_string(),
    })?;
    bytes.pop();
    let sum = sha256_hex(&bytes);
    bytes.extend_from_slice(MARK);
    bytes.extend_from_slice(sum.as_bytes());
    bytes.extend_from_slice(CLOSE);
    if bytes.len() > LINE_LIMIT {
        return Err(StoreError::TooLong {
            bytes: bytes.len(),
            limit: LINE_LIMIT,
        });
    }
    Ok((bytes, sum))
}

/// Reads a line without its newline. `check` is true except where a fault suite shows why it must be.
pub fn decode(line: &[u8], check: bool) -> Result<Line, BadLine> {
    let sum = framed_sum(line, check).ok_or(BadLine::Unreadable)?;
    let text = std::str::from_utf8(line).map_err(|_| BadLine::Malformed)?;
    let head: Head = match serde_json::from_str::<LineIn>(text) {
        Ok(read) if read.v <= FORMAT => return Ok(read.into_line(sum)),
        // What a newer format means is not known here, whatever it looks like.
        _ => serde_json::from_str(text).map_err(|_| BadLine::Malformed)?,
    };
    if head.v <= FORMAT {
        return Err(BadLine::Malformed);
    }
    Ok(Line {
        act: None,
        v: head.v,
        writer: head.writer,
        seq: head.seq,
        prev: head.prev,
        sum,
        was: None,
        redacted: None,
    })
}

fn framed_sum(line: &[u8], check: bool) -> Option<String> {
    let (body, tail) = line.split_at_checked(line.len().checked_sub(TAIL)?)?;
    let sum = tail.strip_prefix(MARK)?.strip_suffix(CLOSE)?;
    let sum = std::str::from_utf8(sum).ok()?;
    (!check || is_hex(sum, &Sha256::digest(body))).then(|| sum.to_owned())
}

impl LineIn {
    fn into_line(self, sum: String) -> Line {
        let act = Act {
            v: self.v,
            writer: self.writer.clone(),
            seq: self.seq,
            hlc: self.hlc,
            at: self.at,
            by: self.by,
            recorded_by: self.recorded_by,
            cmd: self.cmd,
            irc: self.irc,
            key: self.key,
            salt: self.salt,
            clock: self.clock,
            events: self.events,
        };
        Line {
            act: Some(act),
            v: self.v,
            writer: self.writer,
            seq: self.seq,
            prev: self.prev,
            sum,
            was: self.was,
            redacted: self.redacted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::sample::act;

    #[test]
    fn the_line_is_what_the_format_says() {
        let (line, sum) = encode(&act(1, "hello"), &genesis("20261121-001-k7q", "aa")).unwrap();
        let text = String::from_utf8(line.clone()).unwrap();
        let order = [
            "{\"v\":1",
            "\"writer\":",
            "\"seq\":",
            "\"hlc\":",
            "\"at\":",
            "\"by\":",
            "\"recorded_by\":",
            "\"cmd\":",
            "\"irc\":",
            "\"key\":",
            "\"salt\":",
            "\"prev\":",
            "\"events\":",
            "\"sum\":",
        ];
        let places: Vec<usize> = order.iter().map(|m| text.find(m).unwrap()).collect();
        assert!(places.is_sorted(), "{text}");
        let (body, tail) = text.split_at(text.rfind(",\"sum\":").unwrap());
        assert_eq!(sum, sha256_hex(body.as_bytes()));
        assert_eq!(tail, format!(",\"sum\":\"{sum}\"}}"));
        assert!(!text.contains('\n'));
        assert_eq!(decode(&line, true).unwrap().act.unwrap(), act(1, "hello"));
    }

    #[test]
    fn sums_can_be_checked_by_hand() {
        // printf 'irc1:20261121-001-k7q:00112233aabbccdd' | sha256sum
        assert_eq!(
            genesis("20261121-001-k7q", "00112233aabbccdd"),
            "c0921cdce1461278f9c048cf68343c5b0040b309fd77047b153e9b34fd00b59a"
        );
    }

    #[test]
    fn a_line_over_64_kib_is_refused_with_its_length() {
        let refused = encode(&act(1, &"x".repeat(LINE_LIMIT)), "p").unwrap_err();
        assert!(
            matches!(refused, StoreError::TooLong { bytes, limit } if bytes > limit && limit == LINE_LIMIT)
        );
    }

    #[test]
    fn a_sum_in_capitals_or_another_tail_is_no_line() {
        let (line, _) = encode(&act(1, "a"), "p").unwrap();
        let text = String::from_utf8(line).unwrap();
        let (body, tail) = text.split_at(text.len() - TAIL);
        for other in [
            format!("{body}{}", tail.to_uppercase()),
            format!("{body},\"sum\": {}", tail.split_at(7).1),
            format!("{text} "),
            format!("{body} {tail}"),
        ] {
            assert_eq!(decode(other.as_bytes(), true), Err(BadLine::Unreadable));
        }
    }

    #[test]
    fn a_sum_that_holds_over_no_act_is_malformed_and_a_newer_one_is_newer() {
        let frame = |body: &str| {
            let sum = sha256_hex(body.as_bytes());
            format!("{body},\"sum\":\"{sum}\"}}").into_bytes()
        };
        assert_eq!(decode(&frame("{\"v\":1"), true), Err(BadLine::Malformed));
        assert_eq!(decode(&frame("nonsense"), true), Err(BadLine::Malformed));
        let newer = frame("{\"v\":2,\"writer\":\"aa\",\"seq\":3,\"prev\":\"p\",\"what\":[]");
        let line = decode(&newer, true).unwrap();
        assert_eq!((line.v, line.seq, line.act), (2, 3, None));
    }
}
