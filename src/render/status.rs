//! What is true and what is due, on one screen: overdue first, then due, then next, each with what to type.

use super::clock;
use super::outbox;
use super::palette::{self, QUIET, STRONG, TYPE, paint};
use super::screen::{Screen, span};
use crate::domain::clocks::ClockState;
use crate::domain::fact::{Mode, Visibility};
use crate::domain::state::State;
use crate::text::count::count;
use crate::text::cut;
use crate::text::escape;
use crate::text::safe::Safe;
use crate::view::clock::ClockView;
use crate::view::incident::IncidentView;
use crate::view::status::{Delivery, StatusView};

/// How many waiting or running clocks are shown on one incident's screen.
const NEXT_SHOWN: usize = 4;

/// One line that says which incident this is.
pub fn headline(screen: &Screen, incident: &IncidentView, rank: usize) -> String {
    let mode = match incident.mode {
        Mode::Real => "",
        Mode::Drill => " DRILL",
        Mode::Retro => " RETRO",
        Mode::Test => " TEST",
    };
    let secret = if incident.visibility == Visibility::Restricted {
        " RESTRICTED"
    } else {
        ""
    };
    let id = Safe::line(&incident.id).to_string();
    let severity = Safe::line(&incident.severity).to_string();
    let head = format!("{severity}{mode}{secret}");
    let title = if incident.title.is_empty() {
        "(no title yet)"
    } else {
        &incident.title
    };
    let title = Safe::line(title).to_string();
    let used = cut::width(&head) + cut::width(&id) + 4;
    let room = screen.width.saturating_sub(used);
    let (title, tail) = if cut::width(&title) <= room || room < 16 {
        (title, String::new())
    } else {
        (cut::to_columns(&title, room).into_owned(), String::new())
    };
    if room < 16 {
        let title = cut::wrap(&title, screen.width, 0);
        return format!(
            "{} {}\n{}\n",
            paint(palette::rank(rank), &head),
            paint(QUIET, &id),
            paint(STRONG, title.trim_end())
        );
    }
    format!(
        "{}  {}  {}{tail}\n",
        paint(palette::rank(rank), &head),
        paint(STRONG, &title),
        paint(QUIET, &id)
    )
}

/// State, age, people and the present in one line.
pub fn standing(screen: &Screen, incident: &IncidentView) -> String {
    let mut parts = Vec::new();
    let age = incident.instants.declared.map(|at| {
        let until = incident.instants.resolved.unwrap_or(screen.now);
        span(until.since(at))
    });
    parts.push(match age {
        Some(age) => format!("{} {age}", incident.state),
        None => incident.state.to_string(),
    });
    for role in &incident.roles {
        let short = short(&role.role, &role.name);
        parts.push(format!("{short} {}", role.who.join(", ")));
    }
    let holds = |who: &String| incident.roles.iter().any(|role| role.who.contains(who));
    let others = incident.responders.iter().filter(|who| !holds(who));
    let others: Vec<&str> = others.map(String::as_str).collect();
    if !others.is_empty() {
        parts.push(format!("with {}", others.join(", ")));
    }
    if let Some(status) = &incident.public_status {
        parts.push(format!("public: {status}"));
    }
    if let Some(alerts) = &incident.alerts {
        let words = crate::domain::alert::words(alerts.total, alerts.kinds);
        parts.push(match alerts.firing {
            0 => format!("{words}, none firing"),
            firing => format!("{words}, {firing} firing"),
        });
    }
    // Every time below stands in this zone.
    let now = screen.time_zone(screen.now);
    parts.push(if screen.narrow() {
        now
    } else {
        format!("now {now}")
    });
    let line = Safe::line(&parts.join(" | ")).to_string();
    format!("{}\n", cut::wrap(&line, screen.width, 0).trim_end())
}

/// A role as people call it across the room.
fn short<'r>(key: &'r str, name: &'r str) -> &'r str {
    match key {
        "ic" => "IC",
        "tl" => "TL",
        _ => name,
    }
}

/// Roles that nobody has taken over yet, each with what to type once somebody does.
fn offers(screen: &Screen, incident: &IncidentView) -> String {
    let mut out = String::new();
    for offer in &incident.offers {
        let role = short(&offer.role, &offer.name);
        let since = screen.time(offer.at);
        let text = format!("! {role} offered to {} since {since}", offer.who);
        let text = Safe::line(&text).to_string();
        let text = cut::wrap(&text, screen.width, 2);
        let command = format!("irc handoff --accept --by {}", escape::shell(&offer.who));
        let command = Safe::line(&command).to_string();
        out.push_str(&paint(palette::DUE, text.trim_end()));
        out.push_str("\n   ");
        out.push_str(&paint(TYPE, &command));
        out.push('\n');
    }
    out
}

