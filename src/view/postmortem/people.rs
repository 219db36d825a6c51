//! Who did what: roles with their times, hand-overs with offer and acceptance, those who came to help.

use crate::domain::fact::Fact;
use crate::domain::incident::Entry;
use crate::view::incident::role_name;

use super::desk::Desk;
use super::doc::{Part, Said};
use super::times;

/// Roles, hand-overs, responders.
pub(super) fn parts(desk: &mut Desk<'_>) -> Vec<Part> {
    let mut parts = vec![roles(desk)];
    let handovers = handovers(desk);
    if !handovers.is_empty() {
        parts.push(Part::List(handovers));
    }
    let responders = responders(desk);
    parts.push(Part::Facts(vec![("Responders".to_owned(), responders)]));
    parts
}

/// Everybody who took part.
pub(super) fn responders(desk: &mut Desk<'_>) -> Said {
    if desk.incident.presences.is_empty() {
        return desk.missing("responders");
    }
    // Whoever left is still one of those who were there; leaving and coming back is one person.
    let mut said: Vec<String> = Vec::new();
    let mut known: Vec<&str> = Vec::new();
    for presence in &desk.incident.presences {
        let who = presence.who.as_str();
        if known.contains(&who) {
            continue;
        }
        known.push(who);
        let mut every = desk.incident.presences.iter();
        let last = every.rfind(|other| other.who == who);
        let left = last.and_then(|last| last.until);
        let left = left.map(|at| times::stamp(at, crate::domain::instant::Precision::Minute));
        let left = left.map(|at| format!(" (until {at})")).unwrap_or_default();
        said.push(format!("{who}{left}"));
    }
    Said::of(said.join(", "))
}

/// Who held a role, in order, with the times of change.
pub(super) fn holders(desk: &mut Desk<'_>, role: &str, label: &str) -> Said {
    let held: Vec<_> = desk
        .incident
        .roles
        .iter()
        .filter(|held| held.role == role)
        .collect();
    let mut words = Vec::new();
    let mut traces = Vec::new();
    for held in &held {
        let entry = taking(desk, &held.role, &held.who, held.from);
        let precision = entry.map(|e| e.precision).unwrap_or_default();
        words.push(if words.is_empty() {
            held.who.clone()
        } else {
            format!("{} from {}", held.who, times::clock(held.from, precision))
        });
        traces.extend(entry.map(|entry| entry.id.clone()));
    }
    if words.is_empty() {
        return desk.missing(label);
    }
    Said::from(words.join(", "), traces)
}

fn taking<'a>(
    desk: &Desk<'a>,
    role: &str,
    who: &str,
    at: crate::domain::instant::Instant,
) -> Option<&'a Entry> {
    desk.entry(Some(at), |fact| match fact {
        Fact::RoleAssigned(taken) => taken.role == role && taken.who == who,
        Fact::RoleAccepted(taken) => taken.role == role && taken.who == who,
        _ => false,
    })
}

fn roles(desk: &mut Desk<'_>) -> Part {
    let mut rows = Vec::new();
    for held in &desk.incident.roles {
        let entry = taking(desk, &held.role, &held.who, held.from);
        let precision = entry.map(|e| e.precision).unwrap_or_default();
        let until = match held.until {
            Some(until) => times::stamp(until, crate::domain::instant::Precision::Second),
            None if desk.incident.state.is_active() => "now".to_owned(),
            None => "the end".to_owned(),
        };
        rows.push(vec![
            Said::of(role_name(desk.policy, &held.role)),
            Said::of(&held.who),
            Said::from(
                times::stamp(held.from, precision),
                entry.map(|entry| entry.id.as_str()),
            ),
            Said::of(until),
        ]);
    }
    if rows.is_empty() {
        let said = desk.missing("roles");
        return Part::Facts(vec![("Roles".to_owned(), said)]);
    }
    Part::Table {
        columns: ["Role", "Who", "From (UTC)", "Until"]
            .map(str::to_owned)
            .to_vec(),
        rows,
    }
}

fn handovers(desk: &Desk<'_>) -> Vec<Said> {
    let entries = &desk.incident.entries;
    let mut lines = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let Fact::RoleOffered(offer) = &entry.fact else {
            continue;
        };
        let role = role_name(desk.policy, &offer.role);
        let head = format!(
            "{role} offered by {} to {} at {}",
            entry.by,
            offer.who,
            times::stamp(entry.happened_at, entry.precision)
        );
        let later = entries.iter().skip(index + 1);
        let answer = later.clone().find(|later| match &later.fact {
            Fact::RoleAccepted(accepted) => accepted.role == offer.role,
            Fact::RoleOffered(other) => other.role == offer.role,
            Fact::RoleDeclined(no) => no.role == offer.role && no.who == offer.who,
            Fact::RoleWithdrawn(back) => back.role == offer.role && back.who == offer.who,
            _ => false,
        });
        let line = match answer.map(|answer| (answer, &answer.fact)) {
            Some((answer, Fact::RoleAccepted(accepted))) if accepted.who == offer.who => {
                let aloud = if accepted.aloud { ", said aloud" } else { "" };
                let at = times::beside(answer.happened_at, answer.precision, entry.happened_at);
                Said::from(
                    format!("{head}; accepted at {at}{aloud}"),
                    [&entry.id, &answer.id],
                )
            }
            Some((answer, Fact::RoleDeclined(_) | Fact::RoleWithdrawn(_))) => {
                let at = times::beside(answer.happened_at, answer.precision, entry.happened_at);
                let how = match &answer.fact {
                    Fact::RoleDeclined(_) => "declined",
                    _ => "taken back",
                };
                Said::from(format!("{head}; {how} at {at}"), [&entry.id, &answer.id])
            }
            _ => Said::from(format!("{head}; not accepted"), [&entry.id]),
        };
        lines.push(line);
    }
    lines
}
