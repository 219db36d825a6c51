//! The outbox: what an act is to say elsewhere is kept before the act, sent after it, and its end is a fact.
//!
//! ```text
//! queue (under the act's lock) -> append -> claim -> send, all channels at once -> fact, or later
//! ```
//!
//! Refuses to hold a lock while sending, and to send twice what a service could show twice.

mod claim;
mod end;
mod hand;
mod route;
mod secret;
mod target;
mod tell;

use std::time::Duration;

use super::case::Case;
use super::perform::How;
use crate::app::App;
use crate::deliver::answer::{Answer, Verdict, pause, verdict};
use crate::deliver::request::{NoRequest, Request};
use crate::deliver::{self, send};
use crate::domain::decide::{Decided, NewFact, Remark};
use crate::domain::message::{self, Sending};
use crate::domain::policy::Audience;
use crate::error::Error;
use crate::store::error::StoreError;
use crate::store::lock::Locked;
use crate::store::outbox::Message;
use crate::view::status::{Delivery, RequestView};

pub use hand::{doubtful, give_up, hurry, last, presets, revive, test, went_out};
pub use route::{covering, pages};
pub use secret::{Kept, Tokens};
pub use target::{Faults, faults, overheard, resolve, shown_url};

/// Is it to be sent?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Send {
    /// As the channels and the incident have it.
    #[default]
    Usual,
    /// `--send`: also where an incident sends nothing by itself.
    Told,
    /// `--no-send`
    Never,
}

/// A further round begins only with this much time left: a message that is cut off may be sent twice.
const ROUND: Duration = Duration::from_millis(900);
/// How long one try of a channel takes at most.
const TRY: Duration = Duration::from_secs(10);
/// After so many attempts a message has failed.
const ATTEMPTS: u32 = 12;
/// The words for a service that keeps failing.
const GIVEN_UP: &str = "given up after many attempts";

/// What an act gives to say, and what a person should hear about that.
pub struct Plan {
    /// One message a channel and event.
    pub messages: Vec<Message>,
    /// Why nothing is sent.
    pub remark: Option<Remark>,
}

/// What these facts say, through which channels.
pub fn plan(app: &mut App, case: &Case, decided: &Decided, key: &str, how: &How) -> Plan {
    let none = |remark| Plan {
        messages: Vec::new(),
        remark,
    };
    if how.send == Send::Never {
        return none(None);
    }
    if let (true, Some(fault)) = (app.config().channels_unread, app.config().fault.clone()) {
        let about = |new: &NewFact| message::About::of(&new.fact).is_some();
        let why = fault.to_string();
        let tells = decided.facts.iter().any(about);
        return none(tells.then_some(Remark::ChannelsUnread { why }));
    }
    if app.config().channels.is_empty() {
        return none(None);
    }
    let routes = route::routes(app, case, decided, how.speaks.as_deref());
    if routes.is_empty() {
        return none(None);
    }
    if let (Some(why), Send::Usual) = (route::silent(&case.incident, decided), how.send) {
        return none(Some(Remark::NothingSent { why }));
    }
    let messages = routes
        .into_iter()
        .map(|route| Message {
            place: 0,
            id: app.key(),
            channel: route.channel,
            incident: case.id.to_string(),
            act: key.to_owned(),
            index: route.index,
            about: route.about,
            also: how.speaks.clone().unwrap_or_default(),
            state: Sending::Queued,
            attempts: 0,
            next_at: None,
            since_ms: app.now.ms,
            why: None,
            bare: false,
        })
        .collect();
    Plan {
        messages,
        remark: None,
    }
}

/// Keeps messages, before the act that they tell of is written.
pub fn keep(locked: &Locked<'_>, messages: &mut [Message]) {
    for message in messages {
        if let Err(error) = locked.keep_message(message) {
            // The record comes first: what cannot be queued is said to be not sent.
            message.state = Sending::Failed;
            message.why = Some(format!("the outbox cannot be written: {error}"));
        }
    }
}

/// Takes back messages of an act that was not written.
pub fn forget(locked: &Locked<'_>, messages: &[Message]) {
    for message in messages {
        locked.drop_message(message);
    }
}

