//! The one duration type of a playbook: a figure, a range, "immediate", a calendar span, or words.
//!
//! Keeps the source text beside the value. Refuses to invent a number: words stay words.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, de};

/// What kind of calendar a span follows. Hours and minutes simply elapse (`None` on the span).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// Whole days in the playbook's zone.
    Days,
    /// Whole weeks in the playbook's zone.
    Weeks,
    /// Business days or hours: no figure without business hours.
    Business,
}

/// A duration as a playbook says it. Units: seconds. One figure is `max_s`; a range has both; words have neither.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Timespan {
    /// The playbook's own words.
    pub text: String,
    /// Lower end in seconds; only for a range.
    pub min_s: Option<i64>,
    /// The figure, or the upper end of a range, in seconds.
    pub max_s: Option<i64>,
    /// "immediate" was said; may stand beside a figure.
    pub immediate: bool,
    /// Set for days, weeks and business time.
    pub calendar: Option<Calendar>,
}

/// Why a text is no duration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTimespan {
    /// The text that was read.
    pub text: String,
}

impl Timespan {
    /// True if there is neither a figure nor "immediate": only words.
    pub fn is_words(&self) -> bool {
        self.max_s.is_none() && !self.immediate
    }

    /// Seconds from the anchor at which one should act: 0 if immediate, else the lower end, else the figure; `None` for words.
    pub fn from_s(&self) -> Option<i64> {
        if self.immediate {
            Some(0)
        } else {
            self.min_s.or(self.max_s)
        }
    }

    /// Seconds from the anchor after which it is late: the figure or the upper end; `None` for words and for bare "immediate".
    pub fn late_s(&self) -> Option<i64> {
        self.max_s
    }

    /// Reads a span; error if the text holds a digit but cannot be read as a time (a slip such as `15 mni` must not become words).
    pub fn parse(text: &str) -> Result<Self, NoTimespan> {
        grammar::read(text).ok_or_else(|| NoTimespan {
            text: text.to_owned(),
        })
    }
}

/// True of a range whose first figure is the longer one (`30m..15m`).
pub fn is_reversed(text: &str) -> bool {
    let ends = grammar::ends(&grammar::strip(&text.to_lowercase()));
    ends.is_some_and(|ends| !grammar::in_order(&ends))
}

mod grammar {
    //! `[<|>|within|every|about] N UNIT [(-|..|to) N UNIT]`, `immediate[, ...]`, or words without digits.
    use super::{Calendar, Timespan};

