//! New blocks into an old file: what people wrote stays, what they changed inside a block is asked about.
//!
//! A block whose content is not what irc wrote stops everything, with the difference. A block that a person took
//! out stays out. A block that is new to the file comes before the next one that is there. A block that the
//! document no longer has stays as it is.

use similar::TextDiff;

use super::Piece;
use super::file::{self, Block, Stretch};

/// What to do about blocks that people changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Handling {
    /// Stop and show.
    #[default]
    Stop,
    /// Leave their words, renew the rest.
    Keep,
    /// Put irc's own back, also where a block was taken out; blocks that the document no longer has go.
    Replace,
}

/// The file afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Blocks that were edited and left as they are.
    pub kept: Vec<String>,
    /// Blocks that a person took out and that stay out.
    pub left_out: Vec<String>,
}

/// Blocks that were edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// What would change, as a unified diff of each.
    pub diff: String,
}

/// Merges new pieces into a file; an empty one is no file.
pub fn merge(old: Option<&[u8]>, pieces: &[Piece], handling: Handling) -> Result<Merged, Edited> {
    let Some(old) = old.filter(|old| !old.is_empty()) else {
        return Ok(fresh(pieces));
    };
    let stretches = file::read(old);
    if handling == Handling::Stop {
        refuse_edited(&stretches, pieces)?;
    }
    let crlf = stretches
        .iter()
        .any(|stretch| matches!(stretch, Stretch::Block(block) if block.crlf));
    let mut plan = Plan::new(&stretches, pieces, handling);
    let mut merged = Merged {
        left_out: plan.left_out.clone(),
        ..Merged::default()
    };
    for stretch in &stretches {
        match stretch {
            Stretch::Prose(bytes) => merged.bytes.extend_from_slice(bytes),
            Stretch::Block(block) => {
                plan.insert_before(&block.name, &mut merged.bytes, crlf);
                renew(block, pieces, handling, &mut merged);
            }
            Stretch::Broken { name, bytes, .. } => {
                plan.insert_before(name, &mut merged.bytes, crlf);
                mend(name, bytes, pieces, handling, &mut merged);
            }
        }
    }
    plan.append(&mut merged.bytes, crlf);
    Ok(merged)
}

fn fresh(pieces: &[Piece]) -> Merged {
    let mut bytes = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 {
            bytes.push(b'\n');
        }
        bytes.extend(whole(piece, false));
    }
    Merged {
        bytes,
        ..Merged::default()
    }
}

/// A block with the words below it, ending in a line break.
fn whole(piece: &Piece, crlf: bool) -> Vec<u8> {
    let eol = if crlf { "\r\n" } else { "\n" };
    let mut bytes = file::block(&piece.name, &piece.body, crlf);
    bytes.extend_from_slice(eol.as_bytes());
    if !piece.prompts.is_empty() {
        let prompts = piece.prompts.replace('\n', eol);
        bytes.extend_from_slice(format!("{eol}{prompts}{eol}").as_bytes());
    }
    bytes
}

fn named<'p>(pieces: &'p [Piece], name: &str) -> Option<&'p Piece> {
    pieces.iter().find(|piece| piece.name == name)
}

fn renew(block: &Block<'_>, pieces: &[Piece], handling: Handling, merged: &mut Merged) {
    let piece = named(pieces, &block.name);
    match (piece, handling) {
        (None, Handling::Replace) => {}
        (None, _) => merged.bytes.extend_from_slice(block.bytes),
        (Some(_), Handling::Keep) if block.is_edited() => {
            merged.kept.push(block.name.clone());
            merged.bytes.extend_from_slice(block.bytes);
        }
        (Some(piece), _) => merged
            .bytes
            .extend(file::block(&piece.name, &piece.body, block.crlf)),
    }
}