/// What waits and would say redacted words goes without any; an update, which is nothing else, does not go at all. To be
/// called under the lock that the words were taken out under. Gives the channels of those messages.
pub fn withhold(
    app: &App,
    locked: &Locked<'_>,
    case: &Case,
    holds: &dyn Fn(&[u8]) -> bool,
) -> Result<Vec<String>, StoreError> {
    let mut channels = Vec::new();
    for mut message in app.store().messages()? {
        if message.incident != case.id.as_str() || message.bare {
            continue;
        }
        let intent = tell::of_case(app, case, &message, message.index);
        if intent.is_some_and(|intent| tell::says(&intent, holds)) {
            message.bare = true;
            locked
                .keep_message(&mut message)
                .map_err(StoreError::partly)?;
            if !channels.contains(&message.channel) {
                channels.push(message.channel);
            }
        }
    }
    Ok(channels)
}

/// Sends what is due, all channels at once, one message a channel after the other; gives how each ended.
pub fn flush(app: &mut App) -> Vec<Message> {
    let (mut ended, mut tokens) = (Vec::new(), Tokens::default());
    loop {
        if app.sending_left() < ROUND {
            return ended;
        }
        let claimed = match claim::claim(app) {
            Ok(claimed) if !claimed.is_empty() => claimed,
            _ => return ended,
        };
        for (message, verdict) in attempt(app, claimed, &mut tokens) {
            ended.push(settle(app, message, verdict));
        }
    }
}

/// One request each, at once.
fn attempt(app: &mut App, claimed: Vec<Message>, tokens: &mut Tokens) -> Vec<(Message, Verdict)> {
    tokens.fetch(app, claimed.iter().map(|message| &message.channel));
    let mut done = Vec::new();
    let mut ready: Vec<(Message, bool, Request)> = Vec::new();
    for message in claimed {
        match request(app, &message, tokens) {
            Ok((idempotent, request)) => ready.push((message, idempotent, request)),
            Err(verdict) => done.push((message, verdict)),
        }
    }
    let requests: Vec<Request> = ready
        .iter()
        .map(|(_, _, request)| request.clone())
        .collect();
    let answers: Vec<Answer> = app.sending(|limit| send::all(requests, limit));
    for ((message, idempotent, request), answer) in ready.into_iter().zip(answers) {
        let verdict = verdict(&request, idempotent, &answer, app.now.instant());
        done.push((message, verdict));
    }
    done
}

/// One request that no message stands behind: how it ended, and why.
fn attempt_one(app: &mut App, request: &Request, idempotent: bool) -> (Sending, Option<String>) {
    let answers = app.sending(|limit| send::all(vec![request.clone()], limit.min(TRY)));
    let now = app.now.instant();
    let verdict = answers
        .first()
        .map(|answer| verdict(request, idempotent, answer, now));
    match verdict {
        Some(Verdict::Delivered { .. }) => (Sending::Delivered, None),
        Some(Verdict::Unknown { why }) => (Sending::Unknown, Some(why)),
        Some(Verdict::Refused { why } | Verdict::Again { why, .. }) => (Sending::Failed, Some(why)),
        None => (Sending::Failed, None),
    }
}

/// The request of a message, from the record and the user's own file as they are now.
fn request(app: &mut App, message: &Message, tokens: &Tokens) -> Result<(bool, Request), Verdict> {
    let refused = |why: String| Verdict::Refused { why };
    let intent = tell::intent(app, message).map_err(|why| refused(why.to_owned()))?;
    // A channel that is put right in the file serves the same message later.
    let target = resolve(app, &message.channel, tokens)
        .map_err(|why| Verdict::Again { why, after_s: None })?;
    match deliver::build(&intent, &target) {
        Ok(request) => Ok((target.service.idempotent(), request)),
        Err(NoRequest::Missing(what)) => Err(Verdict::Again {
            why: format!("missing: {what}"),
            after_s: None,
        }),
        Err(NoRequest::NotForIt) => Err(refused("this service takes no such message".to_owned())),
    }
}

/// Writes down how an attempt ended.
fn settle(app: &mut App, mut message: Message, verdict: Verdict) -> Message {
    let mut reference = None;
    match verdict {
        Verdict::Refused { why } if [tell::TAKEN_BACK, tell::REDACTED].contains(&why.as_str()) => {
            message.state = Sending::Failed;
            message.why = Some(why);
            // Nobody has to look at what is not to be said any more.
            let _ = end::drop_it(app, &message);
            return message;
        }
        Verdict::Delivered { reference: named } => {
            message.state = Sending::Delivered;
            message.why = None;
            message.next_at = None;
            reference = named;
        }
        Verdict::Refused { why } => {
            message.state = Sending::Failed;
            message.why = Some(why);
        }
        Verdict::Unknown { why } => {
            message.state = Sending::Unknown;
            message.why = Some(why);
        }
        Verdict::Again { why, .. } if message.attempts >= ATTEMPTS => {
            message.state = Sending::Failed;
            message.why = Some(format!("{GIVEN_UP}: {why}"));
        }
        Verdict::Again { why, after_s } => {
            let mut chance = [0_u8];
            app.entropy(&mut chance);
            let wait = after_s.unwrap_or_else(|| pause(message.attempts, chance[0]));
            message.state = Sending::Queued;
            message.next_at = Some(app.now.instant().plus(wait));
            message.why = Some(why);
        }
    }
    // What cannot be written now is done again: the file still says that it is being tried.
    let _ = end::write(app, &message, reference);
    message
}

