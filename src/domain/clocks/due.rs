//! How many seconds a playbook's duration is, from a given anchor: hours elapse, days and weeks follow the wall,
//! business time follows the team's hours.
//!
//! Refuses to invent a figure: words, and business time without hours, have none.

use crate::domain::calendar::{BusinessHours, add_days};
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::timespan::{Calendar, Timespan};
use crate::domain::zone::Zone;

const DAY: i64 = 86_400;

/// Seconds from `anchor` to the moment to act, and to lateness (`None`: bare "immediate"); `None` for words.
pub(super) fn seconds(policy: &Policy, span: &Timespan, anchor: i64) -> Option<(i64, Option<i64>)> {
    if span.calendar == Some(Calendar::Business) && !span.immediate {
        let length = business(policy, &span.text, anchor)?;
        return Some((length, Some(length)));
    }
    let length = |seconds: i64| elapsed(policy, span.calendar, seconds, anchor);
    let late = span.late_s().map(length);
    if span.immediate {
        return Some((0, late));
    }
    let from = span.from_s().map(length)?;
    Some((from, late))
}

/// The playbook's zone, if it names one that exists.
pub(super) fn zone(policy: &Policy) -> Option<Zone> {
    Zone::named(policy.zone.as_deref()?).ok()
}

/// What must be said beside a due that follows the calendar without a zone.
pub(super) fn remark(policy: &Policy, span: &Timespan) -> Option<String> {
    let by_day = matches!(span.calendar, Some(Calendar::Days | Calendar::Weeks));
    let hours = span.calendar == Some(Calendar::Business) && policy.business_hours.is_some();
    if zone(policy).is_some() || span.immediate {
        return None;
    }
    match (by_day, hours) {
        (true, _) => Some("zone not stated: a day is counted as 24 h".to_owned()),
        (_, true) => Some("zone not stated: business hours are read in UTC".to_owned()),
        _ => None,
    }
}

fn elapsed(policy: &Policy, calendar: Option<Calendar>, seconds: i64, anchor: i64) -> i64 {
    let by_day = matches!(calendar, Some(Calendar::Days | Calendar::Weeks));
    match zone(policy) {
        Some(zone) if by_day => {
            let start = Instant::from_unix(anchor);
            add_days(start, seconds / DAY, &zone)
                .plus(seconds % DAY)
                .since(start)
        }
        _ => seconds,
    }
}

/// `next business day`, `3 business days`, `4 business hours`.
fn business(policy: &Policy, text: &str, anchor: i64) -> Option<i64> {
    let hours: &BusinessHours = policy.business_hours.as_ref()?;
    let zone = zone(policy).unwrap_or_default();
    let words = text.to_lowercase();
    let count = words
        .split(|c: char| !c.is_ascii_digit())
        .find(|digits| !digits.is_empty());
    let count: u32 = match count {
        Some(digits) => digits.parse().ok()?,
        None if words.contains("next") => 1,
        None => return None,
    };
    let start = Instant::from_unix(anchor);
    let end = if words.contains("hour") {
        hours.add_business_seconds(start, i64::from(count) * 3600, &zone)?
    } else {
        hours.add_business_days(start, count, &zone)
    };
    Some(end.since(start))
}
