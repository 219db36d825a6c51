//! The figures of sv-sdk by which somebody is woken, told or late.
//!
//! Refuses to be the list of its facts: that is `tests/facts/`.

use super::*;

#[test]
fn has_words_where_the_guide_has_words() {
    let policy = sv_sdk();
    let times: Vec<_> = policy
        .severities
        .iter()
        .map(|s| (figures(s.response.as_ref()), figures(s.resolve.as_ref()).2))
        .collect();
    assert_eq!(
        times,
        [
            ((true, None, None), Some(3600)),
            ((false, None, Some(900)), Some(14_400)),
            ((false, None, Some(3600)), Some(86_400)),
            ((false, None, None), None),
        ]
    );
    let last = severity(&policy, "SEV-4");
    assert!(last.response.as_ref().unwrap().is_words());
    assert!(policy.severities.iter().all(|s| s.update.is_none()));
}

#[test]
fn brings_in_a_senior_engineer_if_not_resolved_in_30_minutes() {
    let policy = sv_sdk();
    let path = ladder(&policy, "escalation-path");
    let rungs: Vec<_> = path
        .steps
        .iter()
        .map(|r| (r.targets.join("|"), r.trigger, r.due_s()))
        .collect();
    assert_eq!(
        rungs,
        [
            ("On-Call Engineer".to_owned(), Trigger::Elapsed, Some(0)),
            (
                "Senior Engineer".to_owned(),
                Trigger::NotResolved,
                Some(1800)
            ),
            ("Engineering Manager".to_owned(), Trigger::Elapsed, None),
            ("CTO/VP Engineering".to_owned(), Trigger::Condition, None),
        ]
    );
}

#[test]
fn meets_in_a_day_and_writes_in_a_calendar_week() {
    let policy = sv_sdk();
    assert_eq!(
        deadlines(&policy),
        [
            (Milestone::Reviewed, Some(86_400)),
            (Milestone::Drafted, Some(604_800)),
            (Milestone::ActionsOwned, Some(604_800))
        ]
    );
    let document = &policy.postmortem.as_ref().unwrap().deadlines[1];
    assert_eq!(document.within.calendar, Some(Calendar::Weeks));
}

#[test]
fn has_its_circles_back() {
    let policy = sv_sdk();
    let page = policy.status_page.as_ref().unwrap();
    let marks: Vec<_> = page
        .statuses
        .iter()
        .map(|s| (s.word.clone(), s.mark.clone().unwrap()))
        .collect();
    let expected = [
        ("Investigating", "🔴"),
        ("Identified", "🟡"),
        ("Resolved", "🟢"),
    ];
    assert_eq!(marks, expected.map(|(w, m)| (w.to_owned(), m.to_owned())));
}
