//! Times and durations as people type them, read against the incident that they belong to.
//!
//! Refuses to guess: a time with two readings, none, or one that lies ahead is handed back with its candidates.

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use super::instant::{Instant, Precision};
use super::zone::{Local, Zone};

mod ahead;
mod due;
mod grammar;
mod refusal;

pub use ahead::read_ahead;
pub use due::read_due;
use grammar::{Day, Form, Place, Point};
pub use refusal::{NoTime, Slip, Why};

/// Seconds ahead of now up to which a typed time means now: the clock on the wall may be a little fast.
const AHEAD_S: i64 = 120;
/// Seconds before the start of the impact in which facts of the incident may lie.
const LEAD_S: i64 = 2 * 3600;
/// Seconds before now beyond which a bare `14:32` is asked about.
const FAR_S: i64 = 12 * 3600;
/// Days of a long incident that are searched for a bare `14:32`; two of them are too many already.
const DAYS: i64 = 6;
/// Seconds in ten years: a longer duration is a slip.
const LONGEST_S: i64 = 3_653 * 86_400;

/// The time in which an incident's facts lie; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its begin.
    pub from: Instant,
    /// Its end.
    pub until: Instant,
}

impl Window {
    /// From two hours before `start` (of the impact, else the declaration) until the incident was resolved, else now.
    pub fn of(start: Instant, resolved: Option<Instant>, now: Instant) -> Self {
        Self {
            from: start.plus(-LEAD_S),
            until: resolved.unwrap_or(now),
        }
    }

    /// A window that is still open takes what the clamp takes.
    fn last(self, now: Instant) -> Instant {
        if self.until >= now {
            now.plus(AHEAD_S)
        } else {
            self.until
        }
    }

    fn holds(self, at: Instant, now: Instant) -> bool {
        self.from <= at && at <= self.last(now)
    }
}

/// A typed time, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The instant, never after now.
    pub at: Instant,
    /// How exactly it was given.
    pub precision: Precision,
    /// It lay up to two minutes ahead and became now.
    pub clamped: bool,
}

/// Reads `now`, `14:32`, `14:32:05`, `~14:05`, `-12m`, `12m ago`, `today 14:32`, `yesterday 23:50`, `2026-11-21 14:32`,
/// `2026-11-21T14:32+01:00`, `@1795251399`; a time of day may end in `Z`, an offset, or the zone's own abbreviation.
/// A bare time of day is its one reading within `window`.
pub fn read(text: &str, now: Instant, zone: &Zone, window: Window) -> Result<Typed, NoTime> {
    let refuse = |why, candidates: Vec<Instant>| NoTime {
        text: text.to_owned(),
        why,
        candidates,
    };
    let form = grammar::read(text).map_err(|slip| refuse(Why::Unreadable(slip), Vec::new()))?;
    let found = match &form.point {
        Point::Now => Ok(now),
        Point::Ago(seconds) => Ok(now.plus(-seconds)),
        Point::Epoch(seconds) => Ok(Instant::from_unix(*seconds)),
        Point::Wall { day, time, place } => {
            Wall::new(*time, place, zone).and_then(|wall| match day.date(now, &wall.zone) {
                Some(date) => wall.on(date, now),
                None => wall.within(window, now),
            })
        }
    };
    let at = found.map_err(|(why, candidates)| refuse(why, candidates))?;
    if at.unix() < 0 {
        return Err(refuse(Why::Unreadable(Slip::NoSuchDate), Vec::new()));
    }
    if at > now.plus(AHEAD_S) {
        return Err(refuse(Why::Future, Vec::new()));
    }
    Ok(Typed {
        at: at.min(now),
        precision: precision(&form),
        clamped: at > now,
    })
}

fn precision(form: &Form) -> Precision {
    match (form.about, form.exact) {
        (true, _) => Precision::About,
        (false, true) => Precision::Second,
        (false, false) => Precision::Minute,
    }
}

impl Day {
    fn date(self, now: Instant, zone: &Zone) -> Option<Date> {
        match self {
            Self::Unsaid => None,
            Self::Today => Some(zone.day(now)),
            Self::Yesterday => Some(zone.day(now).saturating_sub(1.day())),
            Self::On(date) => Some(date),
        }
    }
}

type Found = Result<Instant, (Why, Vec<Instant>)>;

/// A time of day on the wall of a zone.
struct Wall<'p> {
    time: Time,
    zone: Zone,
    place: &'p Place,
}

impl<'p> Wall<'p> {
    fn new(time: Time, place: &'p Place, here: &Zone) -> Result<Self, (Why, Vec<Instant>)> {
        let zone = match place {
            Place::Offset(seconds) => Zone::fixed(*seconds),
            Place::Here | Place::Named { .. } => Some(here.clone()),
        };
        let zone = zone.ok_or((Why::Unreadable(Slip::Other), Vec::new()))?;
        Ok(Self { time, zone, place })
    }

    /// On a day that was said.
    fn on(&self, date: Date, now: Instant) -> Found {
        let readings = self.readings(&[date])?;
        let past: Vec<Instant> = keep(&readings, |at| at <= now.plus(AHEAD_S));
        match (past.as_slice(), readings.as_slice()) {
            ([one], _) => Ok(*one),
            ([], []) => Err((Why::Skipped, past_of(self.skipped(date), now))),
            ([], _) => Err((Why::Future, Vec::new())),
            _ => Err((Why::SeveralReadings, meant(past, now))),
        }
    }

