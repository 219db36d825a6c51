//! Updates in a walk: what is due to be said is written before the next move.
//!
//! Asks once in a walk for each promise that presses, and takes no for an answer: nothing is said unless the person says so.

use super::super::case::{self, Case};
use super::super::perform::How;
use super::super::talk::say;
use super::super::update::{self, Asked};
use crate::app::App;
use crate::domain::clocks::{ClockState, Kind, clocks};
use crate::domain::policy::Audience;
use crate::error::Error;
use crate::prompt::Answer;

/// Offers to write each update that is due or nearly; a promise that is among `asked` already is left alone.
pub fn tell(
    app: &mut App,
    mut case: Case,
    how: &How,
    asked: &mut Vec<(String, u32)>,
) -> Result<Case, Error> {
    if how.json || how.dry_run {
        return Ok(case);
    }
    app.tick();
    let pressing: Vec<Audience> = clocks(&case.policy, &case.incident, app.now.instant())
        .into_iter()
        .filter(|clock| clock.kind == Kind::Update)
        .filter(|clock| {
            let state = clock.state;
            matches!(
                state,
                ClockState::Soon | ClockState::Due | ClockState::Overdue
            )
        })
        .filter_map(|clock| {
            let promise = (clock.id, clock.round);
            if asked.contains(&promise) {
                return None;
            }
            let word = promise.0.strip_prefix("update.")?;
            let audience = Audience::ALL.into_iter().find(|one| one.word() == word)?;
            asked.push(promise);
            Some(audience)
        })
        .collect();
    for audience in pressing {
        let audience_word = audience.word();
        let question = format!("An update for {audience_word} is due. Write it now?");
        match app.prompt().yes_no(&question, Some(true)) {
            Answer::Given(true) => {}
            Answer::Given(false) | Answer::Skipped => continue,
            Answer::Interrupted => return Err(Error::Interrupted),
        }
        app.tick();
        let asked = Asked {
            audience: Some(audience),
            ..Asked::default()
        };
        let own = How {
            once: None,
            ..how.clone()
        };
        let id = case.id.clone();
        let reply = update::write(app, case, asked, &own)?;
        say(&reply.talk);
        case = case::read(app, &id)?;
    }
    Ok(case)
}
