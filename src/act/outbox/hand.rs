//! What a person does with the outbox: hurry, send again, give up, try a channel.

use super::{attempt_one, end, view, waiting};
use crate::act::perform;
use crate::app::App;
use crate::deliver::{self, preset};
use crate::domain::decide::Refusal;
use crate::domain::message::Sending;
use crate::error::Error;
use crate::store::outbox::Message;
use crate::text::suggest::nearest;
use crate::view::outbox::PresetView;
use crate::view::status::{Delivery, RequestView};

/// The service has it.
pub fn went_out(delivery: &Delivery) -> bool {
    delivery.state == Sending::Delivered.word()
}

/// How each message ended at last.
pub fn last(ended: &[Message]) -> Vec<Delivery> {
    let mut all: Vec<Delivery> = Vec::new();
    for message in ended {
        let now = view(message, None);
        match all.iter_mut().find(|one| one.id == now.id) {
            Some(one) => *one = now,
            None => all.push(now),
        }
    }
    all
}

/// Kinds that are data.
pub fn presets() -> Vec<PresetView> {
    preset::SHIPPED
        .iter()
        .map(|(name, _)| PresetView {
            name,
            about: preset::named(name).unwrap_or_default().about,
        })
        .collect()
}

/// Those that a name, or the beginning of one, means; none named: all that wait for a person.
fn meant(app: &App, typed: Option<&str>) -> Result<Vec<Message>, Error> {
    let all = waiting(app);
    let Some(typed) = typed else {
        let stuck = |m: &Message| matches!(m.state, Sending::Failed | Sending::Unknown);
        return Ok(all.into_iter().filter(stuck).collect());
    };
    let ids: Vec<String> = all.iter().map(|message| message.id.clone()).collect();
    let found: Vec<Message> = all
        .into_iter()
        .filter(|message| !typed.is_empty() && message.id.starts_with(typed))
        .collect();
    if found.len() == 1 {
        return Ok(found);
    }
    Err(Refusal::Unknown {
        what: "message",
        typed: typed.to_owned(),
        nearest: nearest(typed, ids.iter().map(String::as_str)).map(ToOwned::to_owned),
        known: ids,
    }
    .into())
}

/// Those of them that the service may have already.
pub fn doubtful(app: &App, typed: Option<&str>) -> Result<Vec<Delivery>, Error> {
    let all = meant(app, typed)?;
    let unknown = all.iter().filter(|m| m.state == Sending::Unknown);
    Ok(unknown.map(|message| view(message, None)).collect())
}

fn change(app: &App, messages: Vec<Message>, how: impl Fn(&mut Message)) -> Result<(), Error> {
    let store = app.store();
    let locked = store.lock("outbox", &mut |holder| perform::waiting(holder))?;
    for mut message in messages {
        how(&mut message);
        locked.keep_message(&mut message)?;
    }
    Ok(())
}

/// Sends these again.
pub fn revive(app: &App, typed: Option<&str>) -> Result<(), Error> {
    change(app, meant(app, typed)?, |message| {
        message.state = Sending::Queued;
        message.next_at = None;
        message.attempts = 0;
    })
}

/// What waits for its time is due now.
pub fn hurry(app: &App) -> Result<(), Error> {
    let queued = |message: &Message| message.state == Sending::Queued && message.next_at.is_some();
    let queued: Vec<Message> = waiting(app).into_iter().filter(queued).collect();
    if queued.is_empty() {
        return Ok(());
    }
    change(app, queued, |message| message.next_at = None)
}

/// Gives a message up.
pub fn give_up(app: &mut App, typed: &str) -> Result<Delivery, Error> {
    let Some(message) = meant(app, Some(typed))?.into_iter().next() else {
        return Err(Refusal::Empty { what: "a message" }.into());
    };
    end::drop_it(app, &message)?;
    Ok(view(&message, None))
}

/// Tries a channel, or shows what would be sent.
pub fn test(
    app: &mut App,
    name: &str,
    dry_run: bool,
) -> Result<(Option<Delivery>, Option<RequestView>), Error> {
    let off = |what: String| Error::Usage {
        what,
        hint: "irc config check; docs/integrations.md".to_owned(),
    };
    let target = super::resolve(app, name, &super::Tokens::default()).map_err(off)?;
    let (id, by) = (app.key(), app.author());
    let intent = super::tell::test(id.clone(), by, app.now.instant());
    let request = deliver::build(&intent, &target)
        .map_err(|no| off(format!("channel `{name}` cannot be tried: {}", no.words())))?;
    if dry_run {
        let parts = super::request_parts(&request);
        return Ok((None, Some(RequestView::new(name, &parts))));
    }
    let (state, why) = attempt_one(app, &request, target.service.idempotent());
    let delivery = Delivery {
        id,
        incident: String::new(),
        channel: name.to_owned(),
        about: "test",
        event: String::new(),
        state: state.word(),
        attempts: 1,
        next_at: None,
        error: why,
    };
    Ok((Some(delivery), None))
}
