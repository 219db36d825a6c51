//! A playbook's YAML as a tree in which every key and value knows its place.
//!
//! Refuses to know what a playbook means: only maps, lists and texts.

use super::fault::At;

/// A value and where it starts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    /// Where it starts.
    pub(super) at: At,
    /// What it is.
    pub(super) value: Value,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A text, number, switch or nothing.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in the file's order, each key once.
    Map(Vec<Entry>),
    /// Something that was refused and already reported: it fits everywhere.
    Refused,
}

/// A single value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scalar {
    /// Its text.
    pub(super) text: String,
    /// Written without quotes and not as a block: may be a number, a switch or nothing.
    pub(super) plain: bool,
    /// Written as a block (`|` or `>`): its text begins on the next line.
    pub(super) block: bool,
}

/// What an unquoted word stands for (YAML 1.2, core schema).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    /// Nothing at all, `~` or `null`.
    Nothing,
    /// `true` or `false`.
    Switch(bool),
    /// A whole number.
    Whole(i64),
    /// Another number.
    Number(f64),
    /// A text.
    Text,
}

impl Scalar {
    /// What it stands for.
    pub(super) fn meaning(&self) -> Meaning {
        if !self.plain {
            return Meaning::Text;
        }
        match self.text.as_str() {
            "" | "~" | "null" | "Null" | "NULL" => return Meaning::Nothing,
            "true" | "True" | "TRUE" => return Meaning::Switch(true),
            "false" | "False" | "FALSE" => return Meaning::Switch(false),
            _ => {}
        }
        let starts_like_number = self
            .text
            .trim_start_matches(['-', '+', '.'])
            .starts_with(|c: char| c.is_ascii_digit());
        if !starts_like_number {
            return Meaning::Text;
        }
        let whole = match (self.text.strip_prefix("0x"), self.text.strip_prefix("0o")) {
            (Some(hex), _) => i64::from_str_radix(hex, 16).ok(),
            (_, Some(octal)) => i64::from_str_radix(octal, 8).ok(),
            _ => self.text.parse().ok(),
        };
        match (whole, self.text.parse()) {
            (Some(whole), _) => Meaning::Whole(whole),
            (None, Ok(number)) => Meaning::Number(number),
            (None, Err(_)) => Meaning::Text,
        }
    }
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// The key.
    pub(super) key: String,
    /// Where the key stands.
    pub(super) at: At,
    /// The value.
    pub(super) node: Node,
}

impl Node {
    /// The value under a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entries()
            .iter()
            .find(|e| e.key == key)
            .map(|e| &e.node)
    }

    /// Its entries if it is a map, else none.
    pub(super) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// Its items if it is a list, else none.
    pub(super) fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// Its text if it is a text.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) if scalar.meaning() == Meaning::Text => Some(&scalar.text),
            _ => None,
        }
    }

    /// The node at a key path such as `severities[0].aliases[1]`, or the last one on the way to it.
    pub(super) fn nearest_to(&self, key_path: &str) -> &Self {
        let mut node = self;
        for part in key_path.split(['.', '[']).filter(|part| !part.is_empty()) {
            let next = match part.strip_suffix(']') {
                Some(index) => index.parse().ok().and_then(|i: usize| node.items().get(i)),
                None => node.get(part),
            };
            match next {
                Some(next) => node = next,
                None => return node,
            }
        }
        node
    }

    /// Calls `see` for every entry of every map below this node: its key path, its key, its value.
    pub(super) fn each_entry<'a>(&'a self, see: &mut impl FnMut(&str, &'a Entry)) {
        self.entry_under(&mut String::new(), see);
    }

    fn entry_under<'a>(&'a self, path: &mut String, see: &mut impl FnMut(&str, &'a Entry)) {
        let length = path.len();
        for entry in self.entries() {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&entry.key);
            see(path, entry);
            entry.node.entry_under(path, see);
            path.truncate(length);
        }
        for (index, item) in self.items().iter().enumerate() {
            path.extend(["[", &index.to_string(), "]"]);
            item.entry_under(path, see);
            path.truncate(length);
        }
    }
}
