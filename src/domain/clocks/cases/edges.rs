//! Every clock of every playbook just before, at and just after its due; both changes of summer time; the edges of facts.

use super::story::{Story, at, case};
use crate::domain::clocks::{Clock, ClockState, clocks, judge};
use crate::domain::fact::{
    ActionAdded, ActionChanged, ActionDone, Fact, Grade, PostmortemMarked, RoleAssigned, TaskAdded,
    TaskDone, UpdateDrafted, UpdateSaid,
};
use crate::domain::instant::Instant;
use crate::domain::policy::{Audience, Cadence};
use crate::domain::timespan::Timespan;

const PLAYBOOKS: [&str; 7] = [
    "default",
    "pagerduty-public",
    "sql-studio",
    "sv-sdk",
    "release-manager",
    "qawave",
    "workbench",
];

fn same(story: &Story, clock: &Clock, now: Instant) -> Clock {
    let clocks = clocks(&story.policy, &story.incident(), now);
    let found = clocks
        .into_iter()
        .find(|c| c.id == clock.id && c.round == clock.round);
    found.unwrap()
}

fn turns(story: &Story, now: Instant) -> usize {
    use ClockState::{Blocked, Due, Overdue, Running, Soon};
    let mut seen = 0;
    for clock in clocks(&story.policy, &story.incident(), now) {
        if !matches!(clock.state, Running | Soon | Due | Blocked) {
            continue;
        }
        seen += 1;
        let due = clock.due_from.unwrap();
        if due > now {
            let before = same(story, &clock, due.plus(-1)).state;
            assert!(matches!(before, Running | Soon), "{clock:#?}");
            assert!(
                matches!(same(story, &clock, due).state, Due | Blocked),
                "{clock:#?}"
            );
        }
        let Some(late) = clock.late_after else {
            continue;
        };
        assert!(
            matches!(same(story, &clock, late).state, Due | Blocked),
            "{clock:#?}"
        );
        let after = same(story, &clock, late.plus(1));
        assert_eq!(
            (after.state, after.late_s),
            (Overdue, Some(1)),
            "{clock:#?}"
        );
        assert_eq!(after.late_after, Some(late));
    }
    seen
}

#[test]
fn every_clock_turns_at_its_due_and_at_its_lateness() {
    let mut seen = 0;
    for name in PLAYBOOKS {
        let severities = case(name).policy.severities;
        for severity in &severities {
            let story = case(name).declare(&severity.id, "14:00");
            seen += turns(&story, at("14:00"));
            let unacked = case(name).unacked(&severity.id, "14:00:20");
            seen += turns(&unacked, at("14:00:20"));
            for other in &severities {
                let story = case(name).declare(&severity.id, "14:00").said("14:03");
                let story = story.severity(&other.id, "14:07:07");
                seen += turns(&story, at("14:07:07"));
            }
        }
    }
    assert!(seen > 500, "only {seen} clocks");
}

#[test]
fn acknowledged_at_the_edge() {
    let acked = |time: &str| {
        let story = case("workbench").unacked("SEV1", "14:00").ack(time);
        story.at("14:30").clock("acknowledge")
    };
    assert_eq!(acked("14:05"), "met 14:05 met 14:05");
    assert_eq!(acked("14:05:01"), "late 14:05 met 14:05:01 +1s");
}

#[test]
fn calendar_days_keep_the_wall_through_both_changes_and_hours_do_not() {
    let due = |resolved: &str, within: &str| {
        let mut story = case("sv-sdk");
        story.policy.zone = Some("Europe/Berlin".to_owned());
        for deadline in story
            .policy
            .postmortem
            .iter_mut()
            .flat_map(|p| &mut p.deadlines)
        {
            deadline.within = Timespan::parse(within).unwrap();
        }
        let story = story.declare("SEV-1", resolved).resolved(resolved);
        story
            .at(resolved)
            .get("postmortem.document")
            .late_after
            .unwrap()
    };
    let spring = "2026-03-28T09:00:00Z";
    assert_eq!(due(spring, "1 day"), at("2026-03-29T08:00:00Z"));
    assert_eq!(due(spring, "24 hours"), at("2026-03-29T09:00:00Z"));
    let autumn = "2026-10-24T09:00:00Z";
    assert_eq!(due(autumn, "1 day"), at("2026-10-25T10:00:00Z"));
    assert_eq!(due(autumn, "24 hours"), at("2026-10-25T09:00:00Z"));
}

#[test]
fn one_update_serves_two_audiences() {
    let mut story = case("sql-studio");
    let second = Cadence {
        every: Timespan::parse("1h").unwrap(),
        audience: Audience::Executives,
        to: Some("the board".to_owned()),
        ..Cadence::default()
    };
    story.policy.severities[1].update = Some(second);
    let drafted = UpdateDrafted {
        update: "u1".to_owned(),
        ..UpdateDrafted::default()
    };
    let said = UpdateSaid {
        update: "u1".to_owned(),
        also: vec![Audience::Executives],
        ..UpdateSaid::default()
    };
    let story = story
        .declare("SEV-1", "14:00")
        .fact("14:10", &Fact::UpdateDrafted(drafted))
        .fact("14:10", &Fact::UpdateSaid(said));
    let seen = story.at("14:11");
    assert_eq!(seen.clock("update.internal"), "running 14:25");
    assert_eq!(seen.clock("update.executives"), "running 15:10");
    assert_eq!(seen.get("update.executives").for_whom, ["the board"]);
}

