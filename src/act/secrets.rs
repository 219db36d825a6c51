//! Nothing secret reaches the disk: every text of every fact passes here before it is written.
//!
//! Refuses to stop anybody: what is found is marked in its place, and said.

use serde_json::Value;

use super::perform::{How, person};
use crate::app::App;
use crate::domain::decide::{Decided, NewFact, Remark};
use crate::domain::fact::{Fact, Reading};
use crate::error::Error;
use crate::text::count::and_list;
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

/// Who did it, as it may be written down: named, else who types.
pub fn doer(app: &mut App, how: &How) -> String {
    let Some(by) = &how.by else {
        return app.author();
    };
    let mut by = person(by);
    text(app, &mut by);
    by
}

/// Refuses a key that holds a secret: it is kept, and a mark in its place would be another act's key too.
pub fn key(app: &mut App, how: &How) -> Result<(), Error> {
    let key = how.once.as_deref().unwrap_or_default();
    let cleaned = app.secrets().clean(key);
    if cleaned == key {
        return Ok(());
    }
    Err(Error::Usage {
        what: format!(
            "the key of --once holds a secret: {}",
            and_list(&marked(&cleaned))
        ),
        hint: "the key is kept in the record: take any other word".to_owned(),
    })
}

/// Cleans one text before anything is made from it.
pub fn text(app: &mut App, text: &mut String) {
    let cleaned = app.secrets().clean(text);
    if cleaned != text.as_str() {
        *text = cleaned.into_owned();
    }
}
