//! Why something is refused: data only. `render::error` has the words.

use super::super::instant::Instant;
use super::super::state::State;

/// A check that is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCheck {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// A refusal of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// `declare` without a severity.
    SeverityNeeded {
        /// The first word, if it looks like a slip, and the nearest right one.
        near: Option<(String, String)>,
        /// The policy's severities.
        known: Vec<String>,
    },
    /// No such severity.
    UnknownSeverity {
        /// As typed.
        typed: String,
        /// The nearest right one.
        nearest: Option<String>,
        /// The policy's severities.
        known: Vec<String>,
    },
    /// A reason is demanded.
    ReasonNeeded {
        /// For what.
        act: &'static str,
    },
    /// A flag must be given.
    FlagNeeded {
        /// The flag.
        flag: &'static str,
        /// What for.
        act: &'static str,
    },
    /// The incident is not being worked on any more.
    NotActive {
        /// The verb.
        verb: &'static str,
        /// The incident.
        id: String,
        /// Its state.
        state: State,
        /// Since when.
        since: Option<Instant>,
    },
    /// `close` on an incident that is still being worked on.
    NotResolved {
        /// The incident.
        id: String,
        /// Its state.
        state: State,
    },
    /// `resolve` with required checks open.
    ChecksOpen {
        /// The incident.
        id: String,
        /// The checks.
        checks: Vec<OpenCheck>,
    },
    /// No such step, question, option, hypothesis, task, action, clock ... in this playbook or incident.
    Unknown {
        /// What kind of thing.
        what: &'static str,
        /// As typed.
        typed: String,
        /// The nearest right one.
        nearest: Option<String>,
        /// Those that exist.
        known: Vec<String>,
    },
    /// A state that another verb makes.
    StateByVerb {
        /// As typed.
        typed: String,
        /// The verb.
        verb: &'static str,
    },
    /// Nobody offered this role to that person.
    NotOffered {
        /// The role.
        role: String,
        /// Who wanted to accept.
        who: String,
        /// To whom it is offered, if to somebody.
        offered_to: Option<String>,
    },
    /// Nobody else commands, and somebody must.
    CommanderNeeded {
        /// Who commands.
        who: String,
    },
    /// A time lies where it cannot.
    TimeOrder {
        /// What.
        what: &'static str,
        /// When.
        at: Instant,
        /// It must not lie before (or after) this.
        bound: Instant,
        /// What that is.
        bound_is: &'static str,
    },
    /// Too long.
    TooLong {
        /// What.
        what: &'static str,
        /// How long it is, in characters.
        length: usize,
        /// The limit.
        limit: usize,
    },
    /// Nothing was said.
    Empty {
        /// What is missing.
        what: &'static str,
    },
    /// A newer irc wrote something that bears on state.
    Incomplete {
        /// The incident.
        id: String,
    },
    /// An event that cannot belong to another incident.
    Stays {
        /// The event.
        event: String,
        /// Its kind, in words.
        kind: String,
    },
    /// A redaction was to be undone: the words are gone.
    ForGood {
        /// Its event.
        event: String,
    },
    /// A line that another store wrote.
    NotYours {
        /// The event.
        event: String,
        /// The writer that it belongs to.
        writer: String,
    },
    /// The playbook names no ladder, or no step that can be taken.
    NoLadder {
        /// The severity.
        severity: String,
    },
}
