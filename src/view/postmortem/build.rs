//! The document: the playbook's sections in its order, then what the record says beyond them, then the anchor.

use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::{Policy, Section as Asked, SectionKind};
use crate::text::count::count;

use super::desk::{Desk, key};
use super::doc::{Document, Part, Prompt, Said, Section};
use super::{
    actions, causes, detection, figures, head, impact, layout, people, response, severity, timeline,
};

/// Where the document comes from: what makes it possible to check it.
#[derive(Clone, Debug, Default)]
pub struct Provenance {
    /// The version of irc.
    pub version: String,
    /// Each writer with the sum of its last line.
    pub heads: Vec<(String, String)>,
    /// Lines that were read.
    pub acts: usize,
    /// Facts may have been lost or changed.
    pub damaged: bool,
}

/// Derives the document.
pub fn document(policy: &Policy, incident: &Incident, now: Instant, made: &Provenance) -> Document {
    let mut desk = Desk {
        policy,
        incident,
        now,
        gaps: Vec::new(),
    };
    let layout = layout::of(policy);
    let mut sections = vec![head::section(
        &mut desk,
        &layout.title,
        &layout.header,
        made.damaged,
    )];
    for asked in &layout.sections {
        let section = section(&mut desk, asked, &layout.approval, &layout.categories);
        sections.push(section);
    }
    sections.extend(beyond(&mut desk, &layout.sections));
    sections.extend(also_ask(&layout.sections));
    sections.push(anchor(&desk, made));
    name(&mut sections);
    Document {
        sections,
        not_recorded: desk.gaps,
    }
}

fn section(
    desk: &mut Desk<'_>,
    asked: &Asked,
    approval: &[String],
    categories: &[String],
) -> Section {
    let mut prompts: Vec<Prompt> = asked.prompt.iter().cloned().map(Prompt::Question).collect();
    let mut labels = |desk: &Desk<'_>| {
        for label in &asked.fields {
            if desk.recorded(label).is_none() {
                prompts.push(Prompt::Label(label.clone()));
            }
        }
    };
    let parts = match asked.kind {
        SectionKind::Header => times_and_severity(desk),
        SectionKind::Impact => impact::parts(desk, &asked.fields),
        SectionKind::Timeline => timeline::parts(desk, &asked.fields, &asked.columns),
        SectionKind::Roles => people::parts(desk),
        SectionKind::Response => response::parts(desk),
        SectionKind::Detection => detection::parts(desk),
        SectionKind::Resolution => {
            labels(desk);
            causes::resolution(desk, &asked.fields)
        }
        SectionKind::Causes => {
            labels(desk);
            causes::causes(desk, &asked.fields)
        }
        SectionKind::Actions => actions::parts(desk, &asked.columns),
        SectionKind::Prose
        | SectionKind::WentWell
        | SectionKind::WentBadly
        | SectionKind::Lucky
        | SectionKind::Approval => {
            labels(desk);
            let facts = causes::fields(desk, &asked.fields);
            if facts.is_empty() {
                Vec::new()
            } else {
                vec![Part::Facts(facts)]
            }
        }
    };
    let left_to_people = matches!(
        asked.kind,
        SectionKind::Prose
            | SectionKind::Causes
            | SectionKind::WentWell
            | SectionKind::WentBadly
            | SectionKind::Lucky
    );
    if left_to_people && prompts.is_empty() && asked.fields.is_empty() {
        prompts.push(Prompt::Question(String::new()));
    }
    match asked.kind {
        SectionKind::Approval => prompts.extend(approval.iter().cloned().map(Prompt::Check)),
        SectionKind::Actions if !categories.is_empty() => {
            prompts.push(Prompt::Question(format!(
                "Kinds to think of: {}",
                categories.join("; ")
            )));
        }
        _ => {}
    }
    Section {
        name: String::new(),
        level: if asked.sub { 3 } else { 2 },
        heading: asked.heading.clone(),
        parts,
        prompts,
    }
}

fn times_and_severity(desk: &mut Desk<'_>) -> Vec<Part> {
    let mut parts = vec![figures::instants(desk), figures::durations(desk)];
    parts.extend(severity::parts(desk));
    parts
}

