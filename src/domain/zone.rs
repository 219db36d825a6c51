//! A time zone by its IANA name, and how an instant reads in it.
//!
//! Rules come only from the database built into the program, so that every machine reads the same time the same way.
//! Refuses the machine's own zone files, and to choose between the two readings of a repeated hour.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};

use super::instant::Instant;
use crate::text::suggest;

/// A zone of the built-in database, or UTC. Only the named zone's rules are read, when it is named.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// A name that is no zone of the built-in database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoZone {
    /// The name as given.
    pub name: String,
    /// The nearest zone that exists.
    pub nearest: Option<String>,
}

/// The instants that one reading of the clock on the wall can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    /// The usual case.
    One(Instant),
    /// The clocks were set back: it was read twice, earlier and later.
    Two(Instant, Instant),
    /// The clocks were set forward past it.
    None {
        /// Read as if they had been set forward already (of 02:30: 01:30).
        before: Instant,
        /// Read as if they had not been set forward yet (of 02:30: 03:30).
        after: Instant,
    },
}

impl Local {
    /// One instant for arithmetic: the earlier of two, the later side of a gap (02:30 becomes 03:30).
    pub fn forward(self) -> Instant {
        match self {
            Self::One(at) | Self::Two(at, _) | Self::None { after: at, .. } => at,
        }
    }
}

impl Zone {
    /// Coordinated universal time.
    pub const fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// A constant offset in seconds east of UTC, without a name; `None` beyond what any zone uses.
    pub(super) fn fixed(seconds: i32) -> Option<Self> {
        let offset = Offset::from_seconds(seconds).ok()?;
        Some(Self(offset.to_time_zone()))
    }

    /// The zone of an IANA name such as `Europe/Berlin`; upper and lower case do not matter.
    pub fn named(name: &str) -> Result<Self, NoZone> {
        let zone = TimeZoneDatabase::bundled().get(name.trim()).ok();
        // The database answers for `Etc/Unknown` too, which is a zone without a name and without rules.
        zone.filter(|zone| zone.iana_name().is_some())
            .map(Self)
            .ok_or_else(|| NoZone {
                name: name.to_owned(),
                nearest: nearest(name.trim()),
            })
    }

    /// The IANA name, spelled as the database spells it.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// Seconds east of UTC at `at`.
    pub fn offset_s(&self, at: Instant) -> i32 {
        self.0.to_offset(timestamp(at)).seconds()
    }

    /// The offset at `at` as `UTC+01:00`; plain `UTC` where there is none.
    pub fn offset(&self, at: Instant) -> String {
        let seconds = self.offset_s(at);
        if seconds == 0 {
            return "UTC".to_owned();
        }
        let sign = if seconds < 0 { '-' } else { '+' };
        let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() / 60 % 60);
        format!("UTC{sign}{hours:02}:{minutes:02}")
    }

    /// What people call the zone at `at`, such as `CET`; the offset where they have no word for it.
    pub fn abbreviation(&self, at: Instant) -> String {
        let info = self.0.to_offset_info(timestamp(at));
        let word = info.abbreviation();
        if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            word.to_owned()
        } else {
            self.offset(at)
        }
    }

    /// Date and time on the wall at `at`.
    pub fn civil(&self, at: Instant) -> DateTime {
        self.0.to_datetime(timestamp(at))
    }

    /// The day on the wall at `at`.
    pub fn day(&self, at: Instant) -> Date {
        self.civil(at).date()
    }

    /// The instants at which the clock on the wall shows `civil`.
    pub fn local(&self, civil: DateTime) -> Local {
        let at = |offset: Offset| {
            let bound = if civil.year() < 0 {
                Timestamp::MIN
            } else {
                Timestamp::MAX
            };
            let at = offset.to_timestamp(civil).unwrap_or(bound);
            Instant::from_unix(at.as_second())
        };
        match self.0.to_ambiguous_timestamp(civil).offset() {
            AmbiguousOffset::Unambiguous { offset } => Local::One(at(offset)),
            AmbiguousOffset::Fold { before, after } => Local::Two(at(before), at(after)),
            AmbiguousOffset::Gap { before, after } => Local::None {
                before: at(after),
                after: at(before),
            },
        }
    }

    /// `14:32`.
    pub fn hm(&self, at: Instant) -> String {
        let civil = self.civil(at);
        format!("{:02}:{:02}", civil.hour(), civil.minute())
    }

    /// `14:32:05`.
    pub fn hms(&self, at: Instant) -> String {
        format!("{}:{:02}", self.hm(at), self.civil(at).second())
    }

    /// `2026-11-20`.
    pub fn date(&self, at: Instant) -> String {
        self.day(at).to_string()
    }

    /// `2026-11-20 23:50`.
    pub fn date_hm(&self, at: Instant) -> String {
        format!("{} {}", self.date(at), self.hm(at))
    }

    /// `2026-11-20 23:50:07`.
    pub fn date_hms(&self, at: Instant) -> String {
        format!("{} {}", self.date(at), self.hms(at))
    }

    /// `14:32`, with the date in front where it is another day than that of `beside`.
    pub fn hm_beside(&self, at: Instant, beside: Instant) -> String {
        if self.day(at) == self.day(beside) {
            self.hm(at)
        } else {
            self.date_hm(at)
        }
    }

    /// [`Self::hm_beside`] with seconds.
    pub fn hms_beside(&self, at: Instant, beside: Instant) -> String {
        if self.day(at) == self.day(beside) {
            self.hms(at)
        } else {
            self.date_hms(at)
        }
    }

    /// `14:32 UTC`.
    pub fn hm_zone(&self, at: Instant) -> String {
        format!("{} {}", self.hm(at), self.abbreviation(at))
    }

    /// [`Self::hm_beside`] with the zone: `2026-11-20 23:50 CET`.
    pub fn hm_zone_beside(&self, at: Instant, beside: Instant) -> String {
        format!("{} {}", self.hm_beside(at, beside), self.abbreviation(at))
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::utc()
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.name())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Instants beyond the years -9999 to 9999 read as the nearest one inside.
fn timestamp(at: Instant) -> Timestamp {
    Timestamp::from_second(at.unix()).unwrap_or(if at.unix() < 0 {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    })
}

