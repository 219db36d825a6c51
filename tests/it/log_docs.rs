//! `docs/log-format.md` is what is written: kinds, payloads, findings, line by line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use crate::lively::lively;
use crate::paper::{Item, Member, hold, items, path, renamed, rows, section, text, with_block};

/// Which commands write a kind (`cmd` of the act); a walk writes them too.
const WRITTEN_BY: &[(&str, &str)] = &[
    ("declared", "declare"),
    ("playbook_pinned", "declare"),
    ("alerted", "declare"),
    ("detected", "declare"),
    ("acknowledged", "declare ack triage state mitigate resolve"),
    ("impact_started", "declare impact"),
    ("impact_ended", "impact mitigate"),
    ("severity_set", "severity triage"),
    ("state_set", "state triage mitigate"),
    ("mitigated", "mitigate"),
    ("resolved", "resolve"),
    ("closed", "close"),
    ("cancelled", "cancel"),
    ("reopened", "reopen"),
    ("described", "impact triage"),
    ("noted", "note scenario"),
    ("hypothesis_ruled_out", "note"),
    ("hypothesis_confirmed", "note"),
    ("answered", "triage step"),
    ("step_done", "triage step resolve scenario"),
    ("step_skipped", "triage step scenario"),
    ("option_chosen", "mitigate scenario"),
    ("role_assigned", "declare role handoff"),
    ("role_offered", "role handoff"),
    ("role_accepted", "role handoff"),
    ("role_declined", "handoff leave"),
    ("role_withdrawn", "handoff"),
    ("role_released", "role leave"),
    ("responder_joined", "ack join"),
    ("responder_left", "leave"),
    ("contact_attempted", "escalate deliver"),
    ("contact_reached", "escalate"),
    ("contact_no_answer", "escalate"),
    ("contact_declined", "escalate"),
    ("contact_joined", "escalate"),
    ("page_requested", "escalate"),
    ("message_delivered", "deliver"),
    ("message_failed", "deliver"),
    ("message_unknown", "deliver"),
    ("message_dropped", "outbox"),
    ("alert_attached", "declare alert"),
    ("alert_cleared", "alert"),
    ("task_added", "task"),
    ("task_done", "task"),
    ("judged", "close"),
    ("update_drafted", "update"),
    ("update_said", "update deliver"),
    ("action_added", "action"),
    ("action_changed", "action"),
    ("action_done", "action"),
    ("postmortem_drafted", "postmortem"),
    ("postmortem_reviewed", "postmortem"),
    ("postmortem_published", "postmortem"),
    ("cadence_set", "cadence"),
    ("snoozed", "snooze"),
    ("waived", "waive"),
    ("amended", "amend"),
    ("undone", "undo"),
    ("moved", "move"),
    ("redacted", "redact"),
];

struct Kind {
    name: String,
    doc: String,
    vital: bool,
    payload: Item,
}

