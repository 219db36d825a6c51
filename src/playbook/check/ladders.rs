//! Ladders: somebody on every step, whom one can reach, at times that go forward.
//!
//! Refuses to compare steps of different triggers, severities or anchors: they run beside each other.

use std::collections::HashSet;

use super::people::{Directory, Reach};
use super::{Check, one_of, plain};
use crate::domain::policy::{Anchor, Ladder, Rung, Trigger};
use crate::domain::timespan::Timespan;

/// Steps that run one after the other.
type Track<'p> = (Trigger, Option<Anchor>, Option<&'p str>);

impl Check<'_, '_, '_> {
    pub(super) fn ladders(&mut self) {
        let policy = self.policy;
        let directory = Directory::of(policy);
        let mut told = HashSet::new();
        for (l, ladder) in policy.ladders.iter().enumerate() {
            let path = format!("ladders[{l}]");
            if ladder.steps.is_empty() {
                let what = format!("the ladder `{}` has no step", ladder.name);
                let right = "add `steps:`, or remove the ladder";
                self.error("empty-ladder", &format!("{path}.steps"), what, right);
            }
            for (s, step) in ladder.steps.iter().enumerate() {
                let path = format!("{path}.steps[{s}]");
                self.step(&path, step);
                for (t, target) in step.targets.iter().enumerate() {
                    if told.insert(plain(target)) {
                        self.target(&format!("{path}.targets[{t}]"), target, &directory);
                    }
                }
            }
            self.order(&path, ladder);
        }
    }

    fn step(&mut self, path: &str, step: &Rung) {
        let targets = format!("{path}.targets");
        if step.targets.is_empty() {
            let what = "this step brings in nobody".to_owned();
            self.error("nobody", &targets, what, "name whom, one entry a name");
        }
        self.single_names(&targets, &step.targets);
        if step.trigger == Trigger::Condition && step.when.is_none() {
            let what = "a step on a condition does not say which".to_owned();
            let right = "add `when:` with the situation in words";
            self.error("missing-key", path, what, right);
        }
        if step.after_s.is_some_and(|after| after < 0) {
            let what = "`after_s` lies before the start".to_owned();
            let right = "write seconds from the anchor, 0 or more";
            self.error("bad-time", &format!("{path}.after_s"), what, right);
        }
    }

    fn target(&mut self, path: &str, target: &str, directory: &Directory) {
        if self.faults.is_full() {
            return;
        }
        let policy = self.policy;
        let (kind, what, right) = match directory.reach(target) {
            Reach::Somebody => return,
            Reach::NoWay => (
                "no-contact",
                format!("no way is given to reach `{target}`"),
                "add `how:` or a `placeholder:` to the contact".to_owned(),
            ),
            Reach::Unknown => {
                let names = policy.contacts.iter().flat_map(|contact| {
                    let aliases = contact.aliases.iter().map(String::as_str);
                    std::iter::once(contact.name.as_str()).chain(aliases)
                });
                let roles = policy.roles.iter().map(|role| role.name.as_str());
                let what = format!("no contact or role is named `{target}`");
                let near = crate::text::suggest::nearest(target, names.clone().chain(roles));
                let right = match near {
                    Some(name) => one_of(target, std::iter::once(name)),
                    None => "add a contact of that name, or an alias to one".to_owned(),
                };
                ("unknown-contact", what, right)
            }
        };
        self.warning(kind, path, what, &right);
    }

    /// Within one severity and one trigger, times go up and bands do not overlap.
    fn order(&mut self, path: &str, ladder: &Ladder) {
        let mut told = HashSet::new();
        for severity in &self.policy.severities {
            let mut last: Vec<(Track<'_>, i64, i64, usize)> = Vec::new();
            for (s, step) in ladder.steps.iter().enumerate() {
                let on = step.severities.is_empty() || step.severities.contains(&severity.id);
                let Some(due) = step.due_s() else { continue };
                if !on || step.trigger == Trigger::Condition {
                    continue;
                }
                let band = |after: &&Timespan| step.after_s.is_some() || after.min_s.is_some();
                let end = step.after.as_ref().filter(band);
                let end = end.and_then(Timespan::late_s).unwrap_or(due);
                // Whoever stands behind somebody is told apart by `when` alone; elsewhere it is a remark.
                let behind = step.trigger == Trigger::NoAnswer;
                let when = step.when.as_deref().filter(|_| behind);
                let track = (step.trigger, step.from, when);
                let before = last.iter().rev().find(|(t, ..)| *t == track).copied();
                last.push((track, due, end, s));
                let Some((_, due_before, end_before, index)) = before else {
                    continue;
                };
                if due > due_before && due >= end_before || !told.insert(s) {
                    continue;
                }
                let line = ladder.steps.get(index).map_or(0, |step| step.line);
                let id = &severity.id;
                let path = format!("{path}.steps[{s}].after");
                if due < due_before {
                    let what = format!("for `{id}` this step is due before the one on line {line}");
                    let right = "put the earlier step first";
                    self.error("ladder-order", &path, what, right);
                } else {
                    let what = format!("for `{id}` this step overlaps the one on line {line}");
                    let right = "give it a later time, or join the two steps' targets";
                    self.warning("ladder-overlap", &path, what, right);
                }
            }
        }
    }
}
