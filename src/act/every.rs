//! Every incident's log, one after the other: what judges or counts over many of them.
//!
//! Keeps no log in memory longer than it is looked at. An unreadable record is named and passed over, never in the way.

use std::collections::HashMap;

use super::case::fold;
use super::{index, policy, talk};
use crate::app::App;
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::error::Error;
use crate::store::ids::IncidentId;
use crate::view::list::RowView;

/// From so many incidents on a terminal hears how far it is.
const LONG: usize = 500;
/// It hears so every so many.
const STEP: usize = 100;

/// What an incident is looked at with.
pub type Look<'a> = &'a mut dyn FnMut(&Policy, &Incident);

/// Looks at every incident declared since, oldest first; returns the ids of those that cannot be read.
pub fn each(app: &mut App, since: Option<Instant>, look: Look<'_>) -> Result<Vec<String>, Error> {
    let ids = ids(app, since)?;
    let heard = app.talk_tty && !app.plain && ids.len() >= LONG;
    let mut policies: HashMap<String, Policy> = HashMap::new();
    let mut unreadable = Vec::new();
    for (index, id) in ids.iter().enumerate() {
        if heard && index % STEP == 0 {
            talk::passing(&format!("{index} of {} incidents", ids.len()));
        }
        let Ok(log) = app.store().read(id) else {
            unreadable.push(id.to_string());
            continue;
        };
        let incident = fold(&log);
        if incident.declared.is_none() {
            unreadable.push(id.to_string());
            continue;
        }
        let pin = incident.pin().map(|pin| pin.sha256.clone());
        let pin = pin.unwrap_or_default();
        if !policies.contains_key(&pin) {
            let policy = policy::pinned(app, id, &incident)?;
            policies.insert(pin.clone(), policy);
        }
        if let Some(policy) = policies.get(&pin) {
            look(policy, &incident);
        }
    }
    if heard {
        talk::passing("");
    }
    Ok(unreadable)
}

fn ids(app: &mut App, since: Option<Instant>) -> Result<Vec<IncidentId>, Error> {
    let Some(since) = since else {
        return Ok(app.store().incidents().map_err(Error::Read)?.0);
    };
    let listing = index::all(app)?;
    let recent = |json: &str| {
        serde_json::from_str::<RowView>(json)
            .is_ok_and(|row| row.declared.is_some_and(|at| at >= since))
    };
    Ok(listing
        .rows()
        .filter(|row| recent(row.json))
        .filter_map(|row| IncidentId::parse(row.id))
        .collect())
}
