//! Typed times, read against an incident, a zone and the present.

use crate::app::App;
use crate::domain::decide::When;
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::typed_time::{self, Window};
use crate::error::Error;

/// What `--at` came to.
#[derive(Clone, Copy, Debug)]
pub struct At {
    /// The time; the present if nothing was typed.
    pub when: When,
    /// Something was typed.
    pub given: bool,
    /// It lay a little ahead of the clock.
    pub clamped: bool,
}

/// The span of time in which a bare `14:32` is looked for.
pub fn window(app: &App, incident: Option<&Incident>) -> Window {
    let now = app.now.instant();
    match incident {
        Some(incident) => {
            let i = &incident.instants;
            let start = i.impact_started.or(i.alerted).or(i.declared).unwrap_or(now);
            let start = i.declared.map_or(start, |declared| start.min(declared));
            Window::of(start, i.resolved, now)
        }
        None => Window::of(now.plus(-10 * 3600), None, now),
    }
}

/// Reads one typed time.
pub fn read(app: &mut App, incident: Option<&Incident>, text: &str) -> Result<(When, bool), Error> {
    let zone = app.zone();
    let now = app.now.instant();
    let window = window(app, incident);
    let typed = typed_time::read(text, now, &zone, window)
        .map_err(|error| Error::Time(Box::new(error), zone.name().to_owned()))?;
    Ok((
        When {
            at: typed.at,
            precision: typed.precision,
        },
        typed.clamped,
    ))
}

/// Reads `--at`.
pub fn at(app: &mut App, incident: Option<&Incident>, text: Option<&str>) -> Result<At, Error> {
    match text {
        None => Ok(At {
            when: When::exactly(app.now.instant()),
            given: false,
            clamped: false,
        }),
        Some(text) => {
            let (when, clamped) = read(app, incident, text)?;
            Ok(At {
                when,
                given: true,
                clamped,
            })
        }
    }
}

/// Reads a time that lies ahead: `30m`, `14:30`, `2026-11-21 14:30`.
pub fn ahead(app: &mut App, text: &str) -> Result<Instant, Error> {
    let zone = app.zone();
    typed_time::read_ahead(text, app.now.instant(), &zone)
        .map_err(|error| Error::Time(Box::new(error), zone.name().to_owned()))
}

/// Reads an optional typed time.
pub fn optional(
    app: &mut App,
    incident: Option<&Incident>,
    text: Option<&str>,
) -> Result<Option<When>, Error> {
    text.map(|text| read(app, incident, text).map(|(when, _)| when))
        .transpose()
}

/// Reads how far back to look: `30d`, `12h`, a day (`2026-11-01`), or any time that has passed.
pub fn since(app: &mut App, typed: Option<&str>) -> Result<Option<Instant>, Error> {
    let Some(typed) = typed else { return Ok(None) };
    if let Ok(seconds) = typed_time::read_duration(typed) {
        return Ok(Some(app.now.instant().plus(-seconds)));
    }
    let day = typed.len() == 10 && !typed.contains(':');
    let text = if day {
        format!("{typed} 00:00")
    } else {
        typed.to_owned()
    };
    read(app, None, &text).map(|(when, _)| Some(when.at))
}
