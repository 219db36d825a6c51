//! A policy's clocks in words: when a step is taken, from where a time counts.

use crate::domain::policy::{Anchor, Cadence, Ladder, Mode, Rung, Trigger};
use crate::domain::timespan::Timespan;

/// Where a clock starts: `the declaration`.
pub const fn anchor(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Alerted => "the alert",
        Anchor::ImpactStarted => "the start of the impact",
        Anchor::Declared => "the declaration",
        Anchor::Acknowledged => "the acknowledgement",
        Anchor::LastProgress => "the last progress",
        Anchor::LastUpdate => "the last update",
        Anchor::StatusChange => "a change of state",
        Anchor::Mitigated => "the mitigation",
        Anchor::Resolved => "the resolution",
        Anchor::Condition => "the yes to its question",
    }
}

/// Whether later steps of a ladder join the earlier ones.
pub const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Add => "later steps join the earlier ones",
        Mode::Replace => "each step takes over from the one before",
    }
}

/// When a step is taken: `30 min`, `15 min without progress`, `if ...`.
pub fn when(ladder: &Ladder, step: &Rung) -> String {
    let after = step.after.as_ref().map(|after| after.text.as_str());
    let time = match (after, step.after_s) {
        (Some(text), _) => Some(text.to_owned()),
        (None, Some(0)) => Some("at once".to_owned()),
        (None, Some(seconds)) => Some(format!("after {seconds} s")),
        (None, None) => None,
    };
    let said = step.when.as_deref();
    let mut words = match (step.trigger, time) {
        (Trigger::Elapsed, Some(time)) => time,
        (Trigger::Elapsed, None) => "no time given".to_owned(),
        (Trigger::NoAck, time) => lacking(time, "without acknowledgement"),
        (Trigger::NoAnswer, time) => lacking(time, "without an answer"),
        (Trigger::NoProgress, time) => lacking(time, "without progress"),
        (Trigger::NotResolved, time) => lacking(time, "without resolution"),
        (Trigger::Condition, time) => {
            let asked = said.unwrap_or("its condition holds");
            match time {
                Some(time) => format!("{time}, if: {asked}"),
                None => format!("if: {asked}"),
            }
        }
    };
    if let Some(from) = step.from.filter(|from| *from != ladder.counts_from) {
        words.push_str(&format!(", from {}", anchor(from)));
    }
    match said.filter(|_| step.trigger != Trigger::Condition) {
        Some(said) => format!("{words} ({said})"),
        None => words,
    }
}

fn lacking(time: Option<String>, what: &str) -> String {
    match time {
        Some(time) => format!("{time} {what}"),
        None => what.to_owned(),
    }
}

/// How often an update is said, to whom, and when the first one is.
pub fn cadence(cadence: &Cadence) -> String {
    let mut words = every(&cadence.every);
    words.push_str(&format!(", {}", cadence.audience.word()));
    if let Some(to) = &cadence.to {
        words.push_str(&format!(" ({to})"));
    }
    if let Some(first) = &cadence.first {
        let from = anchor(first.from);
        words.push_str(&format!("; the first {} from {from}", first.within.text));
    }
    if cadence.on_change {
        words.push_str("; also when the state changes");
    }
    words
}

fn every(span: &Timespan) -> String {
    let begins_with_figure = span.text.starts_with(|c: char| c.is_ascii_digit());
    if begins_with_figure {
        format!("every {}", span.text)
    } else {
        span.text.clone()
    }
}
