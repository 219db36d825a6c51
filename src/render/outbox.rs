//! What became of messages: sent, or not, and what to type then.

use super::palette::{self, GOOD, QUIET, TYPE, paint};
use super::screen::Screen;
use super::table::{columns, table};
use crate::domain::message::Sending;
use crate::text::count::count;
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
            // A trial of a channel is not kept.
            open |= !delivery.incident.is_empty();
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

/// The outbox as a list: on a terminal what to type stands below each message.
pub fn list(screen: &Screen, deliveries: &[Delivery]) -> String {
    if screen.tty {
        if deliveries.is_empty() {
            return "nothing waits to be sent\n".to_owned();
        }
        return deliveries.iter().map(|one| entry(screen, one)).collect();
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
    columns(&rows)
}

fn entry(screen: &Screen, delivery: &Delivery) -> String {
    let line = Safe::line(&words(screen, delivery)).to_string();
    let verb = match delivery.state {
        "unknown" => format!("irc outbox retry {} --yes", delivery.id),
        "failed" => format!("irc outbox retry {}", delivery.id),
        _ => "irc outbox flush".to_owned(),
    };
    let verb = Safe::line(&verb).to_string();
    let of = format!("{}, {}", delivery.incident, count(delivery.attempts, "try"));
    let of = Safe::line(&of).to_string();
    format!(
        "{}\n   {}\n   {}\n",
        cut::wrap(&line, screen.width, 2).trim_end(),
        paint(QUIET, &of),
        paint(TYPE, &verb)
    )
}

/// The channels as a list: on a terminal what each takes stands below it.
pub fn channels(screen: &Screen, view: &ChannelsView) -> String {
    let list = |words: &Option<Vec<String>>| match words {
        Some(words) => words.join(","),
        None => "all".to_owned(),
    };
    if screen.tty {
        let mut out = String::new();
        for channel in &view.channels {
            let head = format!("{}  {}  {}", channel.name, channel.kind, channel.url);
            let takes = format!(
                "events {} | audiences {} | severities {}",
                list(&channel.events),
                list(&channel.audiences),
                list(&channel.severities)
            );
            let fit = |text: &str, indent| {
                let text = Safe::line(text).to_string();
                let text = cut::wrap(&text, screen.width.saturating_sub(3), indent);
                text.trim_end().to_owned()
            };
            out.push_str(&format!(
                "{}\n   {}\n",
                fit(&head, 2),
                paint(QUIET, &fit(&takes, 3))
            ));
            for fault in &channel.faults {
                out.push_str(&format!("   {}\n", paint(palette::LATE, &fit(fault, 3))));
            }
        }
        return out;
    }
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
    columns(&rows)
}

/// The presets as a list.
pub fn presets(screen: &Screen, presets: &[PresetView]) -> String {
    let rows: Vec<Vec<String>> = presets
        .iter()
        .map(|preset| vec![preset.name.to_owned(), preset.about.clone()])
        .collect();
    table(screen, &["kind", "what it is"], &rows)
}
