//! Live incidents, read again and again: a board, or somebody who waits.
//!
//! A compiled policy is kept between two readings, and whether a reading would give anything new is seen from the outside
//! of the files. An incident that cannot be read is named and left out, so that one
//! damaged record hides no other.

use std::collections::HashMap;
use std::path::Path;

use super::case::{Case, fold};
use super::{index, policy};
use crate::app::App;
use crate::domain::policy::Policy;
use crate::error::Error;
use crate::store::ids::IncidentId;

/// Reads live incidents.
#[derive(Default)]
pub struct Live {
    only: Option<IncidentId>,
    policies: HashMap<String, Policy>,
}

/// What one reading gave.
#[derive(Default)]
pub struct Reading {
    /// Incidents, by id.
    pub cases: Vec<Case>,
    /// Those that cannot be read now.
    pub unreadable: Vec<String>,
}

/// How the files behind a reading look from outside: last change and length of each.
pub type Stamp = Vec<Option<(i128, u64)>>;

impl Live {
    /// How the files behind this reading look now; the same again: nothing was written since. Costs a few looks at names.
    pub fn stamp(&self, app: &App, reading: &Reading) -> Stamp {
        let store = app.store();
        let (disk, layout) = (store.disk(), store.layout());
        let seen = |path: &Path| {
            let stat = disk.stat(path).ok()?;
            Some((stat.mtime_ns, stat.len))
        };
        let mut stamp = vec![seen(&layout.incidents()), seen(&layout.live())];
        let only = self.only.iter();
        for id in reading.cases.iter().map(|case| &case.id).chain(only) {
            let folder = layout.log_dir(id);
            stamp.push(seen(&folder));
            let mut files = disk.list(&folder).unwrap_or_default();
            files.sort_by(|a, b| a.name.cmp(&b.name));
            stamp.extend(files.iter().map(|file| seen(&folder.join(&file.name))));
        }
        stamp
    }

    /// All of them, or only one, whatever its state.
    pub fn new(only: Option<IncidentId>) -> Self {
        Self {
            only,
            policies: HashMap::new(),
        }
    }

    /// Reads them as they stand now.
    pub fn read(&mut self, app: &mut App) -> Result<Reading, Error> {
        let ids: Vec<IncidentId> = match &self.only {
            Some(id) => vec![id.clone()],
            None => index::live(app)?.into_iter().map(|row| row.id).collect(),
        };
        let mut reading = Reading::default();
        for id in ids {
            match self.case(app, &id) {
                Some(case) => reading.cases.push(case),
                None => reading.unreadable.push(id.to_string()),
            }
        }
        Ok(reading)
    }

    fn case(&mut self, app: &mut App, id: &IncidentId) -> Option<Case> {
        let log = app.store().read(id).ok()?;
        let incident = fold(&log);
        let pin = incident.pin().map(|pin| pin.sha256.clone());
        let pin = pin.unwrap_or_default();
        if !self.policies.contains_key(&pin) {
            let policy = policy::pinned(app, id, &incident).ok()?;
            self.policies.insert(pin.clone(), policy);
        }
        Some(Case {
            id: id.clone(),
            log,
            incident,
            policy: self.policies.get(&pin)?.clone(),
        })
    }
}
