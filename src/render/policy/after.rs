//! What follows: the review's rule, its deadlines, its document.

use super::sheet::Sheet;
use crate::domain::policy::{Milestone, Policy, Postmortem};

/// The part.
pub(super) fn postmortem(sheet: &mut Sheet<'_>, policy: &Policy) {
    let Some(rule) = &policy.postmortem else {
        return;
    };
    sheet.part("Postmortem");
    sheet.names(0, "required for", &rule.required_for);
    sheet.list(0, "also when", &rule.also_when);
    for deadline in &rule.deadlines {
        let met = milestone(deadline.met_by);
        let only = match deadline.severities.as_slice() {
            [] => String::new(),
            ids => format!("{}, ", ids.join(", ")),
        };
        let words = format!("{}: {} ({only}{met})", deadline.within.text, deadline.what);
        sheet.marked(0, "- ", &words);
    }
    document(sheet, rule);
    if let Some(meeting) = &rule.meeting {
        sheet.gap();
        let text = |span: &Option<crate::domain::timespan::Timespan>| {
            span.as_ref().map(|span| span.text.clone())
        };
        sheet.text(0, "Meeting:");
        sheet.field(2, "goal", meeting.goal.as_ref());
        sheet.field(2, "held", text(&meeting.within));
        sheet.field(2, "takes", text(&meeting.duration));
        sheet.names(2, "attendees", &meeting.attendees);
        sheet.list(2, "agenda", &meeting.agenda);
    }
    sheet.names(0, "approval", &rule.approval);
    sheet.list(0, "following up", &rule.follow_up);
    sheet.list(0, "kinds of action", &rule.action_categories);
}

fn document(sheet: &mut Sheet<'_>, rule: &Postmortem) {
    sheet.gap();
    let title = rule.title.as_deref().unwrap_or("Postmortem: {{ title }}");
    sheet.text(0, &format!("The document, \"{title}\":"));
    let header: Vec<String> = rule.header.iter().map(|line| line.label.clone()).collect();
    sheet.names(2, "header", &header);
    for section in &rule.sections {
        let indent = if section.sub { 4 } else { 2 };
        sheet.marked(indent, "# ", &section.heading);
        sheet.names(indent + 2, "lines", &section.fields);
        sheet.names(indent + 2, "columns", &section.columns);
        if let Some(prompt) = &section.prompt {
            sheet.quiet(indent + 2, prompt);
        }
    }
}

const fn milestone(met_by: Milestone) -> &'static str {
    match met_by {
        Milestone::Drafted => "irc postmortem drafted",
        Milestone::Reviewed => "irc postmortem reviewed",
        Milestone::Published => "irc postmortem published",
        Milestone::ActionsOwned => "every action has owner and due date",
        Milestone::ActionsDone => "every action is done",
    }
}
