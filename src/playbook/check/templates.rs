//! Texts for updates: each can be rendered, its gaps are known, and there is one where it is needed.
//!
//! Refuses to load another template, and to render with anything but sample words.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Environment, UndefinedBehavior};

use super::super::tree::Value;
use super::commands::is_name;
use super::gaps::{self, FILTERS, Foreign, STATEMENTS};
use super::{Check, one_of};
use crate::domain::policy::{Audience, Severity, Template};
use crate::domain::record::RECORD_NAMES;
use crate::domain::state::State;
use crate::text::suggest::nearest;

/// Steps that a sample rendering may take.
const FUEL: u64 = 10_000;

impl Check<'_, '_, '_> {
    pub(super) fn templates(&mut self) {
        let policy = self.policy;
        for (t, template) in policy.templates.iter().enumerate() {
            self.template(&format!("templates[{t}]"), template);
        }
        let title = policy.postmortem.as_ref().and_then(|pm| pm.title.as_ref());
        if let Some(title) = title {
            self.text("postmortem.title", title, &BTreeSet::new());
        }
        let page = policy.status_page.iter().flat_map(|page| &page.statuses);
        for (i, status) in page.enumerate() {
            let path = format!("status_page.statuses[{i}]");
            if let Some(text) = &status.text {
                self.text(&format!("{path}.text"), text, &BTreeSet::new());
            }
            let bare =
                |state: &&State| said(**state) && !self.serves(Audience::StatusPage, **state);
            let bare: Vec<State> = status.states.iter().filter(bare).copied().collect();
            if status.text.is_none() && !bare.is_empty() {
                self.no_template(&path, &status.word, &bare, Audience::StatusPage);
            }
        }
        self.coverage();
        self.cadences();
    }

    fn template(&mut self, path: &str, template: &Template) {
        let fields: BTreeSet<&str> = template.fields.iter().map(|f| f.name.as_str()).collect();
        let body = self.text(&format!("{path}.body"), &template.body, &fields);
        let subject = template.subject.as_ref();
        let subject = subject.map_or_else(
            || Some(BTreeSet::new()),
            |subject| self.text(&format!("{path}.subject"), subject, &fields),
        );
        let used = body.zip(subject).map(|(body, subject)| &body | &subject);
        let (mut seen, mut main) = (BTreeSet::new(), 0_u32);
        for (i, field) in template.fields.iter().enumerate() {
            let path = format!("{path}.fields[{i}]");
            let name = field.name.as_str();
            if !is_name(name) {
                let what = format!("`{name}` is no name of a field");
                let right = "use letters, digits and `_`, not a digit first";
                self.error("bad-id", &format!("{path}.name"), what, right);
            } else if !seen.insert(name) {
                let what = format!("the field `{name}` stands here a second time");
                self.error(
                    "duplicate-id",
                    &format!("{path}.name"),
                    what,
                    "keep one of them",
                );
            } else if used.as_ref().is_some_and(|used| !used.contains(name)) {
                let what = format!("the text does not use the field `{name}`");
                let right = format!("write `{{{{ {name} }}}}` in the body, or remove the field");
                self.warning("field-unused", &path, what, &right);
            }
            main += u32::from(field.main);
            if field.main && main > 1 {
                let what = format!("`{name}` is a second main field");
                let right = "only one field can be the one that `-m` fills";
                self.error("duplicate-id", &format!("{path}.main"), what, right);
            }
            if field.required && !field.main {
                let what = format!("without `{name}` no update can be said");
                let right = "mark only the main field as required; others read \"not known yet\"";
                self.warning("field-required", &format!("{path}.required"), what, right);
            }
            if let Some(from) = field.from.as_deref().filter(|f| !RECORD_NAMES.contains(f)) {
                let what = format!("`{from}` is no value of the record");
                let right = one_of(from, RECORD_NAMES.iter().copied());
                self.error("unknown-variable", &format!("{path}.from"), what, &right);
            }
        }
        if main == 0 {
            let what = format!("`irc update -m` fills nothing in `{}`", template.name);
            let right = "mark one field with `main: true`";
            self.warning("no-main-field", path, what, right);
        }
    }

    /// Checks a text with gaps; returns the names that it uses if nothing is wrong with it.
    fn text(
        &mut self,
        path: &str,
        text: &str,
        fields: &BTreeSet<&str>,
    ) -> Option<BTreeSet<String>> {
        if self.faults.is_full() {
            return None;
        }
        let node = self.root.nearest_to(path);
        let (line, block) = match &node.value {
            Value::Scalar(scalar) => (node.at.line, scalar.block),
            _ => (node.at.line, false),
        };
        if let Some(foreign) = gaps::foreign(text) {
            self.foreign(path, line, foreign);
            return None;
        }
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        let template = match environment.template_from_str(text) {
            Ok(template) => template,
            Err(error) => {
                self.broken(path, line, block, &error);
                return None;
            }
        };
        let used: BTreeSet<String> = template.undeclared_variables(false).into_iter().collect();
        let known = |name: &str| RECORD_NAMES.contains(&name) || fields.contains(name);
        let unknown: Vec<&String> = used.iter().filter(|name| !known(name)).collect();
        for name in &unknown {
            let what = format!("nothing fills `{{{{ {name} }}}}`");
            let names = RECORD_NAMES.iter().chain(fields.iter()).copied();
            let right = match nearest(name, names) {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!(
                    "declare `{name}` under `fields:`, or use a name of the record (docs/playbook.md)"
                ),
            };
            self.error_in_text("unknown-variable", path, line, name, what, &right);
        }
        if !unknown.is_empty() {
            return None;
        }
        let samples: BTreeMap<&str, &str> = used.iter().map(|n| (n.as_str(), "sample")).collect();
        if let Err(error) = template.render(samples) {
            self.broken(path, line, block, &error);
            return None;
        }
        Some(used)
    }

    fn foreign(&mut self, path: &str, line: u32, foreign: Foreign<'_>) {
        let (word, what, right) = match foreign {
            Foreign::Statement(word) => (
                word,
                format!("a text cannot use `{{% {word} %}}`"),
                one_of(word, STATEMENTS.into_iter()),
            ),
            Foreign::Filter(word) => (
                word,
                format!("a text cannot use the filter `{word}`"),
                one_of(word, FILTERS.into_iter()),
            ),
            Foreign::Sign(sign) => (
                "",
                format!("a gap cannot hold `{sign}`"),
                "a gap is a name, `{{ name }}`, or one with a filter, `{{ name | upper }}`"
                    .to_owned(),
            ),
        };
        self.error_in_text("template-syntax", path, line, word, what, &right);
    }

    fn broken(&mut self, path: &str, line: u32, block: bool, error: &minijinja::Error) {
        let mut at = self.root.nearest_to(path).at;
        let inside = error.line().and_then(|n| u32::try_from(n).ok());
        if let (true, Some(inside)) = (block, inside) {
            at.line = line.saturating_add(inside.saturating_sub(1));
        }
        let detail = match error.detail() {
            Some(detail) => detail.to_owned(),
            None => error.kind().to_string(),
        };
        let what = format!("this text cannot be filled in: {detail}");
        let right = "a gap is `{{ name }}`, a condition `{% if name %}...{% endif %}`";
        self.faults.error("template-syntax", at, path, what, right);
    }

    fn serves(&self, audience: Audience, state: State) -> bool {
        self.policy.templates.iter().any(|template| {
            template.audience == audience
                && (template.states.is_empty() || template.states.contains(&state))
        })
    }

    fn no_template(&mut self, path: &str, word: &str, states: &[State], audience: Audience) {
        let states: Vec<&str> = states.iter().map(|state| state.word()).collect();
        let (states, audience) = (states.join(", "), audience.word());
        let what = format!("no template for `{audience}` serves `{word}` ({states})");
        let right = "name these states in a template, or write one";
        self.warning("no-template", path, what, right);
    }

    /// Every state for which the playbook has a word has a text.
    fn coverage(&mut self) {
        let policy = self.policy;
        let Some(first) = policy.templates.first() else {
            return;
        };
        let internal = policy
            .templates
            .iter()
            .any(|t| t.audience == Audience::Internal);
        let audience = if internal {
            Audience::Internal
        } else {
            first.audience
        };
        for (i, word) in policy.states.iter().enumerate() {
            if said(word.state) && !self.serves(audience, word.state) {
                let path = format!("states[{i}]");
                self.no_template(&path, &word.word, &[word.state], audience);
            }
        }
    }

    /// Whoever is told in public is told again by some time.
    fn cadences(&mut self) {
        let policy = self.policy;
        for audience in [Audience::StatusPage, Audience::Customers] {
            let template = policy.templates.iter().position(|t| t.audience == audience);
            let cadence = policy
                .severities
                .iter()
                .flat_map(Severity::cadences)
                .any(|update| update.audience == audience);
            if let (Some(index), false) = (template, cadence) {
                let audience = audience.word();
                let what = format!("no severity says how often `{audience}` hears something");
                let right = format!(
                    "give a severity's `update:` an `audience: {audience}`, or accept this"
                );
                self.warning("no-cadence", &format!("templates[{index}]"), what, &right);
            }
        }
    }
}

/// Updates are said in it.
fn said(state: State) -> bool {
    state.is_active() || state == State::Resolved
}
