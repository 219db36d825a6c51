//! The figures of SQL Studio by which somebody is woken, told or late.
//!
//! Refuses to be the list of its facts: that is `tests/facts/`.

use super::*;

#[test]
fn answers_in_5_15_60_minutes_and_a_day() {
    let policy = sql_studio();
    let answers: Vec<_> = policy
        .severities
        .iter()
        .map(|s| (s.id.as_str(), figures(s.response.as_ref())))
        .collect();
    assert_eq!(
        answers,
        [
            ("SEV-1", (true, None, Some(300))),
            ("SEV-2", (false, None, Some(900))),
            ("SEV-3", (false, None, Some(3600))),
            ("SEV-4", (false, None, Some(86_400))),
        ]
    );
    let every: Vec<_> = policy
        .severities
        .iter()
        .map(|s| s.update.as_ref().and_then(|u| u.every.max_s))
        .collect();
    assert_eq!(every, [Some(900), Some(1800), Some(3600), None]);
    assert!(
        severity(&policy, "SEV-3")
            .update
            .as_ref()
            .unwrap()
            .on_change
    );
}

#[test]
fn acknowledges_pages_in_5_minutes_and_tickets_never() {
    let policy = sql_studio();
    let acknowledge: Vec<_> = policy
        .severities
        .iter()
        .map(|s| s.acknowledge.as_ref().and_then(|a| a.max_s))
        .collect();
    assert_eq!(acknowledge, [Some(300), Some(300), None, None]);
}

#[test]
fn tells_leadership_at_once_and_no_later_than_15_minutes() {
    let policy = sql_studio();
    let [notify] = severity(&policy, "SEV-1").notify.as_slice() else {
        panic!("one promise, not two");
    };
    assert_eq!(notify.who, ["Leadership", "CEO", "CTO", "VP Engineering"]);
    assert_eq!(figures(notify.within.as_ref()), (true, None, Some(900)));
    let leadership = rung(ladder(&policy, "escalation"), "Leadership");
    assert_eq!(leadership.severities, ["SEV-1"]);
    assert_eq!(leadership.due_s(), Some(0));
}

#[test]
fn calls_the_secondary_after_5_minutes_without_an_answer() {
    let policy = sql_studio();
    let backup = rung(ladder(&policy, "on-call"), "Secondary On-Call");
    assert_eq!(
        (backup.trigger, backup.due_s()),
        (Trigger::NoAck, Some(300))
    );
    let asked = rung(ladder(&policy, "escalation"), "Secondary On-Call");
    assert_eq!(asked.trigger, Trigger::Condition);
    assert_eq!(
        (asked.from, asked.due_s()),
        (Some(Anchor::Acknowledged), Some(900))
    );
}

#[test]
fn limits_its_first_three_steps_and_holds_before_resolved() {
    let policy = sql_studio();
    let limits = ["acknowledge", "triage", "communicate"]
        .map(|id| figures(phase(&policy, id).within.as_ref()).2);
    assert_eq!(limits, [Some(300), Some(600), Some(900)]);
    assert_eq!(phase(&policy, "communicate").within_for, ["SEV-1", "SEV-2"]);
    let watch = phase(&policy, "resolve").steps.last().unwrap();
    assert_eq!(figures(watch.hold.as_ref()), (false, Some(900), Some(1800)));
}

#[test]
fn has_four_post_mortem_deadlines() {
    assert_eq!(
        deadlines(&sql_studio()),
        [
            (Milestone::Drafted, Some(86_400)),
            (Milestone::Reviewed, Some(172_800)),
            (Milestone::Published, Some(259_200)),
            (Milestone::ActionsOwned, Some(604_800)),
        ]
    );
}
