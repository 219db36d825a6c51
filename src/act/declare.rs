//! The first act of an incident: its folder, its pin, its declaration. One prompt at most, and none off a terminal.

use super::case::{Case, fold};
use super::outbox;
use super::perform::{How, Outcome, deliver, events, exit, imagined, names, person, rank, waiting};
use super::reply::{Reply, screen};
use super::{case, index, policy, secrets, time};
use crate::app::App;
use crate::domain::alert::Batch;
use crate::domain::decide::declare::{self, Request};
use crate::domain::decide::{Decided, Refusal, Remark, limits};
use crate::domain::fact::PlaybookPinned;
use crate::domain::incident::Incident;
use crate::domain::policy::Policy;
use crate::error::Error;
use crate::playbook::usable::{Reason, StandIn, Usable};
use crate::prompt::Answer;
use crate::render::{self, card};
use crate::store::append::NewAct;
use crate::store::error::Saved;
use crate::store::ids::IncidentId;
use crate::store::read::IncidentLog;
use crate::view::change::ChangeView;
use crate::view::channel;
use crate::view::event::EventView;
use crate::view::status::RequestView;

/// What was asked for, beside the common flags.
pub struct Asked {
    /// The request.
    pub request: Request,
    /// The first word and the severity that it may be a slip of.
    pub near: Option<(String, String)>,
    /// Nobody is to be asked.
    pub quiet: bool,
}

/// Declares. Never refused because a playbook is broken.
pub fn declare(app: &mut App, usable: &Usable, asked: Asked, how: &How) -> Result<Reply, Error> {
    let Asked {
        mut request,
        near,
        quiet,
    } = asked;
    if request.severity.is_none() && !request.unsure {
        request = ask_severity(app, &usable.policy, request, near, quiet)?;
    }
    // Before anything is made from them: the channel's name follows from the title.
    secrets::text(app, &mut request.title);
    let at = time::at(app, None, how.at.as_deref())?;
    let recorded_by = app.author();
    let by = secrets::doer(app, how);
    if let Some(ic) = &mut request.ic {
        *ic = person(ic);
    }
    let mut effective = usable.policy.clone();
    policy::overlay(app, &mut effective);
    let talk = fallen_back(usable);
    let pin = PlaybookPinned {
        name: usable.policy.name.clone(),
        sha256: usable.sha256.clone(),
        instead_of: usable.fell_back.as_ref().map(|fell| asked_name(&fell.why)),
    };
    // Decided once without a folder, so that a refusal leaves nothing behind.
    let pattern = channel::name(
        &effective,
        request.severity.as_deref(),
        at.when.at,
        0,
        &request.title,
    );
    names(app, how, &by)?;
    limits::facts(&declare::declare(
        &effective,
        request.clone(),
        pin.clone(),
        at.when,
        &by,
    )?)?;
    if how.dry_run {
        request.channel = pattern;
        let decided = declare::declare(&effective, request, pin, at.when, &by)?;
        let decided = secrets::scrub(app, decided);
        let act = imagined(app, &by, &recorded_by, "declare", &decided);
        let incident = Incident::replay("dry-run", [&act]);
        let (requests, said) = rehearsed(app, &effective, &incident, &decided, how);
        let remarks = decided.remarks.into_iter().chain(said).collect();
        let mut change = view(app, &effective, &incident, remarks);
        change.dry_run = true;
        change.saved = false;
        change.requests = requests;
        return Ok(answer(app, &effective, &change, how.json, talk));
    }
    let alerts = request.alerts.clone();
    let mut outcome = write(
        app,
        &effective,
        usable,
        request,
        pin,
        at.when,
        (&by, &recorded_by),
        how,
    )?;
    let now = app.now.instant();
    let rest = |batch: &Batch| !batch.news(Some(&outcome.case.incident), now).is_empty();
    if let Some(batch) = alerts.filter(rest) {
        let rest = How {
            once: None,
            ..how.clone()
        };
        let more = super::alert::attach(app, outcome.case, &batch, &rest, &[])?;
        outcome.change.incident = more.change.incident;
        outcome.case = more.case;
    }
    let outcome = deliver(app, outcome);
    Ok(answer(
        app,
        &outcome.case.policy,
        &outcome.change,
        how.json,
        talk,
    ))
}

#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one act, each of its own kind"
)]
fn write(
    app: &mut App,
    effective: &Policy,
    usable: &Usable,
    mut request: Request,
    pin: PlaybookPinned,
    when: crate::domain::decide::When,
    (by, recorded_by): (&str, &str),
    how: &How,
) -> Result<Outcome, Error> {
    let store = app.store();
    let locked = store.lock("declare", &mut |holder| waiting(holder))?;
    if let Some(key) = &how.once
        && let Some(id) = index::declared_with(app, key)?
    {
        locked.open(&id)?.settle()?;
        drop(locked);
        return declared_before(app, &id, key);
    }
    let now = app.now.instant();
    let id = locked.new_incident(now, &mut |bytes| app.entropy(bytes))?;
    request.channel = channel::name(
        effective,
        request.severity.as_deref(),
        when.at,
        count_of(&id),
        &request.title,
    );
    let decided = declare::declare(effective, request, pin, when, by)?;
    let decided = secrets::scrub(app, decided);
    locked.pin(&id, &usable.bytes)?;
    let mut open = locked.open(&id)?;
    let key = how.once.clone().unwrap_or_else(|| app.key());
    let before = Case {
        id: id.clone(),
        log: open.log().clone(),
        incident: Incident::default(),
        policy: effective.clone(),
    };
    let plan = outbox::plan(app, &before, &decided, &key, how);
    let mut queued = plan.messages;
    outbox::keep(&locked, &mut queued);
    let new = NewAct {
        at_ms: app.now.ms,
        by: by.to_owned(),
        recorded_by: recorded_by.to_owned(),
        cmd: "declare".to_owned(),
        key: key.clone(),
        clock: app.now.pinned.then(|| "pinned".to_owned()),
        events: events(&decided),
    };
    open.append(new, &mut |bytes| app.entropy(bytes))
        .map_err(|error| {
            if error.saved() == Saved::Unknown {
                Error::Unknown {
                    error,
                    key: key.clone(),
                }
            } else {
                outbox::forget(&locked, &queued);
                Error::Store(error)
            }
        })?;
    let log = open.log().clone();
    let incident = fold(&log);
    index::update(app, &locked, &id, effective, &incident);
    drop(locked);
    let remarks = decided.remarks.into_iter().chain(plan.remark).collect();
    let mut change = view(app, effective, &incident, remarks);
    change.key = Some(key);
    Ok(Outcome {
        change,
        case: Case {
            id,
            log,
            incident,
            policy: effective.clone(),
        },
        queued,
    })
}

