//! Records leave and come back: byte for byte, twice without a change, and nothing at all of what does not hold.

use std::fs;

use irc::store::record::{genesis, sha256_hex};
use serde_json::{Value, json};

use crate::harness::{World, tree};

/// An incident with everything that travels.
fn busy() -> (World, String) {
    let world = World::new();
    let id = world.declare("sev2 Nobody can pay --impact-started -5m");
    for line in [
        "note called @bob on +49 30 1234567, see https://wiki.corp/x",
        "role @bob scribe",
        "update db-1.prod.internal is slow",
    ] {
        world.irc(&format!("{line} --json")).change();
    }
    let long = format!("update --for customers -m {}", "long-".repeat(1000));
    world.irc(&long).printed();
    world.irc("postmortem").printed();
    world
        .irc("update --for customers --draft half-baked words")
        .printed();
    (world, id)
}

/// What is the record, without this machine's own.
fn record(world: &World) -> Vec<String> {
    let home = world.home().display().to_string();
    tree(&world.home().join("incidents"))
        .into_iter()
        .map(|file| file.replace(&home, ""))
        .filter(|file| !file.contains("/updates/"))
        .collect()
}

fn export(world: &World, args: &str) -> String {
    let printed = world.irc(&format!("export {args}")).printed();
    assert_eq!(printed.code, 0, "{}", printed.err);
    printed.out
}

fn import(world: &World, document: &str) -> Value {
    world
        .irc("import --json")
        .env("IRC_SEED", "another store")
        .stdin(document)
        .json("irc.import/1")
}

#[test]
fn an_incident_is_restored_byte_for_byte_and_importing_twice_changes_nothing() {
    let (ann, id) = busy();
    let document = export(&ann, "");
    let bob = World::new();
    let first = import(&bob, &document);
    assert_eq!(first["incidents"][0]["new"], true);
    assert_eq!(first["incidents"][0]["acts_added"], 6);
    assert_eq!(record(&bob), record(&ann));
    let before = tree(&bob.home());
    let again = import(&bob, &document);
    assert_eq!(again["incidents"][0]["acts_added"], 0);
    let own = |files: Vec<String>| -> Vec<String> {
        files
            .into_iter()
            .filter(|f| !f.contains("/lock "))
            .collect()
    };
    assert_eq!(own(tree(&bob.home())), own(before));
    // What is derived is the same here and there.
    let look = |world: &World| world.irc(&format!("status {id} --json")).printed().out;
    assert_eq!(look(&ann), look(&bob));
    assert_eq!(export(&bob, &id), document);
}

#[test]
fn two_who_write_are_brought_together_in_either_direction() {
    let (ann, id) = busy();
    let bob = World::new();
    import(&bob, &export(&ann, ""));
    let write = |world: &World, line: &str| world.irc(line).env("IRC_SEED", line).printed();
    write(&bob, "note from bob --by @bob");
    write(&ann, "note from ann");
    let to_ann = import(&ann, &export(&bob, ""));
    assert_eq!(to_ann["incidents"][0]["new"], false);
    assert_eq!(to_ann["incidents"][0]["acts_added"], 1);
    import(&bob, &export(&ann, ""));
    assert_eq!(record(&ann), record(&bob));
    let log = ann.irc(&format!("log {id} --json")).printed().out;
    assert!(log.contains("from bob") && log.contains("from ann"));
}

#[test]
fn a_pipe_needs_no_file_name_and_a_dry_run_writes_nothing() {
    let (ann, id) = busy();
    let document = export(&ann, "");
    let bob = World::new();
    bob.irc("import --dry-run")
        .stdin(document.clone())
        .out(format!(
            "{id}  Nobody can pay would be imported: 6 acts, 3 files, new here\n"
        ))
        .run();
    assert!(!bob.home().join("incidents").join(&id).exists());
    bob.irc("import")
        .stdin(document)
        .out(format!(
            "{id} SEV-2 Nobody can pay imported: 6 acts, 3 files, new here\n"
        ))
        .run();
    // A second act of one's own goes on from there.
    bob.irc("note going on --json").change();
}

