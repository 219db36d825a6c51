//! The card of a declaration: what it is called, what is due in the next minutes, whom to bring in, what to type next.

use super::change::remarks;
use super::clock;
use super::outbox;
use super::palette::{QUIET, STRONG, TYPE, paint};
use super::screen::Screen;
use super::status;
use crate::domain::clocks::{ClockState, Kind};
use crate::domain::policy::Policy;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::change::ChangeView;
use crate::view::clock::ClockView;

/// How many clocks a card shows.
const SHOWN: usize = 6;

/// The card.
pub fn card(screen: &Screen, policy: &Policy, view: &ChangeView, rank: usize) -> String {
    let mut out = status::headline(screen, &view.incident, rank);
    let word = match (view.dry_run, view.events.is_empty()) {
        (true, _) => "would declare",
        (false, true) => "declared before",
        (false, false) => "declared",
    };
    let playbook = view
        .incident
        .playbook
        .name
        .as_deref()
        .unwrap_or("no playbook");
    let at = view
        .incident
        .instants
        .declared
        .map(|at| screen.time_zone(at))
        .unwrap_or_default();
    let line = format!("{word} {at} under {playbook}; record: {}", view.incident.id);
    out.push_str(&paint(
        QUIET,
        &cut::to_columns(&Safe::line(&line).to_string(), screen.width),
    ));
    out.push('\n');
    out.push_str(&outbox::requests(&view.requests));
    out.push_str(&outbox::lines(screen, &view.deliveries));
    out.push_str(&remarks(screen, &view.said));
    // What presses comes first, also where it has no figure.
    let mut clocks: Vec<&ClockView> = view.clocks.iter().filter(|clock| shown(clock)).collect();
    clocks.sort_by_key(|clock| match clock.state {
        ClockState::Overdue => 0,
        ClockState::Blocked | ClockState::Due => 1,
        _ => 2,
    });
    let (people, times): (Vec<&ClockView>, Vec<&ClockView>) = clocks
        .into_iter()
        .partition(|clock| matches!(clock.kind, Kind::Ladder | Kind::Notify));
    section(&mut out, screen, "due", &times);
    section(
        &mut out,
        screen,
        "bring in and tell (irc calls nobody)",
        &people,
    );
    if let Some(channel) = &view.incident.channel {
        out.push_str(&format!("channel: {}\n", Safe::line(channel)));
    }
    if let Some(bridge) = policy.channel.as_ref().and_then(|c| c.bridge.as_ref()) {
        let line = format!("bridge: {bridge}");
        out.push_str(&cut::wrap(&Safe::line(&line).to_string(), screen.width, 0));
        if !out.ends_with('\n') {
            out.push('\n');
        }
    }
    let more = if screen.narrow() {
        ""
    } else {
        " | irc walk | irc note ... | irc update"
    };
    let next = status::next(&view.incident);
    out.push_str(&format!("{}{}\n", next.trim_end(), paint(QUIET, more)));
    out
}

fn shown(clock: &ClockView) -> bool {
    matches!(
        clock.state,
        ClockState::Overdue
            | ClockState::Due
            | ClockState::Blocked
            | ClockState::Soon
            | ClockState::Running
    )
}

fn section(out: &mut String, screen: &Screen, heading: &str, clocks: &[&ClockView]) {
    if clocks.is_empty() {
        return;
    }
    out.push_str(&paint(STRONG, heading));
    out.push('\n');
    for one in clocks.iter().take(SHOWN) {
        out.push_str(&clock::lines(screen, one, true));
    }
    if clocks.len() > SHOWN {
        let more = format!("   and {} more:", clocks.len() - SHOWN);
        out.push_str(&format!(
            "{} {}\n",
            paint(QUIET, &more),
            paint(TYPE, "irc status --all")
        ));
    }
}
