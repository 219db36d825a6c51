//! What is typed at three in the morning, and what must not be guessed.

use super::*;
use proptest::prelude::*;

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn berlin() -> Zone {
    Zone::named("Europe/Berlin").unwrap()
}

/// Saturday, 14:40:10 in Berlin, an hour after an unresolved incident was declared.
const NOW: &str = "2026-11-21T13:40:10Z";

fn read_now(text: &str) -> Result<Typed, NoTime> {
    let now = at(NOW);
    read(text, now, &berlin(), Window::of(now.plus(-3600), None, now))
}

fn why(text: &str, now: &str, zone: &Zone, start: &str, resolved: Option<&str>) -> NoTime {
    let window = Window::of(at(start), resolved.map(at), at(now));
    read(text, at(now), zone, window).unwrap_err()
}

#[test]
fn every_form_is_read() {
    use Precision::{About, Minute, Second};
    for (text, instant, precision) in [
        ("now", NOW, Second),
        ("14:32", "2026-11-21T13:32:00Z", Minute),
        (" 14:32:05 ", "2026-11-21T13:32:05Z", Second),
        ("14:32:05.250", "2026-11-21T13:32:05Z", Second),
        ("13:32Z", "2026-11-21T13:32:00Z", Minute),
        ("13:32 UTC", "2026-11-21T13:32:00Z", Minute),
        ("14:32 CET", "2026-11-21T13:32:00Z", Minute),
        ("14:32 CET (UTC+01:00)", "2026-11-21T13:32:00Z", Minute),
        ("08:32-05:00", "2026-11-21T13:32:00Z", Minute),
        ("~14:05", "2026-11-21T13:05:00Z", About),
        ("~20m ago", "2026-11-21T13:20:10Z", About),
        ("-12m", "2026-11-21T13:28:10Z", Minute),
        ("12m ago", "2026-11-21T13:28:10Z", Minute),
        ("1h 30m ago", "2026-11-21T12:10:10Z", Minute),
        ("-90s", "2026-11-21T13:38:40Z", Second),
        ("today 9:05", "2026-11-21T08:05:00Z", Minute),
        ("Yesterday 23:50", "2026-11-20T22:50:00Z", Minute),
        ("2026-11-20 14:32", "2026-11-20T13:32:00Z", Minute),
        ("2026-11-20T14:32", "2026-11-20T13:32:00Z", Minute),
        ("2026-11-21T13:32Z", "2026-11-21T13:32:00Z", Minute),
        ("2026-11-21T13:32:07.5z", "2026-11-21T13:32:07Z", Second),
        ("2026-11-21T14:32+01:00", "2026-11-21T13:32:00Z", Minute),
        ("2026-11-21 19:17:01 +0545", "2026-11-21T13:32:01Z", Second),
        ("@1795251399", "2026-11-21T08:56:39Z", Second),
    ] {
        let typed = read_now(text).unwrap_or_else(|no| panic!("{text}: {no:?}"));
        assert_eq!(typed.at, at(instant), "{text}");
        assert_eq!(typed.precision, precision, "{text}");
        assert!(!typed.clamped, "{text}");
    }
}

#[test]
fn what_cannot_be_read_says_what_to_type() {
    for (text, slip) in [
        ("", Slip::Empty),
        ("24:00", Slip::NoSuchTime),
        ("25:00", Slip::NoSuchTime),
        ("14:60", Slip::NoSuchTime),
        ("14:32:60", Slip::NoSuchTime),
        ("11/12/2026", Slip::ForeignDate),
        ("21.11.2026 14:32", Slip::ForeignDate),
        ("2:32pm", Slip::TwelveHours(Some("14:32".to_owned()))),
        ("12 a.m.", Slip::TwelveHours(Some("00:00".to_owned()))),
        ("2026-11-21", Slip::MissingTime),
        ("yesterday", Slip::MissingTime),
        ("2026-02-30 10:00", Slip::NoSuchDate),
        ("1969-12-31 10:00", Slip::NoSuchDate),
        ("14:32 PST", Slip::UnknownZone("pst".to_owned())),
    ] {
        let no = read_now(text).unwrap_err();
        assert_eq!(no.why, Why::Unreadable(slip), "{text}");
        assert!(no.hint(&berlin()).contains('`'), "{text}");
    }
    for text in [
        "noon",
        "1432",
        "14:3",
        "14",
        ":",
        "-",
        "-12",
        "+5m",
        "in 5m",
        "5m",
        "ago",
        "@",
        "@-1",
        "@x",
        "~",
        "14:32:05:07",
        "14:32.5",
        "todayish 14:32",
        "2026-11-2114:32",
        "14:32+99:00",
        "14:32 (",
        "14:32 CET (UTC+01:00",
        "-1h30",
        "today -5m",
        "２:３２",
        "@99999999999999999999",
    ] {
        let no = read_now(text).unwrap_err();
        assert_eq!(no.why, Why::Unreadable(Slip::Other), "{text}");
    }
    assert_eq!(
        read_now("2:32pm").unwrap_err().hint(&berlin()),
        "type `14:32`"
    );
}

