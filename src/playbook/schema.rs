//! The playbook's JSON schema, made from the types of `domain::policy`, and the few questions asked of it.
//!
//! Refuses to be a general validator: only what those types produce is understood.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::domain::policy::Policy;

/// Version of the playbook schema that this build reads: the `irc:` key.
pub const VERSION: u32 = 1;

/// The schema as editors get it (`docs/playbook.schema.json`).
pub fn playbook() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Policy>().to_value();
    if let Some(root) = schema.as_object_mut() {
        root.insert("title".into(), "irc playbook".into());
    }
    schema
}

/// One form that a value may take.
#[derive(Clone, Copy, Debug)]
pub enum Form<'s> {
    /// One fixed word.
    Word(&'s str),
    /// Any text.
    Text,
    /// A text that is a duration.
    Duration,
    /// A duration with a figure in it.
    Figure,
    /// `true` or `false`.
    Switch,
    /// A whole number between the two.
    Whole(i64, i64),
    /// Any number.
    Number,
    /// Nothing.
    Nothing,
    /// A list of these.
    List(&'s Value),
    /// An object.
    Object(Object<'s>),
}

/// An object's schema.
#[derive(Clone, Copy, Debug)]
pub struct Object<'s>(&'s Value);

impl<'s> Object<'s> {
    /// The schema of a key; also for free keys.
    pub fn property(self, key: &str) -> Option<&'s Value> {
        let named = self.0.get("properties").and_then(|all| all.get(key));
        named.or_else(|| self.0.get("additionalProperties").filter(|v| v.is_object()))
    }

    /// The keys that it knows by name.
    pub fn keys(self) -> impl Iterator<Item = &'s str> {
        let properties = self.0.get("properties").and_then(Value::as_object);
        properties
            .into_iter()
            .flatten()
            .map(|(key, _)| key.as_str())
    }

    /// The keys without which it is incomplete.
    pub fn required(self) -> impl Iterator<Item = &'s str> {
        let required = self.0.get("required").and_then(Value::as_array);
        required.into_iter().flatten().filter_map(Value::as_str)
    }
}

/// All forms that a value of this schema may take; references and unions are resolved.
pub fn forms<'s>(root: &'s Value, schema: &'s Value) -> Vec<Form<'s>> {
    let mut found = Vec::new();
    collect(root, schema, 0, &mut found);
    found
}

fn collect<'s>(root: &'s Value, schema: &'s Value, depth: u8, found: &mut Vec<Form<'s>>) {
    if depth > 8 {
        return;
    }
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        if let Some(target) = root.pointer(reference.trim_start_matches('#')) {
            collect(root, target, depth + 1, found);
        }
        return;
    }
    for union in ["anyOf", "oneOf"] {
        for branch in schema
            .get(union)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            collect(root, branch, depth + 1, found);
        }
    }
    if let Some(word) = schema.get("const").and_then(Value::as_str) {
        found.push(Form::Word(word));
        return;
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        found.extend(
            words
                .iter()
                .map(|word| word.as_str().map_or(Form::Nothing, Form::Word)),
        );
        return;
    }
    let kinds = match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().collect(),
        Some(kind) => vec![kind],
        None => Vec::new(),
    };
    found.extend(
        kinds
            .into_iter()
            .filter_map(|kind| form(schema, kind.as_str()?)),
    );
}

fn form<'s>(schema: &'s Value, kind: &str) -> Option<Form<'s>> {
    Some(match kind {
        "string" => match schema.get("format").and_then(Value::as_str) {
            Some("irc-duration") => Form::Duration,
            Some("irc-figure") => Form::Figure,
            _ => Form::Text,
        },
        "boolean" => Form::Switch,
        "integer" => {
            let bound = |key, none| schema.get(key).and_then(Value::as_i64).unwrap_or(none);
            Form::Whole(bound("minimum", i64::MIN), bound("maximum", i64::MAX))
        }
        "number" => Form::Number,
        "null" => Form::Nothing,
        "array" => Form::List(schema.get("items").unwrap_or(&Value::Bool(true))),
        "object" => Form::Object(Object(schema)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checked_in_schema_is_the_one_of_the_types() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/playbook.schema.json");
        let made = serde_json::to_string_pretty(&playbook()).unwrap() + "\n";
        if std::env::var("SNAPSHOTS").is_ok_and(|word| word == "overwrite") {
            std::fs::write(path, &made).unwrap();
        }
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(made == kept, "run `SNAPSHOTS=overwrite cargo test schema`");
    }

    #[test]
    fn every_object_and_every_key_says_what_it_is() {
        let schema = playbook();
        let mut silent = Vec::new();
        for (name, def) in schema["$defs"].as_object().unwrap() {
            if def["description"].as_str().is_none() {
                silent.push(name.clone());
            }
            for (key, value) in def["properties"].as_object().into_iter().flatten() {
                if value["description"].as_str().is_none() {
                    silent.push(format!("{name}.{key}"));
                }
            }
        }
        assert_eq!(silent, Vec::<String>::new());
    }
}
