//! Cases under `sql-studio`: SEV-1 to SEV-4, notify lists, updates every 15, 30 and 60 minutes, a no-ack ladder.

use super::story::{at, case};
use crate::domain::clocks::{ClockState, hold};
use crate::domain::state::State;

#[test]
fn a_pager_ack_before_the_declaration_is_met_with_acked() {
    let story = case("sql-studio").alerted("03:05").recorded("03:12");
    let story = story.ack("03:08").declare("SEV-1", "03:12").live();
    let seen = story.at("03:13");
    assert_eq!(seen.clock("acknowledge"), "met 03:10 met 03:08");
    assert!(seen.get("acknowledge").entered_late);
}

#[test]
fn without_acked_it_is_not_recorded() {
    let story = case("sql-studio")
        .alerted("03:05")
        .declare("SEV-1", "03:12");
    assert_eq!(story.at("03:13").clock("acknowledge"), "not_recorded 03:10");
    let story = story.recorded("03:20").ack("03:11");
    assert_eq!(
        story.at("03:21").clock("acknowledge"),
        "late 03:10 met 03:11 +1m"
    );
}

#[test]
fn a_sev4_typed_by_its_finder_has_no_no_ack_step() {
    let story = case("sql-studio").declare("SEV-4", "14:00");
    let seen = story.at("14:10");
    assert_eq!(seen.clock("respond"), "met +1 14:00 met 14:00");
    assert!(seen.ladder("on-call", "Secondary On-Call").is_empty());
}

#[test]
fn a_raise_keeps_what_was_promised_and_adds_its_own() {
    let story = case("sql-studio")
        .declare("SEV-2", "14:00")
        .severity("SEV-1", "14:20");
    let seen = story.at("14:21");
    assert_eq!(seen.clock("notify.engineering-manager"), "running 14:30");
    assert_eq!(seen.clock("notify.product-manager"), "running 14:30");
    assert_eq!(seen.clock("notify.leadership"), "due 14:20/14:35");
}

#[test]
fn after_a_raise_the_earlier_update_due_counts() {
    let at = |raise| {
        let story = case("sql-studio").declare("SEV-2", "14:00").said("14:00");
        story
            .severity("SEV-1", raise)
            .at("14:29:30")
            .clock("update.internal")
    };
    assert_eq!(at("14:10"), "overdue 14:25 +270s x1");
    assert_eq!(at("14:29"), "soon 14:30");
}

#[test]
fn an_unacknowledged_incident_that_is_raised() {
    let story = case("sql-studio")
        .unacked("SEV-3", "14:00")
        .severity("SEV-1", "14:20");
    assert_eq!(story.at("14:21").clock("respond"), "due 14:20/14:25");
}

#[test]
fn lowering_does_not_undo_a_late_acknowledgement() {
    let story = case("sql-studio").unacked("SEV-1", "14:00").ack("14:08");
    let story = story.severity("SEV-3", "14:30");
    assert_eq!(
        story.at("15:00").rounds("respond"),
        ["late 14:00/14:05 met 14:08 +3m"]
    );
    assert_eq!(
        story.at("15:00").clock("acknowledge"),
        "late 14:05 met 14:08 +3m"
    );
}

#[test]
fn time_at_a_lesser_severity_does_not_count() {
    let story = case("sql-studio").declare("SEV-1", "14:00");
    let story = story.severity("SEV-2", "14:10");
    assert_eq!(
        story.at("14:11").state("notify.leadership"),
        ClockState::Ended
    );
    let story = story.severity("SEV-1", "14:12");
    assert_eq!(
        story.at("14:13").get("notify.leadership").late_after,
        Some(at("14:17"))
    );
}

#[test]
fn immediate_with_a_figure_is_due_at_once_and_late_after_it() {
    let story = case("sql-studio").declare("SEV-1", "14:00");
    assert_eq!(story.at("14:01").clock("notify.ceo"), "due 14:00/14:15");
    let told = story.reached("CEO", "14:01:30");
    assert_eq!(
        told.at("14:20").clock("notify.ceo"),
        "met 14:00/14:15 met 14:01:30"
    );
    assert_eq!(
        told.at("14:20").clock("notify.cto"),
        "overdue 14:00/14:15 +5m"
    );
}

#[test]
fn phase_limits_count_from_the_declaration() {
    let story = case("sql-studio").unacked("SEV-1", "14:00").ack("14:03");
    let seen = story.at("14:04");
    assert_eq!(seen.clock("phase.acknowledge"), "met 14:05 met 14:03");
    assert_eq!(seen.clock("phase.triage"), "running 14:10");
    assert_eq!(seen.clock("phase.communicate"), "running 14:15");
    let story = story.confirm("SEV-1", "14:09").said("14:16");
    let seen = story.at("14:20");
    assert_eq!(seen.clock("phase.triage"), "met 14:10 met 14:09");
    assert_eq!(seen.clock("phase.communicate"), "late 14:15 met 14:16 +1m");
}

