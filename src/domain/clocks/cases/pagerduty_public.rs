//! Cases under `pagerduty-public`: a rhythm for the public beside the executives', a review as soon as the severity asks.

use super::story::case;

#[test]
fn the_review_is_due_by_the_worst_severity_reached() {
    let resolved = |severity| {
        let story = case("pagerduty-public").declare(severity, "14:00");
        story.resolved("15:00").at("15:30")
    };
    let worst = resolved("SEV-1");
    let due = worst.clock("postmortem.meeting-sev-1");
    assert!(due.contains("+3 15:00"), "{due}");
    assert_eq!(worst.clock("postmortem.meeting-sev-2"), "none");
    let lesser = resolved("SEV-2");
    assert_eq!(lesser.clock("postmortem.meeting-sev-1"), "none");
    assert_eq!(lesser.clock("postmortem.meeting-sev-2"), "words");
    let lowered = case("pagerduty-public")
        .declare("SEV-1", "14:00")
        .severity("SEV-2", "14:30")
        .resolved("15:00");
    let seen = lowered.at("15:30");
    assert_eq!(seen.clock("postmortem.meeting-sev-2"), "none");
}

#[test]
fn every_audience_has_its_own_rhythm() {
    let worst = case("pagerduty-public").declare("SEV-1", "14:00");
    let seen = worst.at("14:02");
    assert_eq!(seen.clock("update.executives"), "running 14:30");
    assert_eq!(seen.clock("update.status-page"), "running 14:05");
    let lesser = case("pagerduty-public").declare("SEV-2", "14:00");
    let seen = lesser.at("14:02");
    assert_eq!(seen.clock("update.executives"), "running 14:30");
    assert_eq!(seen.clock("update.status-page"), "none");
}
