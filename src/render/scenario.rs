//! Known kinds of trouble as a person reads them: signs, what to look at, commands to copy, ways out. irc runs none of it.

use super::palette::{GOOD, TYPE, paint};
use super::phase::{self, filled};
use super::policy::sheet::Sheet;
use super::screen::Screen;
use crate::domain::policy::Policy;
use crate::text::count::count;
use crate::view::scenario::{CheckView, ScenarioView, ScenariosView, WayView};

/// The list.
pub fn list(screen: &Screen, view: &ScenariosView) -> String {
    let mut sheet = Sheet::new(screen);
    if view.scenarios.is_empty() {
        let words = format!("playbook {} names no scenarios", view.playbook);
        sheet.text(0, &words);
        sheet.raw(&format!(
            "ways to stop the impact: {}",
            paint(TYPE, "irc mitigate")
        ));
        return sheet.into_text();
    }
    for one in &view.scenarios {
        let mut remark = Vec::new();
        if one.begun {
            remark.push(format!(
                "{} of {} looked at",
                one.settled,
                count(one.checks, "check")
            ));
        }
        if !one.words.is_empty() {
            remark.push(format!("this incident says: {}", one.words.join(", ")));
        }
        sheet.thing(&format!("{} ({})", one.name, one.id), &remark.join("; "));
        if !one.symptoms.is_empty() {
            sheet.text(2, &one.symptoms.join("; "));
        }
    }
    sheet.gap();
    sheet.raw(&format!("next: {}", paint(TYPE, "irc scenario walk NAME")));
    sheet.into_text()
}

/// One of them, whole.
pub fn show(screen: &Screen, policy: &Policy, view: &ScenarioView) -> String {
    let mut out = head(screen, policy, view);
    let mut sheet = Sheet::new(screen);
    if !view.checks.is_empty() {
        sheet.text(0, "look at:");
    }
    for check in &view.checks {
        self::check(&mut sheet, screen, check);
    }
    if !view.ways_out.is_empty() {
        sheet.text(0, "ways out:");
    }
    for way in &view.ways_out {
        let mark = format!("{}. ", way.number);
        sheet.marked(2, &mark, &way_words(way));
        if let Some(run) = &way.run {
            sheet.code(5, &filled(policy, run));
        }
        if let Some(at) = way.taken_at {
            sheet.raw(&format!(
                "     {}",
                paint(GOOD, &format!("taken {}", screen.time(at)))
            ));
        }
    }
    if view.ways_out.is_empty() {
        sheet.raw(&format!(
            "ways out: none named here; {} lists ways to stop the impact",
            paint(TYPE, "irc mitigate")
        ));
    }
    out.push_str(&sheet.into_text());
    out
}

/// Name, signs and commands: what a walk begins with.
pub fn head(screen: &Screen, policy: &Policy, view: &ScenarioView) -> String {
    let mut sheet = Sheet::new(screen);
    let usual = view.severity.as_ref().map(|s| format!("usually {s}"));
    sheet.thing(&view.name, &usual.unwrap_or_default());
    sheet.list(0, "symptoms", &view.symptoms);
    if !view.commands.is_empty() {
        sheet.text(0, "commands to copy:");
    }
    let mut out = sheet.into_text();
    out.push_str(&phase::commands(screen, policy, &view.commands));
    out
}

/// `if recent deploy: Rollback`.
pub fn way_words(way: &WayView) -> String {
    match &way.condition {
        Some(condition) => format!("if {condition}: {}", way.action),
        None => way.action.clone(),
    }
}

fn check(sheet: &mut Sheet<'_>, screen: &Screen, check: &CheckView) {
    let mark = match check.state {
        "done" => "[x] ",
        "skipped" => "[-] ",
        _ => "[ ] ",
    };
    let mut words = format!("{} ({})", check.text, check.id);
    if let Some(at) = check.at {
        words.push_str(&format!(", {}", screen.time(at)));
    }
    if let Some(why) = &check.why {
        words.push_str(&format!(": {why}"));
    }
    sheet.marked(2, mark, &words);
    for detail in &check.details {
        sheet.marked(6, "- ", detail);
    }
}
