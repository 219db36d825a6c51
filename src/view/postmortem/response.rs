//! The response against policy: every promise with its grade and its rule; what was said; who was called.

use crate::domain::clocks::Kind;
use crate::domain::incident::Update;
use crate::domain::instant::Precision;
use crate::text::count::and_list;
use crate::view::review::Promise;

use super::desk::Desk;
use super::doc::{Part, Said};
use super::{promises, times};

/// Grades, updates, calls.
pub(super) fn parts(desk: &mut Desk<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    let all = promises::promises(desk);
    parts.push(Part::Text(Said::of(promises::tally(&all))));
    let groups: [(&str, &[Kind]); 5] = [
        (
            "Acknowledging and responding",
            &[Kind::Acknowledge, Kind::Respond],
        ),
        ("Updates", &[Kind::Update]),
        (
            "Notifications and escalations",
            &[Kind::Notify, Kind::Ladder],
        ),
        (
            "Work",
            &[
                Kind::Phase,
                Kind::Step,
                Kind::Resolve,
                Kind::Hold,
                Kind::Task,
                Kind::Role,
            ],
        ),
        ("Afterwards", &[Kind::Postmortem, Kind::Action]),
    ];
    for (heading, kinds) in groups {
        let of_kind = all.iter().filter(|promise| kinds.contains(&promise.kind));
        let rows: Vec<Vec<Said>> = of_kind.map(|promise| row(desk, promise)).collect();
        let said = if kinds.contains(&Kind::Update) {
            updates(desk)
        } else {
            Vec::new()
        };
        let called = if kinds.contains(&Kind::Ladder) {
            calls(desk)
        } else {
            Vec::new()
        };
        if rows.is_empty() && said.is_empty() && called.is_empty() {
            continue;
        }
        parts.push(Part::Heading(1, heading.to_owned()));
        if !rows.is_empty() {
            parts.push(table(rows));
        }
        for list in [said, called] {
            if !list.is_empty() {
                parts.push(Part::List(list));
            }
        }
    }
    parts
}

fn table(rows: Vec<Vec<Said>>) -> Part {
    let columns = [
        "Promise",
        "For",
        "Due (UTC)",
        "Met (UTC)",
        "Outcome",
        "Rule",
    ];
    Part::Table {
        columns: columns.map(str::to_owned).to_vec(),
        rows,
    }
}

fn row(desk: &mut Desk<'_>, promise: &Promise) -> Vec<Said> {
    let met = match promise.met_at {
        Some(at) => Said::from(
            times::stamp(at, Precision::Second),
            promise.met_by.as_deref(),
        ),
        None => Said::of(""),
    };
    let outcome = match promises::outcome(promise) {
        Some(words) => Said::of(words),
        None => desk.missing(&format!("whether kept: {}", promise.what)),
    };
    let whom = if promise.for_whom.is_empty() {
        String::new()
    } else {
        promise.for_whom.join(", ")
    };
    vec![
        Said::of(&promise.what),
        Said::of(whom),
        Said::of(promises::due(promise)),
        met,
        outcome,
        Said::of(promises::rule(promise)),
    ]
}

/// What was said, to whom, and what it announced.
fn updates(desk: &Desk<'_>) -> Vec<Said> {
    let mut said: Vec<&Update> = desk.incident.updates.iter().collect();
    said.sort_by_key(|update| update.said_at.unwrap_or(update.drafted_at));
    said.into_iter().map(update).collect()
}

fn update(update: &Update) -> Said {
    let mut audiences = vec![update.audience.word().replace('-', " ")];
    audiences.extend(update.also.iter().map(|also| also.word().replace('-', " ")));
    let whom = and_list(&audiences);
    let mut words = if let Some(at) = update.said_at {
        let at = times::stamp(at, update.said_precision);
        format!("{at} {} said to {whom}", update.id)
    } else {
        let at = times::stamp(update.drafted_at, Precision::Second);
        format!("{at} {} drafted for {whom}, never said", update.id)
    };
    if !update.summary.trim().is_empty() {
        words.push_str(": ");
        words.push_str(update.summary.trim());
    }
    if let (Some(next), Some(_)) = (update.next_by, update.said_at) {
        words.push_str("; next announced by ");
        words.push_str(&times::stamp(next, Precision::Second));
    }
    Said::from(words, update.said_event.as_deref())
}

/// Who was called, and what came of it.
fn calls(desk: &Desk<'_>) -> Vec<Said> {
    let call = |call: &crate::domain::incident::Call| {
        let at = times::stamp(call.at, call.precision);
        let person = call
            .person
            .as_ref()
            .map(|who| format!(" ({who})"))
            .unwrap_or_default();
        let way = call
            .way
            .as_ref()
            .map(|way| format!(" by {way}"))
            .unwrap_or_default();
        let outcome = call.outcome.word().replace('_', " ");
        Said::from(
            format!("{at} {}{person}: {outcome}{way}", call.target),
            [&call.event],
        )
    };
    desk.incident.calls.iter().map(call).collect()
}
