//! Structs ready to print: the only types that serialise for output (`docs/json.md`).
//!
//! Pure: policy, incident and now in, words and figures out. Refuses colour, width and zones of a
//! screen: those are `render`'s.

pub mod action;
pub mod alarm;
pub mod alert;
pub mod appraise;
pub mod board;
pub mod brief;
pub mod change;
pub mod channel;
pub mod clock;
pub mod config;
pub mod diff;
pub mod doctor;
pub mod event;
pub mod export;
pub mod incident;
pub mod ladder;
pub mod list;
pub mod log;
pub mod oncall;
pub mod open;
pub mod outbox;
pub mod playbooks;
pub mod policy;
pub mod postmortem;
pub mod record;
pub mod remark;
pub mod review;
pub mod scenario;
pub mod segment;
pub mod share;
pub mod stats;
pub mod status;
#[cfg(test)]
pub(crate) mod testing;
pub mod update;
pub mod who;
pub mod words;

/// Names of the JSON shapes; additive changes keep the number.
pub mod schema {
    /// Every write.
    pub const CHANGE: &str = "irc.change/1";
    /// Every failure.
    pub const ERROR: &str = "irc.error/1";
    /// What is true and due.
    pub const STATUS: &str = "irc.status/1";
    /// Incidents, a row each.
    pub const LIST: &str = "irc.list/1";
    /// The ladder that applies.
    pub const ESCALATE: &str = "irc.escalate/1";
    /// Conditions, actions, needs.
    pub const BRIEF: &str = "irc.brief/1";
    /// Is irc well on this machine.
    pub const DOCTOR: &str = "irc.doctor/1";
    /// Every sum and chain.
    pub const LOG_CHECK: &str = "irc.log-check/1";
    /// The record.
    pub const LOG: &str = "irc.log/1";
    /// Promises, graded.
    pub const REVIEW: &str = "irc.review/1";
    /// Figures over many incidents.
    pub const STATS: &str = "irc.stats/1";
    /// A postmortem.
    pub const POSTMORTEM: &str = "irc.postmortem/1";
    /// Action items.
    pub const ACTIONS: &str = "irc.actions/1";
    /// Records as they travel.
    pub const EXPORT: &str = "irc.export/1";
    /// Records without what is private.
    pub const SHARE: &str = "irc.share/1";
    /// What an import came to.
    pub const IMPORT: &str = "irc.import/1";
    /// An import of alerts that recorded nothing.
    pub const ALERTS: &str = "irc.alerts/1";
    /// What fires.
    pub const ALERT_LIST: &str = "irc.alert-list/1";
    /// Channels.
    pub const CHANNELS: &str = "irc.channels/1";
    /// What waits to be sent.
    pub const OUTBOX: &str = "irc.outbox/1";
    /// What a shell prompt shows.
    pub const PROMPT: &str = "irc.prompt/1";
    /// A playbook.
    pub const POLICY: &str = "irc.policy/1";
    /// The playbooks that there are.
    pub const PLAYBOOKS: &str = "irc.playbooks/1";
    /// What is wrong with a file.
    pub const CHECK: &str = "irc.check/1";
    /// What changes from one playbook to another.
    pub const DIFF: &str = "irc.policy-diff/1";
    /// The user's own settings.
    pub const CONFIG: &str = "irc.config/1";
    /// Whom to call.
    pub const WHO: &str = "irc.who/1";
    /// On-call duty.
    pub const ONCALL: &str = "irc.oncall/1";
    /// The incident that is meant from now on.
    pub const USE: &str = "irc.use/1";
    /// Known kinds of trouble.
    pub const SCENARIOS: &str = "irc.scenarios/1";
    /// One of them.
    pub const SCENARIO: &str = "irc.scenario/1";
    /// A severity, proposed.
    pub const APPRAISAL: &str = "irc.severity-help/1";
    /// What was set up.
    pub const INIT: &str = "irc.init/1";
    /// A file that was written, or where one is.
    pub const FILE: &str = "irc.file/1";
}