#[test]
fn of_several_readings_one_a_little_ahead_means_now() {
    let now = Instant::from_unix(3_127_864_560);
    let berlin = Zone::named("Europe/Berlin").unwrap();
    let window = Window::of(now.plus(-79_080), None, now);
    let no = read("04:18", now, &berlin, window).unwrap_err();
    assert_eq!(no.why, Why::SeveralReadings);
    assert_eq!(no.candidates, [now.plus(120 - 86_400), now]);
}

#[test]
fn a_little_ahead_is_now_and_more_is_refused() {
    for text in ["14:41", "14:42", "2026-11-21 14:42", "@1795268530"] {
        let typed = read_now(text).unwrap();
        assert_eq!((typed.at, typed.clamped), (at(NOW), true), "{text}");
    }
    for text in ["14:43", "today 15:00", "2026-11-22 14:00", "@1795268531"] {
        assert_eq!(read_now(text).unwrap_err().why, Why::Future, "{text}");
    }
}

#[test]
fn a_bare_time_is_the_reading_within_the_incident() {
    let now = at("2026-11-21T00:10:00Z");
    let window = Window::of(at("2026-11-20T23:30:00Z"), None, now);
    let typed = read("23:50", now, &Zone::utc(), window).unwrap();
    assert_eq!(typed.at, at("2026-11-20T23:50:00Z"));
    let typed = read("00:05", now, &Zone::utc(), window).unwrap();
    assert_eq!(typed.at, at("2026-11-21T00:05:00Z"));
    let first = read("21:30", now, &Zone::utc(), window).unwrap();
    assert_eq!(first.at, at("2026-11-20T21:30:00Z"));
}

#[test]
fn none_two_and_far_away_are_handed_back() {
    let utc = Zone::utc();
    let none = why("03:00", NOW, &utc, "2026-11-21T12:00:00Z", None);
    assert_eq!(none.why, Why::OutsideWindow);
    assert_eq!(
        none.candidates,
        [at("2026-11-20T03:00:00Z"), at("2026-11-21T03:00:00Z")]
    );
    assert_eq!(
        none.hint(&utc),
        "type `2026-11-20 03:00` or `2026-11-21 03:00`"
    );

    let two = why("13:30", NOW, &utc, "2026-11-20T12:00:00Z", None);
    assert_eq!(two.why, Why::SeveralReadings);
    assert_eq!(
        two.candidates,
        [at("2026-11-20T13:30:00Z"), at("2026-11-21T13:30:00Z")]
    );

    // One of the two is a minute ahead and would be now.
    let ahead = why("13:41", NOW, &utc, "2026-11-20T12:00:00Z", None);
    assert_eq!(ahead.why, Why::SeveralReadings);
    assert_eq!(ahead.candidates, [at("2026-11-20T13:41:00Z"), at(NOW)]);

    let far = why("01:40", NOW, &utc, "2026-11-21T03:00:00Z", None);
    assert_eq!(far.why, Why::FarAway);
    assert!(far.candidates.contains(&at("2026-11-21T01:40:00Z")));

    let old = why(
        "13:30",
        NOW,
        &utc,
        "2026-11-20T12:00:00Z",
        Some("2026-11-20T15:00:00Z"),
    );
    assert_eq!(old.why, Why::FarAway);
    assert_eq!(
        old.candidates,
        [at("2026-11-20T13:30:00Z"), at("2026-11-21T13:30:00Z")]
    );

    let after = why(
        "13:30",
        NOW,
        &utc,
        "2026-11-21T12:00:00Z",
        Some("2026-11-21T13:00:00Z"),
    );
    assert_eq!(after.why, Why::OutsideWindow);
}

#[test]
fn a_repeated_hour_is_asked_about_and_can_be_typed() {
    let now = "2026-10-25T02:00:00Z";
    let start = "2026-10-24T23:30:00Z";
    let zone = berlin();
    for text in ["02:30", "today 02:30", "2026-10-25 02:30"] {
        let fold = why(text, now, &zone, start, None);
        assert_eq!(fold.why, Why::SeveralReadings, "{text}");
        assert_eq!(
            fold.hint(&zone),
            "type `2026-10-25T02:30+02:00` or `2026-10-25T02:30+01:00`"
        );
    }
    let window = Window::of(at(start), None, at(now));
    for (text, instant) in [
        ("02:30 CEST", "2026-10-25T00:30:00Z"),
        ("02:30 CET", "2026-10-25T01:30:00Z"),
        ("2026-10-25T02:30+01:00", "2026-10-25T01:30:00Z"),
    ] {
        assert_eq!(read(text, at(now), &zone, window).unwrap().at, at(instant));
    }
    // In the first pass the second has not happened.
    let early = at("2026-10-25T00:40:00Z");
    let window = Window::of(at(start), None, early);
    let typed = read("02:30", early, &zone, window).unwrap();
    assert_eq!(typed.at, at("2026-10-25T00:30:00Z"));
}

