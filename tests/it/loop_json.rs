//! The same incident from a script: `--json` in every command, what comes next read from the answers before.

use serde_json::Value;

use crate::harness::World;
use crate::story::{self, DECLARE, LOOKED_AT, OVER, STOPPED};

/// What the script knows to say; everything else it leaves open.
const KNOWN: &[(&str, &str)] = &[
    ("what-users-see", "nobody can pay"),
    ("how-many", "about 4 in 10"),
    ("data-at-risk", "no"),
    ("customer-facing", "yes"),
    ("which-severity", "sev1"),
    ("what-changed", "deploy of v42 at 02:55"),
    ("workaround", "no"),
];
const DONE: &[&str] = &[
    "say-you-have-it",
    "open-channel",
    "take-command",
    "bring-people",
    "first-update",
];

/// Settles what the last answer says is open, with the flags that it names.
fn settle(world: &World, id: &str, change: &Value) -> Value {
    let mut last = change.clone();
    for open in change["open"].as_array().unwrap() {
        let flag = open["flag"].as_str().unwrap();
        let name = open["id"].as_str().unwrap();
        let known = KNOWN.iter().find(|(question, _)| *question == name);
        let args = match (flag.split_once(' '), known) {
            (Some(("--answer", pattern)), Some((_, text))) => {
                assert_eq!(pattern, format!("{name}=TEXT"), "the flag answers it");
                vec!["step", "answer", name, *text]
            }
            (Some(("--tick", step)), _) if DONE.contains(&name) => {
                assert_eq!(step, name);
                vec!["step", "done", step]
            }
            _ => continue,
        };
        let rest = ["--json", "-i", id];
        last = world.argv(&[args.as_slice(), &rest].concat()).change();
        assert_eq!(last["saved"], true);
    }
    last
}

fn told() -> Value {
    let world = World::new();
    let id = world.irc(&format!("{DECLARE} --json")).change()["incident"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    world.forward(LOOKED_AT);
    let go = |line: &str| world.irc(&format!("{line} --json -i {id}")).change();
    settle(&world, &id, &go("ack"));
    settle(&world, &id, &go("triage"));
    settle(&world, &id, &go("state investigating"));
    go("mitigate --answer changed=yes --answer undo-safe=yes --choose rollback --tick choose");
    world.forward(STOPPED);
    go("step done change-one-thing");
    go("mitigate --done");
    world.forward(OVER);
    let open = world.irc(&format!("resolve -i {id}")).refused(1);
    assert_eq!(open["kind"], "checks_open");
    go(
        "resolve --tick users-fine --tick signals-normal --tick alerts-cleared --tick watch \
        --tick temporary-noted",
    );
    go("close --tick stand-down");
    story::told(&world, &id)
}

#[test]
fn a_script_comes_to_the_same_end() {
    let scripted = told();
    story::check_end(&scripted);
    similar_asserts(&scripted, &crate::loop_flags::told());
}

/// Compares two documents line by line, so that a difference can be read.
#[track_caller]
pub(crate) fn similar_asserts(one: &Value, other: &Value) {
    let text = |value: &Value| serde_json::to_string_pretty(value).unwrap();
    let (one, other) = (text(one), text(other));
    let diff = similar::TextDiff::from_lines(&other, &one);
    assert!(one == other, "{}", diff.unified_diff());
}
