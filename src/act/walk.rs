//! Walking the playbook's phases: questions, checklists, commands to copy, mitigations, the decision tree.
//!
//! A loop of small acts: each answer is saved before the next question is asked, and the next walk
//! begins where the last one stopped, because only what is open is asked. Off a terminal nothing is asked.

mod pick;
mod tell;

use super::case::Case;
use super::perform::{How, Outcome, answer, perform};
use super::reply::{Reply, screen};
use super::scenario;
use super::talk::say;
use crate::app::App;
use crate::domain::clocks::Settled;
use crate::domain::decide::steps::{Answers, applies};
use crate::domain::decide::{Context, Decision, steps};
use crate::domain::policy::{
    Branch, DecisionNode, Phase, Policy, Question, QuestionKind, Stage, Step,
};
use crate::error::Error;
use crate::prompt::Answer;
use crate::render::{change, phase};
use crate::text::cut;
use crate::view::change::ChangeView;
pub use tell::tell;

/// Makes a move, walks the phases of its stage, and answers with both.
pub fn then(
    app: &mut App,
    case: Case,
    how: &How,
    (cmd, walked): (&str, Stage),
    quiet: bool,
    decide: &dyn Fn(&Context<'_>) -> Decision,
) -> Result<Reply, Error> {
    let mut outcome = perform(app, case, how, cmd, decide)?;
    if !quiet && app.prompt().present() && outcome.case.incident.state.is_active() {
        say(&answer(app, &outcome, false).out);
        let case = stage(app, outcome.case, how, walked)?;
        let now = app.now.instant();
        let change = ChangeView::new(&case.policy, &case.incident, now, Vec::new(), Vec::new());
        outcome = Outcome {
            change,
            case,
            queued: Vec::new(),
        };
    }
    Ok(answer(app, &outcome, how.json))
}

/// Walks the phases of one stage.
pub fn stage(app: &mut App, mut case: Case, how: &How, stage: Stage) -> Result<Case, Error> {
    if !app.prompt().present() || how.json || how.dry_run {
        return Ok(case);
    }
    let severity = case.incident.severity().to_owned();
    let phases: Vec<Phase> = case
        .policy
        .phases_at(&severity)
        .filter(|phase| phase.stage == stage)
        .cloned()
        .collect();
    if stage == Stage::Triage && case.incident.severity_confirmed.is_none() {
        case = pick::confirm(app, case, how)?;
    }
    for phase in phases {
        case = one(app, case, how, &phase)?;
    }
    if stage == Stage::Triage && case.incident.state.is_active() {
        case = scenario::offer(app, case, how)?;
    }
    if stage == Stage::Mitigate {
        case = mitigations(app, case, how)?;
    }
    Ok(case)
}

/// Says what a person should hear about an act.
fn heard(app: &mut App, outcome: &Outcome) {
    let words = change::remarks(&screen(app), &outcome.change.said);
    if !words.is_empty() {
        say(&words);
    }
}

/// Saves one small act of a walk; the present moves on while a person thinks.
fn save(app: &mut App, case: Case, how: &How, cmd: &str, answers: &Answers) -> Result<Case, Error> {
    app.tick();
    let how = How {
        once: None,
        ..how.clone()
    };
    let outcome = perform(app, case, &how, cmd, &|context| {
        steps::alone(context, answers)
    })?;
    heard(app, &outcome);
    Ok(outcome.case)
}

fn one(app: &mut App, mut case: Case, how: &How, phase: &Phase) -> Result<Case, Error> {
    let settled = Settled::new(&case.policy, &case.incident);
    let questions: Vec<&Question> = phase
        .questions
        .iter()
        .filter(|question| !settled.question(question))
        .collect();
    let nothing = questions.is_empty() && phase.commands.is_empty();
    if nothing && open_steps(&case, phase).is_empty() {
        return Ok(case);
    }
    let shown = screen(app);
    say(&phase::heading(&shown, phase));
    if !phase.commands.is_empty() {
        say(&phase::commands(&shown, &case.policy, &phase.commands));
    }
    for question in questions {
        case = ask(app, case, how, question)?;
    }
    // Only now: an answer may have changed the severity, and with it which steps there are.
    let steps = open_steps(&case, phase);
    checklist(app, case, how, &steps)
}

fn open_steps<'p>(case: &Case, phase: &'p Phase) -> Vec<&'p Step> {
    let severity = case.incident.severity();
    let settled = Settled::new(&case.policy, &case.incident);
    phase
        .steps
        .iter()
        .filter(|step| applies(&step.severities, severity))
        .filter(|step| !settled.step(phase, step))
        .collect()
}

