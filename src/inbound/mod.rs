//! Alert formats of others, read into [`Batch`]: Alertmanager (webhook and API), Grafana, Prometheus, `PagerDuty`.
//!
//! Pure: bytes in, alerts or a refusal with its place out. Refuses what is huge, deep or of the wrong type; makes
//! harmless what is merely odd. Never opens an incident.

mod alertmanager;
mod pagerduty;
mod prometheus;
#[cfg(test)]
mod tests;
mod value;

use std::fmt;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::domain::alert::Batch;
use crate::text::hex::hex;
use value::At;

/// Most bytes that are read.
pub const LARGEST: usize = 8 * 1024 * 1024;
/// Most alerts in one document.
const MOST: usize = 10_000;
/// Longest name of a kind, in characters.
const NAME: usize = 200;
/// Longest summary, in characters.
const SUMMARY: usize = 300;

/// Why a document is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where, such as `alerts[3].startsAt`.
    pub place: String,
    /// What is off there.
    pub what: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.place, self.what)
    }
}

/// Reads one document; the format shows itself.
pub fn read(bytes: &[u8]) -> Result<Batch, Refused> {
    let refused = |what: String| Refused {
        place: "the document".to_owned(),
        what,
    };
    if bytes.len() > LARGEST {
        return Err(refused(format!("is larger than {LARGEST} bytes")));
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|error| Refused {
        place: format!("line {} column {}", error.line(), error.column()),
        what: if error.is_eof() {
            "ends too early".to_owned()
        } else {
            let text = error.to_string();
            let what = text.split(" at line ").next().unwrap_or_default();
            format!("is no JSON that irc reads: {what}")
        },
    })?;
    let root = At::root(&value);
    let batch = if root.is_list() {
        alertmanager::api(&root)?
    } else if root.has("event") {
        pagerduty::webhook(&root)?
    } else if root.has("alerts") {
        alertmanager::webhook(&root)?
    } else if root.has("data") {
        prometheus::alerts(&root)?
    } else if root.has("labels") {
        alertmanager::single(&root)?
    } else if value.is_object() {
        return Err(refused(
            "is of no format that irc knows (no `alerts`, `event` or `data`)".to_owned(),
        ));
    } else {
        return Err(root.wrong("an object or a list"));
    };
    if batch.alerts.len() > MOST {
        return Err(refused(format!("has more than {MOST} alerts")));
    }
    Ok(batch)
}

/// A short key of what makes an alert the same alert.
fn key(parts: &[&str]) -> String {
    let mut sum = Sha256::new();
    for part in parts {
        sum.update(part.len().to_le_bytes());
        sum.update(part.as_bytes());
    }
    let sum = sum.finalize();
    hex(sum.get(..6).unwrap_or_default())
}
