//! Alerts come in: one incident at most, no alert twice, nothing opened by what is over.

use serde_json::{Value, json};

use crate::harness::{World, tree};
use crate::paper::text;

fn sample(name: &str) -> String {
    text(&format!("tests/alerts/{name}.json"))
}

fn import(world: &World, document: impl Into<Vec<u8>>) -> Value {
    world.irc("alert import - --json").stdin(document).change()
}

fn world() -> World {
    let world = World::new();
    world.at("2026-11-21T09:40:00Z");
    world
}

fn kinds(change: &Value) -> Vec<&str> {
    let events = change["events"].as_array().unwrap();
    events.iter().map(|e| e["kind"].as_str().unwrap()).collect()
}

#[test]
fn what_fires_opens_one_incident_that_nobody_has_acknowledged() {
    let world = world();
    let change = import(&world, sample("webhook"));
    let incident = &change["incident"];
    assert_eq!(incident["title"], "A: one (and 1 other kind)");
    assert_eq!(incident["state"], "declared");
    assert_eq!(incident["service"], "pay");
    assert_eq!(incident["instants"]["alerted"], "2026-11-21T09:28:24Z");
    assert_eq!(incident["instants"]["acknowledged"], Value::Null);
    assert_eq!(
        incident["alerts"],
        json!({"total": 2, "kinds": 2, "firing": 2})
    );
    assert_eq!(incident["severity"], "SEV-1", "its name is Critical");
    let other = import(&world, sample("prometheus"));
    let remarks = other["remarks"].to_string();
    assert!(remarks.contains("`page` is no severity of this playbook"));
    assert!(remarks.contains("unsure: taken as"), "{remarks}");
}

#[test]
fn importing_again_changes_nothing_and_what_is_over_is_noted() {
    let world = world();
    let id = import(&world, sample("webhook"))["incident"]["id"].clone();
    let before = tree(&world.home().join("incidents"));
    let again = import(&world, sample("webhook"));
    assert_eq!((&again["incident"]["id"], kinds(&again)), (&id, vec![]));
    assert_eq!(tree(&world.home().join("incidents")), before);
    let later = import(&world, sample("half-resolved"));
    assert_eq!(kinds(&later), ["alert_cleared"]);
    assert_eq!(later["incident"]["alerts"]["firing"], 1);
    assert_eq!(later["incident"]["state"], "declared");
    assert_eq!(kinds(&import(&world, sample("half-resolved"))), [""; 0]);
    // Known alerts open nothing, not even when their incident is over.
    world
        .irc("cancel --as false-alarm --reason probe --json")
        .change();
    let over = import(&world, sample("webhook"));
    assert_eq!((&over["incident"]["id"], kinds(&over)), (&id, vec![]));
}

#[test]
fn what_is_over_opens_nothing() {
    let world = world();
    let resolved =
        sample("half-resolved").replacen("\"firing\",\"labels\"", "\"resolved\",\"labels\"", 1);
    let none = world
        .irc("alert import - --json")
        .stdin(resolved.clone())
        .json("irc.alerts/1");
    assert_eq!((&none["alerts"], &none["kinds"]), (&json!(2), &json!(2)));
    world
        .irc("alert import -")
        .stdin(resolved)
        .out("nothing fires and no incident knows them: nothing recorded (2 alerts, 2 kinds)\n")
        .run();
    assert_eq!(world.status("")["incidents"], json!([]));
}

#[test]
fn a_later_alert_of_the_group_is_attached_and_another_group_opens_another() {
    let world = world();
    let first = sample("webhook");
    let id = import(&world, first.clone())["incident"]["id"].clone();
    let more = first
        .replace("56202f0eba874081", "ffff")
        .replace("\"A\"", "\"C\"");
    let attached = import(&world, more);
    assert_eq!(attached["incident"]["id"], id);
    assert_eq!(kinds(&attached), ["alert_attached"]);
    assert_eq!(attached["incident"]["alerts"]["total"], 3);
    let other = import(&world, sample("weird"));
    assert_ne!(other["incident"]["id"], id);
    let short = id.as_str().unwrap();
    let told = world
        .irc(&format!("alert import - -i {short} --json"))
        .stdin(sample("prometheus"))
        .change();
    assert_eq!(
        (&told["incident"]["id"], kinds(&told)),
        (&id, vec!["alert_attached"])
    );
}

#[test]
fn a_storm_is_one_thing() {
    let world = world();
    let alerts: Vec<Value> = (0..2_000)
        .map(|n| json!({"labels": {"alertname": format!("Kind {}", n % 40), "instance": n.to_string()}, "startsAt": "2026-11-21T09:30:00Z"}))
        .collect();
    let document = json!(alerts).to_string();
    let change = import(&world, document.clone());
    let expected = json!({"total": 2000, "kinds": 40, "firing": 2000});
    assert_eq!(change["incident"]["alerts"], expected);
    assert!(
        change["remarks"]
            .to_string()
            .contains("2000 alerts, 40 kinds")
    );
    assert_eq!(kinds(&import(&world, document)), [""; 0]);
    let screen = world.irc("status").printed().out;
    assert!(screen.contains("2000 alerts, 40 kinds, 2000"), "{screen}");
    assert_eq!(world.status("")["incidents"].as_array().unwrap().len(), 1);
}

#[test]
fn a_person_declares_from_an_alert() {
    let world = world();
    let file = world.write("alert.json", &sample("grafana"));
    let line = format!("declare --from-alert {} --json", file.display());
    let change = world.irc(&line).change();
    assert_eq!(change["incident"]["state"], "acknowledged");
    assert_eq!(
        change["incident"]["instants"]["alerted"],
        "2021-10-12T07:51:03Z"
    );
    let own = world.irc(&format!(
        "declare sev1 my words --from-alert {} --json",
        file.display()
    ));
    let own = own.change();
    assert_eq!(own["incident"]["title"], "my words");
    assert_eq!(own["incident"]["severity"], "SEV-1");
    let pager = world
        .irc("declare --from-alert - --json")
        .stdin(sample("pagerduty"))
        .change();
    assert_eq!(pager["incident"]["severity"], "SEV-1", "P1 is an alias");
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place_and_writes_nothing() {
    let world = world();
    for (document, words) in [
        (
            "{\"alerts\":[{\"labels\":{\"a\":1}}]}",
            "<stdin>: alerts[0].labels.a is a number, not a text",
        ),
        ("", "<stdin>: line 1 column 0 ends too early"),
    ] {
        for line in ["alert import -", "declare --from-alert -"] {
            let error = world.irc(line).stdin(document).refused(2);
            assert_eq!(error["what"], words);
        }
    }
    let error = world
        .irc("declare --from-alert -")
        .stdin(sample("pagerduty-service"))
        .refused(2);
    assert_eq!(error["what"], "nothing fires in -: 0 alerts, 0 kinds");
    assert!(tree(&world.home().join("incidents")).is_empty());
    world.irc("alert").refused(2);
    world.irc("alert import nowhere.json").refused(6);
}

#[test]
fn nothing_of_an_alert_drives_the_terminal() {
    let world = world();
    let printed = world.irc("alert import -").stdin(sample("weird")).printed();
    let log = world.irc("log").printed();
    for text in [&printed.out, &printed.err, &log.out] {
        assert!(
            !text.contains('\x1b') && !text.contains('\u{202e}'),
            "{text}"
        );
    }
    assert_eq!(printed.code, 0);
}
