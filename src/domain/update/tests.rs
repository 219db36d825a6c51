//! Which text, and what stands in it.

use super::super::incident::Update;
use super::super::instant::Instant;
use super::*;

fn playbook(name: &str) -> Policy {
    let yaml = match name {
        "qawave" => include_str!("../../../playbooks/qawave.yaml"),
        "release-manager" => include_str!("../../../playbooks/release-manager.yaml"),
        "sql-studio" => include_str!("../../../playbooks/sql-studio.yaml"),
        "workbench" => include_str!("../../../playbooks/workbench.yaml"),
        _ => include_str!("../../../playbooks/default.yaml"),
    };
    serde_yaml::from_str(yaml).unwrap()
}

fn incident(state: State, told: &[Audience]) -> Incident {
    let said = |audience: &Audience| Update {
        audience: *audience,
        said_at: Some(Instant::from_unix(0)),
        ..Update::default()
    };
    Incident {
        state,
        updates: told.iter().map(said).collect(),
        ..Incident::default()
    }
}

fn chosen(playbook_name: &str, state: State, audience: Audience, told: &[Audience]) -> String {
    choose(&playbook(playbook_name), &incident(state, told), audience).name
}

#[test]
fn audience_and_state_choose_the_text() {
    use Audience::{Customers, Executives, Internal, StatusPage};
    let page = |state| chosen("default", state, StatusPage, &[]);
    assert_eq!(page(State::Acknowledged), "status-page-investigating");
    assert_eq!(page(State::Mitigating), "status-page-identified");
    assert_eq!(page(State::Monitoring), "status-page-monitoring");
    assert_eq!(page(State::Closed), "status-page-resolved");
    assert_eq!(
        chosen("release-manager", State::Monitoring, Internal, &[]),
        "initial-notification"
    );
    assert_eq!(
        chosen("release-manager", State::Resolved, Internal, &[]),
        "resolved-notification"
    );
    assert_eq!(
        chosen("sql-studio", State::Resolved, Internal, &[]),
        "resolved"
    );
    assert_eq!(
        chosen("workbench", State::Investigating, Customers, &[]),
        "customer-communication"
    );
    assert_eq!(
        chosen("workbench", State::Investigating, Executives, &[]),
        OWN_NAME
    );
    assert_eq!(chosen("default", State::Cancelled, Internal, &[]), OWN_NAME);
}

#[test]
fn the_first_alert_comes_first_and_once() {
    let at = |state, told: &[Audience]| chosen("workbench", state, Audience::Internal, told);
    assert_eq!(at(State::Acknowledged, &[]), "initial-alert");
    assert_eq!(at(State::Mitigating, &[]), "initial-alert");
    assert_eq!(
        at(State::Mitigating, &[Audience::Customers]),
        "initial-alert"
    );
    assert_eq!(
        at(State::Acknowledged, &[Audience::Internal]),
        "status-update"
    );
    assert_eq!(
        at(State::Mitigating, &[Audience::Internal]),
        "status-update"
    );
    assert_eq!(at(State::Resolved, &[]), "resolution");
}

#[test]
fn a_draft_has_told_nobody() {
    let mut incident = incident(State::Investigating, &[Audience::Internal]);
    incident.updates[0].said_at = None;
    let chosen = choose(&playbook("workbench"), &incident, Audience::Internal);
    assert_eq!(chosen.name, "initial-alert");
}

#[test]
fn a_text_is_named_by_name_or_title() {
    let policy = playbook("default");
    let name = |typed, audience| named(&policy, typed, audience).map(|t| t.name);
    assert_eq!(name("Bridge", None).unwrap(), "bridge");
    assert_eq!(name("leadership", None).unwrap(), "executives");
    assert_eq!(name("irc", Some(Audience::Email)).unwrap(), OWN_NAME);
    let Err(Refusal::Unknown { nearest, known, .. }) = name("brigde", None) else {
        panic!("it was found");
    };
    assert_eq!(nearest.as_deref(), Some("bridge"));
    assert!(known.contains(&"email".to_owned()));
    let titled = named(
        &playbook("qawave"),
        "status page updates",
        Some(Audience::StatusPage),
    );
    assert_eq!(titled.unwrap().name, "status-investigating");
}

#[test]
fn the_playbooks_wording_of_a_public_status_stands_in_ircs_own_text() {
    let mut policy = playbook("qawave");
    policy.templates = Vec::new().into();
    let own = choose(
        &policy,
        &incident(State::Monitoring, &[]),
        Audience::StatusPage,
    );
    assert!(
        own.body
            .contains("A fix is deployed, and we are watching it."),
        "{}",
        own.body
    );
    assert!(!own.fields[0].required);
    let bare = choose(
        &playbook("workbench"),
        &incident(State::Resolved, &[]),
        Audience::StatusPage,
    );
    assert!(bare.fields[0].required, "`Resolved` alone says nothing");
}

