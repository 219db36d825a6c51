//! Durations of one incident, and their median and 90th percentile over many.
//!
//! Refuses zeros for what is not known: a figure is recorded, or it stands where it stands and is counted there.

use std::collections::BTreeMap;

use serde::Serialize;

use super::IncidentStats;
use crate::domain::incident::{Incident, Instants};
use crate::domain::instant::Instant;
use crate::domain::measure::{Measure, measures};
use crate::domain::state::State;

/// Why there is a figure, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Both ends are known.
    Recorded,
    /// An end is still to come: the incident is open.
    Pending,
    /// An end was never recorded.
    NotRecorded,
    /// It was cancelled: there was nothing to measure.
    NotApplicable,
    /// The end lies before the start: one of the two is wrong.
    Invalid,
}

/// One duration of one incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// `ttd`, `tta`, `ttm`, `ttr`.
    pub name: &'static str,
    /// From.
    pub from: &'static str,
    /// To.
    pub to: &'static str,
    /// Seconds; null unless recorded.
    pub s: Option<i64>,
    /// Why there is a figure, or none.
    pub standing: Standing,
}

/// One duration over the incidents of one severity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeasureStats {
    /// The worst severity reached.
    pub severity: String,
    /// `ttd`, `tta`, `ttm`, `ttr`.
    pub name: &'static str,
    /// From.
    pub from: &'static str,
    /// To.
    pub to: &'static str,
    /// How many incidents recorded it.
    pub n: usize,
    /// The middle one, in seconds; of an even number the mean of the middle two. Null without any.
    pub median_s: Option<i64>,
    /// The smallest that 90 of 100 do not exceed, in seconds (nearest rank). Null without any.
    pub p90_s: Option<i64>,
    /// Open incidents without it yet.
    pub pending: usize,
    /// Incidents that are over and never recorded it.
    pub not_recorded: usize,
    /// Cancelled incidents.
    pub not_applicable: usize,
    /// Incidents in which the end lies before the start.
    pub invalid: usize,
}

/// The durations of one incident.
pub(super) fn of(incident: &Incident) -> Vec<Figure> {
    measures(incident)
        .into_iter()
        .filter(|measure| measure.name != "impact")
        .map(|measure| figure(incident, measure))
        .collect()
}

fn figure(incident: &Incident, measure: Measure) -> Figure {
    let ends =
        instant(&incident.instants, measure.from).zip(instant(&incident.instants, measure.to));
    let standing = match (incident.state, ends) {
        (State::Cancelled, _) => Standing::NotApplicable,
        (_, Some((from, to))) if to < from => Standing::Invalid,
        (_, Some(_)) => Standing::Recorded,
        (state, None) if state.is_active() => Standing::Pending,
        (_, None) => Standing::NotRecorded,
    };
    Figure {
        name: measure.name,
        from: measure.from,
        to: measure.to,
        s: measure.s.filter(|_| standing == Standing::Recorded),
        standing,
    }
}

fn instant(instants: &Instants, name: &str) -> Option<Instant> {
    match name {
        "alerted" => instants.alerted,
        "impact_started" => instants.impact_started,
        "detected" => instants.detected,
        "declared" => instants.declared,
        "acknowledged" => instants.acknowledged,
        "mitigated" => instants.mitigated,
        "resolved" => instants.resolved,
        _ => None,
    }
}

const ORDER: [&str; 4] = ["ttd", "tta", "ttm", "ttr"];

/// By severity, the worst first, and by where each is measured: what counts from the alert is not mixed with what counts
/// from the declaration.
pub(super) fn stats(incidents: &[&IncidentStats]) -> Vec<MeasureStats> {
    type Key = (usize, String, usize, &'static str, &'static str);
    let mut rows: BTreeMap<Key, (MeasureStats, Vec<i64>)> = BTreeMap::new();
    for incident in incidents {
        // An unknown severity comes last.
        let rank = incident.rank.wrapping_sub(1);
        for figure in &incident.measures {
            let place = ORDER.iter().position(|name| *name == figure.name);
            let key = (
                rank,
                incident.severity.clone(),
                place.unwrap_or(ORDER.len()),
                figure.from,
                figure.to,
            );
            let (row, seconds) = rows
                .entry(key)
                .or_insert_with(|| (empty(&incident.severity, figure), Vec::new()));
            match figure.standing {
                Standing::Recorded => seconds.extend(figure.s),
                Standing::Pending => row.pending += 1,
                Standing::NotRecorded => row.not_recorded += 1,
                Standing::NotApplicable => row.not_applicable += 1,
                Standing::Invalid => row.invalid += 1,
            }
        }
    }
    rows.into_values()
        .map(|(mut row, mut seconds)| {
            seconds.sort_unstable();
            row.n = seconds.len();
            row.median_s = median(&seconds);
            row.p90_s = p90(&seconds);
            row
        })
        .collect()
}

fn empty(severity: &str, figure: &Figure) -> MeasureStats {
    MeasureStats {
        severity: severity.to_owned(),
        name: figure.name,
        from: figure.from,
        to: figure.to,
        n: 0,
        median_s: None,
        p90_s: None,
        pending: 0,
        not_recorded: 0,
        not_applicable: 0,
        invalid: 0,
    }
}

/// Of sorted figures the middle one, or the mean of the middle two, rounded down to whole seconds.
pub(super) fn median(sorted: &[i64]) -> Option<i64> {
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *sorted.get(sorted.len() / 2 - 1)?;
    Some(lower.midpoint(upper))
}

/// Of sorted figures the smallest that nine of ten do not exceed.
pub(super) fn p90(sorted: &[i64]) -> Option<i64> {
    let rank = (sorted.len() * 9).div_ceil(10);
    sorted.get(rank.checked_sub(1)?).copied()
}
