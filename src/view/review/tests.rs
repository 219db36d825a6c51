//! What a review says of a record.

use super::*;
use crate::domain::clocks;
use crate::domain::fact::{
    Closed, Contacted, Fact, Judged, PostmortemMarked, Reopened, Resolved, RoleAssigned, TaskAdded,
    UpdateDrafted, UpdateSaid,
};
use crate::view::testing::{Story, minute};

fn said(story: &mut Story, at: i64, id: &str) {
    let update = id.to_owned();
    let drafted = UpdateDrafted {
        update: update.clone(),
        ..UpdateDrafted::default()
    };
    story.fact(at, &Fact::UpdateDrafted(drafted));
    let said = UpdateSaid {
        update,
        ..UpdateSaid::default()
    };
    story.fact(at, &Fact::UpdateSaid(said));
}

/// Closes as the command does: what the clocks say then is written down.
fn close(story: &mut Story, at: i64) {
    let judged = clocks::judge(&clocks::clocks(
        &story.policy,
        &story.incident(),
        minute(at),
    ));
    story.fact(at, &Fact::Closed(Closed {}));
    story.fact(at, &Fact::Judged(judged));
}

fn review(story: &Story, now: i64, rules: Rules) -> IncidentReview {
    IncidentReview::new(&story.policy, &story.incident(), minute(now), rules, false)
}

fn of<'r>(review: &'r IncidentReview, id: &str, round: u32) -> &'r Promise {
    let mut promises = review.promises.iter();
    promises
        .find(|p| p.id == id && p.round == round)
        .unwrap_or_else(|| panic!("no {id} {round}: {:#?}", review.promises))
}

#[test]
fn each_promise_has_its_grade_and_its_own_line() {
    let mut story = Story::declared("SEV-1");
    said(&mut story, 20, "u1");
    let contact = Contacted {
        target: "CEO".to_owned(),
        ..Contacted::default()
    };
    story.recorded = Some(30);
    story.fact(5, &Fact::ContactReached(contact));
    story.recorded = None;
    let review = review(&story, 40, Rules::Written);
    assert_eq!(of(&review, "acknowledge", 1).grade, Some(Grade::Kept));
    let first = of(&review, "update.internal", 1);
    assert_eq!((first.grade, first.late_s), (Some(Grade::Late), Some(300)));
    assert_eq!(first.rule.line, 11);
    let second = of(&review, "update.internal", 2);
    assert_eq!((second.grade, second.state), (None, ClockState::Overdue));
    let ceo = of(&review, "notify.ceo", 1);
    assert_eq!(ceo.grade, Some(Grade::KeptEnteredLate));
    assert_eq!((ceo.rule.line, review.judged_at), (12, None));
    assert_eq!((review.counts.broken(), review.counts.in_time()), (2, 2));
}

#[test]
fn what_was_written_down_at_closing_counts_until_it_is_judged_again() {
    let mut story = Story::declared("SEV-1");
    story.fact(30, &Fact::Resolved(Resolved::default()));
    close(&mut story, 31);
    let before = review(&story, 40, Rules::Written);
    assert_eq!(before.judged_at, Some(minute(31)));
    let missed = of(&before, "update.internal", 1);
    assert_eq!((missed.grade, missed.judged), (Some(Grade::Missed), true));
    assert_eq!(missed.rule.line, 11);
    // Somebody enters afterwards that it was said in time: the review stays, and says that it would change.
    story.recorded = Some(50);
    said(&mut story, 10, "u1");
    let after = review(&story, 60, Rules::Written);
    assert_eq!(of(&after, "update.internal", 1).grade, Some(Grade::Missed));
    assert!(after.differ > 0);
    let today = review(&story, 60, Rules::Today);
    let kept = of(&today, "update.internal", 1);
    assert_eq!(kept.grade, Some(Grade::KeptEnteredLate));
    assert_eq!(kept.was, Some(Grade::Missed));
    assert!(!kept.judged);
}

#[test]
fn what_ran_on_after_closing_is_judged_when_it_is_over() {
    let mut story = Story::declared("SEV-1");
    story.fact(10, &Fact::Resolved(Resolved::default()));
    close(&mut story, 11);
    let open = review(&story, 20, Rules::Written);
    let draft = of(&open, "postmortem.draft", 1);
    assert_eq!((draft.grade, draft.judged), (None, false));
    let marked = PostmortemMarked::default();
    story.fact(60, &Fact::PostmortemDrafted(marked));
    let kept = review(&story, 70, Rules::Written);
    assert_eq!(of(&kept, "postmortem.draft", 1).grade, Some(Grade::Kept));
    assert_eq!(kept.counts.open, 0);
}

