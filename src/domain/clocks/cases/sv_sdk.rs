//! Cases under `sv-sdk`: a list of steps with one time, resolution targets, two deadlines afterwards.

use super::story::{at, case};
use crate::domain::clocks::{ClockState, clocks};
use crate::domain::fact::{Fact, PostmortemMarked};

#[test]
fn the_senior_engineer_follows_the_severity_s_response() {
    let sev4 = case("sv-sdk").declare("SEV-4", "14:00");
    assert_eq!(
        sev4.at("16:00")
            .ladder("escalation-path", "Senior Engineer"),
        ["words"]
    );
    let sev3 = case("sv-sdk").declare("SEV-3", "14:00");
    let senior = |now| sev3.at(now).ladder("escalation-path", "Senior Engineer");
    assert_eq!(
        senior("15:00")[0][..].rsplit(' ').next(),
        Some("14:30/15:00")
    );
    assert_eq!(senior("15:01"), ["overdue 14:30/15:00 +1m"]);
}

#[test]
fn verifying_a_mitigation_pauses_the_ladder() {
    let story = case("sv-sdk").declare("SEV-2", "14:00").mitigated("14:25");
    assert_eq!(
        story
            .at("15:00")
            .ladder("escalation-path", "Senior Engineer"),
        ["paused"]
    );
}

#[test]
fn resolution_is_judged_on_restored_service_and_both_are_told() {
    let story = case("sv-sdk")
        .declare("SEV-1", "14:00")
        .mitigated("14:50")
        .resolved("15:10");
    let seen = story.at("15:20");
    assert_eq!(seen.clock("resolve"), "met 15:00 met 14:50");
    let beside: Vec<_> = seen
        .get("resolve")
        .beside
        .iter()
        .map(|b| (b.event.as_str(), b.at))
        .collect();
    assert_eq!(
        beside,
        [
            ("impact_ended", Some(at("14:50"))),
            ("mitigated", Some(at("14:50"))),
            ("resolved", Some(at("15:10")))
        ]
    );
}

#[test]
fn a_step_without_a_time_is_words_and_a_meeting_is_no_draft() {
    let story = case("sv-sdk").declare("SEV-1", "14:00");
    assert_eq!(
        story
            .at("15:00")
            .ladder("escalation-path", "Engineering Manager"),
        ["words"]
    );
    let held = Fact::PostmortemReviewed(PostmortemMarked::default());
    let story = story.resolved("15:00").fact("+1 10:00", &held);
    let seen = story.at("+1 12:00");
    assert_eq!(
        seen.clock("postmortem.meeting"),
        "met +1 15:00 met +1 10:00"
    );
    assert_eq!(seen.clock("postmortem.document"), "running +7 15:00");
    assert!(
        seen.get("postmortem.document")
            .detail
            .as_deref()
            .unwrap()
            .contains("zone not stated")
    );
}

#[test]
fn a_week_keeps_the_time_on_the_wall() {
    let mut story = case("sv-sdk");
    story.policy.zone = Some("Europe/Berlin".to_owned());
    let story = story
        .declare("SEV-1", "2026-03-25T08:00:00Z")
        .resolved("2026-03-25T09:00:00Z");
    let clocks = clocks(&story.policy, &story.incident(), at("2026-03-26T09:00:00Z"));
    let document = clocks
        .iter()
        .find(|c| c.id == "postmortem.document")
        .unwrap();
    assert_eq!(document.late_after, Some(at("2026-04-01T08:00:00Z")));
    assert_eq!(document.detail, None);
}

#[test]
fn major_outages_are_asked() {
    let story = case("sv-sdk").declare("SEV-2", "14:00");
    assert_eq!(
        story
            .at("14:30")
            .ladder("escalation-path", "CTO/VP Engineering"),
        ["asks"]
    );
    assert_eq!(story.at("14:30").state("respond"), ClockState::Met);
}