fn payloads() -> Vec<Item> {
    let mut files: Vec<_> = fs::read_dir(path("src/domain/fact"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| items(&fs::read_to_string(file).unwrap()))
        .collect()
}

fn kinds() -> Vec<Kind> {
    let all = payloads();
    let source = text("src/domain/fact/mod.rs");
    let (_, vital) = source.split_once("fn vital").unwrap();
    let (vital, _) = vital.split_once("\n    }\n").unwrap();
    let fact = all.iter().find(|item| item.name == "Fact").unwrap();
    fact.members
        .iter()
        .map(|variant| Kind {
            name: renamed(&variant.name, &fact.attributes, &variant.attributes),
            doc: variant.doc.trim_end_matches('.').to_owned(),
            vital: vital.contains(&format!("Self::{}(_)", variant.name)),
            payload: all
                .iter()
                .find(|item| item.name == variant.holds)
                .unwrap_or_else(|| panic!("no payload {}", variant.holds))
                .clone(),
        })
        .collect()
}

/// The name of every kind of event that there is.
pub(crate) fn every_kind() -> BTreeSet<String> {
    kinds().into_iter().map(|kind| kind.name).collect()
}

fn member_name(member: &Member) -> String {
    renamed(&member.name, "", &member.attributes)
}

/// A payload's field in words; `true` if it may be left out.
fn field_type(member: &Member) -> (String, bool) {
    let skipped = member.attributes.contains("skip_serializing_if");
    let (inner, option) = match member.holds.strip_prefix("Option<") {
        Some(inner) => (inner.trim_end_matches('>'), true),
        None => (member.holds.as_str(), false),
    };
    let (inner, list) = match inner.strip_prefix("Vec<") {
        Some(inner) => (inner.trim_end_matches('>'), true),
        None => (inner, false),
    };
    let plain = inner.rsplit("::").next().unwrap_or(inner);
    let word = match plain {
        "String" => "text".to_owned(),
        "bool" => "bool".to_owned(),
        "u32" | "u64" | "i64" => "number".to_owned(),
        "Instant" => "instant".to_owned(),
        "Timespan" => "[duration](json.md#duration)".to_owned(),
        "Judgement" => "[judgement](#judgement)".to_owned(),
        other => {
            let heading = match other {
                "CancelReason" => "cancel reasons",
                "Flavor" => "note flavors",
                "State" => "states",
                "Mode" => "modes",
                "Visibility" => "visibilities",
                "Source" => "sources",
                "Audience" => "audiences",
                "Precision" => "precisions",
                "Grade" => "grades",
                "About" => "message subjects",
                _ => panic!("no words for {other}"),
            };
            format!("*[{heading}](json.md#{})*", heading.replace(' ', "-"))
        }
    };
    let mut words = if list {
        format!("list of {word}")
    } else {
        word
    };
    if skipped {
        words.push_str(match (plain, list) {
            ("bool", _) => "; absent if false",
            (_, true) => "; absent if empty",
            _ => "; absent if not known",
        });
    } else if option {
        words.push_str(" or null");
    }
    (words, skipped)
}

fn table(item: &Item) -> String {
    if item.members.is_empty() {
        return "No members: `{}`.\n".to_owned();
    }
    let mut out = "| member | type | meaning |\n|---|---|---|\n".to_owned();
    for member in &item.members {
        let (words, _) = field_type(member);
        let doc = member.doc.replace('|', "\\|");
        out.push_str(&format!(
            "| `{}` | {words} | {} |\n",
            member_name(member),
            doc.trim_end_matches('.')
        ));
    }
    out
}

#[test]
fn every_kind_and_payload_is_in_the_document() {
    let kinds = kinds();
    let mut body = "| kind | vital | written by | meaning |\n|---|---|---|---|\n".to_owned();
    for kind in &kinds {
        let vital = if kind.vital { "yes" } else { "" };
        let by = WRITTEN_BY
            .iter()
            .find(|(name, _)| *name == kind.name)
            .map(|(_, by)| {
                by.split(' ')
                    .map(|c| format!("`{c}`"))
                    .collect::<Vec<_>>()
                    .join(", ")
            })
            .unwrap_or_default();
        body.push_str(&format!(
            "| `{}` | {vital} | {by} | {} |\n",
            kind.name, kind.doc
        ));
    }
    let table_of_kinds = body;
    let mut body = String::new();
    let mut done: Vec<&str> = Vec::new();
    for kind in &kinds {
        if done.contains(&kind.payload.name.as_str()) {
            continue;
        }
        done.push(&kind.payload.name);
        let shared = kinds
            .iter()
            .filter(|other| other.payload.name == kind.payload.name);
        let names: Vec<String> = shared.map(|kind| format!("`{}`", kind.name)).collect();
        body.push_str(&format!(
            "\n### {}\n\n{}",
            names.join(", "),
            table(&kind.payload)
        ));
    }
    let judgement = payloads()
        .into_iter()
        .find(|item| item.name == "Judgement")
        .unwrap();
    body.push_str(&format!("\n### judgement\n\n{}\n", table(&judgement)));
    hold("docs/log-format.md", |document| {
        let document = with_block(document, "kinds", &table_of_kinds);
        let document = with_block(&document, "payloads", &body);
        with_block(&document, "findings", &findings())
    });
}

fn findings() -> String {
    let source = text("src/store/finding.rs");
    let kinds = items(&source);
    let kinds = kinds
        .iter()
        .find(|item| item.name == "FindingKind")
        .unwrap();
    let (_, rest) = source.split_once("fn is_damage").unwrap();
    let (damage, _) = rest.split_once("=> true").unwrap();
    let mut body = "| finding | damage | meaning |\n|---|---|---|\n".to_owned();
    for member in &kinds.members {
        let word = renamed(&member.name, "rename_all = \"snake_case\"", "");
        assert!(source.contains(&format!("=> \"{word}\"")), "{word}");
        let yes = damage
            .split(|c: char| !c.is_alphanumeric())
            .any(|name| name == member.name);
        let mark = if yes { "yes" } else { "" };
        body.push_str(&format!(
            "| `{word}` | {mark} | {} |\n",
            member.doc.trim_end_matches('.')
        ));
    }
    body
}

/// What in a payload is not as the document says.
pub(crate) fn payload_faults(kind: &str, data: &Value) -> Vec<String> {
    // Made-up kinds stand for those of an irc to come.
    let Some(known) = kinds().into_iter().find(|known| known.name == kind) else {
        return Vec::new();
    };
    let object = data.as_object().unwrap();
    let members: BTreeMap<String, bool> = known
        .payload
        .members
        .iter()
        .map(|member| (member_name(member), field_type(member).1))
        .collect();
    let unknown = object
        .keys()
        .filter(|key| !members.contains_key(*key))
        .map(|key| format!("{kind}.{key} is not documented"));
    let missing = members
        .iter()
        .filter(|(name, optional)| !**optional && !object.contains_key(*name))
        .map(|(name, _)| format!("{kind}.{name} is missing"));
    unknown.chain(missing).collect()
}

#[test]
fn every_kind_is_written_by_the_commands_that_the_document_names() {
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    for act in &lively().acts {
        for event in act["events"].as_array().unwrap() {
            let kind = event["kind"].as_str().unwrap();
            // A copy is of the kind that was copied; `docs/log-format.md` says so beside the table.
            let copied = act["cmd"] == "move" && kind != "moved";
            if kind != "teleported" && !copied {
                seen.insert((kind.to_owned(), act["cmd"].as_str().unwrap().to_owned()));
                assert_eq!(payload_faults(kind, &event["data"]), Vec::<String>::new());
                let vital = kinds().into_iter().find(|k| k.name == kind).unwrap().vital;
                assert_eq!(event["vital"] == Value::Bool(true), vital, "{kind}");
            }
        }
    }
    let written: BTreeSet<(String, String)> = WRITTEN_BY
        .iter()
        .flat_map(|(kind, by)| {
            by.split(' ')
                .map(|cmd| ((*kind).to_owned(), cmd.to_owned()))
        })
        .collect();
    let undocumented: Vec<_> = seen.difference(&written).collect();
    let never: Vec<_> = written.difference(&seen).collect();
    assert!(undocumented.is_empty(), "undocumented: {undocumented:?}");
    assert!(never.is_empty(), "never seen: {never:?}");
}

#[test]
fn every_member_of_a_line_is_in_the_document_in_its_order() {
    let document = text("docs/log-format.md");
    let part = section(&document, "One act, one line");
    let (line, event) = part.split_once("One event:").unwrap();
    let names = |part: &str| -> Vec<String> {
        rows(part)
            .iter()
            .flat_map(|row| {
                row[0]
                    .split(", ")
                    .map(|name| name.trim_matches('`').to_owned())
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let source = items(&text("src/store/record.rs"));
    let out = source.iter().find(|item| item.name == "LineOut").unwrap();
    let mut members: Vec<String> = out.members.iter().map(member_name).collect();
    members.push("sum".to_owned());
    assert_eq!(names(line), members);
    let source = items(&text("src/domain/act.rs"));
    let event_item = source.iter().find(|item| item.name == "Event").unwrap();
    let members: Vec<String> = event_item.members.iter().map(member_name).collect();
    assert_eq!(names(event), members);
}
