//! What goes with a role: what its giver said, tasks, suspicions, clocks, steps.
//!
//! Refuses to leave out what is late: that is said first, and whole.

use super::desk::{Desk, line, short, some};
use super::lines::{pressing, tasks};
use super::{LineView, Reader};
use crate::domain::clocks::{ClockState, Kind};
use crate::domain::decide::open::{open, stage_of};
use crate::domain::fact::Fact;

/// Clocks that still run, and steps, of one line.
const FEW: usize = 4;

/// What a taker takes over.
pub(super) fn over(desk: &Desk<'_>, role: Option<&str>) -> Vec<LineView> {
    if desk.reader != Reader::Taker {
        return Vec::new();
    }
    let mut lines = Vec::new();
    lines.extend(some("Notes", role.and_then(|role| notes(desk, role))));
    let mut every = |name, entries: Vec<String>| {
        lines.extend(entries.into_iter().map(|text| line(name, Some(text))));
    };
    every("Late", pressing(desk, true));
    every("Due now", pressing(desk, false));
    every("Task", tasks(desk));
    let (running, later) = running(desk);
    every("Clock", running);
    let steps: Vec<String> = open(desk.policy, desk.incident, stage_of(desk.incident.state))
        .into_iter()
        .map(|open| short(&open.text))
        .collect();
    if let Some(text) = listed(&steps) {
        lines.push(line("Open", Some(format!("{text}: irc walk"))));
    }
    if later > 0 {
        let text = format!("{later} more later: irc status --all");
        lines.push(line("Clocks", Some(text)));
    }
    if lines.is_empty() {
        lines.push(line(
            "Open",
            Some("nothing that the record knows of".to_owned()),
        ));
    }
    lines
}

/// What the giver wrote when the role was offered last.
fn notes(desk: &Desk<'_>, role: &str) -> Option<String> {
    let mut offers = desk.incident.entries.iter().rev();
    offers.find_map(|entry| match &entry.fact {
        Fact::RoleOffered(offer) if offer.role == role => offer.notes.clone(),
        _ => None,
    })
}

/// Clocks with time left, soonest first, and how many are not shown.
fn running(desk: &Desk<'_>) -> (Vec<String>, usize) {
    let left = |state| {
        matches!(
            state,
            ClockState::Running | ClockState::Soon | ClockState::Holding
        )
    };
    let mut said = Vec::new();
    let clocks = desk.clocks.iter().filter(|clock| left(clock.state));
    for clock in clocks.filter(|clock| clock.kind != Kind::Task) {
        let by = clock
            .not_before
            .map(|at| format!("not before {}", desk.time(at)));
        let by = by.or_else(|| {
            let by = clock.late_after.or(clock.due_from)?;
            Some(format!("by {}", desk.time(by)))
        });
        let by = by.map(|by| format!(" {by}")).unwrap_or_default();
        said.push(format!("{}{by}", short(&clock.what)));
    }
    let later = said.len().saturating_sub(FEW);
    said.truncate(FEW);
    (said, later)
}

fn listed(steps: &[String]) -> Option<String> {
    let first = steps.first()?;
    let more = steps.len() - 1;
    Some(if more > 0 {
        format!("{first} (+{more})")
    } else {
        first.clone()
    })
}
