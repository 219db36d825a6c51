//! Answers, ticks, skips and choices that come with a move (`--answer`, `--tick`, `--skip`, `--choose`) or alone (`step`).

use super::super::fact::{Answered, Described, Fact, OptionChosen, StepDone, StepSkipped};
use super::super::policy::{Phase, Policy, Question, QuestionKind, Step};
use super::declare::too_long;
use super::note::TEXT_LIMIT;
use super::{Context, Decided, Decision, Refusal};
use crate::text::suggest;

/// What came with a move.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// `--answer ID=TEXT`
    pub answers: Vec<(String, String)>,
    /// `--tick STEP`
    pub ticks: Vec<String>,
    /// `--skip STEP[=WHY]`
    pub skips: Vec<(String, Option<String>)>,
    /// `--choose OPTION`
    pub chosen: Vec<String>,
    /// `--reason WHY`, for an answer that lowers the severity.
    pub reason: Option<String>,
}

impl Answers {
    /// Nothing came.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
            && self.ticks.is_empty()
            && self.skips.is_empty()
            && self.chosen.is_empty()
    }
}

impl Policy {
    /// Every step with an id, wherever it stands.
    pub fn all_steps(&self) -> impl Iterator<Item = &Step> {
        let oncall = self
            .oncall
            .iter()
            .flat_map(|o| o.handoff.iter().chain(&o.access));
        self.phases
            .iter()
            .flat_map(|phase| &phase.steps)
            .chain(self.scenarios.iter().flat_map(|scenario| &scenario.checks))
            .chain(oncall)
    }

    /// Every question of every phase.
    pub fn all_questions(&self) -> impl Iterator<Item = &Question> {
        self.phases.iter().flat_map(|phase| &phase.questions)
    }

    /// Phases that count at a severity, in the playbook's order.
    pub fn phases_at<'a>(&'a self, severity: &'a str) -> impl Iterator<Item = &'a Phase> {
        self.phases
            .iter()
            .filter(move |phase| applies(&phase.severities, severity))
    }
}

/// Does a list of severities cover this one? An empty list covers all.
pub fn applies(severities: &[String], severity: &str) -> bool {
    severities.is_empty() || severities.iter().any(|s| s == severity)
}

/// Refuses an id that the playbook does not know, naming the nearest.
fn known<'a>(
    what: &'static str,
    typed: &str,
    ids: impl Iterator<Item = &'a str> + Clone,
) -> Result<(), Refusal> {
    if ids.clone().any(|id| id == typed) {
        return Ok(());
    }
    Err(Refusal::Unknown {
        what,
        typed: typed.to_owned(),
        nearest: suggest::nearest(typed, ids.clone()).map(ToOwned::to_owned),
        known: ids.take(12).map(ToOwned::to_owned).collect(),
    })
}

/// Decides answers that come without a move.
pub fn alone(context: &Context<'_>, answers: &Answers) -> Decision {
    context.writable()?;
    let mut decided = Decided::default();
    record(context, answers, &mut decided)?;
    Ok(decided)
}

/// Adds the facts of what came with a move; error if an id is unknown.
pub fn record(
    context: &Context<'_>,
    answers: &Answers,
    decided: &mut Decided,
) -> Result<(), Refusal> {
    let policy = context.policy;
    for (id, text) in &answers.answers {
        let questions: Vec<&str> = policy
            .all_questions()
            .map(|q| q.id.as_str())
            .chain(policy.decision_tree.iter().map(|node| node.id.as_str()))
            .collect();
        if !id.starts_with("cond.") {
            known("question", id, questions.iter().copied())?;
        }
        answer(context, id, text, answers.reason.as_ref(), decided)?;
    }
    let steps: Vec<&str> = policy
        .all_steps()
        .map(|step| step.id.as_str())
        .chain(
            policy
                .severities
                .iter()
                .flat_map(|s| &s.actions)
                .filter_map(|a| a.id.as_deref()),
        )
        .collect();
    for id in &answers.ticks {
        known("step", id, steps.iter().copied())?;
        let fresh = context.incident.step_settled(id, true);
        let done = context.incident.steps.get(id).is_some_and(|mark| mark.done);
        if !(fresh && done) {
            decided.push(
                context,
                Fact::StepDone(StepDone {
                    step: id.clone(),
                    vouched: false,
                }),
            );
        }
    }
    for (id, why) in &answers.skips {
        known("step", id, steps.iter().copied())?;
        decided.push(
            context,
            Fact::StepSkipped(StepSkipped {
                step: id.clone(),
                why: why.clone(),
            }),
        );
    }
    for id in &answers.chosen {
        known(
            "mitigation",
            id,
            policy.mitigations.iter().map(|m| m.id.as_str()),
        )?;
        if !context
            .incident
            .chosen
            .iter()
            .any(|(_, chosen)| chosen == id)
        {
            let option = OptionChosen {
                option: id.clone(),
                scenario: None,
            };
            decided.push(context, Fact::OptionChosen(option));
        }
    }
    Ok(())
}

fn answer(
    context: &Context<'_>,
    id: &str,
    text: &str,
    reason: Option<&String>,
    decided: &mut Decided,
) -> Result<(), Refusal> {
    too_long("the answer", text, TEXT_LIMIT)?;
    let question = context.policy.all_questions().find(|q| q.id == id);
    let text = match question.map(|q| q.kind) {
        Some(QuestionKind::YesNo) => yes_no(text),
        Some(QuestionKind::Severity) => {
            super::severity::set(context, text, reason.cloned(), decided)?;
            let (severity, _) = super::declare::severity(context.policy, Some(text), false)?;
            severity.id.clone()
        }
        _ => text.trim().to_owned(),
    };
    let known = context.incident.answers.get(id);
    if known.is_some_and(|known| known.text == text) {
        return Ok(());
    }
    decided.push(
        context,
        Fact::Answered(Answered {
            question: id.to_owned(),
            text: text.clone(),
        }),
    );
    if let Some(field) = question.and_then(|question| question.fills.clone()) {
        decided.push(context, Fact::Described(Described { field, text }));
    }
    Ok(())
}

fn yes_no(text: &str) -> String {
    match text.trim().to_lowercase().as_str() {
        "y" | "yes" | "true" => "yes".to_owned(),
        "n" | "no" | "false" => "no".to_owned(),
        _ => text.trim().to_owned(),
    }
}
