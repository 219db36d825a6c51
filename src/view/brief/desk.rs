//! What a brief is written from: the record by its names, the clocks, and how times read.
//!
//! Refuses to choose what is said: that is the lines'.

use super::{LineView, Reader};
use crate::domain::clocks::{self, Clock};
use crate::domain::incident::Incident;
use crate::domain::instant::{Instant, Precision};
use crate::domain::policy::{Audience, Policy};
use crate::domain::zone::Zone;
use crate::text::cut;
use crate::view::record::{self, Moment, Record};

/// Characters of one entry, at most.
const LONG: usize = 160;

pub(super) struct Desk<'a> {
    pub(super) policy: &'a Policy,
    pub(super) incident: &'a Incident,
    pub(super) now: Instant,
    pub(super) reader: Reader,
    pub(super) record: Record,
    /// Those of the moment, soonest lateness first.
    pub(super) clocks: Vec<Clock>,
    zone: Zone,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        policy: &'a Policy,
        incident: &'a Incident,
        now: Instant,
        reader: Reader,
    ) -> Self {
        let audience = match reader {
            Reader::Executives => Audience::Executives,
            _ => Audience::Internal,
        };
        let moment = Moment {
            policy,
            incident,
            now,
            audience,
            next_by: None,
        };
        Self {
            policy,
            incident,
            now,
            reader,
            record: record::record(&moment),
            clocks: clocks::live(clocks::clocks(policy, incident, now)),
            zone: record::zone(policy),
        }
    }

    /// For those who answer for it: no working details.
    pub(super) fn outside(&self) -> bool {
        self.reader == Reader::Executives
    }

    /// `14:02 UTC`, with the date where it is another day.
    pub(super) fn time(&self, at: Instant) -> String {
        self.zone.hm_zone_beside(at, self.now)
    }

    /// The same, with `~` where it is only roughly known.
    pub(super) fn known(&self, at: Instant, precision: Precision) -> String {
        let mark = if precision == Precision::About {
            "~"
        } else {
            ""
        };
        format!("{mark}{}", self.time(at))
    }

    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.record.get(name).map(|text| short(text))
    }
}

/// One line, without line breaks, cut where it goes on too long.
pub(super) fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    cut::to_chars(&line, LONG).into_owned()
}

/// A line that is there, recorded or not.
pub(super) fn line(name: &'static str, text: Option<String>) -> LineView {
    LineView { name, text }
}

/// A line only where there is something to say.
pub(super) fn some(name: &'static str, text: Option<String>) -> Option<LineView> {
    text.map(|text| line(name, Some(text)))
}

/// The newest few; `None` if there are none.
pub(super) fn newest(entries: &[String], few: usize) -> Option<String> {
    let first = entries.len().saturating_sub(few);
    let shown = entries.get(first..).unwrap_or_default();
    (!shown.is_empty()).then(|| shown.join("; "))
}

/// The first few, and how many more; `None` if there are none.
pub(super) fn first(entries: &[String], few: usize) -> Option<String> {
    let shown = entries.get(..few.min(entries.len())).unwrap_or_default();
    let more = entries.len().saturating_sub(few);
    let tail = if more > 0 {
        format!(" (+{more})")
    } else {
        String::new()
    };
    (!shown.is_empty()).then(|| format!("{}{tail}", shown.join("; ")))
}
