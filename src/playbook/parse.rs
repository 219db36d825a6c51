//! One bounded pass from text to tree.
//!
//! Refuses anchors, aliases, tags, merge keys, keys given twice, a second document, deep nesting and masses of
//! values, each at its place: a playbook needs none of them, and a hostile file is made of them.

use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::fault::{At, Faults};
use super::syntax;
use super::tree::{Entry, Node, Scalar, Value};

/// Deepest nesting of maps and lists.
pub(super) const DEEPEST: usize = 64;

/// Most keys and values in one file.
const MOST_NODES: usize = 50_000;

/// Most items of one list, or keys of one map.
const MOST_ITEMS: usize = 1000;

/// Reads the text; `None` if there is no tree to go on with (then a fault says why).
pub(super) fn parse(text: &str, faults: &mut Faults<'_>) -> Option<Node> {
    let mut builder = Builder {
        faults,
        stack: Vec::new(),
        root: None,
        count: 0,
        documents: 0,
    };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                if builder.take(event, at(span.start)).is_err() {
                    return None;
                }
            }
            Err(error) => {
                syntax::explain(&error, at(*error.marker()), builder.faults);
                return None;
            }
        }
    }
    let root = builder.root.take();
    if root.is_none() {
        let start = At { line: 1, column: 1 };
        let right = "start with `irc: 1`, then `name:`, `title:` and `severities:`";
        faults.error("empty", start, "", "there is nothing in it".into(), right);
    }
    root
}

fn at(marker: Marker) -> At {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    At {
        line: count(marker.line()).max(1),
        column: count(marker.col()).saturating_add(1),
    }
}

struct Stop;

enum Frame {
    List(At, Vec<Node>),
    Map(Open),
}

struct Open {
    at: At,
    entries: Vec<Entry>,
    seen: HashMap<String, u32>,
    key: Option<(String, At, Fate)>,
    refused: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Keep,
    Drop,
}

struct Builder<'f, 'a> {
    faults: &'f mut Faults<'a>,
    stack: Vec<Frame>,
    root: Option<Node>,
    count: usize,
    documents: u32,
}

