//! The words themselves, from a template, the record and what was typed. Pure: nothing is read, asked or kept here.

use std::collections::{BTreeMap, BTreeSet};

use super::Next;
use crate::domain::decide::Refusal;
use crate::domain::fact::Mode;
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::{Audience, Field, Policy, Template};
use crate::domain::public_words::{findings, internal_names};
use crate::domain::update::{self, Filled, NoFill, Typed};
use crate::error::Error;
use crate::render::template;
use crate::text::count::and_list;
use crate::text::safe::Safe;
use crate::view::record::{Moment, PEOPLE, Record, record};
use crate::view::update::{warning, whole};

/// Longest text, in characters.
const TEXT_LIMIT: usize = 20_000;

/// A text that was chosen and is to be filled.
pub(super) struct Draft<'a> {
    policy: &'a Policy,
    pub(super) template: Template,
    pub(super) audience: Audience,
    /// People outside read it.
    public: bool,
    pub(super) next_by: Option<Instant>,
    used: BTreeSet<String>,
    record: Record,
    active: bool,
    /// Stands before the words of what is not meant.
    practice: &'static str,
}

/// Words that are ready: safe to print, and kept as they are printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) whole: String,
    pub(super) summary: String,
    pub(super) warnings: Vec<String>,
}

impl<'a> Draft<'a> {
    /// Takes the record at `at`; error if the template is none.
    pub(super) fn new(
        policy: &'a Policy,
        incident: &Incident,
        template: Template,
        audience: Audience,
        public: bool,
        at: Instant,
        next_by: Option<Instant>,
    ) -> Result<Self, Error> {
        let moment = Moment {
            policy,
            incident,
            now: at,
            audience,
            next_by,
        };
        let mut used = template::used(&template.name, &template.body)?;
        if let Some(subject) = &template.subject {
            used.extend(template::used(&template.name, subject)?);
        }
        Ok(Self {
            policy,
            template,
            audience,
            public,
            next_by,
            used,
            record: record(&moment),
            active: incident.state.is_active(),
            practice: match incident.mode() {
                Mode::Drill => "[DRILL] ",
                Mode::Test => "[TEST] ",
                Mode::Real | Mode::Retro => "",
            },
        })
    }

    /// What stands in the gaps so far.
    pub(super) fn fill(&self, typed: &Typed) -> Result<Filled, Error> {
        let list = |known: &[String]| {
            if known.is_empty() {
                "it has none".to_owned()
            } else {
                format!("it has {}", and_list(known))
            }
        };
        let name = &self.template.name;
        update::fill(&self.template, &self.used, &self.record, typed).map_err(|no| match no {
            NoFill::Unknown {
                typed,
                nearest,
                known,
            } => Error::Usage {
                what: format!("the text `{name}` has no field `{typed}`"),
                hint: match (nearest, typed.as_str()) {
                    (Some(nearest), _) => format!("did you mean --set {nearest}=TEXT?"),
                    (None, "next_update") => "--next TIME announces the next update".to_owned(),
                    (None, _) => list(&known),
                },
            },
            NoFill::NoMain { known } => Error::Usage {
                what: format!("the text `{name}` has no field that -m fills"),
                hint: format!("use --set NAME=TEXT: {}", list(&known)),
            },
        })
    }

    /// Renders; error if a field that is required is still unknown, or the text is too long.
    pub(super) fn words(&self, typed: &Typed) -> Result<Words, Error> {
        let filled = self.fill(typed)?;
        if let Some(field) = filled.unknown.iter().find(|field| field.required) {
            return Err(self.missing(field));
        }
        let name = &self.template.name;
        let render = |text: &str| template::render(name, text, &filled.values);
        let practice = self.practice;
        let mut body = format!("{practice}{}", render(&self.template.body)?.trim_end());
        if self.next_by.is_some() && !self.used.contains("next_update") {
            body.push_str(&render("\nNext update by {{ next_update }}")?);
        }
        let subject = self.template.subject.as_deref().map(render).transpose()?;
        let subject = subject.map(|subject| format!("{practice}{}", Safe::line(subject.trim())));
        let body = Safe::block(&body).to_string();
        let whole = whole(subject.as_deref(), &body);
        let length = whole.chars().count();
        if length > TEXT_LIMIT {
            return Err(Refusal::TooLong {
                what: "the update",
                length,
                limit: TEXT_LIMIT,
            }
            .into());
        }
        let first = || {
            body.lines()
                .find(|line| !line.trim().is_empty())
                .map(ToOwned::to_owned)
        };
        let summary = filled.main.clone().or_else(first).unwrap_or_default();
        Ok(Words {
            whole,
            summary,
            warnings: self.warnings(&filled.values),
        })
    }

    fn missing(&self, field: &Field) -> Error {
        let ask = field.ask.as_deref().unwrap_or(&field.name);
        let set = format!("--set {}=TEXT", field.name);
        Error::Usage {
            what: format!(
                "the text `{}` needs `{}`: {ask}",
                self.template.name, field.name
            ),
            hint: if field.main {
                format!("add -m TEXT, or {set}")
            } else {
                format!("add {set}")
            },
        }
    }

    /// What people and the record put into a public text is looked at; what the playbook itself wrote is its own to say.
    fn warnings(&self, values: &BTreeMap<String, Option<String>>) -> Vec<String> {
        if !self.public {
            return Vec::new();
        }
        let rules = self.policy.status_page.as_ref().map(|page| &page.rules);
        let names = internal_names(self.policy);
        let mut warnings: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        for (name, value) in values.iter().filter(|(name, _)| self.used.contains(*name)) {
            let Some(value) = value
                .as_deref()
                .filter(|_| !PEOPLE.contains(&name.as_str()))
            else {
                continue;
            };
            for finding in findings(value, rules, &names) {
                if seen.insert(finding.word.clone()) {
                    warnings.push(warning(&finding, name));
                }
            }
        }
        warnings
    }

    /// Where the text wants to say when the next update comes, and nobody knows.
    pub(super) fn hint(&self, next: &Next) -> Option<String> {
        let wants = self.used.contains("next_update") && self.next_by.is_none();
        let silent = wants && self.active && *next == Next::Promised;
        silent.then(|| {
            let audience = self.audience.word();
            format!("no playbook time for the next update to {audience}: --next 30m announces one")
        })
    }
}

#[cfg(test)]
mod tests;
