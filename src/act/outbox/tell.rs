//! What a message says, taken from the record when it is sent: the outbox keeps no words.

use crate::act::case::{self, Case};
use crate::act::update;
use crate::app::App;
use crate::deliver::intent::Intent;
use crate::domain::fact::Fact;
use crate::domain::incident::Entry;
use crate::domain::instant::Instant;
use crate::domain::message::About;
use crate::domain::redaction::MARK;
use crate::domain::state::State;
use crate::store::ids::IncidentId;
use crate::store::outbox::Message;
use crate::text::safe::Safe;
use crate::view::update::UpdateView;
use crate::view::words::sentence;

/// Why a message is not sent any more.
pub(super) const TAKEN_BACK: &str = "what it told of was taken back";
/// The same for an update: it is nothing but its words.
pub(super) const REDACTED: &str = "its words were redacted";

/// The place in its act of an event such as `5c81-4.2`, from 0.
pub(super) fn index(event: &str) -> usize {
    let number = event.rsplit_once('.').and_then(|(_, n)| n.parse().ok());
    number.map_or(0, |n: usize| n.saturating_sub(1))
}

/// The entry that a message tells of; `None` if it was taken back.
pub(super) fn entry<'c>(case: &'c Case, message: &Message, place: usize) -> Option<&'c Entry> {
    let of_act = |entry: &&Entry| {
        entry.key == message.act || message.act == "dry-run" && entry.writer == "dry-run"
    };
    case.incident
        .entries
        .iter()
        .filter(of_act)
        .find(|entry| index(&entry.id) == place)
}

/// The message in plain words; an error says why it is not to be sent any more.
pub(super) fn intent(app: &mut App, message: &Message) -> Result<Intent, &'static str> {
    let gone = || "its incident is not there any more";
    let id = IncidentId::parse(&message.incident).ok_or_else(gone)?;
    let case = case::read(app, &id).map_err(|_| gone())?;
    let told = entry(&case, message, message.index).ok_or(TAKEN_BACK)?;
    if let Fact::UpdateDrafted(draft) = &told.fact
        && (message.bare || draft.summary == MARK || draft.text.as_deref() == Some(MARK))
    {
        return Err(REDACTED);
    }
    let intent = of_case(app, &case, message, message.index).ok_or(TAKEN_BACK)?;
    Ok(if message.bare { bare(intent) } else { intent })
}

/// That it happened, and none of the words: somebody may have to be woken by it.
fn bare(intent: Intent) -> Intent {
    Intent {
        title: MARK.to_owned(),
        what: MARK.to_owned(),
        text: MARK.to_owned(),
        subject: None,
        service: None,
        room: None,
        ..intent
    }
}

/// Would it say any of this?
pub(super) fn says(intent: &Intent, holds: &dyn Fn(&[u8]) -> bool) -> bool {
    let own = [&intent.title, &intent.what, &intent.text];
    let more = [&intent.subject, &intent.service, &intent.room];
    own.into_iter()
        .chain(more.into_iter().flatten())
        .any(|text| holds(text.as_bytes()))
}

/// The same, of a case that was read already.
pub(super) fn of_case(app: &App, case: &Case, message: &Message, place: usize) -> Option<Intent> {
    let entry = entry(case, message, place)?;
    let incident = &case.incident;
    let severity = incident.severity_at(entry.happened_at).to_owned();
    let severity = match &entry.fact {
        Fact::SeveritySet(set) => set.to.clone(),
        _ => severity,
    };
    let what = sentence(&case.policy, &entry.fact);
    let mut intent = Intent {
        id: message.id.clone(),
        about: Some(message.about),
        incident: incident.id.clone(),
        title: Safe::line(&incident.title).to_string(),
        rank: case.policy.rank(&severity).unwrap_or(1),
        severity,
        state: incident.state.to_string(),
        text: Safe::block(&what).to_string(),
        what: Safe::line(&what).to_string(),
        service: incident
            .fields
            .get("service")
            .map(|text| Safe::line(text).to_string()),
        by: entry.by.clone(),
        at: entry.happened_at.to_string(),
        room: incident.declared.as_ref().and_then(|d| d.channel.clone()),
        room_id: incident
            .reference(&message.channel, &[About::Room])
            .map(ToOwned::to_owned),
        thread: incident
            .reference(&message.channel, &[About::Declared])
            .map(ToOwned::to_owned),
        remote: incident
            .reference(&message.channel, &[About::Update])
            .map(ToOwned::to_owned),
        ..Intent::default()
    };
    if let Fact::UpdateDrafted(draft) = &entry.fact {
        let update = incident
            .updates
            .iter()
            .find(|update| update.id == draft.update)?;
        let whole = update::whole_text(app, case, update)?;
        let view = UpdateView::new(&case.policy, update, &whole, Vec::new());
        intent.subject = view.subject.map(|text| Safe::line(&text).to_string());
        intent.text = Safe::block(&view.text).to_string();
        intent.what = Safe::line(&draft.summary).to_string();
        intent.audience = Some(draft.audience.word().replace('-', " "));
        intent.next_by = draft.next_by.map(|at| at.to_string());
        intent.status = Some(public(draft.status.as_deref(), incident.state));
    }
    Some(intent)
}

/// The status in Statuspage's own four words.
fn public(word: Option<&str>, state: State) -> String {
    let own = word.map(str::to_lowercase);
    if let Some(own) = own.filter(|own| {
        matches!(
            own.as_str(),
            "investigating" | "identified" | "monitoring" | "resolved"
        )
    }) {
        return own;
    }
    match state {
        State::Identified | State::Mitigating => "identified",
        State::Monitoring => "monitoring",
        State::Resolved | State::Closed | State::Cancelled => "resolved",
        _ => "investigating",
    }
    .to_owned()
}

/// A message that only tries a channel.
pub(super) fn test(id: String, by: String, now: Instant) -> Intent {
    Intent {
        id,
        incident: "test".to_owned(),
        title: "a test of this channel: nothing is wrong".to_owned(),
        severity: "TEST".to_owned(),
        rank: 4,
        state: "test".to_owned(),
        what: "irc channel test".to_owned(),
        text: "irc can send here. Nothing is wrong.".to_owned(),
        by,
        at: now.to_string(),
        ..Intent::default()
    }
}
