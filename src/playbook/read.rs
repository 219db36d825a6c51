//! From bytes to a policy and every fault in it, in one pass.
//!
//! Refuses to hand out a policy that has an error; never stops at the first fault.

use serde::Deserialize;
use serde_path_to_error as with_path;
use serde_yaml::Value as Yaml;

use super::fault::{Fault, Faults};
use super::{check, lines, mend, parse, schema, shape, source};
use crate::domain::calendar::BusinessHours;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;

/// A playbook that was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The policy; `None` if there is an error.
    pub policy: Option<Policy>,
    /// Every fault, in the file's order; warnings too.
    pub faults: Vec<Fault>,
}

/// Reads the bytes of the file that is named `file` in messages; `now` decides whether a review date has passed.
pub fn read(file: &str, bytes: &[u8], now: Instant) -> Reading {
    let text = match source::clean(file, bytes) {
        Ok(text) => text,
        Err(faults) => {
            return Reading {
                policy: None,
                faults,
            };
        }
    };
    let mut faults = Faults::new(file, &text);
    let policy = policy(&text, now, &mut faults).filter(|_| !faults.has_error());
    Reading {
        policy,
        faults: faults.into_sorted(),
    }
}

fn policy(text: &str, now: Instant, faults: &mut Faults<'_>) -> Option<Policy> {
    let root = parse::parse(text, faults)?;
    let schema = schema::playbook();
    shape::check(&root, &schema, faults);
    let mut value = mend::value(&schema, &root, &schema);
    without_bad_hours(&mut value);
    let mut policy: Policy = match with_path::deserialize(value) {
        Ok(policy) => policy,
        Err(error) => {
            let path = error.path().to_string();
            let at = root.nearest_to(&path).at;
            let right = "see docs/playbook.md";
            faults.error("unreadable", at, &path, error.inner().to_string(), right);
            return None;
        }
    };
    lines::fill(&mut policy, &root);
    check::check(&policy, &root, now, faults);
    if !faults.has_error() {
        spell_out(&mut policy);
    }
    Some(policy)
}

/// Hours that cannot be are reported with the rest; as no value of the type they would hide it.
fn without_bad_hours(value: &mut Yaml) {
    let key = "business_hours";
    if let Yaml::Mapping(mapping) = value
        && mapping
            .get(key)
            .is_some_and(|hours| BusinessHours::deserialize(hours).is_err())
    {
        mapping.remove(key);
    }
}

/// A ladder step without severities is for all of them.
fn spell_out(policy: &mut Policy) {
    let all: Vec<String> = policy.severities.iter().map(|s| s.id.clone()).collect();
    for step in policy.ladders.iter_mut().flat_map(|l| &mut l.steps) {
        if step.severities.is_empty() {
            step.severities.clone_from(&all);
        }
    }
}
