//! One point in time, and how exactly it is known.
//!
//! An [`Instant`] is a whole UTC second. It refuses to know the present: `now` is always handed in,
//! and it refuses zones: how a person reads or types a time lives in `zone` and `typed_time`.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A UTC second; unit: seconds since 1970-01-01T00:00:00Z. Written as RFC 3339 ending in `Z`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// Seconds since the Unix epoch.
    pub const fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since the Unix epoch.
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// This instant moved by a signed number of seconds; saturates at the ends of time.
    #[must_use]
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from `earlier` to `self`; negative when `earlier` is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The start of the minute that holds this instant.
    #[must_use]
    pub const fn floor_minute(self) -> Self {
        Self(self.0.saturating_sub(self.0.rem_euclid(60)))
    }

    /// The first whole minute at or after this instant.
    #[must_use]
    pub const fn ceil_minute(self) -> Self {
        let over = self.0.rem_euclid(60);
        if over == 0 {
            self
        } else {
            Self(self.0.saturating_add(60 - over))
        }
    }

    /// Reads RFC 3339; `None` if it is anything else. Fractions of a second are dropped.
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text)
            .ok()
            .map(|at| Self(at.timestamp()))
    }

    fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0, 0).unwrap_or_default()
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.utc().to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse_rfc3339(&text)
            .ok_or_else(|| de::Error::custom(format!("`{text}` is not an RFC 3339 time")))
    }
}

/// How exactly a time was given. `about` and `minute` are kept so that nothing claims more than was known.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// Known to the second (typed so, or taken from the clock).
    #[default]
    Second,
    /// Known to the minute (`14:32`).
    Minute,
    /// Roughly (`~14:05`).
    About,
}
