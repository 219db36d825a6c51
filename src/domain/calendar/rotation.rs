//! When duty changes hands: every so many weeks, on a day of the week, at a time on the wall of a zone.
//!
//! Keeps the time on the wall through changes of summer time, so that a shift may last an hour more or less, and no
//! instant has nobody or two on duty. Refuses to know who is on duty: that is `duty`.

use std::borrow::Cow;
use std::fmt;

use jiff::Span;
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::{TimeOfDay, Weekday};
use crate::domain::instant::Instant;
use crate::domain::zone::Zone;

/// Days of a week.
const WEEK: i32 = 7;

/// The day on which a rota begins, such as `2026-01-05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Cow<'_, str>", into = "String")]
pub struct Begin(Date);

impl fmt::Display for Begin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl From<Begin> for String {
    fn from(begin: Begin) -> Self {
        begin.to_string()
    }
}

impl TryFrom<Cow<'_, str>> for Begin {
    type Error = String;

    fn try_from(text: Cow<'_, str>) -> Result<Self, String> {
        let read = text.trim().parse().map(Self);
        read.map_err(|_| format!("`{text}` is no date; write `2026-01-05`"))
    }
}

impl JsonSchema for Begin {
    fn schema_name() -> Cow<'static, str> {
        "Begin".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A date such as `2026-01-05`",
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        })
    }
}

/// How duty changes hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Day of change.
    pub day: Weekday,
    /// Time of change.
    pub at: TimeOfDay,
    /// Length of a shift in weeks; 0 counts as 1.
    pub weeks: u8,
    /// A day of the first shift; absent: of several weeks the first is counted from 1970, so that everyone counts the same.
    pub begin: Option<Begin>,
}

impl Turn {
    /// The number of the shift that holds `now`, counted from 0 at the first; negative before it.
    pub fn number(&self, now: Instant, zone: &Zone) -> i32 {
        let mut date = zone.day(now);
        while Weekday::of(date) != self.day || self.at.at(date, zone) > now {
            let Ok(before) = date.yesterday() else { break };
            date = before;
        }
        days(self.first(), date).div_euclid(WEEK * self.length())
    }

    /// Start and end of a shift by its number; the end is the next one's start.
    pub fn shift(&self, number: i32, zone: &Zone) -> (Instant, Instant) {
        let start = |number: i32| {
            let weeks = number.saturating_mul(self.length());
            let span = Span::new().try_weeks(weeks).unwrap_or_default();
            self.at.at(self.first().saturating_add(span), zone)
        };
        (start(number), start(number.saturating_add(1)))
    }

    /// The day on which the first shift begins: the day of change at or before the day that was named.
    fn first(&self) -> Date {
        let epoch = Date::constant(1970, 1, 1);
        let mut date = self.begin.map_or(epoch, |begin| begin.0);
        // Without a day of its own the first shift begins in the week that begins with 1970.
        let step = if self.begin.is_some() { -1 } else { 1 };
        while Weekday::of(date) != self.day {
            let next = date.saturating_add(Span::new().days(step));
            if next == date {
                break;
            }
            date = next;
        }
        date
    }

    fn length(&self) -> i32 {
        i32::from(self.weeks.max(1))
    }
}

