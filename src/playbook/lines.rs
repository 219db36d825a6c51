//! Notes in every object of a policy the line that it comes from.
//!
//! Refuses to change anything else.

use super::tree::Node;
use crate::domain::policy::people::HowTo;
use crate::domain::policy::{
    Accept, Action, Cadence, Channel, Command, Contact, Deadline, DecisionNode, Field, HeaderLine,
    Ladder, Link, Meeting, Mitigation, Notify, OnCall, Phase, Policy, Postmortem, Question, Review,
    Role, Rotation, Rung, Scenario, Section, Severity, StateWord, StatusPage, StatusWord, Step,
    Template, Threshold, WayOut,
};

trait Lined {
    fn line_mut(&mut self) -> &mut u32;
}

macro_rules! lined {
    ($($kind:ty),+ $(,)?) => {$(
        impl Lined for $kind {
            fn line_mut(&mut self) -> &mut u32 {
                &mut self.line
            }
        }
    )+};
}

lined!(
    Accept,
    Action,
    Cadence,
    Channel,
    Command,
    Contact,
    Deadline,
    DecisionNode,
    Field,
    HeaderLine,
    HowTo,
    Ladder,
    Link,
    Meeting,
    Mitigation,
    Notify,
    OnCall,
    Phase,
    Postmortem,
    Question,
    Review,
    Role,
    Rotation,
    Rung,
    Scenario,
    Section,
    Severity,
    StateWord,
    StatusPage,
    StatusWord,
    Step,
    Template,
    Threshold,
    WayOut,
);

/// Fills every `line`.
pub(super) fn fill(policy: &mut Policy, root: &Node) {
    deep(&mut policy.severities, root, "severities", |s, node| {
        one(s.update.as_mut(), node, "update", |_, _| {});
        flat(&mut s.also_update, node, "also_update");
        flat(&mut s.thresholds, node, "thresholds");
        flat(&mut s.notify, node, "notify");
        flat(&mut s.actions, node, "actions");
    });
    one(policy.review.as_mut(), root, "review", |_, _| {});
    flat(&mut policy.states, root, "states");
    flat(&mut policy.roles, root, "roles");
    flat(&mut policy.contacts, root, "contacts");
    deep(&mut policy.ladders, root, "ladders", |ladder, node| {
        flat(&mut ladder.steps, node, "steps");
    });
    flat(&mut policy.how_to_escalate, root, "how_to_escalate");
    one(policy.oncall.as_mut(), root, "oncall", |oncall, node| {
        one(oncall.rotation.as_mut(), node, "rotation", |_, _| {});
        flat(&mut oncall.handoff, node, "handoff");
        flat(&mut oncall.access, node, "access");
    });
    deep(&mut policy.phases, root, "phases", |phase, node| {
        flat(&mut phase.questions, node, "questions");
        flat(&mut phase.steps, node, "steps");
        flat(&mut phase.commands, node, "commands");
    });
    if let Some(scenarios) = policy.scenarios.value_mut() {
        deep(scenarios, root, "scenarios", |scenario, node| {
            flat(&mut scenario.checks, node, "checks");
            flat(&mut scenario.commands, node, "commands");
            flat(&mut scenario.ways_out, node, "ways_out");
        });
    }
    if let Some(mitigations) = policy.mitigations.value_mut() {
        deep(mitigations, root, "mitigations", |way, node| {
            flat(&mut way.commands, node, "commands");
        });
    }
    if let Some(tree) = policy.decision_tree.value_mut() {
        flat(tree, root, "decision_tree");
    }
    one(policy.channel.as_mut(), root, "channel", |_, _| {});
    one(
        policy.status_page.value_mut().and_then(Option::as_mut),
        root,
        "status_page",
        |page, node| {
            flat(&mut page.statuses, node, "statuses");
        },
    );
    if let Some(templates) = policy.templates.value_mut() {
        deep(templates, root, "templates", |template, node| {
            flat(&mut template.fields, node, "fields");
        });
    }
    one(
        policy.postmortem.as_mut(),
        root,
        "postmortem",
        |pm, node| {
            flat(&mut pm.deadlines, node, "deadlines");
            if let Some(header) = pm.header.value_mut() {
                flat(header, node, "header");
            }
            if let Some(sections) = pm.sections.value_mut() {
                flat(sections, node, "sections");
            }
            one(pm.meeting.as_mut(), node, "meeting", |_, _| {});
        },
    );
    flat(&mut policy.commands, root, "commands");
    flat(&mut policy.links, root, "links");
    flat(&mut policy.accept, root, "accept");
}

fn one<T: Lined>(item: Option<&mut T>, node: &Node, key: &str, inner: impl FnOnce(&mut T, &Node)) {
    if let (Some(item), Some(node)) = (item, node.get(key)) {
        *item.line_mut() = node.at.line;
        inner(item, node);
    }
}

fn deep<T: Lined>(items: &mut [T], node: &Node, key: &str, mut inner: impl FnMut(&mut T, &Node)) {
    let nodes = node.get(key).map_or(&[][..], Node::items);
    for (item, node) in items.iter_mut().zip(nodes) {
        *item.line_mut() = node.at.line;
        inner(item, node);
    }
}

fn flat<T: Lined>(items: &mut [T], node: &Node, key: &str) {
    deep(items, node, key, |_, _| {});
}
