//! Conditions, actions, needs, people: which lines, in which order, for whom.
//!
//! Refuses to say more of a thing than the record does.

use super::desk::{Desk, first, line, newest, short, some};
use super::{LineView, Reader};
use crate::domain::clocks::{Clock, ClockState, Kind};
use crate::domain::decide::open::{open, stage_of};
use crate::domain::decide::role;
use crate::domain::fact::{Fact, Flavor};
use crate::domain::incident::{HypothesisState, Task, Update};
use crate::domain::policy::Audience;
use crate::text::count::{and_list, or_list};
use crate::view::incident::role_name;

/// Findings, decisions and suspicions of one line.
const FEW: usize = 3;

/// What is true.
pub(super) fn conditions(desk: &Desk<'_>) -> Vec<LineView> {
    let mut lines = vec![line("Status", status(desk))];
    lines.extend(some("Severity", severity(desk)));
    lines.extend([
        line("Impact", desk.get("impact")),
        line("Impact began", began(desk)),
    ]);
    lines.extend(some("Affected", desk.get("users_affected")));
    lines.extend(some("Workaround", desk.get("workaround")));
    lines.extend(some("Expected back", desk.get("eta")));
    lines.push(line("Cause", desk.get("root_cause")));
    if !desk.outside() {
        let found = noted(desk, Flavor::Finding);
        lines.extend(some("Found", newest(&found, FEW)));
        let suspected = suspicions(desk, HypothesisState::Open);
        lines.extend(some("Suspected", newest(&suspected, FEW)));
        let out = suspicions(desk, HypothesisState::RuledOut);
        lines.extend(some("Ruled out", newest(&out, FEW)));
    }
    lines
}

/// What was done, is being done, was decided, was said.
pub(super) fn actions(desk: &Desk<'_>) -> Vec<LineView> {
    let mut lines = vec![line("Done", desk.get("actions_taken"))];
    let working = newest(&tasks(desk), FEW);
    if desk.reader != Reader::Taker {
        lines.push(line("In hand", working));
    }
    lines.extend(some(
        "Decided",
        newest(&noted(desk, Flavor::Decision), FEW - 1),
    ));
    lines.push(line("Last update", told(desk)));
    if desk.reader != Reader::Latecomers {
        lines.extend(some("Next update", next_update(desk)));
    }
    lines
}

/// What is wanting.
pub(super) fn needs(desk: &Desk<'_>) -> Vec<LineView> {
    let asked = desk.incident.fields.get("needs").map(|text| short(text));
    let mut lines = vec![line("Asked for", asked)];
    // Whoever joins reads people too, and all of it stays on one screen.
    let joins = desk.reader == Reader::Latecomers;
    if desk.reader != Reader::Taker {
        let shown = if joins { 1 } else { FEW - 1 };
        lines.extend(some("Late", first(&pressing(desk, true), shown)));
        lines.extend(some("Due now", first(&pressing(desk, false), shown)));
    }
    if desk.outside() {
        return lines;
    }
    lines.extend(some("Roles", first(&wanted(desk), FEW)));
    let active = desk.incident.state.is_active();
    let open = open(desk.policy, desk.incident, stage_of(desk.incident.state));
    if let (true, Some(next)) = (active && desk.reader == Reader::Team, open.first()) {
        let more = open.len() - 1;
        let tail = if more > 0 {
            format!(" (+{more})")
        } else {
            String::new()
        };
        let text = format!("{}{tail}", short(&next.text));
        lines.push(line("Unanswered", Some(text)));
    }
    lines
}

/// Who does what, and where; for those who were not here.
pub(super) fn people(desk: &Desk<'_>) -> Vec<LineView> {
    if !matches!(desk.reader, Reader::Latecomers | Reader::Taker) {
        return Vec::new();
    }
    let incident = desk.incident;
    let mut roles: Vec<String> = Vec::new();
    for held in incident.roles.iter().filter(|held| held.until.is_none()) {
        let name = role_name(desk.policy, &held.role);
        roles.push(format!("{name} {}", held.who));
    }
    let holds = |who: &str| {
        let mut now = incident.roles.iter().filter(|held| held.until.is_none());
        now.any(|held| held.who == who)
    };
    let others: Vec<&str> = incident
        .responders
        .iter()
        .map(String::as_str)
        .filter(|who| !holds(who))
        .collect();
    let mut lines = vec![line("Roles", first(&roles, 5))];
    lines.extend(some(
        "Also on it",
        (!others.is_empty()).then(|| and_list(&others)),
    ));
    lines.extend(some("Channel", desk.get("channel")));
    lines.extend(some("Bridge", desk.get("bridge")));
    lines
}

fn status(desk: &Desk<'_>) -> Option<String> {
    let (since, state) = desk.incident.states.last()?;
    let word = desk.get("status").unwrap_or_else(|| state.to_string());
    let own = state.word();
    let word = if word.eq_ignore_ascii_case(own) {
        own.to_owned()
    } else {
        format!("{word} ({own})")
    };
    Some(format!("{word} since {}", desk.time(*since)))
}

/// Only where it was changed: what it is stands in the first line.
fn severity(desk: &Desk<'_>) -> Option<String> {
    let track = &desk.incident.severities;
    let (since, now) = track.last()?;
    let (_, before) = track.get(track.len().checked_sub(2)?)?;
    let name = desk.get("severity_name");
    let name = name.map(|name| format!(" ({name})")).unwrap_or_default();
    let since = desk.time(*since);
    Some(format!("{now}{name} since {since}, before that {before}"))
}

