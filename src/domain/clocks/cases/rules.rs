//! Rules that no single guide's case shows.

use super::story::{at, case};
use crate::domain::clocks::{ClockState, grade, live, next_update_due};
use crate::domain::fact::{Fact, Snoozed, Waived};
use crate::domain::instant::Precision;
use crate::domain::policy::Audience;

#[test]
fn a_retro_incident_is_not_recorded_rather_than_missed() {
    let story = case("sql-studio").recorded("20:00").retro("SEV-1", "14:00");
    let story = story
        .said("14:10")
        .said("14:40")
        .mitigated("15:00")
        .resolved("15:20");
    let seen = story.at("20:05");
    assert_eq!(
        seen.rounds("update.internal"),
        [
            "met 14:15 met 14:10",
            "late 14:25 met 14:40 +15m x1",
            "not_recorded 14:55",
            "not_recorded 15:20/-"
        ]
    );
    assert_eq!(seen.clock("notify.ceo"), "not_recorded 14:00/14:15");
    assert_eq!(seen.clock("hold.resolve"), "met not before 15:15 met 15:15");
    assert!(seen.clocks.iter().all(|c| c.state != ClockState::Missed));
}

#[test]
fn a_correction_rewrites_what_was_promised() {
    let story = case("sql-studio").declare("SEV-1", "14:00").said("14:00");
    assert_eq!(
        story.at("14:40").clock("update.internal"),
        "overdue 14:15 +25m x2"
    );
    let story = story.recorded("14:40").correct("SEV-3", "14:00").live();
    assert_eq!(story.at("14:41").clock("update.internal"), "running 15:00");
}

#[test]
fn a_time_known_to_the_minute_is_compared_at_the_minute() {
    let story = case("sql-studio").declare("SEV-1", "14:00:40");
    let story = story.precision(Precision::Minute).recorded("14:20");
    let seen = story.said("14:16").at("14:21");
    let rounds = seen.rounds("update.internal");
    assert_eq!(rounds[0], "met 14:16 met 14:16");
    assert!(seen.clocks.iter().any(|c| c.entered_late && c.round == 1));
}

#[test]
fn a_secondary_is_due_when_the_expert_does_not_answer() {
    let story = case("sql-studio").declare("SEV-2", "14:00");
    let second = |story: &super::story::Story, now| {
        story
            .at(now)
            .ladder("subject-matter-experts", "@senior-backend")
    };
    let story = story.called("@db-team", "14:05");
    assert_eq!(second(&story, "14:09"), ["waiting"]);
    assert_eq!(second(&story, "14:10"), ["due 14:10/-"]);
    let story = story.no_answer("@db-team", "14:07");
    assert_eq!(second(&story, "14:08"), ["due 14:07/-"]);
    let story = story.reached("@senior-backend", "14:09");
    assert_eq!(second(&story, "14:10"), ["met 14:07/- met 14:09"]);
}

#[test]
fn a_missed_promise_that_applies_again_is_due_at_once() {
    let story = case("sql-studio")
        .declare("SEV-1", "14:00")
        .severity("SEV-2", "14:20");
    let story = story.severity("SEV-1", "15:00");
    assert_eq!(
        story.at("15:01").rounds("notify.ceo"),
        ["missed 14:00/14:15 +5m", "due 15:00/-"]
    );
    let told = story.reached("CEO", "15:30").at("15:31");
    assert_eq!(
        told.rounds("notify.ceo"),
        ["missed 14:00/14:15 +5m", "met 15:00/- met 15:30"]
    );
}

#[test]
fn waiving_takes_back_what_is_not_yet_late() {
    let waive = |clock: &str| {
        Fact::Waived(Waived {
            clock: clock.to_owned(),
            reason: "the customer asked for silence".to_owned(),
        })
    };
    let story = case("sql-studio").declare("SEV-1", "14:00").said("14:00");
    let story = story.fact("14:10", &waive("update.internal"));
    assert_eq!(story.at("15:00").clock("update.internal"), "waived 14:15");
    assert_eq!(
        story.said("14:20").at("15:00").clock("update.internal"),
        "waived 14:15"
    );
    let late = case("sql-studio").declare("SEV-1", "14:00");
    let late = late.fact("14:20", &waive("notify.ceo"));
    assert_eq!(
        late.at("15:00").clock("notify.ceo"),
        "missed 14:00/14:15 +5m"
    );
    let reason = late.at("15:00").get("notify.ceo").detail.clone();
    assert_eq!(reason.as_deref(), Some("the customer asked for silence"));
}

