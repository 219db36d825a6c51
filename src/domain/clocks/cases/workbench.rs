//! Cases under `workbench`: levels for want of progress, a business ladder with conditions, responses by the business day.

use super::story::{Story, case};
use crate::domain::calendar::{BusinessHours, TimeOfDay, Weekday};

fn level(story: &Story, now: &str, who: &str) -> Vec<String> {
    story.at(now).ladder("technical", who)
}

const L2: &str = "Team lead, Senior engineer";
const L3: &str = "Engineering manager";
const L4: &str = "VP Engineering";

#[test]
fn progress_starts_the_levels_anew() {
    let story = case("workbench").declare("SEV1", "14:00").finding("14:12");
    assert_eq!(level(&story, "14:13", L2), ["ended 14:15", "running 14:27"]);
    assert_eq!(level(&story, "14:13", L3), ["ended 14:30", "running 14:42"]);
    assert_eq!(level(&story, "14:13", L4), ["ended 15:00", "running 15:12"]);
}

#[test]
fn a_level_that_was_not_called_in_time_stays_missed() {
    let story = case("workbench").declare("SEV1", "14:00").finding("14:20");
    assert_eq!(
        level(&story, "14:21", L2),
        ["missed 14:15 +5m", "running 14:35"]
    );
}

#[test]
fn lesser_severities_wait_for_their_response() {
    let sev3 = case("workbench").declare("SEV3", "14:00");
    assert_eq!(level(&sev3, "16:01", L2), ["overdue 14:15/16:00 +1m"]);
    let sev4 = case("workbench").declare("SEV4", "14:00");
    assert_eq!(level(&sev4, "16:01", L2), ["words"]);
}

#[test]
fn without_an_acknowledgement_progress_is_not_awaited() {
    let story = case("workbench").unacked("SEV1", "14:00");
    let seen = story.at("14:15");
    assert_eq!(
        seen.ladder("emergency-contacts", "Secondary On-Call"),
        ["due 14:15"]
    );
    assert_eq!(level(&story, "14:14", L2), ["waiting"]);
    assert_eq!(level(&story, "14:16", L2), ["running 14:30"]);
}

#[test]
fn executives_if_prolonged_are_asked_and_paused_once_restored() {
    let story = case("workbench").declare("SEV1", "14:00");
    assert_eq!(story.at("14:10").clock("notify.executive-team"), "asks");
    assert_eq!(
        story.at("14:10").ladder("business", "Executive team"),
        ["asks"]
    );
    let story = story.mitigated("14:20");
    assert_eq!(story.at("14:25").clock("notify.executive-team"), "paused");
    assert_eq!(
        story.at("14:25").ladder("business", "Executive team"),
        ["paused"]
    );
}

#[test]
fn customer_success_if_customer_facing_is_asked() {
    let story = case("workbench").declare("SEV1", "14:00");
    assert_eq!(story.at("15:10").clock("notify.customer-success"), "asks");
    let yes = story.answer("cond.notify.customer-success", "yes", "15:12");
    assert_eq!(
        yes.at("15:13").clock("notify.customer-success"),
        "due 15:12/-"
    );
    let told = yes.reached("Customer Success", "15:14");
    assert_eq!(
        told.at("15:20").clock("notify.customer-success"),
        "met 15:12/- met 15:14"
    );
}

#[test]
fn the_next_business_day_ends_with_its_hours() {
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    let time = |text| TimeOfDay::parse(text).unwrap();
    let hours = BusinessHours::new(vec![Mon, Tue, Wed, Thu, Fri], time("9:00"), time("17:00"));
    let mut story = case("workbench");
    story.policy.business_hours = hours.ok();
    let story = story.unacked("SEV4", "-1 18:00");
    assert_eq!(story.at("12:00").clock("respond"), "running +2 17:00");
    let remark = story.at("12:00").get("respond").detail.clone();
    assert!(remark.unwrap().contains("read in UTC"));
    let plain = case("workbench").unacked("SEV4", "-1 18:00");
    assert_eq!(plain.at("12:00").clock("respond"), "words");
}
