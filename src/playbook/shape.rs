//! Holds a playbook's tree against the schema: every unknown key, wrong type, missing key and unknown word at once.
//!
//! Refuses to know what a key means; that is `check`'s.

use serde_json::Value as Schema;

use super::fault::{At, Faults};
use super::schema::{self, Form, Object};
use super::tree::{Entry, Meaning, Node, Scalar, Value};
use crate::domain::timespan::{self, Timespan};
use crate::text::suggest::nearest;

/// Adds every structural fault of the tree.
pub(super) fn check(root: &Node, schema: &Schema, faults: &mut Faults<'_>) {
    let mut shape = Shape { schema, faults };
    shape.node(root, schema, "");
}

struct Shape<'s, 'f, 'a> {
    schema: &'s Schema,
    faults: &'f mut Faults<'a>,
}

impl<'s> Shape<'s, '_, '_> {
    fn node(&mut self, node: &Node, schema: &'s Schema, path: &str) {
        if self.faults.is_full() {
            return;
        }
        let forms = schema::forms(self.schema, schema);
        match &node.value {
            Value::Refused => {}
            Value::Scalar(scalar) => self.scalar(node.at, scalar, &forms, path),
            Value::List(items) => {
                let Some(of) = forms.iter().find_map(|form| match form {
                    Form::List(of) => Some(*of),
                    _ => None,
                }) else {
                    return self.wrong_list(node.at, path, &forms);
                };
                for (index, item) in items.iter().enumerate() {
                    self.node(item, of, &format!("{path}[{index}]"));
                }
            }
            Value::Map(entries) => match best(entries, &forms) {
                Some(object) => self.map(node.at, entries, object, path),
                None => self.wrong_map(node.at, entries, path, &forms),
            },
        }
    }

