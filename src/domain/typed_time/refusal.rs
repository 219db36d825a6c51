//! Why a typed time was not taken, and what to type instead.
//!
//! Refuses to decide for the person: readings that are possible are handed over as candidates.

use super::as_typed;
use crate::domain::instant::Instant;
use crate::domain::zone::Zone;
use crate::text::count::or_list;
use crate::text::cut::to_columns;
use crate::text::safe::Safe;

/// A typed time that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTime {
    /// What was typed.
    pub text: String,
    /// Why it was not taken.
    pub why: Why,
    /// What it may have meant, in order; none of them lies ahead of now, unless a time ahead was asked for.
    pub candidates: Vec<Instant>,
}

/// Why a typed time was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It cannot be read.
    Unreadable(Slip),
    /// No reading lies within the incident.
    OutsideWindow,
    /// Several readings do: on several days, or in an hour that the clocks repeated.
    SeveralReadings,
    /// The only reading is more than twelve hours ago.
    FarAway,
    /// The clocks were set forward past it.
    Skipped,
    /// It has not happened yet.
    Future,
    /// A time ahead was asked for, and it lies behind.
    Passed,
}

/// What is wrong with a text that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Nothing was typed.
    Empty,
    /// A day without a time.
    MissingTime,
    /// `2:32pm`; the same on 24 hours, where it can be told.
    TwelveHours(Option<String>),
    /// `11/12/2026` or `21.11.2026`.
    ForeignDate,
    /// `24:00`, `25:00`, `14:60`.
    NoSuchTime,
    /// `2026-02-30`, or a day before 1970.
    NoSuchDate,
    /// A zone's abbreviation that is not in force there and then.
    UnknownZone(String),
    /// Anything else, where a time ahead was asked for.
    Ahead,
    /// Anything else.
    Other,
}

impl NoTime {
    /// What was not taken: "`14:32` was not taken as a time".
    pub fn what(&self) -> String {
        let safe = Safe::line(&self.text);
        format!(
            "`{}` was not taken as a time",
            to_columns(safe.as_str(), 40)
        )
    }

    /// Why, as half a sentence.
    pub fn reason(&self) -> String {
        match &self.why {
            Why::Unreadable(slip) => slip.reason(),
            Why::OutsideWindow => "no such time lies within the incident".to_owned(),
            Why::SeveralReadings => "it has several readings".to_owned(),
            Why::FarAway => "the only reading within the incident is over 12 h ago".to_owned(),
            Why::Skipped => "the clocks were set forward past it".to_owned(),
            Why::Future => "it has not happened yet".to_owned(),
            Why::Passed => "it has passed already".to_owned(),
        }
    }

    /// What to type instead; candidates are written so that they have one reading in `zone`.
    pub fn hint(&self, zone: &Zone) -> String {
        if let Why::Unreadable(slip) = &self.why {
            return slip.hint();
        }
        let typed: Vec<String> = self
            .candidates
            .iter()
            .map(|at| format!("`{}`", as_typed(*at, zone)))
            .collect();
        if !typed.is_empty() {
            format!("type {}", or_list(&typed))
        } else if self.why == Why::Future {
            "type `now`, or a time that has passed".to_owned()
        } else if self.why == Why::Passed {
            "type `30m`, `14:32`, or the day too: `2026-11-21 14:32`".to_owned()
        } else {
            "type the day too: `2026-11-21 14:32`".to_owned()
        }
    }
}

impl Slip {
    fn reason(&self) -> String {
        match self {
            Self::Empty => "nothing was typed".to_owned(),
            Self::MissingTime => "the time of day is missing".to_owned(),
            Self::TwelveHours(_) => "times are read on 24 hours".to_owned(),
            Self::ForeignDate => "such a date has two readings".to_owned(),
            Self::NoSuchTime => "there is no such time of day".to_owned(),
            Self::NoSuchDate => "there is no such day, or it lies before 1970".to_owned(),
            Self::UnknownZone(word) => {
                format!("`{}` is not the zone's name then", word.to_uppercase())
            }
            Self::Ahead | Self::Other => "it cannot be read".to_owned(),
        }
    }

    fn hint(&self) -> String {
        match self {
            Self::TwelveHours(Some(time)) => format!("type `{time}`"),
            Self::ForeignDate => "type the day as `2026-11-21 14:32`".to_owned(),
            Self::MissingTime => "type both: `2026-11-21 14:32` or `yesterday 23:50`".to_owned(),
            Self::NoSuchTime => "type `00:00` to `23:59`; midnight begins the next day".to_owned(),
            Self::UnknownZone(_) => "type `14:32Z` or `14:32+01:00`".to_owned(),
            Self::Ahead => "type `30m`, `14:32` or `2026-11-21 14:32`".to_owned(),
            _ => {
                "type `14:32`, `~14:05`, `-12m`, `yesterday 23:50` or `2026-11-21 14:32`".to_owned()
            }
        }
    }
}
