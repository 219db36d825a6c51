//! The index, as commands use it: which incidents are live, and a row for each in a list.

use super::case::fold;
use super::policy;
use crate::app::App;
use crate::domain::clocks::{self, ClockState};
use crate::domain::fact::Fact;
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::state::State;
use crate::error::Error;
use crate::store::ids::IncidentId;
use crate::store::index::{IndexRow, Listing};
use crate::store::lock::Locked;
use crate::text::escape;
use crate::view::list::RowView;

/// A row as choices need it.
#[derive(Clone, Debug)]
pub struct Live {
    /// Full id.
    pub id: IncidentId,
    /// The current severity.
    pub severity: String,
    /// The title.
    pub title: String,
    /// Where it stands.
    pub state: State,
}

impl Live {
    fn new(id: IncidentId, row: RowView) -> Self {
        Self {
            id,
            severity: row.severity,
            title: row.title,
            state: row.state,
        }
    }
}

/// The row of one incident, made from its log; `None` if it cannot be read.
fn row_of(app: &mut App, id: &IncidentId) -> Option<IndexRow> {
    let log = app.store().read(id).ok()?;
    let incident = fold(&log);
    incident.declared.as_ref()?;
    let policy = policy::pinned(app, id, &incident).ok()?;
    Some(index_row(id, &policy, &incident, app.now.instant()))
}

fn index_row(id: &IncidentId, policy: &Policy, incident: &Incident, now: Instant) -> IndexRow {
    let row = RowView::new(policy, incident);
    let declaration = incident
        .entries
        .iter()
        .find(|e| matches!(e.fact, Fact::Declared(_)));
    let last = incident
        .entries
        .iter()
        .map(|entry| entry.recorded_at)
        .max()
        .unwrap_or_default();
    IndexRow {
        id: id.clone(),
        live: is_live(policy, incident, now),
        last_activity: last.unix(),
        once_key: declaration
            .map(|entry| entry.key.clone())
            .unwrap_or_default(),
        row: escape::json(&serde_json::to_string(&row).unwrap_or_default()).into_owned(),
    }
}

/// Unclosed, or a promise still runs.
pub fn is_live(policy: &Policy, incident: &Incident, now: Instant) -> bool {
    if !incident.state.is_over() {
        return true;
    }
    incident.state == State::Closed
        && clocks::clocks(policy, incident, now).iter().any(|clock| {
            matches!(
                clock.state,
                ClockState::Running | ClockState::Soon | ClockState::Due | ClockState::Overdue
            )
        })
}

/// Keeps the row of an incident that was just written to.
pub fn update(
    app: &App,
    locked: &Locked<'_>,
    id: &IncidentId,
    policy: &Policy,
    incident: &Incident,
) {
    locked.keep_row(&index_row(id, policy, incident, app.now.instant()));
}

/// Every incident that is not over, newest last.
pub fn live(app: &mut App) -> Result<Vec<Live>, Error> {
    let store = app.store();
    let listing = store.live(&mut |id| row_of(app, id)).map_err(Error::Read)?;
    Ok(rows(&listing))
}

/// Every incident's row, by id.
pub fn all(app: &mut App) -> Result<Listing, Error> {
    app.store()
        .index(&mut |id| row_of(app, id))
        .map_err(Error::Read)
}

fn rows(listing: &Listing) -> Vec<Live> {
    listing
        .rows()
        .filter_map(|row| {
            let id = IncidentId::parse(row.id)?;
            let view: RowView = serde_json::from_str(row.json).ok()?;
            Some(Live::new(id, view))
        })
        .collect()
}

/// The most recently closed (or cancelled) incident.
pub fn last_closed(app: &mut App) -> Result<Option<IncidentId>, Error> {
    let listing = all(app)?;
    let newest = listing.rows().max_by_key(|row| (row.last_activity, row.id));
    Ok(newest.and_then(|row| IncidentId::parse(row.id)))
}

/// One incident as choices need it.
pub fn describe(app: &mut App, id: &IncidentId) -> Result<Live, Error> {
    let log = app.store().read(id).map_err(Error::Read)?;
    let incident = fold(&log);
    Ok(Live {
        id: id.clone(),
        severity: incident.severity().to_owned(),
        title: incident.title.clone(),
        state: incident.state,
    })
}

/// The incident that an earlier run declared with this key.
pub fn declared_with(app: &mut App, key: &str) -> Result<Option<IncidentId>, Error> {
    Ok(all(app)?.declared_with(key))
}
