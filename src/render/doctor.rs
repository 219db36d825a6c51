//! What is well and what is not: a line each, what would be right below it.

use super::palette::{DUE, GOOD, LATE, QUIET, STRONG, TYPE, paint};
use super::screen::Screen;
use crate::text::count::count;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::doctor::{DoctorView, FindingView, LogCheckView, RecordView};

/// Columns before what is so: the mark and the name.
const LEAD: usize = 14;

const fn lead(screen: &Screen) -> usize {
    if screen.narrow() { 3 } else { LEAD }
}

/// The whole look.
pub fn doctor(screen: &Screen, view: &DoctorView) -> String {
    let mut out = String::new();
    for check in &view.checks {
        let (mark, style) = match check.level {
            "ok" => ("ok", GOOD),
            "warning" => ("! ", DUE),
            _ => ("!!", LATE),
        };
        let what = Safe::line(&check.what).to_string();
        let lead = lead(screen);
        out.push_str(&format!("{} ", paint(style, mark)));
        if screen.narrow() {
            let what = format!("{}: {what}", check.name);
            out.push_str(&cut::wrap(&what, screen.width, lead));
        } else {
            out.push_str(&format!("{:<10} ", check.name));
            out.push_str(&cut::wrap(&what, screen.width, lead));
        }
        out.push('\n');
        if let Some(right) = &check.right {
            let right = Safe::line(right).to_string();
            let style = if check.level == "ok" { QUIET } else { TYPE };
            let right = cut::wrap(&right, screen.width, lead);
            out.push_str(&" ".repeat(lead));
            out.push_str(&paint(style, &right));
            out.push('\n');
        }
        if check.name == "people" {
            out.push_str(&people(screen, view));
        }
    }
    let said = [(view.errors, "error"), (view.warnings, "warning")];
    let said = said.iter().filter(|(n, _)| *n > 0);
    let said: Vec<String> = said.map(|(n, noun)| count(*n, noun)).collect();
    if said.is_empty() {
        out.push_str(&paint(GOOD, "all is well"));
    } else {
        out.push_str(&paint(STRONG, &said.join(", ")));
    }
    out.push('\n');
    out
}

fn people(screen: &Screen, view: &DoctorView) -> String {
    let mut out = String::new();
    for one in &view.unreachable {
        let wanted = if one.severities.is_empty() {
            "a contact without a way".to_owned()
        } else {
            format!("wanted at {}", one.severities.join(", "))
        };
        let text = format!("- {}: {wanted}", one.name);
        let lead = lead(screen);
        let text = cut::wrap(&Safe::line(&text).to_string(), screen.width, lead + 2);
        out.push_str(&" ".repeat(lead));
        out.push_str(&text);
        out.push('\n');
    }
    out
}

/// Every record; `heads`: with the sums that can be written down elsewhere.
pub fn logs(screen: &Screen, view: &LogCheckView, heads: bool) -> String {
    let mut out = String::new();
    for mended in &view.mended {
        let (file, copy) = (Safe::line(&mended.file), Safe::line(&mended.copy));
        let lines = count(mended.lines, "line");
        out.push_str(&format!("mended {file}: {lines} taken out\n"));
        out.push_str(&format!("   as it was: {copy}\n"));
    }
    for record in &view.incidents {
        if heads || !record.findings.is_empty() {
            out.push_str(&one(screen, record, heads));
        }
    }
    for lost in &view.unreadable {
        let words = format!("cannot be read: {}", Safe::line(lost));
        out.push_str(&format!("{}\n", paint(LATE, &words)));
    }
    if view.damaged > 0 {
        let words = "what is gone may be in a backup; irc doctor --log ID --repair takes out what is no act";
        out.push_str(&cut::wrap(words, screen.width, 2));
        out.push('\n');
    }
    if !heads {
        out.push_str(&summary(screen, view));
    }
    if let Some(anchor) = &view.anchor {
        out.push_str(&match (&anchor.event, &anchor.incident) {
            (Some(event), Some(incident)) if !anchor.holds => format!(
                "{} act {event} of {incident} has that sum, but lines before it are damaged\n",
                paint(LATE, "!!")
            ),
            (Some(event), Some(incident)) => format!(
                "{} act {event} of {incident} has that sum: of its writer's lines none up to it was changed\n",
                paint(GOOD, "ok")
            ),
            _ => format!(
                "{} no act has that sum: lines were cut off, or the record was written anew\n",
                paint(LATE, "!!")
            ),
        });
    }
    out
}

fn summary(screen: &Screen, view: &LogCheckView) -> String {
    let acts: usize = view.incidents.iter().map(|one| one.acts).sum();
    let records = count(view.incidents.len() + view.unreadable.len(), "record");
    let acts = count(acts, "act");
    let (style, words) = if view.damaged == 0 {
        (GOOD, "every sum and chain holds".to_owned())
    } else {
        (LATE, format!("{} damaged", view.damaged))
    };
    let words = cut::wrap(&format!("{records}, {acts}: {words}"), screen.width, 2);
    format!("{}\n", paint(style, &words))
}

fn one(screen: &Screen, record: &RecordView, heads: bool) -> String {
    let id = Safe::line(&record.id).to_string();
    let words = match (record.damaged, record.findings.is_empty()) {
        (true, _) => paint(LATE, "damaged"),
        (false, false) => paint(DUE, "noted, no act is lost"),
        (false, true) => paint(GOOD, "every sum and chain holds"),
    };
    let acts = count(record.acts, "act");
    let mut out = format!("{id}: {acts}, {words}\n");
    for finding in &record.findings {
        out.push_str(&found(screen, finding));
    }
    if heads {
        for head in &record.heads {
            let writer = Safe::line(&head.writer);
            out.push_str(&format!("head of {writer}, to write down elsewhere:\n"));
            out.push_str(&format!("   {}\n", Safe::line(&head.sum)));
        }
    }
    out
}

fn found(screen: &Screen, finding: &FindingView) -> String {
    let style = if finding.damage { LATE } else { DUE };
    let file = Safe::line(&finding.file);
    let place = match finding.line {
        0 => format!("{file}:"),
        line => format!("{file}:{line}:"),
    };
    let text = format!(
        "byte {}, {}: {}",
        finding.byte,
        count(finding.length, "byte"),
        Safe::line(&finding.what)
    );
    let text = cut::wrap(&text, screen.width, 3);
    format!("{place} {}\n   {text}\n", paint(style, finding.kind))
}
