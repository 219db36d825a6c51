//! How the board looks: the palette that is handed in, made into styles of its own, and the reader's zone.
//!
//! Refuses to choose colours: what means what is for the one palette of all screens.

use anstyle::{AnsiColor, Effects};
use ratatui::style::{Color, Modifier, Style};

use crate::domain::clocks::ClockState;
use crate::domain::instant::Instant;
use crate::domain::zone::Zone;

/// Meaning as style, for every screen the same.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// A severity by its rank.
    pub rank: fn(usize) -> anstyle::Style,
    /// A clock by its state.
    pub clock: fn(ClockState) -> anstyle::Style,
    /// What stands out.
    pub strong: anstyle::Style,
    /// What stands back.
    pub quiet: anstyle::Style,
    /// What is wrong.
    pub late: anstyle::Style,
    /// What is done.
    pub good: anstyle::Style,
    /// What to type.
    pub typed: anstyle::Style,
}

/// How the board looks.
#[derive(Clone, Debug)]
pub struct Look {
    /// Meaning as style.
    pub palette: Palette,
    /// Colours are wanted; bold, dim and reversed are none.
    pub colour: bool,
    /// The reader's zone.
    pub zone: Zone,
}

impl Look {
    /// A style of the palette, as the board draws it.
    pub fn style(&self, style: anstyle::Style) -> Style {
        let effects = style.get_effects();
        let mut out = Style::new();
        for (effect, modifier) in [
            (Effects::BOLD, Modifier::BOLD),
            (Effects::DIMMED, Modifier::DIM),
            (Effects::UNDERLINE, Modifier::UNDERLINED),
        ] {
            if effects.contains(effect) {
                out = out.add_modifier(modifier);
            }
        }
        if let (Some(anstyle::Color::Ansi(ansi)), true) = (style.get_fg_color(), self.colour) {
            out = out.fg(colour(ansi));
        }
        if let (Some(anstyle::Color::Ansi(ansi)), true) = (style.get_bg_color(), self.colour) {
            out = out.bg(colour(ansi));
        }
        out
    }

    pub(super) fn clock(&self, state: ClockState) -> Style {
        self.style((self.palette.clock)(state))
    }

    pub(super) fn rank(&self, rank: usize) -> Style {
        self.style((self.palette.rank)(rank))
    }

    pub(super) fn quiet(&self) -> Style {
        self.style(self.palette.quiet)
    }

    pub(super) fn strong(&self) -> Style {
        self.style(self.palette.strong)
    }

    /// `14:32`, with the date where it is another day than today.
    pub(super) fn time(&self, at: Instant, now: Instant) -> String {
        self.zone.hm_beside(at, now)
    }
}

const fn colour(ansi: AnsiColor) -> Color {
    match ansi {
        AnsiColor::Black => Color::Black,
        AnsiColor::Red => Color::Red,
        AnsiColor::Green => Color::Green,
        AnsiColor::Yellow => Color::Yellow,
        AnsiColor::Blue => Color::Blue,
        AnsiColor::Magenta => Color::Magenta,
        AnsiColor::Cyan => Color::Cyan,
        AnsiColor::White => Color::Gray,
        AnsiColor::BrightBlack => Color::DarkGray,
        AnsiColor::BrightRed => Color::LightRed,
        AnsiColor::BrightGreen => Color::LightGreen,
        AnsiColor::BrightYellow => Color::LightYellow,
        AnsiColor::BrightBlue => Color::LightBlue,
        AnsiColor::BrightMagenta => Color::LightMagenta,
        AnsiColor::BrightCyan => Color::LightCyan,
        AnsiColor::BrightWhite => Color::White,
    }
}
