//! The decision tree: every answer leads somewhere, nothing goes round in circles, every question is asked.
//!
//! Refuses to judge the questions.

use std::collections::HashSet;

use super::{Check, one_of};
use crate::domain::policy::{Branch, DecisionNode};

impl Check<'_, '_, '_> {
    pub(super) fn decision_tree(&mut self) {
        let nodes = &self.policy.decision_tree;
        for (n, node) in nodes.iter().enumerate() {
            let path = format!("decision_tree[{n}]");
            self.branch(&format!("{path}.yes"), &node.yes, "yes", nodes);
            self.branch(&format!("{path}.no"), &node.no, "no", nodes);
        }
        let Some(first) = nodes.first() else { return };
        let mut asked = HashSet::new();
        self.follow(first, nodes, &mut asked);
        let known = |branch: &Branch| {
            let mut ids = nodes.iter().map(|node| &node.id);
            branch
                .ask
                .as_ref()
                .is_none_or(|ask| ids.any(|id| id == ask))
        };
        if !nodes.iter().all(|node| known(&node.yes) && known(&node.no)) {
            return;
        }
        for (n, node) in nodes.iter().enumerate() {
            if !asked.contains(node.id.as_str()) {
                let what = format!("no answer leads to the question `{}`", node.id);
                let right = "lead an answer to it with `ask:`, or remove it";
                self.warning(
                    "unreachable-question",
                    &format!("decision_tree[{n}]"),
                    what,
                    right,
                );
            }
        }
    }

    fn branch(&mut self, path: &str, branch: &Branch, word: &str, nodes: &[DecisionNode]) {
        if self.faults.is_full() {
            return;
        }
        let acts = branch.action.is_some() || branch.mitigation.is_some() || branch.run.is_some();
        match &branch.ask {
            None if !acts => {
                let what = format!("`{word}` is a dead end");
                let right =
                    "say what to do (`do:`), which `mitigation:` it is, or what to `ask:` next";
                self.error("dead-end", path, what, right);
            }
            Some(_) if acts => {
                let what = format!("`{word}` leads to a question and to something to do");
                self.error("dead-end", path, what, "keep one of them");
            }
            Some(ask) if nodes.iter().all(|node| node.id != *ask) => {
                let what = format!("there is no question `{ask}`");
                let right = one_of(ask, nodes.iter().map(|node| node.id.as_str()));
                self.error("unknown-question", &format!("{path}.ask"), what, &right);
            }
            _ => {}
        }
        let ways = &self.policy.mitigations;
        if let Some(id) = branch
            .mitigation
            .as_ref()
            .filter(|id| ways.iter().all(|m| m.id != **id))
        {
            let what = format!("there is no mitigation `{id}`");
            let right = one_of(id, ways.iter().map(|m| m.id.as_str()));
            self.error(
                "unknown-mitigation",
                &format!("{path}.mitigation"),
                what,
                &right,
            );
        }
    }

    /// Walks from the first question; a question met again on its own way is a circle.
    fn follow<'n>(
        &mut self,
        first: &'n DecisionNode,
        nodes: &'n [DecisionNode],
        asked: &mut HashSet<&'n str>,
    ) {
        let mut way: Vec<(&str, u8)> = vec![(first.id.as_str(), 0)];
        asked.insert(first.id.as_str());
        while let Some((id, turn)) = way.last_mut() {
            let index = nodes.iter().position(|node| node.id == *id);
            let Some((index, node)) = index.and_then(|i| Some((i, nodes.get(i)?))) else {
                way.pop();
                continue;
            };
            let (word, branch) = match turn {
                0 => ("yes", &node.yes),
                1 => ("no", &node.no),
                _ => {
                    way.pop();
                    continue;
                }
            };
            *turn += 1;
            let Some(next) = branch.ask.as_deref() else {
                continue;
            };
            if way.iter().any(|(id, _)| *id == next) {
                let what =
                    format!("`{word}` leads back to `{next}`: the questions go round in circles");
                let right = "lead it to something to do, or to a question not asked yet";
                self.error(
                    "circle",
                    &format!("decision_tree[{index}].{word}.ask"),
                    what,
                    right,
                );
            } else if asked.insert(next) {
                way.push((next, 0));
            }
        }
    }
}
