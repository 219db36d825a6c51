//! One act: lock, re-read, decide, append, sync; then and only then it is said to be saved.

use super::case::{Case, fold};
use super::outbox::{self, Send};
use super::reply::{Reply, screen};
use super::time::{self, At};
use super::{index, policy, secrets, talk};
use crate::app::App;
use crate::domain::act::{Act, Event, FORMAT};
use crate::domain::decide::{Context, Decided, Decision, Remark, limits};
use crate::domain::incident::{Entry, Incident};
use crate::domain::message::Sending;
use crate::domain::policy::{Audience, Policy};
use crate::error::Error;
use crate::exit::Exit;
use crate::render;
use crate::store::append::NewAct;
use crate::store::error::Saved;
use crate::store::outbox::Message;
use crate::store::read::IncidentLog;
use crate::text::safe::Safe;
use crate::view::change::ChangeView;
use crate::view::event::EventView;
use crate::view::incident::IncidentView;
use crate::view::status::{Delivery, clock_views};

/// How an act is to be made: the common flags.
#[derive(Clone, Debug, Default)]
pub struct How {
    /// `--at`
    pub at: Option<String>,
    /// `--by`
    pub by: Option<String>,
    /// `--once`
    pub once: Option<String>,
    /// `--dry-run`
    pub dry_run: bool,
    /// `--json`
    pub json: bool,
    /// `--send`, `--no-send`
    pub send: Send,
    /// An update that is drafted is to be sent: its further audiences.
    pub speaks: Option<Vec<Audience>>,
}

/// What one act came to.
pub struct Outcome {
    /// The view of it.
    pub change: ChangeView,
    /// The incident afterwards.
    pub case: Case,
    /// What it is to say elsewhere.
    pub queued: Vec<Message>,
}

/// Who did it, with the `@` that people leave out.
pub fn person(name: &str) -> String {
    let name = name.trim();
    if name.is_empty() || name.starts_with('@') || name == "unknown" {
        name.to_owned()
    } else {
        format!("@{name}")
    }
}

