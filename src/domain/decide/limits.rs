//! How long a text may be. Refuses to cut: what was typed is recorded whole, or not at all.

use serde_json::Value;

use super::super::instant::Precision;
use super::declare::too_long;
use super::{Decided, Refusal};

/// Longest name of a person, and longest key, in characters.
pub const NAME_LIMIT: usize = 200;

/// Longest text of a kind without a limit of its own, in characters: all of one act is one line of 64 KiB at most.
const ANY_LIMIT: usize = 16_000;

/// Refuses a name or a key that is too long.
pub fn name(what: &'static str, text: &str) -> Result<(), Refusal> {
    too_long(what, text, NAME_LIMIT)
}

/// Refuses facts that hold a text that is too long.
pub fn facts(decided: &Decided) -> Result<(), Refusal> {
    decided
        .facts
        .iter()
        .try_for_each(|new| texts(&new.fact.event(new.when.at, Precision::Second).data))
}

fn texts(value: &Value) -> Result<(), Refusal> {
    match value {
        Value::String(text) => too_long("a text of this act", text, ANY_LIMIT),
        Value::Array(items) => items.iter().try_for_each(texts),
        Value::Object(fields) => fields.values().try_for_each(texts),
        _ => Ok(()),
    }
}
