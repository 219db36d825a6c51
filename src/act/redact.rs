//! Taking words out of the record: tombstones first, then what was derived from the lines, then a look at what is left.
//!
//! Refuses other writers' lines, and to say that the words are gone: it says where irc did not reach.

use serde_json::Value;

use super::case::{self, Case};
use super::perform::{How, Outcome, perform, waiting};
use super::postmortem::{Target, make};
use super::secrets;
use crate::app::App;
use crate::domain::act::{Act, Event};
use crate::domain::decide::{Decided, Refusal, Remark};
use crate::domain::fact::{Fact, Redacted};
use crate::domain::incident::Entry;
use crate::domain::redaction::{Taken, redact, rewords};
use crate::error::Error;
use crate::prompt::Answer;
use crate::render::postmortem::Handling;
use crate::store::ids::IncidentId;
use crate::store::record::Redaction;
use crate::store::redact::Left;
use crate::text::suggest;

/// Words shorter than this stand in too many places to look for.
const SHORTEST: usize = 6;

/// What is to be taken out.
#[derive(Default)]
struct Plan {
    lefts: Vec<Left>,
    /// The events that lose words.
    events: Vec<String>,
    words: Vec<String>,
    evidence: Vec<String>,
    /// Events of other writers that hold words of it.
    elsewhere: Vec<String>,
}

/// Redacts one event.
pub fn run(
    app: &mut App,
    case: Case,
    typed: &str,
    reason: Option<&str>,
    how: &How,
    yes: bool,
) -> Result<Outcome, Error> {
    if case.incident.incomplete {
        let id = case.incident.id;
        return Err(Refusal::Incomplete { id }.into());
    }
    let event = find(&case, typed)?;
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let Some(reason) = reason else {
        return Err(Refusal::ReasonNeeded { act: "redacting" }.into());
    };
    if how
        .once
        .as_deref()
        .is_some_and(|key| case.log.with_key(key).is_some())
    {
        return perform(app, case, how, "redact", &|_| Ok(Decided::default()));
    }
    let writer = app.store().writer().unwrap_or_default();
    let plan = plan(&case, &event, &writer)?;
    let broken_off = broken_off(&case, &event, &writer);
    if let Some((left, redaction)) = broken_off.filter(|_| plan.lefts.is_empty() && !how.dry_run) {
        let store = app.store();
        let locked = store.lock("redact", &mut |holder| waiting(holder))?;
        // The same tombstone once more: it knows the sum that stood there first.
        let sums = locked.bury(&case.id, &[left], &redaction)?;
        drop(locked);
        let was = sums.into_iter().next().unwrap_or_default();
        let reason = redaction.why;
        let mut outcome = noted(app, &case.id, &Redacted { was, reason }, how)?;
        let swept = rewritten(app, &outcome.case).into_iter().collect();
        outcome.change.remark(Remark::Redacted {
            event,
            swept,
            withheld: Vec::new(),
            told: Vec::new(),
            still: Vec::new(),
        });
        return Ok(outcome);
    }
    if plan.lefts.is_empty() {
        let remark = Remark::Already {
            what: format!("without words: {event}"),
            since: None,
            by: None,
        };
        return perform(app, case, how, "redact", &|_| {
            Ok(Decided::only(remark.clone()))
        });
    }
    if how.dry_run {
        let fact = Redacted {
            was: String::new(),
            reason: reason.to_owned(),
        };
        return perform(app, case, how, "redact", &|context| {
            let mut decided = Decided::default();
            decided.push(context, Fact::Redacted(fact.clone()));
            Ok(decided)
        });
    }
    if !yes && app.prompt().present() {
        let question = format!("Take the words of {event} out for good?");
        match app.prompt().yes_no(&question, Some(false)) {
            Answer::Given(true) => {}
            Answer::Interrupted => return Err(Error::Interrupted),
            _ => {
                let remark = Remark::LeftAsItIs;
                return perform(app, case, how, "redact", &|_| {
                    Ok(Decided::only(remark.clone()))
                });
            }
        }
    }
    take_out(app, case, &event, reason, how)
}