#[test]
fn grades_that_an_older_program_wrote_stay_although_no_clock_knows_them() {
    let mut story = Story::declared("SEV-2");
    story.fact(10, &Fact::Resolved(Resolved::default()));
    story.fact(11, &Fact::Closed(Closed {}));
    let judgement = crate::domain::fact::Judgement {
        clock: "ladder.gone.1".to_owned(),
        round: 1,
        what: "Bring in Ann".to_owned(),
        for_whom: vec!["Ann".to_owned()],
        grade: Grade::Late,
        due_from: Some(minute(5)),
        late_after: Some(minute(5)),
        met_at: Some(minute(7)),
        late_s: Some(120),
        intervals_missed: 0,
        rule: "an older rule".to_owned(),
    };
    let judged = Judged {
        promises: vec![judgement],
        running: Vec::new(),
    };
    story.fact(11, &Fact::Judged(judged));
    let review = review(&story, 20, Rules::Written);
    let [only] = review.promises.as_slice() else {
        panic!("{:#?}", review.promises);
    };
    assert_eq!((only.grade, only.kind), (Some(Grade::Late), Kind::Ladder));
    assert_eq!(
        (only.rule.line, only.rule.text.as_str()),
        (0, "an older rule")
    );
}

#[test]
fn an_incident_that_is_open_again_is_not_judged_by_its_first_closing() {
    let mut story = Story::declared("SEV-2");
    story.fact(10, &Fact::Resolved(Resolved::default()));
    close(&mut story, 11);
    story.fact(11, &Fact::Reopened(Reopened::default()));
    let review = review(&story, 21, Rules::Written);
    assert_eq!(review.judged_at, None);
    assert!(review.promises.iter().all(|promise| !promise.judged));
    story.fact(30, &Fact::Resolved(Resolved::default()));
    close(&mut story, 31);
    let again = IncidentReview::new(
        &story.policy,
        &story.incident(),
        minute(40),
        Rules::Written,
        false,
    );
    assert_eq!(again.judged_at, Some(minute(31)));
}

#[test]
fn people_are_named_only_where_it_is_asked_for() {
    let mut story = Story::declared("SEV-2");
    let task = TaskAdded {
        task: "t1".to_owned(),
        text: "look".to_owned(),
        who: Some("@bob".to_owned()),
        due: Some(minute(5)),
    };
    story.fact(1, &Fact::TaskAdded(task));
    let role = RoleAssigned {
        role: "ic".to_owned(),
        who: "@cara".to_owned(),
    };
    story.fact(1, &Fact::RoleAssigned(role));
    let (policy, incident) = (&story.policy, story.incident());
    let text = |names| {
        let review = IncidentReview::new(policy, &incident, minute(9), Rules::Written, names);
        serde_json::to_string(&review).unwrap()
    };
    let without = text(false);
    for name in ["@ann", "@bob", "@cara"] {
        assert!(!without.contains(name), "{name} in {without}");
        assert!(text(true).contains(name), "{name}");
    }
}

#[test]
fn roles_are_wanted_from_the_severity_that_wants_them() {
    let mut story = Story::declared("SEV-2");
    let scribe = |who: &str| RoleAssigned {
        role: "scribe".to_owned(),
        who: who.to_owned(),
    };
    story.fact(2, &Fact::RoleAssigned(scribe("@dan")));
    let released = crate::domain::fact::RoleReleased {
        role: "scribe".to_owned(),
        who: "@dan".to_owned(),
    };
    story.fact(5, &Fact::RoleReleased(released));
    story.severity(10, "SEV-1");
    story.fact(14, &Fact::RoleAssigned(scribe("@bob")));
    let review = review(&story, 20, Rules::Written);
    let told: Vec<_> = review
        .roles
        .iter()
        .map(|role| (role.role.as_str(), role.after_s, role.wanted_from))
        .collect();
    assert_eq!(
        told,
        [("ic", None, minute(0)), ("scribe", Some(240), minute(10))]
    );
}

#[test]
fn drills_and_cancelled_incidents_stay_out_of_the_totals_of_many() {
    let mut real = Story::declared("SEV-1");
    real.fact(30, &Fact::Resolved(Resolved::default()));
    let mut drill = Story::new("SEV-1", Mode::Drill, 0);
    drill.fact(30, &Fact::Resolved(Resolved::default()));
    let both = || {
        vec![
            review(&real, 40, Rules::Written),
            review(&drill, 40, Rules::Written),
        ]
    };
    let many = ReviewView::new(minute(40), Some(minute(-60)), Rules::Written, false, both());
    let one = real_counts(&many);
    assert_eq!(many.counts, one);
    assert!(one.broken() > 0);
}

fn real_counts(view: &ReviewView) -> Counts {
    view.incidents.first().map(|i| i.counts).unwrap_or_default()
}
