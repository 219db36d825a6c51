//! Instants and durations as people read them, each saying what it is counted from where that is not the impact.

use crate::domain::incident::Incident;
use crate::domain::instant::{Instant, Precision};
use crate::domain::zone::Zone;
use crate::text::count::count;

/// How an incident's times read.
pub(super) struct Times<'a> {
    pub(super) incident: &'a Incident,
    pub(super) zone: &'a Zone,
    pub(super) now: Instant,
}

impl Times<'_> {
    /// `14:02 UTC`, with the date where it is another day; `~` where it is only roughly known.
    pub(super) fn at(&self, at: Instant) -> String {
        let roughly = self
            .incident
            .entries
            .iter()
            .any(|e| e.happened_at == at && e.precision == Precision::About);
        let mark = if roughly { "~" } else { "" };
        format!("{mark}{}", self.zone.hm_zone_beside(at, self.now))
    }

    /// The start of the impact, else the first sign of the incident and what it was.
    pub(super) fn start(&self) -> Option<(Instant, Option<&'static str>)> {
        let i = &self.incident.instants;
        let sign = |at: Option<Instant>, what| at.map(|at| (at, Some(what)));
        let signs = [
            sign(i.alerted, "alerted"),
            sign(i.detected, "detected"),
            sign(i.declared, "declared"),
        ];
        let impact = i.impact_started.map(|at| (at, None));
        impact.or_else(|| signs.into_iter().flatten().min_by_key(|(at, _)| *at))
    }

    /// `14:02 UTC`, or `14:02 UTC (declared)` where nobody said when the impact began.
    pub(super) fn started(&self) -> Option<String> {
        let (at, sign) = self.start()?;
        let sign = sign.map(|sign| format!(" ({sign})")).unwrap_or_default();
        Some(format!("{}{sign}", self.at(at)))
    }

    /// The end of the impact if it is over, else of the incident.
    fn end(&self) -> Option<(Instant, Option<&'static str>)> {
        let incident = self.incident;
        let back = incident
            .impact
            .last()
            .is_some_and(|last| last.ended.is_none());
        let ended = incident.instants.impact_ended.filter(|_| !back);
        let resolved = incident.instants.resolved.map(|at| (at, Some("resolved")));
        ended.map(|at| (at, None)).or(resolved)
    }

    /// `1 hour 5 minutes`; `35 minutes (since declared)` or `(declared to resolved)` where it is not that of the impact.
    pub(super) fn duration(&self) -> Option<String> {
        let (from, sign) = self.start()?;
        let end = self.end();
        let seconds = end.map_or(self.now, |(to, _)| to).since(from);
        let said = match (sign, end) {
            (None, Some((_, None)) | None) => String::new(),
            (None, Some((_, Some(to)))) => format!(" (until {to})"),
            (Some(from), None) => format!(" (since {from})"),
            (Some(from), Some((_, to))) => {
                format!(" ({from} to {})", to.unwrap_or("impact ended"))
            }
        };
        (seconds >= 0).then(|| format!("{}{said}", long(seconds)))
    }
}

/// Seconds in words, in its two largest units.
pub(super) fn long(seconds: i64) -> String {
    let minutes = seconds.max(0) / 60;
    let (d, h, m) = (minutes / 1440, minutes % 1440 / 60, minutes % 60);
    let parts: Vec<String> = [
        (d, "day"),
        (h, "hour"),
        (if d > 0 { 0 } else { m }, "minute"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, unit)| count(n, unit))
    .collect();
    if parts.is_empty() {
        return "less than a minute".to_owned();
    }
    parts.join(" ")
}