type Write = fn(&mut Desk<'_>) -> Vec<Part>;

/// What the playbook has no place for stands after its own sections.
fn beyond(desk: &mut Desk<'_>, sections: &[Asked]) -> Option<Section> {
    let candidates: [(SectionKind, &str, Write); 7] = [
        (
            SectionKind::Header,
            "Times, durations, severity",
            times_and_severity,
        ),
        (SectionKind::Impact, "Impact", |desk| {
            impact::parts(desk, &[])
        }),
        (SectionKind::Detection, "Detection", detection::parts),
        (SectionKind::Timeline, "Timeline", |desk| {
            timeline::parts(desk, &[], &[])
        }),
        (SectionKind::Roles, "Roles", people::parts),
        (
            SectionKind::Response,
            "Updates and escalations against policy",
            response::parts,
        ),
        (SectionKind::Actions, "Action items", |desk| {
            actions::parts(desk, &[])
        }),
    ];
    let mut parts = Vec::new();
    for (kind, heading, write) in candidates {
        if sections.iter().any(|section| section.kind == kind) {
            continue;
        }
        parts.push(Part::Heading(1, heading.to_owned()));
        parts.extend(write(desk).into_iter().map(|part| match part {
            Part::Heading(depth, heading) => Part::Heading(depth.saturating_add(1), heading),
            part => part,
        }));
    }
    (!parts.is_empty()).then(|| Section {
        level: 2,
        heading: "From the record".to_owned(),
        parts,
        ..Section::default()
    })
}

/// Judgements that every postmortem is asked for and that this playbook does not ask for.
fn also_ask(sections: &[Asked]) -> Option<Section> {
    let said: Vec<String> = sections
        .iter()
        .flat_map(|s| s.fields.iter().chain([&s.heading]))
        .map(|words| key(words))
        .collect();
    let asks = |kind: SectionKind, words: &[&str]| {
        sections.iter().any(|section| section.kind == kind)
            || said
                .iter()
                .any(|said| words.iter().any(|word| said.contains(word)))
    };
    let wanted = [
        (
            SectionKind::Causes,
            ["root_cause", "contributing"].as_slice(),
            "What had to come together for this to happen?",
        ),
        (
            SectionKind::Detection,
            &["caught"],
            "Why was it not caught earlier?",
        ),
        (SectionKind::WentWell, &["went_well"], "What went well?"),
        (
            SectionKind::WentBadly,
            &["went_wrong", "went_badly", "improve"],
            "What went badly?",
        ),
        (SectionKind::Lucky, &["luck"], "Where were we lucky?"),
    ];
    let prompts: Vec<Prompt> = wanted
        .iter()
        .filter(|(kind, words, _)| !asks(*kind, words))
        .map(|(.., question)| Prompt::Question((*question).to_owned()))
        .collect();
    (!prompts.is_empty()).then(|| Section {
        level: 2,
        heading: "Also worth asking".to_owned(),
        prompts,
        ..Section::default()
    })
}

/// What is missing, and what the document was made from.
fn anchor(desk: &Desk<'_>, made: &Provenance) -> Section {
    let gaps = &desk.gaps;
    let missing = if gaps.is_empty() {
        "Nothing that was looked for is missing from the record.".to_owned()
    } else {
        format!(
            "{} not recorded: {}.",
            count(gaps.len(), "thing"),
            gaps.join("; ")
        )
    };
    let mut facts = vec![
        ("Incident".to_owned(), Said::of(&desk.incident.id)),
        (
            "Made by".to_owned(),
            Said::of(format!(
                "irc {} from {}",
                made.version,
                count(made.acts, "line")
            )),
        ),
    ];
    let pins = desk.incident.pins.iter();
    facts.extend(pins.map(|pin| {
        (
            "Playbook".to_owned(),
            Said::of(format!("{}, sha256 {}", pin.name, pin.sha256)),
        )
    }));
    let heads = made.heads.iter();
    facts.extend(heads.map(|(writer, sum)| {
        (
            "Last line".to_owned(),
            Said::of(format!("writer {writer}, sum {sum}")),
        )
    }));
    Section {
        level: 2,
        heading: "Record".to_owned(),
        parts: vec![Part::Text(Said::of(missing)), Part::Facts(facts)],
        ..Section::default()
    }
}

/// A unique name for every section, from its heading.
fn name(sections: &mut [Section]) {
    let mut taken: Vec<String> = Vec::new();
    for section in sections {
        let plain: String = section
            .heading
            .to_lowercase()
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<&str>>()
            .join("-");
        let base = match (section.name.as_str(), plain.as_str()) {
            ("", "") => "section".to_owned(),
            ("", plain) => plain.chars().take(48).collect(),
            (fixed, _) => fixed.to_owned(),
        };
        let mut name = base.clone();
        let mut count = 2;
        while taken.contains(&name) {
            name = format!("{base}-{count}");
            count += 1;
        }
        taken.push(name.clone());
        section.name = name;
    }
}
