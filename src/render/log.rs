//! The record in lines: when, what, by whom, under which name.

use super::palette::{DUE, QUIET, paint};
use super::screen::Screen;
use super::table;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::event::EventView;
use crate::view::log::LogView;

/// One event in a line (or two, on a narrow screen).
pub fn line(screen: &Screen, event: &EventView) -> String {
    let time = screen.known(event.happened_at, event.precision);
    let mut text = event.text.clone();
    if event.entered_late {
        text = format!("{text} [entered {}]", screen.time(event.recorded_at));
    }
    if event.amended {
        text.push_str(" [amended]");
    }
    let head = format!("{time:>5} ");
    let tail = format!(" {} {}", event.by, event.id);
    let struck = event
        .struck
        .as_ref()
        .map(|why| format!(" [{why}]"))
        .unwrap_or_default();
    let body = Safe::line(&format!("{text}{struck}")).to_string();
    let tail = Safe::line(&tail).to_string();
    let indent = cut::width(&head);
    let wrapped = cut::wrap(&body, screen.width.saturating_sub(indent), 0);
    let mut out = String::new();
    let mut lines = wrapped.lines().peekable();
    let mut first = true;
    while let Some(part) = lines.next() {
        let lead = if first {
            head.clone()
        } else {
            " ".repeat(indent)
        };
        first = false;
        let part_styled = if event.struck.is_some() {
            paint(QUIET, part)
        } else {
            part.to_owned()
        };
        out.push_str(&lead);
        out.push_str(&part_styled);
        if lines.peek().is_none() {
            if indent + cut::width(part) + cut::width(&tail) <= screen.width {
                out.push_str(&paint(QUIET, &tail));
            } else {
                out.push('\n');
                out.push_str(&" ".repeat(indent.saturating_sub(1)));
                out.push_str(&paint(QUIET, &tail));
            }
        }
        out.push('\n');
    }
    out
}

/// The whole record.
pub fn log(screen: &Screen, view: &LogView) -> String {
    if !screen.tty {
        let rows: Vec<Vec<String>> = view
            .events
            .iter()
            .map(|event| {
                vec![
                    event.happened_at.to_string(),
                    event.id.clone(),
                    event.kind.clone(),
                    Safe::line(&event.by).to_string(),
                    Safe::line(&event.text).to_string(),
                    event.struck.clone().unwrap_or_default(),
                ]
            })
            .collect();
        return table::table(screen, &[], &rows);
    }
    let mut out = format!(
        "{}\n",
        paint(
            QUIET,
            &format!(
                "{}  times: {}",
                view.incident,
                screen.zone.abbreviation(screen.now)
            )
        )
    );
    let mut day = String::new();
    for event in &view.events {
        let today = screen.zone.date(event.happened_at);
        if today != day {
            if !day.is_empty() || today != screen.zone.date(screen.now) {
                out.push_str(&format!("{}\n", paint(DUE, &today)));
            }
            day = today;
        }
        out.push_str(&line(screen, event));
    }
    out
}
