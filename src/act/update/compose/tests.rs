//! Every text of every playbook that irc brings is written, from little and from much.

use super::*;
use crate::domain::fact::{Described, Fact};
use crate::domain::incident::Update;
use crate::domain::state::State;
use crate::view::record::sample::{at, bare, declared, playbooks, rich, told};

fn playbook(name: &str) -> Policy {
    playbooks().into_iter().find(|p| p.name == name).unwrap()
}

fn draft<'a>(
    policy: &'a Policy,
    incident: &Incident,
    template: Template,
    next: Option<&str>,
) -> Draft<'a> {
    let audience = template.audience;
    let public = audience.is_public();
    Draft::new(
        policy,
        incident,
        template,
        audience,
        public,
        at("14:40"),
        next.map(at),
    )
    .unwrap()
}

fn typed(message: &str, set: &[(&str, &str)]) -> Typed {
    let own = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    Typed {
        message: Some(message.to_owned()).filter(|m| !m.is_empty()),
        set: set.iter().map(own).collect(),
    }
}

fn named(policy: &Policy, name: &str) -> Template {
    update::named(policy, name, None).unwrap()
}

#[test]
fn every_shipped_text_is_written_from_an_incident_just_declared_and_from_one_well_known() {
    let mut written = 0;
    for policy in playbooks() {
        let incidents = [
            bare(&policy),
            rich(&policy, State::Mitigating),
            rich(&policy, State::Resolved),
        ];
        let own = Audience::ALL.map(|audience| Template {
            audience,
            ..update::named(&policy, update::OWN_NAME, Some(audience)).unwrap()
        });
        for template in policy.templates.iter().chain(&own) {
            for (incident, next) in incidents.iter().zip([None, Some("15:10"), None]) {
                let draft = draft(&policy, incident, template.clone(), next);
                let name = format!("{} {}", policy.name, template.name);
                let main = template.fields.iter().any(|field| field.main);
                let typed = typed(if main { "What is so." } else { "" }, &[]);
                let words = draft
                    .words(&typed)
                    .unwrap_or_else(|e| panic!("{name}: {e:?}"));
                for sign in ["{{", "{%", "}}", "[]"] {
                    assert!(!words.whole.contains(sign), "{name}: {}", words.whole);
                }
                let told = next.is_none() || words.whole.contains("15:10 UTC");
                assert!(
                    told,
                    "{name} does not say what it announces: {}",
                    words.whole
                );
                assert!(
                    !main || words.whole.contains("What is so."),
                    "{name}: {}",
                    words.whole
                );
                written += 1;
            }
        }
    }
    assert!(written > 120, "{written}");
}

#[test]
fn no_shipped_text_needs_more_than_its_main_words() {
    for policy in playbooks() {
        let incident = bare(&policy);
        for template in &policy.templates {
            let draft = draft(&policy, &incident, template.clone(), None);
            let filled = draft.fill(&typed("x", &[])).unwrap();
            let stops = filled.unknown.iter().find(|field| field.required);
            assert_eq!(stops, None, "{} {}", policy.name, template.name);
        }
    }
}

#[test]
fn a_text_reads_as_its_playbook_wrote_it() {
    let policy = playbook("sql-studio");
    let incident = rich(&policy, State::Mitigating);
    let draft = draft(&policy, &incident, named(&policy, "update"), Some("15:10"));
    let words = draft.words(&typed("the pool is exhausted", &[])).unwrap();
    let expected = "UPDATE [14:40 UTC]:\nSTATUS: Identified\nWHAT WE KNOW: the pool is exhausted\n\
        WHAT WE'RE DOING: @bob check the replica (by 14:20 UTC)\nIMPACT: nobody can pay by card\n\
        NEXT UPDATE: 15:10 UTC";
    assert_eq!(words.whole, expected);
    assert_eq!(words.summary, "the pool is exhausted");
}

#[test]
fn a_subject_comes_first_and_on_one_line() {
    let policy = playbook("default");
    let title = Fact::Described(Described {
        field: "title".to_owned(),
        text: "a\nb \u{1b}[2J".to_owned(),
    });
    let incident = told(&[("14:02", declared(&policy)), ("14:03", title)]);
    let draft = draft(&policy, &incident, named(&policy, "email"), None);
    let words = draft.words(&typed("x", &[])).unwrap();
    assert!(
        words
            .whole
            .starts_with("Subject: [SEV-1] a b \\x1b[2J: declared\n\n"),
        "{}",
        words.whole
    );
}

