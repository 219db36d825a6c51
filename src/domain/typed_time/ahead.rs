//! Times that lie ahead, as people type them: when the next update comes, until when something holds.
//!
//! Refuses what has passed, and to choose between two readings.

use jiff::ToSpan;

use super::grammar::{self, Point};
use super::{NoTime, Slip, Wall, Why, keep, read_duration};
use crate::domain::instant::Instant;
use crate::domain::zone::Zone;

/// Seconds within which a bare time of day is looked for.
const DAY_S: i64 = 24 * 3600;
/// Seconds beyond which a bare time of day has rather just passed.
const FAR_S: i64 = 20 * 3600;

/// Reads `30m`, `in 30m`, `+30m`, `14:30`, `14:30Z`, `2026-11-21 14:30`: an instant after `now`. A bare time of day is its next
/// reading, which is handed back if it passed just before `now`; in an hour that the clocks repeat it has two, which are too.
pub fn read_ahead(text: &str, now: Instant, zone: &Zone) -> Result<Instant, NoTime> {
    let refuse = |why, candidates: Vec<Instant>| NoTime {
        text: text.to_owned(),
        why,
        candidates,
    };
    let lower = text.trim().to_ascii_lowercase();
    let span = lower.strip_prefix("in ").or(lower.strip_prefix('+'));
    match read_duration(span.unwrap_or(&lower)) {
        Ok(0) => return Err(refuse(Why::Passed, Vec::new())),
        Ok(seconds) => return Ok(now.plus(seconds)),
        Err(_) => {}
    }
    let form = grammar::read(text).map_err(|slip| {
        let slip = match slip {
            Slip::Empty | Slip::Other => Slip::Ahead,
            other => other,
        };
        refuse(Why::Unreadable(slip), Vec::new())
    })?;
    let at = match &form.point {
        Point::Now | Point::Ago(_) => return Err(refuse(Why::Passed, Vec::new())),
        Point::Epoch(seconds) => Instant::from_unix(*seconds),
        Point::Wall { day, time, place } => {
            let wall = Wall::new(*time, place, zone).map_err(|(why, at)| refuse(why, at))?;
            let today = wall.zone.day(now);
            let said = day.date(now, &wall.zone);
            let days = said.map_or_else(|| vec![today, today.saturating_add(1.day())], |d| vec![d]);
            let until = now.plus(if said.is_some() { i64::MAX } else { DAY_S });
            let readings = wall.readings(&days).map_err(|(why, at)| refuse(why, at))?;
            let ahead = |at: &Instant| *at > now && *at <= until;
            match keep(&readings, |at| ahead(&at)).as_slice() {
                [one] if said.is_none() && one.since(now) > FAR_S => {
                    return Err(refuse(Why::Passed, vec![*one]));
                }
                [one] => *one,
                [] => {
                    let mut sides: Vec<Instant> =
                        days.iter().flat_map(|date| wall.skipped(*date)).collect();
                    sides.retain(ahead);
                    let why = if sides.is_empty() {
                        Why::Passed
                    } else {
                        Why::Skipped
                    };
                    return Err(refuse(why, sides));
                }
                several => return Err(refuse(Why::SeveralReadings, several.to_vec())),
            }
        }
    };
    if at <= now {
        return Err(refuse(Why::Passed, Vec::new()));
    }
    Ok(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Instant {
        Instant::parse_rfc3339(text).unwrap()
    }

    fn read(text: &str, now: &str, zone: &str) -> Result<String, Why> {
        read_ahead(text, at(now), &Zone::named(zone).unwrap())
            .map(|at| at.to_string())
            .map_err(|error| error.why)
    }

    #[test]
    fn spans_and_times_of_day_lie_ahead() {
        let now = "2026-11-21T14:10:00Z";
        let utc = |text| read(text, now, "UTC").unwrap();
        assert_eq!(utc("30m"), "2026-11-21T14:40:00Z");
        assert_eq!(utc("in 1h30m"), "2026-11-21T15:40:00Z");
        assert_eq!(utc("+5m"), "2026-11-21T14:15:00Z");
        assert_eq!(utc("14:30"), "2026-11-21T14:30:00Z");
        assert_eq!(utc("08:00"), "2026-11-22T08:00:00Z");
        assert_eq!(utc("2026-11-25 08:00"), "2026-11-25T08:00:00Z");
        assert_eq!(
            read("15:30", now, "Europe/Berlin").unwrap(),
            "2026-11-21T14:30:00Z"
        );
        assert_eq!(
            read("14:30Z", now, "Europe/Berlin").unwrap(),
            "2026-11-21T14:30:00Z"
        );
    }

    #[test]
    fn what_is_not_ahead_is_refused() {
        let now = "2026-11-21T14:10:00Z";
        for text in [
            "now",
            "-12m",
            "0m",
            "2026-11-21 14:10",
            "today 14:00",
            "2026-11-20T10:00Z",
        ] {
            assert_eq!(read(text, now, "UTC"), Err(Why::Passed), "{text}");
        }
        assert!(matches!(read("soon", now, "UTC"), Err(Why::Unreadable(_))));
        assert!(matches!(read("25:00", now, "UTC"), Err(Why::Unreadable(_))));
        let utc = Zone::utc();
        for text in ["now", "soon", ""] {
            let no = read_ahead(text, at(now), &utc).unwrap_err();
            assert!(no.hint(&utc).contains("`30m`"), "{text}");
        }
    }

    #[test]
    fn what_passed_just_now_is_hardly_meant_for_tomorrow() {
        let now = "2026-11-21T14:10:00Z";
        for text in ["14:10", "14:05", "10:11"] {
            let no = read_ahead(text, at(now), &Zone::utc()).unwrap_err();
            let tomorrow = format!("type `2026-11-22 {text}`");
            assert_eq!(
                (no.why.clone(), no.hint(&Zone::utc())),
                (Why::Passed, tomorrow)
            );
        }
        assert!(read("10:09", now, "UTC").is_ok());
    }

    #[test]
    fn an_hour_that_is_read_twice_or_never_is_handed_back() {
        let berlin = "Europe/Berlin";
        assert_eq!(
            read("02:30", "2026-10-24T23:00:00Z", berlin),
            Err(Why::SeveralReadings)
        );
        assert_eq!(
            read("02:30", "2026-03-28T23:30:00Z", berlin),
            Err(Why::Skipped)
        );
    }

    proptest! {
        #[test]
        fn what_is_read_lies_ahead(text in "\\PC{0,12}|[0-9]{1,2}:[0-9]{2}|[0-9]{1,4}[mhd]", s in 0_i64..4_000_000_000) {
            let now = Instant::from_unix(s);
            if let Ok(at) = read_ahead(&text, now, &Zone::named("Europe/Berlin").unwrap()) {
                prop_assert!(at > now);
            }
        }
    }
}
