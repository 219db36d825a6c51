//! How bad is it, by the playbook's own signs: what is asked, what was said, what is proposed: `irc.severity-help/1`.
//!
//! Refuses to set anything.

use serde::Serialize;

use super::schema;
use crate::domain::appraise::{self, Known, Measure, Proposal, Reason, Said, Signs};
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::{Policy, Threshold};

/// Questions and proposal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AppraisalView {
    /// `irc.severity-help/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The playbook's name.
    pub playbook: String,
    /// The incident that is meant.
    pub incident: Option<String>,
    /// Its severity.
    pub current: Option<String>,
    /// What is asked: figures, then the signs of each severity, worst first.
    pub questions: Vec<QuestionView>,
    /// What the answers so far speak for.
    pub proposal: Option<ProposalView>,
    /// The playbook's rules for choosing.
    pub rules: Vec<String>,
}

/// A figure, or the signs of a severity.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionView {
    /// As it is typed.
    pub id: String,
    /// `figure` or `signs`.
    pub kind: &'static str,
    /// The severity whose signs they are.
    pub severity: Option<String>,
    /// The question.
    pub text: String,
    /// Signs, in the playbook's words; `ID.1=yes` is the first.
    pub signs: Vec<String>,
    /// Thresholds in words.
    pub thresholds: Vec<String>,
    /// What was answered.
    pub answer: Option<String>,
    /// It could still change the proposal.
    pub open: bool,
    /// The flag that answers it.
    pub flag: String,
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposalView {
    /// Which severity.
    pub severity: String,
    /// Its rank, 1 the worst.
    pub rank: usize,
    /// Why, one sentence each.
    pub reasons: Vec<String>,
    /// No open question could make it worse.
    pub sure: bool,
}

impl AppraisalView {
    /// Derives the view.
    pub fn new(policy: &Policy, incident: Option<&Incident>, known: &Known, now: Instant) -> Self {
        let open = |id: &str| {
            let figures = appraise::unasked(policy, known);
            let signs = appraise::undecided(policy, known);
            figures.iter().any(|measure| measure.id == id)
                || signs.iter().any(|list| list.severity.id == id)
        };
        let figures = appraise::measures(policy);
        let signs = appraise::signs(policy);
        let questions: Vec<QuestionView> = figures
            .iter()
            .map(|measure| figure(measure, known, open(&measure.id)))
            .chain(signs.iter().map(|l| list(l, known, open(&l.severity.id))))
            .collect();
        let worse = questions.iter().any(|question| question.open);
        Self {
            schema: schema::APPRAISAL,
            now,
            playbook: policy.name.clone(),
            incident: incident.map(|incident| incident.id.clone()),
            current: incident.map(|incident| incident.severity().to_owned()),
            proposal: appraise::propose(policy, known).map(|proposal| ProposalView {
                severity: proposal.severity.id.clone(),
                rank: policy.rank(&proposal.severity.id).unwrap_or(0),
                reasons: reasons(&proposal),
                sure: !worse,
            }),
            questions,
            rules: policy.severity_rules.clone(),
        }
    }
}

/// Why, one sentence each.
pub fn reasons(proposal: &Proposal<'_>) -> Vec<String> {
    proposal.reasons.iter().map(words).collect()
}

/// The question for a figure: `users affected, in % (SEV-1 above 50, SEV-2 above 10)`.
pub fn ask(measure: &Measure<'_>) -> String {
    let unit = measure.unit.map(|unit| format!(", in {unit}"));
    let bands = bands(measure).join(", ");
    format!("{}{} ({bands})?", measure.what, unit.unwrap_or_default())
}

fn bands(measure: &Measure<'_>) -> Vec<String> {
    let bands = measure.bands.iter();
    bands
        .map(|(severity, threshold)| format!("{} {}", severity.id, range(threshold)))
        .collect()
}

/// `above 5`, `below 10`, `1 to 5`.
fn range(threshold: &Threshold) -> String {
    match (threshold.above, threshold.below) {
        (Some(above), Some(below)) => format!("{above} to {below}"),
        (Some(above), None) => format!("above {above}"),
        (None, Some(below)) => format!("below {below}"),
        (None, None) => "at any figure".to_owned(),
    }
}

fn figure(measure: &Measure<'_>, known: &Known, open: bool) -> QuestionView {
    let said = known.figures.iter().find(|(id, _)| *id == measure.id);
    QuestionView {
        id: measure.id.clone(),
        kind: "figure",
        severity: None,
        text: ask(measure),
        signs: Vec::new(),
        thresholds: bands(measure),
        answer: said.map(|(_, value)| match value {
            Some(value) => value.to_string(),
            None => "unknown".to_owned(),
        }),
        open,
        flag: format!("--answer {}=NUMBER", measure.id),
    }
}

fn list(list: &Signs<'_>, known: &Known, open: bool) -> QuestionView {
    let id = list.severity.id.as_str();
    let said = known.signs.iter().rev().find(|(own, _)| own == id);
    QuestionView {
        id: id.to_owned(),
        kind: "signs",
        severity: Some(id.to_owned()),
        text: format!("{id}: is any of these so?"),
        signs: list.texts.iter().map(|text| (*text).to_owned()).collect(),
        thresholds: Vec::new(),
        answer: said.map(|(_, said)| match said {
            Said::No => "no".to_owned(),
            Said::Unsure => "unsure".to_owned(),
            Said::Yes(which) if which.is_empty() => "yes".to_owned(),
            Said::Yes(which) => {
                let numbers = which.iter().map(|index| (index + 1).to_string());
                numbers.collect::<Vec<_>>().join(", ")
            }
        }),
        open,
        flag: format!("--answer {id}=yes|no|unsure"),
    }
}

fn words(reason: &Reason<'_>) -> String {
    let measured = |value: f64, threshold: &Threshold| {
        let unit = threshold.unit.as_deref().unwrap_or_default();
        format!("{}: {value}{unit}", threshold.what)
    };
    match reason {
        Reason::Figure { value, threshold } => {
            format!("{} ({})", measured(*value, threshold), range(threshold))
        }
        Reason::Between {
            value,
            threshold,
            worse,
            better,
        } => format!(
            "{}, between {better} and {worse} ({}): the worse one",
            measured(*value, threshold),
            range(threshold)
        ),
        Reason::Beyond {
            value,
            threshold,
            better,
        } => format!(
            "{}, worse than {better} ({})",
            measured(*value, threshold),
            range(threshold)
        ),
        Reason::Sign(text) => (*text).to_owned(),
        Reason::SomeSigns(id) => format!("a sign of {id} is there"),
        Reason::Unsure(id) => format!("not sure whether a sign of {id} is there: the worse one"),
        Reason::NothingWorse => "no sign of a worse one".to_owned(),
    }
}
