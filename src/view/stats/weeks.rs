//! Promises by the week in which they fell due. Weeks are ISO weeks in UTC, so that everybody counts the same.
//!
//! Refuses gaps: a week in which nothing fell due is there with zeros, or a chart would lie.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::instant::Instant;
use crate::domain::zone::Zone;
use crate::view::review::{Counts, Promise};

const WEEK_S: i64 = 7 * 86_400;
/// Thursday 1970-01-01 was three days after its Monday.
const MONDAY_S: i64 = -3 * 86_400;
/// A longer span of weeks is a slip in somebody's dates: only the last of them are kept.
const MOST: usize = 5 * 53;

/// One week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WeekStats {
    /// `2026-W47`.
    pub week: String,
    /// Its Monday, 00:00 UTC.
    pub from: Instant,
    /// Promises that fell due in it.
    pub promises: Counts,
}

/// Promises by the Monday of their week; what is still open, or has no time at all, is in none.
pub(super) fn of(promises: &[Promise]) -> BTreeMap<Instant, Counts> {
    let mut weeks: BTreeMap<Instant, Vec<&Promise>> = BTreeMap::new();
    for promise in promises {
        let due = promise
            .late_after
            .or(promise.due_from)
            .or(promise.not_before);
        let decided = promise.grade.is_some() || promise.is_broken();
        if let (Some(due), true) = (due, decided) {
            weeks.entry(monday(due)).or_default().push(promise);
        }
    }
    weeks
        .into_iter()
        .map(|(monday, promises)| (monday, Counts::of(promises)))
        .collect()
}

/// The weeks of many incidents, from the first to the last without gaps.
pub(super) fn filled<'w>(
    all: impl IntoIterator<Item = &'w BTreeMap<Instant, Counts>>,
) -> Vec<WeekStats> {
    let mut sums: BTreeMap<Instant, Counts> = BTreeMap::new();
    for weeks in all {
        for (monday, counts) in weeks {
            sums.entry(*monday).or_default().add(counts);
        }
    }
    let (Some((first, _)), Some((last, _))) = (sums.first_key_value(), sums.last_key_value())
    else {
        return Vec::new();
    };
    let (first, last) = (*first, *last);
    let count = usize::try_from(last.since(first) / WEEK_S + 1).unwrap_or(MOST);
    let kept = i64::try_from(count.min(MOST)).unwrap_or(1);
    (0..kept)
        .map(|index| last.plus(-(kept - 1 - index) * WEEK_S))
        .map(|from| WeekStats {
            week: name(from),
            from,
            promises: sums.get(&from).copied().unwrap_or_default(),
        })
        .collect()
}

fn monday(at: Instant) -> Instant {
    let into = at.unix().saturating_sub(MONDAY_S).rem_euclid(WEEK_S);
    at.plus(-into)
}

fn name(monday: Instant) -> String {
    let week = Zone::utc().day(monday).iso_week_date();
    format!("{}-W{:02}", week.year(), week.week())
}
