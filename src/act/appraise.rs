//! Asking the playbook's own signs and figures, worst first, until one is there: then a proposal, and a yes or a no.
//!
//! Refuses to set a severity that nobody agreed to.

use super::reply::screen;
use super::talk::say;
use super::walk::fitting;
use crate::app::App;
use crate::domain::appraise::{self, Known, Said};
use crate::domain::policy::Policy;
use crate::error::Error;
use crate::prompt::Answer;
use crate::render;
use crate::text::cut;
use crate::view::appraise::{AppraisalView, ask as question};

/// Asks what is not known yet; what was given already is not asked.
pub fn ask(app: &mut App, policy: &Policy, mut known: Known) -> Result<Known, Error> {
    for measure in appraise::unasked(policy, &known) {
        let words = format!("{} Enter: not known", question(&measure));
        let pair = match app.prompt().text(&words, "") {
            Answer::Given(text) => (measure.id.clone(), text),
            Answer::Skipped => continue,
            Answer::Interrupted => return Err(Error::Interrupted),
        };
        match appraise::read(policy, &[pair]) {
            Ok(said) => known.figures.extend(said.figures),
            Err(_) => say("that is no number: taken as not known"),
        }
    }
    while let Some(list) = appraise::undecided(policy, &known).into_iter().next() {
        let id = list.severity.id.clone();
        let texts: Vec<String> = list.texts.iter().map(|text| (*text).to_owned()).collect();
        let count = texts.len();
        let mut items = fitting(app, texts);
        let unsure = format!("not sure: then it counts as {id}");
        items.push(cut::to_columns(&unsure, app.width.saturating_sub(6)).into_owned());
        let said = match app
            .prompt()
            .tick(&format!("{id}: is any of these so?"), &items, &[])
        {
            Answer::Given(which) if which.is_empty() => Said::No,
            Answer::Given(which) => {
                let signs: Vec<usize> = which.into_iter().filter(|i| *i < count).collect();
                if signs.is_empty() {
                    Said::Unsure
                } else {
                    Said::Yes(signs)
                }
            }
            Answer::Skipped => Said::Unsure,
            Answer::Interrupted => return Err(Error::Interrupted),
        };
        known.signs.push((id, said));
    }
    Ok(known)
}

/// Asks, proposes, and lets the person decide: the severity and why, or nothing.
pub fn help(app: &mut App, policy: &Policy) -> Result<Option<(String, String)>, Error> {
    let known = ask(app, policy, Known::default())?;
    let view = AppraisalView::new(policy, None, &known, app.now.instant());
    let Some(proposal) = view.proposal else {
        return Ok(None);
    };
    say(&render::appraise::proposal(&screen(app), &proposal));
    match app
        .prompt()
        .yes_no(&format!("Take {}?", proposal.severity), Some(true))
    {
        Answer::Given(true) => Ok(Some((proposal.severity, because(&proposal.reasons)))),
        Answer::Given(false) | Answer::Skipped => Ok(None),
        Answer::Interrupted => Err(Error::Interrupted),
    }
}

/// The reasons as the record keeps them.
pub fn because(reasons: &[String]) -> String {
    let words = format!("by the playbook's signs: {}", reasons.join("; "));
    cut::to_chars(&words, 500).into_owned()
}