#[test]
fn watching_is_a_hold_not_a_deadline() {
    let story = case("sql-studio")
        .declare("SEV-1", "14:00")
        .mitigated("14:40");
    assert_eq!(
        story.at("14:50").clock("hold.resolve"),
        "holding not before 14:55"
    );
    assert_eq!(
        story.at("15:20").clock("hold.resolve"),
        "met not before 14:55 met 14:55"
    );
    let held = hold(&story.policy, &story.incident(), at("15:20")).unwrap();
    assert_eq!(
        (held.not_before, held.suggested_to),
        (at("14:55"), at("15:10"))
    );
    let early = story.resolved("14:50").at("15:20").clock("hold.resolve");
    assert_eq!(early, "missed not before 14:55 +5m");
}

#[test]
fn a_gap_is_one_late_update_and_counts_its_intervals() {
    let story = case("sql-studio")
        .declare("SEV-1", "14:00")
        .said("14:00")
        .said("15:10");
    let seen = story.at("15:11");
    assert_eq!(
        seen.rounds("update.internal"),
        [
            "met 14:15 met 14:00",
            "late 14:15 met 15:10 +55m x4",
            "running 15:25"
        ]
    );
}

#[test]
fn resolving_ends_the_cadence_and_asks_for_one_last_update() {
    let story = case("sql-studio")
        .declare("SEV-1", "14:00")
        .said("14:00")
        .resolved("14:20");
    let seen = story.at("14:21");
    assert_eq!(
        seen.rounds("update.internal"),
        ["met 14:15 met 14:00", "missed 14:15 +5m x1", "due 14:20/-"]
    );
    let seen = story.said("14:25").at("14:30");
    assert_eq!(seen.clock("update.internal"), "met 14:20/- met 14:25");
}

#[test]
fn a_change_of_status_makes_an_update_due() {
    let story = case("sql-studio").declare("SEV-3", "14:00").said("14:00");
    let story = story.state(State::Identified, "14:20");
    assert_eq!(
        story.at("14:20").clock("update.internal"),
        "due 14:20/15:00"
    );
    let seen = story.said("14:30").at("14:31");
    assert_eq!(seen.clock("update.internal"), "running 15:30");
}

#[test]
fn not_knowing_how_to_fix_it_is_asked_and_never_overdue_by_itself() {
    let story = case("sql-studio").declare("SEV-1", "14:00");
    let who = "Secondary On-Call";
    assert_eq!(story.at("14:14").ladder("escalation", who), [""; 0]);
    assert_eq!(story.at("14:15").ladder("escalation", who), ["asks"]);
    assert_eq!(story.at("18:00").ladder("escalation", who), ["asks"]);
    let yes = story.answer("cond.ladder.escalation.1", "yes", "14:20");
    assert_eq!(yes.at("14:30").ladder("escalation", who), ["due 14:20/-"]);
    let no = yes.answer("cond.ladder.escalation.1", "no", "14:35");
    assert_eq!(no.at("14:40").ladder("escalation", who), ["missed 14:20/-"]);
}

#[test]
fn after_a_reopening_deadlines_count_from_the_last_resolution() {
    let story = case("sql-studio")
        .declare("SEV-1", "13:00")
        .resolved("14:00");
    let story = story.reopened("+1 10:00").resolved("+1 12:00");
    let seen = story.at("+1 13:00");
    let draft = seen.clocks.iter().filter(|c| c.what.contains("raft"));
    let late: Vec<_> = draft.map(|c| (c.state, c.late_after.unwrap())).collect();
    assert_eq!(
        late,
        [
            (ClockState::Ended, at("+1 14:00")),
            (ClockState::Running, at("+2 12:00"))
        ]
    );
}

#[test]
fn leadership_no_ack_and_the_first_responder() {
    let story = case("sql-studio").unacked("SEV-1", "14:00");
    let seen = story.at("14:06");
    assert_eq!(
        seen.ladder("on-call", "Primary On-Call"),
        ["overdue 14:00/14:05 +1m"]
    );
    assert_eq!(
        seen.ladder("on-call", "Secondary On-Call"),
        ["overdue 14:05 +1m"]
    );
    let seen = story.ack("14:07").at("14:10");
    assert_eq!(
        seen.ladder("on-call", "Secondary On-Call"),
        ["missed 14:05 +2m"]
    );
}