/// Makes one act on one incident, and sends what it is to say.
pub fn perform(
    app: &mut App,
    case: Case,
    how: &How,
    cmd: &str,
    decide: &dyn Fn(&Context<'_>) -> Decision,
) -> Result<Outcome, Error> {
    let outcome = record(app, case, how, cmd, decide)?;
    if how.dry_run {
        return Ok(outcome);
    }
    Ok(deliver(app, outcome))
}

/// Sends what is due, this act's own messages among it. The record is safe by now: nothing here is an error.
pub fn deliver(app: &mut App, mut outcome: Outcome) -> Outcome {
    if outcome.queued.is_empty() {
        if !app.config().channels.is_empty() {
            outbox::flush(app);
        }
        return outcome;
    }
    let queued = std::mem::take(&mut outcome.queued);
    let ended = outbox::ended(app, queued);
    told(app, &mut outcome, &ended);
    outcome
}

/// Shows how messages of an act ended, and the incident with these facts.
pub fn told(app: &mut App, outcome: &mut Outcome, ended: &[Message]) {
    let event = |message: &Message| {
        let of_act = |e: &&Entry| e.key == message.act;
        let mut entries = outcome.case.incident.entries.iter().filter(of_act);
        let found = entries.find(|e| outbox::place(&e.id) == message.index);
        found.map(|entry| entry.id.clone())
    };
    let views = ended
        .iter()
        .map(|message| outbox::view(message, event(message)))
        .collect();
    outcome.change.deliveries = views;
    if let Ok(case) = super::case::read(app, &outcome.case.id) {
        let now = app.now.instant();
        outcome.change.incident = IncidentView::new(&case.policy, &case.incident);
        outcome
            .change
            .open
            .clone_from(&outcome.change.incident.open);
        outcome.change.clocks = clock_views(&case.policy, &case.incident, now, false);
        outcome.case = case;
    }
}

/// Records one act: what is decided on is what is in the log under the lock. Sends nothing yet.
pub fn record(
    app: &mut App,
    case: Case,
    how: &How,
    cmd: &str,
    decide: &dyn Fn(&Context<'_>) -> Decision,
) -> Result<Outcome, Error> {
    let at = time::at(app, Some(&case.incident), how.at.as_deref())?;
    let recorded_by = app.author();
    let by = secrets::doer(app, how);
    names(app, how, &by)?;
    if how.dry_run {
        return rehearse(app, case, at, (&by, &recorded_by), how, cmd, decide);
    }
    let store = app.store();
    let locked = store
        .lock(cmd, &mut |holder| waiting(holder))
        .map_err(Error::Store)?;
    let (mut open, as_read) = locked.reopen(case.log).map_err(Error::Store)?;
    let (before, policy) = if as_read {
        (case.incident, case.policy)
    } else {
        let before = fold(open.log());
        let policy = if before.pin() == case.incident.pin() {
            case.policy
        } else {
            policy::pinned(app, &case.id, &before)?
        };
        (before, policy)
    };
    if let Some(key) = &how.once
        && let Some(stored) = open.log().with_key(key)
    {
        let event = stored.act.event_ref(0);
        open.settle().map_err(Error::Store)?;
        let remark = Remark::SavedBefore {
            key: key.clone(),
            event,
        };
        let change = ChangeView::new(
            &policy,
            &before,
            app.now.instant(),
            Vec::new(),
            vec![remark],
        );
        let log = open.into_log();
        return Ok(Outcome {
            change,
            case: Case {
                id: case.id,
                log,
                incident: before,
                policy,
            },
            queued: Vec::new(),
        });
    }
    let decided = {
        let context = Context {
            policy: &policy,
            incident: &before,
            now: app.now.instant(),
            when: at.when,
            by: &by,
        };
        with_clamp(decide(&context)?, at)
    };
    limits::facts(&decided)?;
    let decided = secrets::scrub(app, decided);
    if decided.facts.is_empty() {
        let change = ChangeView::new(
            &policy,
            &before,
            app.now.instant(),
            Vec::new(),
            decided.remarks,
        );
        let log = open.into_log();
        return Ok(Outcome {
            change,
            case: Case {
                id: case.id,
                log,
                incident: before,
                policy,
            },
            queued: Vec::new(),
        });
    }
    let key = how.once.clone().unwrap_or_else(|| app.key());
    // What is to be said elsewhere follows from the fold; the lines stay with the writer, who is about to add one.
    let case = Case {
        log: IncidentLog::empty(&case.id),
        id: case.id,
        incident: before,
        policy,
    };
    let plan = outbox::plan(app, &case, &decided, &key, how);
    let mut queued = plan.messages;
    outbox::keep(&locked, &mut queued);
    let new = NewAct {
        at_ms: app.now.ms,
        by,
        recorded_by,
        cmd: cmd.to_owned(),
        key: key.clone(),
        clock: app.now.pinned.then(|| "pinned".to_owned()),
        events: events(&decided),
    };
    let stored = open
        .append(new, &mut |bytes| app.entropy(bytes))
        .map_err(|error| {
            if error.saved() == Saved::Unknown {
                unknown(error, &key)
            } else {
                outbox::forget(&locked, &queued);
                Error::Store(error)
            }
        })?;
    let log = open.into_log();
    let acts = || log.acts.iter().map(|stored| &stored.act).collect();
    let incident = case.incident.with(&stored.act, acts);
    let policy = case.policy;
    index::update(app, &locked, &case.id, &policy, &incident);
    drop(locked);
    let views = entries(&incident, &stored.act)
        .map(|entry| EventView::new(&policy, entry))
        .collect();
    let mut change = ChangeView::new(
        &policy,
        &incident,
        app.now.instant(),
        views,
        decided.remarks.into_iter().chain(plan.remark).collect(),
    );
    change.key = Some(key);
    Ok(Outcome {
        change,
        case: Case {
            id: case.id,
            log,
            incident,
            policy,
        },
        queued,
    })
}

/// Refuses who and which key if they are too long to be names, or hold what must not be kept.
pub fn names(app: &mut App, how: &How, by: &str) -> Result<(), Error> {
    secrets::key(app, how)?;
    limits::name("who did it", by)?;
    limits::name("the key", how.once.as_deref().unwrap_or_default())?;
    Ok(())
}

fn unknown(error: crate::store::error::StoreError, key: &str) -> Error {
    Error::Unknown {
        error,
        key: key.to_owned(),
    }
}

/// The entries of one act in a folded incident.
fn entries<'i>(incident: &'i Incident, act: &'i Act) -> impl Iterator<Item = &'i Entry> {
    incident
        .entries
        .iter()
        .filter(|e| e.writer == act.writer && e.seq == act.seq)
}

/// The facts as events of the log.
pub fn events(decided: &Decided) -> Vec<Event> {
    decided
        .facts
        .iter()
        .map(|new| new.fact.event(new.when.at, new.when.precision))
        .collect()
}

fn with_clamp(mut decided: Decided, at: At) -> Decided {
    if at.clamped {
        decided.remarks.push(Remark::Clamped);
    }
    decided
}

/// What it would come to; nothing is written.
fn rehearse(
    app: &mut App,
    case: Case,
    at: At,
    (by, recorded_by): (&str, &str),
    how: &How,
    cmd: &str,
    decide: &dyn Fn(&Context<'_>) -> Decision,
) -> Result<Outcome, Error> {
    let now = app.now.instant();
    let context = Context {
        policy: &case.policy,
        incident: &case.incident,
        now,
        when: at.when,
        by,
    };
    let decided = with_clamp(decide(&context)?, at);
    limits::facts(&decided)?;
    let decided = secrets::scrub(app, decided);
    let act = imagined(app, by, recorded_by, cmd, &decided);
    let acts = case.log.acts.iter().map(|stored| &stored.act).chain([&act]);
    let incident = Incident::replay(case.id.as_str(), acts);
    let views = entries(&incident, &act)
        .map(|e| EventView::new(&case.policy, e))
        .collect();
    let after = Case { incident, ..case };
    let (requests, said) = outbox::rehearse(app, &after, &decided, how);
    let remarks = decided.remarks.into_iter().chain(said).collect();
    let mut change = ChangeView::new(&after.policy, &after.incident, now, views, remarks);
    change.dry_run = true;
    change.saved = false;
    change.requests = requests;
    Ok(Outcome {
        change,
        case: after,
        queued: Vec::new(),
    })
}

/// An act that was never written: `--dry-run` folds it in.
pub fn imagined(app: &App, by: &str, recorded_by: &str, cmd: &str, decided: &Decided) -> Act {
    Act {
        v: FORMAT,
        writer: "dry-run".to_owned(),
        seq: 1,
        hlc: [app.now.ms, i64::MAX],
        at: app.now.instant().to_string(),
        by: by.to_owned(),
        recorded_by: recorded_by.to_owned(),
        cmd: cmd.to_owned(),
        irc: env!("CARGO_PKG_VERSION").to_owned(),
        key: String::new(),
        salt: String::new(),
        clock: None,
        events: events(decided),
    }
}

/// Said on stderr while another irc holds the store.
pub fn waiting(holder: &str) {
    talk::say(&format!("waiting for another irc ({})", Safe::line(holder)));
}

/// The answer to a write: JSON for scripts, the echo for people.
pub fn answer(app: &mut App, outcome: &Outcome, json: bool) -> Reply {
    let saved = outcome.change.saved && !outcome.change.events.is_empty();
    let exit = exit(&outcome.change);
    if json {
        let mut change = outcome.change.clone();
        // A remark may say again what was typed.
        for remark in &mut change.remarks {
            secrets::text(app, remark);
        }
        return Reply {
            out: render::json::document(&change),
            saved,
            exit,
            ..Reply::default()
        };
    }
    let screen = screen(app);
    let rank = rank(&outcome.case.policy, &outcome.change.incident.severity);
    let mut out = render::change::change(&screen, &outcome.change, rank);
    secrets::text(app, &mut out);
    Reply {
        out,
        exit,
        saved,
        ..Reply::default()
    }
}

/// 4 if a message of this act did not go out, whatever became of it.
pub fn exit(change: &ChangeView) -> Exit {
    let went_out = |delivery: &Delivery| delivery.state == Sending::Delivered.word();
    let unread = |remark: &Remark| matches!(remark, Remark::ChannelsUnread { .. });
    let nobody = !change.dry_run && change.said.iter().any(unread);
    if !nobody && change.deliveries.iter().all(went_out) {
        Exit::Done
    } else {
        Exit::Undelivered
    }
}

/// The rank of a severity for colours; 0 if unknown.
pub fn rank(policy: &Policy, severity: &str) -> usize {
    policy.rank(severity).unwrap_or(0)
}
