//! Acts and stores for tests.

use std::path::PathBuf;

use serde_json::json;

use crate::domain::act::{Act, Event};
use crate::domain::instant::{Instant, Precision};
use crate::store::Store;
use crate::store::append::NewAct;
use crate::store::chain::StoredAct;
use crate::store::error::StoreError;
use crate::store::ids::IncidentId;
use crate::store::index::IndexRow;
use crate::store::sim::Rng;

pub(in crate::store) const NOW_MS: i64 = 1_795_228_320_000;

pub(in crate::store) fn root() -> PathBuf {
    PathBuf::from("/home/ann/irc")
}

pub(in crate::store) fn now() -> Instant {
    Instant::from_unix(NOW_MS / 1000)
}

pub(in crate::store) fn event(text: &str) -> Event {
    Event {
        kind: "noted".to_owned(),
        happened_at: now(),
        precision: Precision::Second,
        vital: false,
        data: json!({ "text": text }),
    }
}

pub(in crate::store) fn act(seq: u64, text: &str) -> Act {
    Act {
        v: 1,
        writer: "00112233aabbccdd".to_owned(),
        seq,
        hlc: [NOW_MS, 0],
        at: "2026-11-21T03:12:00.000Z".to_owned(),
        by: "@ann".to_owned(),
        recorded_by: "@ann".to_owned(),
        cmd: "note".to_owned(),
        irc: "0.1.0".to_owned(),
        key: "k".to_owned(),
        salt: "00".to_owned(),
        clock: None,
        events: vec![event(text)],
    }
}

pub(in crate::store) fn new_act(text: &str) -> NewAct {
    NewAct {
        at_ms: NOW_MS,
        by: "@ann".to_owned(),
        recorded_by: "@ann".to_owned(),
        cmd: "note".to_owned(),
        key: format!("key-{text}"),
        clock: None,
        events: vec![event(text)],
    }
}

/// Declares: a folder and a first act.
pub(in crate::store) fn declare(
    store: &Store<'_>,
    rng: &mut Rng,
    text: &str,
) -> Result<(IncidentId, StoredAct), StoreError> {
    let locked = store.lock("declare", &mut |_| {})?;
    let mut entropy = |bytes: &mut [u8]| rng.fill(bytes);
    let id = locked.new_incident(now(), &mut entropy)?;
    let mut open = locked.open(&id)?;
    let stored = open.append(new_act(text), &mut entropy)?;
    locked.keep_row(&row(&id, open.log().acts.len()));
    Ok((id, stored))
}

/// Appends one act.
pub(in crate::store) fn note(
    store: &Store<'_>,
    rng: &mut Rng,
    id: &IncidentId,
    text: &str,
) -> Result<StoredAct, StoreError> {
    let known = store.read(id)?;
    let locked = store.lock("note", &mut |_| {})?;
    let (mut open, _) = locked.reopen(known)?;
    let stored = open.append(new_act(text), &mut |bytes| rng.fill(bytes))?;
    locked.keep_row(&row(id, open.log().acts.len()));
    Ok(stored)
}

/// A row that shows how many acts there are, so that a stale one is seen; every third count is "over".
pub(in crate::store) fn row(id: &IncidentId, acts: usize) -> IndexRow {
    IndexRow {
        id: id.clone(),
        live: !acts.is_multiple_of(3),
        last_activity: NOW_MS / 1000,
        once_key: format!("key \"{id}\" \\"),
        row: format!("{{\"id\":\"{id}\",\"acts\":{acts}}}"),
    }
}

/// The row as the log says it.
pub(in crate::store) fn row_of(store: &Store<'_>, id: &IncidentId) -> Option<IndexRow> {
    let log = store.read(id).ok()?;
    (!log.acts.is_empty()).then(|| row(id, log.acts.len()))
}
