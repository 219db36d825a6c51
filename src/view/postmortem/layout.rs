//! Which sections a document has: the playbook's; where it names none, irc's own, `templates/postmortem.md`.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use crate::domain::policy::{HeaderLine, Policy, Section, SectionKind};

const OWN: &str = include_str!("../../../templates/postmortem.md");

/// Title, header, sections and what goes with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layout {
    pub(super) title: String,
    pub(super) header: Vec<HeaderLine>,
    pub(super) sections: Vec<Section>,
    pub(super) approval: Vec<String>,
    pub(super) categories: Vec<String>,
}

/// The layout that counts under this policy.
pub(super) fn of(policy: &Policy) -> Layout {
    let own = || read(OWN);
    let Some(rule) = &policy.postmortem else {
        return own();
    };
    let mut layout = if rule.sections.is_empty() {
        own()
    } else {
        Layout {
            title: own().title,
            sections: rule.sections.to_vec(),
            ..Layout::default()
        }
    };
    if let Some(title) = &rule.title {
        layout.title.clone_from(title);
    }
    if !rule.header.is_empty() {
        layout.header.clone_from(&rule.header);
    }
    layout.approval.clone_from(&rule.approval);
    layout.categories.clone_from(&rule.action_categories);
    layout
}

/// Reads a layout file: `#` title, `- Label: value` header lines, `##` sections with `kind:`, `>` prompt,
/// `-` labels and `|` columns. Any other line is passed over.
fn read(text: &str) -> Layout {
    let mut layout = Layout::default();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            layout.sections.push(Section {
                heading: heading.to_owned(),
                ..Section::default()
            });
        } else if let Some(title) = line.strip_prefix("# ") {
            title.clone_into(&mut layout.title);
        } else if let Some(section) = layout.sections.last_mut() {
            fill(section, line);
        } else if let Some((label, from)) = line.strip_prefix("- ").and_then(|l| l.split_once(": "))
        {
            layout.header.push(HeaderLine {
                label: label.to_owned(),
                from: from.to_owned(),
                ..HeaderLine::default()
            });
        }
    }
    layout
}

fn fill(section: &mut Section, line: &str) {
    if let Some(kind) = line.strip_prefix("kind: ") {
        let word: StrDeserializer<'_, Error> = kind.into_deserializer();
        section.kind = SectionKind::deserialize(word).unwrap_or_default();
    } else if let Some(prompt) = line.strip_prefix("> ") {
        section.prompt = Some(prompt.to_owned());
    } else if let Some(label) = line.strip_prefix("- ") {
        section.fields.push(label.to_owned());
    } else if line.starts_with('|') {
        let columns = line.trim_matches('|').split('|');
        section.columns = columns.map(|column| column.trim().to_owned()).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_layout_reads_whole() {
        let layout = of(&Policy::default());
        assert_eq!(layout.title, "Postmortem: {{ title }}");
        assert_eq!(layout.header.len(), 8);
        let kinds: Vec<SectionKind> = layout.sections.iter().map(|s| s.kind).collect();
        assert_eq!(kinds.len(), 11);
        // A misspelled kind would read as prose.
        assert_eq!(
            kinds.iter().filter(|k| **k == SectionKind::Prose).count(),
            1
        );
        assert!(layout.sections.iter().all(|s| {
            s.prompt.is_some()
                || matches!(
                    s.kind,
                    SectionKind::Impact | SectionKind::Timeline | SectionKind::Actions
                )
        }));
        assert_eq!(layout.sections.last().unwrap().columns.len(), 5);
    }
}
