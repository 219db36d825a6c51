//! Phases: each can be reached, has something in it, and says what its words mean.
//!
//! Refuses to demand a phase for every stage: a guide has what it has.

use super::Check;
use crate::domain::policy::{Phase, Stage};

impl Check<'_, '_, '_> {
    pub(super) fn phases(&mut self) {
        let policy = self.policy;
        let mut furthest: Option<&Phase> = None;
        for (p, phase) in policy.phases.iter().enumerate() {
            let path = format!("phases[{p}]");
            let stage = self.root.nearest_to(&format!("{path}.stage")).text();
            match furthest {
                // No word for a stage: reported by its shape.
                _ if stage != Some(word(phase.stage)) => {}
                Some(before) if passed(before.stage, phase.stage) => {
                    let (own, passed) = (word(phase.stage), word(before.stage));
                    let what = format!(
                        "`{}` belongs to `{own}`, but comes after `{}` of `{passed}`: a walk has passed it",
                        phase.id, before.id
                    );
                    let right = "move it up, or change its `stage:`";
                    self.warning("unreachable-phase", &format!("{path}.stage"), what, right);
                }
                _ if phase.stage == Stage::Communicate => {}
                Some(before) if phase.stage < before.stage => {}
                _ => furthest = Some(phase),
            }
            self.phase(&path, phase);
        }
    }

    fn phase(&mut self, path: &str, phase: &Phase) {
        let policy = self.policy;
        let empty = phase.questions.is_empty()
            && phase.steps.is_empty()
            && phase.commands.is_empty()
            && phase.goal.is_none();
        if empty {
            let what = format!("nothing is done in the phase `{}`", phase.id);
            let right = "add `questions:`, `steps:`, `commands:` or a `goal:`";
            self.warning("empty-phase", path, what, right);
        }
        let outside = |severity: &String| {
            let listed = phase.severities.is_empty() || phase.severities.contains(severity);
            !listed && policy.severity_by_id(severity).is_some()
        };
        for (i, severity) in phase.within_for.iter().enumerate() {
            if outside(severity) {
                let what = format!("the time limit is for `{severity}`, the phase is not");
                let right = "add it to `severities:`, or take it out here";
                self.warning(
                    "unreachable-phase",
                    &format!("{path}.within_for[{i}]"),
                    what,
                    right,
                );
            }
        }
        for (i, step) in phase.steps.iter().enumerate() {
            let path = format!("{path}.steps[{i}]");
            if !step.severities.is_empty() && step.severities.iter().all(outside) {
                let what = format!(
                    "the step `{}` is for severities that its phase is not for",
                    step.id
                );
                let right = "widen the phase's `severities:`, or leave them out here";
                self.warning(
                    "unreachable-step",
                    &format!("{path}.severities"),
                    what,
                    right,
                );
            }
        }
    }
}

/// A walk that has come to one stage does not come back to the other. The first look may come before the
/// acknowledgement: whoever looks has taken it.
fn passed(before: Stage, own: Stage) -> bool {
    own < before
        && own != Stage::Communicate
        && !(own == Stage::Acknowledge && before == Stage::Triage)
}

fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::Acknowledge => "acknowledge",
        Stage::Triage => "triage",
        Stage::Communicate => "communicate",
        Stage::Investigate => "investigate",
        Stage::Mitigate => "mitigate",
        Stage::Resolve => "resolve",
        Stage::FollowUp => "follow-up",
    }
}
