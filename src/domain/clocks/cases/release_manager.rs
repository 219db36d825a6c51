//! Cases under `release-manager`: P1 to P4, a cumulative matrix of columns, ranges of updates.

use super::story::{at, case};
use crate::domain::clocks::ClockState;

#[test]
fn a_raise_starts_the_worse_severity_s_columns() {
    let story = case("release-manager")
        .declare("P3", "14:00")
        .severity("P1", "15:30");
    let seen = story.at("15:31");
    let due = |who| {
        let clock = seen.clocks.iter().find(|c| c.for_whom.join(", ") == who);
        clock.unwrap().due_from
    };
    assert_eq!(due("VP Engineering, All on-call"), Some(at("15:30")));
    assert_eq!(due("CTO"), Some(at("16:00")));
    assert_eq!(due("CEO"), Some(at("16:30")));
}

#[test]
fn a_first_column_is_due_at_once_and_late_with_the_next() {
    let story = case("release-manager").declare("P1", "14:00");
    let who = "VP Engineering, All on-call";
    let seen = story.at("14:31");
    assert_eq!(seen.ladder("escalation", who), ["overdue 14:00/14:30 +1m"]);
}

#[test]
fn an_update_inside_its_range_is_due() {
    let story = case("release-manager").declare("P2", "14:00").said("14:00");
    assert_eq!(
        story.at("14:14:59").state("update.internal"),
        ClockState::Soon
    );
    assert_eq!(
        story.at("14:20").clock("update.internal"),
        "due 14:15/14:30"
    );
    assert_eq!(story.at("14:30").state("update.internal"), ClockState::Due);
    assert_eq!(
        story.at("14:30:01").state("update.internal"),
        ClockState::Overdue
    );
}

#[test]
fn a_step_is_never_late_before_the_response_time_is() {
    let story = case("release-manager").declare("P3", "14:00");
    let ladder = |now| story.at(now).ladder("escalation", "Engineering Manager");
    assert_eq!(
        ladder("14:59")[0][..].rsplit(' ').next(),
        Some("14:30/15:00")
    );
    assert_eq!(ladder("15:01"), ["overdue 14:30/15:00 +1m"]);
}

#[test]
fn the_same_person_again_at_a_later_step() {
    let story = case("release-manager").declare("P2", "14:00");
    let ladder = |story: &super::story::Story| {
        let seen = story.at("14:40");
        let mut dues: Vec<_> = seen
            .clocks
            .iter()
            .filter(|c| c.for_whom == ["VP Engineering"] && c.id.starts_with("ladder"))
            .map(|c| (c.due_from.unwrap(), c.state))
            .collect();
        dues.sort();
        dues
    };
    let called = story.called("VP Engineering", "14:31");
    assert_eq!(ladder(&called)[1], (at("15:00"), ClockState::Running));
    let reached = called.reached("VP Engineering", "14:35");
    assert_eq!(ladder(&reached)[0].1, ClockState::Met);
    assert_eq!(ladder(&reached)[1], (at("15:00"), ClockState::Met));
}

#[test]
fn rollback_targets_count_from_the_declaration_and_only_their_step_meets_them() {
    let story = case("release-manager")
        .declare("P1", "14:00")
        .finding("14:05");
    let seen = story.at("14:10");
    assert_eq!(seen.clock("step.rollback-prepared"), "running 14:15");
    assert_eq!(seen.clock("step.rollback-decision"), "running 14:30");
    let seen = story.step_done("rollback-decision", "14:28").at("14:40");
    assert_eq!(seen.clock("step.rollback-decision"), "met 14:30 met 14:28");
    assert_eq!(seen.clock("step.rollback-prepared"), "overdue 14:15 +25m");
}

#[test]
fn investigation_times_are_estimates() {
    let story = case("release-manager").declare("P1", "14:00");
    let clocks = story.at("16:00").clocks;
    assert!(!clocks.iter().any(|c| c.id == "phase.initial-assessment"));
    assert!(!clocks.iter().any(|c| c.id == "phase.log-analysis"));
}

#[test]
fn an_announced_time_binds_after_lowering() {
    let story = case("release-manager")
        .declare("P2", "14:00")
        .said_next("14:00", "14:30");
    let story = story.severity("P4", "14:10");
    assert_eq!(story.at("14:20").clock("update.internal"), "running 14:30");
    assert_eq!(
        story.at("14:31").clock("update.internal"),
        "overdue 14:30 +1m"
    );
}

#[test]
fn soon_is_the_last_fifth_and_at_least_a_minute() {
    let story = case("release-manager").declare("P1", "14:00").said("14:00");
    assert_eq!(
        story.at("14:03:59").state("update.internal"),
        ClockState::Running
    );
    assert_eq!(story.at("14:04").state("update.internal"), ClockState::Soon);
}

#[test]
fn extended_resolution_counts_from_the_resolution() {
    let story = case("release-manager").declare("P2", "14:00");
    assert_eq!(
        story.at("14:30").clock("phase.extended-resolution"),
        "waiting"
    );
    let story = story.mitigated("14:30").resolved("15:15");
    assert_eq!(
        story.at("15:20").clock("phase.extended-resolution"),
        "running 16:15"
    );
}
