//! `note`: what the scribe writes down.

use super::super::fact::{Fact, Flavor, HypothesisSettled, Noted};
use super::declare::too_long;
use super::{Context, Decided, Decision, Refusal, When, next_number};
use crate::text::suggest;

/// Longest text of a note, an answer or a description, in characters.
pub const TEXT_LIMIT: usize = 8_000;

/// One note.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The words.
    pub text: String,
    /// What kind.
    pub flavor: Flavor,
    /// A hypothesis that this rules out.
    pub rules_out: Option<String>,
    /// A hypothesis that this confirms.
    pub confirms: Option<String>,
    /// A time of its own (from a pasted line).
    pub when: Option<When>,
}

/// Decides one note, or a list of pasted ones. Facts may be added to a closed incident.
pub fn note(context: &Context<'_>, requests: Vec<Request>) -> Decision {
    context.writable()?;
    let mut decided = Decided::default();
    let known = context.incident.hypotheses.iter().map(|h| h.id.as_str());
    let mut hypotheses = next_number(known) - 1;
    for request in requests {
        let when = request.when.unwrap_or(context.when);
        let settles = [(&request.rules_out, true), (&request.confirms, false)];
        for (settled, out) in settles {
            let Some(id) = settled else { continue };
            let id = known_hypothesis(context, id)?;
            let settled = HypothesisSettled { hypothesis: id };
            let fact = if out {
                Fact::HypothesisRuledOut(settled)
            } else {
                Fact::HypothesisConfirmed(settled)
            };
            decided.push_at(when, fact);
        }
        let text = request.text.trim();
        if text.is_empty() {
            if request.rules_out.is_none() && request.confirms.is_none() {
                return Err(Refusal::Empty {
                    what: "the note's words",
                });
            }
            continue;
        }
        too_long("the note", text, TEXT_LIMIT)?;
        let named = (request.flavor == Flavor::Hypothesis).then(|| {
            hypotheses += 1;
            format!("h{hypotheses}")
        });
        let noted = Noted {
            text: text.to_owned(),
            flavor: request.flavor,
            hypothesis: named,
            about: None,
        };
        decided.push_at(when, Fact::Noted(noted));
    }
    Ok(decided)
}

fn known_hypothesis(context: &Context<'_>, typed: &str) -> Result<String, Refusal> {
    let ids = context.incident.hypotheses.iter().map(|h| h.id.as_str());
    if let Some(id) = ids.clone().find(|id| id.eq_ignore_ascii_case(typed)) {
        return Ok(id.to_owned());
    }
    Err(Refusal::Unknown {
        what: "hypothesis",
        typed: typed.to_owned(),
        nearest: suggest::nearest(typed, ids.clone()).map(ToOwned::to_owned),
        known: ids.map(ToOwned::to_owned).collect(),
    })
}
