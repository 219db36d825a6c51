//! Phases in the playbook's order: questions, checklist, commands.

use super::sheet::Sheet;
use crate::domain::policy::{Command, Phase, Policy, Stage, Step};
use crate::render::phase::filled;
use crate::view::policy::words;

/// The part.
pub(super) fn phases(sheet: &mut Sheet<'_>, policy: &Policy) {
    if !policy.phases.is_empty() {
        sheet.part("Phases");
    }
    for (phase, number) in policy.phases.iter().zip(1_u32..) {
        sheet.thing(&format!("{number}. {}", phase.name), &remark(phase));
        if let Some(goal) = &phase.goal {
            sheet.text(2, goal);
        }
        sheet.field(2, "set off by", phase.trigger.as_ref());
        for question in &phase.questions {
            sheet.marked(2, "? ", &format!("{} ({})", question.text, question.id));
        }
        steps(sheet, 2, &phase.steps);
        commands(sheet, policy, 2, &phase.commands);
    }
}

fn remark(phase: &Phase) -> String {
    let mut parts = vec![stage(phase.stage).to_owned()];
    if let Some(within) = &phase.within {
        let mut limit = within.text.clone();
        if let Some(from) = phase.from {
            limit.push_str(&format!(" from {}", words::anchor(from)));
        }
        if !phase.within_for.is_empty() {
            limit.push_str(&format!(" for {}", phase.within_for.join(", ")));
        }
        parts.push(limit);
    }
    if let Some(estimate) = &phase.estimate {
        parts.push(format!("takes about {}", estimate.text));
    }
    if !phase.severities.is_empty() {
        parts.push(phase.severities.join(", "));
    }
    parts.join(" · ")
}

const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Acknowledge => "irc ack",
        Stage::Triage => "irc triage",
        Stage::Communicate => "irc update",
        Stage::Investigate => "investigate",
        Stage::Mitigate => "irc mitigate",
        Stage::Resolve => "irc resolve",
        Stage::FollowUp => "irc close and after",
    }
}

/// A checklist.
pub(super) fn steps(sheet: &mut Sheet<'_>, indent: usize, list: &[Step]) {
    for step in list {
        let mut parts = vec![step.id.clone()];
        if step.required {
            parts.push("required".to_owned());
        }
        if let Some(within) = &step.within {
            let from = step
                .from
                .map(|from| format!(" from {}", words::anchor(from)));
            parts.push(format!("{}{}", within.text, from.unwrap_or_default()));
        }
        if let Some(hold) = &step.hold {
            parts.push(format!("wait {}", hold.text));
        }
        if !step.severities.is_empty() {
            parts.push(step.severities.join(" "));
        }
        let words = format!("{} ({})", step.text, parts.join(", "));
        sheet.marked(indent, "[ ] ", &words);
        for detail in &step.details {
            sheet.marked(indent + 4, "- ", detail);
        }
    }
}

/// Commands to copy, with the playbook's values in them.
pub(super) fn commands(sheet: &mut Sheet<'_>, policy: &Policy, indent: usize, list: &[Command]) {
    for command in list {
        sheet.marked(indent, "$ ", &command.label);
        if let Some(run) = &command.run {
            sheet.code(indent + 2, &filled(policy, run));
        }
        if let Some(manual) = &command.manual {
            sheet.text(indent + 2, manual);
        }
    }
}
