//! A shipped playbook with what teams add to theirs: a zone, hours of business, calendar times, limits that no guide uses.

use irc::domain::calendar::{BusinessHours, TimeOfDay, Weekday};
use irc::domain::policy::{Anchor, Counts, Phase, Policy, RoleKind, Stage, Step};
use irc::domain::timespan::Timespan;

use super::history::Dice;

fn span(dice: &mut Dice, of: &[&str]) -> Timespan {
    Timespan::parse(of[dice.below(of.len())]).unwrap()
}

/// Half of the time as shipped.
pub(super) fn dressed(policy: &Policy, dice: &mut Dice) -> Policy {
    let mut policy = policy.clone();
    if dice.below(2) == 0 {
        return policy;
    }
    let zones = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu"];
    if dice.below(3) > 0 {
        policy.zone = Some(zones[dice.below(3)].to_owned());
    }
    if dice.below(2) == 0 {
        let mut days = vec![
            Weekday::Mon,
            Weekday::Tue,
            Weekday::Wed,
            Weekday::Thu,
            Weekday::Fri,
        ];
        if dice.below(2) == 0 {
            days.push(Weekday::Sat);
        }
        let time = |text: &str| TimeOfDay::parse(text).unwrap();
        let hours = BusinessHours::new(days, time("09:00"), time("17:30")).unwrap();
        policy.business_hours = Some(hours);
    }
    let deadlines = policy.postmortem.iter_mut().flat_map(|p| &mut p.deadlines);
    for deadline in deadlines {
        deadline.within = span(
            dice,
            &[
                "24 hours",
                "2 days",
                "1 week",
                "1-3 days",
                "next business day",
                "3 business days",
                "6 business hours",
            ],
        );
    }
    if let Some(last) = policy.severities.last_mut() {
        let response = span(
            dice,
            &["next business day", "2 business hours", "1 day", "4h"],
        );
        last.response = Some(response);
    }
    for ladder in &mut policy.ladders {
        if dice.below(3) == 0 {
            ladder.counts = Counts::IncidentAge;
        }
    }
    limits(&mut policy, dice);
    for role in &mut policy.roles {
        if role.is == Some(RoleKind::Ic) {
            role.max_time = Some(span(dice, &["90m", "4h"]));
        }
    }
    policy
}

/// A phase with a limit, a step with one, a question; and a longer hold for the worst severity.
fn limits(policy: &mut Policy, dice: &mut Dice) {
    let ids: Vec<String> = policy.severities.iter().map(|s| s.id.clone()).collect();
    let some = |dice: &mut Dice| -> Vec<String> {
        let mut own = ids.clone();
        own.retain(|_| dice.below(2) == 0);
        own
    };
    let begins = [
        None,
        Some(Anchor::Acknowledged),
        Some(Anchor::Mitigated),
        Some(Anchor::Resolved),
        Some(Anchor::ImpactStarted),
        Some(Anchor::StatusChange),
    ];
    let stages = [
        Stage::Acknowledge,
        Stage::Triage,
        Stage::Communicate,
        Stage::Investigate,
        Stage::Mitigate,
        Stage::Resolve,
        Stage::FollowUp,
    ];
    let events = [
        "severity_confirmed",
        "roles_assigned",
        "update_said",
        "actions_done",
    ];
    let step = |id: &str, dice: &mut Dice| Step {
        id: id.to_owned(),
        within: (dice.below(2) == 0).then(|| span(dice, &["10m..20m", "1h", "immediate", "1 day"])),
        from: *dice.one(&begins),
        severities: some(dice),
        met_by: (dice.below(3) == 0).then(|| (*dice.one(&events)).to_owned()),
        ..Step::default()
    };
    let steps = vec![step("dressed-one", dice), step("dressed-two", dice)];
    policy.phases.push(Phase {
        id: "dressed".to_owned(),
        stage: *dice.one(&stages),
        within: Some(span(
            dice,
            &["15m", "20m..45m", "immediate, 2h", "immediate"],
        )),
        from: *dice.one(&begins),
        severities: some(dice),
        within_for: some(dice),
        steps,
        ..Phase::default()
    });
    if let Some(phase) = policy.phases.iter_mut().find(|p| p.stage == Stage::Resolve) {
        phase.steps.push(Step {
            id: "dressed-hold".to_owned(),
            hold: Some(span(dice, &["40m", "5m..10m"])),
            severities: vec![ids[0].clone()],
            ..Step::default()
        });
    }
}
