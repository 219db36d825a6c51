//! One clock in one or two lines: when, what, for whom, by whose rule, what to type.

use super::palette::{self, QUIET, TYPE, paint};
use super::screen::{Screen, span};
use crate::domain::clocks::{ClockState, Kind};
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::clock::ClockView;

/// When it is due, in words that a glance reads.
pub fn when(screen: &Screen, clock: &ClockView) -> String {
    let now = screen.now;
    let late = clock.late_after;
    match clock.state {
        ClockState::Overdue => match late {
            Some(late) => format!("LATE {}", span(now.since(late))),
            None => "LATE".to_owned(),
        },
        ClockState::Due => match late {
            Some(late) => format!("by {} ({})", screen.time(late), span(late.since(now))),
            None => "now".to_owned(),
        },
        ClockState::Soon | ClockState::Running => ahead(screen, clock),
        ClockState::Holding => match clock.not_before {
            Some(at) => format!("not before {}", screen.time(at)),
            None => "holding".to_owned(),
        },
        ClockState::Met => "kept".to_owned(),
        ClockState::Late => format!("late {}", span(clock.late_s.unwrap_or(0))),
        ClockState::Missed => format!("missed {}", span(clock.late_s.unwrap_or(0))),
        ClockState::Waiting => "waits".to_owned(),
        ClockState::Asks => "asks".to_owned(),
        ClockState::Ended => "ended".to_owned(),
        ClockState::Paused => "paused".to_owned(),
        ClockState::Blocked => "blocked".to_owned(),
        ClockState::NotRecorded => "not recorded".to_owned(),
        ClockState::Waived => "waived".to_owned(),
        ClockState::Words => "no figure".to_owned(),
    }
}

/// Time is left. People are told by when they must have spoken, and from when they must call.
fn ahead(screen: &Screen, clock: &ClockView) -> String {
    let spoken = clock.kind == Kind::Update;
    let (first, last) = match (clock.due_from, clock.late_after) {
        (_, Some(late)) if spoken => (late, None),
        (Some(due), Some(late)) if due < late => (due, Some(late)),
        (due, late) => match due.or(late) {
            Some(at) => (at, None),
            None => return "running".to_owned(),
        },
    };
    let left = span(first.since(screen.now));
    match last {
        Some(last) => format!("in {left} ({}-{})", screen.time(first), screen.time(last)),
        None => format!("in {left} ({})", screen.time(first)),
    }
}

/// The mark in front: readable without colour.
pub const fn mark(state: ClockState) -> &'static str {
    match state {
        ClockState::Overdue | ClockState::Missed | ClockState::Late => "!!",
        ClockState::Due | ClockState::Asks | ClockState::Blocked => "! ",
        ClockState::Soon => "~ ",
        ClockState::Met => "ok",
        _ => "  ",
    }
}

/// The clock in lines; `full` adds whose rule it is.
pub fn lines(screen: &Screen, clock: &ClockView, full: bool) -> String {
    let style = palette::clock(clock.state);
    let when = when(screen, clock);
    let what = Safe::line(&clock.what).to_string();
    let mut out = format!(
        "{} {}",
        paint(style, mark(clock.state)),
        paint(style, &when)
    );
    let head = cut::width(mark(clock.state)) + 1 + cut::width(&when);
    if head + 2 + cut::width(&what) <= screen.width {
        let pad = 26_usize.saturating_sub(head).max(1);
        // A column that only some lines keep is none.
        let pad = if screen.narrow() || head + pad + cut::width(&what) > screen.width {
            1
        } else {
            pad
        };
        out.push_str(&" ".repeat(pad));
        out.push_str(&what);
        out.push('\n');
    } else {
        out.push('\n');
        for line in cut::wrap(&what, screen.width.saturating_sub(3), 0).lines() {
            out.push_str("   ");
            out.push_str(line);
            out.push('\n');
        }
    }
    if let Some(detail) = &clock.detail {
        out.push_str(&indented(screen, &Safe::line(detail).to_string()));
    }
    if let Some(until) = clock.snoozed_until {
        out.push_str(&indented(
            screen,
            &format!("bell silent until {}", screen.time(until)),
        ));
    }
    if clock.presses() || clock.state == ClockState::Blocked {
        if !clock.how.is_empty() {
            out.push_str(&indented(
                screen,
                &Safe::line(&clock.how.join(", ")).to_string(),
            ));
        }
        if let Some(command) = &clock.command {
            let command = Safe::line(command).to_string();
            out.push_str("   ");
            out.push_str(&paint(TYPE, &command));
            out.push('\n');
        }
    }
    if full && !clock.rule.text.is_empty() {
        let line = if clock.rule.line > 0 {
            format!(":{}", clock.rule.line)
        } else {
            String::new()
        };
        let rule = format!("{}{line}: {}", clock.rule.playbook, clock.rule.text);
        let rule = Safe::line(&rule).to_string();
        out.push_str("   ");
        out.push_str(&paint(
            QUIET,
            &cut::to_columns(&rule, screen.width.saturating_sub(3)),
        ));
        out.push('\n');
    }
    out
}

fn indented(screen: &Screen, text: &str) -> String {
    let mut out = String::new();
    for line in cut::wrap(text, screen.width.saturating_sub(3), 0).lines() {
        out.push_str("   ");
        out.push_str(line);
        out.push('\n');
    }
    out
}
