//! The postmortem as a value: what the record says, in the playbook's order and words, every figure with its events.
//!
//! A pure function of policy, incident and now. Refuses to judge and to guess: what nobody recorded is
//! "not recorded" and counted, what only people can know is a prompt.

mod actions;
mod build;
mod causes;
mod desk;
mod detection;
mod doc;
mod figures;
mod head;
mod impact;
mod layout;
mod people;
mod promises;
mod response;
mod severity;
#[cfg(test)]
pub(crate) mod tests;
mod timeline;
mod times;

use serde::Serialize;

pub use build::{Provenance, document};
pub use doc::{Document, Moment, Part, Prompt, Said, Section};

use crate::domain::instant::Instant;

/// A postmortem that was made: `irc.postmortem/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PostmortemView {
    /// `irc.postmortem/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The incident's full id.
    pub incident: String,
    /// Where it was written; null: nowhere.
    pub path: Option<String>,
    /// What nobody recorded, in the order in which the document asks for it.
    pub not_recorded: Vec<String>,
    /// Parts of irc's that a person took out; `--replace` brings them back.
    pub left_out: Vec<String>,
    /// The whole document.
    pub markdown: String,
}