#[test]
fn a_restricted_incident_leaves_only_when_that_is_said() {
    let world = World::new();
    let open = world.declare("sev3 open");
    let id = world.declare("sev2 --restricted breach");
    let refused = world.irc(&format!("export {id}")).refused(1);
    assert_eq!(refused["kind"], "restricted");
    for share in ["", " --share"] {
        for format in ["json", "markdown", "csv", "html"] {
            let printed = world
                .irc(&format!("export --all --format {format}{share}"))
                .printed();
            assert!(printed.out.contains(&open), "{format}");
            assert!(!printed.out.contains("breach"), "{format}{share}");
            assert!(printed.err.contains(&id), "{}", printed.err);
        }
    }
    assert!(export(&world, "--all --restricted").contains("breach"));
}

#[test]
fn a_copy_for_others_holds_nobody_and_no_way_to_reach_them() {
    let (world, id) = busy();
    for format in ["json", "markdown", "csv", "html"] {
        let printed = world
            .irc(&format!("export {id} --share --format {format}"))
            .printed();
        for private in [
            "ann",
            "@bob",
            "bob",
            "1234567",
            "wiki.corp",
            "internal is",
            "half-baked",
            "salt\"",
            "sum\"",
        ] {
            assert!(
                !printed.out.replace("plan", "").contains(private),
                "{format} holds {private}: {}",
                printed.out
            );
        }
        assert!(printed.out.contains("Nobody can pay"), "{format}");
        assert!(printed.err.contains("read it before you send it"));
    }
    let shared = export(&world, "--share");
    let refused = world.irc("import").stdin(shared).refused(1);
    assert_eq!(refused["kind"], "import");
    assert!(refused["why"].as_str().unwrap().contains("for others"));
}

#[test]
fn every_readable_form_names_the_last_sums() {
    let (world, _) = busy();
    let record: Value = serde_json::from_str(&export(&world, "")).unwrap();
    let head = record["incidents"][0]["logs"][0]["head"].as_str().unwrap();
    for format in ["markdown", "csv", "html"] {
        assert!(export(&world, &format!("--format {format}")).contains(head));
    }
    assert!(
        world
            .irc("postmortem --stdout")
            .printed()
            .out
            .contains(head)
    );
}

/// Changes one thing in an export.
type Forge = fn(&mut Value);

fn first_line(document: &mut Value) -> &mut Value {
    &mut document["incidents"][0]["logs"][0]["lines"][1]
}

/// The second line with other words and a sum that holds.
fn resigned(document: &mut Value) {
    let line = first_line(document);
    let text = line.as_str().unwrap().replace("called", "fooled");
    let (body, _) = text.rsplit_once(",\"sum\":").unwrap();
    let sum = sha256_hex(body.as_bytes());
    *line = json!(format!("{body},\"sum\":\"{sum}\"}}"));
}

