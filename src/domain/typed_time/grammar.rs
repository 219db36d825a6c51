//! From text to form: what was typed, before any clock or zone is asked.
//!
//! Refuses whatever has two readings in writing (`11/12/2026`, `2:32pm`), and says which slip it was.

use jiff::civil::{Date, Time};

use super::refusal::Slip;

/// Longer texts are no times.
const LONGEST: usize = 80;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) about: bool,
    /// Seconds were given, or nothing is coarser.
    pub(super) exact: bool,
    pub(super) point: Point,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Now,
    Epoch(i64),
    Ago(i64),
    Wall { day: Day, time: Time, place: Place },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    Unsaid,
    Today,
    Yesterday,
    On(Date),
}

/// Where the clock on the wall hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the zone that is used anyway.
    Here,
    /// At this many seconds east of UTC.
    Offset(i32),
    /// In the zone that is used anyway, while it has this abbreviation (any, if empty) and this offset.
    Named { word: String, offset: Option<i32> },
}

pub(super) fn read(text: &str) -> Result<Form, Slip> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Slip::Empty);
    }
    if text.len() > LONGEST {
        return Err(Slip::Other);
    }
    let lower = text.to_ascii_lowercase();
    let (about, rest) = match lower.strip_prefix('~') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, lower.as_str()),
    };
    let (point, exact) = point(rest)?;
    Ok(Form {
        about,
        exact,
        point,
    })
}

fn point(text: &str) -> Result<(Point, bool), Slip> {
    if text == "now" {
        return Ok((Point::Now, true));
    }
    if let Some(digits) = text.strip_prefix('@') {
        let seconds = number(digits, 1, 18).ok_or(Slip::Other)?;
        return Ok((Point::Epoch(seconds), true));
    }
    let ago = text
        .strip_prefix('-')
        .or_else(|| text.strip_suffix("ago").map(str::trim_end));
    if let Some(span) = ago {
        let (seconds, exact) = seconds(span).ok_or(Slip::Other)?;
        return Ok((Point::Ago(seconds), exact));
    }
    if let Some(slip) = known_slip(text) {
        return Err(slip);
    }
    let (day, rest) = day(text)?;
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && !":.,".contains(c))
        .unwrap_or(rest.len());
    let (time, place) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let (time, exact) = clock(time)?;
    let place = self::place(place)?;
    Ok((Point::Wall { day, time, place }, exact))
}

/// Ways of writing a time that others use and that could be read in two ways.
fn known_slip(text: &str) -> Option<Slip> {
    let dotless = text.replace('.', "");
    for (mark, later) in [("am", false), ("pm", true)] {
        let time = dotless.strip_suffix(mark).map(str::trim_end);
        if let Some(time) = time
            && time.ends_with(|c: char| c.is_ascii_digit())
        {
            return Some(Slip::TwelveHours(on_24_hours(time, later)));
        }
    }
    let date = text.split_whitespace().next().unwrap_or_default();
    let foreign = |mark: char| {
        let parts: Vec<&str> = date.split(mark).collect();
        parts.len() == 3 && parts.iter().all(|p| number(p, 1, 4).is_some())
    };
    (foreign('/') || foreign('.')).then_some(Slip::ForeignDate)
}

fn on_24_hours(time: &str, later: bool) -> Option<String> {
    let (hour, minute) = time.split_once(':').unwrap_or((time, "00"));
    let hour = number(hour, 1, 2).filter(|h| (1..=12).contains(h))?;
    let minute = number(minute, 2, 2).filter(|m| *m < 60)?;
    let hour = hour % 12 + if later { 12 } else { 0 };
    Some(format!("{hour:02}:{minute:02}"))
}

fn day(text: &str) -> Result<(Day, &str), Slip> {
    for (word, day) in [("today", Day::Today), ("yesterday", Day::Yesterday)] {
        if let Some(rest) = text.strip_prefix(word) {
            return if rest.is_empty() {
                Err(Slip::MissingTime)
            } else if rest.starts_with(char::is_whitespace) {
                Ok((day, rest.trim_start()))
            } else {
                Err(Slip::Other)
            };
        }
    }
    let Some((written, rest)) = text.split_at_checked(10) else {
        return Ok((Day::Unsaid, text));
    };
    let mut parts = written.split('-');
    let mut part = |length| number(parts.next()?, length, length)?.try_into().ok();
    let (Some(year), Some(month), Some(day)) = (part(4), part(2), part(2)) else {
        return Ok((Day::Unsaid, text));
    };
    let month = i8::try_from(month).map_err(|_| Slip::NoSuchDate)?;
    let day = i8::try_from(day).map_err(|_| Slip::NoSuchDate)?;
    let date: Date = Date::new(year, month, day).map_err(|_| Slip::NoSuchDate)?;
    let rest = match rest.strip_prefix('t') {
        Some(rest) => rest,
        None if rest.trim().is_empty() => return Err(Slip::MissingTime),
        None if rest.starts_with(char::is_whitespace) => rest.trim_start(),
        None => return Err(Slip::Other),
    };
    Ok((Day::On(date), rest))
}