/// The whole screen. `ranks` gives each incident's severity rank.
pub fn status(screen: &Screen, view: &StatusView, ranks: &[usize], all: bool) -> String {
    if view.incidents.is_empty() {
        return "no open incident\n   irc declare sev2 \"what users notice\"\n".to_owned();
    }
    let mut out = String::new();
    let single = view.incidents.len() == 1;
    let all_ranks = ranks.iter().copied().chain(std::iter::repeat(0));
    let mut worst_first: Vec<(&IncidentView, usize)> =
        view.incidents.iter().zip(all_ranks).collect();
    // What is over waits for people who are awake; a severity without a rank may be anything.
    worst_first.sort_by_key(|(incident, rank)| (incident.state.is_over(), *rank));
    for (incident, rank) in worst_first {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&headline(screen, incident, rank));
        out.push_str(&standing(screen, incident));
        out.push_str(&offers(screen, incident));
        if incident.incomplete {
            let words = "a newer irc wrote to this incident: what is shown may be incomplete";
            out.push_str(&paint(palette::LATE, words));
            out.push('\n');
        }
        let waiting: Vec<Delivery> = view
            .deliveries
            .iter()
            .filter(|one| one.incident == incident.id)
            .cloned()
            .collect();
        out.push_str(&outbox::lines(screen, &waiting));
        let mine: Vec<&ClockView> = view
            .clocks
            .iter()
            .filter(|clock| clock.incident == incident.id)
            .collect();
        out.push_str(&clocks(screen, &mine, single, all));
        if single {
            out.push_str(&open(screen, incident));
        }
        out.push_str(&next(incident));
    }
    out
}

/// Only what has just rung, under its incident.
pub fn rung(screen: &Screen, view: &StatusView, ranks: &[usize]) -> String {
    let mut out = String::new();
    for (index, incident) in view.incidents.iter().enumerate() {
        let rank = ranks.get(index).copied().unwrap_or(0);
        out.push_str(&headline(screen, incident, rank));
        for clock in view.clocks.iter().filter(|c| c.incident == incident.id) {
            out.push_str(&clock::lines(screen, clock, false));
        }
    }
    out
}

fn clocks(screen: &Screen, clocks: &[&ClockView], single: bool, all: bool) -> String {
    let mut out = String::new();
    let order = |clock: &&&ClockView| match clock.state {
        ClockState::Overdue => 0,
        ClockState::Blocked => 1,
        ClockState::Due => 2,
        ClockState::Soon => 4,
        ClockState::Holding | ClockState::Running => 5,
        _ => 6,
    };
    let mut sorted: Vec<&&ClockView> = clocks.iter().collect();
    sorted.sort_by_key(order);
    let pressing = sorted.iter().filter(|clock| order(clock) <= 4);
    for clock in pressing {
        out.push_str(&clock::lines(screen, clock, all));
    }
    let shown = if single { NEXT_SHOWN } else { 1 };
    let running: Vec<&&&ClockView> = sorted.iter().filter(|clock| order(clock) == 5).collect();
    let limit = if all { usize::MAX } else { shown };
    for clock in running.iter().take(limit) {
        out.push_str(&clock::lines(screen, clock, all));
    }
    let asks = sorted
        .iter()
        .filter(|clock| clock.state == ClockState::Asks)
        .count();
    if asks > 0 && !all {
        let text = format!(
            "   {} could bring more people in: irc escalate",
            count(asks, "open question")
        );
        out.push_str(&paint(QUIET, &cut::to_columns(&text, screen.width)));
        out.push('\n');
    }
    if all {
        for clock in sorted.iter().filter(|clock| order(clock) == 6) {
            out.push_str(&clock::lines(screen, clock, all));
        }
    } else if running.len() > shown {
        let more = format!(
            "   and {} later (irc status --all)\n",
            count(running.len() - shown, "clock")
        );
        out.push_str(&paint(QUIET, more.trim_end()));
        out.push('\n');
    }
    out
}

fn open(screen: &Screen, incident: &IncidentView) -> String {
    let Some(first) = incident.open.first().filter(|_| !incident.state.is_over()) else {
        return String::new();
    };
    let more = incident.open.len() - 1;
    let tail = if more > 0 {
        format!(" (+{more})")
    } else {
        String::new()
    };
    let text = format!("open: {}{tail}", first.text);
    let text = Safe::line(&text).to_string();
    format!("{}\n", paint(QUIET, &cut::to_columns(&text, screen.width)))
}

/// What to type next, by state.
pub fn next(incident: &IncidentView) -> String {
    let command = match incident.state {
        State::Declared => "irc ack",
        State::Acknowledged => "irc triage",
        State::Investigating | State::Identified => "irc mitigate",
        State::Mitigating => "irc mitigate --done",
        State::Monitoring => "irc resolve",
        State::Resolved => "irc close",
        State::Closed => "irc postmortem",
        State::Cancelled => return String::new(),
    };
    format!("next: {}\n", paint(TYPE, command))
}
