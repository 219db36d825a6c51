//! Choosing the severity in a walk: the playbook's levels, the reason that lowering wants.
//!
//! Refuses to lower without a reason: without one the severity stays as it is, and that is said.

use super::super::appraise;
use super::super::case::Case;
use super::super::perform::{How, perform};
use super::super::talk::say;
use super::heard;
use crate::app::App;
use crate::domain::decide::severity as decide;
use crate::domain::policy::QuestionKind;
use crate::error::Error;
use crate::prompt::Answer;

/// Why a severity is what it is to be.
pub(super) enum Why {
    /// It is not lowered.
    NotNeeded,
    /// In the person's words.
    Given(String),
    /// None was given.
    Missing,
}

/// Offered beside the severities.
const HELP: &str = "help me: ask the playbook's signs";

/// One of the playbook's severities, the present one marked, with the reason where the playbook's signs gave it.
pub(super) fn severity(
    app: &mut App,
    case: &Case,
    question: &str,
) -> Result<Answer<(String, Option<String>)>, Error> {
    let severities = &case.policy.severities;
    let ids: Vec<String> = severities.iter().map(|s| s.id.clone()).collect();
    let mut items: Vec<String> = severities
        .iter()
        .map(|s| match &s.name {
            Some(name) => format!("{} {name}: {}", s.id, s.meaning),
            None => format!("{}: {}", s.id, s.meaning),
        })
        .collect();
    items.push(HELP.to_owned());
    let current = ids
        .iter()
        .position(|id| id == case.incident.severity())
        .unwrap_or(0);
    Ok(match app.prompt().choose(question, &items, current) {
        Answer::Given(index) => match ids.get(index) {
            Some(id) => Answer::Given((id.clone(), None)),
            None => appraise::help(app, &case.policy)?.map_or(Answer::Skipped, |(id, because)| {
                Answer::Given((id, Some(because)))
            }),
        },
        Answer::Skipped => Answer::Skipped,
        Answer::Interrupted => Answer::Interrupted,
    })
}

/// Asks for the reason where the severity would be lowered.
pub(super) fn reason(app: &mut App, case: &Case, to: &str) -> Result<Why, Error> {
    let current = case.incident.severity();
    let rank = |id: &str| case.policy.rank(id).unwrap_or(usize::MAX);
    if rank(to) <= rank(current) {
        return Ok(Why::NotNeeded);
    }
    match app.prompt().text(&format!("Why lower it to {to}?"), "") {
        Answer::Given(why) => Ok(Why::Given(why)),
        Answer::Skipped => {
            say(&format!("still {current}: lowering wants a reason"));
            Ok(Why::Missing)
        }
        Answer::Interrupted => Err(Error::Interrupted),
    }
}

/// Sets or confirms the severity where no question of the playbook does.
pub(super) fn confirm(app: &mut App, case: Case, how: &How) -> Result<Case, Error> {
    let asked_by_playbook = case
        .policy
        .all_questions()
        .any(|question| question.kind == QuestionKind::Severity);
    if asked_by_playbook {
        return Ok(case);
    }
    let chosen = match severity(app, &case, "Severity (unsure: the worse one)")? {
        Answer::Given(chosen) => chosen,
        Answer::Skipped => return Ok(case),
        Answer::Interrupted => return Err(Error::Interrupted),
    };
    let (chosen, mut because) = chosen;
    if because.is_none() {
        because = match reason(app, &case, &chosen)? {
            Why::NotNeeded => None,
            Why::Given(why) => Some(why),
            Why::Missing => return Ok(case),
        };
    }
    app.tick();
    let how = How {
        once: None,
        ..how.clone()
    };
    let request = decide::Request {
        severity: chosen,
        reason: because,
        ..Default::default()
    };
    let outcome = perform(app, case, &how, "severity", &|context| {
        decide::severity(context, request.clone())
    })?;
    heard(app, &outcome);
    Ok(outcome.case)
}
