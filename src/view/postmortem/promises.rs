//! Promises in the document's words. Grades and figures are the review's.

use crate::domain::clocks::ClockState;
use crate::domain::fact::Grade;
use crate::domain::instant::{Instant, Precision};
use crate::text::count::{and_list, count};
use crate::view::review::{self, Promise, Rules};

use super::desk::Desk;
use super::times;

/// Every promise that came to bear, by kind and due. What never applied, or has no figure and was not met, is left out.
pub(super) fn promises(desk: &Desk<'_>) -> Vec<Promise> {
    let mut all = review::promises(desk.policy, desk.incident, desk.now, Rules::Written);
    all.retain(|promise| match (promise.grade, promise.state) {
        (Some(Grade::NotApplicable), _) | (None, ClockState::Waiting) => false,
        (Some(Grade::Words), _) => promise.met_at.is_some(),
        _ => true,
    });
    all
}

/// When it was due.
pub(super) fn due(promise: &Promise) -> String {
    let stamp = |at: Instant| times::stamp(at, Precision::Second);
    match (promise.not_before, promise.due_from, promise.late_after) {
        (Some(at), ..) => format!("not before {}", stamp(at)),
        (None, Some(from), Some(late)) if from < late => {
            let late = times::beside(late, Precision::Second, from);
            format!("{} to {late}", stamp(from))
        }
        (None, _, Some(late)) => stamp(late),
        (None, Some(from), None) => format!("{}, no limit", stamp(from)),
        (None, None, None) => "no figure".to_owned(),
    }
}

/// How it came out; `None`: not recorded.
pub(super) fn outcome(promise: &Promise) -> Option<String> {
    let by = promise.late_s.filter(|s| *s > 0);
    let by = by
        .map(|s| format!(" by {}", times::span(s)))
        .unwrap_or_default();
    let head = match (promise.grade, promise.state) {
        (Some(Grade::NotRecorded), _) => return None,
        (Some(Grade::Kept), _) => "kept".to_owned(),
        (Some(Grade::KeptEnteredLate), _) => "kept, entered later".to_owned(),
        (Some(Grade::Late), _) => format!("late{by}"),
        (Some(Grade::Missed), _) => format!("missed{by}"),
        (Some(Grade::Waived), _) => "waived".to_owned(),
        (Some(Grade::Words), _) => "done, no figure".to_owned(),
        (Some(Grade::NotApplicable), _) => "did not apply".to_owned(),
        (None, ClockState::Overdue) => format!("overdue{by}"),
        (None, ClockState::Asks) => "nobody said whether it applied".to_owned(),
        (None, ClockState::Blocked) => "nobody to reach".to_owned(),
        (None, ClockState::Paused) => "paused".to_owned(),
        (None, ClockState::Holding) => "watching".to_owned(),
        (None, _) => "still running".to_owned(),
    };
    let rounds = match promise.intervals_missed {
        0 => String::new(),
        n => format!(", {} missed", count(n, "interval")),
    };
    let explains = matches!(promise.grade, None | Some(Grade::Waived));
    let detail = promise.detail.as_ref().filter(|_| explains);
    let detail = detail
        .map(|detail| format!(": {detail}"))
        .unwrap_or_default();
    Some(format!("{head}{rounds}{detail}"))
}

/// Whose rule it is, with its line in the pinned playbook.
pub(super) fn rule(promise: &Promise) -> String {
    let rule = &promise.rule;
    match (rule.line, rule.text.as_str()) {
        (0, "") => String::new(),
        (0, text) => text.to_owned(),
        (line, "") => format!("{}, line {line}", rule.playbook),
        (line, text) => format!("{text} ({}, line {line})", rule.playbook),
    }
}

/// How many came out how.
pub(super) fn tally(all: &[Promise]) -> String {
    if all.is_empty() {
        return "No promise of the playbook came to bear.".to_owned();
    }
    let counts = review::Counts::of(all);
    let counted = [
        (counts.in_time() + counts.words, "kept"),
        (counts.late, "late"),
        (counts.missed, "missed"),
        (counts.overdue, "overdue"),
        (counts.not_recorded, "not recorded"),
        (counts.waived, "waived"),
        (counts.open, "open"),
    ];
    let words: Vec<String> = counted
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{n} {word}"))
        .collect();
    format!("{}: {}.", count(all.len(), "promise"), and_list(&words))
}
