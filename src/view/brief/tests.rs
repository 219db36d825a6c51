//! What a brief says, on small incidents told as facts.

use super::*;
use crate::domain::fact::{
    Described, Fact, Flavor, HypothesisSettled, Noted, RoleAssigned, RoleOffered, TaskAdded,
    UpdateDrafted, UpdateSaid,
};
use crate::domain::policy::Audience;
use crate::view::testing::{Story, minute};

fn brief(story: &Story, at: i64, reader: Reader) -> BriefView {
    let incident = story.incident();
    BriefView::new(&story.policy, &incident, minute(at), reader, Some("ic"))
}

fn said<'v>(lines: &'v [LineView], name: &str) -> Option<&'v str> {
    let line = lines.iter().find(|line| line.name == name)?;
    Some(line.text.as_deref().unwrap_or(NOT_RECORDED))
}

fn noted(text: &str, flavor: Flavor) -> Noted {
    Noted {
        text: text.to_owned(),
        flavor,
        ..Noted::default()
    }
}

fn story() -> Story {
    let mut story = Story::declared("SEV-1");
    let role = |role: &str, who: &str| RoleAssigned {
        role: role.to_owned(),
        who: who.to_owned(),
    };
    story.fact(0, &Fact::RoleAssigned(role("ic", "@ann")));
    story.fact(1, &Fact::Noted(noted("pool is empty", Flavor::Finding)));
    story.fact(2, &Fact::Noted(noted("restarted a node", Flavor::Did)));
    story.fact(3, &Fact::Noted(noted("roll back", Flavor::Decision)));
    for (id, text) in [("h1", "bad deploy"), ("h2", "slow disk")] {
        let mut suspected = noted(text, Flavor::Hypothesis);
        suspected.hypothesis = Some(id.to_owned());
        story.fact(3, &Fact::Noted(suspected));
    }
    let out = HypothesisSettled {
        hypothesis: "h2".to_owned(),
    };
    story.fact(4, &Fact::HypothesisRuledOut(out));
    let task = TaskAdded {
        task: "t1".to_owned(),
        text: "check the replica".to_owned(),
        who: Some("@bob".to_owned()),
        due: Some(minute(12)),
    };
    story.fact(4, &Fact::TaskAdded(task));
    let offer = RoleOffered {
        role: "ic".to_owned(),
        who: "@cid".to_owned(),
        notes: Some("the vendor calls back".to_owned()),
    };
    story.fact(6, &Fact::RoleOffered(offer));
    story
}

#[test]
fn what_nobody_recorded_is_not_guessed() {
    let story = Story::declared("SEV-1");
    let view = brief(&story, 3, Reader::Team);
    for name in ["Impact", "Impact began", "Cause"] {
        assert_eq!(said(&view.conditions, name), Some(NOT_RECORDED), "{name}");
    }
    for name in ["Done", "In hand", "Last update"] {
        assert_eq!(said(&view.actions, name), Some(NOT_RECORDED), "{name}");
    }
    assert_eq!(said(&view.needs, "Asked for"), Some(NOT_RECORDED));
    assert!(
        view.text.contains("- Impact: not recorded\n"),
        "{}",
        view.text
    );
}

#[test]
fn conditions_actions_and_needs_come_from_the_record() {
    let view = brief(&story(), 20, Reader::Team);
    assert_eq!(said(&view.conditions, "Found"), Some("pool is empty"));
    assert_eq!(said(&view.conditions, "Suspected"), Some("h1 bad deploy"));
    assert_eq!(said(&view.conditions, "Ruled out"), Some("h2 slow disk"));
    assert_eq!(said(&view.actions, "Done"), Some("restarted a node"));
    assert_eq!(
        said(&view.actions, "In hand"),
        Some("@bob check the replica by 14:12 UTC")
    );
    assert_eq!(said(&view.actions, "Decided"), Some("roll back"));
    let late = said(&view.needs, "Late").unwrap();
    assert!(late.starts_with("Notify CEO (since 14:10 UTC)"), "{late}");
    let roles = said(&view.needs, "Roles").unwrap();
    assert!(roles.contains("nobody is Scribe"), "{roles}");
    assert!(roles.contains("Incident Lead offered to @cid"), "{roles}");
    assert!(view.people.is_empty() && view.handed_over.is_empty());
}

#[test]
fn executives_read_no_working_details() {
    let mut story = story();
    let needs = Described {
        field: "needs".to_owned(),
        text: "a word to the vendor".to_owned(),
    };
    story.fact(7, &Fact::Described(needs));
    for (id, audience) in [("u1", Audience::Executives), ("u2", Audience::Internal)] {
        let draft = UpdateDrafted {
            update: id.to_owned(),
            audience,
            summary: format!("words of {id}"),
            ..UpdateDrafted::default()
        };
        let said = UpdateSaid {
            update: id.to_owned(),
            audience,
            ..UpdateSaid::default()
        };
        story.fact(8, &Fact::UpdateDrafted(draft));
        story.fact(8, &Fact::UpdateSaid(said));
    }
    let view = brief(&story, 20, Reader::Executives);
    for word in ["pool is empty", "bad deploy", "slow disk", "Scribe"] {
        assert!(!view.text.contains(word), "{word} in {}", view.text);
    }
    assert_eq!(said(&view.needs, "Asked for"), Some("a word to the vendor"));
    assert_eq!(
        said(&view.actions, "Last update"),
        Some("14:08 UTC to executives: words of u1")
    );
}

#[test]
fn a_latecomer_reads_who_does_what() {
    let view = brief(&story(), 8, Reader::Latecomers);
    assert_eq!(said(&view.people, "Roles"), Some("Incident Lead @ann"));
    assert!(view.handed_over.is_empty());
}

#[test]
fn a_taker_reads_everything_that_goes_with_the_role() {
    let view = brief(&story(), 20, Reader::Taker);
    let lines: Vec<&str> = view
        .handed_over
        .iter()
        .filter_map(|line| line.text.as_deref())
        .collect();
    let all = lines.join("\n");
    assert_eq!(
        said(&view.handed_over, "Notes"),
        Some("the vendor calls back")
    );
    for word in ["check the replica", "Update for internal", "Notify CEO"] {
        assert!(all.contains(word), "{word} in {all}");
    }
    assert_eq!(said(&view.needs, "Late"), None);
}

#[test]
fn a_drill_says_so() {
    let story = Story::new("SEV-1", Mode::Drill, 0);
    let view = brief(&story, 1, Reader::Team);
    assert!(view.text.starts_with("DRILL SEV-1"), "{}", view.text);
}