#[test]
fn what_is_typed_stays_on_the_screen_it_is_printed_on() {
    let policy = playbook("default");
    let incident = bare(&policy);
    let draft = draft(&policy, &incident, named(&policy, "internal-update"), None);
    let words = draft
        .words(&typed("a\x1b]0;x\x07 \u{202e}b {{ title }}", &[]))
        .unwrap();
    assert!(
        words
            .whole
            .contains("Conditions: a\\x1b]0;x\\x07 \\u{202e}b {{ title }}\n"),
        "{}",
        words.whole
    );
}

#[test]
fn what_is_required_stops_it_and_says_how_to_give_it() {
    let policy = playbook("workbench");
    let incident = bare(&policy);
    let draft = draft(&policy, &incident, named(&policy, "initial-alert"), None);
    let Err(Error::Usage { what, hint }) = draft.words(&typed("", &[])) else {
        panic!("it was written");
    };
    assert!(what.contains("`impact`"), "{what}");
    assert_eq!(hint, "add -m TEXT, or --set impact=TEXT");
    let Err(Error::Usage { hint, .. }) = draft.words(&typed("x", &[("impct", "y")])) else {
        panic!("it was written");
    };
    assert_eq!(hint, "did you mean --set impact=TEXT?");
}

#[test]
fn public_texts_are_looked_at_and_others_are_not() {
    let policy = playbook("default");
    let incident = bare(&policy);
    let said = "Maybe db1.internal is down";
    let warnings = |name: &str| {
        let draft = draft(&policy, &incident, named(&policy, name), None);
        draft.words(&typed(said, &[])).unwrap().warnings
    };
    assert_eq!(warnings("internal-update"), Vec::<String>::new());
    assert_eq!(warnings("status-page-investigating").len(), 2);
    let rich = rich(&policy, State::Mitigating);
    let mail = draft(&policy, &rich, named(&policy, "email"), None);
    let named_by_text = mail
        .words(&typed("fine", &[("current_actions", "none")]))
        .unwrap();
    assert_eq!(
        named_by_text.warnings,
        Vec::<String>::new(),
        "the text names the commander itself"
    );
}

#[test]
fn a_text_without_a_place_for_it_still_says_what_it_announces() {
    let policy = playbook("qawave");
    let incident = bare(&policy);
    let text = |next| {
        draft(&policy, &incident, named(&policy, "initial-alert"), next)
            .words(&typed("x", &[]))
            .unwrap()
            .whole
    };
    assert!(text(Some("15:10")).ends_with("\nNext update by 15:10 UTC"));
    assert!(!text(None).contains("Next update"));
}

#[test]
fn a_drill_says_that_it_is_one() {
    let policy = playbook("default");
    let Fact::Declared(mut drill) = declared(&policy) else {
        panic!("a sample that is none");
    };
    drill.mode = Mode::Drill;
    let incident = told(&[("14:02", Fact::Declared(drill))]);
    let draft = draft(&policy, &incident, named(&policy, "email"), None);
    let whole = draft.words(&typed("x", &[])).unwrap().whole;
    assert!(whole.starts_with("Subject: [DRILL] [SEV-1]"), "{whole}");
    assert!(whole.contains("\n\n[DRILL] Checkout"), "{whole}");
}

#[test]
fn the_hint_comes_only_where_the_text_wants_a_time() {
    let policy = playbook("default");
    let incident = bare(&policy);
    let hint = |name: &str, next: Option<&str>, asked: &Next| {
        draft(&policy, &incident, named(&policy, name), next)
            .hint(asked)
            .is_some()
    };
    assert!(hint("executives", None, &Next::Promised));
    assert!(!hint("executives", None, &Next::Unsaid));
    assert!(!hint("executives", Some("15:10"), &Next::Promised));
    assert!(!hint("bridge", None, &Next::Promised));
}

#[test]
fn an_endless_text_is_refused() {
    let policy = playbook("default");
    let incident = bare(&policy);
    let draft = draft(&policy, &incident, named(&policy, "internal-update"), None);
    let refused = draft.words(&typed(&"x".repeat(TEXT_LIMIT), &[]));
    assert!(matches!(
        refused,
        Err(Error::Refused(Refusal::TooLong { .. }))
    ));
}

#[test]
fn the_summary_is_the_main_words_else_the_first_line() {
    let policy = playbook("sv-sdk");
    let mut incident = bare(&policy);
    incident.updates = vec![Update::default()];
    let draft = draft(&policy, &incident, named(&policy, "status-resolved"), None);
    let summary = |message| draft.words(&typed(message, &[])).unwrap().summary;
    assert_eq!(summary("Sorry."), "Sorry.");
    assert!(summary("").starts_with("🟢 Resolved: The issue with our service"));
}