    /// On the one day on which it lies within the window.
    fn within(&self, window: Window, now: Instant) -> Found {
        let day = |at| self.zone.day(at);
        let last = day(window.last(now));
        let first = day(window.from).max(last.saturating_sub(DAYS.days()));
        let days: Vec<Date> = first.series(1.day()).take_while(|d| *d <= last).collect();
        let inside = keep(&self.readings(&days)?, |at| window.holds(at, now));
        match inside.as_slice() {
            [one] if now.since(*one) <= FAR_S => Ok(*one),
            [_] => Err((Why::FarAway, past_of(self.around(window, now), now))),
            [] => {
                let skipped = days.into_iter().map(|date| self.skipped(date));
                let holds = |gap: &Vec<Instant>| gap.iter().any(|at| window.holds(*at, now));
                if let Some(gap) = skipped.into_iter().find(holds) {
                    return Err((Why::Skipped, past_of(gap, now)));
                }
                let around = self.around(window, now);
                Err((outside(&around, window, now), past_of(around, now)))
            }
            _ => Err((Why::SeveralReadings, meant(inside, now))),
        }
    }

    /// The readings that come to mind: at the ends of the window, yesterday and today.
    fn around(&self, window: Window, now: Instant) -> Vec<Instant> {
        let today = self.zone.day(now);
        let yesterday = today.saturating_sub(1.day());
        let ends = [window.from, window.last(now)].map(|at| self.zone.day(at));
        self.readings(&[ends[0], ends[1], yesterday, today])
            .unwrap_or_default()
    }

    /// The instants at which the wall shows this time on these days, in order.
    fn readings(&self, days: &[Date]) -> Result<Vec<Instant>, (Why, Vec<Instant>)> {
        let mut all = Vec::new();
        for date in days {
            match self.zone.local(date.to_datetime(self.time)) {
                Local::One(at) => all.push(at),
                Local::Two(a, b) => all.extend([a, b]),
                Local::None { .. } => {}
            }
        }
        all.sort_unstable();
        all.dedup();
        let Place::Named { word, offset } = self.place else {
            return Ok(all);
        };
        let named = keep(&all, |at| {
            (word.is_empty() || word.eq_ignore_ascii_case(&self.zone.abbreviation(at)))
                && offset.is_none_or(|s| s == self.zone.offset_s(at))
        });
        if named.is_empty() && !all.is_empty() {
            return Err((Why::Unreadable(Slip::UnknownZone(word.clone())), Vec::new()));
        }
        Ok(named)
    }

    /// Both sides of the gap in which this time lies on that day.
    fn skipped(&self, date: Date) -> Vec<Instant> {
        match self.zone.local(date.to_datetime(self.time)) {
            Local::None { before, after } => vec![before, after],
            _ => Vec::new(),
        }
    }
}

/// Of a running incident, what is nearer ahead than behind was meant for the future.
fn outside(around: &[Instant], window: Window, now: Instant) -> Why {
    let ahead = around.iter().map(|at| at.since(now)).filter(|s| *s > 0);
    let behind = around.iter().map(|at| now.since(*at)).filter(|s| *s >= 0);
    let nearest_behind = behind.min().unwrap_or(i64::MAX);
    if window.until >= now && ahead.min().is_some_and(|s| s < nearest_behind) {
        Why::Future
    } else {
        Why::OutsideWindow
    }
}

fn keep(instants: &[Instant], wanted: impl Fn(Instant) -> bool) -> Vec<Instant> {
    instants.iter().copied().filter(|at| wanted(*at)).collect()
}

/// What the clamp would make of each.
fn meant(mut instants: Vec<Instant>, now: Instant) -> Vec<Instant> {
    for at in &mut instants {
        *at = (*at).min(now);
    }
    instants
}

fn past_of(mut instants: Vec<Instant>, now: Instant) -> Vec<Instant> {
    instants.retain(|at| *at <= now);
    instants
}

/// A time for confirming what was understood: `14:32 CET (UTC+01:00)`, with seconds, date or `~` where they belong.
pub fn echo(at: Instant, precision: Precision, zone: &Zone, now: Instant) -> String {
    let time = match precision {
        Precision::Second => zone.hms_beside(at, now),
        Precision::Minute => zone.hm_beside(at, now),
        Precision::About => format!("~{}", zone.hm_beside(at, now)),
    };
    let (word, offset) = (zone.abbreviation(at), zone.offset(at));
    if word == offset {
        format!("{time} {word}")
    } else {
        format!("{time} {word} ({offset})")
    }
}

/// What to type so that exactly this instant is read in `zone`: `2026-11-21 14:32`, with an offset in a repeated hour.
pub fn as_typed(at: Instant, zone: &Zone) -> String {
    let text = if at == at.floor_minute() {
        zone.date_hm(at)
    } else {
        zone.date_hms(at)
    };
    if matches!(zone.local(zone.civil(at)), Local::One(_)) {
        return text;
    }
    let day_and_time = text.replace(' ', "T");
    match zone.offset(at).strip_prefix("UTC") {
        Some(offset) if !offset.is_empty() => format!("{day_and_time}{offset}"),
        _ => format!("{day_and_time}Z"),
    }
}

/// A text that is no duration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoDuration {
    /// What was typed.
    pub text: String,
    /// It can be read, but is longer than ten years.
    pub too_long: bool,
}

impl NoDuration {
    /// What to type instead.
    pub fn hint(&self) -> &'static str {
        "type `10m`, `2h`, `1h30m` or `3 days`"
    }
}

/// Reads `10m`, `2h`, `1h30m`, `3 days`: seconds, never negative; days and weeks are 24 h and 168 h here.
pub fn read_duration(text: &str) -> Result<i64, NoDuration> {
    let seconds = grammar::seconds(&text.to_ascii_lowercase()).map(|(seconds, _)| seconds);
    seconds
        .filter(|s| *s <= LONGEST_S)
        .ok_or_else(|| NoDuration {
            text: text.to_owned(),
            too_long: seconds.is_some(),
        })
}

#[cfg(test)]
mod tests;
