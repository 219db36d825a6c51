//! The tables of `stats` as comma-separated values (RFC 4180 but for the line ends), a heading first. Times are UTC.
//!
//! What a person wrote never becomes a formula.

use serde::Serialize;

use crate::domain::instant::Instant;
use crate::text::escape;
use crate::view::stats::{Figure, StatsView};

fn csv(heading: &[&str], rows: &[Vec<String>]) -> String {
    let mut out = heading.join(",");
    out.push('\n');
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| escape::csv(cell)).collect();
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

/// The word that JSON has for it.
fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(ToOwned::to_owned))
        .unwrap_or_default()
}

fn number(value: Option<i64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn time(at: Option<Instant>) -> String {
    at.map(|at| at.to_string()).unwrap_or_default()
}

/// Durations by mode, severity and where they are measured, as rows.
pub(super) fn measures(view: &StatsView) -> Vec<Vec<String>> {
    let groups = view.groups.iter();
    groups
        .flat_map(|group| group.measures.iter().map(|row| (word(&group.mode), row)))
        .map(|(mode, row)| {
            vec![
                mode,
                row.severity.clone(),
                row.name.to_owned(),
                row.from.to_owned(),
                row.to.to_owned(),
                row.n.to_string(),
                number(row.median_s),
                number(row.p90_s),
                row.pending.to_string(),
                row.not_recorded.to_string(),
                row.not_applicable.to_string(),
                row.invalid.to_string(),
            ]
        })
        .collect()
}

/// Durations.
pub fn measures_csv(view: &StatsView) -> String {
    let heading = [
        "mode",
        "severity",
        "measure",
        "from",
        "to",
        "n",
        "median_s",
        "p90_s",
        "pending",
        "not_recorded",
        "not_applicable",
        "invalid",
    ];
    csv(&heading, &measures(view))
}

/// Promises by week.
pub fn weeks_csv(view: &StatsView) -> String {
    let heading = [
        "mode",
        "week",
        "from",
        "kept",
        "kept_entered_late",
        "late",
        "missed",
        "overdue",
        "not_recorded",
        "waived",
    ];
    let groups = view.groups.iter();
    let rows: Vec<Vec<String>> = groups
        .flat_map(|group| group.weeks.iter().map(|week| (word(&group.mode), week)))
        .map(|(mode, week)| {
            let counts = &week.promises;
            let mut cells = vec![mode, week.week.clone(), week.from.to_string()];
            let numbers = [
                counts.kept,
                counts.kept_entered_late,
                counts.late,
                counts.missed,
                counts.overdue,
                counts.not_recorded,
                counts.waived,
            ];
            cells.extend(numbers.map(|n| n.to_string()));
            cells
        })
        .collect();
    csv(&heading, &rows)
}

/// Action items that are not done.
pub fn actions_csv(view: &StatsView) -> String {
    let heading = [
        "incident", "mode", "action", "text", "owner", "priority", "due", "late_s",
    ];
    let rows: Vec<Vec<String>> = view
        .actions
        .iter()
        .map(|action| {
            vec![
                action.incident.clone(),
                word(&action.mode),
                action.id.clone(),
                action.text.clone(),
                action.owner.clone().unwrap_or_default(),
                action.priority.clone().unwrap_or_default(),
                time(action.due),
                number(action.late_s),
            ]
        })
        .collect();
    csv(&heading, &rows)
}

/// One row an incident: each duration with where it starts and why there is none.
pub fn incidents_csv(view: &StatsView) -> String {
    const NAMES: [&str; 4] = ["ttd", "tta", "ttm", "ttr"];
    let mut heading: Vec<String> = ["incident", "mode", "severity", "state", "declared"]
        .map(ToOwned::to_owned)
        .to_vec();
    for name in NAMES {
        heading.extend(["s", "from", "standing"].map(|part| format!("{name}_{part}")));
    }
    let heading: Vec<&str> = heading.iter().map(String::as_str).collect();
    let rows: Vec<Vec<String>> = view
        .incidents
        .iter()
        .map(|incident| {
            let mut cells = vec![
                incident.id.clone(),
                word(&incident.mode),
                incident.severity.clone(),
                incident.state.to_string(),
                time(incident.declared),
            ];
            for name in NAMES {
                let figure = incident.measures.iter().find(|figure| figure.name == name);
                cells.extend(figure.map_or_else(Default::default, figures));
            }
            cells
        })
        .collect();
    csv(&heading, &rows)
}

fn figures(figure: &Figure) -> [String; 3] {
    [
        number(figure.s),
        figure.from.to_owned(),
        word(&figure.standing),
    ]
}
