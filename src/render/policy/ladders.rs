//! Ladders: as a matrix of severity and time where they are one, else step by step.

use super::sheet::Sheet;
use crate::domain::policy::{Ladder, Policy, Rung, Trigger};
use crate::render::screen::Screen;
use crate::render::table;
use crate::text::safe::Safe;
use crate::view::policy::words;

/// More columns are no table any more.
const WIDEST: usize = 5;

/// The part.
pub(super) fn ladders(sheet: &mut Sheet<'_>, policy: &Policy) {
    if !policy.ladders.is_empty() {
        sheet.part("Ladders: who is brought in");
    }
    for ladder in &policy.ladders {
        let from = words::anchor(ladder.counts_from);
        let how = format!("counts from {from}; {}", words::mode(ladder.mode));
        sheet.thing(&ladder.name, &how);
        match columns(ladder).filter(|_| sheet.screen().width >= 80) {
            Some(times) => {
                let grid = matrix(sheet.screen(), policy, ladder, &times);
                sheet.raw(&grid);
            }
            None => steps(sheet, policy, ladder),
        }
    }
    if !policy.escalate_when.is_empty() {
        sheet.gap();
        sheet.list(0, "Escalate whatever the clocks say", &policy.escalate_when);
    }
    for how in &policy.how_to_escalate {
        sheet.gap();
        sheet.text(0, &format!("How to reach {}:", how.target));
        for (step, number) in how.steps.iter().zip(1_u32..) {
            sheet.marked(2, &format!("{number}. "), step);
        }
        let wait = how.no_answer.as_ref().map(|span| span.text.clone());
        sheet.field(2, "no answer", wait);
    }
}

/// The times of a ladder that is a matrix: several severities, plain times, few of them.
fn columns(ladder: &Ladder) -> Option<Vec<(i64, String)>> {
    let mut times: Vec<(i64, String)> = Vec::new();
    for step in &ladder.steps {
        let text = step.after.as_ref()?.text.clone();
        let plain = step.trigger == Trigger::Elapsed && step.when.is_none() && step.from.is_none();
        let time = (step.due_s().filter(|_| plain)?, text);
        if !times.contains(&time) {
            times.push(time);
        }
    }
    times.sort();
    let severities = ladder.steps.iter().flat_map(|step| &step.severities);
    let first = ladder.steps.first()?.severities.first()?;
    let several = severities.into_iter().any(|id| id != first);
    (several && times.len() > 1 && times.len() <= WIDEST).then_some(times)
}

fn matrix(screen: &Screen, policy: &Policy, ladder: &Ladder, times: &[(i64, String)]) -> String {
    let mut heading = vec![String::new()];
    heading.extend(times.iter().map(|(_, text)| Safe::line(text).to_string()));
    let at = |step: &Rung, time: &(i64, String)| {
        step.due_s() == Some(time.0) && step.after.as_ref().is_some_and(|a| a.text == time.1)
    };
    let rows: Vec<Vec<String>> = policy
        .severities
        .iter()
        .map(|severity| {
            let mine = |step: &&Rung| step.severities.contains(&severity.id);
            let cells = times.iter().map(|time| {
                let steps = ladder.steps.iter().filter(mine).filter(|s| at(s, time));
                let names: Vec<&str> = steps.flat_map(|s| &s.targets).map(String::as_str).collect();
                Safe::line(&names.join(", ")).to_string()
            });
            std::iter::once(Safe::line(&severity.id).to_string())
                .chain(cells)
                .collect()
        })
        .collect();
    let heading: Vec<&str> = heading.iter().map(String::as_str).collect();
    let screen = Screen {
        tty: true,
        ..screen.clone()
    };
    table::table(&screen, &heading, &rows)
}

fn steps(sheet: &mut Sheet<'_>, policy: &Policy, ladder: &Ladder) {
    for (step, number) in ladder.steps.iter().zip(1_u32..) {
        let all = step.severities.len() == policy.severities.len();
        let whom = step.targets.join(", ");
        let when = words::when(ladder, step);
        let words = if all {
            format!("{when}: {whom}")
        } else {
            format!("{}, {when}: {whom}", step.severities.join(", "))
        };
        sheet.marked(2, &format!("{number}. "), &words);
    }
}
