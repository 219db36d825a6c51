//! What one write changed: `irc.change/1`.

use serde::Serialize;

use super::clock::ClockView;
use super::event::EventView;
use super::incident::IncidentView;
use super::open::OpenView;
use super::schema;
use super::status::{Delivery, RequestView, clock_views};
use super::update::UpdateView;
use crate::domain::decide::Remark;
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;

/// What one write changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeView {
    /// `irc.change/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// Nothing was written on purpose.
    pub dry_run: bool,
    /// It is on disk (also true when there was nothing to add).
    pub saved: bool,
    /// What was recorded.
    pub events: Vec<EventView>,
    /// The incident afterwards.
    pub incident: IncidentView,
    /// Its clocks afterwards.
    pub clocks: Vec<ClockView>,
    /// What is unanswered, with its flags.
    pub open: Vec<OpenView>,
    /// Sendings.
    pub deliveries: Vec<Delivery>,
    /// What would be sent; only in a rehearsal.
    pub requests: Vec<RequestView>,
    /// What a person should hear.
    pub remarks: Vec<String>,
    /// The key of the act: `--once KEY` makes running again safe.
    pub key: Option<String>,
    /// The words, where it was an update.
    pub update: Option<UpdateView>,
    /// What whoever joins or takes over must know, ready to paste.
    pub brief: Option<String>,
    /// The remarks as data, for screens.
    #[serde(skip)]
    pub said: Vec<Remark>,
}

impl ChangeView {
    /// Adds something that a person should hear.
    pub fn remark(&mut self, remark: Remark) {
        self.remarks.push(super::remark::words(&remark));
        self.said.push(remark);
    }

    /// Derives the view.
    pub fn new(
        policy: &Policy,
        incident: &Incident,
        now: Instant,
        events: Vec<EventView>,
        said: Vec<Remark>,
    ) -> Self {
        let view = IncidentView::new(policy, incident);
        Self {
            schema: schema::CHANGE,
            now,
            dry_run: false,
            saved: true,
            events,
            open: view.open.clone(),
            incident: view,
            clocks: clock_views(policy, incident, now, false),
            deliveries: Vec::new(),
            requests: Vec::new(),
            remarks: said.iter().map(super::remark::words).collect(),
            key: None,
            update: None,
            brief: None,
            said,
        }
    }
}
