//! A judged round as the clock that is shown.
//!
//! Refuses to decide a state, but for one: what lies before the declaration was recorded is not known to be a miss.

use super::{Shown, Work};
use crate::domain::clocks::{AnchorAt, Clock, ClockState};
use crate::domain::instant::Instant;

impl Work<'_> {
    /// The clock of what is shown; `until` is when lateness stopped, or now.
    pub(super) fn clock(
        &self,
        shown: Shown,
        state: ClockState,
        until: Option<i64>,
    ) -> Option<Clock> {
        let term = self.terms.get(shown.term)?;
        let late_s = match (shown.late, until) {
            (Some(late), Some(until)) if until > late => Some(until.saturating_sub(late)),
            _ => None,
        };
        let state = self.recorded(state, shown);
        let met = self
            .round
            .met
            .as_ref()
            .filter(|_| matches!(state, ClockState::Met | ClockState::Late));
        let intervals_missed = match (late_s, term.every_s) {
            (Some(late), Some(every)) if every > 0 && state != ClockState::NotRecorded => {
                // Dues that passed: one on the very moment of keeping is kept.
                u32::try_from((late - 1) / every + 1).unwrap_or(u32::MAX)
            }
            _ => 0,
        };
        let ended = until == Some(self.end) || state == ClockState::Waived;
        let waiver = self
            .waived
            .as_ref()
            .filter(|(at, _)| ended && *at == self.end);
        let detail = match state {
            ClockState::Waived | ClockState::Missed if waiver.is_some() => {
                waiver.map(|(_, reason)| reason.clone())
            }
            ClockState::Blocked | ClockState::Overdue if self.round.blocked.is_some() => {
                self.round.blocked.clone()
            }
            _ => term.remark.clone(),
        };
        let instant = |at: i64| (at < i64::MAX).then(|| Instant::from_unix(at));
        let label = &term.label;
        Some(Clock {
            id: label.id.clone(),
            round: 0,
            what: label.what.clone(),
            for_whom: label.for_whom.clone(),
            kind: self.round.kind,
            anchor: AnchorAt {
                event: term.anchor.name.to_owned(),
                at: Some(Instant::from_unix(term.anchor.at)),
            },
            in_force_from: term
                .first()
                .filter(|first| *first > term.anchor.at)
                .map(Instant::from_unix),
            due_from: instant(shown.due),
            late_after: shown.late.and_then(instant),
            not_before: None,
            state,
            met_at: met.map(|met| Instant::from_unix(met.at)),
            met_by: met.and_then(|met| met.event.clone()),
            late_s: late_s.filter(|_| state != ClockState::NotRecorded),
            intervals_missed,
            detail,
            beside: Vec::new(),
            call: None,
            snoozed_until: self.context.snoozed(&label.id),
            entered_late: state == ClockState::Met
                && met.is_some_and(|met| shown.late.is_some_and(|late| met.recorded > late)),
            rule: label.rule.clone(),
        })
    }

    /// What lies before the declaration was recorded is not known to be a miss.
    fn recorded(&self, state: ClockState, shown: Shown) -> ClockState {
        let since = self.context.recorded_since(self.round.after);
        let before = shown.late.unwrap_or(shown.due) < since;
        let unknown = match state {
            ClockState::Missed | ClockState::Overdue => true,
            ClockState::Due | ClockState::Blocked => since == i64::MAX,
            ClockState::Late => self
                .round
                .met
                .as_ref()
                .is_some_and(|met| met.implied || (self.round.repeats && met.at > since)),
            _ => false,
        };
        if before && unknown {
            ClockState::NotRecorded
        } else {
            state
        }
    }
}
