//! `scenario walk`: a check that was looked at, what was found, the way out that was taken.

use super::super::fact::{Fact, Flavor, Noted, OptionChosen, StepDone, StepSkipped};
use super::super::policy::Scenario;
use super::super::scenario::{option, taken};
use super::declare::too_long;
use super::note::TEXT_LIMIT;
use super::{Context, Decided, Decision, Refusal};
use crate::text::suggest;

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Checks that were looked at, without anything to tell.
    pub ticks: Vec<String>,
    /// Checks, and what was found.
    pub found: Vec<(String, String)>,
    /// Checks that are left out, and why.
    pub skips: Vec<(String, Option<String>)>,
    /// Numbers of ways out, from 1.
    pub ways: Vec<usize>,
}

impl Request {
    /// Nothing is to be recorded.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Decides what a walk through one scenario records.
pub fn scenario(context: &Context<'_>, scenario: &Scenario, request: &Request) -> Decision {
    context.active("scenario walk")?;
    let mut decided = Decided::default();
    let done = |id: &String| StepDone {
        step: id.clone(),
        vouched: false,
    };
    for id in &request.ticks {
        known(scenario, id)?;
        let marked = context.incident.steps.get(id);
        if !marked.is_some_and(|mark| mark.done) {
            decided.push(context, Fact::StepDone(done(id)));
        }
    }
    for (id, text) in &request.found {
        let check = known(scenario, id)?;
        if text.trim().is_empty() {
            return Err(Refusal::Empty {
                what: "what was found",
            });
        }
        too_long("the finding", text, TEXT_LIMIT)?;
        decided.push(context, Fact::StepDone(done(id)));
        let noted = Noted {
            text: format!("{check}: {}", text.trim()),
            flavor: Flavor::Finding,
            about: Some(scenario.id.clone()),
            ..Noted::default()
        };
        decided.push(context, Fact::Noted(noted));
    }
    for (id, why) in &request.skips {
        known(scenario, id)?;
        let skipped = StepSkipped {
            step: id.clone(),
            why: why.clone(),
        };
        decided.push(context, Fact::StepSkipped(skipped));
    }
    for number in &request.ways {
        if *number == 0 || *number > scenario.ways_out.len() {
            let ways = scenario.ways_out.iter().zip(1_u32..);
            return Err(Refusal::Unknown {
                what: "way out",
                typed: number.to_string(),
                nearest: None,
                known: ways
                    .map(|(way, number)| format!("{number} ({})", way.action))
                    .collect(),
            });
        }
        let again = taken(scenario, context.incident);
        if !again.iter().any(|(own, _)| own == number) {
            let chosen = OptionChosen {
                option: option(scenario, *number),
                scenario: Some(scenario.id.clone()),
            };
            decided.push(context, Fact::OptionChosen(chosen));
        }
    }
    Ok(decided)
}

/// The words of a check; error naming the nearest if the scenario has none of that id.
fn known<'s>(scenario: &'s Scenario, id: &str) -> Result<&'s str, Refusal> {
    let checks = &scenario.checks;
    if let Some(check) = checks.iter().find(|check| check.id == id) {
        return Ok(&check.text);
    }
    let ids = checks.iter().map(|check| check.id.as_str());
    Err(Refusal::Unknown {
        what: "check",
        typed: id.to_owned(),
        nearest: suggest::nearest(id, ids.clone()).map(ToOwned::to_owned),
        known: ids.map(ToOwned::to_owned).collect(),
    })
}
