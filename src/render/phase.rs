//! Phases, commands and mitigations as a walk shows them. Commands are shown to copy; irc runs none.

use super::palette::{QUIET, STRONG, TYPE, paint};
use super::screen::Screen;
use crate::domain::policy::{Branch, Command, Mitigation, Phase, Policy};
use crate::text::cut;
use crate::text::escape;
use crate::text::safe::Safe;

/// The heading of a phase: name, limit, goal.
pub fn heading(screen: &Screen, phase: &Phase) -> String {
    let mut out = paint(STRONG, &Safe::line(&phase.name).to_string());
    if let Some(within) = &phase.within {
        out.push_str(&paint(
            QUIET,
            &Safe::line(&format!(" ({})", within.text)).to_string(),
        ));
    } else if let Some(estimate) = &phase.estimate {
        out.push_str(&paint(
            QUIET,
            &Safe::line(&format!(" (about {})", estimate.text)).to_string(),
        ));
    }
    out.push('\n');
    if let Some(goal) = &phase.goal {
        out.push_str(&wrapped(screen, goal, 2));
    }
    out
}

fn wrapped(screen: &Screen, text: &str, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let safe = Safe::line(text).to_string();
    let mut out = String::new();
    for line in cut::wrap(&safe, screen.width.saturating_sub(indent), 0).lines() {
        out.push_str(&format!("{pad}{line}\n"));
    }
    out
}

/// A command with the playbook's values in place of `{{ name }}`, shell-quoted; a value that nobody gave stays `<name>`.
pub fn filled(policy: &Policy, command: &str) -> String {
    let mut out = String::new();
    let mut rest = command;
    while let Some(start) = rest.find("{{") {
        let (before, tail) = rest.split_at(start);
        out.push_str(before);
        let Some(end) = tail.find("}}") else {
            rest = tail;
            break;
        };
        let name = tail.get(2..end).unwrap_or_default().trim();
        match policy.vars.get(name) {
            Some(var) => match &var.default {
                Some(value) => out.push_str(&escape::shell(value)),
                None => out.push_str(&format!("<{name}>")),
            },
            None => out.push_str(tail.get(..end + 2).unwrap_or_default()),
        }
        rest = tail.get(end + 2..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Commands to copy, each under its label.
pub fn commands(screen: &Screen, policy: &Policy, list: &[Command]) -> String {
    let mut out = String::new();
    for command in list {
        out.push_str(&wrapped(screen, &command.label, 2));
        if let Some(run) = &command.run {
            let text = filled(policy, run);
            for line in Safe::block(&text).to_string().lines() {
                out.push_str(&format!("    {}\n", paint(TYPE, line)));
            }
        }
        if let Some(manual) = &command.manual {
            out.push_str(&wrapped(screen, manual, 4));
        }
    }
    out
}

/// A mitigation that was chosen.
pub fn mitigation(screen: &Screen, policy: &Policy, mitigation: &Mitigation) -> String {
    let mut out = format!(
        "{}\n",
        paint(STRONG, &Safe::line(&mitigation.name).to_string())
    );
    if let Some(text) = &mitigation.text {
        out.push_str(&wrapped(screen, text, 2));
    }
    if let Some(see) = &mitigation.see {
        out.push_str(&wrapped(screen, &format!("see {see}"), 2));
    }
    out.push_str(&commands(screen, policy, &mitigation.commands));
    out
}

/// Where a decision led.
pub fn branch(screen: &Screen, policy: &Policy, branch: &Branch) -> String {
    let mut out = String::new();
    if let Some(action) = &branch.action {
        out.push_str(&wrapped(screen, &format!("-> {action}"), 0));
    }
    if let Some(run) = &branch.run {
        let text = filled(policy, run);
        for line in Safe::block(&text).to_string().lines() {
            out.push_str(&format!("    {}\n", paint(TYPE, line)));
        }
    }
    out
}
