//! Walking a known kind of trouble: what to look at, what was found, which way out. Each answer is saved before the next.
//!
//! Refuses to run a command: those are shown to copy.

use super::case::Case;
use super::perform::{How, perform};
use super::reply::screen;
use super::talk::say;
use super::walk::fitting;
use crate::app::App;
use crate::domain::decide::scenario::{self as decide, Request};
use crate::domain::policy::Scenario;
use crate::domain::scenario::{begun, matching};
use crate::error::Error;
use crate::prompt::Answer;
use crate::render;
use crate::view::scenario::ScenarioView;

/// Offers the scenarios that the incident's words speak of, once.
pub fn offer(app: &mut App, case: Case, how: &How) -> Result<Case, Error> {
    let found = matching(&case.policy, &case.incident);
    let known = &case.policy.scenarios;
    if found.is_empty() || known.iter().any(|one| begun(one, &case.incident)) {
        return Ok(case);
    }
    let items: Vec<String> = found
        .iter()
        .map(|one| format!("{} (says: {})", one.scenario.name, one.words.join(", ")))
        .chain(["none of these, go on".to_owned()])
        .collect();
    let items = fitting(app, items);
    let picked = app.prompt().choose(
        "It sounds like a known kind of trouble. Walk it?",
        &items,
        0,
    );
    match picked {
        Answer::Given(index) => match found.get(index).map(|one| one.scenario.clone()) {
            Some(scenario) => walk(app, case, how, &scenario),
            None => Ok(case),
        },
        Answer::Skipped => Ok(case),
        Answer::Interrupted => Err(Error::Interrupted),
    }
}

/// Walks what is open of one scenario.
pub fn walk(app: &mut App, mut case: Case, how: &How, scenario: &Scenario) -> Result<Case, Error> {
    let now = app.now.instant();
    let view = ScenarioView::new(&case.policy, scenario, Some(&case.incident), now);
    say(&render::scenario::head(&screen(app), &case.policy, &view));
    for check in view.checks.iter().filter(|check| check.state == "open") {
        let Some(request) = look(app, &check.id, &check.text)? else {
            continue;
        };
        case = save(app, case, how, scenario, &request)?;
    }
    if view.ways_out.is_empty() {
        say("no way out is named here: irc mitigate lists ways to stop the impact");
        return Ok(case);
    }
    let ways = view.ways_out.iter().map(render::scenario::way_words);
    let items = fitting(app, ways.collect());
    match app.prompt().choose("Which way out do you take?", &items, 0) {
        Answer::Given(index) => {
            let request = Request {
                ways: vec![index + 1],
                ..Request::default()
            };
            case = save(app, case, how, scenario, &request)?;
            if let Some(run) = scenario
                .ways_out
                .get(index)
                .and_then(|way| way.run.as_ref())
            {
                say(&format!("    {}", render::phase::filled(&case.policy, run)));
            }
            say("when the impact has stopped: irc mitigate --done");
            Ok(case)
        }
        Answer::Skipped => Ok(case),
        Answer::Interrupted => Err(Error::Interrupted),
    }
}

/// One check: nothing to see, something found, left out, or later.
fn look(app: &mut App, id: &str, text: &str) -> Result<Option<Request>, Error> {
    let items = ["found something", "looked: nothing unusual", "leave it out"];
    let items: Vec<String> = items.into_iter().map(ToOwned::to_owned).collect();
    let picked = match app.prompt().choose(text, &items, 0) {
        Answer::Given(picked) => picked,
        Answer::Skipped => return Ok(None),
        Answer::Interrupted => return Err(Error::Interrupted),
    };
    let id = id.to_owned();
    Ok(Some(match picked {
        0 => match app.prompt().text("What did you find?", "") {
            Answer::Given(found) => Request {
                found: vec![(id, found)],
                ..Request::default()
            },
            Answer::Skipped => return Ok(None),
            Answer::Interrupted => return Err(Error::Interrupted),
        },
        1 => Request {
            ticks: vec![id],
            ..Request::default()
        },
        _ => Request {
            skips: vec![(id, None)],
            ..Request::default()
        },
    }))
}

fn save(
    app: &mut App,
    case: Case,
    how: &How,
    scenario: &Scenario,
    request: &Request,
) -> Result<Case, Error> {
    app.tick();
    let how = How {
        once: None,
        ..how.clone()
    };
    let outcome = perform(app, case, &how, "scenario", &|context| {
        decide::scenario(context, scenario, request)
    })?;
    Ok(outcome.case)
}
