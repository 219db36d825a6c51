//! The title, the playbook's header lines, and what a reader must know before the first figure.

use crate::domain::fact::{Fact, Mode, Visibility};
use crate::domain::instant::Precision;
use crate::domain::measure;
use crate::domain::policy::HeaderLine;

use super::desk::Desk;
use super::doc::{Part, Prompt, Said, Section};
use super::{figures, people, severity, times};

/// The head; `title` and `header` are the playbook's.
pub(super) fn section(
    desk: &mut Desk<'_>,
    title: &str,
    header: &[HeaderLine],
    damaged: bool,
) -> Section {
    let mut parts = Vec::new();
    let mut prompts = Vec::new();
    let (heading, named) = titled(desk, title);
    let mut facts = Vec::new();
    if !named {
        let said = titled_incident(desk);
        facts.push(("Incident".to_owned(), said));
    }
    for line in header {
        match value(desk, line) {
            Some(said) => facts.push((line.label.clone(), said)),
            None => prompts.push(Prompt::Label(line.label.clone())),
        }
    }
    if !facts.is_empty() {
        parts.push(Part::Facts(facts));
    }
    parts.extend(
        notices(desk, damaged)
            .into_iter()
            .map(|words| Part::Text(Said::of(words))),
    );
    Section {
        name: "head".to_owned(),
        level: 1,
        heading,
        parts,
        prompts,
    }
}

/// The title with the incident's in place of `{{ title }}`; false if the playbook leaves no place for it.
fn titled(desk: &mut Desk<'_>, title: &str) -> (String, bool) {
    let own = if desk.incident.title.trim().is_empty() {
        desk.missing("title");
        "(no title)"
    } else {
        desk.incident.title.trim()
    };
    let mut out = String::new();
    let mut rest = title;
    let mut named = false;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, tail)) = after.split_once("}}") else {
            break;
        };
        out.push_str(before);
        if name.trim() == "title" {
            out.push_str(own);
            named = true;
        }
        rest = tail;
    }
    out.push_str(rest);
    (out.trim().to_owned(), named)
}

fn titled_incident(desk: &Desk<'_>) -> Said {
    let source = desk
        .incident
        .entries
        .iter()
        .rev()
        .find(|entry| match &entry.fact {
            Fact::Declared(_) => true,
            Fact::Described(described) => described.field == "title",
            _ => false,
        });
    let title = desk.incident.title.trim();
    let words = if title.is_empty() {
        desk.incident.id.clone()
    } else {
        format!("{} ({})", title, desk.incident.id)
    };
    Said::from(words, source.map(|entry| entry.id.as_str()))
}

/// The value of a header line; `None`: a person fills it.
fn value(desk: &mut Desk<'_>, line: &HeaderLine) -> Option<Said> {
    Some(match line.from.as_str() {
        "date" => date(desk),
        "duration" => duration(desk),
        "severity" => worst(desk),
        "ic" | "tl" => people::holders(desk, &line.from, &line.label),
        "author" => author(desk, &line.label),
        "responders" => people::responders(desk),
        "status" => status(desk),
        "id" => Said::of(&desk.incident.id),
        _ => return desk.recorded(&line.label),
    })
}

/// The days from the first sign to the end.
fn date(desk: &mut Desk<'_>) -> Said {
    let starts = ["impact_started", "alerted", "detected", "declared"];
    let first = starts
        .iter()
        .filter_map(|name| Some((desk.instant(name)?, *name)))
        .min();
    let Some((start, name)) = first else {
        return desk.missing("date");
    };
    let ends = ["resolved", "impact_ended"];
    let last = ends
        .iter()
        .filter_map(|name| Some((desk.instant(name)?, *name)))
        .max();
    let mut traces: Vec<String> = desk
        .source(name)
        .map(|e| e.id.clone())
        .into_iter()
        .collect();
    let mut words = times::date(start);
    if let Some((end, name)) = last.filter(|(end, _)| times::date(*end) != words) {
        words = format!("{words} to {}", times::date(end));
        traces.extend(desk.source(name).map(|e| e.id.clone()));
    }
    Said::from(words, traces)
}

/// The way to the resolution, and the impact where it was another span.
fn duration(desk: &mut Desk<'_>) -> Said {
    let whole = figures::sentence(desk, "ttr");
    let impact = figures::sentence(desk, "impact");
    match (whole, impact) {
        (Some(whole), Some(impact)) if whole.text != impact.text => {
            let words = format!(
                "{}; impact {}",
                whole.text.unwrap_or_default(),
                impact.text.unwrap_or_default()
            );
            Said::from(words, whole.traces.into_iter().chain(impact.traces))
        }
        (Some(said), _) | (None, Some(said)) => said,
        (None, None) if desk.incident.state.is_active() => Said::of("not over yet"),
        (None, None) => desk.missing("duration"),
    }
}

fn worst(desk: &Desk<'_>) -> Said {
    let headline = measure::headline(desk.policy, desk.incident);
    let current = desk.incident.severity();
    let mut reached = desk.incident.severities.iter();
    let reached = reached.find(|(_, id)| id == headline);
    let entry = severity::source(desk, reached.map(|(at, _)| *at), headline);
    let words = if current == headline {
        headline.to_owned()
    } else {
        format!("{headline} at worst, {current} at the end")
    };
    Said::from(words, entry.map(|entry| entry.id.as_str()))
}

/// Who drafted it.
fn author(desk: &mut Desk<'_>, label: &str) -> Said {
    let drafted = desk
        .incident
        .entries
        .iter()
        .find(|e| matches!(e.fact, Fact::PostmortemDrafted(_)));
    match drafted {
        Some(entry) => Said::from(&entry.by, [&entry.id]),
        None => desk.missing(label),
    }
}

/// How far the document is.
fn status(desk: &Desk<'_>) -> Said {
    let steps = [
        ("published", "published"),
        ("reviewed", "reviewed"),
        ("drafted", "draft"),
    ];
    for (milestone, word) in steps {
        if let Some(at) = desk.incident.postmortem.get(milestone) {
            let entry = desk.entry(Some(*at), |fact| match milestone {
                "published" => matches!(fact, Fact::PostmortemPublished(_)),
                "reviewed" => matches!(fact, Fact::PostmortemReviewed(_)),
                _ => matches!(fact, Fact::PostmortemDrafted(_)),
            });
            let words = format!("{word} since {}", times::date(*at));
            return Said::from(words, entry.map(|entry| entry.id.as_str()));
        }
    }
    Said::of("not drafted yet")
}

/// What a reader must know before the first figure.
fn notices(desk: &Desk<'_>, damaged: bool) -> Vec<String> {
    let incident = desk.incident;
    let mut words = Vec::new();
    match incident.mode() {
        Mode::Real => {}
        Mode::Drill => words.push("This was a drill.".to_owned()),
        Mode::Retro => words.push("The record was written up afterwards.".to_owned()),
        Mode::Test => words.push("This was a test of the tool.".to_owned()),
    }
    if incident.visibility() == Visibility::Restricted {
        words.push("RESTRICTED: only for those who are told.".to_owned());
    }
    if damaged || incident.incomplete {
        words.push("The record could not be read whole: something may be missing here.".to_owned());
    }
    if incident.state.is_active() {
        let now = times::stamp(desk.now.floor_minute(), Precision::Minute);
        words.push(format!(
            "The incident is not over: {} as of {now} UTC.",
            incident.state
        ));
    }
    words.push(
        "Blameless: what made sense to people at the time, and what the system let happen. All times are UTC; names in brackets are events of the record."
            .to_owned(),
    );
    words
}
