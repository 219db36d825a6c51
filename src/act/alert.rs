//! Alerts of others come in: attached where their incident is known, else the begin of one, at most.
//!
//! What is over is noted and opens nothing; what is known changes nothing.

use std::fs::File;
use std::io::{self, Read};

use super::case::{self, Case};
use super::declare::{self, Asked};
use super::perform::{self, How, perform};
use super::{Reply, index};
use crate::app::App;
use crate::domain::alert::Batch;
use crate::domain::decide::alert as decide;
use crate::domain::decide::declare::Request;
use crate::domain::decide::{Decided, Remark};
use crate::domain::fact::Source;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::error::Error;
use crate::playbook::usable::Usable;
use crate::store::ids::IncidentId;

/// Most bytes that are taken in; one more shows that there were too many.
const LARGEST: u64 = 8 * 1024 * 1024 + 1;
/// Closed incidents that began longer before an alert than this are not looked through, in seconds.
const LOOK_BACK_S: i64 = 30 * 86_400;

/// What was asked for, beside the common flags.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// `-i`: attach it there.
    pub incident: Option<IncidentId>,
    /// `--severity`
    pub severity: Option<String>,
    /// `--title`
    pub title: Option<String>,
}

/// The bytes of a file, or of standard input for `-`.
pub fn bytes(file: &str) -> Result<Vec<u8>, Error> {
    let failed = |error: io::Error| Error::File {
        act: "read",
        path: if file == "-" { "<stdin>" } else { file }.into(),
        why: error.to_string(),
    };
    let mut bytes = Vec::new();
    let read = if file == "-" {
        io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)
    } else {
        File::open(file)
            .map_err(failed)?
            .take(LARGEST)
            .read_to_end(&mut bytes)
    };
    read.map_err(failed)?;
    Ok(bytes)
}

/// Fills what was not typed from the alerts.
pub fn prefill(
    request: &mut Request,
    batch: Batch,
    policy: &Policy,
    file: &str,
) -> Result<(), Error> {
    if batch.first().is_none() {
        return Err(Error::Usage {
            what: format!("nothing fires in {file}: {}", batch.words()),
            hint: "irc alert import notes in its incident what is over".to_owned(),
        });
    }
    if request.title.trim().is_empty() {
        request.title = batch.title();
    }
    if request.severity.is_none() && !request.unsure {
        match batch.severity(policy) {
            Ok(severity) => request.severity = Some(severity),
            Err(word) => {
                request.unsure = true;
                request.foreign_severity = word;
            }
        }
    }
    request.source = request.source.or(Some(Source::Alert));
    if request.service.is_none() {
        request.service = batch.first().and_then(|alert| alert.service.clone());
    }
    if request.alerted.is_none() {
        request.alerted = batch.began().map(crate::domain::decide::When::exactly);
    }
    request.alerts = Some(batch);
    Ok(())
}

/// An incident that knows some of the alerts.
struct Holder {
    case: Case,
    active: bool,
}

/// Imports.
pub fn import(
    app: &mut App,
    usable: &Usable,
    batch: Batch,
    asked: Import,
    how: &How,
) -> Result<Option<Reply>, Error> {
    let mut holders = holders(app, &batch, asked.incident.as_ref())?;
    let main = match &asked.incident {
        Some(id) => holders.iter().position(|holder| holder.case.id == *id),
        None => holders.iter().rposition(|holder| holder.active),
    };
    let main = main.map(|index| holders.remove(index));
    let mut rest = batch;
    let mut elsewhere = Vec::new();
    let mut last = None;
    for holder in holders {
        let (mine, others) = split(&rest, &holder.case);
        rest = others;
        let id = holder.case.id.to_string();
        let noted = attach(app, holder.case, &mine, how, &[])?;
        if !noted.change.events.is_empty() {
            elsewhere.push(id);
        }
        last = Some(noted);
    }
    let also: Vec<Remark> = (!elsewhere.is_empty())
        .then(|| Remark::ClearedElsewhere {
            incidents: elsewhere.clone(),
        })
        .into_iter()
        .collect();
    if let Some(holder) = main {
        let outcome = attach(app, holder.case, &rest, how, &also)?;
        return Ok(Some(perform::answer(app, &outcome, how.json)));
    }
    if rest.first().is_some() {
        let mut request = Request {
            severity: asked.severity,
            title: asked.title.unwrap_or_default(),
            unacked: true,
            ..Request::default()
        };
        prefill(&mut request, rest, &usable.policy, "the import")?;
        let asked = Asked {
            request,
            near: None,
            quiet: true,
        };
        return declare::declare(app, usable, asked, how).map(Some);
    }
    Ok(last.map(|outcome| perform::answer(app, &outcome, how.json)))
}