#[test]
fn ircs_own_text_tells_people_outside_only_what_concerns_them() {
    let body = |audience| {
        choose(
            &Policy::default(),
            &incident(State::Declared, &[]),
            audience,
        )
        .body
    };
    for audience in Audience::ALL {
        let outside = matches!(audience, Audience::StatusPage | Audience::Customers);
        assert_eq!(
            body(audience).contains("{{ severity }}"),
            !outside,
            "{audience:?}"
        );
        assert!(body(audience).contains("{{ words }}"), "{audience:?}");
    }
}

#[test]
fn a_state_reads_as_its_audience_knows_it() {
    let policy = playbook("sql-studio");
    let word = |state, audience| status_word(&policy, state, audience).to_owned();
    assert_eq!(word(State::Mitigating, Audience::Internal), "Identified");
    assert_eq!(word(State::Declared, Audience::StatusPage), "Investigating");
    let plain = playbook("default");
    assert_eq!(
        status_word(&plain, State::Mitigating, Audience::StatusPage),
        "Identified"
    );
    assert_eq!(
        status_word(&plain, State::Mitigating, Audience::Internal),
        "mitigating"
    );
}

fn text() -> Template {
    let field = |name: &str, from: Option<&str>, default: Option<&str>| Field {
        name: name.to_owned(),
        from: from.map(ToOwned::to_owned),
        default: default.map(ToOwned::to_owned),
        ..Field::default()
    };
    let mut template = Template {
        body: "{{ news }} {{ service }} {{ ended }} {{ more }} {{ risk }} {{ extra }}".to_owned(),
        fields: vec![
            field("news", None, None),
            field("service", None, Some("our service")),
            field("ended", Some("resolved"), None),
            field("more", None, Some("")),
            field("risk", None, None),
        ],
        ..Template::default()
    };
    template.fields[0].main = true;
    template.fields[0].required = true;
    template
}

fn filled(
    record: &[(&'static str, &str)],
    message: &str,
    set: &[(&str, &str)],
) -> Result<Filled, NoFill> {
    let used = [
        "news", "service", "ended", "more", "risk", "extra", "severity",
    ];
    let used = used.map(ToOwned::to_owned).into();
    let record = record
        .iter()
        .map(|(name, text)| (*name, (*text).to_owned()))
        .collect();
    let own = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    let typed = Typed {
        message: Some(message.to_owned()),
        set: set.iter().map(own).collect(),
    };
    fill(&text(), &used, &record, &typed)
}

#[test]
fn what_was_typed_goes_before_the_record_before_the_default() {
    let record = [
        ("service", "Checkout"),
        ("resolved", "14:37 UTC"),
        ("severity", "P1"),
    ];
    let bare = filled(&[], "", &[]).unwrap();
    let value = |filled: &Filled, name: &str| filled.values[name].clone();
    assert_eq!(value(&bare, "service").as_deref(), Some("our service"));
    assert_eq!(value(&bare, "more").as_deref(), Some(""));
    assert_eq!(value(&bare, "severity"), None);
    let unknown: Vec<&str> = bare.unknown.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(unknown, ["news", "ended", "risk"]);
    assert_eq!(bare.main, None);

    let known = filled(&record, " it works \n", &[("risk", "none"), ("extra", "x")]).unwrap();
    assert_eq!(value(&known, "service").as_deref(), Some("Checkout"));
    assert_eq!(value(&known, "ended").as_deref(), Some("14:37 UTC"));
    assert_eq!(value(&known, "severity").as_deref(), Some("P1"));
    assert_eq!(value(&known, "extra").as_deref(), Some("x"));
    assert_eq!(known.main.as_deref(), Some("it works"));
    assert_eq!(known.unknown, []);

    let set = filled(
        &record,
        "",
        &[("service", "Login"), ("news", "a"), ("news", "b")],
    )
    .unwrap();
    assert_eq!(value(&set, "service").as_deref(), Some("Login"));
    assert_eq!(set.main.as_deref(), Some("b"));
}

#[test]
fn an_empty_text_is_an_answer_unless_the_field_is_required() {
    let filled = filled(&[], "", &[("news", " "), ("risk", "")]).unwrap();
    let unknown: Vec<&str> = filled.unknown.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(unknown, ["news", "ended"]);
    assert_eq!(filled.main, None);
}

#[test]
fn a_name_that_the_text_does_not_know_is_refused() {
    let Err(NoFill::Unknown { nearest, known, .. }) = filled(&[], "", &[("sevice", "x")]) else {
        panic!("it was taken");
    };
    assert_eq!(nearest.as_deref(), Some("service"));
    assert_eq!(known, ["news", "service", "ended", "more", "risk", "extra"]);
    assert!(
        filled(&[], "", &[("severity", "SEV-9")]).is_err(),
        "the record is not typed over"
    );
    let mut mute = text();
    mute.fields[0].main = false;
    let typed = Typed {
        message: Some("x".to_owned()),
        set: Vec::new(),
    };
    let refused = fill(&mute, &BTreeSet::new(), &BTreeMap::new(), &typed);
    assert!(matches!(refused, Err(NoFill::NoMain { .. })));
}