#[test]
fn a_snooze_moves_no_due() {
    let snooze = Fact::Snoozed(Snoozed {
        clock: "update.internal".to_owned(),
        until: at("14:25"),
    });
    let story = case("sql-studio").declare("SEV-1", "14:00").said("14:00");
    let story = story.fact("14:14", &snooze);
    let seen = story.at("14:16");
    assert_eq!(seen.clock("update.internal"), "overdue 14:15 +1m x1");
    assert_eq!(seen.get("update.internal").snoozed_until, Some(at("14:25")));
    assert_eq!(story.at("14:26").get("update.internal").snoozed_until, None);
}

#[test]
fn an_update_announces_the_upper_end_rounded_up() {
    let story = case("release-manager").declare("P2", "14:00");
    let next =
        |audience, said| next_update_due(&story.policy, &story.incident(), audience, at(said));
    assert_eq!(next(Audience::Internal, "14:05:20"), Some(at("14:36")));
    assert_eq!(next(Audience::Customers, "14:05"), None);
}

#[test]
fn only_the_newest_kept_round_is_shown() {
    let story = case("sql-studio")
        .declare("SEV-1", "14:00")
        .said("14:05")
        .said("14:12");
    let shown = live(story.at("14:13").clocks);
    let updates: Vec<_> = shown.iter().filter(|c| c.id == "update.internal").collect();
    assert_eq!(updates.len(), 1);
    assert_eq!(updates[0].state, ClockState::Running);
}

#[test]
fn a_cancelled_incident_ends_its_promises() {
    let cancelled = Fact::Cancelled(crate::domain::fact::Cancelled::default());
    let story = case("sql-studio")
        .declare("SEV-1", "14:00")
        .fact("14:05", &cancelled);
    let clocks = story.at("14:30").clocks;
    assert!(clocks.iter().all(|clock| grade(clock).is_some()));
    assert_eq!(story.at("14:30").clock("notify.ceo"), "ended 14:00/14:15");
}

#[test]
fn what_is_no_longer_in_force_is_not_shown() {
    let story = case("release-manager").declare("P2", "14:00").said("14:00");
    let story = story.severity("P4", "14:20").severity("P3", "14:25");
    // 15 minutes at P2 were over at 14:15, but nobody was late; P3 counts its own hour, less 5 minutes at P4.
    let seen = story.at("14:30");
    assert_eq!(seen.clock("update.internal"), "running 15:05/16:05");
}

#[test]
fn an_immediate_that_was_left_undone_is_missed_without_a_figure() {
    let story = case("workbench")
        .declare("SEV2", "14:00")
        .severity("SEV1", "14:20");
    let story = story.severity("SEV2", "14:25");
    let seen = story.at("15:00");
    assert_eq!(seen.rounds("notify.product-manager"), ["missed 14:20/-"]);
    let again = story
        .severity("SEV1", "15:10")
        .reached("Product Manager", "15:12");
    assert_eq!(
        again.at("15:20").rounds("notify.product-manager"),
        ["missed 14:20/-", "met 15:10/- met 15:12"]
    );
}

#[test]
fn a_resolution_s_own_minute_belongs_to_the_last_update() {
    let story = case("sql-studio")
        .declare("SEV-1", "14:00")
        .said("14:10")
        .resolved("14:20:30");
    let seen = story.precision(Precision::Minute).said("14:20").at("14:30");
    assert_eq!(seen.clock("update.internal"), "met 14:20:30/- met 14:20:30");
    assert_eq!(seen.rounds("update.internal").len(), 3);
}
