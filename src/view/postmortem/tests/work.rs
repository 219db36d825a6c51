//! People, promises, action items, judgement.

use super::*;

#[test]
fn a_hand_over_shows_offer_and_acceptance() {
    let role = |who: &str| RoleOffered {
        role: "ic".to_owned(),
        who: who.to_owned(),
        notes: None,
    };
    let told = Told::new()
        .then("23:50", "@ann", &declared("x", "SEV-1"))
        .then(
            "23:50",
            "@ann",
            &Fact::RoleAssigned(RoleAssigned {
                role: "ic".to_owned(),
                who: "@ann".to_owned(),
            }),
        )
        .then("23:55", "@ann", &Fact::RoleOffered(role("@eve")))
        .then("23:56", "@ann", &Fact::RoleOffered(role("@bob")))
        .then(
            "23:58",
            "@bob",
            &Fact::RoleAccepted(RoleAccepted {
                role: "ic".to_owned(),
                who: "@bob".to_owned(),
                aloud: false,
            }),
        );
    let document = made(
        &policy(vec![asked("Who", SectionKind::Roles)]),
        &told,
        "23:59",
    );
    let who = section(&document, "Who");
    let Some(Part::List(lines)) = who.parts.get(1) else {
        panic!()
    };
    assert!(
        lines[0]
            .text
            .as_deref()
            .unwrap()
            .ends_with("to @eve at 2026-11-20 23:55; not accepted")
    );
    assert!(
        lines[1]
            .text
            .as_deref()
            .unwrap()
            .ends_with("to @bob at 2026-11-20 23:56; accepted at 23:58")
    );
    assert_eq!(lines[1].traces, ["ab12-4", "ab12-5"]);
    assert_eq!(table(who, "Role").len(), 2);
}

#[test]
fn actions_fill_the_playbooks_columns_and_lose_nothing() {
    let action = |action: &str, owner: Option<&str>| {
        Fact::ActionAdded(ActionAdded {
            action: action.to_owned(),
            text: "add an alert".to_owned(),
            owner: owner.map(str::to_owned),
            due: Some(at("2026-11-21T08:00:00Z")),
            priority: Some("high".to_owned()),
        })
    };
    let mut actions = asked("Do", SectionKind::Actions);
    actions.columns = ["Item", "Assigned to", "Due Date"]
        .map(str::to_owned)
        .to_vec();
    let told = night()
        .then("2026-11-21T01:00:00Z", "@ann", &action("a1", Some("@bob")))
        .then("2026-11-21T01:00:00Z", "@ann", &action("a2", None))
        .then(
            "2026-11-21T02:00:00Z",
            "@bob",
            &Fact::ActionDone(ActionDone {
                action: "a1".to_owned(),
            }),
        );
    let document = made(&policy(vec![actions]), &told, MORNING);
    let rows = table(section(&document, "Do"), "Item");
    assert_eq!(
        row(&rows, "add an alert (a1, priority high, done 2026-11-21)")[1..],
        ["@bob", "2026-11-21 08:00"]
    );
    assert_eq!(
        row(&rows, "add an alert (a2, priority high, open, overdue)")[1],
        "?"
    );
    assert!(document.not_recorded.contains(&"owner of a2".to_owned()));
}

#[test]
fn the_grades_of_a_closed_incident_are_those_written_down() {
    let judged = Judged {
        promises: vec![Judgement {
            clock: "update.internal".to_owned(),
            round: 1,
            what: "Update the channel".to_owned(),
            for_whom: vec!["internal".to_owned()],
            grade: Grade::Late,
            due_from: Some(at("23:55")),
            late_after: Some(at("23:55")),
            met_at: Some(at("23:59")),
            late_s: Some(240),
            intervals_missed: 1,
            rule: "every 5 minutes".to_owned(),
        }],
        running: Vec::new(),
    };
    let told = night()
        .then("2026-11-21T01:00:00Z", "@ann", &Fact::Closed(Closed {}))
        .then("2026-11-21T01:00:00Z", "@ann", &Fact::Judged(judged));
    let document = made(
        &policy(vec![asked("R", SectionKind::Response)]),
        &told,
        MORNING,
    );
    let rows = table(section(&document, "R"), "Promise");
    assert_eq!(
        row(&rows, "Update the channel")[1..],
        [
            "internal",
            "2026-11-20 23:55",
            "2026-11-20 23:59",
            "late by 4 min, 1 interval missed",
            "every 5 minutes"
        ]
    );
    assert!(matches!(told.incident().state, State::Closed));
}

#[test]
fn judgement_is_asked_for_and_never_filled_in() {
    let document = made(
        &policy(vec![asked("Why", SectionKind::Causes)]),
        &night(),
        MORNING,
    );
    assert!(section(&document, "Why").parts.is_empty());
    let also = section(&document, "Also worth asking");
    assert_eq!(also.prompts.len(), 4);
    assert!(also.parts.is_empty());
    let told = night().then(MORNING, "@ann", &described("root_cause", "a full disk"));
    let document = made(
        &policy(vec![asked("Why", SectionKind::Causes)]),
        &told,
        MORNING,
    );
    assert_eq!(
        fact(section(&document, "Why"), "Root cause").0,
        "a full disk"
    );
}
