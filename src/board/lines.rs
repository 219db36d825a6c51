//! The parts of the board as lines: clocks, ladder, checklist, events. Pure: a view and a width in, lines out.
//!
//! Every text is made safe here. Refuses to know where a line ends up.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::look::Look;
use crate::domain::clocks::ClockState;
use crate::domain::fact::{Mode, Visibility};
use crate::domain::instant::Instant;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::text::span::span;
use crate::view::board::{BoardIncident, CheckView, shown_moment};
use crate::view::clock::ClockView;
use crate::view::event::EventView;
use crate::view::ladder::StepView;

/// What lines are made for.
pub(super) struct Paper<'a> {
    pub(super) look: &'a Look,
    pub(super) now: Instant,
    pub(super) width: usize,
}

/// Fewest columns of the countdown.
const WHEN: usize = 8;

/// What is said beneath a clock that presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Nothing.
    Nothing,
    /// What to type.
    Command,
    /// What it asks, how to reach whom, what to type.
    All,
}

/// Lines, and how many of them must have room for this form to be chosen; the rest may be cut off.
pub(super) struct Form {
    pub(super) lines: Vec<Line<'static>>,
    pub(super) needed: usize,
}

impl Detail {
    pub(super) const ALL: [Self; 3] = [Self::Nothing, Self::Command, Self::All];
}

/// From so many columns on the time of day stands beside the countdown.
const WITH_TIME: usize = 56;

fn safe(text: &str, room: usize) -> String {
    cut::to_columns(&Safe::line(text).to_string(), room).into_owned()
}

fn padded(text: &str, columns: usize) -> String {
    let fill = columns.saturating_sub(cut::width(text));
    format!("{text}{}", " ".repeat(fill))
}

