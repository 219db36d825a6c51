//! A brief: conditions, actions and needs, as the record has them: `irc.brief/1`.
//!
//! Pure: policy, incident and now in, words out, in the playbook's zone, because a brief is for others. Refuses to guess:
//! what nobody recorded has no text, and whoever prints it says "not recorded".

mod desk;
mod handed;
mod lines;

use serde::{Deserialize, Serialize};

use super::incident::IncidentView;
use super::schema;
use crate::domain::fact::{Mode, Visibility};
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use desk::Desk;

/// Stands where the record has nothing.
pub const NOT_RECORDED: &str = "not recorded";

/// For whom a brief is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// Those who are on it.
    #[default]
    Team,
    /// Somebody who joins now: also who does what, and where.
    Latecomers,
    /// Those who answer for it: what it does to users, no working details.
    Executives,
    /// Somebody who takes a role over: also everything that goes with it.
    Taker,
}

impl Reader {
    /// Reads the word of `--for`; a taker's brief comes with the hand-over.
    pub fn read(word: &str) -> Option<Self> {
        match word.to_lowercase().as_str() {
            "team" => Some(Self::Team),
            "latecomers" | "latecomer" => Some(Self::Latecomers),
            "executives" | "executive" | "execs" => Some(Self::Executives),
            _ => None,
        }
    }
}

/// A brief.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BriefView {
    /// `irc.brief/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The incident.
    pub incident: IncidentView,
    /// For whom.
    #[serde(rename = "for")]
    pub reader: Reader,
    /// What is true.
    pub conditions: Vec<LineView>,
    /// What was done, is being done, was said.
    pub actions: Vec<LineView>,
    /// What is wanting.
    pub needs: Vec<LineView>,
    /// Who does what, and where; only for those who join or take over.
    pub people: Vec<LineView>,
    /// What a taker takes over; only for them.
    pub handed_over: Vec<LineView>,
    /// All of it, ready to paste.
    pub text: String,
}

/// One line of a brief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineView {
    /// What it is about.
    pub name: &'static str,
    /// The words; null: not recorded.
    pub text: Option<String>,
}

impl BriefView {
    /// Derives the brief; `role` is the one that a taker takes, as events keep it.
    pub fn new(
        policy: &Policy,
        incident: &Incident,
        now: Instant,
        reader: Reader,
        role: Option<&str>,
    ) -> Self {
        let desk = Desk::new(policy, incident, now, reader);
        let mut view = Self {
            schema: schema::BRIEF,
            now,
            incident: IncidentView::new(policy, incident),
            reader,
            conditions: lines::conditions(&desk),
            actions: lines::actions(&desk),
            needs: lines::needs(&desk),
            people: lines::people(&desk),
            handed_over: handed::over(&desk, role),
            text: String::new(),
        };
        view.text = view.written(&desk.time(now));
        view
    }

    /// The parts that have something to say, with their headings.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &[LineView])> {
        [
            ("CONDITIONS", self.conditions.as_slice()),
            ("ACTIONS", self.actions.as_slice()),
            ("NEEDS", self.needs.as_slice()),
            ("PEOPLE", self.people.as_slice()),
            ("HANDED OVER", self.handed_over.as_slice()),
        ]
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
    }

    fn written(&self, now: &str) -> String {
        let incident = &self.incident;
        let mode = match incident.mode {
            Mode::Real => "",
            Mode::Drill => "DRILL ",
            Mode::Retro => "RETRO ",
            Mode::Test => "TEST ",
        };
        let secret = match incident.visibility {
            Visibility::Restricted => "RESTRICTED ",
            Visibility::Team => "",
        };
        let title = if incident.title.is_empty() {
            "(no title yet)"
        } else {
            &incident.title
        };
        let mut out = format!(
            "{mode}{secret}{} {title}\n{}, brief as of {now}\n",
            incident.severity, incident.id
        );
        for (heading, lines) in self.parts() {
            out.push_str(&format!("\n{heading}\n"));
            for line in lines {
                let text = line.text.as_deref().unwrap_or(NOT_RECORDED);
                out.push_str(&format!("- {}: {text}\n", line.name));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests;