fn take_out(
    app: &mut App,
    case: Case,
    event: &str,
    reason: &str,
    how: &How,
) -> Result<Outcome, Error> {
    let mut reason = reason.to_owned();
    secrets::text(app, &mut reason);
    let redaction = Redaction {
        at: app.now.instant().to_string(),
        by: secrets::doer(app, how),
        why: reason.clone(),
    };
    let store = app.store();
    let locked = store.lock("redact", &mut |holder| waiting(holder))?;
    // What counts is what is there now.
    let id = case.id;
    let case = case::read(app, &id)?;
    let plan = plan(&case, event, &store.writer().unwrap_or_default())?;
    let holds = |bytes: &[u8]| plan.words.iter().any(|word| holds(bytes, word));
    // The words are needed to find what was made of them: the lines that hold them come last.
    let withheld = super::outbox::withhold(app, &locked, &case, &holds)?;
    let swept = locked.sweep(&id, &plan.evidence, &holds)?;
    let told = told(&case, &plan);
    let sums = locked.bury(&id, &plan.lefts, &redaction)?;
    drop(locked);
    let mut swept: Vec<String> = swept
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let was = sums.first().cloned().unwrap_or_default();
    let mut outcome = noted(app, &id, &Redacted { was, reason }, how)?;
    swept.extend(rewritten(app, &outcome.case));
    let still = store.holding(&holds);
    let mut still: Vec<String> = still
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    still.extend(plan.elsewhere);
    outcome.change.remark(Remark::Redacted {
        event: event.to_owned(),
        swept,
        withheld,
        told,
        still,
    });
    Ok(outcome)
}

/// Writes down that it was done. The tombstone stands by now: whatever fails here, the words are gone.
fn noted(app: &mut App, id: &IncidentId, fact: &Redacted, how: &How) -> Result<Outcome, Error> {
    let partly = |error| match error {
        Error::Store(error) | Error::Read(error) => Error::Store(error.partly()),
        other => other,
    };
    let case = case::read(app, id).map_err(partly)?;
    perform(app, case, how, "redact", &|context| {
        let mut decided = Decided::default();
        decided.push(context, Fact::Redacted(fact.clone()));
        Ok(decided)
    })
    .map_err(partly)
}

/// Makes the postmortem anew where there is one; gives its name.
fn rewritten(app: &mut App, case: &Case) -> Option<String> {
    let store = app.store();
    let path = store.layout().postmortem(&case.id);
    store.load(&path).ok().flatten()?;
    make(app, case, Target::Store, Handling::Keep).ok()?;
    Some(format!("incidents/{}/postmortem.md", case.id))
}

/// The tombstone of this event, where no fact tells of it: whoever took the words out was broken off.
fn broken_off(case: &Case, event: &str, writer: &str) -> Option<(Left, Redaction)> {
    let named = |act: &Act| (0..act.events.len()).any(|n| plain(&act.event_ref(n)) == plain(event));
    let mut acts = case.log.acts.iter();
    let stored = acts.find(|stored| stored.act.writer == writer && named(&stored.act))?;
    let redaction = stored.redacted.clone()?;
    let tells = |entry: &Entry| {
        let why = matches!(&entry.fact, Fact::Redacted(fact) if fact.reason == redaction.why);
        why && entry.recorded_at.to_string() >= redaction.at
    };
    if case.incident.entries.iter().any(tells) {
        return None;
    }
    let left = Left {
        seq: stored.act.seq,
        events: stored.act.events.clone(),
    };
    Some((left, redaction))
}