impl Paper<'_> {
    fn one(&self, style: Style, text: &str) -> Line<'static> {
        Line::from(Span::styled(safe(text, self.width), style))
    }

    /// Words wrapped behind an indent, one line each.
    fn wrapped(&self, style: Style, text: &str, indent: usize) -> Vec<Line<'static>> {
        let text = Safe::line(text).to_string();
        let room = self.width.saturating_sub(indent).max(1);
        cut::wrap(&text, room, 0)
            .lines()
            .map(|line| Line::from(Span::styled(format!("{}{line}", " ".repeat(indent)), style)))
            .collect()
    }

    pub(super) fn heading(&self, text: &str) -> Line<'static> {
        let rule = self.width.saturating_sub(cut::width(text) + 1);
        Line::from(vec![
            Span::styled(safe(text, self.width), self.look.strong()),
            Span::styled(format!(" {}", "-".repeat(rule)), self.look.quiet()),
        ])
    }

    /// Severity, title, age; and on a second line state, people, public status, id.
    pub(super) fn head(&self, one: &BoardIncident) -> Vec<Line<'static>> {
        let incident = &one.incident;
        let age = incident.instants.declared.map(|at| {
            let until = incident.instants.resolved.unwrap_or(self.now);
            span(until.since(at))
        });
        let age = age.unwrap_or_default();
        let severity = Safe::line(&severity(one)).to_string();
        let used = cut::width(&severity) + cut::width(&age) + 3;
        let room = self.width.saturating_sub(used);
        let title = padded(&safe(title(one), room), room);
        let top = Line::from(vec![
            Span::styled(severity, self.look.rank(one.rank)),
            Span::raw("  "),
            Span::styled(title, self.look.strong()),
            Span::raw(format!(" {age}")),
        ]);
        let mut parts = vec![incident.state.to_string()];
        for role in &incident.roles {
            parts.push(format!(
                "{} {}",
                short(&role.role, &role.name),
                role.who.join(", ")
            ));
        }
        for offer in &incident.offers {
            parts.push(format!(
                "{} offered to {}",
                short(&offer.role, &offer.role),
                offer.who
            ));
        }
        if let Some(status) = &incident.public_status {
            parts.push(format!("public: {status}"));
        }
        if incident.incomplete {
            parts.push("a newer irc wrote here: may be incomplete".to_owned());
        }
        parts.push(incident.id.clone());
        vec![top, self.one(self.look.quiet(), &parts.join(" | "))]
    }

    /// One incident in one line.
    pub(super) fn row(&self, one: &BoardIncident, front: bool) -> Line<'static> {
        let severity = safe(&severity(one), 14);
        let clock = one.most_pressing();
        let when = clock.map(|clock| self.when(clock)).unwrap_or_default();
        let what = clock.map_or("", |clock| clock.what.as_str());
        let used = 3 + cut::width(&severity) + 1;
        let rest = self.width.saturating_sub(used);
        let wide = rest > 50;
        let beside = if wide {
            rest / 2
        } else {
            cut::width(&when) + 1
        };
        let room = rest.saturating_sub(beside);
        let shown = padded(&safe(title(one), room.saturating_sub(1)), room);
        let told = if wide { format!("{when} {what}") } else { when };
        let style = clock.map_or(Style::new(), |clock| self.look.clock(clock.state));
        let front_style = if front {
            self.look.strong()
        } else {
            Style::new()
        };
        Line::from(vec![
            Span::styled(if front { " > " } else { "   " }, front_style),
            Span::styled(severity, self.look.rank(one.rank)),
            Span::styled(format!(" {shown}"), front_style),
            Span::styled(safe(&told, beside), style),
        ])
    }

    /// The countdown in a few letters.
    fn when(&self, clock: &ClockView) -> String {
        let left = shown_moment(clock).map(|at| span(at.since(self.now)));
        match (clock.state, left) {
            (ClockState::Overdue, Some(late)) => format!("LATE {late}"),
            (ClockState::Overdue, None) => "LATE".to_owned(),
            (ClockState::Due, Some(left)) => format!("NOW {left} left"),
            (ClockState::Due, None) => "NOW".to_owned(),
            (ClockState::Soon | ClockState::Running, Some(left)) => format!("in {left}"),
            (ClockState::Holding, Some(left)) => format!("wait {left}"),
            (ClockState::Blocked, _) => "no way known".to_owned(),
            (ClockState::Asks, _) => "question".to_owned(),
            (ClockState::Paused, _) => "paused".to_owned(),
            _ => String::new(),
        }
    }

    /// Columns that the countdowns of these clocks take.
    fn columns<'c>(&self, clocks: impl Iterator<Item = &'c ClockView>) -> usize {
        clocks
            .map(|clock| cut::width(&self.when(clock)))
            .fold(WHEN, usize::max)
    }

    /// Clocks, a line each, and something beneath those that press.
    pub(super) fn clocks(&self, clocks: &[ClockView], detail: Detail) -> Form {
        let columns = self.columns(clocks.iter());
        let mut out = Vec::new();
        let mut needed = 0;
        for clock in clocks {
            if pressing(clock.state) {
                // The next one shows that there is more.
                needed = out.len() + 2;
            }
            out.push(self.clock(clock, columns));
            if let Some(until) = clock.snoozed_until {
                let text = format!("   bell silent until {}", self.look.time(until, self.now));
                out.push(self.one(self.look.quiet(), &text));
            }
            let presses = clock.presses() || clock.state == ClockState::Blocked;
            if detail == Detail::Nothing || !presses {
                continue;
            }
            if detail == Detail::All {
                if let Some(detail) = &clock.detail {
                    out.extend(self.wrapped(self.look.quiet(), detail, 3));
                }
                let how = clock.how.join(", ");
                if !how.is_empty() {
                    out.push(self.one(Style::new(), &format!("   {how}")));
                }
            } else if !matches!(clock.state, ClockState::Due | ClockState::Overdue) {
                continue;
            }
            if let Some(command) = &clock.command {
                let typed = self.look.style(self.look.palette.typed);
                out.push(self.one(typed, &format!("   {command}")));
                if pressing(clock.state) {
                    needed = out.len() + 1;
                }
            }
        }
        let needed = needed.min(out.len());
        Form { lines: out, needed }
    }

    /// Some clocks had no room.
    pub(super) fn more(&self) -> Line<'static> {
        self.one(self.look.quiet(), "   more: irc status --all")
    }

    /// Who is to be called next, and how, where that is all that has room.
    pub(super) fn next_call(&self, one: &BoardIncident) -> Form {
        let next = one.steps.iter().find_map(|step| {
            let target = step.open().filter(|_| step.offered)?;
            let who = target.call_next.as_deref().unwrap_or(&target.name);
            let way = target.call_how.as_deref().unwrap_or("no way is known");
            Some(format!("call {who}: {way}"))
        });
        let line = next.map(|text| self.one(Style::new(), &text));
        Form {
            needed: 1,
            lines: line.into_iter().collect(),
        }
    }

    fn clock(&self, clock: &ClockView, columns: usize) -> Line<'static> {
        let style = self.look.clock(clock.state);
        let mark = match clock.state {
            ClockState::Overdue => "!!",
            ClockState::Due | ClockState::Blocked => "! ",
            ClockState::Soon => "~ ",
            ClockState::Asks => "? ",
            _ => "  ",
        };
        let mut when = padded(&self.when(clock), columns);
        if self.width >= WITH_TIME {
            let at = shown_moment(clock).or(clock.due_from);
            let at = at.map(|at| self.look.time(at, self.now));
            when.push_str(&padded(&format!(" {}", at.unwrap_or_default()), 7));
        }
        let head = format!("{mark} {when} ");
        let room = self.width.saturating_sub(cut::width(&head));
        Line::from(vec![
            Span::styled(head, style),
            Span::raw(safe(&clock.what, room)),
        ])
    }

    /// Whom to bring in: a mark, the countdown, who, how; calls beneath.
    pub(super) fn ladder(&self, steps: &[StepView], full: bool) -> Form {
        let columns = self.columns(steps.iter().map(|step| &step.clock));
        let mut out = Vec::new();
        for step in steps {
            let names: Vec<&str> = step.targets.iter().map(|t| t.name.as_str()).collect();
            let names = names.join(", ");
            let reached = step.targets.iter().filter_map(|t| t.reached_at).max();
            let (mark, when, style) = match (step.open(), reached) {
                (None, Some(at)) => {
                    let good = self.look.style(self.look.palette.good);
                    ("ok", self.look.time(at, self.now), good)
                }
                _ if step.offered => (
                    "->",
                    self.when(&step.clock),
                    self.look.clock(step.clock.state),
                ),
                _ => (
                    "  ",
                    self.when(&step.clock),
                    self.look.clock(step.clock.state),
                ),
            };
            let head = format!("{mark} {} ", padded(&when, columns));
            let room = self.width.saturating_sub(cut::width(&head));
            out.push(Line::from(vec![
                Span::styled(head, style),
                Span::raw(safe(&names, room)),
            ]));
            let Some(target) = step.open().filter(|_| full) else {
                continue;
            };
            let cover = target
                .call_next
                .as_deref()
                .filter(|who| *who != target.name);
            let cover = cover.map(|who| format!("{who}, for {}: ", target.name));
            let way = target.call_how.as_deref().unwrap_or("no way is known");
            let line = format!("   {}{way}", cover.unwrap_or_default());
            out.push(self.one(self.look.quiet(), &line));
            if let Some(call) = target.calls.last() {
                let at = self.look.time(call.at, self.now);
                let outcome = call.outcome.replace('_', " ");
                out.push(self.one(self.look.quiet(), &format!("   {at} {outcome}")));
            }
        }
        Form {
            needed: out.len(),
            lines: out,
        }
    }

    /// The checklist; `full` wraps what is open.
    pub(super) fn checks(&self, checks: &[CheckView], full: bool) -> Form {
        let mut out = Vec::new();
        for check in checks {
            let mark = match (check.settled, check.question) {
                (true, _) => "[x]",
                (false, true) => "[?]",
                (false, false) if check.required => "[!]",
                (false, false) => "[ ]",
            };
            let text = format!("{mark} {}", check.text);
            if check.settled {
                out.push(self.one(self.look.quiet(), &text));
            } else if full {
                let text = Safe::line(&text).to_string();
                let wrapped = cut::wrap(&text, self.width.max(8), 4);
                out.extend(wrapped.lines().map(|line| Line::from(line.to_owned())));
            } else {
                out.push(self.one(Style::new(), &text));
            }
        }
        Form {
            // What is cut off is what comes last.
            needed: 2,
            lines: out,
        }
    }

    /// Events, newest first.
    pub(super) fn events(&self, events: &[EventView], full: bool) -> Form {
        let mut out = Vec::new();
        for event in events {
            let at = self.look.time(event.happened_at, self.now);
            let by = if self.width >= WITH_TIME {
                format!(" {}", event.by)
            } else {
                String::new()
            };
            let head = safe(&format!("{at}{by} "), self.width / 2);
            let indent = cut::width(&head);
            let room = self.width.saturating_sub(indent).max(1);
            let text = Safe::line(&event.text).to_string();
            let mut lines = if full {
                cut::wrap(&text, room, 0)
                    .lines()
                    .map(ToOwned::to_owned)
                    .collect()
            } else {
                vec![cut::to_columns(&text, room).into_owned()]
            };
            let first = if lines.is_empty() {
                String::new()
            } else {
                lines.remove(0)
            };
            out.push(Line::from(vec![
                Span::styled(head, self.look.quiet()),
                Span::raw(first),
            ]));
            let pad = " ".repeat(indent);
            out.extend(
                lines
                    .into_iter()
                    .map(|line| Line::from(format!("{pad}{line}"))),
            );
        }
        Form {
            // What is cut off is what comes last.
            needed: 2,
            lines: out,
        }
    }
}

/// What must not be cut off for want of room.
const fn pressing(state: ClockState) -> bool {
    matches!(
        state,
        ClockState::Overdue | ClockState::Due | ClockState::Blocked | ClockState::Soon
    )
}

fn severity(one: &BoardIncident) -> String {
    let incident = &one.incident;
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
    format!("{}{mode}{secret}", incident.severity)
}

fn title(one: &BoardIncident) -> &str {
    if one.incident.title.is_empty() {
        "(no title yet)"
    } else {
        &one.incident.title
    }
}

fn short<'a>(role: &str, name: &'a str) -> &'a str {
    match role {
        "ic" => "IC",
        "tl" => "TL",
        _ => name,
    }
}