/// The messages of this store, with the ends that this command saw.
pub fn waiting(app: &App) -> Vec<Message> {
    app.store().messages().unwrap_or_default()
}

/// One message as output shows it.
pub fn view(message: &Message, event: Option<String>) -> Delivery {
    Delivery {
        id: message.id.clone(),
        incident: message.incident.clone(),
        channel: message.channel.clone(),
        about: message.about.word(),
        event: event.unwrap_or_default(),
        state: message.state.word(),
        attempts: message.attempts,
        next_at: message.next_at,
        error: message.why.clone(),
    }
}

/// The place in its act of an event's name, from 0.
pub fn place(event: &str) -> usize {
    tell::index(event)
}

/// What waits of these incidents, or of all.
pub fn views(app: &App, incident: Option<&str>) -> Vec<Delivery> {
    waiting(app)
        .iter()
        .filter(|message| incident.is_none_or(|id| message.incident == id))
        .map(|message| view(message, None))
        .collect()
}

/// What would be sent, exactly, for a rehearsal; and what could not be, with the reason.
pub fn rehearse(
    app: &mut App,
    case: &Case,
    decided: &Decided,
    how: &How,
) -> (Vec<RequestView>, Vec<Remark>) {
    let plan = plan(app, case, decided, "dry-run", how);
    let (mut requests, mut remarks) = (Vec::new(), Vec::from_iter(plan.remark));
    let mut tokens = Tokens::default();
    tokens.fetch(app, plan.messages.iter().map(|message| &message.channel));
    for message in &plan.messages {
        let Some(intent) = tell::of_case(app, case, message, message.index) else {
            continue;
        };
        let made = resolve(app, &message.channel, &tokens)
            .and_then(|target| deliver::build(&intent, &target).map_err(|no| no.words()));
        match made {
            Ok(request) => {
                requests.push(RequestView::new(&message.channel, &request_parts(&request)));
            }
            // A topic needs the room that is not made yet.
            Err(_) if message.about == message::About::Topic => {}
            Err(why) => remarks.push(Remark::NotSendable {
                channel: message.channel.clone(),
                why,
            }),
        }
    }
    (requests, remarks)
}

/// A request as it may be shown: method, address, headers, body.
pub fn request_parts(request: &Request) -> (String, String, Vec<(String, String)>, String) {
    (
        request.method.to_owned(),
        request.shown_url(),
        request.shown_headers(),
        request.mask(&request.body),
    )
}

/// Queues an update that stands in the record already, and sends it.
pub fn send_update(
    app: &mut App,
    case: &Case,
    update: &str,
    also: &[Audience],
    how: &How,
) -> Result<Vec<Message>, Error> {
    let found = route::drafted(case, update);
    let Some((key, index, audience)) = found else {
        return Ok(Vec::new());
    };
    let mut audiences = vec![audience];
    audiences.extend_from_slice(also);
    if message::silent(&case.incident).is_some() && how.send != Send::Told {
        return Ok(Vec::new());
    }
    let mut messages: Vec<Message> = covering(app, case, &audiences)
        .into_iter()
        .map(|channel| Message {
            place: 0,
            id: app.key(),
            channel,
            incident: case.id.to_string(),
            act: key.clone(),
            index,
            about: message::About::Update,
            also: also.to_vec(),
            state: Sending::Queued,
            attempts: 0,
            next_at: None,
            since_ms: app.now.ms,
            why: None,
            bare: false,
        })
        .collect();
    let store = app.store();
    let locked = store.lock("update", &mut |holder| super::perform::waiting(holder))?;
    keep(&locked, &mut messages);
    drop(locked);
    Ok(ended(app, messages))
}

/// Sends what is due and says how these ended.
pub fn ended(app: &mut App, mut own: Vec<Message>) -> Vec<Message> {
    let all = flush(app);
    for message in &mut own {
        // Tried several times: the last one counts.
        if let Some(last) = all.iter().rev().find(|ended| ended.id == message.id) {
            message.clone_from(last);
        }
    }
    own
}
