//! Events go into another incident: first the copies there, then the word here that they are gone.
//!
//! Each copy has a key that follows from what is copied, so breaking off in the middle and running again adds nothing twice.
//! Refuses to lose anything: between the two an event stands in both incidents, never in none.

use super::case::Case;
use super::perform::{How, Outcome, perform};
use crate::app::App;
use crate::domain::decide::relocate::{self, Group};
use crate::domain::decide::{Decided, Refusal, Remark};
use crate::error::Error;
use crate::store::record::sha256_hex;

/// Moves events from `case` to `target`.
pub fn run(
    app: &mut App,
    case: Case,
    target: Case,
    typed: &[String],
    how: &How,
) -> Result<Outcome, Error> {
    if case.id == target.id {
        let what = "another incident: they are in this one already";
        return Err(Refusal::Empty { what }.into());
    }
    if target.incident.incomplete {
        let id = target.incident.id;
        return Err(Refusal::Incomplete { id }.into());
    }
    if how
        .once
        .as_deref()
        .is_some_and(|key| case.log.with_key(key).is_some())
    {
        return perform(app, case, how, "move", &|_| Ok(Decided::default()));
    }
    let groups = relocate::groups(&case.incident, typed)?;
    let to = target.id.to_string();
    let mut target = target;
    let mut copied = Vec::new();
    for group in groups.iter().filter(|_| !how.dry_run) {
        let outcome = copy(app, target, &case, group)?;
        copied.extend(outcome.change.events.iter().map(|event| event.id.clone()));
        target = outcome.case;
    }
    let mut outcome = perform(app, case, how, "move", &|context| {
        relocate::gone(context, typed, &to)
    })
    .map_err(|error| match error {
        Error::Store(error) => Error::Store(error.partly()),
        other => other,
    })?;
    if !how.dry_run {
        outcome.change.remark(Remark::MovedTo { to, as_: copied });
    }
    Ok(outcome)
}

/// One act's events, as one act there, by whom it was.
fn copy(app: &mut App, target: Case, from: &Case, group: &Group) -> Result<Outcome, Error> {
    let name = format!("{}:{}", from.id, group.ids.join(","));
    let mut key = format!(
        "move-{}",
        sha256_hex(name.as_bytes()).get(..16).unwrap_or_default()
    );
    // A copy that was taken back there is made again, under a name of its own.
    let counts = |key: &str| target.incident.entries.iter().any(|entry| entry.key == key);
    while target.log.with_key(&key).is_some() && !counts(&key) {
        key.push('x');
    }
    let how = How {
        by: Some(group.by.clone()),
        once: Some(key),
        ..How::default()
    };
    perform(app, target, &how, "move", &|context| {
        Ok(relocate::copies(context, group))
    })
}
