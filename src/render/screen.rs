//! What a screen is: its width, its zone, its present.

use crate::domain::instant::{Instant, Precision};
use crate::domain::zone::Zone;

/// What renderers need to know of the screen.
#[derive(Clone)]
pub struct Screen {
    /// Columns.
    pub width: usize,
    /// The reader's zone.
    pub zone: Zone,
    /// The present.
    pub now: Instant,
    /// A terminal: tables, shortened lists.
    pub tty: bool,
    /// Only plain letters.
    pub plain: bool,
}

impl Screen {
    /// `14:32`, with the date where it is another day than today.
    pub fn time(&self, at: Instant) -> String {
        self.zone.hm_beside(at, self.now)
    }

    /// `14:32 CET`, with the date where it is another day than today.
    pub fn time_zone(&self, at: Instant) -> String {
        self.zone.hm_zone_beside(at, self.now)
    }

    /// A time as exactly as it is known: `~14:05`, `14:32`.
    pub fn known(&self, at: Instant, precision: Precision) -> String {
        match precision {
            Precision::About => format!("~{}", self.time(at)),
            _ => self.time(at),
        }
    }

    /// Narrower than a comfortable terminal.
    pub const fn narrow(&self) -> bool {
        self.width < 60
    }
}

/// Seconds as people say them: `45s`, `4m`, `1h05m`, `2d3h`. The sign is dropped.
pub fn span(seconds: i64) -> String {
    let s = seconds.unsigned_abs();
    let (d, h, m) = (s / 86_400, s % 86_400 / 3600, s % 3600 / 60);
    match (d, h, m) {
        (0, 0, 0) => format!("{s}s"),
        (0, 0, m) if m < 5 && !s.is_multiple_of(60) => format!("{m}m{:02}s", s % 60),
        (0, 0, m) => format!("{m}m"),
        (0, h, 0) => format!("{h}h"),
        (0, h, m) => format!("{h}h{m:02}m"),
        (d, 0, _) => format!("{d}d"),
        (d, h, _) => format!("{d}d{h}h"),
    }
}
