//! `severity`: raise, lower, confirm, correct.

use super::super::fact::{Fact, SeveritySet};
use super::super::policy::{Policy, Severity};
use super::steps::applies;
use super::{Context, Decided, Decision, Refusal, Remark, When};

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// As typed.
    pub severity: String,
    /// Why.
    pub reason: Option<String>,
    /// It was so all along.
    pub correct: bool,
    /// A time was typed.
    pub at_given: bool,
}

/// Decides `severity`.
pub fn severity(context: &Context<'_>, request: Request) -> Decision {
    context.writable()?;
    let mut decided = Decided::default();
    if request.correct {
        let (severity, remarks) =
            super::declare::severity(context.policy, Some(&request.severity), false)?;
        decided.remarks = remarks;
        let current = context.incident.severity();
        let reason = said(request.reason);
        let reason = reason.ok_or(Refusal::ReasonNeeded {
            act: "correcting the severity",
        })?;
        let from_start = context
            .incident
            .instants
            .declared
            .unwrap_or(context.when.at);
        let when = if request.at_given {
            context.when
        } else {
            When::exactly(from_start)
        };
        decided.push_at(
            when,
            Fact::SeveritySet(SeveritySet {
                to: severity.id.clone(),
                from: Some(current.to_owned()),
                reason: Some(reason),
                correct: true,
                confirmed: false,
            }),
        );
        return Ok(decided);
    }
    set(context, &request.severity, request.reason, &mut decided)?;
    Ok(decided)
}

fn said(reason: Option<String>) -> Option<String> {
    reason.filter(|text| !text.trim().is_empty())
}

/// Adds the severity as typed, whichever command it came with: lowering demands a reason, raising says who must be told.
pub(super) fn set(
    context: &Context<'_>,
    typed: &str,
    reason: Option<String>,
    decided: &mut Decided,
) -> Result<(), Refusal> {
    context.active("severity")?;
    let (severity, remarks) = super::declare::severity(context.policy, Some(typed), false)?;
    let earlier = decided.facts.iter().rev().find_map(|new| match &new.fact {
        Fact::SeveritySet(set) => Some(set.to.clone()),
        _ => None,
    });
    if earlier.as_ref() == Some(&severity.id) {
        return Ok(());
    }
    let current = earlier.unwrap_or_else(|| context.incident.severity().to_owned());
    decided.remarks.extend(remarks);
    let rank = |id: &str| context.policy.rank(id).unwrap_or(usize::MAX);
    let reason = said(reason);
    let lowered = rank(&severity.id) > rank(&current);
    if lowered && reason.is_none() {
        return Err(Refusal::ReasonNeeded {
            act: "lowering the severity",
        });
    }
    let confirmed = severity.id == current;
    if confirmed {
        decided.remarks.push(Remark::Confirmed {
            severity: severity.id.clone(),
        });
    } else if !lowered {
        let who = newly_told(context.policy, &current, severity);
        if !who.is_empty() {
            decided.remarks.push(Remark::TellNow { who });
        }
    }
    decided.push(
        context,
        Fact::SeveritySet(SeveritySet {
            to: severity.id.clone(),
            from: Some(current),
            reason,
            correct: false,
            confirmed,
        }),
    );
    Ok(())
}

/// Names that the policy wants told or brought in at the new severity, and did not at the old one.
fn newly_told(policy: &Policy, old: &str, new: &Severity) -> Vec<String> {
    let names = |id: &str| -> Vec<String> {
        let notified = policy
            .severity_by_id(id)
            .into_iter()
            .flat_map(|s| &s.notify)
            .filter(|n| n.condition.is_none())
            .flat_map(|n| n.who.clone());
        let brought_in = policy
            .ladders
            .iter()
            .flat_map(|ladder| &ladder.steps)
            .filter(|step| step.due_s() == Some(0) && applies(&step.severities, id))
            .flat_map(|step| step.targets.clone());
        notified.chain(brought_in).collect()
    };
    let before = names(old);
    let mut fresh: Vec<String> = Vec::new();
    for name in names(&new.id) {
        if !before.contains(&name) && !fresh.contains(&name) {
            fresh.push(name);
        }
    }
    fresh
}