/// What would be sent of a declaration that is not written.
fn rehearsed(
    app: &mut App,
    policy: &Policy,
    incident: &Incident,
    decided: &Decided,
    how: &How,
) -> (Vec<RequestView>, Vec<Remark>) {
    let Some(id) = IncidentId::parse(&incident.id) else {
        return (Vec::new(), Vec::new());
    };
    let after = Case {
        log: IncidentLog::empty(&id),
        id,
        incident: incident.clone(),
        policy: policy.clone(),
    };
    outbox::rehearse(app, &after, decided, how)
}

/// An earlier run had declared it: nothing is added.
fn declared_before(app: &mut App, id: &IncidentId, key: &str) -> Result<Outcome, Error> {
    let case = case::read(app, id)?;
    let remark = Remark::SavedBefore {
        key: key.to_owned(),
        event: id.to_string(),
    };
    let mut change = view(app, &case.policy, &case.incident, vec![remark]);
    change.events.clear();
    Ok(Outcome {
        change,
        case,
        queued: Vec::new(),
    })
}

/// The day's count in an id such as `20261121-001-k7q`.
fn count_of(id: &IncidentId) -> u32 {
    id.as_str()
        .split('-')
        .nth(1)
        .and_then(|part| part.parse().ok())
        .unwrap_or(1)
}

fn view(app: &App, policy: &Policy, incident: &Incident, remarks: Vec<Remark>) -> ChangeView {
    let events = incident
        .entries
        .iter()
        .map(|entry| EventView::new(policy, entry))
        .collect();
    ChangeView::new(policy, incident, app.now.instant(), events, remarks)
}

fn answer(app: &mut App, policy: &Policy, change: &ChangeView, json: bool, talk: String) -> Reply {
    let saved = change.saved && !change.events.is_empty();
    let out = if json {
        render::json::document(change)
    } else {
        let rank = rank(policy, &change.incident.severity);
        card::card(&screen(app), policy, change, rank)
    };
    Reply {
        out,
        talk,
        saved,
        exit: exit(change),
        ..Reply::default()
    }
}

/// The one prompt: which severity.
fn ask_severity(
    app: &mut App,
    policy: &Policy,
    mut request: Request,
    near: Option<(String, String)>,
    quiet: bool,
) -> Result<Request, Error> {
    let known: Vec<String> = policy.severities.iter().map(|s| s.id.clone()).collect();
    if quiet || !app.prompt().present() {
        return Err(Error::Refused(Refusal::SeverityNeeded { near, known }));
    }
    let mut items: Vec<String> = policy
        .severities
        .iter()
        .map(|s| format!("{}: {}", s.id, s.meaning))
        .collect();
    items.push("unsure: the worse one".to_owned());
    let items = super::walk::fitting(app, items);
    let start = near
        .and_then(|(_, right)| known.iter().position(|id| *id == right))
        .unwrap_or(items.len() - 1);
    match app.prompt().choose("How bad is it?", &items, start) {
        Answer::Given(index) => {
            request.severity = known.get(index).cloned();
            request.unsure = request.severity.is_none();
        }
        // A skipped question is not a refusal: somebody needs help now.
        Answer::Skipped => request.unsure = true,
        Answer::Interrupted => return Err(Error::Interrupted),
    }
    Ok(request)
}

fn asked_name(why: &Reason) -> String {
    match why {
        Reason::Unknown { typed, .. } => typed.clone(),
        Reason::Unreadable { path, .. } => path.display().to_string(),
        Reason::Faulty { file, .. } => file.clone(),
    }
}

/// The one loud line when a playbook was stood in for.
pub fn fallen_back(usable: &Usable) -> String {
    let Some(fell) = &usable.fell_back else {
        return String::new();
    };
    let why = match &fell.why {
        Reason::Unknown {
            typed,
            nearest: Some(near),
        } => {
            format!("there is no playbook {typed} (did you mean {near}?)")
        }
        Reason::Unknown {
            typed,
            nearest: None,
        } => format!("there is no playbook {typed}"),
        Reason::Unreadable { path, why } => format!("{} cannot be read ({why})", path.display()),
        Reason::Faulty { file, errors } => {
            format!(
                "{file} has {} (irc playbook check)",
                crate::text::count::count(*errors, "error")
            )
        }
    };
    let to = match fell.to {
        StandIn::LastGood => "its last good copy is used".to_owned(),
        StandIn::Default => format!("playbook {} is used", usable.name),
    };
    let line = format!("WARNING: {why}: {to}");
    format!("{}\n", crate::text::safe::Safe::line(&line))
}