/// A begin marker without an end: what follows may be anybody's words, so it stays.
fn mend(name: &str, line: &[u8], pieces: &[Piece], handling: Handling, merged: &mut Merged) {
    match (named(pieces, name), handling) {
        (Some(piece), Handling::Replace) => {
            let crlf = line.ends_with(b"\r\n");
            merged
                .bytes
                .extend(file::block(&piece.name, &piece.body, crlf));
            let bare = line.strip_suffix(b"\n").unwrap_or(line);
            let bare = bare.strip_suffix(b"\r").unwrap_or(bare);
            merged
                .bytes
                .extend_from_slice(line.get(bare.len()..).unwrap_or_default());
        }
        (None, Handling::Replace) => {}
        _ => {
            merged.kept.push(name.to_owned());
            merged.bytes.extend_from_slice(line);
        }
    }
}

fn refuse_edited(stretches: &[Stretch<'_>], pieces: &[Piece]) -> Result<(), Edited> {
    let mut diff = String::new();
    for stretch in stretches {
        match stretch {
            Stretch::Block(block) if block.is_edited() => {
                if let Some(piece) = named(pieces, &block.name) {
                    diff.push_str(&difference(block, piece));
                }
            }
            Stretch::Broken { name, line, .. } => {
                diff.push_str(&format!(
                    "line {line}: the block `{name}` begins here and has no end marker\n"
                ));
            }
            _ => {}
        }
    }
    if diff.is_empty() {
        Ok(())
    } else {
        Err(Edited { diff })
    }
}

fn difference(block: &Block<'_>, piece: &Piece) -> String {
    let theirs = String::from_utf8_lossy(block.inner).replace("\r\n", "\n");
    let ours = format!("{}\n", piece.body);
    let lines = TextDiff::from_lines(&theirs, &ours);
    let from = format!("{} as it stands", piece.name);
    let to = format!("{} as irc would write it", piece.name);
    let shown = lines
        .unified_diff()
        .context_radius(1)
        .header(&from, &to)
        .to_string();
    if shown.is_empty() {
        format!("the begin marker of `{}` was changed\n", piece.name)
    } else {
        shown
    }
}

/// Which pieces are to be added, and where.
struct Plan<'p> {
    /// Each with the name of the next piece that the file has.
    added: Vec<(&'p Piece, Option<&'p str>)>,
    left_out: Vec<String>,
}

impl<'p> Plan<'p> {
    fn new(stretches: &[Stretch<'_>], pieces: &'p [Piece], handling: Handling) -> Self {
        let here = |name: &str| {
            stretches.iter().any(|stretch| match stretch {
                Stretch::Block(block) => block.name == name,
                Stretch::Broken { name: broken, .. } => broken == name,
                Stretch::Prose(_) => false,
            })
        };
        let made = file::made_names(stretches);
        // Without the list nobody knows what was taken out: nothing comes back unasked.
        let known = |name: &String| made.as_ref().is_none_or(|made| made.contains(name));
        let mut plan = Self {
            added: Vec::new(),
            left_out: Vec::new(),
        };
        for (index, piece) in pieces.iter().enumerate() {
            if here(&piece.name) {
                continue;
            }
            if handling != Handling::Replace && known(&piece.name) {
                plan.left_out.push(piece.name.clone());
                continue;
            }
            let next = pieces
                .iter()
                .skip(index)
                .map(|later| later.name.as_str())
                .find(|name| here(name));
            plan.added.push((piece, next));
        }
        plan
    }

    fn insert_before(&mut self, name: &str, bytes: &mut Vec<u8>, crlf: bool) {
        let here = |(_, next): &(&Piece, Option<&str>)| *next == Some(name);
        for (piece, _) in self.added.iter().filter(|added| here(added)) {
            bytes.extend(whole(piece, crlf));
            bytes.extend_from_slice(if crlf { b"\r\n" } else { b"\n" });
        }
        self.added.retain(|added| !here(added));
    }

    fn append(&self, bytes: &mut Vec<u8>, crlf: bool) {
        let eol: &[u8] = if crlf { b"\r\n" } else { b"\n" };
        for (piece, _) in self.added.iter().filter(|(_, next)| next.is_none()) {
            if !bytes.ends_with(b"\n") {
                bytes.extend_from_slice(eol);
            }
            bytes.extend_from_slice(eol);
            bytes.extend(whole(piece, crlf));
        }
    }
}