#[test]
fn a_skipped_hour_is_refused() {
    let start = "2026-03-29T00:00:00Z";
    for text in ["02:30", "today 02:30"] {
        let gap = why(text, "2026-03-29T02:00:00Z", &berlin(), start, None);
        assert_eq!(gap.why, Why::Skipped, "{text}");
        assert_eq!(
            gap.hint(&berlin()),
            "type `2026-03-29 01:30` or `2026-03-29 03:30`"
        );
    }
}

#[test]
fn a_confirmation_names_day_and_zone() {
    let now = at(NOW);
    let shown = |text: &str, precision, zone: &Zone| echo(at(text), precision, zone, now);
    let zone = berlin();
    assert_eq!(
        shown("2026-11-21T13:32:05Z", Precision::Minute, &zone),
        "14:32 CET (UTC+01:00)"
    );
    assert_eq!(
        shown("2026-11-20T22:50:00Z", Precision::About, &zone),
        "~2026-11-20 23:50 CET (UTC+01:00)"
    );
    assert_eq!(
        shown("2026-11-21T13:32:05Z", Precision::Second, &Zone::utc()),
        "13:32:05 UTC"
    );
}

#[test]
fn durations_are_read_strictly() {
    for (text, seconds) in [
        ("10m", 600),
        ("2h", 7200),
        ("1h30m", 5400),
        ("1 h 30 min", 5400),
        ("3 days", 259_200),
        ("1W", 604_800),
        ("0m", 0),
        ("45s", 45),
    ] {
        assert_eq!(read_duration(text), Ok(seconds), "{text}");
    }
    for text in [
        "",
        "10",
        "1h30",
        "-5m",
        "1.5h",
        "soon",
        "10 m m",
        "m",
        "within 10m",
    ] {
        assert!(!read_duration(text).unwrap_err().too_long, "{text}");
    }
    for text in ["4000 days", "999999999999w"] {
        assert!(read_duration(text).unwrap_err().too_long, "{text}");
    }
}

fn zones() -> impl Strategy<Value = Zone> {
    prop::sample::select(vec![
        "UTC",
        "Europe/Berlin",
        "Europe/London",
        "Europe/Dublin",
        "America/Sao_Paulo",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
    ])
    .prop_map(|name| Zone::named(name).unwrap())
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>(), shaped in "[~@+-]?(now|today|yesterday)?[ T]?[0-9:/.-]{0,16}[ ]?(ago|[zZ]|CET|[+-][0-9:]{1,5}|pm|\\(|m|h)?", now in any::<i64>()) {
        for now in [Instant::from_unix(now), at(NOW)] {
            for text in [&text, &shaped] {
                let window = Window::of(now.plus(-600), None, now);
                if let Err(no) = read(text, now, &berlin(), window) {
                    no.hint(&berlin());
                }
                let _ = read_duration(text);
            }
        }
    }

    #[test]
    fn nothing_read_lies_ahead(text in "(today |yesterday )?[0-2][0-9]:[0-5][0-9](Z|:[0-5][0-9])?", now in 0_i64..4_000_000_000, span in 0_i64..200_000, zone in zones()) {
        let now = Instant::from_unix(now);
        let window = Window::of(now.plus(-span), None, now);
        match read(&text, now, &zone, window) {
            Ok(typed) => {
                prop_assert!(typed.at <= now);
                prop_assert!(typed.at >= window.from || text.contains("day"));
            }
            Err(no) => {
                prop_assert!(no.candidates.iter().all(|at| *at <= now));
                prop_assert!(no.candidates.is_sorted());
                for candidate in no.candidates {
                    let typed = read(&as_typed(candidate, &zone), now, &zone, window).unwrap();
                    prop_assert_eq!(typed.at, candidate);
                }
            }
        }
    }

    #[test]
    fn a_confirmation_reads_back(at in 946_684_800_i64..4_000_000_000, later in 0_i64..43_000, zone in zones(), pick in 0..3) {
        let precision = [Precision::Second, Precision::Minute, Precision::About][usize::try_from(pick).unwrap()];
        let at = Instant::from_unix(at);
        let at = if precision == Precision::Second { at } else { at.floor_minute() };
        let now = at.plus(later);
        let window = Window::of(at, None, now);
        let echoed = echo(at, precision, &zone, now);
        let typed = read(&echoed, now, &zone, window);
        prop_assert_eq!(typed, Ok(Typed { at, precision, clamped: false }), "{}", echoed);
        let typed = read(&as_typed(at, &zone), now, &zone, window);
        prop_assert_eq!(typed.map(|t| t.at), Ok(at));
    }
}
