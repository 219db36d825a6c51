//! Cases under `qawave`: a matrix of points in time whose levels replace each other, updates from the acknowledgement on.

use super::story::{Story, at, case};
use crate::domain::clocks::{ClockState, clocks};
use crate::domain::fact::{CadenceSet, Fact};
use crate::domain::policy::{Audience, Counts};
use crate::domain::state::State;
use crate::domain::timespan::Timespan;

fn steps(story: &Story, now: &str, who: &str) -> Vec<String> {
    story.at(now).ladder("escalation-matrix", who)
}

#[test]
fn a_raise_counts_the_worse_severity_s_time_from_the_raise() {
    let story = case("qawave")
        .declare("SEV3", "14:00")
        .severity("SEV1", "14:50");
    assert_eq!(
        steps(&story, "14:50", "Engineering Manager"),
        ["running 15:50"]
    );
    assert_eq!(steps(&story, "14:50", "CTO"), ["running 16:50"]);
}

#[test]
fn a_ladder_may_count_the_incident_s_age_instead() {
    let mut story = case("qawave")
        .declare("SEV3", "14:00")
        .severity("SEV1", "14:50");
    story.policy.ladders[0].counts = Counts::IncidentAge;
    let due = |who| {
        let clocks = clocks(&story.policy, &story.incident(), at("14:50"));
        clocks
            .iter()
            .find(|c| c.for_whom == [who])
            .unwrap()
            .due_from
    };
    // 60 minutes of age are 15:00, but the third step has at least 15 minutes after the raise.
    assert_eq!(due("Engineering Manager"), Some(at("15:05")));
    assert_eq!(due("CTO"), Some(at("16:00")));
}

#[test]
fn no_step_is_overdue_before_the_response_time_is() {
    let on_call = case("qawave").declare("SEV4", "14:00");
    assert_eq!(
        on_call.at("17:59").ladder("escalation-matrix", "On-call")[0][..]
            .rsplit(' ')
            .next(),
        Some("14:15/18:00")
    );
    assert_eq!(
        steps(&on_call, "18:01", "On-call"),
        ["overdue 14:15/18:00 +1m"]
    );
    let lead = case("qawave").declare("SEV3", "14:00");
    assert_eq!(
        steps(&lead, "15:01", "DevOps Lead"),
        ["overdue 14:30/15:00 +1m"]
    );
}

#[test]
fn steps_pause_while_the_mitigation_is_watched() {
    let story = case("qawave").declare("SEV1", "14:00").mitigated("15:40");
    assert_eq!(steps(&story, "16:05", "CTO"), ["paused"]);
    let relapse = story.state(State::Investigating, "16:10");
    assert_eq!(steps(&relapse, "16:11", "CTO"), ["soon 16:30"]);
}

#[test]
fn resolved_time_does_not_count_and_the_cadence_restarts() {
    let story = case("qawave")
        .declare("SEV1", "14:00")
        .said("14:00")
        .said("14:30");
    let story = story.resolved("15:00").said("15:00").reopened("17:00");
    assert_eq!(steps(&story, "17:01", "CTO"), ["running 18:00"]);
    assert_eq!(story.at("17:01").clock("update.internal"), "running 17:30");
}

#[test]
fn the_first_update_is_due_when_it_is_acknowledged_or_should_have_been() {
    let acked = case("qawave").unacked("SEV2", "14:00").ack("14:07");
    assert_eq!(
        acked.at("14:08").clock("update.internal"),
        "due 14:07/14:37"
    );
    let never = case("qawave").unacked("SEV2", "14:00");
    assert_eq!(never.at("14:10").clock("update.internal"), "waiting");
    assert_eq!(
        never.at("14:16").clock("update.internal"),
        "due 14:15/14:45"
    );
}

#[test]
fn a_slower_cadence_is_a_decision_and_is_reviewed_against_it() {
    let every = Timespan::parse("2h").unwrap();
    let decision = Fact::CadenceSet(CadenceSet {
        every,
        until: Some(at("+1 08:00")),
        audience: Audience::Internal,
        reason: "nothing moves until the vendor answers".to_owned(),
    });
    let story = case("qawave")
        .declare("SEV2", "14:00")
        .said("14:00")
        .said("22:00");
    let story = story
        .fact("22:00", &decision)
        .said("+1 00:00")
        .said("+1 02:30");
    let seen = story.at("+1 07:00");
    let rounds = seen.rounds("update.internal");
    assert_eq!(rounds[2], "met +1 00:00 met +1 00:00");
    assert_eq!(rounds[3], "late +1 02:00 met +1 02:30 +30m x1");
    assert_eq!(seen.clock("update.internal"), "overdue +1 04:30 +150m x2");
    let morning = story.said("+1 07:50").at("+1 08:10");
    assert_eq!(morning.clock("update.internal"), "running +1 08:30");
}

#[test]
fn bare_immediate_has_no_lateness() {
    let story = case("qawave").unacked("SEV1", "14:00").ack("14:01:30");
    assert_eq!(
        story.at("15:00").clock("respond"),
        "met 14:00/- met 14:01:30"
    );
    let unacked = case("qawave").unacked("SEV1", "14:00");
    assert_eq!(unacked.at("15:00").clock("respond"), "due 14:00/-");
    assert_eq!(unacked.at("15:00").state("respond"), ClockState::Due);
}
