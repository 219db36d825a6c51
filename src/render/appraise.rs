//! A proposal of severity, with its reasons, and what it was asked by.

use super::palette::{self, TYPE, paint};
use super::policy::sheet::Sheet;
use super::screen::Screen;
use crate::text::escape;
use crate::text::safe::Safe;
use crate::view::appraise::{AppraisalView, ProposalView, QuestionView};

/// The proposal and why; nothing where nothing is proposed.
pub fn proposal(screen: &Screen, proposal: &ProposalView) -> String {
    let mut sheet = Sheet::new(screen);
    let severity = Safe::line(&proposal.severity).to_string();
    sheet.raw(&format!(
        "{}, because",
        paint(palette::rank(proposal.rank), &severity)
    ));
    for reason in &proposal.reasons {
        sheet.marked(2, "- ", reason);
    }
    sheet.into_text()
}

/// Questions, answers, and what to type.
pub fn appraisal(screen: &Screen, view: &AppraisalView) -> String {
    let mut out = String::new();
    if let Some(found) = &view.proposal {
        out.push_str(&proposal(screen, found));
    }
    let mut sheet = Sheet::new(screen);
    let open: Vec<&QuestionView> = view.questions.iter().filter(|q| q.open).collect();
    if !open.is_empty() {
        let words = match &view.proposal {
            Some(_) => "Could make it worse, not answered yet:",
            None => "How bad is it? By the playbook's own words, worst first:",
        };
        sheet.thing(words, "");
    }
    for question in open {
        sheet.text(2, &question.text);
        for (sign, number) in question.signs.iter().zip(1_u32..) {
            sheet.marked(4, &format!("{number}. "), sign);
        }
        sheet.raw(&format!("    {}", paint(TYPE, &question.flag)));
    }
    if view.proposal.is_none() {
        sheet.list(0, "rules", &view.rules);
    }
    out.push_str(&sheet.into_text());
    out.push_str(&next(view));
    out
}

/// What to type to take the proposal.
fn next(view: &AppraisalView) -> String {
    let Some(proposal) = &view.proposal else {
        return String::new();
    };
    let severity = escape::shell(&proposal.severity);
    let command = match (&view.incident, &view.current) {
        (Some(_), Some(current)) if *current == proposal.severity => {
            format!("irc severity {severity} (confirms it)")
        }
        (Some(_), _) => "the same again with --yes sets it".to_owned(),
        (None, _) => format!("irc declare {severity} \"what users notice\""),
    };
    format!("next: {}\n", paint(TYPE, &Safe::line(&command).to_string()))
}
