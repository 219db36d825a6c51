//! On-call duty: who, until when, who is next, how they are reached, what they need: `irc.oncall/1`.
//!
//! Refuses to name a time where no zone is stated, and a person where nobody said who.

use serde::Serialize;

use super::schema;
use super::who::CoverView;
use crate::domain::duty::{self, Duty, Rota, Shift};
use crate::domain::instant::Instant;
use crate::domain::ladder::Contacts;
use crate::domain::policy::{Policy, Rotation, Step};
use crate::domain::timespan::Timespan;

/// On-call duty as it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OncallView {
    /// `irc.oncall/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The playbook's name.
    pub playbook: String,
    /// The incident whose playbook it is.
    pub incident: Option<String>,
    /// The zone of the rotation; null: nobody has stated one.
    pub zone: Option<String>,
    /// Who is on duty now.
    pub on_duty: Vec<OnDutyView>,
    /// The contacts of the playbook that stand for them.
    pub contacts: Vec<CoverView>,
    /// The present shift.
    pub shift: Option<ShiftView>,
    /// Those that follow.
    pub next: Vec<ShiftView>,
    /// When duty changes hands.
    pub rotation: Option<Rotation>,
    /// How long to wait for an answer before the next level is called.
    pub no_answer: Option<Timespan>,
    /// Where the schedule is.
    pub schedule: Option<String>,
    /// What each level is for.
    pub levels: Vec<String>,
    /// What the person on call answers for.
    pub responsibilities: Vec<String>,
    /// What is done at hand-off.
    pub handoff: Vec<Step>,
    /// What the person on call must have access to.
    pub access: Vec<Step>,
    /// The team's own file has a rota.
    pub rota: bool,
}

/// Somebody on duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OnDutyView {
    /// 1 is the first responder, 2 stands behind them.
    pub level: u32,
    /// Who.
    pub name: String,
    /// Ways, best first.
    pub how: Vec<String>,
    /// False: it is they or another, because no zone is stated and a hand-off is near.
    pub sure: bool,
}

/// One turn of duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShiftView {
    /// Its start.
    pub from: Instant,
    /// Its end: the hand-off.
    pub until: Instant,
    /// Its length; not always a whole number of weeks: the clocks change.
    pub length_s: i64,
    /// First responder.
    pub first: Option<String>,
    /// Who stands behind them.
    pub second: Option<String>,
}

impl OncallView {
    /// Derives the view, with `coming` shifts after the present one.
    pub fn new(
        policy: &Policy,
        rota: Option<&Rota>,
        incident: Option<&str>,
        now: Instant,
        coming: u8,
    ) -> Self {
        let duty = duty::duty(policy, rota, now, coming);
        let mut shifts = duty.shifts.iter().map(shift);
        let own = policy.oncall.clone().unwrap_or_default();
        let contacts = Contacts::new(policy);
        Self {
            schema: schema::ONCALL,
            now,
            playbook: policy.name.clone(),
            incident: incident.map(ToOwned::to_owned),
            zone: duty.zone.as_ref().map(|zone| zone.name().to_owned()),
            on_duty: on_duty(policy, &duty),
            contacts: duty::contacts(policy)
                .iter()
                .map(|contact| CoverView::new(&contacts, &contact.name))
                .collect(),
            shift: shifts.next(),
            next: shifts.collect(),
            rotation: own.rotation,
            no_answer: own.no_answer,
            schedule: own.schedule,
            levels: own.levels,
            responsibilities: own.responsibilities,
            handoff: own.handoff,
            access: own.access,
            rota: rota.is_some(),
        }
    }
}

/// Who is on duty, level by level.
pub fn on_duty(policy: &Policy, duty: &Duty) -> Vec<OnDutyView> {
    let contacts = Contacts::new(policy);
    let mut all = Vec::new();
    for (names, level) in duty.now.iter().zip(1_u32..) {
        all.extend(names.iter().map(|name| OnDutyView {
            level,
            name: name.clone(),
            how: contacts.ways(name),
            sure: names.len() == 1,
        }));
    }
    all
}

fn shift(shift: &Shift) -> ShiftView {
    ShiftView {
        from: shift.from,
        until: shift.until,
        length_s: shift.until.since(shift.from),
        first: shift.first.clone(),
        second: shift.second.clone(),
    }
}
