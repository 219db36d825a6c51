//! Which incident is meant: `-i`, `IRC_INCIDENT`, `irc use`, the only unresolved one, the only unclosed one.

use serde::{Deserialize, Serialize};

use super::index::{self, Live};
use crate::app::App;
use crate::domain::instant::Instant;
use crate::domain::state::State;
use crate::error::Error;
use crate::prompt::Answer;
use crate::store::ids::{IncidentId, Resolved};

/// How long `irc use` holds, in seconds.
pub const STICKY_S: i64 = 12 * 3600;

/// What the incident is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To write to: one that is open, or ask.
    Write,
    /// To read, or for what may follow a close: falls back to the most recently closed one.
    Read,
}

/// The sticky choice, as `use` keeps it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Sticky {
    /// Full id.
    pub id: String,
    /// When it was chosen.
    pub at: Instant,
}

/// The incident that is meant.
pub fn pick(app: &mut App, typed: Option<&str>, purpose: Purpose) -> Result<IncidentId, Error> {
    if let Some(typed) = typed {
        return named(app, typed);
    }
    if let Some(typed) = app.named_incident() {
        return named(app, &typed);
    }
    if let Some(id) = sticky(app) {
        return Ok(id);
    }
    let live = index::live(app)?;
    let unresolved: Vec<&Live> = live.iter().filter(|row| row.state.is_active()).collect();
    if let [only] = unresolved.as_slice() {
        return Ok(only.id.clone());
    }
    let unclosed: Vec<&Live> = live.iter().filter(|row| !row.state.is_over()).collect();
    if let (true, [only]) = (unresolved.is_empty(), unclosed.as_slice()) {
        return Ok(only.id.clone());
    }
    if unclosed.is_empty() {
        return match (purpose, index::last_closed(app)?) {
            (Purpose::Read, Some(id)) => Ok(id),
            _ => Err(Error::NoIncident {
                typed: None,
                near: Vec::new(),
            }),
        };
    }
    let open = if unresolved.is_empty() {
        unclosed
    } else {
        unresolved
    };
    choose(app, None, open.into_iter().cloned().collect())
}

/// The open incidents that could be meant: the one named, chosen or alone, else all that are unresolved, else all unclosed.
pub fn meant(app: &mut App, typed: Option<&str>) -> Result<Vec<IncidentId>, Error> {
    if let Some(typed) = typed
        .map(ToOwned::to_owned)
        .or_else(|| app.named_incident())
    {
        return named(app, &typed).map(|id| vec![id]);
    }
    if let Some(id) = sticky(app) {
        return Ok(vec![id]);
    }
    let live = index::live(app)?;
    let ids = |wanted: fn(State) -> bool| -> Vec<IncidentId> {
        let rows = live.iter().filter(|row| wanted(row.state));
        rows.map(|row| row.id.clone()).collect()
    };
    let unresolved = ids(State::is_active);
    Ok(if unresolved.is_empty() {
        ids(unclosed)
    } else {
        unresolved
    })
}

/// The incident that a typed part of an id stands for.
pub fn named(app: &mut App, typed: &str) -> Result<IncidentId, Error> {
    match app.store().resolve(typed).map_err(Error::Read)? {
        Resolved::One(id) => Ok(id),
        Resolved::None => {
            let (ids, _) = app.store().incidents().map_err(Error::Read)?;
            let near = ids.iter().rev().take(3).map(ToString::to_string).collect();
            Err(Error::NoIncident {
                typed: Some(typed.to_owned()),
                near,
            })
        }
        Resolved::Several(ids) => {
            let mut candidates = Vec::new();
            for id in ids.iter().take(10) {
                candidates.push(index::describe(app, id)?);
            }
            choose(app, Some(typed), candidates)
        }
    }
}

fn choose(app: &mut App, typed: Option<&str>, candidates: Vec<Live>) -> Result<IncidentId, Error> {
    let items: Vec<String> = candidates
        .iter()
        .map(|row| format!("{} {} {}", row.id, row.severity, row.title))
        .collect();
    if app.prompt().present() {
        match app.prompt().choose("Which incident?", &items, 0) {
            Answer::Given(index) => {
                if let Some(row) = candidates.get(index) {
                    return Ok(row.id.clone());
                }
            }
            Answer::Interrupted => return Err(Error::Interrupted),
            Answer::Skipped => {}
        }
    }
    Err(Error::Several {
        typed: typed.map(ToOwned::to_owned),
        candidates: candidates
            .into_iter()
            .map(|row| (row.id.to_string(), row.severity, row.title))
            .collect(),
    })
}

fn sticky(app: &App) -> Option<IncidentId> {
    let store = app.store();
    let bytes = store.load(&store.layout().sticky()).ok()??;
    let sticky: Sticky = serde_json::from_slice(&bytes).ok()?;
    let age = app.now.instant().since(sticky.at);
    let id = IncidentId::parse(&sticky.id)?;
    ((0..STICKY_S).contains(&age) && store.layout().incident(&id).is_dir()).then_some(id)
}

/// States in which an incident still wants a person.
pub const fn unclosed(state: State) -> bool {
    !state.is_over()
}