    fn scalar(&mut self, at: At, scalar: &Scalar, forms: &[Form<'_>], path: &str) {
        if fits(scalar, forms) {
            return;
        }
        let meaning = scalar.meaning();
        let text = scalar.text.as_str();
        let takes_text = forms.iter().any(|form| matches!(form, Form::Text));
        let words: Vec<&str> = forms
            .iter()
            .filter_map(|form| match form {
                Form::Word(word) => Some(*word),
                _ => None,
            })
            .collect();
        let duration = forms
            .iter()
            .any(|form| matches!(form, Form::Duration | Form::Figure));
        match meaning {
            Meaning::Nothing => {
                let what = format!("{} has no value", last(path));
                let right = format!("write {}, or leave the key out", expected(forms));
                self.faults.error("no-value", at, path, what, &right);
            }
            Meaning::Text if duration && timespan::is_reversed(text) => {
                let what = format!("`{text}` ends before it begins");
                let right = "write the shorter time first";
                self.faults.error("bad-duration", at, path, what, right);
            }
            Meaning::Text if duration => {
                let what = format!("`{text}` is no duration");
                let right = "write `15m`, `15m..30m`, `immediate`, `immediate, 5m`, `1 week`, or words without figures";
                self.faults.error("bad-duration", at, path, what, right);
            }
            Meaning::Text if !words.is_empty() => {
                let what = format!("`{text}` is no word for {}", last(path));
                let right = match nearest(text, words.iter().copied()) {
                    Some(word) => format!("did you mean `{word}`?"),
                    None => format!("write {}", expected(forms)),
                };
                self.faults.error("unknown-word", at, path, what, &right);
            }
            Meaning::Whole(_) if duration => {
                let what = format!("{text} is no duration");
                let right = format!("write the unit too: `{text}m` or `{text}h`");
                self.faults.error("bad-duration", at, path, what, &right);
            }
            Meaning::Whole(_) | Meaning::Number(_) | Meaning::Switch(_) if takes_text => {
                let what = format!(
                    "{} is a text, and {text} without quotes is none",
                    last(path)
                );
                let right = format!("write \"{text}\"");
                self.faults.error("wrong-type", at, path, what, &right);
            }
            _ if !scalar.plain && fits(&unquoted(scalar), forms) => {
                let what = format!("{text} in quotes is a text");
                let right = format!("write `{text}` without quotes");
                self.faults.error("wrong-type", at, path, what, &right);
            }
            _ if forms.iter().any(|form| matches!(form, Form::List(_))) => {
                let what = format!("{} is a list, and one value stands here", last(path));
                let right = format!("write `{}`, or a line `- ...` for each", listed(scalar));
                self.faults.error("wrong-type", at, path, what, &right);
            }
            Meaning::Text | Meaning::Whole(_) | Meaning::Number(_) | Meaning::Switch(_) => {
                self.wrong(at, path, &format!("`{}`", brief(text)), forms);
            }
        }
    }

    fn map(&mut self, at: At, entries: &[Entry], object: Object<'s>, path: &str) {
        let mut meant = Vec::new();
        for entry in entries {
            let below = join(path, &entry.key);
            if let Some(schema) = object.property(&entry.key) {
                self.node(&entry.node, schema, &below);
                continue;
            }
            let free = object
                .keys()
                .filter(|key| entries.iter().all(|e| e.key != *key));
            let near = nearest(&entry.key, object.keys());
            let right = match near {
                Some(key) => format!("did you mean `{key}`?"),
                None => format!("known here: {}", free.collect::<Vec<_>>().join(", ")),
            };
            meant.extend(near);
            let what = format!("unknown key `{}`", brief(&entry.key));
            self.faults
                .error("unknown-key", entry.at, &below, what, &right);
        }
        self.range(at, entries, path);
        for key in object.required() {
            let there = entries.iter().any(|entry| entry.key == key);
            if there || meant.contains(&key) {
                continue;
            }
            let what = if path.is_empty() {
                format!("`{key}` is missing")
            } else {
                format!("`{key}` is missing in {}", owner(path))
            };
            let schema = object.property(key);
            let forms = schema.map_or_else(Vec::new, |schema| schema::forms(self.schema, schema));
            let right = format!("add `{key}:` with {}", expected(&forms));
            self.faults.error("missing-key", at, path, what, &right);
        }
    }

    /// `{text, min, max}`: the figures of a duration in words.
    fn range(&mut self, at: At, entries: &[Entry], path: &str) {
        let figure = |key| {
            let entry = entries.iter().find(|entry| entry.key == key)?;
            Timespan::parse(entry.node.text()?).ok()?.max_s
        };
        if let (Some(min), Some(max)) = (figure("min"), figure("max"))
            && min > max
        {
            let what = "`min` is longer than `max`".to_owned();
            let right = "write the shorter one as `min`";
            self.faults.error("bad-duration", at, path, what, right);
        }
    }

    fn wrong(&mut self, at: At, path: &str, found: &str, forms: &[Form<'_>]) {
        let what = format!("{found} does not fit {}", last(path));
        let right = format!("write {}", expected(forms));
        self.faults.error("wrong-type", at, path, what, &right);
    }

    /// Guides leave gaps open in brackets (`[phone]`), which YAML reads as a list.
    fn wrong_list(&mut self, at: At, path: &str, forms: &[Form<'_>]) {
        let takes_text = forms.iter().any(|form| matches!(form, Form::Text));
        let start = usize::try_from(at.column.saturating_sub(1)).unwrap_or(0);
        let bracket = self.faults.line(at.line).chars().nth(start) == Some('[');
        if !(takes_text && bracket) {
            return self.wrong(at, path, "a list", forms);
        }
        let what = format!("{} is a text, and brackets make a list", last(path));
        let right = "put the whole text in quotes: \"[...]\"";
        self.faults.error("wrong-type", at, path, what, right);
    }

    fn wrong_map(&mut self, at: At, entries: &[Entry], path: &str, forms: &[Form<'_>]) {
        let takes_text = forms.iter().any(|form| {
            matches!(
                form,
                Form::Text | Form::Duration | Form::Figure | Form::Word(_)
            )
        });
        match entries {
            [one] if takes_text => {
                let what = format!(
                    "a text with `: ` in it is read as the key `{}`",
                    brief(&one.key)
                );
                let right = "put the whole text in quotes";
                self.faults.error("wrong-type", at, path, what, right);
            }
            _ => self.wrong(at, path, "an object (`key: value`)", forms),
        }
    }
}

/// True if a single value may stand where these forms may.
pub(super) fn fits(scalar: &Scalar, forms: &[Form<'_>]) -> bool {
    let text = scalar.text.as_str();
    forms.iter().any(|form| match (form, scalar.meaning()) {
        (Form::Text, Meaning::Text)
        | (Form::Nothing, Meaning::Nothing)
        | (Form::Switch, Meaning::Switch(_))
        | (Form::Number, Meaning::Whole(_) | Meaning::Number(_)) => true,
        (Form::Word(word), Meaning::Text) => *word == text,
        (Form::Whole(low, high), Meaning::Whole(n)) => (*low..=*high).contains(&n),
        (Form::Duration, Meaning::Text) => Timespan::parse(text).is_ok(),
        (Form::Figure, Meaning::Text) => {
            Timespan::parse(text).is_ok_and(|span| span.max_s.is_some())
        }
        _ => false,
    })
}

/// The object form with the most known keys, so that the message is about the real slip.
pub(super) fn best<'s>(entries: &[Entry], forms: &[Form<'s>]) -> Option<Object<'s>> {
    let score = |object: Object<'_>| {
        let known = entries.iter().filter(|e| object.property(&e.key).is_some());
        let missing = object
            .required()
            .filter(|key| entries.iter().all(|e| e.key != *key));
        (known.count(), std::cmp::Reverse(missing.count()))
    };
    forms
        .iter()
        .filter_map(|form| match form {
            Form::Object(object) => Some(*object),
            _ => None,
        })
        .max_by_key(|object| score(*object))
}

/// What may stand here, in words.
fn expected(forms: &[Form<'_>]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for form in forms {
        let part = match form {
            Form::Word(word) => format!("`{word}`"),
            Form::Text => "a text".to_owned(),
            Form::Duration => "a duration such as `15m`".to_owned(),
            Form::Figure => "a figure such as `15m`".to_owned(),
            Form::Switch => "`true` or `false`".to_owned(),
            Form::Whole(low, high) if *high < i64::from(u32::MAX) => {
                format!("a whole number from {low} to {high}")
            }
            Form::Whole(..) => "a whole number".to_owned(),
            Form::Number => "a number".to_owned(),
            Form::Nothing => continue,
            Form::List(_) => "a list (`- ...`)".to_owned(),
            Form::Object(object) => match object.required().collect::<Vec<_>>() {
                keys if keys.is_empty() => "an object".to_owned(),
                keys => format!("an object with `{}`", keys.join("`, `")),
            },
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    match parts.split_last() {
        None => "a value".to_owned(),
        Some((one, [])) => one.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

/// The key that a path ends in, in backticks.
fn last(path: &str) -> String {
    match key_of(path) {
        "" => "a playbook".to_owned(),
        key => format!("`{key}`"),
    }
}

/// What a key is missing in: the caret shows which entry of a list it is.
fn owner(path: &str) -> String {
    if path.ends_with(']') {
        format!("this entry of {}", last(path))
    } else {
        last(path)
    }
}

/// The last key of a path, without the place in its list.
fn key_of(path: &str) -> &str {
    let key = path.rsplit('.').next().unwrap_or(path);
    key.split('[').next().unwrap_or(key)
}

fn unquoted(scalar: &Scalar) -> Scalar {
    Scalar {
        plain: true,
        ..scalar.clone()
    }
}

/// A value as the only one of a list.
fn listed(scalar: &Scalar) -> String {
    let text = brief(&scalar.text);
    if scalar.plain && !text.contains([',', '[', ']', '{', '}']) {
        format!("[{text}]")
    } else {
        format!("[\"{text}\"]")
    }
}

/// A text short enough to stand inside a message.
fn brief(text: &str) -> String {
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() {
        format!("{start}...")
    } else {
        start
    }
}
