//! What became of messages: sent, or not, and what to type then.

use super::palette::{self, GOOD, QUIET, TYPE, paint};
use super::screen::Screen;
use super::table::table;
use crate::domain::message::Sending;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::outbox::{ChannelsView, PresetView};
use crate::view::status::{Delivery, RequestView};

/// One message in words, without paint.
fn words(screen: &Screen, delivery: &Delivery) -> String {
    let mut line = format!("{} {}", delivery.channel, delivery.about);
    if delivery.state == Sending::Delivered.word() {
        return line;
    }
    line.push_str(": ");
    line.push_str(delivery.state);
    if let Some(at) = delivery.next_at {
        line.push_str(&format!(", again from {}", screen.time_zone(at)));
    }
    if let Some(error) = &delivery.error {
        line.push_str(&format!(" ({error})"));
    }
    line
}

/// The messages of an act, one line each; empty where nothing was to be sent.
pub fn lines(screen: &Screen, deliveries: &[Delivery]) -> String {
    let mut out = String::new();
    let mut open = false;
    for delivery in deliveries {
        let line = words(screen, delivery);
        let (mark, room) = if delivery.state == Sending::Delivered.word() {
            (paint(GOOD, "sent"), 5)
        } else {
            open = true;
            (paint(palette::LATE, "NOT SENT"), 9)
        };
        let line = Safe::line(&line).to_string();
        let line = cut::wrap(&line, screen.width.saturating_sub(room), 2);
        out.push_str(&format!("{mark} {}\n", line.trim_end()));
    }
    if open {
        out.push_str(&format!("   {}\n", paint(TYPE, "irc outbox")));
    }
    out
}

/// Requests of a rehearsal, exactly.
pub fn requests(requests: &[RequestView]) -> String {
    let mut out = String::new();
    for request in requests {
        let head = format!("would send through {}:", request.channel);
        out.push_str(&paint(QUIET, &Safe::line(&head).to_string()));
        let text = format!(
            "\n{} {}\n{}\n\n{}\n",
            request.method,
            request.url,
            request.headers.join("\n"),
            request.body
        );
        out.push_str(&Safe::block(&text).to_string());
    }
    out
}

/// The outbox as a list.
pub fn list(screen: &Screen, deliveries: &[Delivery]) -> String {
    if deliveries.is_empty() {
        return if screen.tty {
            "nothing waits to be sent\n".to_owned()
        } else {
            String::new()
        };
    }
    let rows: Vec<Vec<String>> = deliveries
        .iter()
        .map(|delivery| {
            let next = delivery.next_at.map(|at| screen.time_zone(at));
            [
                delivery.id.as_str(),
                delivery.state,
                &delivery.channel,
                delivery.about,
                &delivery.incident,
                &delivery.attempts.to_string(),
                &next.unwrap_or_default(),
                delivery.error.as_deref().unwrap_or_default(),
            ]
            .map(|cell| Safe::line(cell).to_string())
            .to_vec()
        })
        .collect();
    let heading = [
        "message", "state", "channel", "about", "incident", "tries", "again", "why",
    ];
    table(screen, &heading, &rows)
}

/// The channels as a list.
pub fn channels(screen: &Screen, view: &ChannelsView) -> String {
    let list = |words: &Option<Vec<String>>| match words {
        Some(words) => words.join(","),
        None => "all".to_owned(),
    };
    let rows: Vec<Vec<String>> = view
        .channels
        .iter()
        .map(|channel| {
            [
                channel.name.clone(),
                channel.kind.clone(),
                channel.url.clone(),
                list(&channel.events),
                list(&channel.audiences),
                list(&channel.severities),
                channel.faults.join("; "),
            ]
            .map(|cell| Safe::line(&cell).to_string())
            .to_vec()
        })
        .collect();
    let heading = [
        "channel",
        "kind",
        "to",
        "events",
        "audiences",
        "severities",
        "fault",
    ];
    table(screen, &heading, &rows)
}

/// The presets as a list.
pub fn presets(screen: &Screen, presets: &[PresetView]) -> String {
    let rows: Vec<Vec<String>> = presets
        .iter()
        .map(|preset| vec![preset.name.to_owned(), preset.about.clone()])
        .collect();
    table(screen, &["kind", "what it is"], &rows)
}
