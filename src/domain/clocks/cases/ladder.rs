//! Who is to be called next, and how.

use super::story::{Story, at, case};
use crate::domain::clocks::clocks;
use crate::domain::ladder::{LadderStep, Target, ladder_steps};

fn steps(story: &Story, now: &str) -> Vec<LadderStep> {
    let incident = story.incident();
    let clocks = clocks(&story.policy, &incident, at(now));
    ladder_steps(&story.policy, &incident, &clocks, at(now))
}

fn target(story: &Story, now: &str, who: &str) -> Target {
    let steps = steps(story, now);
    let mut targets = steps.iter().flat_map(|step| &step.targets);
    let ours = targets.rfind(|t| t.name == who);
    ours.unwrap().clone()
}

#[test]
fn no_answer_means_the_next_way_to_the_same_person() {
    let story = case("sql-studio").declare("SEV-1", "14:00");
    let who = "Engineering Manager";
    let next = |story: &Story, now| target(story, now, who).next.and_then(|way| way.how);
    assert!(next(&story, "14:01").unwrap().starts_with("Slack DM"));
    let called = story.called(who, "14:05");
    assert_eq!(target(&called, "14:06", who).answer_by, Some(at("14:10")));
    assert_eq!(next(&called, "14:06"), None);
    assert!(next(&called, "14:10").unwrap().contains("call them"));
    let silent = called.no_answer(who, "14:07");
    assert!(next(&silent, "14:08").unwrap().contains("call them"));
    let reached = silent.reached(who, "14:12");
    assert_eq!(target(&reached, "14:13", who).next, None);
    assert_eq!(target(&reached, "14:13", who).reached_at, Some(at("14:12")));
}

#[test]
fn after_the_last_way_comes_the_cover() {
    let story = case("sql-studio").declare("SEV-1", "14:00");
    let story = story
        .called("Primary On-Call", "14:01")
        .no_answer("Primary On-Call", "14:03");
    let way = target(&story, "14:04", "Primary On-Call").next.unwrap();
    assert_eq!(way.who, "Secondary On-Call");
    assert_eq!(way.how.as_deref(), Some("Page them in PagerDuty"));
    let story = story.called("Secondary On-Call", "14:05");
    assert_eq!(target(&story, "14:06", "Primary On-Call").next, None);
}

#[test]
fn a_role_without_a_number_is_blocked_not_passed() {
    let story = case("qawave").declare("SEV1", "14:00");
    let cto = target(&story, "16:00", "CTO");
    assert!(cto.blocked);
    assert_eq!(cto.next.unwrap().how, None);
    assert_eq!(
        story.at("16:00").ladder("escalation-matrix", "CTO"),
        ["blocked 16:00"]
    );
    assert_eq!(
        story.at("16:01").ladder("escalation-matrix", "CTO"),
        ["overdue 16:00 +1m"]
    );
}

#[test]
fn a_placeholder_says_where_to_look_and_does_not_block() {
    let story = case("release-manager").declare("P1", "14:00");
    let ceo = target(&story, "15:00", "CEO");
    assert!(!ceo.blocked);
    assert_eq!(story.at("15:00").ladder("escalation", "CEO"), ["due 15:00"]);
}

#[test]
fn a_raise_offers_the_worse_severity_s_steps_at_once() {
    let offered = |story: &Story, now| -> Vec<String> {
        let steps = steps(story, now).into_iter().filter(|step| step.offered);
        steps.flat_map(|s| s.clock.for_whom).collect()
    };
    let plain = case("qawave").declare("SEV1", "14:00");
    assert_eq!(offered(&plain, "14:10"), [""; 0]);
    let raised = case("qawave")
        .declare("SEV3", "14:00")
        .severity("SEV1", "14:50");
    assert_eq!(
        offered(&raised, "14:50"),
        ["Engineering Manager", "CTO", "On-call", "DevOps Lead"]
    );
}
