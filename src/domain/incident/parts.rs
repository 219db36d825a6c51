//! The parts of a folded incident.

use super::super::instant::{Instant, Precision};
use super::super::policy::Audience;

/// The instants that durations are measured between. First start, last end; unknown stays unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Instants {
    /// The alert fired.
    pub alerted: Option<Instant>,
    /// Impact began.
    pub impact_started: Option<Instant>,
    /// Impact stopped.
    pub impact_ended: Option<Instant>,
    /// Noticed.
    pub detected: Option<Instant>,
    /// Declared.
    pub declared: Option<Instant>,
    /// Acknowledged.
    pub acknowledged: Option<Instant>,
    /// Cause known.
    pub identified: Option<Instant>,
    /// Bleeding stopped.
    pub mitigated: Option<Instant>,
    /// Fixed and verified.
    pub resolved: Option<Instant>,
    /// Paperwork done.
    pub closed: Option<Instant>,
}

/// A period of impact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Impact {
    /// Its start, if known.
    pub started: Option<Instant>,
    /// Its end, if known.
    pub ended: Option<Instant>,
}

/// A playbook that came to count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pin {
    /// Since when.
    pub at: Instant,
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// A role held by somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleHeld {
    /// irc's word, or the playbook's own name.
    pub role: String,
    /// Who.
    pub who: String,
    /// Since when.
    pub from: Instant,
    /// Until when; `None` while held.
    pub until: Option<Instant>,
}

/// Somebody on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// Who.
    pub who: String,
    /// Since when.
    pub from: Instant,
    /// Until when; `None` while they are here.
    pub until: Option<Instant>,
}

/// A role offered and not yet accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The role.
    pub role: String,
    /// To whom.
    pub who: String,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The words.
    pub text: String,
    /// When.
    pub at: Instant,
    /// The event.
    pub event: String,
}

impl Answer {
    /// A yes, in any usual spelling.
    pub fn is_yes(&self) -> bool {
        matches!(
            self.text.trim().to_lowercase().as_str(),
            "yes" | "y" | "true"
        )
    }
}

/// A step that was done or left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepMark {
    /// Done, not skipped.
    pub done: bool,
    /// Why it was skipped.
    pub why: Option<String>,
    /// When.
    pub at: Instant,
    /// The event.
    pub event: String,
}

/// Where a suspicion stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HypothesisState {
    /// Open.
    #[default]
    Open,
    /// It was not that.
    RuledOut,
    /// It was that.
    Confirmed,
}

/// A suspicion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hypothesis {
    /// `h1`, `h2` ...
    pub id: String,
    /// The words.
    pub text: String,
    /// Where it stands.
    pub state: HypothesisState,
}

/// An update.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// `u1`, `u2` ...
    pub id: String,
    /// For whom.
    pub audience: Audience,
    /// Other audiences that the same words served.
    pub also: Vec<Audience>,
    /// The template's name.
    pub template: Option<String>,
    /// The whole text, if short.
    pub text: Option<String>,
    /// SHA-256 of the text under `evidence/`.
    pub evidence: Option<String>,
    /// The main words.
    pub summary: String,
    /// Public status that it states.
    pub status: Option<String>,
    /// When written.
    pub drafted_at: Instant,
    /// When said; `None`: a draft.
    pub said_at: Option<Instant>,
    /// The event that said it.
    pub said_event: Option<String>,
    /// How exactly the time of saying is known.
    pub said_precision: Precision,
    /// When the saying was recorded.
    pub said_recorded: Option<Instant>,
    /// The announced next update.
    pub next_by: Option<Instant>,
}

impl Update {
    /// Does it speak to this audience?
    pub fn serves(&self, audience: Audience) -> bool {
        self.audience == audience || self.also.contains(&audience)
    }
}

/// How a call went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Called; no outcome yet.
    #[default]
    Attempted,
    /// Reached: keeps the promise.
    Reached,
    /// Nobody answered.
    NoAnswer,
    /// They said no.
    Declined,
    /// They joined: keeps the promise.
    Joined,
}

impl Outcome {
    /// Does it keep the promise?
    pub const fn keeps(self) -> bool {
        matches!(self, Self::Reached | Self::Joined)
    }

    /// The word in output.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Attempted => "attempted",
            Self::Reached => "reached",
            Self::NoAnswer => "no_answer",
            Self::Declined => "declined",
            Self::Joined => "joined",
        }
    }
}

/// A call to somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// The event.
    pub event: String,
    /// When.
    pub at: Instant,
    /// How exactly that is known.
    pub precision: Precision,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// Whom.
    pub target: String,
    /// For which ladder.
    pub ladder: Option<String>,
    /// For which step of it.
    pub step: Option<u32>,
    /// How it went.
    pub outcome: Outcome,
    /// By which way.
    pub way: Option<String>,
    /// The person behind a role.
    pub person: Option<String>,
}

/// Do this now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// `t1` ...
    pub id: String,
    /// What.
    pub text: String,
    /// Who.
    pub who: Option<String>,
    /// When given.
    pub at: Instant,
    /// By when.
    pub due: Option<Instant>,
    /// When done.
    pub done_at: Option<Instant>,
    /// The event that says so.
    pub done_event: Option<String>,
}

/// Do this later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionItem {
    /// `a1` ...
    pub id: String,
    /// What.
    pub text: String,
    /// Who.
    pub owner: Option<String>,
    /// When written down.
    pub at: Instant,
    /// By when.
    pub due: Option<Instant>,
    /// How urgent.
    pub priority: Option<String>,
    /// When done.
    pub done_at: Option<Instant>,
    /// The event that says so.
    pub done_event: Option<String>,
}
