//! Nothing secret reaches the disk: every text of every fact passes here before it is written.
//!
//! Refuses to stop anybody: what is found is marked in its place, and said.

use serde_json::Value;

use crate::app::App;
use crate::domain::decide::{Decided, NewFact, Remark};
use crate::domain::fact::{Fact, Reading};
use crate::text::secrets::{Secrets, marked};

/// Takes secrets out of what was decided, and says so.
pub fn scrub(app: &mut App, mut decided: Decided) -> Decided {
    let secrets = app.secrets();
    let mut kinds: Vec<String> = Vec::new();
    for new in &mut decided.facts {
        clean(secrets, new, &mut kinds);
    }
    if !kinds.is_empty() {
        decided.remarks.push(Remark::SecretsTakenOut { kinds });
    }
    decided
}

fn clean(secrets: &Secrets, new: &mut NewFact, kinds: &mut Vec<String>) {
    let mut event = new.fact.event(new.when.at, new.when.precision);
    let mut changed = false;
    texts(&mut event.data, &mut |text| {
        let cleaned = secrets.clean(text);
        for kind in marked(&cleaned) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        (cleaned != *text).then(|| {
            changed = true;
            cleaned.into_owned()
        })
    });
    if changed && let Reading::Known(fact) = Fact::read(&event) {
        new.fact = *fact;
    }
}

fn texts(value: &mut Value, clean: &mut dyn FnMut(&str) -> Option<String>) {
    match value {
        Value::String(text) => {
            if let Some(cleaned) = clean(text) {
                *text = cleaned;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| texts(item, clean)),
        Value::Object(fields) => fields.values_mut().for_each(|field| texts(field, clean)),
        _ => {}
    }
}

/// Cleans one text before anything is made from it.
pub fn text(app: &mut App, text: &mut String) {
    let cleaned = app.secrets().clean(text);
    if cleaned != text.as_str() {
        *text = cleaned.into_owned();
    }
}
