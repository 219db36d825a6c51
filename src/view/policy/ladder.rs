//! A ladder as output shows it: each step with the seconds to the moment to act.

use serde::Serialize;

use crate::domain::policy::{Anchor, Counts, Ladder, Mode, Rung, Trigger};
use crate::domain::timespan::Timespan;

/// One ladder.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(
    missing_docs,
    reason = "the field names are the words of docs/playbook.md"
)]
pub struct LadderView<'a> {
    pub name: &'a str,
    pub counts_from: Anchor,
    pub counts: Counts,
    pub mode: Mode,
    pub steps: Vec<RungView<'a>>,
    pub line: u32,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(
    missing_docs,
    reason = "the field names are the words of docs/playbook.md"
)]
pub struct RungView<'a> {
    pub severities: &'a [String],
    pub after: Option<&'a Timespan>,
    /// Seconds from the anchor to the moment to act; null for words, or where nothing is said.
    pub after_s: Option<i64>,
    pub trigger: Trigger,
    pub targets: &'a [String],
    pub when: Option<&'a str>,
    pub from: Option<Anchor>,
    pub line: u32,
}

impl<'a> LadderView<'a> {
    /// Derives the view of a ladder.
    pub(super) fn new(ladder: &'a Ladder) -> Self {
        Self {
            name: &ladder.name,
            counts_from: ladder.counts_from,
            counts: ladder.counts,
            mode: ladder.mode,
            steps: ladder.steps.iter().map(RungView::new).collect(),
            line: ladder.line,
        }
    }
}

impl<'a> RungView<'a> {
    fn new(step: &'a Rung) -> Self {
        Self {
            severities: &step.severities,
            after: step.after.as_ref(),
            after_s: step.due_s(),
            trigger: step.trigger,
            targets: &step.targets,
            when: step.when.as_deref(),
            from: step.from,
            line: step.line,
        }
    }
}