const FORGED: &[(&str, &str, Forge)] = &[
    ("an altered line", "logs[0].lines[1]", |d| {
        let line = first_line(d);
        *line = json!(line.as_str().unwrap().replace("called", "fooled"));
    }),
    ("a line signed anew", "logs[0].lines[2]", resigned),
    ("a missing line", "logs[0].lines[1]", |d| {
        d["incidents"][0]["logs"][0]["lines"]
            .as_array_mut()
            .unwrap()
            .remove(1);
    }),
    ("a missing end", "logs[0].head", |d| {
        d["incidents"][0]["logs"][0]["lines"]
            .as_array_mut()
            .unwrap()
            .pop();
    }),
    ("a line twice", "logs[0].lines[2]", |d| {
        let line = first_line(d).clone();
        d["incidents"][0]["logs"][0]["lines"]
            .as_array_mut()
            .unwrap()
            .insert(2, line);
    }),
    ("a line break in a line", "logs[0].lines[1]", |d| {
        let line = first_line(d);
        *line = json!(format!("{}\n", line.as_str().unwrap()));
    }),
    ("an endless line", "logs[0].lines[1]", |d| {
        *first_line(d) = json!("x".repeat(70_000));
    }),
    ("deep nesting", "logs[0].lines[1]", |d| {
        *first_line(d) = json!(format!("{}{}", "[".repeat(9_000), "]".repeat(9_000)));
    }),
    ("another incident's lines", "logs[0].lines[0]", |d| {
        d["incidents"][0]["id"] = json!("20261121-009-zzz");
    }),
    ("a path as id", "incidents[0].id", |d| {
        d["incidents"][0]["id"] = json!("../../../tmp/x");
    }),
    ("an absolute id", "incidents[0].id", |d| {
        d["incidents"][0]["id"] = json!("/etc/passwd");
    }),
    ("no id", "incidents[0].id", |d| {
        d["incidents"][0]["id"] = json!("");
    }),
    ("a path as writer", "logs[0].writer", |d| {
        d["incidents"][0]["logs"][0]["writer"] = json!("../../../x/y/z/w");
    }),
    ("another writer's name", "logs[0].lines[0]", |d| {
        d["incidents"][0]["logs"][0]["writer"] = json!("00112233445566aa");
    }),
    ("a writer twice", "logs[1].writer", |d| {
        let log = d["incidents"][0]["logs"][0].clone();
        d["incidents"][0]["logs"].as_array_mut().unwrap().push(log);
    }),
    ("an incident twice", "incidents[1].id", |d| {
        let one = d["incidents"][0].clone();
        d["incidents"].as_array_mut().unwrap().push(one);
    }),
    ("no lines", "logs", |d| {
        d["incidents"][0]["logs"] = json!([]);
    }),
    ("another playbook", "playbooks[0]", |d| {
        d["incidents"][0]["playbooks"][0]["text"] = json!("irc: 1");
    }),
    ("a path as hash", "evidence[0].sha256", |d| {
        d["incidents"][0]["evidence"][0]["sha256"] = json!("../../../../x");
    }),
    ("lines that are no text", "logs[0].lines[0]", |d| {
        d["incidents"][0]["logs"][0]["lines"] = json!([7]);
    }),
    ("an unknown schema", "schema", |d| {
        d["schema"] = json!("irc.export/2");
    }),
];

#[test]
fn what_does_not_hold_is_refused_with_its_place_and_nothing_is_imported() {
    let (ann, _) = busy();
    let document: Value = serde_json::from_str(&export(&ann, "")).unwrap();
    let other = World::new();
    let kept = other.declare("sev4 here before");
    let before = record(&other);
    for (what, place, forge) in FORGED {
        let mut forged = document.clone();
        forge(&mut forged);
        let refused = other.irc("import").stdin(forged.to_string()).refused(1);
        assert_eq!(refused["kind"], "import", "{what}");
        let said = refused["what"].as_str().unwrap();
        assert!(said.contains(place), "{what}: {said}");
        assert_eq!(record(&other), before, "{what}");
        assert!(!other.path("x").exists(), "{what}");
    }
    for garbage in [
        "",
        "{",
        "[]",
        "\u{0}",
        "{\"schema\": 7}",
        &"[".repeat(200_000),
    ] {
        let refused = other.irc("import").stdin(garbage).refused(1);
        assert_eq!(refused["kind"], "import", "{garbage:.9}");
    }
    other.irc("import not-there.json").refused(6);
    // A good incident before a bad one is not imported either.
    let mut two = document.clone();
    let mut bad = document["incidents"][0].clone();
    bad["id"] = json!("../x");
    two["incidents"].as_array_mut().unwrap().push(bad);
    other.irc("import").stdin(two.to_string()).refused(1);
    assert_eq!(record(&other), before);
    assert_eq!(other.status("")["incidents"][0]["id"], kept.as_str());
}

