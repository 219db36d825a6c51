//! Warnings that a playbook accepts, each with its reason.
//!
//! Refuses to accept an error, and says when there is nothing left to accept.

use super::super::fault::Level;
use super::{Check, one_of};
use crate::text::suggest::nearest;

/// Every kind of warning, as `accept` may name it.
pub const WARNINGS: &[&str] = &[
    "business-hours-missing",
    "channel-name",
    "empty-phase",
    "field-required",
    "field-unused",
    "ladder-overlap",
    "no-cadence",
    "no-contact",
    "no-main-field",
    "no-template",
    "role-unfilled",
    "review-overdue",
    "several-names",
    "unknown-contact",
    "unreachable-phase",
    "unreachable-question",
    "unreachable-step",
    "var-unused",
];

/// Warnings that are not there yet: accepting one beforehand is no slip.
const COMES_WITH_TIME: [&str; 1] = ["review-overdue"];

impl Check<'_, '_, '_> {
    pub(super) fn accepted(&mut self) {
        let broken = self.faults.has_error();
        for (index, accept) in self.policy.accept.iter().enumerate() {
            let word = accept.warning.as_str();
            let path = format!("accept[{index}]");
            if !WARNINGS.contains(&word) {
                let what = format!("`{word}` is no warning that can be accepted");
                let right = one_of(word, WARNINGS.iter().copied());
                self.error("unknown-word", &format!("{path}.warning"), what, &right);
                let meant = nearest(word, WARNINGS.iter().copied());
                self.faults.retain(|fault| meant != Some(fault.kind));
                continue;
            }
            let about = accept.about.as_ref().map(|name| format!("`{name}`"));
            let mut met = false;
            self.faults.retain(|fault| {
                let meant = fault.level == Level::Warning
                    && fault.kind == word
                    && about.as_ref().is_none_or(|name| fault.what.contains(name));
                met |= meant;
                !meant
            });
            if !met && !broken && !COMES_WITH_TIME.contains(&word) {
                let what = format!("there is no warning `{word}` to accept");
                self.warning("accept-unused", &path, what, "remove this entry");
            }
        }
    }
}