/// `H:MM`, `HH:MM` or `HH:MM:SS`, with a fraction that is dropped; true if seconds were given.
fn clock(text: &str) -> Result<(Time, bool), Slip> {
    let (text, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let mut parts = text.split(':');
    let mut part = |least| number(parts.next()?, least, 2);
    let (hour, minute) = (part(1), part(2));
    let (Some(hour), Some(minute)) = (hour, minute) else {
        return Err(Slip::Other);
    };
    let second = match parts.next() {
        Some(digits) => Some(number(digits, 2, 2).ok_or(Slip::Other)?),
        None => None,
    };
    let fraction_fits =
        fraction.bytes().all(|b| b.is_ascii_digit()) && (fraction == "0" || second.is_some());
    if parts.next().is_some() || !fraction_fits {
        return Err(Slip::Other);
    }
    let small = |n: i64| i8::try_from(n).map_err(|_| Slip::NoSuchTime);
    let time = Time::new(small(hour)?, small(minute)?, small(second.unwrap_or(0))?, 0);
    Ok((time.map_err(|_| Slip::NoSuchTime)?, second.is_some()))
}

fn place(text: &str) -> Result<Place, Slip> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Place::Here);
    }
    if let Some(seconds) = offset(text) {
        return Ok(Place::Offset(seconds));
    }
    let (word, inside) = match text.split_once('(') {
        Some((word, rest)) => (word.trim_end(), rest.strip_suffix(')')),
        None => (text, None),
    };
    let seconds = inside.and_then(offset);
    let closed = text.contains('(') == seconds.is_some();
    if closed && word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Ok(Place::Named {
            word: word.to_owned(),
            offset: seconds,
        });
    }
    Err(Slip::Other)
}

/// `z`, `utc`, `+01:00`, `-0530`, `utc+1`: seconds east of UTC.
fn offset(text: &str) -> Option<i32> {
    if matches!(text, "z" | "utc" | "gmt") {
        return Some(0);
    }
    let text = text.strip_prefix("utc").unwrap_or(text);
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, number(minutes, 2, 2)?),
        None if digits.len() == 4 => {
            let (hours, minutes) = digits.split_at_checked(2)?;
            (hours, number(minutes, 2, 2)?)
        }
        None => (digits, 0),
    };
    let hours = number(hours, 1, 2)?;
    let seconds = hours * 3600 + minutes * 60;
    (hours <= 18 && minutes < 60).then_some(sign * i32::try_from(seconds).ok()?)
}

/// `12m`, `1h30m`, `3 days`: seconds, and whether they were counted in seconds.
pub(super) fn seconds(text: &str) -> Option<(i64, bool)> {
    let mut rest = text.trim();
    let (mut total, mut exact) = (0_i64, false);
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let (count, tail) = rest.split_at_checked(digits)?;
        let tail = tail.trim_start();
        let letters = tail.find(|c: char| !c.is_ascii_alphabetic());
        let (unit, tail) = tail.split_at_checked(letters.unwrap_or(tail.len()))?;
        let scale = match unit {
            "s" | "sec" | "secs" | "second" | "seconds" => 1,
            "m" | "min" | "mins" | "minute" | "minutes" => 60,
            "h" | "hr" | "hrs" | "hour" | "hours" => 3600,
            "d" | "day" | "days" => 86_400,
            "w" | "week" | "weeks" => 604_800,
            _ => return None,
        };
        total = total.checked_add(number(count, 1, 12)?.checked_mul(scale)?)?;
        exact |= scale == 1;
        rest = tail.trim_start();
    }
    Some((total, exact))
}

/// Digits only, so no sign and no space.
fn number(digits: &str, least: usize, most: usize) -> Option<i64> {
    let plain = (least..=most).contains(&digits.len());
    let plain = plain && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}
