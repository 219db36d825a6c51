//! The only place where meaning becomes colour. Styles are always written; the stream strips them where they are not wanted.

use anstyle::{AnsiColor, Style};

use crate::domain::clocks::ClockState;

/// Bold.
pub const STRONG: Style = Style::new().bold();
/// Out of the way.
pub const QUIET: Style = Style::new().dimmed();
/// Late.
pub const LATE: Style = AnsiColor::Red.on_default().bold();
/// Act now.
pub const DUE: Style = AnsiColor::Yellow.on_default().bold();
/// Fine.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// What to type.
pub const TYPE: Style = AnsiColor::Cyan.on_default();

/// Text in a style.
pub fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// A severity by its rank: 1 is the worst; 0 is unknown.
pub const fn rank(rank: usize) -> Style {
    match rank {
        1 => AnsiColor::Red.on_default().bold(),
        2 => AnsiColor::Yellow.on_default().bold(),
        3 => AnsiColor::Cyan.on_default().bold(),
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