fn ask(app: &mut App, case: Case, how: &How, question: &Question) -> Result<Case, Error> {
    let mut because = None;
    let given = match question.kind {
        QuestionKind::Text => app.prompt().text(&question.text, ""),
        QuestionKind::YesNo => app.prompt().yes_no(&question.text, None).map(|yes| {
            if yes {
                "yes".to_owned()
            } else {
                "no".to_owned()
            }
        }),
        QuestionKind::Severity => {
            pick::severity(app, &case, &question.text)?.map(|(severity, why)| {
                because = why;
                severity
            })
        }
    };
    match given {
        Answer::Given(text) => {
            if question.kind == QuestionKind::Severity && because.is_none() {
                match pick::reason(app, &case, &text)? {
                    pick::Why::NotNeeded => {}
                    pick::Why::Given(why) => because = Some(why),
                    pick::Why::Missing => return Ok(case),
                }
            }
            let answers = Answers {
                answers: vec![(question.id.clone(), text)],
                reason: because,
                ..Answers::default()
            };
            save(app, case, how, "answer", &answers)
        }
        Answer::Skipped => Ok(case),
        Answer::Interrupted => Err(Error::Interrupted),
    }
}

/// Items that fit on a line each: a list that wraps is hard to move in.
pub fn fitting(app: &App, items: Vec<String>) -> Vec<String> {
    let room = app.width.saturating_sub(6);
    items
        .into_iter()
        .map(|item| cut::to_columns(&item, room).into_owned())
        .collect()
}

/// The rows of a checklist; what is required is marked.
fn checklist(app: &mut App, case: Case, how: &How, open: &[&Step]) -> Result<Case, Error> {
    if open.is_empty() {
        return Ok(case);
    }
    let items: Vec<String> = open
        .iter()
        .map(|step| {
            let must = if step.required { " *" } else { "" };
            format!("{}{must}", step.text)
        })
        .collect();
    let items = fitting(app, items);
    let must = open.iter().any(|step| step.required);
    let question = if must {
        "Done? (* is required)"
    } else {
        "Done?"
    };
    match app.prompt().tick(question, &items, &[]) {
        Answer::Given(ticked) if !ticked.is_empty() => {
            let ticks = ticked
                .into_iter()
                .filter_map(|index| open.get(index).map(|step| step.id.clone()))
                .collect();
            save(
                app,
                case,
                how,
                "step",
                &Answers {
                    ticks,
                    ..Answers::default()
                },
            )
        }
        Answer::Given(_) | Answer::Skipped => Ok(case),
        Answer::Interrupted => Err(Error::Interrupted),
    }
}

fn mitigations(app: &mut App, mut case: Case, how: &How) -> Result<Case, Error> {
    if case.policy.mitigations.is_empty() || !case.incident.chosen.is_empty() {
        return Ok(case);
    }
    let (walked, proposed) = decision(app, case, how)?;
    case = walked;
    let items: Vec<String> = case
        .policy
        .mitigations
        .iter()
        .map(|m| match m.when.as_ref().or(m.text.as_ref()) {
            Some(text) => format!("{}: {text}", m.name),
            None => m.name.clone(),
        })
        .collect();
    let items = fitting(app, items);
    let start = proposed
        .and_then(|id| case.policy.mitigations.iter().position(|m| m.id == id))
        .unwrap_or(0);
    match app.prompt().choose(
        "Which way to stop the impact? (the playbook's order)",
        &items,
        start,
    ) {
        Answer::Given(index) => {
            let Some(chosen) = case.policy.mitigations.get(index).cloned() else {
                return Ok(case);
            };
            let answers = Answers {
                chosen: vec![chosen.id.clone()],
                ..Answers::default()
            };
            let case = save(app, case, how, "choose", &answers)?;
            let shown = screen(app);
            say(&phase::mitigation(&shown, &case.policy, &chosen));
            Ok(case)
        }
        Answer::Skipped => Ok(case),
        Answer::Interrupted => Err(Error::Interrupted),
    }
}

/// Asks the decision tree's yes/no questions; gives the mitigation that they lead to, if they lead to one.
fn decision(app: &mut App, mut case: Case, how: &How) -> Result<(Case, Option<String>), Error> {
    let mut node = case.policy.decision_tree.first().cloned();
    // A tree that leads in a circle ends here, not never.
    let mut left = case.policy.decision_tree.len();
    while let (Some(current), true) = (node.take(), left > 0) {
        left -= 1;
        let known = case
            .incident
            .answers
            .get(&current.id)
            .map(super::super::domain::incident::parts::Answer::is_yes);
        let yes = match known {
            Some(yes) => yes,
            None => match app.prompt().yes_no(&current.ask, None) {
                Answer::Given(yes) => {
                    let text = if yes { "yes" } else { "no" }.to_owned();
                    let answers = Answers {
                        answers: vec![(current.id.clone(), text)],
                        ..Answers::default()
                    };
                    case = save(app, case, how, "answer", &answers)?;
                    yes
                }
                Answer::Skipped => return Ok((case, None)),
                Answer::Interrupted => return Err(Error::Interrupted),
            },
        };
        let branch = if yes { &current.yes } else { &current.no };
        if let Some(next) = follow(&case.policy, branch) {
            node = Some(next);
        } else {
            let shown = screen(app);
            say(&phase::branch(&shown, &case.policy, branch));
            return Ok((case, branch.mitigation.clone()));
        }
    }
    Ok((case, None))
}

fn follow(policy: &Policy, branch: &Branch) -> Option<DecisionNode> {
    let next = branch.ask.as_ref()?;
    policy
        .decision_tree
        .iter()
        .find(|node| node.id == *next)
        .cloned()
}
