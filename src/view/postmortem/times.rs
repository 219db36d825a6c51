//! Times and spans as the document writes them: UTC, and to the second only where seconds are known.
//!
//! Refuses the reader's zone: a document that is passed on has one.

use crate::domain::instant::{Instant, Precision};
use crate::domain::zone::Zone;

fn about(precision: Precision, time: String) -> String {
    match precision {
        Precision::About => format!("~{time}"),
        _ => time,
    }
}

fn whole_minute(at: Instant, precision: Precision) -> bool {
    precision != Precision::Second || at == at.floor_minute()
}

/// `12:17`, `12:17:42`, `~12:17`.
pub(super) fn clock(at: Instant, precision: Precision) -> String {
    let utc = Zone::utc();
    about(
        precision,
        if whole_minute(at, precision) {
            utc.hm(at)
        } else {
            utc.hms(at)
        },
    )
}

/// `2023-07-20 12:17`, and so on.
pub(super) fn stamp(at: Instant, precision: Precision) -> String {
    format!("{} {}", date(at), clock(at, precision))
}

/// `2023-07-20`.
pub(super) fn date(at: Instant) -> String {
    Zone::utc().date(at)
}

/// `12:17`, with the date where it is another day than that of `beside`.
pub(super) fn beside(at: Instant, precision: Precision, beside: Instant) -> String {
    if date(at) == date(beside) {
        clock(at, precision)
    } else {
        stamp(at, precision)
    }
}

/// Seconds in words, exactly: `1 h 53 min`, `2 d 3 h`, `7 min 42 s`, `0 s`. The sign is dropped.
pub(super) fn span(seconds: i64) -> String {
    let s = seconds.unsigned_abs();
    let parts = [
        (s / 86_400, "d"),
        (s % 86_400 / 3600, "h"),
        (s % 3600 / 60, "min"),
        (s % 60, "s"),
    ];
    let words: Vec<String> = parts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, unit)| format!("{n} {unit}"))
        .collect();
    if words.is_empty() {
        "0 s".to_owned()
    } else {
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lose_no_second() {
        for (seconds, words) in [
            (0, "0 s"),
            (59, "59 s"),
            (60, "1 min"),
            (462, "7 min 42 s"),
            (6780, "1 h 53 min"),
            (183_600, "2 d 3 h"),
            (-60, "1 min"),
        ] {
            assert_eq!(span(seconds), words);
        }
    }

    #[test]
    fn a_time_claims_no_more_than_is_known() {
        let at = Instant::from_unix(42);
        assert_eq!(clock(at, Precision::Second), "00:00:42");
        assert_eq!(clock(at, Precision::Minute), "00:00");
        assert_eq!(clock(at, Precision::About), "~00:00");
        assert_eq!(
            beside(at, Precision::Minute, at.plus(86_400)),
            "1970-01-01 00:00"
        );
    }
}
