//! A record for people outside the terminal: Markdown, HTML, CSV. Times are UTC; nothing that people wrote becomes markup.
//!
//! Refuses to be read back: what is imported is the JSON.

pub mod html;

use serde::Serialize;

use super::screen::span;
use crate::domain::instant::{Instant, Precision};
use crate::text::escape;
use crate::view::event::EventView;
use crate::view::export::Readable;

/// The word that JSON has for it.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(ToOwned::to_owned))
        .unwrap_or_default()
}

/// `2026-11-21 14:05`, with `~` where it is known only about.
pub(super) fn time(event: &EventView) -> String {
    let mark = if event.precision == Precision::About {
        "~"
    } else {
        ""
    };
    format!("{mark}{}", minute(event.happened_at))
}

fn minute(at: Instant) -> String {
    let text = at.to_string().replace('T', " ");
    text.get(..16).unwrap_or(&text).to_owned()
}

/// Name and value of what is known of an incident, in the order in which it is printed.
pub(super) fn facts(view: &Readable) -> Vec<(String, String)> {
    let i = &view.incident;
    let mut facts = vec![
        ("Incident".to_owned(), i.id.clone()),
        ("Severity".to_owned(), i.headline_severity.clone()),
        ("State".to_owned(), word(&i.state).replace('_', " ")),
        ("Mode".to_owned(), word(&i.mode)),
        (
            "Playbook".to_owned(),
            i.playbook.name.clone().unwrap_or_default(),
        ),
        ("Service".to_owned(), i.service.clone().unwrap_or_default()),
    ];
    for (name, at) in [
        ("Impact started", i.instants.impact_started),
        ("Impact ended", i.instants.impact_ended),
        ("Detected", i.instants.detected),
        ("Declared", i.instants.declared),
        ("Acknowledged", i.instants.acknowledged),
        ("Mitigated", i.instants.mitigated),
        ("Resolved", i.instants.resolved),
        ("Closed", i.instants.closed),
    ] {
        let at = at.map(|at| format!("{} UTC", minute(at)));
        facts.push((name.to_owned(), at.unwrap_or_default()));
    }
    for duration in &i.durations {
        let (from, to) = (
            duration.from.replace('_', " "),
            duration.to.replace('_', " "),
        );
        let length = duration.s.map(|s| format!("{} ({from} to {to})", span(s)));
        facts.push((duration.name.to_uppercase(), length.unwrap_or_default()));
    }
    for role in &i.roles {
        facts.push((role.name.clone(), role.who.join(", ")));
    }
    for (writer, sum) in &view.heads {
        facts.push((
            "Last line".to_owned(),
            format!("writer {writer}, sum {sum}"),
        ));
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// Who did it, and who typed it if that was somebody else.
pub(super) fn who(event: &EventView) -> String {
    if event.recorded_by.is_empty() || event.recorded_by == event.by {
        event.by.clone()
    } else {
        format!("{} (typed by {})", event.by, event.recorded_by)
    }
}

/// One document, an incident after the other.
pub fn markdown(incidents: &[Readable]) -> String {
    let mut out = String::new();
    for view in incidents {
        let i = &view.incident;
        if !out.is_empty() {
            out.push('\n');
        }
        let title = format!("{} {}", i.headline_severity, i.title);
        out.push_str(&format!("# {}\n\n", escape::markdown(&title)));
        for note in &view.notes {
            out.push_str(&format!("{}  \n", escape::markdown(note)));
        }
        if !view.notes.is_empty() {
            out.push('\n');
        }
        out.push_str("| | |\n|---|---|\n");
        for (name, value) in facts(view) {
            let (name, value) = (escape::markdown(&name), escape::markdown(&value));
            out.push_str(&format!("| {name} | {value} |\n"));
        }
        out.push_str("\n## Timeline (UTC)\n\n| When | What | Who | Event |\n|---|---|---|---|\n");
        for event in &view.events {
            out.push_str(&format!(
                "| {} | {} | {} | {} |\n",
                escape::markdown(&time(event)),
                escape::markdown(&event.text),
                escape::markdown(&who(event)),
                escape::markdown(&event.id),
            ));
        }
    }
    out
}

/// One row an event, and at the end of each incident one a writer: its last sum. A heading first; times are UTC.
pub fn csv(incidents: &[Readable]) -> String {
    let mut out =
        String::from("incident,event,kind,happened_at,precision,recorded_at,by,recorded_by,text\n");
    let mut row = |cells: [&str; 9]| {
        let cells: Vec<String> = cells.iter().map(|cell| escape::csv(cell)).collect();
        out.push_str(&cells.join(","));
        out.push('\n');
    };
    for view in incidents {
        let id = &view.incident.id;
        for event in &view.events {
            row([
                id,
                &event.id,
                &event.kind,
                &event.happened_at.to_string(),
                &word(&event.precision),
                &event.recorded_at.to_string(),
                &event.by,
                &event.recorded_by,
                &event.text,
            ]);
        }
        for (writer, sum) in &view.heads {
            row([id, writer, "head_sum", "", "", "", "", "", sum]);
        }
    }
    out
}