    pub(super) fn read(text: &str) -> Option<Timespan> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return None;
        }
        let lower = trimmed.to_lowercase();
        let (immediate, rest) = split_immediate(&lower);
        let mut span = Timespan {
            text: trimmed.to_owned(),
            immediate,
            ..Timespan::default()
        };
        if rest.is_empty() {
            return Some(span);
        }
        if lower.contains("business") || lower.contains("working day") {
            span.calendar = Some(Calendar::Business);
            return Some(span);
        }
        if !rest.chars().any(|c| c.is_ascii_digit()) {
            span.immediate = false;
            return Some(span);
        }
        let (low, high) = ends(&strip(&rest)).filter(in_order)?;
        span.min_s = low;
        span.max_s = Some(high.0);
        span.calendar = high.1;
        Some(span)
    }

    fn split_immediate(lower: &str) -> (bool, String) {
        for word in ["immediately", "immediate"] {
            if let Some(rest) = lower.strip_prefix(word) {
                let rest = rest.trim_matches(|c: char| c.is_whitespace() || "(),;:".contains(c));
                return (true, rest.to_owned());
            }
        }
        (false, lower.to_owned())
    }

    pub(super) fn strip(text: &str) -> String {
        let mut rest = text.trim();
        loop {
            let before = rest;
            for word in [
                "<",
                ">",
                "=",
                "~",
                "within",
                "every",
                "about",
                "under",
                "over",
                "after",
                "at",
                "the first",
                "first",
                "up to",
            ] {
                if let Some(cut) = rest.strip_prefix(word) {
                    rest = cut.trim_start();
                }
            }
            for word in [
                "or less",
                "or more",
                "minimum",
                "maximum",
                "max",
                "min.",
                "+",
                "after mitigation",
            ] {
                if let Some(cut) = rest.strip_suffix(word) {
                    rest = cut.trim_end();
                }
            }
            if before == rest {
                return rest.to_owned();
            }
        }
    }

    type Figure = (i64, Option<Calendar>);
    type Ends = (Option<i64>, Figure);

    pub(super) fn in_order((low, high): &Ends) -> bool {
        low.is_none_or(|low| low <= high.0)
    }

    /// The ends of a range, or the one figure there is.
    pub(super) fn ends(text: &str) -> Option<Ends> {
        for mark in ["..", " to ", "–", "-"] {
            if let Some((low, high)) = text.split_once(mark) {
                let high = figure(high)?;
                let low_text = low.trim();
                let low = if low_text.ends_with(|c: char| c.is_ascii_digit()) {
                    let unit = text
                        .trim_end()
                        .trim_start_matches(|c: char| !c.is_alphabetic());
                    figure(&format!("{low_text} {unit}"))?
                } else {
                    figure(low_text)?
                };
                return Some((Some(low.0), high));
            }
        }
        figure(text).map(|high| (None, high))
    }

    fn figure(text: &str) -> Option<Figure> {
        let mut rest = text.trim();
        let mut total: i64 = 0;
        let mut calendar = None;
        while !rest.is_empty() {
            let digits = rest.find(|c: char| !c.is_ascii_digit())?;
            let count: i64 = rest.get(..digits)?.parse().ok()?;
            rest = rest.get(digits..)?.trim_start();
            let end = rest
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(rest.len());
            let (scale, kind) = unit(rest.get(..end)?)?;
            total = total.checked_add(count.checked_mul(scale)?)?;
            calendar = kind.or(calendar);
            rest = rest.get(end..)?.trim_start();
        }
        (!text.trim().is_empty()).then_some((total, calendar))
    }

    fn unit(word: &str) -> Option<(i64, Option<Calendar>)> {
        Some(match word {
            "s" | "sec" | "secs" | "second" | "seconds" => (1, None),
            "m" | "min" | "mins" | "minute" | "minutes" => (60, None),
            "h" | "hr" | "hrs" | "hour" | "hours" => (3600, None),
            "d" | "day" | "days" => (86_400, Some(Calendar::Days)),
            "w" | "week" | "weeks" => (604_800, Some(Calendar::Weeks)),
            _ => return None,
        })
    }
}

/// The compiled cache stores all keys; a playbook writes a string, or `{text, min, max}` where the words differ from the figures.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Written {
    /// The words to show.
    text: String,
    /// Lower end, as a duration.
    #[schemars(extend("format" = "irc-figure"))]
    min: Option<String>,
    /// The figure, as a duration.
    #[schemars(extend("format" = "irc-figure"))]
    max: Option<String>,
    #[schemars(skip)]
    min_s: Option<i64>,
    #[schemars(skip)]
    max_s: Option<i64>,
    #[schemars(skip)]
    #[serde(default)]
    immediate: bool,
    #[schemars(skip)]
    calendar: Option<Calendar>,
}

/// What a playbook may say; read without guessing, because there are dozens in the policy that every command reads.
enum Source {
    Text(String),
    Written(Written),
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Source;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a duration")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Source, E> {
                Ok(Source::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Source, A::Error> {
                Written::deserialize(MapAccessDeserializer::new(map)).map(Source::Written)
            }
        }

        deserializer.deserialize_any(Either)
    }
}