impl Builder<'_, '_> {
    fn take(&mut self, event: Event<'_>, at: At) -> Result<(), Stop> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let what = "a second document begins here".to_owned();
                    let right = "one file is one playbook: remove the `---`";
                    return self.stop("several-documents", at, what, right);
                }
            }
            Event::Alias(_) => {
                let merge = self.key_is("<<");
                if !merge {
                    let what = "an alias (`*name`) is not read".to_owned();
                    let right = "write the value out; in a text put it in quotes";
                    self.faults.error("alias", at, &self.path(), what, right);
                }
                self.put(at, Value::Refused)?;
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.plain_only(at, anchor, tag.as_deref());
                let plain = style == ScalarStyle::Plain;
                let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let text = text.into_owned();
                if let Some(bad) = text
                    .chars()
                    .find(|c| c.is_control() && !"\n\t\u{85}".contains(*c))
                {
                    let what = format!("control character U+{:04X} in a text", u32::from(bad));
                    let path = self.path();
                    self.faults
                        .error("control-character", at, &path, what, "remove it");
                    return self.put(at, Value::Refused);
                }
                self.put(at, Value::Scalar(Scalar { text, plain, block }))?;
            }
            Event::SequenceStart(anchor, tag) => {
                self.plain_only(at, anchor, tag.as_deref());
                self.open(at, Frame::List(at, Vec::new()))?;
            }
            Event::MappingStart(anchor, tag) => {
                self.plain_only(at, anchor, tag.as_deref());
                let open = Open {
                    at,
                    entries: Vec::new(),
                    seen: HashMap::new(),
                    key: None,
                    refused: false,
                };
                self.open(at, Frame::Map(open))?;
            }
            Event::SequenceEnd | Event::MappingEnd => match self.stack.pop() {
                Some(Frame::List(at, items)) => self.put(at, Value::List(items))?,
                Some(Frame::Map(open)) if open.refused => self.put(open.at, Value::Refused)?,
                Some(Frame::Map(open)) => self.put(open.at, Value::Map(open.entries))?,
                None => {}
            },
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn stop(&mut self, kind: &'static str, at: At, what: String, right: &str) -> Result<(), Stop> {
        self.faults.error(kind, at, "", what, right);
        Err(Stop)
    }

    fn open(&mut self, at: At, frame: Frame) -> Result<(), Stop> {
        if self.stack.len() >= DEEPEST {
            let what = format!("nested deeper than {DEEPEST} levels");
            return self.stop("too-deep", at, what, "a playbook needs about eight");
        }
        self.stack.push(frame);
        Ok(())
    }

    fn put(&mut self, at: At, value: Value) -> Result<(), Stop> {
        self.count += 1;
        if self.count > MOST_NODES {
            let what = format!("more than {MOST_NODES} keys and values");
            return self.stop("too-many-values", at, what, "a playbook has some thousands");
        }
        let items = match self.stack.last() {
            Some(Frame::List(_, items)) => items.len(),
            Some(Frame::Map(open)) => open.seen.len(),
            None => 0,
        };
        if items > MOST_ITEMS {
            let what = format!("more than {MOST_ITEMS} entries in one place");
            return self.stop("too-many-values", at, what, "a playbook has some dozens");
        }
        let node = Node { at, value };
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Frame::List(_, items)) => items.push(node),
            Some(Frame::Map(open)) => match open.key.take() {
                Some((key, at, Fate::Keep)) => open.entries.push(Entry { key, at, node }),
                Some((_, _, Fate::Drop)) => {}
                None => self.key(node),
            },
        }
        Ok(())
    }

    fn key(&mut self, node: Node) {
        let path = self.path();
        let Some(Frame::Map(open)) = self.stack.last_mut() else {
            return;
        };
        let Value::Scalar(Scalar { text, .. }) = node.value else {
            open.refused = true;
            open.key = Some((String::new(), node.at, Fate::Drop));
            let (what, right) = if self.faults.line(open.at.line).contains("{{") {
                (
                    "a text that begins with `{{` is read as a map",
                    "put it in quotes: \"{{ name }} ...\"",
                )
            } else {
                ("a key must be a word", "write `key: value`")
            };
            self.faults
                .error("bad-key", open.at, &path, what.to_owned(), right);
            return;
        };
        let mut fate = Fate::Keep;
        if text == "<<" {
            fate = Fate::Drop;
            let what = "a merge key (`<<`) is not read".to_owned();
            self.faults
                .error("merge-key", node.at, &path, what, "write the keys out");
        } else if let Some(first) = open.seen.get(&text) {
            fate = Fate::Drop;
            let what = format!("`{text}` stands here a second time, first on line {first}");
            let right = "keep one of them";
            self.faults
                .error("duplicate-key", node.at, &path, what, right);
        } else {
            open.seen.insert(text.clone(), node.at.line);
        }
        open.key = Some((text, node.at, fate));
    }

    fn key_is(&self, word: &str) -> bool {
        matches!(self.stack.last(), Some(Frame::Map(open)) if open.key.as_ref().is_some_and(|(key, ..)| key == word))
    }

    fn plain_only(&mut self, at: At, anchor: usize, tag: Option<&saphyr_parser::Tag>) {
        if anchor > 0 {
            let what = "an anchor (`&name`) is not read".to_owned();
            let right = "write the value out; in a text put it in quotes";
            self.faults.error("anchor", at, &self.path(), what, right);
        }
        if let Some(tag) = tag {
            let what = format!("a tag (`{tag}`) is not read");
            let right = "remove it; a text that begins with `!` needs quotes";
            self.faults.error("tag", at, &self.path(), what, right);
        }
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for frame in &self.stack {
            match frame {
                Frame::List(_, items) => path.extend(["[", &items.len().to_string(), "]"]),
                Frame::Map(open) => {
                    if let Some((key, ..)) = &open.key {
                        if !path.is_empty() {
                            path.push('.');
                        }
                        path.push_str(key);
                    }
                }
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(&'static str, u32, u32)> {
        let mut faults = Faults::new("p.yaml", text);
        let tree = parse(text, &mut faults);
        let list = faults.into_sorted();
        assert!(tree.is_some() || !list.is_empty());
        list.iter()
            .map(|f| (f.kind, f.at.line, f.at.column))
            .collect()
    }

    fn tree(text: &str) -> Node {
        let mut faults = Faults::new("p.yaml", text);
        let tree = parse(text, &mut faults);
        assert_eq!(faults.into_sorted(), []);
        tree.unwrap()
    }

    #[test]
    fn every_value_knows_its_place() {
        let root = tree(
            "a: 1\nb:\n  - id: x\n    t: |\n      hello\n      you\n  - {c: 'd', e: \"f\"}\ng:\nh: z\n",
        );
        let place = |path: &str| {
            let at = root.nearest_to(path).at;
            (at.line, at.column)
        };
        assert_eq!(place("a"), (1, 4));
        assert_eq!(place("b[0]"), (3, 5));
        assert_eq!(place("b[0].id"), (3, 9));
        assert_eq!(place("b[0].t"), (5, 7));
        assert_eq!(place("b[1].e"), (7, 17));
        assert_eq!(place("h"), (9, 4));
        assert_eq!(root.nearest_to("b[0].t").text(), Some("hello\nyou\n"));
    }

    #[test]
    fn what_a_playbook_does_not_need_is_refused_where_it_stands() {
        for (text, expected) in [
            ("a: &x 1\nb: *x\n", vec![("anchor", 1, 4), ("alias", 2, 4)]),
            (
                "a: &x {b: 1}\nc:\n  <<: *x\n",
                vec![("anchor", 1, 4), ("merge-key", 3, 3)],
            ),
            ("a: !!python/object 1\n", vec![("tag", 1, 4)]),
            ("a: 1\nb: 2\na: 3\n", vec![("duplicate-key", 3, 1)]),
            ("a: 1\n---\nb: 1\n", vec![("several-documents", 2, 1)]),
            ("a: {{ x }}\n", vec![("bad-key", 1, 4)]),
            ("a:\n\tb: 1\n", vec![("tab", 2, 1)]),
            ("a:\n  - b: 1\n\t  c: 1\n", vec![("tab", 3, 1)]),
            ("a: x: y\n", vec![("syntax", 1, 5)]),
            ("a: @x\n", vec![("syntax", 1, 4)]),
            ("a: \"x\nb: y\n", vec![("syntax", 1, 4)]),
            ("", vec![("empty", 1, 1)]),
            ("# only a comment\n", vec![("empty", 1, 1)]),
        ] {
            assert_eq!(kinds(text), expected, "{text}");
        }
    }
}
