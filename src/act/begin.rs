//! The user's own settings from nothing: what is asked, and the text that follows from it.
//!
//! Refuses to write: whoever asks says what may be replaced.

use super::{own, policy, talk};
use crate::app::App;
use crate::config;
use crate::domain::zone::Zone;
use crate::error::Error;
use crate::playbook::find;
use crate::prompt::Answer;
use crate::text::safe::Safe;

/// What was said of the user's own settings.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Who types.
    pub user: Option<String>,
    /// Time zone for screens and typed times.
    pub zone: Option<String>,
    /// Playbook for new incidents.
    pub playbook: Option<String>,
}

impl Given {
    /// Asks for what no flag says; whoever is skipped stays commented out.
    pub fn ask(&mut self, app: &mut App) -> Result<(), Error> {
        if !app.prompt().present() {
            return Ok(());
        }
        if self.user.is_none() {
            // Nobody is called so: an offered `unknown` would only have to be wiped out.
            let initial = Some(app.author()).filter(|name| name != "unknown");
            let initial = initial.unwrap_or_default();
            self.user = given(
                app.prompt()
                    .text("Who types? (a name as in @ann)", &initial),
            )?;
        }
        while self.zone.is_none() {
            let initial = app.zone().name().to_owned();
            let question = "Time zone for screens and typed times?";
            let Some(typed) = given(app.prompt().text(question, &initial))? else {
                break;
            };
            match Zone::named(&typed) {
                Ok(zone) => self.zone = Some(zone.name().to_owned()),
                Err(no) => {
                    let near = no.nearest.map(|near| format!(" (did you mean {near}?)"));
                    let line = format!("there is no zone {typed}{}\n", near.unwrap_or_default());
                    talk::say(Safe::block(&line).as_str());
                }
            }
        }
        if self.playbook.is_none() {
            let listed = policy::places(app).list();
            let names: Vec<String> = listed
                .into_iter()
                .filter(|one| !one.hidden)
                .map(|one| one.name)
                .collect();
            let start = names.iter().position(|name| name == find::DEFAULT);
            let question = "Playbook for new incidents?";
            let chosen = app.prompt().choose(question, &names, start.unwrap_or(0));
            self.playbook = given(chosen)?.and_then(|index| names.get(index).cloned());
        }
        Ok(())
    }

    /// The text of config.yaml; error if a zone or playbook is not there.
    pub fn text(&mut self, app: &App) -> Result<String, Error> {
        if let Some(zone) = &self.zone {
            self.zone = Some(Zone::named(zone)?.name().to_owned());
        }
        if let Some(playbook) = &self.playbook {
            self.playbook = Some(own::playbook_setting(app, playbook)?);
        }
        Ok(config::template(
            self.user.as_deref(),
            self.zone.as_deref(),
            self.playbook.as_deref(),
        ))
    }
}

/// An answer; an interruption ends it all.
pub fn given<T>(answer: Answer<T>) -> Result<Option<T>, Error> {
    match answer {
        Answer::Given(value) => Ok(Some(value)),
        Answer::Skipped => Ok(None),
        Answer::Interrupted => Err(Error::Interrupted),
    }
}
