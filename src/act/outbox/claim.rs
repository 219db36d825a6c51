//! Which messages are sent now: the first of each channel whose time has come, marked before anything is sent.

use std::collections::{BTreeSet, HashMap};

use super::end;
use crate::act::perform::waiting;
use crate::app::App;
use crate::domain::message::Sending;
use crate::error::Error;
use crate::store::ids::IncidentId;
use crate::store::outbox::Message;

/// An attempt that began longer ago has no process any more, in milliseconds.
const STALE_MS: i64 = 60_000;

/// Claims them. Nothing is locked where nothing waits.
pub(super) fn claim(app: &mut App) -> Result<Vec<Message>, Error> {
    let due = |message: &Message, now| {
        message.state == Sending::Queued && message.next_at.is_none_or(|at| at <= now)
            || message.state == Sending::Attempting
    };
    let now = app.now.instant();
    if !super::waiting(app).iter().any(|message| due(message, now)) {
        return Ok(Vec::new());
    }
    let store = app.store();
    let locked = store.lock("outbox", &mut |holder| waiting(holder))?;
    locked.sweep_outbox();
    let mut busy: BTreeSet<String> = BTreeSet::new();
    let mut claimed = Vec::new();
    let mut stale = Vec::new();
    let mut acts: HashMap<String, Vec<String>> = HashMap::new();
    for mut message in store.messages()? {
        if !acts.contains_key(&message.incident) {
            let log = IncidentId::parse(&message.incident).and_then(|id| store.read(&id).ok());
            let log = log.iter().flat_map(|log| &log.acts);
            let keys = log.map(|stored| stored.act.key.clone()).collect();
            acts.insert(message.incident.clone(), keys);
        }
        let has = |key: &str| {
            let keys = acts.get(&message.incident);
            keys.is_some_and(|keys| keys.iter().any(|own| own == key))
        };
        if !has(&message.act) || has(&end::key(&message.id)) {
            // Its act was never written, or its end was: nothing is left to say.
            locked.drop_message(&message);
            continue;
        }
        match message.state {
            Sending::Attempting if app.now.ms.saturating_sub(message.since_ms) > STALE_MS => {
                stale.push(message);
                continue;
            }
            Sending::Attempting => {
                busy.insert(message.channel.clone());
                continue;
            }
            Sending::Queued => {}
            _ => continue,
        }
        // Order is kept: what waits for its time holds back what came after it.
        if !busy.insert(message.channel.clone()) || message.next_at.is_some_and(|at| at > now) {
            continue;
        }
        message.state = Sending::Attempting;
        message.attempts = message.attempts.saturating_add(1);
        message.since_ms = app.now.ms;
        locked.keep_message(&mut message)?;
        claimed.push(message);
    }
    drop(locked);
    let again = claimed.is_empty() && !stale.is_empty();
    for message in stale {
        interrupted(app, message)?;
    }
    // What was interrupted may be sent at once.
    if again { claim(app) } else { Ok(claimed) }
}

/// A process ended in the middle of sending: with a key it is sent again, without one nobody knows.
fn interrupted(app: &mut App, mut message: Message) -> Result<(), Error> {
    let again = super::target::idempotent(app, &message.channel);
    message.why = Some("irc ended while it was sending".to_owned());
    if again {
        message.state = Sending::Queued;
        message.next_at = None;
    } else {
        message.state = Sending::Unknown;
    }
    end::write(app, &message, None)
}
