//! The only place where meaning becomes colour. Styles are always written; the stream strips them where they are not wanted.
//!
//! Every colour reads on a dark and on a light background: yellow and cyan letters vanish on white, so what is to be done
//! now is black on yellow, and what is to be typed is magenta.

use anstyle::{AnsiColor, Color, Style};

use crate::domain::clocks::ClockState;

/// Bold.
pub const STRONG: Style = Style::new().bold();
/// Out of the way.
pub const QUIET: Style = Style::new().dimmed();
/// Late.
pub const LATE: Style = AnsiColor::Red.on_default().bold();
/// Act now.
pub const DUE: Style = Style::new()
    .fg_color(Some(Color::Ansi(AnsiColor::Black)))
    .bg_color(Some(Color::Ansi(AnsiColor::Yellow)));
/// Fine.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// What to type.
pub const TYPE: Style = AnsiColor::Magenta.on_default();

/// Text in a style.
pub fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// A severity by its rank: 1 is the worst; 0 is unknown.
pub const fn rank(rank: usize) -> Style {
    match rank {
        1 => AnsiColor::Red.on_default().bold(),
        2 => DUE,
        3 => AnsiColor::Magenta.on_default().bold(),
        _ => Style::new().bold(),
    }
}

/// A clock by its state.
pub const fn clock(state: ClockState) -> Style {
    match state {
        ClockState::Overdue | ClockState::Missed | ClockState::Late => LATE,
        ClockState::Due | ClockState::Soon | ClockState::Asks | ClockState::Blocked => DUE,
        ClockState::Met => GOOD,
        _ => Style::new(),
    }
}
