//! What a write says: id, severity and title, what was recorded, what follows.

use super::clock;
use super::outbox;
use super::palette::{self, GOOD, QUIET, TYPE, paint};
use super::screen::Screen;
use super::status;
use crate::domain::clocks::ClockState;
use crate::domain::decide::Remark;
use crate::text::count::count;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::change::ChangeView;
use crate::view::clock::state_word;
use crate::view::open::OpenView;
use crate::view::remark;

/// How many pressing clocks a write shows.
const SHOWN: usize = 3;

/// How many kinds of alerts a write shows.
const ALERTS_SHOWN: usize = 4;

/// The echo of a write: one headline, what was recorded, remarks, and what presses now.
pub fn change(screen: &Screen, view: &ChangeView, rank: usize) -> String {
    let mut out = status::headline(screen, &view.incident, rank);
    // A storm is one thing: the record has every kind of it.
    let (alerts, others): (Vec<_>, Vec<_>) = view
        .events
        .iter()
        .partition(|event| event.kind.starts_with("alert_"));
    let more = alerts.len().saturating_sub(ALERTS_SHOWN);
    for event in others
        .into_iter()
        .chain(alerts.into_iter().take(ALERTS_SHOWN))
    {
        let time = screen.known_zone(event.happened_at, event.precision);
        let late = if event.entered_late {
            " (entered late)"
        } else {
            ""
        };
        let text = format!("{time} {}{late}", event.text);
        let text = Safe::line(&text).to_string();
        let (style, mark) = if view.dry_run {
            (QUIET, "would record")
        } else {
            (GOOD, "saved")
        };
        let room = screen.width.saturating_sub(mark.len() + 1);
        let text = cut::to_columns(&text, room);
        out.push_str(&format!("{} {text}\n", paint(style, mark)));
    }
    if more > 0 {
        let words = format!("and {}", count(more, "more kind"));
        out.push_str(&format!(
            "{} {}\n",
            paint(QUIET, &words),
            paint(TYPE, "irc log")
        ));
    }
    out.push_str(&outbox::requests(&view.requests));
    out.push_str(&outbox::lines(screen, &view.deliveries));
    out.push_str(&remarks(screen, &view.said));
    out.push_str(&pressing(screen, view));
    if !view.open.is_empty() && !view.incident.state.is_over() {
        let words = format!(
            "{} open: irc walk",
            count(view.open.len(), "question or step")
        );
        let words = words.replace("question or steps", "questions or steps");
        out.push_str(&paint(QUIET, &words));
        out.push('\n');
    }
    out
}

/// Everything that is open, each with what to type: for those whom a walk cannot ask.
pub fn open(screen: &Screen, open: &[OpenView]) -> String {
    let mut out = String::new();
    for one in open {
        let text = Safe::line(&one.text).to_string();
        let text = cut::wrap(&format!("[ ] {text}"), screen.width, 4);
        out.push_str(text.trim_end());
        let command = match one.kind {
            "question" => format!("irc step answer {} TEXT", one.id),
            _ => format!("irc step done {}", one.id),
        };
        let command = Safe::line(&command).to_string();
        out.push_str(&format!("\n    {}\n", paint(TYPE, &command)));
    }
    out
}

/// Remarks in words, one paragraph each, with times in the reader's zone.
pub fn remarks(screen: &Screen, said: &[Remark]) -> String {
    let mut out = String::new();
    for one in said {
        let text = match one {
            Remark::Already {
                what,
                since: Some(since),
                by,
            } => {
                let by = by
                    .as_ref()
                    .map(|by| format!(" by {by}"))
                    .unwrap_or_default();
                format!(
                    "already {what} since {}{by}; nothing recorded",
                    screen.time_zone(*since)
                )
            }
            Remark::BeforeHold { not_before } => format!(
                "resolved before the watch was over ({}); recorded as such",
                screen.time_zone(*not_before)
            ),
            Remark::WaivedLate { since } => format!(
                "its due had passed ({}): it stays broken, with your reason beside it",
                screen.time_zone(*since)
            ),
            Remark::StillAnnounced { by } => format!(
                "the last update announced the next one by {}: that still holds",
                screen.time_zone(*by)
            ),
            Remark::ClockOver {
                clock,
                state,
                at: Some(at),
            } => format!(
                "{clock} is {} at {}; nothing recorded",
                state_word(*state),
                screen.time_zone(*at)
            ),
            Remark::NextUpdate { at } => {
                format!("next update announced: by {}", screen.time_zone(*at))
            }
            other => remark::words(other),
        };
        out.push_str(&cut::wrap(&Safe::line(&text).to_string(), screen.width, 2));
        if !out.ends_with('\n') {
            out.push('\n');
        }
    }
    out
}

/// How a clock stands after an act upon it; empty where [`pressing`] shows it already.
pub fn upon(screen: &Screen, view: &ChangeView, clock: &str) -> String {
    let pressed = |state| matches!(state, ClockState::Overdue | ClockState::Due);
    view.clocks
        .iter()
        .filter(|one| one.id == clock && !pressed(one.state))
        .map(|one| clock::lines(screen, one, true))
        .collect()
}

/// What is overdue or due after a write.
pub fn pressing(screen: &Screen, view: &ChangeView) -> String {
    let mut out = String::new();
    let pressing: Vec<_> = view
        .clocks
        .iter()
        .filter(|c| matches!(c.state, ClockState::Overdue | ClockState::Due))
        .collect();
    for one in pressing.iter().take(SHOWN) {
        out.push_str(&clock::lines(screen, one, false));
    }
    if pressing.len() > SHOWN {
        let more = count(pressing.len() - SHOWN, "more clock");
        out.push_str(&format!(
            "{} {}\n",
            paint(palette::DUE, &more),
            paint(TYPE, "irc status")
        ));
    }
    out
}
