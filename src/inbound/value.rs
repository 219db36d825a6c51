//! Reading JSON that somebody else wrote: every wrong type is named with its place, unknown keys are fine.
//!
//! Refuses to guess: a number is no text, a text no list. Null is the same as not there.

use serde_json::{Map, Value};

use super::Refused;
use crate::domain::instant::Instant;
use crate::text::cut;
use crate::text::safe::Safe;

/// A value and where it stands, such as `alerts[3].labels`.
#[derive(Clone, Debug)]
pub(super) struct At<'v> {
    value: &'v Value,
    place: String,
}

/// What a value is, in a word.
const fn is_a(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

impl<'v> At<'v> {
    pub(super) const fn root(value: &'v Value) -> Self {
        let place = String::new();
        Self { value, place }
    }

    /// It should have been something else.
    pub(super) fn wrong(&self, wanted: &str) -> Refused {
        Refused {
            place: self.place(),
            what: format!("is {}, not {wanted}", is_a(self.value)),
        }
    }

    /// A member that says what it should not.
    pub(super) fn off(&self, key: &str, what: &str) -> Refused {
        Refused {
            place: format!("{}.{key}", self.place),
            what: what.to_owned(),
        }
    }

    fn place(&self) -> String {
        if self.place.is_empty() {
            "the document".to_owned()
        } else {
            self.place.clone()
        }
    }

    fn object(&self) -> Result<&'v Map<String, Value>, Refused> {
        self.value
            .as_object()
            .ok_or_else(|| self.wrong("an object"))
    }

    /// A member; `None` if it is not there or null.
    pub(super) fn get(&self, key: &str) -> Result<Option<Self>, Refused> {
        let found = self.object()?.get(key).filter(|value| !value.is_null());
        Ok(found.map(|value| {
            let dot = if self.place.is_empty() { "" } else { "." };
            Self {
                value,
                place: format!("{}{dot}{key}", self.place),
            }
        }))
    }

    /// A member that must be there.
    pub(super) fn must(&self, key: &str) -> Result<Self, Refused> {
        self.get(key)?.ok_or_else(|| Refused {
            place: self.place(),
            what: format!("has no `{key}`"),
        })
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.value.get(key).is_some()
    }

    pub(super) fn is_list(&self) -> bool {
        self.value.is_array()
    }

    pub(super) fn items(&self) -> Result<Vec<Self>, Refused> {
        let items = self.value.as_array().ok_or_else(|| self.wrong("a list"))?;
        let numbered = items.iter().enumerate();
        Ok(numbered
            .map(|(index, value)| Self {
                value,
                place: format!("{}[{index}]", self.place),
            })
            .collect())
    }

    fn str(&self) -> Result<&'v str, Refused> {
        self.value.as_str().ok_or_else(|| self.wrong("a text"))
    }

    /// A text member as it may be kept and shown: one line, nothing that drives a terminal, cut visibly. Empty is none.
    pub(super) fn text(&self, key: &str, limit: usize) -> Result<Option<String>, Refused> {
        let Some(at) = self.get(key)? else {
            return Ok(None);
        };
        Ok(harmless(at.str()?, limit))
    }

    /// A text member byte for byte: for keys, never for people.
    pub(super) fn raw(&self, key: &str) -> Result<Option<&'v str>, Refused> {
        let Some(at) = self.get(key)? else {
            return Ok(None);
        };
        at.str()
            .map(|text| Some(text).filter(|text| !text.is_empty()))
    }

    /// A link that a person may follow; anything else than http and https is none.
    pub(super) fn link(&self, key: &str) -> Result<Option<String>, Refused> {
        let text = self.text(key, 500)?;
        let web = |text: &String| {
            (text.starts_with("https://") || text.starts_with("http://"))
                && !text.contains(['@', '…', ' '])
        };
        Ok(text.filter(web))
    }

    /// A time; the year 1 means that there is none.
    pub(super) fn time(&self, key: &str) -> Result<Option<Instant>, Refused> {
        let Some(at) = self.get(key)? else {
            return Ok(None);
        };
        let text = at.str()?;
        if text.is_empty() || text.starts_with("0001-01-01") {
            return Ok(None);
        }
        let read = Instant::parse_rfc3339(text).filter(|at| at.unix() > 0);
        read.map(Some).ok_or_else(|| Refused {
            place: at.place(),
            what: "is no RFC 3339 time".to_owned(),
        })
    }

    pub(super) fn number(&self, key: &str) -> Result<u64, Refused> {
        let Some(at) = self.get(key)? else {
            return Ok(0);
        };
        at.value.as_u64().ok_or_else(|| at.wrong("a count"))
    }

    /// Every member is a text: labels, annotations.
    pub(super) fn texts(&self) -> Result<Vec<(&'v str, &'v str)>, Refused> {
        let mut all = Vec::new();
        for (key, value) in self.object()? {
            let Some(text) = value.as_str() else {
                let shown = harmless(key, 60).unwrap_or_default();
                return Err(Refused {
                    place: format!("{}.{shown}", self.place()),
                    what: format!("is {}, not a text", is_a(value)),
                });
            };
            all.push((key.as_str(), text));
        }
        Ok(all)
    }
}

/// One line without anything that drives a terminal, cut visibly; `None` if nothing is left.
pub(super) fn harmless(text: &str, limit: usize) -> Option<String> {
    // Cut first: making a megabyte harmless would only cost time.
    let rough: String = text.chars().take(limit.saturating_mul(2)).collect();
    let words: Vec<&str> = rough.split_whitespace().collect();
    let line = words.join(" ");
    let safe = Safe::line(&line).to_string();
    let cut = cut::to_chars(&safe, limit).into_owned();
    Some(cut).filter(|text| !text.is_empty())
}