#[test]
fn a_task_is_due_when_its_giver_said() {
    let task = Fact::TaskAdded(TaskAdded {
        task: "t1".to_owned(),
        text: "look at the disks".to_owned(),
        who: Some("@bob".to_owned()),
        due: Some(at("14:10:30")),
    });
    let done = Fact::TaskDone(TaskDone {
        task: "t1".to_owned(),
    });
    let story = case("sql-studio")
        .declare("SEV-1", "14:00")
        .fact("14:00:30", &task);
    assert_eq!(story.at("14:05").clock("task.t1"), "running 14:10:30");
    assert_eq!(story.at("14:08:30").clock("task.t1"), "soon 14:10:30");
    let story = story.fact("14:12:30", &done);
    assert_eq!(
        story.at("15:00").clock("task.t1"),
        "late 14:10:30 met 14:12:30 +2m"
    );
}

#[test]
fn a_new_date_for_an_action_item_is_a_new_round_only_once_the_old_one_passed() {
    let added = |due: &str| {
        Fact::ActionAdded(ActionAdded {
            action: "a1".to_owned(),
            text: "alert on the queue".to_owned(),
            owner: Some("@bob".to_owned()),
            due: Some(at(due)),
            priority: None,
        })
    };
    let moved = |due: &str| {
        Fact::ActionChanged(ActionChanged {
            action: "a1".to_owned(),
            due: Some(at(due)),
            ..ActionChanged::default()
        })
    };
    let done = Fact::ActionDone(ActionDone {
        action: "a1".to_owned(),
    });
    let story = case("sql-studio")
        .declare("SEV-1", "14:00")
        .resolved("15:00");
    let story = story.fact("16:00", &added("+2 12:00"));
    let early = story
        .fact("+1 10:00", &moved("+5 12:00"))
        .fact("+4 12:00", &done);
    let rounds = early.at("+6 12:00").rounds("action.a1");
    assert_eq!(rounds, ["ended +2 12:00", "met +5 12:00 met +4 12:00"]);
    let story = case("sql-studio")
        .declare("SEV-1", "14:00")
        .resolved("15:00");
    let late = story
        .fact("16:00", &added("+2 12:00"))
        .fact("+3 12:00", &moved("+5 12:00"));
    let rounds = late.at("+4 12:00").rounds("action.a1");
    assert_eq!(rounds, ["missed +2 12:00 +1440m", "running +5 12:00"]);
}

#[test]
fn actions_are_owned_once_each_has_an_owner_and_a_date() {
    let added = |action: &str, owner: Option<&str>| {
        Fact::ActionAdded(ActionAdded {
            action: action.to_owned(),
            owner: owner.map(str::to_owned),
            due: Some(at("+9 12:00")),
            ..ActionAdded::default()
        })
    };
    let owned = Fact::ActionChanged(ActionChanged {
        action: "a1".to_owned(),
        owner: Some("@bob".to_owned()),
        ..ActionChanged::default()
    });
    let story = case("workbench").declare("SEV1", "14:00").resolved("15:00");
    assert_eq!(
        story.at("16:00").clock("postmortem.action-owners"),
        "running +1 15:00"
    );
    let story = story
        .fact("16:00", &added("a1", None))
        .fact("16:00", &added("a2", Some("@ann")));
    assert_eq!(
        story.at("17:00").clock("postmortem.action-owners"),
        "running +1 15:00"
    );
    let story = story.fact("18:00", &owned);
    assert_eq!(
        story.at("19:00").clock("postmortem.action-owners"),
        "met +1 15:00 met 18:00"
    );
}

#[test]
fn a_role_is_handed_over_in_time() {
    let takes = |who: &str| {
        Fact::RoleAssigned(RoleAssigned {
            role: "ic".to_owned(),
            who: who.to_owned(),
        })
    };
    let story = case("default")
        .declare("SEV-1", "14:00")
        .fact("14:00", &takes("@ann"));
    assert_eq!(
        story.at("14:10").clock("role.incident-commander"),
        "running 18:00"
    );
    let story = story.fact("18:30", &takes("@bob"));
    assert_eq!(
        story.at("19:00").rounds("role.incident-commander"),
        ["late 18:00 met 18:30 +30m", "running 22:30"]
    );
}

#[test]
fn a_postmortem_is_asked_for_by_the_worst_severity_or_by_a_yes() {
    let story = case("workbench")
        .declare("SEV2", "14:00")
        .severity("SEV4", "14:10");
    assert_eq!(
        story
            .resolved("15:00")
            .at("15:10")
            .clock("postmortem.create"),
        "running +1 15:00"
    );
    let minor = case("workbench").declare("SEV3", "14:00").resolved("15:00");
    assert_eq!(minor.at("15:10").clock("postmortem.create"), "none");
    let wanted = minor.answer("cond.postmortem", "yes", "15:20");
    assert_eq!(
        wanted.at("15:30").clock("postmortem.create"),
        "running +1 15:00"
    );
}

#[test]
fn closing_writes_down_what_is_decided_and_lists_what_runs() {
    let story = case("sql-studio")
        .declare("SEV-1", "14:00")
        .said("14:10")
        .said("14:40");
    let drafted = Fact::PostmortemDrafted(PostmortemMarked::default());
    let story = story
        .mitigated("14:50")
        .resolved("15:10")
        .fact("16:00", &drafted);
    let seen = story.at("16:30");
    let judged = judge(&seen.clocks);
    let grades: Vec<Grade> = judged
        .promises
        .iter()
        .filter(|j| j.clock == "update.internal")
        .map(|j| j.grade)
        .collect();
    // 14:10 in time, 14:40 late, then nothing until 15:10, and no last word.
    assert_eq!(
        grades,
        [Grade::Kept, Grade::Late, Grade::Missed, Grade::Missed]
    );
    assert_eq!(
        judged.running,
        [
            "postmortem.actions",
            "postmortem.publish",
            "postmortem.review"
        ]
    );
}
