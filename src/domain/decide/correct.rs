//! `undo`, `amend`: corrections are facts; the originals stay in the log.

use super::super::fact::{Amended, Fact, Undone};
use super::super::incident::{Entry, Incident};
use super::declare::too_long;
use super::note::TEXT_LIMIT;
use super::{Context, Decided, Decision, Refusal, Remark, When};
use crate::text::suggest;

/// The command of acts that say how a message ended: nobody typed them, so nobody takes them back.
pub const DELIVERED: &str = "deliver";

/// Decides `undo`: takes back this writer's last act here that still counts.
pub fn undo(context: &Context<'_>, writer: &str) -> Decision {
    context.writable()?;
    let last = context
        .incident
        .entries
        .iter()
        .filter(|e| e.writer == writer && e.cmd != DELIVERED && !matches!(e.fact, Fact::Undone(_)))
        .max_by_key(|entry| entry.seq);
    let Some(last) = last else {
        return Err(Refusal::Empty {
            what: "an act of yours to undo in this incident",
        });
    };
    let taken: Vec<&Entry> = context
        .incident
        .entries
        .iter()
        .filter(|e| e.writer == writer && e.seq == last.seq)
        .collect();
    if taken
        .iter()
        .any(|entry| matches!(entry.fact, Fact::Declared(_)))
    {
        return Err(Refusal::StateByVerb {
            typed: "undoing the declaration".to_owned(),
            verb: "irc cancel --as not-an-incident --reason WHY",
        });
    }
    let redacted = |entry: &&&Entry| matches!(entry.fact, Fact::Redacted(_));
    if let Some(entry) = taken.iter().find(redacted) {
        let event = entry.id.clone();
        return Err(Refusal::ForGood { event });
    }
    let mut decided = Decided::default();
    let heard = |entry: &&Entry| {
        matches!(
            entry.fact,
            Fact::UpdateSaid(_)
                | Fact::ContactAttempted(_)
                | Fact::ContactReached(_)
                | Fact::ContactJoined(_)
        )
    };
    let told = |entry: &Entry| match &entry.fact {
        Fact::MessageDelivered(message) => {
            let event = message.event.as_deref();
            taken.iter().any(|own| Some(own.id.as_str()) == event)
        }
        _ => false,
    };
    if taken.iter().any(heard) || context.incident.entries.iter().any(told) {
        decided.remarks.push(Remark::CannotUnsay);
    }
    let undone = Undone {
        writer: writer.to_owned(),
        seq: last.seq,
    };
    decided.push(context, Fact::Undone(undone));
    Ok(decided)
}

/// Decides `amend EVENT`: the right time, the right words.
pub fn amend(
    context: &Context<'_>,
    typed: &str,
    when: Option<When>,
    text: Option<String>,
) -> Decision {
    context.writable()?;
    let entry = find(context, typed)?;
    if when.is_none() && text.is_none() {
        return Err(Refusal::Empty {
            what: "what to amend (`--at` or `--text`)",
        });
    }
    if let Some(text) = &text {
        too_long("the text", text, TEXT_LIMIT)?;
        if !has_words(&entry.fact) {
            return Err(Refusal::Unknown {
                what: "text to amend in",
                typed: entry.id.clone(),
                nearest: None,
                known: Vec::new(),
            });
        }
    }
    let mut decided = Decided::default();
    let amended = Amended {
        event: entry.id.clone(),
        happened_at: when.map(|when| when.at),
        precision: when.map(|when| when.precision),
        text,
    };
    decided.push(context, Fact::Amended(amended));
    Ok(decided)
}

/// Words that a person wrote; what was said to others stays as it was said.
const fn has_words(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Noted(_)
            | Fact::Described(_)
            | Fact::Answered(_)
            | Fact::Declared(_)
            | Fact::TaskAdded(_)
            | Fact::ActionAdded(_)
            | Fact::Mitigated(_)
            | Fact::Resolved(_)
            | Fact::SeveritySet(_)
    )
}

fn find<'a>(context: &Context<'a>, typed: &str) -> Result<&'a Entry, Refusal> {
    find_in(context.incident, typed)
}

/// The event that was typed, as `log` prints it.
pub(super) fn find_in<'a>(incident: &'a Incident, typed: &str) -> Result<&'a Entry, Refusal> {
    let plain = |id: &str| id.strip_suffix(".1").unwrap_or(id).to_lowercase();
    let wanted = plain(typed);
    let entries = &incident.entries;
    if let Some(entry) = entries.iter().find(|entry| plain(&entry.id) == wanted) {
        return Ok(entry);
    }
    let ids = entries.iter().rev().map(|entry| entry.id.as_str());
    Err(Refusal::Unknown {
        what: "event",
        typed: typed.to_owned(),
        nearest: suggest::nearest(typed, ids.clone()).map(ToOwned::to_owned),
        known: ids.take(8).map(ToOwned::to_owned).collect(),
    })
}
