//! What the document must say, on small incidents told as facts.

mod figures;
mod work;

use super::*;
use crate::domain::act::Act;
use crate::domain::fact::*;
use crate::domain::incident::Incident;
use crate::domain::instant::Precision;
use crate::domain::policy::{
    HeaderLine, Policy, Postmortem, Section as Asked, SectionKind, Severity,
};
use crate::domain::state::State;

/// Facts in the order of recording: when it was recorded, when it happened, by whom.
pub(crate) struct Told {
    acts: Vec<Act>,
}

pub(crate) fn at(text: &str) -> Instant {
    let text = if text.len() == 5 {
        format!("2026-11-20T{text}:00Z")
    } else {
        text.to_owned()
    };
    Instant::parse_rfc3339(&text).unwrap()
}

impl Told {
    pub(crate) fn new() -> Self {
        Self { acts: Vec::new() }
    }

    pub(crate) fn late(mut self, recorded: &str, happened: &str, by: &str, fact: &Fact) -> Self {
        let seq = self.acts.len() as u64 + 1;
        let recorded = at(recorded);
        self.acts.push(Act {
            writer: "ab12000000000000".to_owned(),
            hlc: [recorded.unix() * 1000, 0],
            ..Act::of_test(
                seq,
                recorded,
                by,
                vec![fact.event(at(happened), Precision::Minute)],
            )
        });
        self
    }

    pub(crate) fn then(self, when: &str, by: &str, fact: &Fact) -> Self {
        self.late(when, when, by, fact)
    }

    pub(crate) fn incident(&self) -> Incident {
        Incident::replay("20261120-001-k7q", &self.acts)
    }
}

pub(crate) fn declared(title: &str, severity: &str) -> Fact {
    Fact::Declared(Declared {
        title: title.to_owned(),
        severity: severity.to_owned(),
        ..Declared::default()
    })
}

pub(crate) fn noted(text: &str) -> Fact {
    Fact::Noted(Noted {
        text: text.to_owned(),
        ..Noted::default()
    })
}

fn described(field: &str, text: &str) -> Fact {
    Fact::Described(Described {
        field: field.to_owned(),
        text: text.to_owned(),
    })
}

fn severities() -> Vec<Severity> {
    ["SEV-1", "SEV-2"]
        .map(|id| Severity {
            id: id.to_owned(),
            ..Severity::default()
        })
        .to_vec()
}

fn policy(sections: Vec<Asked>) -> Policy {
    Policy {
        severities: severities(),
        postmortem: Some(Postmortem {
            title: Some("Review: {{ title }}".to_owned()),
            header: vec![
                HeaderLine {
                    label: "Day".to_owned(),
                    from: "date".to_owned(),
                    ..HeaderLine::default()
                },
                HeaderLine {
                    label: "Took".to_owned(),
                    from: "duration".to_owned(),
                    ..HeaderLine::default()
                },
                HeaderLine {
                    label: "Guests".to_owned(),
                    from: "attendees".to_owned(),
                    ..HeaderLine::default()
                },
            ]
            .into(),
            sections: sections.into(),
            ..Postmortem::default()
        }),
        ..Policy::default()
    }
}

fn asked(heading: &str, kind: SectionKind) -> Asked {
    Asked {
        heading: heading.to_owned(),
        kind,
        ..Asked::default()
    }
}

fn made(policy: &Policy, told: &Told, now: &str) -> Document {
    document(policy, &told.incident(), at(now), &Provenance::default())
}

fn section<'d>(document: &'d Document, heading: &str) -> &'d Section {
    document
        .sections
        .iter()
        .find(|s| s.heading == heading)
        .unwrap()
}

fn facts(section: &Section) -> Vec<(String, String, Vec<String>)> {
    let all = section.parts.iter().filter_map(|part| match part {
        Part::Facts(facts) => Some(facts),
        _ => None,
    });
    all.flatten()
        .map(|(label, said)| {
            let text = said.text.clone().unwrap_or_else(|| "?".to_owned());
            (label.clone(), text, said.traces.clone())
        })
        .collect()
}

fn fact(section: &Section, label: &str) -> (String, Vec<String>) {
    let (_, text, traces) = facts(section)
        .into_iter()
        .find(|(l, ..)| l == label)
        .unwrap();
    (text, traces)
}

fn table(section: &Section, first: &str) -> Vec<Vec<Said>> {
    section
        .parts
        .iter()
        .find_map(|part| match part {
            Part::Table { columns, rows } if columns.first().is_some_and(|c| c == first) => {
                Some(rows.clone())
            }
            _ => None,
        })
        .unwrap()
}

fn row(rows: &[Vec<Said>], first: &str) -> Vec<String> {
    let row = rows
        .iter()
        .find(|row| row[0].text.as_deref() == Some(first))
        .unwrap();
    row.iter()
        .map(|said| said.text.clone().unwrap_or_else(|| "?".to_owned()))
        .collect()
}

fn moments(section: &Section) -> Vec<Moment> {
    section
        .parts
        .iter()
        .find_map(|part| match part {
            Part::Timeline { moments, .. } => Some(moments.clone()),
            _ => None,
        })
        .unwrap()
}

/// Impact 23:40 to 00:10, declared 23:50, raised 23:55, resolved 00:30, a note entered in the morning.
fn night() -> Told {
    Told::new()
        .then("23:50", "@ann", &declared("checkout is down", "SEV-2"))
        .late(
            "23:50",
            "23:40",
            "@ann",
            &Fact::ImpactStarted(ImpactStarted {}),
        )
        .late(
            "23:50",
            "23:45",
            "@ann",
            &Fact::Detected(Detected {
                how: Some("a dashboard".to_owned()),
                source: Some(Source::Customer),
            }),
        )
        .then(
            "23:51",
            "@ann",
            &Fact::Acknowledged(Acknowledged::default()),
        )
        .then(
            "23:55",
            "@ann",
            &Fact::SeveritySet(SeveritySet {
                to: "SEV-1".to_owned(),
                from: Some("SEV-2".to_owned()),
                ..SeveritySet::default()
            }),
        )
        .then(
            "2026-11-21T00:10:00Z",
            "@ann",
            &Fact::ImpactEnded(ImpactEnded {}),
        )
        .then(
            "2026-11-21T00:10:00Z",
            "@ann",
            &Fact::Mitigated(Mitigated {
                how: Some("rolled back".to_owned()),
            }),
        )
        .then(
            "2026-11-21T00:30:00Z",
            "@ann",
            &Fact::Resolved(Resolved::default()),
        )
        .late(
            "2026-11-21T09:00:00Z",
            "23:59",
            "@bob",
            &noted("the queue was full"),
        )
}

const MORNING: &str = "2026-11-21T10:00:00Z";
