//! Ids: present, kebab-case, each only once where it must tell things apart.
//!
//! Refuses to compare names of people: that is `people`.

use std::collections::{HashMap, HashSet};

use super::{Check, plain};

/// Most letters of an id.
const LONGEST: usize = 64;

/// Ids of one kind that must differ, with the path of the first.
type Seen = HashMap<String, String>;

/// Names of one kind: as one types them, with the path of the first; and every spelling met.
#[derive(Default)]
pub(super) struct Names(Seen, HashSet<String>);

impl Check<'_, '_, '_> {
    pub(super) fn ids(&mut self) {
        let policy = self.policy;
        self.kebab("name", &policy.name);
        self.severity_ids();
        let (mut phases, mut questions, mut steps) = (Seen::new(), Seen::new(), Seen::new());
        for (p, phase) in policy.phases.iter().enumerate() {
            let path = format!("phases[{p}]");
            self.id(&format!("{path}.id"), &phase.id, &mut phases);
            for (i, question) in phase.questions.iter().enumerate() {
                let path = format!("{path}.questions[{i}].id");
                self.id(&path, &question.id, &mut questions);
            }
            for (i, step) in phase.steps.iter().enumerate() {
                self.id(&format!("{path}.steps[{i}].id"), &step.id, &mut steps);
            }
        }
        for (s, severity) in policy.severities.iter().enumerate() {
            let mut seen = steps.clone();
            for (i, action) in severity.actions.iter().enumerate() {
                let path = format!("severities[{s}].actions[{i}]");
                match &action.id {
                    Some(id) => self.id(&format!("{path}.id"), id, &mut seen),
                    None if action.within.is_some() => {
                        let what = "an action with `within` has no `id`".to_owned();
                        let right = "add an `id:`, so that `irc step done ID` can meet it";
                        self.error("missing-key", &path, what, right);
                    }
                    None => {}
                }
            }
        }
        let (mut scenarios, mut ways) = (Seen::new(), Seen::new());
        for (s, scenario) in policy.scenarios.iter().enumerate() {
            let path = format!("scenarios[{s}]");
            self.id(&format!("{path}.id"), &scenario.id, &mut scenarios);
            let mut seen = steps.clone();
            for (i, step) in scenario.checks.iter().enumerate() {
                self.id(&format!("{path}.checks[{i}].id"), &step.id, &mut seen);
            }
        }
        for (i, mitigation) in policy.mitigations.iter().enumerate() {
            self.id(&format!("mitigations[{i}].id"), &mitigation.id, &mut ways);
        }
        self.more_ids();
    }

    fn more_ids(&mut self) {
        let policy = self.policy;
        let (mut nodes, mut templates, mut ladders) = (Seen::new(), Seen::new(), Seen::new());
        let mut states = Seen::new();
        for (i, state) in policy.states.iter().enumerate() {
            let (path, word) = (format!("states[{i}].state"), state.state.word());
            // No word for a state: reported by its shape.
            if self.root.nearest_to(&path).text() == Some(word) {
                self.once(&path, word, word.to_owned(), &mut states);
            }
        }
        for (i, node) in policy.decision_tree.iter().enumerate() {
            self.id(&format!("decision_tree[{i}].id"), &node.id, &mut nodes);
        }
        for (i, template) in policy.templates.iter().enumerate() {
            let path = format!("templates[{i}].name");
            self.id(&path, &template.name, &mut templates);
        }
        for (i, ladder) in policy.ladders.iter().enumerate() {
            self.id(&format!("ladders[{i}].name"), &ladder.name, &mut ladders);
        }
        if let Some(oncall) = &policy.oncall {
            for (key, steps) in [("handoff", &oncall.handoff), ("access", &oncall.access)] {
                let mut seen = Seen::new();
                for (i, step) in steps.iter().enumerate() {
                    self.id(&format!("oncall.{key}[{i}].id"), &step.id, &mut seen);
                }
            }
        }
        if let Some(postmortem) = &policy.postmortem {
            let mut seen = Seen::new();
            for (i, deadline) in postmortem.deadlines.iter().enumerate() {
                let path = format!("postmortem.deadlines[{i}].id");
                self.id(&path, &deadline.id, &mut seen);
            }
        }
    }

    fn severity_ids(&mut self) {
        let mut seen = Names::default();
        for (s, severity) in self.policy.severities.iter().enumerate() {
            let path = format!("severities[{s}]");
            self.name(&path, "id", &severity.id, &mut seen);
            if let Some(name) = &severity.name {
                self.name(&path, "name", name, &mut seen);
            }
            for (i, alias) in severity.aliases.iter().enumerate() {
                self.name(&path, &format!("aliases[{i}]"), alias, &mut seen);
            }
        }
    }

    fn id(&mut self, path: &str, id: &str, seen: &mut Seen) {
        self.kebab(path, id);
        self.once(path, id, id.to_owned(), seen);
    }

    /// A name that people type: signs and case do not tell two apart. One thing may be spelled in several ways.
    pub(super) fn name(&mut self, owner: &str, key: &str, name: &str, seen: &mut Names) {
        let path = format!("{owner}.{key}");
        let typed = plain(name);
        if typed.is_empty() {
            let what = format!("`{name}` holds no letter or digit");
            self.error("bad-name", &path, what, "write a name that can be typed");
            return;
        }
        let own = seen
            .0
            .get(&typed)
            .is_some_and(|first| first.starts_with(&format!("{owner}.")));
        if own && seen.1.insert(format!("{owner}.{name}")) {
            return;
        }
        seen.1.insert(format!("{owner}.{name}"));
        self.once(&path, name, typed, &mut seen.0);
    }

    fn once(&mut self, path: &str, shown: &str, key: String, seen: &mut Seen) {
        match seen.get(&key) {
            Some(first) => {
                let line = self.root.nearest_to(first).at.line;
                let what = format!("`{shown}` is taken, by line {line}");
                let right = "choose another, or remove one of the two";
                self.error("duplicate-id", path, what, right);
            }
            None => {
                seen.insert(key, path.to_owned());
            }
        }
    }

    fn kebab(&mut self, path: &str, id: &str) {
        let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let good = id.chars().all(fine) && !id.is_empty() && !id.starts_with('-');
        if good && id.len() <= LONGEST {
            return;
        }
        let mut right = String::new();
        for c in id.chars().take(LONGEST) {
            match c.to_ascii_lowercase() {
                c if c.is_ascii_alphanumeric() => right.push(c),
                _ if right.is_empty() || right.ends_with('-') => {}
                _ => right.push('-'),
            }
        }
        let right = match right.trim_end_matches('-') {
            "" => "use small letters, digits and `-`".to_owned(),
            id => format!("write `{id}`"),
        };
        let what = format!("`{id}` is no id: small letters, digits and `-`, at most {LONGEST}");
        self.error("bad-id", path, what, &right);
    }
}
