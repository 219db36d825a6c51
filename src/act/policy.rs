//! Which policy counts: the one pinned into an incident, with the team's own data laid over it.

use std::path::PathBuf;

use super::case::{self, Case};
use super::{declare, which};
use crate::app::App;
use crate::config::team;
use crate::domain::duty::Rota;
use crate::domain::incident::Incident;
use crate::domain::policy::Policy;
use crate::error::Error;
use crate::playbook::cache::Cache;
use crate::playbook::find::{self, Places};
use crate::playbook::read;
use crate::playbook::usable::{self, Usable};
use crate::store::ids::IncidentId;
use crate::text::safe::Safe;

/// The policy that a question is about, with the team's own data laid over it.
pub struct InForce {
    /// The policy.
    pub policy: Policy,
    /// The incident that it counts for, if one is meant.
    pub case: Option<Case>,
    /// Who is on duty in turn, as the team's own file says.
    pub rota: Option<Rota>,
    /// What must be said beside the answer.
    pub talk: String,
}

/// The playbook that was named, else the incident's that is meant, else the one that new incidents get.
pub fn in_force(
    app: &mut App,
    incident: Option<&str>,
    playbook: Option<&str>,
) -> Result<InForce, Error> {
    let mut force = without_team(app, incident, playbook)?;
    match team::load(&app.config_file) {
        Ok(team) => force.rota = team.and_then(|team| team.oncall),
        Err(fault) => {
            let line = format!("WARNING: {fault}: not used (irc config check)");
            force.talk.push_str(Safe::line(&line).as_str());
            force.talk.push('\n');
        }
    }
    Ok(force)
}

/// Without the rota and without a word on the team's file.
fn without_team(
    app: &mut App,
    incident: Option<&str>,
    playbook: Option<&str>,
) -> Result<InForce, Error> {
    if let Some(name) = playbook {
        let found = places(app).find(name)?;
        let file = found.label();
        let compiled = usable::compile(&file, &found.bytes, &cache(app), app.now.instant());
        let policy = compiled.map_err(|faults| Error::Faulty { file, faults })?;
        return Ok(general(app, policy, String::new()));
    }
    let ids = which::meant(app, incident)?;
    let mut cases = Vec::new();
    for id in &ids {
        cases.push(case::read(app, id)?);
    }
    let pins = |case: &Case| case.incident.pin().map(|pin| pin.sha256.clone());
    match cases.pop() {
        None => {
            let usable = chosen(app, None);
            let talk = declare::fallen_back(&usable);
            Ok(general(app, usable.policy, talk))
        }
        // Of several that stand under one playbook the answer is the same.
        Some(last) if !cases.is_empty() && cases.iter().all(|c| pins(c) == pins(&last)) => {
            Ok(InForce {
                policy: last.policy,
                case: None,
                rota: None,
                talk: String::new(),
            })
        }
        Some(last) if cases.is_empty() => Ok(of(last)),
        Some(_) => {
            let id = which::pick(app, incident, which::Purpose::Read)?;
            Ok(of(case::read(app, &id)?))
        }
    }
}

fn of(case: Case) -> InForce {
    InForce {
        policy: case.policy.clone(),
        case: Some(case),
        rota: None,
        talk: String::new(),
    }
}

fn general(app: &App, mut policy: Policy, talk: String) -> InForce {
    overlay(app, &mut policy);
    InForce {
        policy,
        case: None,
        rota: None,
        talk,
    }
}

/// Where playbooks are looked for.
pub fn places(app: &App) -> Places {
    Places {
        own: app.config_file.parent().map(|dir| dir.join("playbooks")),
    }
}

/// Where compiled policies are kept.
pub fn cache(app: &App) -> Cache {
    Cache::new(app.store().layout().cache().join("playbooks"))
}

/// The playbook for a new incident: the one named, `IRC_PLAYBOOK`, the user's own setting, the default. Never fails.
pub fn chosen(app: &mut App, named: Option<&str>) -> Usable {
    let asked = named
        .map(ToOwned::to_owned)
        .or_else(|| app.named_playbook())
        .or_else(|| app.config().playbook.clone());
    usable::usable(
        asked.as_deref(),
        &places(app),
        &cache(app),
        app.now.instant(),
    )
}

/// The policy of an incident: its pin, however old; a pin that is gone is stood in for by the playbook of that name.
pub fn pinned(app: &mut App, id: &IncidentId, incident: &Incident) -> Result<Policy, Error> {
    let mut policy = match incident.pin() {
        None => default_policy(app),
        Some(pin) => {
            let cache = cache(app);
            match cache.get(&pin.sha256) {
                Some(policy) => policy,
                None => {
                    compile(app, id, &pin.sha256, &cache).unwrap_or_else(|| default_policy(app))
                }
            }
        }
    };
    overlay(app, &mut policy);
    Ok(policy)
}

fn compile(app: &App, id: &IncidentId, sha256: &str, cache: &Cache) -> Option<Policy> {
    let store = app.store();
    let bytes = store.pinned(id, sha256).ok()??;
    let path: PathBuf = store.layout().playbook(id, sha256);
    let reading = read::read(&path.display().to_string(), &bytes, app.now.instant());
    let policy = reading.policy?;
    cache.put(&bytes, &policy);
    Some(policy)
}

fn default_policy(app: &App) -> Policy {
    let usable = usable::usable(
        Some(find::DEFAULT),
        &places(app),
        &cache(app),
        app.now.instant(),
    );
    usable.policy
}

/// Lays the team's own data over a policy; a broken team file counts as absent (`config check` names its fault).
pub fn overlay(app: &App, policy: &mut Policy) {
    if let Ok(Some(team)) = team::load(&app.config_file) {
        team.overlay(policy);
    }
}
