//! Roles change hands when they are accepted, and in no other way; there is always exactly one commander.

use super::*;

fn give(who: &str, accepted: bool) -> role::Request {
    role::Request::Give {
        role: "IL".to_owned(),
        who: who.to_owned(),
        accepted,
        notes: None,
    }
}

fn accept() -> role::Request {
    role::Request::Accept {
        role: "ic".to_owned(),
    }
}

fn release(who: &str) -> role::Request {
    role::Request::Release {
        role: "ic".to_owned(),
        who: who.to_owned(),
    }
}

#[test]
fn a_held_exclusive_role_is_offered_and_changes_hands_when_accepted() {
    let mut story = Story::declared("sev2");
    let offered = story.go(|c| role::role(c, give("@bob", false)));
    assert_eq!(kinds(&offered), ["role_offered"]);
    assert_eq!(story.incident().holders("ic"), ["@ann"]);
    assert!(matches!(
        story.try_by("@eve", |c| role::role(c, accept())),
        Err(Refusal::NotOffered { .. })
    ));
    story.try_by("@bob", |c| role::role(c, accept())).unwrap();
    assert_eq!(story.incident().holders("ic"), ["@bob"]);
    let aloud = story.go(|c| role::role(c, give("@cat", true)));
    assert_eq!(kinds(&aloud), ["role_offered", "role_accepted"]);
    assert_eq!(story.incident().holders("ic"), ["@cat"]);
}

#[test]
fn an_offer_can_be_turned_down_or_taken_back_and_the_holder_stays() {
    let mut story = Story::declared("sev2");
    let decline = || role::Request::Decline {
        role: "ic".to_owned(),
        reason: None,
    };
    let withdraw = || role::Request::Withdraw {
        role: "ic".to_owned(),
        reason: Some("slept enough".to_owned()),
    };
    story.go(|c| role::role(c, give("@bob", false)));
    assert!(matches!(
        story.try_by("@eve", |c| role::role(c, decline())),
        Err(Refusal::NotOffered { offered_to: Some(to), .. }) if to == "@bob"
    ));
    story.try_by("@bob", |c| role::role(c, decline())).unwrap();
    assert_eq!(story.incident().offers, []);
    story.go(|c| role::role(c, give("@bob", false)));
    let back = story.go(|c| role::role(c, withdraw()));
    assert_eq!(kinds(&back), ["role_withdrawn"]);
    assert_eq!(story.incident().offers, []);
    assert!(story.go(|c| role::role(c, withdraw())).facts.is_empty());
    assert_eq!(story.incident().holders("ic"), ["@ann"]);
    assert!(matches!(
        story.try_by("@bob", |c| role::role(c, accept())),
        Err(Refusal::NotOffered { .. })
    ));
}

#[test]
fn a_hand_over_cannot_lie_before_its_offer_nor_before_the_holder() {
    let mut story = Story::declared("sev2");
    let declared = START;
    story.clock += 3600;
    story.go(|c| role::role(c, give("@bob", false)));
    let at = |second: i64, request: role::Request| {
        move |c: &Context<'_>| {
            let when = When::exactly(Instant::from_unix(second));
            role::role(&Context { when, ..*c }, request.clone())
        }
    };
    for (second, request) in [
        (declared + 60, accept()),
        (declared + 60, give("@bob", true)),
        (declared - 3600, give("@cat", true)),
    ] {
        assert!(matches!(
            story.try_by("@bob", at(second, request)),
            Err(Refusal::TimeOrder { .. })
        ));
    }
    story.go(at(declared + 60, give("@cat", true)));
    assert_eq!(story.incident().holders("ic"), ["@cat"]);
}

#[test]
fn the_commander_cannot_go_while_nobody_took_over() {
    let mut story = Story::declared("sev2");
    assert!(matches!(
        story.try_by("@ann", |c| role::role(c, release("@ann"))),
        Err(Refusal::CommanderNeeded { .. })
    ));
    let test = CancelReason::Test;
    story.go(|c| lifecycle::cancel(c, test, None, Some("a try".to_owned())));
    let released = story.go(|c| role::role(c, release("@ann")));
    assert_eq!(kinds(&released), ["role_released"]);
}

#[test]
fn whoever_leaves_gives_up_their_roles_and_is_not_forgotten() {
    let mut story = Story::declared("sev2");
    story.go(|c| join::join(c, "@bob"));
    assert!(story.go(|c| join::join(c, "@bob")).facts.is_empty());
    let scribe = role::Request::Give {
        role: "scribe".to_owned(),
        who: "@bob".to_owned(),
        accepted: false,
        notes: None,
    };
    story.go(|c| role::role(c, scribe.clone()));
    story.go(|c| role::role(c, give("@bob", false)));
    story.go(|c| work::add_task(c, "check the replica", Some("@bob".to_owned()), None));
    let left = story.go(|c| join::leave(c, "@bob"));
    assert_eq!(
        kinds(&left),
        ["role_released", "role_declined", "responder_left"]
    );
    assert!(matches!(
        left.remarks.as_slice(),
        [Remark::TasksStay { .. }]
    ));
    let incident = story.incident();
    assert_eq!(incident.responders, ["@ann"]);
    assert_eq!(incident.offers, []);
    let bob = incident.presences.iter().find(|p| p.who == "@bob").unwrap();
    assert!(bob.until.is_some_and(|until| until > bob.from));
    assert!(story.go(|c| join::leave(c, "@bob")).facts.is_empty());
}

#[test]
fn the_commander_hands_over_before_leaving() {
    let mut story = Story::declared("sev2");
    assert!(matches!(
        story.try_by("@ann", |c| join::leave(c, "@ann")),
        Err(Refusal::CommanderNeeded { .. })
    ));
    story.go(|c| role::role(c, give("@bob", true)));
    story.go(|c| join::leave(c, "@ann"));
    assert_eq!(story.incident().holders("ic"), ["@bob"]);
}

proptest! {
    /// Whatever is offered, accepted, turned down, taken back or given up, at every moment there is one commander.
    #[test]
    fn there_is_always_exactly_one_commander(moves in prop::collection::vec((0..9u8, 0..3u8), 1..32)) {
        let mut story = Story::declared("sev2");
        let people = ["@ann", "@bob", "@cat"];
        for (kind, who) in moves {
            let who = people[usize::from(who)];
            let ic = || "ic".to_owned();
            let request = match kind {
                0 | 1 => give(who, false),
                2 => give(who, true),
                3 | 4 => accept(),
                5 => role::Request::Decline { role: ic(), reason: None },
                6 => role::Request::Withdraw { role: ic(), reason: None },
                7 => release(who),
                _ => {
                    let _ = story.try_by(who, |c| join::leave(c, who));
                    continue;
                }
            };
            let _ = story.try_by(who, |c| role::role(c, request.clone()));
        prop_assert_eq!(story.incident().holders("ic").len(), 1);
        }
        let roles = story.incident().roles;
        for pair in roles.windows(2) {
            prop_assert_eq!(pair[0].until, Some(pair[1].from), "none, or two at once");
        }
    }
}
