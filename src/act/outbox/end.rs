//! How a message ended, written down: as a fact of its incident, and in the outbox if somebody must still look at it.

use super::tell;
use crate::act::case;
use crate::act::perform::{How, record, waiting};
use crate::app::App;
use crate::domain::decide::correct::DELIVERED;
use crate::domain::decide::{Decided, update};
use crate::domain::fact::{Contacted, Fact, MessageEnded};
use crate::domain::message::{About, Sending};
use crate::error::Error;
use crate::store::ids::IncidentId;
use crate::store::outbox::Message;

/// The key of the act that says that a message was delivered or given up: written once, whatever happens.
pub(super) fn key(message: &str) -> String {
    format!("sent-{message}")
}

/// Writes it down.
pub(super) fn write(
    app: &mut App,
    message: &Message,
    reference: Option<String>,
) -> Result<(), Error> {
    if message.state != Sending::Queued {
        fact(app, message, reference, false)?;
    }
    let store = app.store();
    let locked = store.lock("outbox", &mut |holder| waiting(holder))?;
    if message.state == Sending::Delivered {
        locked.drop_message(message);
    } else {
        locked.keep_message(&mut message.clone())?;
    }
    Ok(())
}

/// A person gives a message up.
pub(super) fn drop_it(app: &mut App, message: &Message) -> Result<(), Error> {
    fact(app, message, None, true)?;
    let store = app.store();
    let locked = store.lock("outbox", &mut |holder| waiting(holder))?;
    locked.drop_message(message);
    Ok(())
}

fn fact(
    app: &mut App,
    message: &Message,
    reference: Option<String>,
    dropped: bool,
) -> Result<(), Error> {
    let Some(id) = IncidentId::parse(&message.incident) else {
        return Ok(());
    };
    let case = case::read(app, &id)?;
    let told = tell::entry(&case, message, message.index).cloned();
    let ended = MessageEnded {
        message: message.id.clone(),
        channel: message.channel.clone(),
        about: message.about,
        event: told.as_ref().map(|entry| entry.id.clone()),
        reference,
        why: message.why.clone(),
    };
    let delivered = message.state == Sending::Delivered && !dropped;
    let once = if delivered || dropped {
        key(&message.id)
    } else {
        format!("tried-{}-{}", message.id, message.attempts)
    };
    let how = How {
        once: Some(once),
        ..How::default()
    };
    let cmd = if dropped { "outbox" } else { DELIVERED };
    record(app, case, &how, cmd, &|context| {
        let mut decided = Decided::default();
        let ended = ended.clone();
        decided.push(
            context,
            match message.state {
                _ if dropped => Fact::MessageDropped(ended),
                Sending::Delivered => Fact::MessageDelivered(ended),
                Sending::Unknown => Fact::MessageUnknown(ended),
                _ => Fact::MessageFailed(ended),
            },
        );
        if !delivered {
            return Ok(decided);
        }
        match told.as_ref().map(|entry| &entry.fact) {
            // The promise is kept by delivery, and once is enough.
            Some(Fact::UpdateDrafted(draft)) if message.about == About::Update => {
                let as_drafted = update::NextBy::AsDrafted;
                let said = update::said(context, &draft.update, &message.also, as_drafted)?;
                decided.facts.extend(said.facts);
            }
            Some(Fact::PageRequested(asked)) => decided.push(
                context,
                Fact::ContactAttempted(Contacted {
                    way: Some(message.channel.clone()),
                    ..asked.clone()
                }),
            ),
            _ => {}
        }
        Ok(decided)
    })?;
    Ok(())
}
