//! A template as output shows it: the names of all its gaps, in the order in which they stand.

use serde::Serialize;

use crate::domain::policy::{Audience, Field, Template};
use crate::domain::state::State;

/// One template.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(
    missing_docs,
    reason = "the field names are the words of docs/playbook.md"
)]
pub struct TemplateView<'a> {
    pub name: &'a str,
    pub title: Option<&'a str>,
    pub audience: Audience,
    pub states: &'a [State],
    /// Every gap of subject and body, by its name; the record fills those that are not in `field_details`.
    pub fields: Vec<&'a str>,
    /// The gaps that a person may fill.
    pub field_details: &'a [Field],
    pub channel: Option<&'a str>,
    pub subject: Option<&'a str>,
    pub body: &'a str,
    pub line: u32,
}

impl<'a> TemplateView<'a> {
    /// Derives the view of a template.
    pub(super) fn new(template: &'a Template) -> Self {
        let mut fields = Vec::new();
        let texts = template.subject.iter().chain([&template.body]);
        let declared = template.fields.iter().map(|field| field.name.as_str());
        for name in texts.flat_map(|text| gaps(text)).chain(declared) {
            if !fields.contains(&name) {
                fields.push(name);
            }
        }
        Self {
            name: &template.name,
            title: template.title.as_deref(),
            audience: template.audience,
            states: &template.states,
            fields,
            field_details: &template.fields,
            channel: template.channel.as_deref(),
            subject: template.subject.as_deref(),
            body: &template.body,
            line: template.line,
        }
    }
}

/// The names in `{{ name }}` and `{{ name | filter }}`.
fn gaps(text: &str) -> impl Iterator<Item = &str> {
    text.split("{{").skip(1).filter_map(|rest| {
        let rest = rest.trim_start_matches(['-', '+']).trim_start();
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
        rest.get(..end).filter(|name| !name.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_stand_in_the_order_of_the_text_and_once() {
        let template = Template {
            subject: Some("{{ title }}".to_owned()),
            body: "{{- news | upper }} {{ title }}{% if eta %} {{eta}}{% endif %} {{ 'x' }}"
                .to_owned(),
            fields: vec![Field {
                name: "extra".to_owned(),
                ..Field::default()
            }],
            ..Template::default()
        };
        assert_eq!(
            TemplateView::new(&template).fields,
            ["title", "news", "eta", "extra"]
        );
    }
}
