//! Days, weeks and hours of business in a zone, counted one day after the other.

use irc::domain::policy::Policy;
use irc::domain::timespan::{Calendar, Timespan};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

fn zone(policy: &Policy) -> Option<TimeZone> {
    let name = policy.zone.as_ref()?;
    Some(TimeZone::get(name).unwrap())
}

/// Seconds to act and to lateness of a span from its anchor; none for words.
pub(super) fn figures(policy: &Policy, span: &Timespan, anchor: i64) -> Option<(i64, Option<i64>)> {
    let late = upper(policy, span, anchor);
    if span.immediate {
        return Some((0, late));
    }
    let lower = span.min_s.map(|n| days(policy, span, n, anchor));
    Some((lower.or(late)?, late))
}

/// Seconds to the upper end.
pub(super) fn upper(policy: &Policy, span: &Timespan, anchor: i64) -> Option<i64> {
    if span.calendar == Some(Calendar::Business) {
        return business(policy, &span.text, anchor);
    }
    span.max_s.map(|n| days(policy, span, n, anchor))
}

fn days(policy: &Policy, span: &Timespan, seconds: i64, anchor: i64) -> i64 {
    let Some(zone) = zone(policy).filter(|_| span.calendar.is_some()) else {
        return seconds;
    };
    let from = Timestamp::from_second(anchor).unwrap();
    let wall = from.to_zoned(zone.clone()).datetime();
    let wall = wall + Span::new().days(seconds / 86_400);
    wall.to_zoned(zone).unwrap().timestamp().as_second() - anchor
}

fn business(policy: &Policy, text: &str, anchor: i64) -> Option<i64> {
    let hours = policy.business_hours.as_ref()?;
    let zone = zone(policy).unwrap_or(TimeZone::UTC);
    let at = |date: Date, time: &dyn std::fmt::Display| {
        let time: Time = format!("{time}:00").parse().unwrap();
        let wall = date.to_datetime(time);
        wall.to_zoned(zone.clone()).unwrap().timestamp().as_second()
    };
    let works = |date: Date| {
        let name = format!("{:?}", date.weekday());
        hours.days().iter().any(|day| day.name() == name)
    };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let mut left: i64 = digits.parse().unwrap_or(1);
    let from = Timestamp::from_second(anchor).unwrap();
    let mut date = from.to_zoned(zone.clone()).date();
    if text.contains("hour") {
        left *= 3_600;
        loop {
            let open = at(date, &hours.open()).max(anchor);
            let there = (at(date, &hours.close()) - open).max(0);
            if works(date) && left <= there {
                return Some(open + left - anchor);
            }
            left -= if works(date) { there } else { 0 };
            date = date.tomorrow().unwrap();
        }
    }
    while left > 0 {
        date = date.tomorrow().unwrap();
        left -= i64::from(works(date));
    }
    Some(at(date, &hours.close()) - anchor)
}