/// Attaches all of it, an act at a time; the first act is the one that is shown.
pub(super) fn attach(
    app: &mut App,
    case: Case,
    batch: &Batch,
    how: &How,
    also: &[Remark],
) -> Result<perform::Outcome, Error> {
    let mut shown = perform(app, case, how, "alert", &|context| {
        let mut decided = decide::import(context, batch)?;
        decided.remarks.extend_from_slice(also);
        Ok(decided)
    })?;
    if how.dry_run || shown.change.events.is_empty() {
        return Ok(shown);
    }
    let next = How {
        once: None,
        ..how.clone()
    };
    loop {
        let more = perform(app, shown.case, &next, "alert", &|context| {
            let news = batch.news(Some(context.incident), context.now);
            let mut decided = Decided::default();
            for (when, fact) in news {
                decided.push_at(when, fact);
            }
            Ok(decided)
        })?;
        let done = more.change.events.is_empty();
        shown.change.incident = more.change.incident;
        shown.case = more.case;
        if done {
            return Ok(shown);
        }
    }
}

/// The alerts that an incident knows, and the others.
fn split(batch: &Batch, case: &Case) -> (Batch, Batch) {
    let (mine, others) = batch
        .alerts
        .iter()
        .cloned()
        .partition(|alert| case.incident.alerts.get(&alert.key).is_some());
    let part = |alerts| Batch {
        alerts,
        ..batch.clone()
    };
    (part(mine), part(others))
}

/// Incidents that know an alert or its group, oldest first; and the one that was named.
fn holders(app: &mut App, batch: &Batch, named: Option<&IncidentId>) -> Result<Vec<Holder>, Error> {
    let began = batch.alerts.iter().filter_map(|alert| alert.started).min();
    let oldest = began.unwrap_or(app.now.instant()).plus(-LOOK_BACK_S);
    let live: Vec<IncidentId> = index::live(app)?.into_iter().map(|row| row.id).collect();
    let (ids, _) = app.store().incidents().map_err(Error::Read)?;
    let mut holders = Vec::new();
    for id in ids {
        let meant = named == Some(&id);
        if !meant && !live.contains(&id) && !is_since(&id, oldest) {
            continue;
        }
        // A record that cannot be read now is no reason to lose an alert.
        let Ok(case) = case::read(app, &id) else {
            continue;
        };
        let known = &case.incident.alerts;
        let grouped = batch.group.as_ref().is_some_and(|g| known.has_group(g));
        let active = case.incident.state.is_active();
        let holds = batch.alerts.iter().any(|a| known.get(&a.key).is_some());
        if meant || holds || (grouped && active) {
            holders.push(Holder { case, active });
        }
    }
    Ok(holders)
}

/// The day in an id such as `20261121-001-k7q` is not before this time.
fn is_since(id: &IncidentId, at: Instant) -> bool {
    let day: String = at
        .to_string()
        .chars()
        .take(10)
        .filter(|c| *c != '-')
        .collect();
    id.as_str().get(..8).is_some_and(|own| own >= day.as_str())
}
