//! The file as it stands: managed blocks between their markers, and everything else, byte for byte.
//!
//! ```text
//! <!-- irc:begin NAME SUM -->     SUM: of the lines up to the end marker, whatever the line breaks are
//! <!-- irc:end NAME -->
//! <!-- irc:made NAME NAME ... --> in the last block: which blocks this file has had
//! ```

use sha2::{Digest, Sha256};

use crate::text::hex::hex;

/// Bytes of a sum: enough to notice a hand, no protection against one.
const SUM_BYTES: usize = 6;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// A stretch of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stretch<'f> {
    /// Not ours.
    Prose(&'f [u8]),
    /// A block, without the line break after its end marker.
    Block(Block<'f>),
    /// The line of a begin marker whose end is missing.
    Broken {
        name: String,
        /// Counted from 1.
        line: usize,
        bytes: &'f [u8],
    },
}

/// A managed block as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block<'f> {
    pub(super) name: String,
    /// The sum that its begin marker states.
    pub(super) stated: String,
    /// What stands between the markers.
    pub(super) inner: &'f [u8],
    /// Markers and all.
    pub(super) bytes: &'f [u8],
    /// Its lines end in CR LF.
    pub(super) crlf: bool,
}

impl Block<'_> {
    /// Somebody changed what stands in it.
    pub(super) fn is_edited(&self) -> bool {
        self.stated != sum(self.inner)
    }
}

/// The sum of a block's lines: line breaks and the last of them do not matter.
pub(super) fn sum(inner: &[u8]) -> String {
    let mut hash = Sha256::new();
    for line in lines(inner) {
        hash.update(bare(line));
        hash.update(b"\n");
    }
    hex(hash.finalize().get(..SUM_BYTES).unwrap_or_default())
}

/// A block as bytes, without a line break after it.
pub(super) fn block(name: &str, body: &str, crlf: bool) -> Vec<u8> {
    let sum = sum(format!("{body}\n").as_bytes());
    let text = format!("<!-- irc:begin {name} {sum} -->\n{body}\n<!-- irc:end {name} -->");
    if crlf {
        text.replace('\n', "\r\n")
    } else {
        text
    }
    .into_bytes()
}

/// The list of blocks that a file has had.
pub(super) fn made(names: &[&str]) -> String {
    format!("<!-- irc:made {} -->", names.join(" "))
}

/// The names in such a list; `None` if no block of the file has one.
pub(super) fn made_names(stretches: &[Stretch<'_>]) -> Option<Vec<String>> {
    stretches.iter().rev().find_map(|stretch| match stretch {
        Stretch::Block(block) => lines(block.inner).find_map(|line| {
            let names = marker(line, "made")?;
            Some(names.into_iter().map(ToOwned::to_owned).collect())
        }),
        _ => None,
    })
}

/// Takes a file apart; the stretches, joined, are the file.
pub(super) fn read(file: &[u8]) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::new();
    let mut prose = 0;
    let mut at = if file.starts_with(BOM) { BOM.len() } else { 0 };
    let mut number = 0;
    while let Some(line) = line_at(file, at) {
        number += 1;
        let after = at + line.len();
        let Some((name, stated)) = begin(line) else {
            at = after;
            continue;
        };
        push_prose(&mut stretches, file.get(prose..at));
        let crlf = line.ends_with(b"\r\n");
        let Some((inner_end, end, count)) = end_of(file, after, &name) else {
            stretches.push(Stretch::Broken {
                name,
                line: number,
                bytes: line,
            });
            prose = after;
            at = after;
            continue;
        };
        stretches.push(Stretch::Block(Block {
            name,
            stated,
            inner: file.get(after..inner_end).unwrap_or_default(),
            bytes: file.get(at..end).unwrap_or_default(),
            crlf,
        }));
        number += count;
        prose = end;
        at = end + line_at(file, end).map_or(0, <[u8]>::len);
    }
    push_prose(&mut stretches, file.get(prose..));
    stretches
}

fn push_prose<'f>(stretches: &mut Vec<Stretch<'f>>, bytes: Option<&'f [u8]>) {
    if let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) {
        stretches.push(Stretch::Prose(bytes));
    }
}

/// Where the block's own lines end, where its end marker ends (line break not counted), and how many lines that took;
/// `None` if another block begins first, or the file ends.
fn end_of(file: &[u8], from: usize, name: &str) -> Option<(usize, usize, usize)> {
    let mut at = from;
    let mut count = 0;
    while let Some(line) = line_at(file, at) {
        count += 1;
        if begin(line).is_some() {
            return None;
        }
        if marker(line, "end").is_some_and(|words| words == [name]) {
            return Some((at, at + bare(line).len(), count));
        }
        at += line.len();
    }
    None
}

fn line_at(file: &[u8], at: usize) -> Option<&[u8]> {
    let rest = file.get(at..).filter(|rest| !rest.is_empty())?;
    let end = rest
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(rest.len(), |end| end + 1);
    rest.get(..end)
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let line = line_at(bytes, at)?;
        at += line.len();
        Some(line)
    })
}

/// A line without its line break.
fn bare(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The words of `<!-- irc:VERB words -->`.
fn marker<'l>(line: &'l [u8], verb: &str) -> Option<Vec<&'l str>> {
    let text = std::str::from_utf8(line).ok()?.trim();
    let inside = text.strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    let words = inside.strip_prefix("irc:")?.strip_prefix(verb)?;
    words
        .starts_with(' ')
        .then(|| words.split_whitespace().collect())
}

/// Name and stated sum of a begin marker; a sum that was taken out is an empty one.
fn begin(line: &[u8]) -> Option<(String, String)> {
    let words = marker(line, "begin")?;
    let name = words.first()?;
    let plain = name
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let stated = words.get(1).copied().unwrap_or_default();
    (plain && words.len() <= 2).then(|| ((*name).to_owned(), stated.to_owned()))
}
