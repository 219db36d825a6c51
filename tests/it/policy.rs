//! Playbooks and settings: chosen, checked, begun, compared; what is a person's own is never lost.

use std::fs;

use crate::harness::World;

const GOOD: &str = "irc: 1\nname: shop\ntitle: Shop\nseverities:\n  - {id: BAD, meaning: Down.}\n";

fn mode(world: &World, name: &str) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    let meta = fs::metadata(world.path(name)).unwrap();
    meta.permissions().mode() & 0o777
}

#[test]
fn every_fault_is_reported_at_once_with_a_caret_and_exit_5() {
    let world = World::new();
    let bad = GOOD.replace("title: Shop", "titel: Shop") + "zone: Europe/Berlim\n";
    world.write("shop.yaml", &bad);
    world
        .irc("playbook check shop.yaml")
        .code(5)
        .out(
            "shop.yaml:3:1: error: unknown key `titel`; did you mean `title`? [unknown-key]\n  \
             3 | titel: Shop\n    | ^\n\
             shop.yaml:6:7: error: there is no time zone `Europe/Berlim`; did you mean `Europe/Berlin`? [unknown-zone]\n  \
             6 | zone: Europe/Berlim\n    |       ^\n\
             shop.yaml: 2 errors: it cannot be used\n",
        )
        .run();
    let printed = world.irc("playbook check shop.yaml --json").printed();
    assert_eq!(printed.code, 5);
    let document: serde_json::Value = serde_json::from_str(&printed.out).unwrap();
    assert_eq!(document["errors"], 2);
    assert_eq!(document["faults"][1]["line"], 6);
    assert_eq!(document["faults"][1]["column"], 7);
}

#[test]
fn warnings_alone_are_no_failure() {
    let world = World::new();
    let role = format!("{GOOD}roles:\n  - {{name: Lead}}\n");
    world.write("shop.yaml", &role);
    let printed = world.irc("playbook check shop.yaml").printed();
    assert_eq!(printed.code, 0, "{}", printed.out);
    assert!(
        printed.out.contains("1 warning: it can be used"),
        "{}",
        printed.out
    );
}

#[test]
fn use_changes_one_line_of_the_settings_and_keeps_them_private() {
    let world = World::new();
    world.irc("playbook use workbench").printed();
    assert_eq!(mode(&world, "config/config.yaml"), 0o600);
    let own = "# mine\nuser: \"@ann\" # always\nplaybook: workbench\nzone: Europe/Berlin\n";
    world.write("config/config.yaml", own);
    let used = world.irc("playbook use qawave").printed();
    assert_eq!(used.code, 0, "{}", used.err);
    let now = fs::read_to_string(world.path("config/config.yaml")).unwrap();
    assert_eq!(now, own.replace("workbench", "qawave"));
    let declared = world.irc("declare sev2 it is slow --json").change();
    assert_eq!(declared["incident"]["playbook"]["name"], "qawave");
    assert_eq!(
        world.irc("playbook use qawav").refused(2)["kind"],
        "unknown_playbook"
    );
    let again = fs::read_to_string(world.path("config/config.yaml")).unwrap();
    assert_eq!(again, now, "a slip changes nothing");
}

#[test]
fn a_new_playbook_has_no_fault_is_found_by_name_and_is_not_written_over() {
    let world = World::new();
    assert_eq!(world.irc("playbook new shop").printed().code, 0);
    assert_eq!(mode(&world, "config/playbooks/shop.yaml"), 0o600);
    let checked = world.irc("playbook check shop").printed();
    assert!(
        checked.out.ends_with("shop.yaml: no fault\n"),
        "{}",
        checked.out
    );
    let policy = world.irc("playbook show shop --json").json("irc.policy/1");
    assert_eq!(policy["name"], "shop");
    world.irc("playbook new shop").refused(2);
    assert_eq!(
        world
            .irc("playbook new shop --force --from qawave")
            .printed()
            .code,
        0
    );
    let policy = world.irc("playbook show shop --json").json("irc.policy/1");
    assert_eq!(policy["system"], "QAWave");
    let listed = world.irc("playbook list --json").json("irc.playbooks/1");
    let names = listed["playbooks"].as_array().unwrap().iter();
    assert!(names.into_iter().any(|row| row["name"] == "shop"));
}

