//! Promises that scripts and tired people rely on: which incident is meant, moves already made, times as typed, keys.

use serde_json::Value;

use crate::harness::{START, World};

fn titles(status: &Value) -> Vec<&str> {
    let incidents = status["incidents"].as_array().unwrap();
    incidents
        .iter()
        .filter_map(|i| i["title"].as_str())
        .collect()
}

fn moved(world: &World, line: &str) -> Vec<String> {
    let change = world.irc(&format!("{line} --json")).change();
    let events = change["events"].as_array().unwrap().iter();
    events
        .map(|event| event["kind"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn an_empty_store_is_no_error() {
    let world = World::new();
    assert_eq!(titles(&world.status("")), Vec::<&str>::new());
    let list = world.irc("list --json").json("irc.list/1");
    assert_eq!(list["incidents"].as_array().unwrap().len(), 0);
    assert_eq!(world.irc("").printed(), world.irc("status").printed());
    assert!(!world.home().exists(), "reading makes no store");
}

#[test]
fn without_a_name_the_only_unresolved_incident_is_meant() {
    let world = World::new();
    assert_eq!(world.irc("note hello").refused(1)["kind"], "no_incident");
    let one = world.declare("sev2 one");
    let two = world.declare("sev3 two");
    let several = world.irc("note hello").refused(1);
    assert_eq!(several["kind"], "several_incidents");
    for id in [&one, &two] {
        assert!(several["why"].as_str().unwrap().contains(id), "{several}");
    }
    world
        .irc(&format!("mitigate --done -i {two} --json"))
        .change();
    world
        .irc(&format!("resolve --verified -i {two} --json"))
        .change();
    let note = world.irc("note hello --json").change();
    assert_eq!(note["incident"]["id"], one, "the only unresolved one");
    world
        .irc(&format!("cancel --as test --reason x -i {one} --json"))
        .change();
    let note = world.irc("note hello --json").change();
    assert_eq!(note["incident"]["id"], two, "else the only unclosed one");
}

#[test]
fn a_flag_goes_before_the_environment_before_the_sticky_choice() {
    let world = World::new();
    let ids = [
        world.declare("sev2 one"),
        world.declare("sev2 two"),
        world.declare("sev2 three"),
    ];
    let meant = |line: &str, env: &str| {
        let note = world.irc(line).env("IRC_INCIDENT", env).change();
        note["incident"]["id"].as_str().unwrap().to_owned()
    };
    world.irc(&format!("use {}", ids[0])).printed();
    assert_eq!(meant("note x --json", ""), ids[0]);
    assert_eq!(meant("note x --json", &ids[1]), ids[1]);
    assert_eq!(
        meant(&format!("note x --json -i {}", ids[2]), &ids[1]),
        ids[2]
    );
    world.forward(12 * 60 - 1);
    assert_eq!(meant("note x --json", ""), ids[0]);
    world.forward(1);
    assert_eq!(world.irc("note x").refused(1)["kind"], "several_incidents");
    world.irc(&format!("use {}", ids[0])).printed();
    world.irc("use --clear").printed();
    assert_eq!(world.irc("note x").refused(1)["kind"], "several_incidents");
}

#[test]
fn any_part_of_an_id_that_is_not_ambiguous_is_understood() {
    let world = World::new();
    let one = world.declare("sev2 one");
    let two = world.declare("sev2 two");
    let suffix = one.rsplit('-').next().unwrap();
    for part in [one.as_str(), suffix, "001", "20261121-001"] {
        assert_eq!(world.status(part)["incidents"][0]["id"], one, "{part}");
    }
    assert_eq!(
        world.irc("status 20261121").refused(1)["kind"],
        "several_incidents"
    );
    assert_eq!(world.irc("status zzz").refused(1)["kind"], "no_incident");
    assert_eq!(world.status("002")["incidents"][0]["id"], two);
}

#[test]
fn reading_falls_back_to_the_incident_closed_last_and_names_it() {
    let world = World::new();
    world.declare("sev4 a label is cut off");
    for line in ["mitigate --done", "resolve --verified", "close"] {
        world.forward(5);
        world.irc(&format!("{line} --json")).change();
    }
    let log = world.irc("log").printed();
    assert_eq!(log.code, 0);
    assert!(
        log.err.contains("20261121-001-"),
        "named on stderr: {}",
        log.err
    );
    assert_eq!(world.irc("ack").refused(1)["kind"], "no_incident");
    let reopened = world.irc("reopen --reason \"it is back\" --json").printed();
    assert_eq!(reopened.code, 0, "{}", reopened.err);
}

#[test]
fn a_move_already_made_is_no_error_and_records_nothing() {
    let world = World::new();
    world.declare("sev2 checkout is down");
    let nothing: [&str; 0] = [];
    assert_eq!(moved(&world, "ack"), nothing);
    world.forward(5);
    assert_eq!(moved(&world, "ack --by @bob"), ["responder_joined"]);
    assert_eq!(moved(&world, "role @ann IC"), nothing);
    moved(&world, "mitigate --done");
    assert_eq!(moved(&world, "mitigate --done"), nothing);
    assert_eq!(
        moved(&world, "resolve --verified").last().unwrap(),
        "resolved"
    );
    assert_eq!(moved(&world, "resolve"), nothing);
    let again = world.irc("resolve").printed();
    assert!(
        again.out.contains("already resolved since 03:17 UTC"),
        "{}",
        again.out
    );
    let id = world.status("")["incidents"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    moved(&world, "close");
    assert_eq!(moved(&world, &format!("close -i {id}")), nothing);
}

#[test]
fn times_are_taken_as_they_are_typed() {
    for (typed, happened, precision) in [
        ("03:05", "2026-11-21T03:05:00Z", "minute"),
        ("03:05Z", "2026-11-21T03:05:00Z", "minute"),
        ("~03:05", "2026-11-21T03:05:00Z", "about"),
        ("-12m", "2026-11-21T03:18:00Z", "minute"),
        ("yesterday 23:50", "2026-11-20T23:50:00Z", "minute"),
        ("2026-11-21T04:05+01:00", "2026-11-21T03:05:00Z", "minute"),
        ("2026-11-21T03:05:07Z", "2026-11-21T03:05:07Z", "second"),
        ("03:31", "2026-11-21T03:30:00Z", "minute"),
    ] {
        let world = World::new();
        world.declare("sev2 x --impact-started 02:50");
        world.forward(18);
        let change = world.argv(&["note", "x", "--at", typed, "--json"]).change();
        let event = &change["events"][0];
        assert_eq!(event["happened_at"], happened, "{typed}");
        assert_eq!(event["precision"], precision, "{typed}");
        assert_eq!(event["recorded_at"], "2026-11-21T03:30:00Z", "{typed}");
    }
}

#[test]
fn a_time_that_could_be_two_or_none_is_refused_with_what_was_meant() {
    let world = World::new();
    world.declare("sev2 x");
    for (typed, code) in [
        ("03:15", 1),
        ("2026-11-21T03:15Z", 1),
        ("soon", 2),
        ("25:00", 2),
        ("14:32", 1),
    ] {
        let error = world.argv(&["note", "x", "--at", typed]).refused(code);
        assert_eq!(error["kind"], "time", "{typed}");
        assert!(error["hint"].is_string(), "{typed}: {error}");
    }
}

#[test]
fn a_pinned_clock_is_said_in_the_record() {
    let world = World::new();
    let id = world.declare("sev2 x");
    let log = world.home().join("incidents").join(id).join("log");
    let file = std::fs::read_dir(log)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains("\"clock\":\"pinned\""), "{text}");
    assert!(text.contains(&START.replace('Z', ".000Z")), "{text}");
}

#[test]
fn words_join_and_two_dashes_end_the_switches() {
    let world = World::new();
    world.declare("sev2 x");
    for (line, text) in [
        ("note restarted db", "restarted db"),
        ("note --finding pool is full", "pool is full"),
        ("note pool is full --finding", "pool is full"),
        ("note -- --finding is a switch", "--finding is a switch"),
        ("note -5 degrees", "-5 degrees"),
    ] {
        let change = world.irc(&line.replace("note", "note --json")).change();
        assert_eq!(change["events"][0]["data"]["text"], text, "{line}");
    }
}

#[test]
fn a_role_is_offered_in_either_order_until_it_is_accepted() {
    let world = World::new();
    world.declare("sev2 x");
    for line in ["role @bob IC", "role IC @bob"] {
        let change = world.irc(&format!("{line} --json")).change();
        assert_eq!(change["incident"]["roles"][0]["who"][0], "@ann", "{line}");
        assert_eq!(change["incident"]["offers"][0]["who"], "@bob", "{line}");
    }
    let change = world.irc("role --accept IC --by @bob --json").change();
    assert_eq!(change["incident"]["roles"][0]["who"][0], "@bob");
    assert_eq!(change["incident"]["offers"].as_array().unwrap().len(), 0);
    let change = world.irc("role @carol IC --accepted --json").change();
    assert_eq!(change["incident"]["roles"][0]["who"][0], "@carol");
}

#[test]
fn a_severity_is_understood_however_it_is_spelled() {
    for (typed, severity, title) in [
        ("sev2 x", "SEV-2", "x"),
        ("SEV-2 x", "SEV-2", "x"),
        ("P2 x", "SEV-2", "x"),
        ("2 x", "SEV-2", "x"),
        ("--unsure x y", "SEV-2", "x y"),
        ("sev3 --unsure x", "SEV-2", "x"),
        ("sev1 --unsure x", "SEV-1", "x"),
        (
            "--severity sev4 sev2 in the title",
            "SEV-4",
            "sev2 in the title",
        ),
    ] {
        let change = World::new()
            .irc(&format!("declare {typed} --json"))
            .change();
        assert_eq!(change["incident"]["severity"], severity, "{typed}");
        assert_eq!(change["incident"]["title"], title, "{typed}");
    }
}

#[test]
fn a_broken_playbook_stands_in_nobodys_way() {
    let world = World::new();
    let file = world.write("broken.yaml", "irc: 1\nname: broken\nseverities: 7\n");
    let printed = world
        .argv(&["declare", "sev2", "x", "--playbook", file.to_str().unwrap()])
        .printed();
    assert_eq!(printed.code, 0, "{}", printed.err);
    assert_eq!(
        printed.err.lines().count(),
        1,
        "one loud line: {}",
        printed.err
    );
    assert!(printed.err.starts_with("WARNING: "), "{}", printed.err);
    let printed = world.irc("declare sev2 y --playbook nowhere").printed();
    assert_eq!(
        (printed.code, printed.err.lines().count()),
        (0, 1),
        "{}",
        printed.err
    );
}

#[test]
fn closing_refuses_nothing_because_something_is_unfinished() {
    let world = World::new();
    world.declare("sev1 x");
    for line in ["mitigate --done", "resolve --verified", "close"] {
        world.forward(30);
        world.irc(&format!("{line} --json")).change();
    }
    let status = world.status("");
    assert_eq!(titles(&status), ["x"], "a promise still runs");
    let ids: Vec<&str> = status["clocks"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|c| c["id"].as_str())
        .collect();
    assert!(ids.contains(&"postmortem.draft"), "{ids:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let world = World::new();
    world.declare("sev2 x");
    let irc = env!("CARGO_BIN_EXE_irc");
    for line in [
        "status",
        "list",
        "log --all",
        "status --json",
        "completions bash",
    ] {
        let script = format!("{irc} {line} | true; echo ${{PIPESTATUS[0]}}");
        let output = world
            .command("bash")
            .args(["-c", &script])
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout), "0\n", "{line}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
    }
}

#[test]
fn what_another_act_has_met_is_not_asked_for_again() {
    let world = World::new();
    let id = world.declare("sev2 x --unacked");
    let open = || -> Vec<String> {
        let status = world.status(&id);
        let open = status["incidents"][0]["open"].as_array().unwrap();
        open.iter()
            .map(|item| item["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(open().contains(&"say-you-have-it".to_owned()));
    moved(&world, "ack");
    assert!(!open().contains(&"say-you-have-it".to_owned()));
    assert!(open().contains(&"which-severity".to_owned()));
    moved(&world, "severity sev2");
    assert!(!open().contains(&"which-severity".to_owned()));
    moved(&world, "cancel --as test --reason x");
    assert_eq!(open(), Vec::<String>::new());
}

#[test]
fn a_move_that_is_made_already_is_no_error_for_the_incident_that_was_meant() {
    let world = World::new();
    world.declare("sev4 x");
    moved(&world, "resolve --verified");
    moved(&world, "close");
    for line in ["close --json", "walk --json"] {
        let printed = world.irc(line).printed();
        assert_eq!(
            (printed.code, printed.err.contains("error")),
            (0, false),
            "{line}"
        );
    }
}

#[test]
fn use_says_in_json_what_is_meant_and_until_when() {
    let world = World::new();
    let id = world.declare("sev2 it is slow");
    let used = world.irc(&format!("use {id} --json")).json("irc.use/1");
    assert_eq!(used["incident"], id.as_str());
    assert_eq!(used["until"], "2026-11-21T15:12:00Z");
    let cleared = world.irc("use --clear --json").json("irc.use/1");
    assert_eq!(cleared["incident"], Value::Null);
    assert_eq!(cleared["until"], Value::Null);
}

#[test]
fn a_severity_that_there_is_not_is_refused_by_list_and_those_there_are_are_named() {
    let world = World::new();
    let id = world.declare("p2 it is slow --playbook release-manager");
    let refused = world.irc("list --severity nope").refused(2);
    let known = refused["why"].as_str().unwrap();
    for severity in ["SEV-1", "SEV-4", "P2"] {
        assert!(known.contains(severity), "{known}");
    }
    for (typed, found) in [("p2", 1), ("P-2", 1), ("sev4", 0), ("critical", 0)] {
        let line = format!("list --severity {typed} --json");
        let listed = world.irc(&line).json("irc.list/1");
        let rows = listed["incidents"].as_array().unwrap();
        assert_eq!(rows.len(), found, "{typed}");
        assert!(rows.iter().all(|row| row["id"] == id.as_str()), "{typed}");
    }
}

#[test]
fn a_task_needs_its_words_and_done_needs_its_id() {
    let world = World::new();
    world.declare("sev2 it is slow");
    let refused = world.irc("task").refused(2);
    assert_eq!(refused["kind"], "usage");
    assert!(refused["hint"].as_str().unwrap().contains("irc task @bob"));
    world.irc("task done").refused(2);
    let shown = world.irc("task").printed();
    assert!(shown.out.starts_with("no tasks"), "{}", shown.out);
}

#[test]
fn an_end_before_its_beginning_is_refused_also_in_a_later_command() {
    let world = World::new();
    world.declare("sev2 x --impact-started 03:05");
    assert_eq!(
        world.irc("impact --ended 03:01").refused(1)["kind"],
        "time_order"
    );
    world.forward(10);
    moved(&world, "mitigate --done");
    world.forward(10);
    moved(&world, "state investigating");
    let early = world.irc("mitigate --done --at -15m").refused(1);
    assert_eq!(early["kind"], "time_order");
    moved(&world, "mitigate --done");
}
