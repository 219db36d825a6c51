//! Time that follows the wall: days, weeks, rotations and (in [`BusinessHours`]) the hours of work, in a zone.
//!
//! Keeps the time on the wall through changes of summer time; a time that is skipped becomes the one after the gap, a
//! repeated one its first. Refuses to know public holidays: nobody told it.

use std::borrow::Cow;
use std::fmt;

use jiff::Span;
use jiff::civil::{Date, DateTime, Time};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::instant::Instant;
use super::zone::Zone;

mod business;
mod rotation;
pub use business::{BusinessHours, NoHours};
pub use rotation::{Begin, Turn};

/// `at` moved by whole days on the wall of `zone`; saturates at the ends of time.
pub fn add_days(at: Instant, days: i64, zone: &Zone) -> Instant {
    if days == 0 {
        return at;
    }
    let moved = Span::new()
        .try_days(days)
        .and_then(|span| zone.civil(at).checked_add(span));
    match moved {
        Ok(civil) => zone.local(civil).forward(),
        Err(_) => at.plus(days.saturating_mul(86_400)),
    }
}

/// `at` moved by whole weeks on the wall of `zone`; saturates at the ends of time.
pub fn add_weeks(at: Instant, weeks: i64, zone: &Zone) -> Instant {
    add_days(at, weeks.saturating_mul(7), zone)
}

/// A day of the week, `mon` to `sun`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    #[serde(alias = "monday")]
    Mon,
    #[serde(alias = "tuesday")]
    Tue,
    #[serde(alias = "wednesday")]
    Wed,
    #[serde(alias = "thursday")]
    Thu,
    #[serde(alias = "friday")]
    Fri,
    #[serde(alias = "saturday")]
    Sat,
    #[serde(alias = "sunday")]
    Sun,
}

impl Weekday {
    /// `Monday`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mon => "Monday",
            Self::Tue => "Tuesday",
            Self::Wed => "Wednesday",
            Self::Thu => "Thursday",
            Self::Fri => "Friday",
            Self::Sat => "Saturday",
            Self::Sun => "Sunday",
        }
    }

    /// The day of the week on the wall of `zone` at `at`.
    pub fn at(at: Instant, zone: &Zone) -> Self {
        Self::of(zone.day(at))
    }

    fn of(date: Date) -> Self {
        match date.weekday() {
            jiff::civil::Weekday::Monday => Self::Mon,
            jiff::civil::Weekday::Tuesday => Self::Tue,
            jiff::civil::Weekday::Wednesday => Self::Wed,
            jiff::civil::Weekday::Thursday => Self::Thu,
            jiff::civil::Weekday::Friday => Self::Fri,
            jiff::civil::Weekday::Saturday => Self::Sat,
            jiff::civil::Weekday::Sunday => Self::Sun,
        }
    }
}

/// A time of day to the minute, `00:00` to `24:00`; `24:00` is the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Cow<'_, str>", into = "String")]
pub struct TimeOfDay {
    minutes: i16,
}

impl TimeOfDay {
    /// Reads `9:00`, `09:00` or `24:00`; `None` for all else.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once(':')?;
        let number = |digits: &str, least: usize| {
            let plain =
                (least..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| digits.parse::<i16>().ok()).flatten()
        };
        let (hour, minute) = (number(hour, 1)?, number(minute, 2)?);
        let minutes = hour * 60 + minute;
        (minute < 60 && minutes <= 24 * 60).then_some(Self { minutes })
    }

    fn on(self, date: Date) -> DateTime {
        let midnight = date.to_datetime(Time::midnight());
        midnight.saturating_add(Span::new().minutes(self.minutes))
    }

    fn at(self, date: Date, zone: &Zone) -> Instant {
        zone.local(self.on(date)).forward()
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

impl TryFrom<Cow<'_, str>> for TimeOfDay {
    type Error = String;

    fn try_from(text: Cow<'_, str>) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is no time of day; write `09:00`"))
    }
}

impl JsonSchema for TimeOfDay {
    fn schema_name() -> Cow<'static, str> {
        "TimeOfDay".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A time of day, `00:00` to `24:00`",
            "type": "string",
            "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9]$|^24:00$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse_rfc3339(text).unwrap()
    }

    fn berlin() -> Zone {
        Zone::named("Europe/Berlin").unwrap()
    }

    #[test]
    fn a_week_keeps_the_wall_time_through_summer_time() {
        let wednesday = at("2026-03-25T09:00:00Z");
        assert_eq!(
            add_weeks(wednesday, 1, &berlin()),
            at("2026-04-01T08:00:00Z")
        );
        assert_eq!(
            add_weeks(wednesday, 1, &Zone::utc()),
            wednesday.plus(604_800)
        );
    }

    #[test]
    fn a_skipped_time_moves_forward() {
        let saturday = at("2026-03-28T01:30:00Z");
        assert_eq!(berlin().hm(saturday), "02:30");
        let sunday = add_days(saturday, 1, &berlin());
        assert_eq!(berlin().date_hm(sunday), "2026-03-29 03:30");
        assert_eq!(add_days(saturday, 0, &berlin()), saturday);
        assert_eq!(add_days(sunday, i64::MAX, &berlin()).unix(), i64::MAX);
    }
}
