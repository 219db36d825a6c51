//! The hours in which a team works, and the promises that count only those.
//!
//! Refuses public holidays (nobody told them) and hours that cross midnight.

use std::fmt;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{TimeOfDay, Weekday};
use crate::domain::instant::Instant;
use crate::domain::zone::Zone;

/// When a team works, the same hours on each of its days, in the playbook's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Written")]
pub struct BusinessHours {
    days: Vec<Weekday>,
    open: TimeOfDay,
    close: TimeOfDay,
}

/// Business hours as a playbook writes them: the days, and when they open and close.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Written {
    /// The days of work.
    days: Vec<Weekday>,
    /// When they begin.
    open: TimeOfDay,
    /// When they end, on the same day.
    close: TimeOfDay,
}

/// Why business hours cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoHours {
    /// No day of work is named.
    NoDays,
    /// They would end before they begin; a night shift is not expressed.
    Backwards {
        /// The beginning.
        open: TimeOfDay,
        /// The end.
        close: TimeOfDay,
    },
}

impl fmt::Display for NoHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDays => f.write_str("business hours name no day; write `days: [mon, tue]`"),
            Self::Backwards { open, close } => {
                write!(f, "business hours end ({close}) before they begin ({open})")
            }
        }
    }
}

impl TryFrom<Written> for BusinessHours {
    type Error = NoHours;

    fn try_from(written: Written) -> Result<Self, NoHours> {
        Self::new(written.days, written.open, written.close)
    }
}

impl BusinessHours {
    /// Hours from `open` to `close` on each of `days`.
    pub fn new(mut days: Vec<Weekday>, open: TimeOfDay, close: TimeOfDay) -> Result<Self, NoHours> {
        if days.is_empty() {
            return Err(NoHours::NoDays);
        }
        if open >= close {
            return Err(NoHours::Backwards { open, close });
        }
        days.sort_unstable();
        days.dedup();
        Ok(Self { days, open, close })
    }

    /// The days of work, Monday first.
    pub fn days(&self) -> &[Weekday] {
        &self.days
    }

    /// When they begin.
    pub fn open(&self) -> TimeOfDay {
        self.open
    }

    /// When they end.
    pub fn close(&self) -> TimeOfDay {
        self.close
    }

    /// The end of the hours on the next day of work after the day of `at`.
    pub fn end_of_next_business_day(&self, at: Instant, zone: &Zone) -> Instant {
        self.add_business_days(at, 1, zone)
    }

    /// The end of the hours on the `days`-th day of work after the day of `at`; 0 is `at` itself.
    pub fn add_business_days(&self, at: Instant, days: u32, zone: &Zone) -> Instant {
        if days == 0 {
            return at;
        }
        let mut date = zone.day(at);
        let mut left = days;
        while left > 0 {
            let Ok(next) = date.tomorrow() else { break };
            date = next;
            left -= u32::from(self.works_on(date));
        }
        self.close.at(date, zone)
    }

    /// The instant at which `seconds` of business time have passed since `at`; a time that runs out at closing ends there.
    /// `None` if that is not within a century.
    pub fn add_business_seconds(&self, at: Instant, seconds: i64, zone: &Zone) -> Option<Instant> {
        if seconds <= 0 {
            return Some(at);
        }
        let mut left = seconds;
        let mut date = zone.day(at);
        for _ in 0..36_525 {
            if self.works_on(date) {
                let from = self.open.at(date, zone).max(at);
                let room = self.close.at(date, zone).since(from).max(0);
                if left <= room {
                    return Some(from.plus(left));
                }
                left -= room;
            }
            date = date.tomorrow().ok()?;
        }
        None
    }

    fn works_on(&self, date: Date) -> bool {
        self.days.contains(&Weekday::of(date))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse_rfc3339(text).unwrap()
    }

    fn office() -> BusinessHours {
        serde_json::from_str(
            r#"{"days":["mon","tue","wed","thu","friday"],"open":"9:00","close":"17:00"}"#,
        )
        .unwrap()
    }

    #[test]
    fn the_next_business_day_ends_with_its_hours() {
        let end = |text| {
            let zone = Zone::utc();
            zone.date_hm(office().end_of_next_business_day(at(text), &zone))
        };
        assert_eq!(end("2026-11-20T18:00:00Z"), "2026-11-23 17:00");
        assert_eq!(end("2026-11-21T12:00:00Z"), "2026-11-23 17:00");
        assert_eq!(end("2026-11-18T03:00:00Z"), "2026-11-19 17:00");
        let third = office().add_business_days(at("2026-11-18T10:00:00Z"), 3, &Zone::utc());
        assert_eq!(Zone::utc().date_hm(third), "2026-11-23 17:00");
    }

    #[test]
    fn business_seconds_pass_in_business_hours_only() {
        let after = |text, hours: i64| {
            let zone = Zone::utc();
            let end = office().add_business_seconds(at(text), hours * 3600, &zone);
            zone.date_hm(end.unwrap())
        };
        assert_eq!(after("2026-11-20T16:00:00Z", 1), "2026-11-20 17:00");
        assert_eq!(after("2026-11-20T16:00:00Z", 2), "2026-11-23 10:00");
        assert_eq!(after("2026-11-21T03:00:00Z", 8), "2026-11-23 17:00");
        assert_eq!(after("2026-11-20T03:00:00Z", 4), "2026-11-20 13:00");
        assert_eq!(
            office().add_business_seconds(at("2026-11-20T03:00:00Z"), i64::MAX, &Zone::utc()),
            None
        );
    }

    #[test]
    fn hours_that_cannot_be_are_refused() {
        let read = serde_json::from_str::<BusinessHours>;
        for wrong in [
            r#"{"days":[],"open":"9:00","close":"17:00"}"#,
            r#"{"days":["mon"],"open":"17:00","close":"9:00"}"#,
            r#"{"days":["mon"],"open":"25:00","close":"26:00"}"#,
            r#"{"days":["mon"],"open":"9","close":"17:00"}"#,
            r#"{"days":["moon"],"open":"9:00","close":"17:00"}"#,
            r#"{"days":["mon"],"open":"9:00","close":"17:00","lunch":"12:00"}"#,
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        let whole = r#"{"days":["mon"],"open":"00:00","close":"24:00"}"#;
        assert_eq!(serde_json::to_string(&read(whole).unwrap()).unwrap(), whole);
    }
}
