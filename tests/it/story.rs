//! One incident, told three ways (by flags, in a terminal, from a script): what must come out the same.

use serde_json::Value;

use crate::harness::World;

/// The minutes at which things happen, after the declaration.
pub(crate) const LOOKED_AT: i64 = 2;
pub(crate) const STOPPED: i64 = 26;
pub(crate) const OVER: i64 = 35;

/// How the incident begins, in every telling.
pub(crate) const DECLARE: &str =
    r#"declare sev2 "checkout returns 500s" --impact-started ~02:58 --source customer"#;

/// What is left when ids, and the names of events, are taken out: the same in every telling.
pub(crate) fn told(world: &World, id: &str) -> Value {
    let mut status = world.status(id);
    forget(&mut status, id);
    status
}

fn forget(value: &mut Value, id: &str) {
    match value {
        Value::String(text) => {
            *text = text.replace(id, "ID").replace(suffix(id), "SUFFIX");
            if is_event(text) {
                "EVENT".clone_into(text);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| forget(item, id)),
        Value::Object(fields) => fields.values_mut().for_each(|field| forget(field, id)),
        _ => {}
    }
}

fn suffix(id: &str) -> &str {
    id.rsplit('-').next().unwrap()
}

/// `d031-12.4`: four characters of a writer, the act, the event in it.
fn is_event(text: &str) -> bool {
    text.split_once('-').is_some_and(|(writer, rest)| {
        writer.len() == 4
            && writer.chars().all(|c| c.is_ascii_hexdigit())
            && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
    })
}

/// What every telling must end with, whatever else is the same.
pub(crate) fn check_end(status: &Value) {
    let incident = &status["incidents"][0];
    assert_eq!(incident["state"], "closed");
    assert_eq!(incident["severity"], "SEV-1");
    for (instant, at) in [
        ("impact_started", "2026-11-21T02:58:00Z"),
        ("declared", "2026-11-21T03:12:00Z"),
        ("acknowledged", "2026-11-21T03:12:00Z"),
        ("mitigated", "2026-11-21T03:40:00Z"),
        ("resolved", "2026-11-21T04:15:00Z"),
        ("closed", "2026-11-21T04:15:00Z"),
    ] {
        assert_eq!(incident["instants"][instant], at, "{instant}");
    }
    let running = status["clocks"].as_array().unwrap().iter();
    let ids: Vec<&str> = running.filter_map(|clock| clock["id"].as_str()).collect();
    assert!(
        ids.contains(&"postmortem.draft"),
        "the postmortem is still promised: {ids:?}"
    );
}