#[test]
fn the_teams_own_numbers_are_laid_over_what_is_shown_and_never_into_the_playbook() {
    let world = World::new();
    let team = "zone: Europe/Berlin\ncontacts:\n  - {name: CTO, how: [\"+49 30 1\"]}\n";
    world.write("config/team.yaml", team);
    let shown = world
        .irc("playbook show qawave --json")
        .json("irc.policy/1");
    assert_eq!(shown["zone"], "Europe/Berlin");
    assert_eq!(shown["team"], true);
    let bare = world
        .irc("playbook show qawave --bare --json")
        .json("irc.policy/1");
    assert_eq!(bare["zone"], serde_json::Value::Null);
    assert_eq!(bare["sha256"], shown["sha256"]);
}

#[test]
fn init_never_writes_over_settings_unless_told_to() {
    let world = World::new();
    let init = world
        .irc("config init --user ann --zone europe/berlin")
        .printed();
    assert_eq!(init.code, 0, "{}", init.err);
    for name in ["config/config.yaml", "config/team.yaml"] {
        assert_eq!(mode(&world, name), 0o600);
    }
    assert_eq!(world.irc("config check").printed().code, 0);
    world.irc("config init").refused(2);
    world.write("config/team.yaml", "zone: UTC\n");
    assert_eq!(
        world.irc("config init --force --zone UTC").printed().code,
        0
    );
    let team = fs::read_to_string(world.path("config/team.yaml")).unwrap();
    assert_eq!(team, "zone: UTC\n", "what the team filled in stays");
    let shown = world.irc("config show --json").json("irc.config/1");
    let zone = shown["settings"].as_array().unwrap().iter();
    let zone = zone.into_iter().find(|one| one["key"] == "zone").unwrap();
    assert_eq!(
        (&zone["value"], &zone["from"]),
        (&"UTC".into(), &"config.yaml".into())
    );
}

#[test]
fn every_fault_of_the_settings_has_its_place() {
    let world = World::new();
    world.write("config/config.yaml", "zoen: UTC\nplaybook: qawav\n");
    world.write(
        "config/team.yaml",
        "contacts:\n  - {name: CTO}\n  - {name: cto, how: [x]}\n",
    );
    let printed = world.irc("config check --json").printed();
    assert_eq!(printed.code, 5, "{}", printed.err);
    let document: serde_json::Value = serde_json::from_str(&printed.out).unwrap();
    let places: Vec<(&str, u64, u64)> = document["faults"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|fault| fault["kind"] != "permissions")
        .map(|fault| {
            let number = |key: &str| fault[key].as_u64().unwrap();
            (
                fault["kind"].as_str().unwrap(),
                number("line"),
                number("column"),
            )
        })
        .collect();
    assert_eq!(
        places,
        [
            ("unknown-key", 1, 1),
            ("unknown-playbook", 2, 11),
            ("no-contact", 2, 12),
            ("duplicate-id", 3, 12),
        ]
    );
    let status = world.irc("status").printed();
    assert_eq!(status.code, 0, "broken settings stop nothing");
}

#[test]
fn json_means_the_same_before_and_behind_the_subcommands_word() {
    let world = World::new();
    for (line, schema) in [
        ("playbook --json list", "irc.playbooks/1"),
        ("playbook --json show qawave", "irc.policy/1"),
        ("playbook --json check qawave", "irc.check/1"),
        ("playbook --json path", "irc.file/1"),
        ("config --json show", "irc.config/1"),
        ("config --json path", "irc.file/1"),
    ] {
        world.irc(line).json(schema);
    }
}