fn days(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Instant {
        Instant::parse_rfc3339(text).unwrap()
    }

    fn zone(name: &str) -> Zone {
        Zone::named(name).unwrap()
    }

    fn turn(day: Weekday, time: &str, weeks: u8) -> Turn {
        let at = TimeOfDay::parse(time).unwrap();
        let begin = None;
        Turn {
            day,
            at,
            weeks,
            begin,
        }
    }

    /// Start, end on the wall, and the length in minutes, of the shift that holds a time.
    fn shift(turn: &Turn, zone: &Zone, now: &str) -> (String, String, i64) {
        let (start, end) = turn.shift(turn.number(at(now), zone), zone);
        let minutes = end.since(start) / 60;
        (zone.date_hm(start), zone.date_hm(end), minutes)
    }

    const WEEK_MINUTES: i64 = 168 * 60;

    #[test]
    fn a_week_keeps_its_wall_time_through_both_changes_in_every_zone() {
        // Zone, a moment in the week, its hand-offs, and by how many minutes it differs from 168 h.
        let cases = [
            (
                "Europe/Berlin",
                "2026-03-28T12:00:00Z",
                "2026-03-23",
                "2026-03-30",
                -60,
            ),
            (
                "Europe/Berlin",
                "2026-10-24T12:00:00Z",
                "2026-10-19",
                "2026-10-26",
                60,
            ),
            (
                "America/New_York",
                "2026-03-07T12:00:00Z",
                "2026-03-02",
                "2026-03-09",
                -60,
            ),
            (
                "America/New_York",
                "2026-10-31T12:00:00Z",
                "2026-10-26",
                "2026-11-02",
                60,
            ),
            // Half an hour of summer time, on the other half of the globe.
            (
                "Australia/Lord_Howe",
                "2026-04-03T12:00:00Z",
                "2026-03-30",
                "2026-04-06",
                30,
            ),
            (
                "Australia/Lord_Howe",
                "2026-10-02T12:00:00Z",
                "2026-09-28",
                "2026-10-05",
                -30,
            ),
            // No summer time at all.
            (
                "Asia/Kolkata",
                "2026-03-28T12:00:00Z",
                "2026-03-23",
                "2026-03-30",
                0,
            ),
        ];
        let monday = turn(Weekday::Mon, "9:00", 1);
        for (name, now, start, end, differs) in cases {
            let wall = |day: &str| format!("{day} 09:00");
            assert_eq!(
                shift(&monday, &zone(name), now),
                (wall(start), wall(end), WEEK_MINUTES + differs),
                "{name} {now}"
            );
        }
    }

    #[test]
    fn the_hand_off_itself_belongs_to_the_next_shift() {
        let (monday, berlin) = (turn(Weekday::Mon, "9:00", 1), zone("Europe/Berlin"));
        let number = |text| monday.number(at(text), &berlin);
        // 09:00 is 07:00 UTC before the change and 08:00 UTC after it.
        assert_eq!(
            number("2026-10-26T07:59:59Z") + 1,
            number("2026-10-26T08:00:00Z")
        );
        assert_eq!(
            number("2026-03-30T06:59:59Z") + 1,
            number("2026-03-30T07:00:00Z")
        );
    }

    #[test]
    fn a_hand_off_inside_the_change_itself_happens_once() {
        // 02:30 does not exist on 2026-03-29 in Berlin, and comes twice on 2026-10-25.
        let (sunday, berlin) = (turn(Weekday::Sun, "02:30", 1), zone("Europe/Berlin"));
        let skipped = shift(&sunday, &berlin, "2026-03-29T12:00:00Z");
        assert_eq!(skipped.0, "2026-03-29 03:30");
        assert_eq!(skipped.1, "2026-04-05 02:30");
        let twice = sunday.number(at("2026-10-25T00:30:00Z"), &berlin);
        assert_eq!(
            sunday.number(at("2026-10-25T00:29:59Z"), &berlin),
            twice - 1
        );
        assert_eq!(sunday.number(at("2026-10-25T01:30:00Z"), &berlin), twice);
        // Lord Howe sets its clocks forward from 02:00 to 02:30.
        let island = zone("Australia/Lord_Howe");
        let skipped = turn(Weekday::Sun, "02:15", 1);
        assert_eq!(
            shift(&skipped, &island, "2026-10-04T12:00:00Z").0,
            "2026-10-04 02:45"
        );
    }

    #[test]
    fn a_rota_begins_in_the_week_of_the_day_that_was_named() {
        let berlin = zone("Europe/Berlin");
        let begin = |text: &str| Begin::try_from(Cow::Borrowed(text)).unwrap();
        for day in ["2026-01-05", "2026-01-07", "2026-01-11"] {
            let fortnight = Turn {
                begin: Some(begin(day)),
                ..turn(Weekday::Mon, "9:00", 2)
            };
            let number = |text| fortnight.number(at(text), &berlin);
            assert_eq!(number("2026-01-05T07:59:59Z"), -1, "{day}");
            assert_eq!(number("2026-01-05T08:00:00Z"), 0);
            assert_eq!(number("2026-01-19T07:59:59Z"), 0);
            assert_eq!(number("2026-01-19T08:00:00Z"), 1);
        }
        assert!(Begin::try_from(Cow::Borrowed("05.01.2026")).is_err());
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        let monday = turn(Weekday::Mon, "24:00", 255);
        for now in [i64::MIN, -1, 0, i64::MAX] {
            let number = monday.number(Instant::from_unix(now), &zone("Europe/Berlin"));
            monday.shift(number, &zone("Europe/Berlin"));
        }
        monday.shift(i32::MAX, &Zone::utc());
        monday.shift(i32::MIN, &Zone::utc());
    }

    proptest! {
        #[test]
        fn nobody_and_two_are_never_on_duty(
            s in 0_i64..4_000_000_000,
            name in 0_usize..4,
            day in 0_usize..7,
            minutes in 0_i64..1440,
            weeks in 1_u8..5,
        ) {
            let names = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"];
            let days = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
            let zone = zone(names[name]);
            let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
            let turn = turn(days[day], &time, weeks);
            let now = Instant::from_unix(s);
            let number = turn.number(now, &zone);
            let (start, end) = turn.shift(number, &zone);
            prop_assert!(start <= now && now < end, "{start} {now} {end}");
            prop_assert_eq!(turn.shift(number + 1, &zone).0, end);
            prop_assert_eq!(turn.number(end, &zone), number + 1);
        }
    }
}
