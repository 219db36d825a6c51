//! The review's rule as output shows it: headings as words, what belongs to each beside them.

use serde::Serialize;

use crate::domain::policy::{Deadline, HeaderLine, Meeting, Postmortem, Section};

/// The review afterwards.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(
    missing_docs,
    reason = "the field names are the words of docs/playbook.md"
)]
pub struct PostmortemView<'a> {
    pub required_for: &'a [String],
    pub also_when: &'a [String],
    pub deadlines: &'a [Deadline],
    pub title: Option<&'a str>,
    pub header: &'a [HeaderLine],
    /// The headings, in order.
    pub sections: Vec<&'a str>,
    /// What fills each of them.
    pub section_details: &'a [Section],
    pub meeting: Option<&'a Meeting>,
    pub approval: &'a [String],
    pub follow_up: &'a [String],
    pub action_categories: &'a [String],
    pub line: u32,
}

impl<'a> PostmortemView<'a> {
    /// Derives the view of the rule.
    pub(super) fn new(rule: &'a Postmortem) -> Self {
        Self {
            required_for: &rule.required_for,
            also_when: &rule.also_when,
            deadlines: &rule.deadlines,
            title: rule.title.as_deref(),
            header: &rule.header,
            sections: rule.sections.iter().map(|s| s.heading.as_str()).collect(),
            section_details: &rule.sections,
            meeting: rule.meeting.as_ref(),
            approval: &rule.approval,
            follow_up: &rule.follow_up,
            action_categories: &rule.action_categories,
            line: rule.line,
        }
    }
}
