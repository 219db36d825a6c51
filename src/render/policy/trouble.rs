//! Known kinds of trouble, ways to stop the impact, and the questions that choose between them.

use super::phases;
use super::sheet::Sheet;
use crate::domain::policy::{Branch, Policy};
use crate::render::phase::filled;

/// The part.
pub(super) fn scenarios(sheet: &mut Sheet<'_>, policy: &Policy) {
    if !policy.scenarios.is_empty() {
        sheet.part("Scenarios");
    }
    for scenario in &policy.scenarios {
        let severity = scenario.severity.clone().unwrap_or_default();
        sheet.thing(&format!("{} ({})", scenario.name, scenario.id), &severity);
        sheet.list(2, "symptoms", &scenario.symptoms);
        phases::steps(sheet, 2, &scenario.checks);
        phases::commands(sheet, policy, 2, &scenario.commands);
        for way in &scenario.ways_out {
            let words = match &way.condition {
                Some(condition) => format!("{condition}: {}", way.action),
                None => way.action.clone(),
            };
            sheet.marked(2, "-> ", &words);
            if let Some(run) = &way.run {
                sheet.code(5, &filled(policy, run));
            }
        }
    }
}

/// The part.
pub(super) fn mitigations(sheet: &mut Sheet<'_>, policy: &Policy) {
    if !policy.mitigations.is_empty() {
        sheet.part("Ways to stop the impact, best first");
    }
    for (way, number) in policy.mitigations.iter().zip(1_u32..) {
        sheet.thing(&format!("{number}. {} ({})", way.name, way.id), "");
        if let Some(text) = &way.text {
            sheet.text(2, text);
        }
        sheet.field(2, "when", way.when.as_ref());
        sheet.field(2, "see", way.see.as_ref());
        phases::commands(sheet, policy, 2, &way.commands);
    }
}

/// The part.
pub(super) fn decision_tree(sheet: &mut Sheet<'_>, policy: &Policy) {
    if !policy.decision_tree.is_empty() {
        sheet.part("Decision tree");
    }
    for node in &policy.decision_tree {
        sheet.marked(0, "? ", &format!("{} ({})", node.ask, node.id));
        branch(sheet, policy, "yes: ", &node.yes);
        branch(sheet, policy, "no:  ", &node.no);
    }
}

fn branch(sheet: &mut Sheet<'_>, policy: &Policy, mark: &str, branch: &Branch) {
    let mut parts = Vec::new();
    parts.extend(branch.action.clone());
    if let Some(id) = &branch.mitigation {
        let name = policy.mitigations.iter().find(|way| way.id == *id);
        let name = name.map_or(id.as_str(), |way| way.name.as_str());
        if branch.action.as_deref() != Some(name) {
            parts.push(name.to_owned());
        }
    }
    parts.extend(branch.ask.as_ref().map(|next| format!("go on to {next}")));
    sheet.marked(2, mark, &parts.join("; "));
    if let Some(run) = &branch.run {
        sheet.code(7, &filled(policy, run));
    }
}
