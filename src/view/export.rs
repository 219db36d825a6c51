//! Records as they leave and come back: `irc.export/1`, `irc.import/1`, and one incident as people read it.

use serde::Serialize;

use super::event::EventView;
use super::incident::IncidentView;
use super::schema;
use crate::domain::fact::Visibility;
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::package::Package;
use crate::domain::policy::Policy;

/// Records, byte for byte.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExportView {
    /// `irc.export/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The version that made it.
    pub irc: &'static str,
    /// The records.
    pub incidents: Vec<Package>,
}

impl ExportView {
    /// Records, in the order given.
    pub const fn new(now: Instant, irc: &'static str, incidents: Vec<Package>) -> Self {
        Self {
            schema: schema::EXPORT,
            now,
            irc,
            incidents,
        }
    }
}

/// One incident for people: Markdown, HTML and CSV are made from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Readable {
    /// Where it stands.
    pub incident: IncidentView,
    /// What happened, in order.
    pub events: Vec<EventView>,
    /// The last sum of every writer.
    pub heads: Vec<(String, String)>,
    /// What is not in it, or not as it stands in the record.
    pub notes: Vec<String>,
}

impl Readable {
    /// Derives it; `heads` are the last sums of the logs.
    pub fn new(policy: &Policy, incident: &Incident, heads: Vec<(String, String)>) -> Self {
        let events = incident.entries.iter();
        Self {
            incident: IncidentView::new(policy, incident),
            events: events.map(|entry| EventView::new(policy, entry)).collect(),
            heads,
            notes: Vec::new(),
        }
    }
}

/// What an import came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImportView {
    /// `irc.import/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// Nothing was written on purpose.
    pub dry_run: bool,
    /// It is on disk (also true when everything was here already).
    pub saved: bool,
    /// One entry an incident, in the file's order.
    pub incidents: Vec<ImportedView>,
}

/// What came of one incident.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImportedView {
    /// Full id.
    pub id: String,
    /// Its title afterwards.
    pub title: String,
    /// Its severity afterwards.
    pub severity: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// It was not here before.
    pub new: bool,
    /// Acts that were added.
    pub acts_added: usize,
    /// Files that were added: playbooks, evidence, the postmortem.
    pub files_added: usize,
    /// Lines that were here and are now redacted, as they are there.
    pub redactions_taken: usize,
    /// Lines that are redacted there and stand here unredacted.
    pub redacted_there: usize,
    /// A postmortem here differs; it was left alone.
    pub postmortem_differs: bool,
}
