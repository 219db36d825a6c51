//! One severity as output shows it: its rank spelled out, its rhythm as a duration with what belongs to it beside.
//!
//! Refuses targets of single actions in `response`, `update`, `resolve` and `acknowledge`: these are the severity's own.

use serde::Serialize;

use crate::domain::policy::severity::First;
use crate::domain::policy::{Action, Anchor, Audience, Cadence, Notify, Severity, Threshold};
use crate::domain::timespan::Timespan;

/// One severity.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(
    missing_docs,
    reason = "the field names are the words of docs/playbook.md"
)]
pub struct SeverityView<'a> {
    pub id: &'a str,
    /// 1 is the worst.
    pub rank: usize,
    pub name: Option<&'a str>,
    pub aliases: &'a [String],
    pub meaning: &'a str,
    pub response: Option<&'a Timespan>,
    /// How often an update is said.
    pub update: Option<&'a Timespan>,
    /// One is due when the state changes, too.
    pub update_on_change: bool,
    /// When the first one is due, where it differs.
    pub update_first: Option<&'a First>,
    /// For whom, as the guide spells it.
    pub update_to: Option<&'a str>,
    /// irc's audience; null without an update.
    pub update_audience: Option<Audience>,
    /// Further updates, each for another audience.
    pub also_update: &'a [Cadence],
    pub resolve: Option<&'a Timespan>,
    pub acknowledge: Option<&'a Timespan>,
    pub notify: &'a [Notify],
    pub team: &'a [String],
    /// What it asks for, targets in the words.
    pub actions: Vec<&'a str>,
    /// Those of them that have an id or a time.
    pub action_targets: Vec<ActionTarget<'a>>,
    pub indicators: &'a [String],
    pub thresholds: &'a [Threshold],
    pub examples: &'a [String],
    pub line: u32,
}

/// The time of one action.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(
    missing_docs,
    reason = "the field names are the words of docs/playbook.md"
)]
pub struct ActionTarget<'a> {
    pub id: Option<&'a str>,
    pub text: &'a str,
    pub within: Option<&'a Timespan>,
    pub from: Anchor,
    pub line: u32,
}

impl<'a> SeverityView<'a> {
    /// All of them, worst first.
    pub(super) fn all(severities: &'a [Severity]) -> Vec<Self> {
        let ranked = severities.iter().zip(1..);
        ranked.map(|(one, rank)| Self::new(one, rank)).collect()
    }

    fn new(severity: &'a Severity, rank: usize) -> Self {
        let update = severity.update.as_ref();
        let timed = |action: &&Action| action.id.is_some() || action.within.is_some();
        Self {
            id: &severity.id,
            rank,
            name: severity.name.as_deref(),
            aliases: &severity.aliases,
            meaning: &severity.meaning,
            response: severity.response.as_ref(),
            update: update.map(|update| &update.every),
            update_on_change: update.is_some_and(|update| update.on_change),
            update_first: update.and_then(|update| update.first.as_ref()),
            update_to: update.and_then(|update| update.to.as_deref()),
            update_audience: update.map(|update| update.audience),
            also_update: &severity.also_update,
            resolve: severity.resolve.as_ref(),
            acknowledge: severity.acknowledge.as_ref(),
            notify: &severity.notify,
            team: &severity.team,
            actions: severity.actions.iter().map(|a| a.text.as_str()).collect(),
            action_targets: severity
                .actions
                .iter()
                .filter(timed)
                .map(ActionTarget::new)
                .collect(),
            indicators: &severity.indicators,
            thresholds: &severity.thresholds,
            examples: &severity.examples,
            line: severity.line,
        }
    }
}

impl<'a> ActionTarget<'a> {
    fn new(action: &'a Action) -> Self {
        Self {
            id: action.id.as_deref(),
            text: &action.text,
            within: action.within.as_ref(),
            from: action.from,
            line: action.line,
        }
    }
}