impl<'de> Deserialize<'de> for Timespan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bad = |no: NoTimespan| {
            de::Error::custom(format!(
                "`{}` is no duration; write `15m`, `15m..30m`, `immediate`, `immediate, 5m`, `1 week`, or words without figures",
                no.text
            ))
        };
        match Source::deserialize(deserializer)? {
            Source::Text(text) => Self::parse(&text).map_err(bad),
            Source::Written(w) => {
                let figure = |text: Option<String>| match text {
                    Some(text) => Self::parse(&text).map(Some),
                    None => Ok(None),
                };
                let max = figure(w.max).map_err(bad)?;
                let min = figure(w.min).map_err(bad)?;
                Ok(Self {
                    text: w.text,
                    min_s: w.min_s.or(min.and_then(|s| s.max_s)),
                    max_s: w.max_s.or(max.as_ref().and_then(|s| s.max_s)),
                    immediate: w.immediate || max.as_ref().is_some_and(|s| s.immediate),
                    calendar: w.calendar.or(max.and_then(|s| s.calendar)),
                })
            }
        }
    }
}

impl JsonSchema for Timespan {
    fn schema_name() -> Cow<'static, str> {
        "Timespan".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let written = generator.subschema_for::<Written>();
        json_schema!({
            "description": "A duration: `15m`, `15m..30m`, `immediate`, `immediate, 5m`, `1 week`, or words without figures (`best effort`)",
            "anyOf": [{ "type": "string", "format": "irc-duration" }, written]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<i64>, Option<i64>, bool, Option<Calendar>) {
        let span = Timespan::parse(text).unwrap();
        (span.min_s, span.max_s, span.immediate, span.calendar)
    }

    #[test]
    fn reads_every_form_that_guides_use() {
        assert_eq!(read("15m"), (None, Some(900), false, None));
        assert_eq!(read("15m..30m"), (Some(900), Some(1800), false, None));
        assert_eq!(read("15-30 minutes"), (Some(900), Some(1800), false, None));
        assert_eq!(read("1-2 hours"), (Some(3600), Some(7200), false, None));
        assert_eq!(read("< 30 min"), (None, Some(1800), false, None));
        assert_eq!(read("15 minutes or less"), (None, Some(900), false, None));
        assert_eq!(read("immediate"), (None, None, true, None));
        assert_eq!(
            read("Immediate (< 5 minutes)"),
            (None, Some(300), true, None)
        );
        assert_eq!(read("immediate, 5m"), (None, Some(300), true, None));
        assert_eq!(read("1h30m"), (None, Some(5400), false, None));
        assert_eq!(
            read("1 week"),
            (None, Some(604_800), false, Some(Calendar::Weeks))
        );
        assert_eq!(
            read("3 days"),
            (None, Some(259_200), false, Some(Calendar::Days))
        );
        assert_eq!(
            read("next business day"),
            (None, None, false, Some(Calendar::Business))
        );
        assert_eq!(
            read("3 business days"),
            (None, None, false, Some(Calendar::Business))
        );
        assert_eq!(read("best effort"), (None, None, false, None));
        assert_eq!(read("24 hours"), (None, Some(86_400), false, None));
    }

    #[test]
    fn a_slip_never_becomes_words() {
        for slip in ["15 mni", "5", "30m..15m", "", "1h30"] {
            assert!(Timespan::parse(slip).is_err(), "{slip}");
        }
        for (text, reversed) in [
            ("30m..15m", true),
            ("30-15 minutes", true),
            ("15-30 min", false),
            ("15 mni", false),
        ] {
            assert_eq!(is_reversed(text), reversed, "{text}");
        }
    }

    #[test]
    fn the_compiled_form_reads_back() {
        for text in ["15m..30m", "immediate, 5m", "best effort", "1 week"] {
            let span = Timespan::parse(text).unwrap();
            let json = serde_json::to_string(&span).unwrap();
            assert_eq!(serde_json::from_str::<Timespan>(&json).unwrap(), span);
        }
    }
}