#[test]
fn a_writer_that_went_two_ways_is_refused_and_so_is_another_incident_of_the_same_id() {
    let (ann, id) = busy();
    let document = export(&ann, "");
    // The same store, gone on differently from one and the same state.
    let copy = World::new();
    import(&copy, &document);
    ann.irc("note one way --json").change();
    let one_way: Value = serde_json::from_str(&export(&ann, "")).unwrap();
    import(&copy, &one_way.to_string());
    let mut other_way = one_way.clone();
    let lines = other_way["incidents"][0]["logs"][0]["lines"]
        .as_array_mut()
        .unwrap();
    let last = lines.pop().unwrap();
    let text = last.as_str().unwrap().replace("one way", "two way");
    let (body, _) = text.rsplit_once(",\"sum\":").unwrap();
    let sum = sha256_hex(body.as_bytes());
    lines.push(json!(format!("{body},\"sum\":\"{sum}\"}}")));
    other_way["incidents"][0]["logs"][0]["head"] = json!(sum);
    let before = record(&copy);
    let refused = copy.irc("import").stdin(other_way.to_string()).refused(1);
    assert!(
        refused["what"]
            .as_str()
            .unwrap()
            .contains("logs[0].lines[6]"),
        "{refused}"
    );
    assert!(
        refused["why"].as_str().unwrap().contains("another line 7"),
        "{refused}"
    );
    assert_eq!(record(&copy), before);

    // An incident of another store that got the same id by chance.
    let writer = "00112233445566aa";
    let body = format!(
        r#"{{"v":1,"writer":"{writer}","seq":1,"hlc":[1,0],"at":"2026-11-21T03:00:00.000Z","by":"@x","recorded_by":"@x","cmd":"declare","irc":"0.1.0","key":"k","salt":"00","prev":"{}","events":[{{"kind":"declared","happened_at":"2026-11-21T03:00:00Z","precision":"second","vital":true,"data":{{"title":"other","severity":"SEV-2"}}}}]"#,
        genesis(&id, writer)
    );
    let sum = sha256_hex(body.as_bytes());
    let chance = json!({"schema": "irc.export/1", "incidents": [{"id": id, "logs": [
        {"writer": writer, "head": sum, "lines": [format!("{body},\"sum\":\"{sum}\"}}")]}]}]});
    let refused = copy.irc("import").stdin(chance.to_string()).refused(1);
    assert!(
        refused["why"]
            .as_str()
            .unwrap()
            .contains("another incident"),
        "{refused}"
    );
    assert_eq!(record(&copy), before);
}

#[test]
fn a_killed_import_leaves_no_part_and_does_not_stop_the_next() {
    let (ann, id) = busy();
    let bob = World::new();
    let kept = bob
        .irc("declare sev4 here before")
        .env("IRC_SEED", "another store")
        .printed();
    let stage = bob.home().join("incidents/.import.tmp/log");
    fs::create_dir_all(&stage).unwrap();
    fs::write(stage.join("half.jsonl"), "{").unwrap();
    let listed = bob.irc("list --all --json").json("irc.list/1");
    assert_eq!(listed["incidents"].as_array().unwrap().len(), 1, "{kept:?}");
    import(&bob, &export(&ann, ""));
    assert!(bob.home().join("incidents").join(id).exists());
    assert!(!bob.home().join("incidents/.import.tmp").exists());
}

#[test]
fn a_file_is_the_owners_alone_and_is_replaced_only_when_that_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let (world, _) = busy();
    world
        .irc("export --out copy.json")
        .err("1 incident written to copy.json\n")
        .run();
    let mode = fs::metadata(world.path("copy.json"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(
        fs::read_to_string(world.path("copy.json")).unwrap(),
        export(&world, "")
    );
    world.irc("export --out copy.json").refused(2);
    world
        .irc("export --out copy.json --force")
        .err("1 incident written to copy.json\n")
        .run();
}
