//! What a screen is: its width, its zone, its present.

use crate::domain::instant::{Instant, Precision};
use crate::domain::zone::Zone;

pub use crate::text::span::span;

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

    /// The same as [`Self::known`] with its zone: what was typed is said back so that a slip in the zone shows.
    pub fn known_zone(&self, at: Instant, precision: Precision) -> String {
        match precision {
            Precision::About => format!("~{}", self.time_zone(at)),
            _ => self.time_zone(at),
        }
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
