//! Documents and sources as the tests read them: tables, marked blocks, doc comments.
//!
//! Refuses to understand Markdown or Rust: it reads the plain shapes that this repository writes, and a test that finds
//! none of them fails.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A file of the repository.
pub(crate) fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A file of the repository as text.
pub(crate) fn text(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// True if documents are to be written anew instead of compared.
pub(crate) fn overwrite() -> bool {
    env::var("SNAPSHOTS").is_ok_and(|word| word == "overwrite")
}

/// One test at a time reads a document and writes it anew.
static WRITING: Mutex<()> = Mutex::new(());

/// Compares a document with what it should say, or writes it.
pub(crate) fn hold(name: &str, should: impl Fn(&str) -> String) {
    let _one = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let have = text(name);
    let want = should(&have);
    if have == want {
        return;
    }
    if overwrite() {
        // Other tests read it meanwhile.
        let new = path(&format!("{name}.new"));
        fs::write(&new, want).unwrap();
        fs::rename(new, path(name)).unwrap();
        return;
    }
    let pairs = have.lines().zip(want.lines()).enumerate();
    let first = pairs.into_iter().find(|(_, (have, want))| have != want);
    let (line, (have, want)) = first.unwrap_or((0, ("(the lengths differ)", "")));
    panic!(
        "{name}:{} is out of date; SNAPSHOTS=overwrite cargo test --test it\n have: {have}\n want: {want}",
        line + 1
    );
}

/// Replaces what stands between `<!-- name -->` and `<!-- /name -->`.
pub(crate) fn with_block(document: &str, name: &str, body: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = document
        .split_once(&open)
        .unwrap_or_else(|| panic!("no block {name}"));
    let (_, after) = rest
        .split_once(&close)
        .unwrap_or_else(|| panic!("block {name} has no end"));
    format!("{before}{open}{body}{close}{after}")
}

/// The part of a document under a heading (without its `#`s), up to the next heading of the same or a higher level.
pub(crate) fn section<'d>(document: &'d str, heading: &str) -> &'d str {
    let mut level = 0;
    let mut start = None;
    let mut at = 0;
    for line in document.split_inclusive('\n') {
        let depth = line.chars().take_while(|c| *c == '#').count();
        if let Some(from) = start {
            if depth > 0 && depth <= level {
                return &document[from..at];
            }
        } else if depth > 0 && line.trim_start_matches('#').trim() == heading {
            level = depth;
            start = Some(at + line.len());
        }
        at += line.len();
    }
    &document[start.unwrap_or_else(|| panic!("no heading {heading}"))..]
}

/// The rows of every table in a text, without heads and rules; cells trimmed.
pub(crate) fn rows(text: &str) -> Vec<Vec<String>> {
    let lines: Vec<&str> = text.lines().collect();
    let is_rule = |line: &str| line.starts_with("|--");
    let mut rows = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let head = lines.get(index + 1).is_some_and(|next| is_rule(next));
        if line.starts_with('|') && !is_rule(line) && !head {
            let inner = line.trim_matches('|').replace("\\|", "\u{1}");
            let cells = inner.split('|').map(|c| c.trim().replace('\u{1}', "|"));
            rows.push(cells.collect());
        }
    }
    rows
}

/// A cell without its backticks.
pub(crate) fn bare(cell: &str) -> String {
    cell.trim_matches('`').to_owned()
}

/// A struct or enum of the sources.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) name: String,
    pub(crate) doc: String,
    /// The attributes above it, joined.
    pub(crate) attributes: String,
    pub(crate) members: Vec<Member>,
}

/// A field or a variant.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) attributes: String,
    /// The field's type, or what a variant holds.
    pub(crate) holds: String,
}

/// Every struct and enum of a source file that rustfmt has laid out.
pub(crate) fn items(source: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let (mut doc, mut attributes) = (Vec::new(), String::new());
    let mut inside = false;
    for line in source.lines() {
        let trimmed = line.trim();
        if let Some(words) = trimmed.strip_prefix("///") {
            doc.push(words.trim().to_owned());
        } else if trimmed.starts_with("#[") || !attributes.is_empty() && !attributes.ends_with(']')
        {
            attributes.push_str(trimmed);
        } else if inside && line == "}" {
            inside = false;
        } else if inside
            && line.starts_with("    ")
            && !line.starts_with("     ")
            && !trimmed.starts_with('}')
        {
            let bare = trimmed.trim_start_matches("pub ").trim_end_matches(',');
            let (name, holds) = bare
                .split_once(": ")
                .or_else(|| {
                    Some((
                        bare.split(['(', ' ']).next()?,
                        bare.split_once('(')
                            .map_or("", |(_, h)| h.trim_end_matches(')')),
                    ))
                })
                .unwrap_or((bare, ""));
            if let Some(item) = items.last_mut() {
                item.members.push(Member {
                    name: name.to_owned(),
                    doc: doc.join(" "),
                    attributes: std::mem::take(&mut attributes),
                    holds: holds.to_owned(),
                });
            }
            doc.clear();
        } else {
            let words: Vec<&str> = trimmed.split_whitespace().collect();
            let named = words.iter().position(|w| *w == "struct" || *w == "enum");
            if let (Some(at), false) = (named, line.starts_with(' ')) {
                let name = words.get(at + 1).unwrap_or(&"");
                items.push(Item {
                    name: name
                        .split(['<', '(', ';'])
                        .next()
                        .unwrap_or_default()
                        .to_owned(),
                    doc: doc.join(" "),
                    attributes: std::mem::take(&mut attributes),
                    members: Vec::new(),
                });
                inside = trimmed.ends_with('{');
            }
            if !trimmed.is_empty() {
                doc.clear();
                attributes.clear();
            }
        }
    }
    items
}

/// A name of the sources in the spelling that serde writes.
pub(crate) fn renamed(name: &str, all: &str, own: &str) -> String {
    if let Some(word) = quoted(own, "rename = \"") {
        return word;
    }
    let mut words: Vec<String> = Vec::new();
    for c in name.chars() {
        match words.last_mut() {
            Some(word) if !c.is_uppercase() => word.push(c),
            _ => words.push(c.to_lowercase().to_string()),
        }
    }
    match quoted(all, "rename_all = \"").as_deref() {
        Some("snake_case") => words.join("_"),
        Some("kebab-case") => words.join("-"),
        Some("lowercase") => words.concat(),
        _ => name.to_owned(),
    }
}

fn quoted(attributes: &str, before: &str) -> Option<String> {
    let (_, rest) = attributes.split_once(before)?;
    rest.split_once('"').map(|(word, _)| word.to_owned())
}
