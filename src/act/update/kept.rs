//! What is kept of an update beside the log: a long text as evidence, and a copy of every text to look at.
//!
//! The copies are derived: deleted ones come back with the next update. Refuses names that the log made up.

use crate::act::Case;
use crate::act::perform::waiting;
use crate::act::talk;
use crate::app::App;
use crate::domain::incident::Update;
use crate::error::Error;
use crate::store::error::StoreError;
use crate::store::ids::IncidentId;
use crate::text::safe::Safe;

/// Keeps a text that is too long for the log; gives its SHA-256.
pub(super) fn evidence(app: &App, id: &IncidentId, text: &str) -> Result<String, Error> {
    let store = app.store();
    let locked = store
        .lock("update", &mut |holder| waiting(holder))
        .map_err(Error::Store)?;
    locked.evidence(id, text.as_bytes()).map_err(Error::Store)
}

/// The whole text of an update, from the log or from evidence; `None` if it is not there.
pub(super) fn text(app: &App, case: &Case, update: &Update) -> Option<String> {
    if let Some(text) = &update.text {
        return Some(text.clone());
    }
    let sha256 = update
        .evidence
        .as_deref()
        .filter(|sha256| is_sha256(sha256))?;
    let store = app.store();
    let bytes = store
        .load(&store.layout().evidence(&case.id, sha256))
        .ok()??;
    // Evidence may have been put there by another hand: it is printed only as safe text.
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Some(Safe::block(&text).to_string())
}

/// Writes the copy of the newest update, and of every other that has none. That it cannot be written stops nothing.
pub(super) fn copies(app: &App, case: &Case, newest: &str) {
    if let Err(error) = write(app, case, newest) {
        let what = format!("the copy under updates/ was not written: {error}");
        talk::say(&Safe::line(&what).to_string());
    }
}

fn write(app: &App, case: &Case, newest: &str) -> Result<(), StoreError> {
    let store = app.store();
    let mut missing = Vec::new();
    for update in &case.incident.updates {
        if !is_plain(&update.id) {
            continue;
        }
        let path = store
            .layout()
            .update(&case.id, &format!("{}.md", update.id));
        if update.id == newest || store.load(&path)?.is_none() {
            missing.extend(text(app, case, update).map(|text| (path, format!("{text}\n"))));
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let locked = store.lock("update", &mut |holder| waiting(holder))?;
    for (path, text) in missing {
        locked.replace(&path, text.as_bytes())?;
    }
    Ok(())
}

/// `u1`, `u2` ...: what was read from a disk is input.
fn is_plain(id: &str) -> bool {
    let number = id.strip_prefix('u').unwrap_or_default();
    !number.is_empty() && number.len() <= 9 && number.bytes().all(|b| b.is_ascii_digit())
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_elsewhere_are_none() {
        assert!(is_plain("u1") && is_plain("u12"));
        for id in ["", "u", "1", "u1/../../x", "../u1", "u-1", "u1234567890"] {
            assert!(!is_plain(id), "{id}");
        }
        assert!(is_sha256(&"a".repeat(64)));
        assert!(!is_sha256(&format!("../{}", "a".repeat(61))));
    }
}
