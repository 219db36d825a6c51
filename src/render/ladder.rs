//! The ladder as a person reads it. Its first line says that irc pages nobody.

use super::clock;
use super::palette::{self, DUE, QUIET, STRONG, TYPE, paint};
use super::screen::Screen;
use crate::domain::clocks::ClockState;
use crate::text::cut;
use crate::text::escape;
use crate::text::safe::Safe;
use crate::view::ladder::{LadderView, StepView, TargetView};

/// How many questions of conditions are shown.
const ASKED: usize = 3;

/// Whom to call now.
fn call(target: &TargetView) -> String {
    let way = target.call_how.as_ref();
    let way = way.map(|way| format!(" ({way})")).unwrap_or_default();
    format!("NOT PAGED by irc: call {}{way}", next(target))
}

/// What to type afterwards: a line of its own, to be copied.
fn type_then(target: &TargetView) -> String {
    let command = format!(
        "irc escalate --to {} --reached",
        escape::shell(next(target))
    );
    let command = Safe::line(&command).to_string();
    let other = paint(QUIET, "(or --no-answer)");
    format!("   {} {other}\n", paint(TYPE, &command))
}

fn next(target: &TargetView) -> &str {
    target.call_next.as_deref().unwrap_or(&target.name)
}

/// The whole ladder.
pub fn ladder(screen: &Screen, view: &LadderView) -> String {
    let mut out = String::new();
    let proposed = view.proposed().map(|(_, target)| target);
    let target = proposed.or_else(|| view.exhausted());
    let first = match (proposed, target) {
        (Some(target), _) => call(target),
        (None, Some(target)) => format!(
            "NOT PAGED by irc: every way to {} was tried; call again",
            target.name
        ),
        (None, None) => "NOT PAGED by irc: nobody is due to be called now".to_owned(),
    };
    let first = Safe::line(&first).to_string();
    for line in cut::wrap(&first, screen.width, 0).lines() {
        out.push_str(&format!("{}\n", paint(STRONG, line)));
    }
    out.extend(target.map(type_then));
    let (asks, rest): (Vec<&StepView>, Vec<&StepView>) = view
        .steps
        .iter()
        .partition(|step| step.clock.state == ClockState::Asks);
    let proposed = view.proposed().map(|(step, _)| step.clock.id.clone());
    for step in rest {
        out.push_str(&one(
            screen,
            step,
            proposed.as_deref() == Some(step.clock.id.as_str()),
        ));
    }
    for step in asks.iter().take(ASKED) {
        out.push_str(&clock::lines(screen, &step.clock, false));
    }
    if asks.len() > ASKED {
        let names: Vec<String> = asks
            .iter()
            .skip(ASKED)
            .map(|step| step.clock.for_whom.join(", "))
            .collect();
        let more = format!("on a condition: {}", names.join("; "));
        out.push_str(&quiet(screen, &more));
    }
    if !view.escalate_when.is_empty() {
        let text = format!(
            "whatever the clocks say, escalate when: {}",
            view.escalate_when.join("; ")
        );
        out.push_str(&quiet(screen, &text));
    }
    out
}

fn quiet(screen: &Screen, text: &str) -> String {
    let safe = Safe::line(text).to_string();
    let mut out = String::new();
    for line in cut::wrap(&safe, screen.width, 0).lines() {
        out.push_str(&format!("{}\n", paint(QUIET, line)));
    }
    out
}

fn one(screen: &Screen, step: &StepView, proposed: bool) -> String {
    let mark = if proposed {
        paint(DUE, "->")
    } else {
        "  ".to_owned()
    };
    let when = clock::when(screen, &step.clock);
    let reached = step
        .targets
        .iter()
        .all(|target| target.reached_at.is_some());
    let when = if reached { "reached".to_owned() } else { when };
    let names = Safe::line(&step.clock.for_whom.join(", ")).to_string();
    let mut out = String::new();
    let head = cut::wrap(
        &format!("{names}  {when}"),
        screen.width.saturating_sub(3),
        0,
    );
    let state = palette::clock(step.clock.state);
    let rows = head.lines().count();
    for (index, line) in head.lines().enumerate() {
        let lead = if index == 0 { mark.as_str() } else { "  " };
        // When it is due stands last, and is the word to see.
        let words = line.strip_suffix(&when).filter(|_| index + 1 == rows);
        let line = match words {
            Some(words) if !reached => format!("{words}{}", paint(state, &when)),
            _ => line.to_owned(),
        };
        out.push_str(&format!("{lead} {line}\n"));
    }
    for target in &step.targets {
        if !target.how.is_empty() && target.reached_at.is_none() {
            let how = format!("{}: {}", target.name, target.how.join(", "));
            out.push_str(&indented(screen, &how));
        }
        for call in &target.calls {
            let way = call
                .way
                .as_ref()
                .map(|way| format!(" by {way}"))
                .unwrap_or_default();
            let outcome = call.outcome.replace('_', " ");
            let line = format!("{} {outcome} {}{way}", target.name, screen.time(call.at));
            out.push_str(&indented(screen, &line));
        }
    }
    for target in &step.targets {
        if let Some(by) = target.answer_by {
            let line = format!(
                "{}: waiting for an answer until {}",
                target.name,
                screen.time(by)
            );
            out.push_str(&indented(screen, &line));
        }
    }
    if let Some(when) = &step.when {
        out.push_str(&indented(screen, &format!("when: {when}")));
    }
    let line = if step.clock.rule.line > 0 {
        format!(":{}", step.clock.rule.line)
    } else {
        String::new()
    };
    let rule = format!(
        "{}{line}: {}",
        step.clock.rule.playbook, step.clock.rule.text
    );
    let rule = Safe::line(&rule).to_string();
    let room = screen.width.saturating_sub(3);
    out.push_str(&format!(
        "   {}\n",
        paint(QUIET, &cut::to_columns(&rule, room))
    ));
    out
}

fn indented(screen: &Screen, text: &str) -> String {
    let safe = Safe::line(text).to_string();
    let mut out = String::new();
    for line in cut::wrap(&safe, screen.width.saturating_sub(3), 0).lines() {
        out.push_str(&format!("   {line}\n"));
    }
    out
}
