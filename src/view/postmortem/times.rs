//! Times and spans as the document writes them: UTC, and to the second only where seconds are known.
//!
//! Refuses the reader's zone: a document that is passed on has one.

use crate::domain::instant::{Instant, Precision};
use crate::domain::zone::Zone;

fn about(precision: Precision, words: String) -> String {
    match precision {
        Precision::About => format!("about {words}"),
        _ => words,
    }
}

fn bare(at: Instant, precision: Precision) -> String {
    let utc = Zone::utc();
    if precision != Precision::Second || at == at.floor_minute() {
        utc.hm(at)
    } else {
        utc.hms(at)
    }
}

/// `12:17`, `12:17:42`, `about 12:17`.
pub(super) fn clock(at: Instant, precision: Precision) -> String {
    about(precision, bare(at, precision))
}

/// `2023-07-20 12:17`, `about 2023-07-20 12:17`.
pub(super) fn stamp(at: Instant, precision: Precision) -> String {
    about(precision, format!("{} {}", date(at), bare(at, precision)))
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

/// [`span`] between two times, no more exactly than the coarser of them is known.
pub(super) fn span_known(seconds: i64, precision: Precision) -> String {
    match precision {
        Precision::Second => span(seconds),
        Precision::Minute if seconds.abs() < 60 => "under 1 min".to_owned(),
        Precision::About if seconds.abs() < 60 => "about at once".to_owned(),
        Precision::Minute => span(seconds - seconds % 60),
        Precision::About => format!("about {}", span(seconds - seconds % 60)),
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
    fn a_span_is_no_more_exact_than_its_ends() {
        assert_eq!(span_known(462, Precision::Second), "7 min 42 s");
        assert_eq!(span_known(462, Precision::Minute), "7 min");
        assert_eq!(span_known(462, Precision::About), "about 7 min");
        assert_eq!(span_known(0, Precision::Minute), "under 1 min");
        assert_eq!(span_known(0, Precision::Second), "0 s");
    }

    #[test]
    fn a_time_claims_no_more_than_is_known() {
        let at = Instant::from_unix(42);
        assert_eq!(clock(at, Precision::Second), "00:00:42");
        assert_eq!(clock(at, Precision::Minute), "00:00");
        assert_eq!(clock(at, Precision::About), "about 00:00");
        assert_eq!(
            beside(at, Precision::Minute, at.plus(86_400)),
            "1970-01-01 00:00"
        );
    }
}
