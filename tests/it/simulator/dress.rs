//! A shipped playbook with what teams add to theirs: a zone, hours of business, calendar times, limits that no guide uses.

use irc::domain::calendar::{BusinessHours, TimeOfDay, Weekday};
use irc::domain::policy::{Counts, Policy, RoleKind};
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
    for role in &mut policy.roles {
        if role.is == Some(RoleKind::Ic) {
            role.max_time = Some(span(dice, &["90m", "4h"]));
        }
    }
    policy
}
