//! By when something is due, as people type it: a day is enough.
//!
//! Refuses what has passed, like everything that lies ahead.

use jiff::ToSpan;

use super::{NoTime, Slip, Why, read_ahead};
use crate::domain::instant::Instant;
use crate::domain::zone::Zone;

/// Reads what [`read_ahead`] reads, to the whole minute, and days: `2026-12-01`, `today`, `tomorrow`, `tomorrow 17:00`;
/// a day without a time is due when it ends.
pub fn read_due(text: &str, from: Instant, zone: &Zone) -> Result<Instant, NoTime> {
    let lower = text.trim().to_ascii_lowercase();
    let said = match lower.strip_prefix("tomorrow") {
        Some(rest) => format!("{}{rest}", zone.day(from).saturating_add(1.day())),
        None => lower,
    };
    let read = match read_ahead(&said, from, zone) {
        Err(no) if no.why == Why::Unreadable(Slip::MissingTime) => {
            read_ahead(&format!("{said} 23:59"), from, zone)
        }
        read => read,
    };
    read.map(Instant::ceil_minute).map_err(|no| NoTime {
        text: text.to_owned(),
        ..no
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn berlin(text: &str) -> Result<String, Why> {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let now = Instant::parse_rfc3339("2026-11-21T13:32:05Z").unwrap();
        read_due(text, now, &zone)
            .map(|at| at.to_string())
            .map_err(|no| no.why)
    }

    #[test]
    fn what_people_type_for_a_due_time() {
        for (typed, due) in [
            ("10m", "2026-11-21T13:43:00Z"),
            ("1 week", "2026-11-28T13:33:00Z"),
            ("2026-12-01", "2026-12-01T22:59:00Z"),
            ("2026-12-01 17:00", "2026-12-01T16:00:00Z"),
            ("2026-12-01T17:00Z", "2026-12-01T17:00:00Z"),
            ("today", "2026-11-21T22:59:00Z"),
            ("tomorrow", "2026-11-22T22:59:00Z"),
            ("Tomorrow 09:30", "2026-11-22T08:30:00Z"),
            ("17:00", "2026-11-21T16:00:00Z"),
            ("09:00", "2026-11-22T08:00:00Z"),
        ] {
            assert_eq!(berlin(typed).unwrap(), due, "{typed}");
        }
    }

    #[test]
    fn what_has_passed_or_cannot_be_read_is_refused() {
        for past in ["2026-11-20", "2026-11-21 14:32", "now", "-10m", "0m"] {
            assert_eq!(berlin(past), Err(Why::Passed), "{past}");
        }
        for slip in ["", "soon", "11/12/2026", "2026-02-30", "next week"] {
            assert!(matches!(berlin(slip), Err(Why::Unreadable(_))), "{slip}");
        }
    }

    proptest! {
        #[test]
        fn a_due_time_lies_ahead(text in ".{0,24}", now in 0_i64..4_000_000_000) {
            let from = Instant::from_unix(now);
            if let Ok(due) = read_due(&text, from, &Zone::utc()) {
                prop_assert!(due > from);
            }
        }
    }
}
