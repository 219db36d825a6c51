//! Which policy counts: the one pinned into an incident, with the team's own data laid over it.

use std::path::PathBuf;

use crate::app::App;
use crate::config::team;
use crate::domain::incident::Incident;
use crate::domain::policy::Policy;
use crate::error::Error;
use crate::playbook::cache::Cache;
use crate::playbook::find::{self, Places};
use crate::playbook::read;
use crate::playbook::usable::{self, Usable};
use crate::store::ids::IncidentId;

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