/// The nearest whole name, else the zone whose place it nearly is (`Berlin`).
fn nearest(name: &str) -> Option<String> {
    let wanted = name.replace(' ', "_");
    let known: Vec<String> = TimeZoneDatabase::bundled()
        .available()
        .map(|zone| zone.to_string())
        .collect();
    if let Some(zone) = suggest::nearest(&wanted, known.iter().map(String::as_str)) {
        return Some(zone.to_owned());
    }
    let places: Vec<&str> = known.iter().filter_map(|z| z.rsplit('/').next()).collect();
    let place = suggest::nearest(&wanted, places.iter().copied())?;
    let index = places.iter().position(|p| *p == place)?;
    known.get(index).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn at(text: &str) -> Instant {
        Instant::parse_rfc3339(text).unwrap()
    }

    fn berlin() -> Zone {
        Zone::named("europe/berlin").unwrap()
    }

    #[test]
    fn an_instant_reads_in_its_zone() {
        let winter = at("2026-11-21T13:32:05Z");
        assert_eq!(berlin().name(), "Europe/Berlin");
        assert_eq!(berlin().hm_zone(winter), "14:32 CET");
        assert_eq!(berlin().hm_zone(at("2026-07-01T13:32:05Z")), "15:32 CEST");
        assert_eq!(berlin().hms(winter), "14:32:05");
        assert_eq!(berlin().offset(winter), "UTC+01:00");
        assert_eq!(Zone::utc().hm_zone(winter), "13:32 UTC");
        assert_eq!(Zone::utc().offset(winter), "UTC");
    }

    #[test]
    fn a_zone_without_a_word_shows_its_offset() {
        let noon = at("2026-11-21T12:00:00Z");
        let paulo = Zone::named("America/Sao_Paulo").unwrap();
        assert_eq!(paulo.hm_zone(noon), "09:00 UTC-03:00");
        let nepal = Zone::named("Asia/Kathmandu").unwrap();
        assert_eq!(nepal.abbreviation(noon), "UTC+05:45");
    }

    #[test]
    fn another_day_shows_its_date() {
        let now = at("2026-11-21T00:10:00Z");
        let before = at("2026-11-20T23:50:07Z");
        assert_eq!(Zone::utc().hm_beside(before, now), "2026-11-20 23:50");
        assert_eq!(Zone::utc().hms_beside(before, now), "2026-11-20 23:50:07");
        assert_eq!(berlin().hm_beside(before, now), "00:50");
        assert_eq!(berlin().hm_zone_beside(before, now), "00:50 CET");
    }

    #[test]
    fn a_repeated_hour_is_two_and_a_skipped_one_none() {
        assert_eq!(
            berlin().local(date(2026, 10, 25).at(2, 30, 0, 0)),
            Local::Two(at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z"))
        );
        let skipped = berlin().local(date(2026, 3, 29).at(2, 30, 0, 0));
        assert_eq!(
            skipped,
            Local::None {
                before: at("2026-03-29T00:30:00Z"),
                after: at("2026-03-29T01:30:00Z")
            }
        );
        assert_eq!(berlin().hm(skipped.forward()), "03:30");
    }

    #[test]
    fn rules_are_the_built_in_ones() {
        // Vancouver kept its summer time in 2026; zone files from before that say -08:00.
        let zone = Zone::named("America/Vancouver").unwrap();
        assert_eq!(zone.offset(at("2026-12-01T00:00:00Z")), "UTC-07:00");
    }

    #[test]
    fn an_unknown_name_finds_its_neighbour() {
        let nearest = |name: &str| Zone::named(name).unwrap_err().nearest;
        assert_eq!(nearest("Europe/Berln").as_deref(), Some("Europe/Berlin"));
        assert_eq!(nearest("berlin").as_deref(), Some("Europe/Berlin"));
        assert_eq!(nearest("new york").as_deref(), Some("America/New_York"));
        assert_eq!(nearest(""), None);
        assert!(Zone::named("Etc/Unknown").is_err());
    }

    proptest! {
        #[test]
        fn every_instant_reads_without_panic(s in any::<i64>()) {
            let at = Instant::from_unix(s);
            berlin().date_hms(at);
            berlin().hm_zone(at);
        }

        #[test]
        fn the_wall_leads_back_to_the_instant(s in 0_i64..4_000_000_000) {
            let at = Instant::from_unix(s);
            let back = match berlin().local(berlin().civil(at)) {
                Local::One(one) => one == at,
                Local::Two(a, b) => a == at || b == at,
                Local::None { .. } => false,
            };
            prop_assert!(back);
        }
    }
}
