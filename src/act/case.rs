//! One incident, read and derived, with the policy that counts for it.

use crate::app::App;
use crate::domain::act::Act;
use crate::domain::incident::Incident;
use crate::domain::policy::Policy;
use crate::error::Error;
use crate::store::ids::IncidentId;
use crate::store::read::IncidentLog;

use super::policy;

/// One incident and its policy.
pub struct Case {
    /// Its id.
    pub id: IncidentId,
    /// What the store said, with what is odd about it.
    pub log: IncidentLog,
    /// The fold.
    pub incident: Incident,
    /// The pinned policy with the team's own data laid over it.
    pub policy: Policy,
}

/// Folds a log; lines of a newer format make the incident incomplete.
pub fn fold(log: &IncidentLog) -> Incident {
    let acts: Vec<&Act> = log.acts.iter().map(|stored| &stored.act).collect();
    let mut incident = Incident::replay(log.id.as_str(), acts);
    incident.incomplete |= log.newer().is_some();
    incident
}

/// Reads one incident.
pub fn read(app: &mut App, id: &IncidentId) -> Result<Case, Error> {
    let log = app.store().read(id).map_err(Error::Read)?;
    let incident = fold(&log);
    let policy = policy::pinned(app, id, &incident)?;
    Ok(Case {
        id: id.clone(),
        log,
        incident,
        policy,
    })
}

impl Case {
    /// What is wrong with the record, in one line; `None` if all is well.
    pub fn damage(&self) -> Option<String> {
        let id = &self.id;
        let mut findings = self.log.findings.iter();
        let place = findings.find(|finding| finding.kind.is_damage());
        let place = place.map(|f| format!(" ({}:{}: {})", f.file, f.line, f.kind.word()));
        let at = place.as_deref().unwrap_or_default();
        if self.incident.declared.is_none() {
            return Some(format!(
                "WARNING: the declaration of {id} cannot be read{at}: what is shown is what is left"
            ));
        }
        place.is_some().then(|| {
            format!("WARNING: the record of {id} is damaged{at}: what is shown may be incomplete")
        })
    }

    /// Says which one was taken when none was named and it is over already; empty otherwise.
    pub fn fallen_back(&self) -> String {
        if self.incident.state.is_over() {
            format!(
                "{} is {}: taken as the most recent one\n",
                self.id, self.incident.state
            )
        } else {
            String::new()
        }
    }
}