/// When the impact began and how long it is or was; nothing where nobody said when.
fn began(desk: &Desk<'_>) -> Option<String> {
    desk.incident.instants.impact_started?;
    let started = desk.get("started")?;
    let lasts = desk.get("duration")?;
    let open = desk.incident.impact.last();
    let over = open.is_some_and(|period| period.ended.is_some());
    Some(match desk.get("ended").filter(|_| over) {
        Some(ended) => format!("{started}, over at {ended} after {lasts}"),
        None => format!("{started}, for {lasts} so far"),
    })
}

fn noted(desk: &Desk<'_>, flavor: Flavor) -> Vec<String> {
    let entries = desk.incident.entries.iter();
    entries
        .filter_map(|entry| match &entry.fact {
            Fact::Noted(noted) if noted.flavor == flavor => Some(short(&noted.text)),
            _ => None,
        })
        .collect()
}

pub(super) fn suspicions(desk: &Desk<'_>, state: HypothesisState) -> Vec<String> {
    let all = desk.incident.hypotheses.iter();
    all.filter(|hypothesis| hypothesis.state == state)
        .map(|hypothesis| format!("{} {}", hypothesis.id, short(&hypothesis.text)))
        .collect()
}

/// Tasks that are not done, with who and by when.
pub(super) fn tasks(desk: &Desk<'_>) -> Vec<String> {
    let said = |task: &Task| {
        let who = task.who.as_ref();
        let who = who.map(|who| format!("{who} ")).unwrap_or_default();
        let due = task.due.map(|at| format!(" by {}", desk.time(at)));
        format!("{who}{}{}", short(&task.text), due.unwrap_or_default())
    };
    let all = desk.incident.tasks.iter();
    all.filter(|task| task.done_at.is_none())
        .map(said)
        .collect()
}

/// The last words that were said: to executives, where they read, else to anybody.
fn told(desk: &Desk<'_>) -> Option<String> {
    let mine = |update: &&Update| !desk.outside() || update.serves(Audience::Executives);
    let said = || {
        let all = desk.incident.updates.iter();
        all.filter(|update| update.said_at.is_some())
    };
    let last = said().filter(mine).max_by_key(|update| update.said_at);
    let last = last.or_else(|| said().max_by_key(|update| update.said_at))?;
    let at = desk.known(last.said_at?, last.said_precision);
    let to = last.audience.word();
    Some(format!("{at} to {to}: {}", short(&last.summary)))
}

fn next_update(desk: &Desk<'_>) -> Option<String> {
    let wanted = |clock: &&Clock| {
        let right = !desk.outside() || clock.id == "update.executives";
        let open = matches!(
            clock.state,
            ClockState::Running | ClockState::Soon | ClockState::Due | ClockState::Overdue
        );
        clock.kind == Kind::Update && right && open
    };
    let clock = desk.clocks.iter().find(wanted)?;
    let by = clock.late_after.or(clock.due_from)?;
    let to = clock.id.strip_prefix("update.").unwrap_or("internal");
    let late = if clock.state == ClockState::Overdue {
        " (late)"
    } else {
        ""
    };
    Some(format!("by {} to {to}{late}", desk.time(by)))
}

/// Promises that are late, or due now.
pub(super) fn pressing(desk: &Desk<'_>, late: bool) -> Vec<String> {
    let theirs = |clock: &Clock| match clock.kind {
        Kind::Notify | Kind::Ladder | Kind::Resolve => true,
        Kind::Update => clock.id == "update.executives",
        _ => false,
    };
    let wanted = |clock: &&Clock| match clock.state {
        ClockState::Overdue => late,
        ClockState::Due | ClockState::Blocked => !late,
        _ => false,
    };
    let mut said: Vec<String> = Vec::new();
    let shown = desk.clocks.iter().filter(wanted);
    for clock in shown.filter(|clock| !desk.outside() || theirs(clock)) {
        let since = clock.late_after.filter(|_| late);
        let since = since.map(|at| format!(" (since {})", desk.time(at)));
        said.push(format!(
            "{}{}",
            short(&clock.what),
            since.unwrap_or_default()
        ));
    }
    said
}

/// Roles that the severity wants and nobody holds, and offers that nobody took.
fn wanted(desk: &Desk<'_>) -> Vec<String> {
    let incident = desk.incident;
    let severity = incident.severity();
    let (mut said, mut unfilled) = (Vec::new(), Vec::new());
    for role in &desk.policy.roles {
        let key = role::known(desk.policy, &role.name).map(|known| known.key);
        let held = key.is_ok_and(|key| !incident.holders(&key).is_empty());
        if incident.state.is_active()
            && !held
            && role.required_for.iter().any(|wanted| wanted == severity)
        {
            unfilled.push(role.name.as_str());
        }
    }
    if !unfilled.is_empty() {
        said.push(format!("nobody is {}", or_list(&unfilled)));
    }
    let joins = desk.reader == Reader::Latecomers;
    for offer in incident.offers.iter().filter(|_| !joins) {
        let name = role_name(desk.policy, &offer.role);
        let at = desk.time(offer.at);
        said.push(format!(
            "{name} offered to {} at {at}, not taken yet",
            offer.who
        ));
    }
    said
}
