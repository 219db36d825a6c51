//! One clock as output shows it: `C` of `docs/json.md`.

use serde::Serialize;

use crate::domain::clocks::{AnchorAt, Clock, ClockState, Kind, Rule};
use crate::domain::instant::Instant;
use crate::domain::ladder::Contacts;
use crate::text::escape;

/// One clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClockView {
    /// Semantic id.
    pub id: String,
    /// Round, from 1.
    pub round: u32,
    /// The incident's full id.
    pub incident: String,
    /// Act and target in the playbook's words.
    pub what: String,
    /// For whom, as the playbook spells it.
    #[serde(rename = "for")]
    pub for_whom: Vec<String>,
    /// What sort of promise.
    pub kind: Kind,
    /// What it counts from.
    pub anchor: AnchorAt,
    /// Act from here on.
    pub due_from: Option<Instant>,
    /// Late after this.
    pub late_after: Option<Instant>,
    /// Not before this.
    pub not_before: Option<Instant>,
    /// Where it stands.
    pub state: ClockState,
    /// When it was met.
    pub met_at: Option<Instant>,
    /// The event that met it.
    pub met_by: Option<String>,
    /// By how many seconds it is or was late or missed.
    pub late_s: Option<i64>,
    /// Further rounds that fell into the gap.
    pub intervals_missed: u32,
    /// Met in time, recorded after it was due.
    pub entered_late: bool,
    /// The bell is silent until then.
    pub snoozed_until: Option<Instant>,
    /// The question that it asks, or why it is blocked or waived.
    pub detail: Option<String>,
    /// What to type.
    pub command: Option<String>,
    /// How to reach whom, best way first.
    pub how: Vec<String>,
    /// Whose rule.
    pub rule: Rule,
}

impl ClockView {
    /// Derives the view of one clock of one incident.
    pub fn new(contacts: &Contacts<'_>, incident: &str, clock: Clock) -> Self {
        let how = match clock.kind {
            Kind::Ladder | Kind::Notify => ways(contacts, &clock.for_whom),
            _ => Vec::new(),
        };
        Self {
            command: command(&clock),
            how,
            incident: incident.to_owned(),
            id: clock.id,
            round: clock.round,
            what: clock.what,
            for_whom: clock.for_whom,
            kind: clock.kind,
            anchor: clock.anchor,
            due_from: clock.due_from,
            late_after: clock.late_after,
            not_before: clock.not_before,
            state: clock.state,
            met_at: clock.met_at,
            met_by: clock.met_by,
            late_s: clock.late_s,
            intervals_missed: clock.intervals_missed,
            entered_late: clock.entered_late,
            snoozed_until: clock.snoozed_until,
            detail: clock.detail,
            rule: clock.rule,
        }
    }

    /// Something to do now, or late.
    pub const fn presses(&self) -> bool {
        matches!(
            self.state,
            ClockState::Due | ClockState::Overdue | ClockState::Soon | ClockState::Asks
        )
    }
}

/// The state as a person says it.
pub const fn state_word(state: ClockState) -> &'static str {
    match state {
        ClockState::Waiting => "waiting",
        ClockState::Asks => "a question",
        ClockState::Running => "running",
        ClockState::Soon => "due soon",
        ClockState::Due => "due",
        ClockState::Overdue => "overdue",
        ClockState::Met => "kept",
        ClockState::Late => "kept late",
        ClockState::Missed => "missed",
        ClockState::Ended => "not applicable any more",
        ClockState::Paused => "paused",
        ClockState::Blocked => "blocked",
        ClockState::NotRecorded => "not recorded",
        ClockState::Holding => "holding",
        ClockState::Waived => "waived",
        ClockState::Words => "without a figure",
    }
}

/// The best way to each of these names.
fn ways(contacts: &Contacts<'_>, names: &[String]) -> Vec<String> {
    names
        .iter()
        .filter_map(|name| {
            let way = contacts.ways(name).into_iter().next()?;
            Some(if names.len() > 1 {
                format!("{name}: {way}")
            } else {
                way
            })
        })
        .collect()
}

fn command(clock: &Clock) -> Option<String> {
    let target = |name: &str| escape::shell(name);
    Some(match clock.kind {
        Kind::Acknowledge => "irc ack".to_owned(),
        Kind::Respond => "irc triage".to_owned(),
        Kind::Update => match clock.id.strip_prefix("update.") {
            None | Some("internal") => "irc update".to_owned(),
            Some(audience) => format!("irc update --for {audience}"),
        },
        Kind::Notify | Kind::Ladder if clock.state == ClockState::Asks => {
            format!("irc step answer cond.{} yes", clock.id)
        }
        Kind::Notify | Kind::Ladder => {
            format!(
                "irc escalate --to {} --reached",
                target(clock.call.as_ref().or(clock.for_whom.first())?)
            )
        }
        Kind::Step => format!("irc step done {}", clock.id.strip_prefix("step.")?),
        Kind::Phase => "irc walk".to_owned(),
        Kind::Resolve | Kind::Hold => "irc resolve".to_owned(),
        Kind::Task => format!("irc task done {}", clock.id.strip_prefix("task.")?),
        Kind::Action => format!("irc action done {}", clock.id.strip_prefix("action.")?),
        Kind::Postmortem => "irc postmortem".to_owned(),
        Kind::Role => "irc handoff".to_owned(),
    })
}
