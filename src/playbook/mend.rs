//! From the tree to a value that always fits the schema: what does not fit is left out or blanked.
//!
//! So one slip does not hide the faults behind it. Refuses to judge: `shape` has reported every slip by then,
//! and a playbook that needed mending is never used.

use serde_json::Value as Schema;
use serde_yaml::{Mapping, Value as Yaml};

use super::schema::{self, Form, Object};
use super::shape;
use super::tree::{Entry, Meaning, Node, Scalar, Value};

/// Stands for a text that was missing or wrong; no file can hold it.
pub(super) const BLANK: &str = "\0";

/// The value of a node as its schema wants it; items and keys keep their places.
pub(super) fn value(root: &Schema, node: &Node, schema: &Schema) -> Yaml {
    fitting(root, node, schema).unwrap_or_else(|| blank(root, schema))
}

fn fitting(root: &Schema, node: &Node, schema: &Schema) -> Option<Yaml> {
    let forms = schema::forms(root, schema);
    match &node.value {
        Value::Scalar(scalar) => shape::fits(scalar, &forms).then(|| single(scalar)),
        Value::List(items) => forms.iter().find_map(|form| match form {
            Form::List(of) => Some(Yaml::Sequence(
                items.iter().map(|item| value(root, item, of)).collect(),
            )),
            _ => None,
        }),
        Value::Map(entries) => {
            shape::best(entries, &forms).map(|object| map(root, entries, object))
        }
        Value::Refused => None,
    }
}

fn single(scalar: &Scalar) -> Yaml {
    match scalar.meaning() {
        Meaning::Nothing => Yaml::Null,
        Meaning::Switch(on) => Yaml::Bool(on),
        Meaning::Whole(number) => Yaml::Number(number.into()),
        Meaning::Number(number) => Yaml::Number(number.into()),
        Meaning::Text => Yaml::String(scalar.text.clone()),
    }
}

fn map(root: &Schema, entries: &[Entry], object: Object<'_>) -> Yaml {
    let mut mapping = Mapping::new();
    for entry in entries {
        let Some(schema) = object.property(&entry.key) else {
            continue;
        };
        if let Some(value) = fitting(root, &entry.node, schema) {
            mapping.insert(Yaml::String(entry.key.clone()), value);
        }
    }
    fill(root, object, &mut mapping);
    Yaml::Mapping(mapping)
}

fn fill(root: &Schema, object: Object<'_>, mapping: &mut Mapping) {
    for key in object.required() {
        if !mapping.contains_key(key) {
            let value = object.property(key).map_or(Yaml::Null, |s| blank(root, s));
            mapping.insert(Yaml::String(key.to_owned()), value);
        }
    }
}

fn blank(root: &Schema, schema: &Schema) -> Yaml {
    match schema::forms(root, schema).first() {
        None | Some(Form::Nothing) => Yaml::Null,
        Some(Form::Word(word)) => Yaml::String((*word).to_owned()),
        Some(Form::Text | Form::Duration | Form::Figure) => Yaml::String(BLANK.to_owned()),
        Some(Form::Switch) => Yaml::Bool(false),
        Some(Form::Whole(low, _)) => Yaml::Number((*low).max(1).into()),
        Some(Form::Number) => Yaml::Number(0.into()),
        Some(Form::List(_)) => Yaml::Sequence(Vec::new()),
        Some(Form::Object(object)) => {
            let mut mapping = Mapping::new();
            fill(root, *object, &mut mapping);
            Yaml::Mapping(mapping)
        }
    }
}