/// The channels that have the words already, or may have them.
fn told(case: &Case, plan: &Plan) -> Vec<String> {
    let mut channels: Vec<String> = Vec::new();
    for entry in &case.incident.entries {
        let (Fact::MessageDelivered(message) | Fact::MessageUnknown(message)) = &entry.fact else {
            continue;
        };
        let named = message.event.as_deref();
        let ours =
            named.is_some_and(|event| plan.events.iter().any(|id| plain(id) == plain(event)));
        if ours && !channels.contains(&message.channel) {
            channels.push(message.channel.clone());
        }
    }
    channels
}

/// `ab12-3` and `ab12-3.1` name the same event of a one-event act.
fn plain(id: &str) -> String {
    id.strip_suffix(".1").unwrap_or(id).to_lowercase()
}

/// The event as `log` prints it; taken from the log, so that what was undone or moved away can be named too.
fn find(case: &Case, typed: &str) -> Result<String, Error> {
    let acts = case.log.acts.iter().map(|stored| &stored.act);
    let ids: Vec<String> = acts
        .flat_map(|act| (0..act.events.len()).map(|index| act.event_ref(index)))
        .collect();
    let wanted = plain(typed);
    if let Some(id) = ids.iter().find(|id| plain(id) == wanted) {
        return Ok(id.clone());
    }
    let nearest = suggest::nearest(typed, ids.iter().map(String::as_str)).map(ToOwned::to_owned);
    Err(Error::Refused(Refusal::Unknown {
        what: "event",
        typed: typed.to_owned(),
        nearest,
        known: ids.into_iter().rev().take(8).collect(),
    }))
}

fn plan(case: &Case, event: &str, writer: &str) -> Result<Plan, Error> {
    let mut plan = Plan::default();
    for stored in &case.log.acts {
        let act = &stored.act;
        let mut events: Vec<Event> = act.events.clone();
        let mut touched = false;
        for (index, here) in events.iter_mut().enumerate() {
            let id = act.event_ref(index);
            let itself = plain(&id) == plain(event);
            if !itself && !rewords(here, event) {
                continue;
            }
            if act.writer != writer {
                if itself {
                    return Err(Refusal::NotYours {
                        event: id,
                        writer: act.writer.clone(),
                    }
                    .into());
                }
                plan.elsewhere.push(id);
                continue;
            }
            let Taken {
                left,
                words,
                evidence,
            } = redact(here);
            if let Some(left) = left {
                *here = left;
                touched = true;
                plan.events.push(id);
                plan.words.extend(words);
                plan.evidence.extend(evidence);
            }
        }
        if touched {
            plan.lefts.push(Left {
                seq: act.seq,
                events,
            });
        }
    }
    plan.words
        .retain(|word| word.trim().chars().count() >= SHORTEST);
    plan.elsewhere.extend(repeated(case, &plan));
    Ok(plan)
}

/// Other events that hold the same words.
fn repeated(case: &Case, plan: &Plan) -> Vec<String> {
    let gone: Vec<u64> = plan.lefts.iter().map(|left| left.seq).collect();
    let says = |event: &Event| {
        let text = event.data.to_string();
        plan.words.iter().any(|word| holds(text.as_bytes(), word))
    };
    let acts = case.log.acts.iter().map(|stored| &stored.act);
    acts.filter(|act: &&Act| !gone.contains(&act.seq))
        .flat_map(|act| {
            act.events
                .iter()
                .enumerate()
                .map(move |(index, event)| (act, index, event))
        })
        .filter(|(_, _, event)| says(event))
        .map(|(act, index, _)| act.event_ref(index))
        .collect()
}

/// True if the words stand there, as they are or as JSON or Markdown writes them.
fn holds(bytes: &[u8], words: &str) -> bool {
    let json = Value::from(words).to_string();
    let json = json.trim_matches('"').to_owned();
    let markdown = crate::text::escape::markdown(words);
    let hay = String::from_utf8_lossy(bytes);
    [words.to_owned(), json, markdown]
        .iter()
        .any(|needle| !needle.is_empty() && hay.contains(needle.as_str()))
}
