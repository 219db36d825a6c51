//! Channels that cannot be used: every slip is found, and nobody is left to think that people were told.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::channels::{HOOK, configure, irc, json_of, states};
use crate::harness::World;
use crate::server::{Server, reply};

fn config(world: &World, text: &str) {
    let path = world.write("config/config.yaml", text);
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

#[test]
fn whatever_a_kind_cannot_do_without_is_named() {
    let world = World::new();
    for (channel, said) in [
        ("kind: slack", "`slack` needs to know where it goes"),
        ("kind: discord", "`discord` needs to know where it goes"),
        ("kind: webhook", "`webhook` needs to know where it goes"),
        (
            "kind: smtp, from: a@b.example, target: c@d.example",
            "`smtp` needs to know where it goes",
        ),
        ("kind: pagerduty", "`pagerduty` needs a key"),
        ("kind: opsgenie", "`opsgenie` needs a key"),
        (
            "kind: statuspage, secret_env: KEY",
            "`statuspage` needs the page's id",
        ),
        ("kind: ntfy", "`ntfy` needs the topic"),
        (
            "kind: smtp, url: \"smtps://m.example\", from: a@b.example, target: \"c@d.example, e\"",
            "`e` is no mail address",
        ),
        (
            "kind: smtp, url: \"smtps://m.example\", from: a@b.example",
            "there is no mail address",
        ),
    ] {
        config(&world, &format!("channels:\n  one: {{{channel}}}\n"));
        let check = world.irc("config check").printed();
        assert_eq!(check.code, 5, "{channel}: {check:?}");
        assert!(check.out.contains(said), "{channel}: {check:?}");
        let list = world.irc("channel list --json").json("irc.channels/1");
        assert!(list.to_string().contains(said), "{channel}: {list}");
    }
    for channel in [
        "kind: slack, url_env: HOOK",
        "kind: slack, secret_env: TOKEN",
        "kind: pagerduty, token_cmd: key",
        "kind: opsgenie, secret_env: KEY",
        "kind: statuspage, secret_env: KEY, target: pg1",
        "kind: ntfy, target: incidents",
        "kind: teams, url_env: HOOK",
    ] {
        config(&world, &format!("channels:\n  one: {{{channel}}}\n"));
        assert_eq!(world.irc("config check").printed().code, 0, "{channel}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_no_file_without_channels() {
    let server = Server::new([reply(200, "ok")]);
    let world = World::new();
    let slip = HOOK.replace("kind: slack", "kind: slack, evnts: [declared]");
    configure(&world, &server, &slip);
    let change = json_of(&world, "declare sev2 checkout is down", 4);
    let said = "NOT SENT, nobody was told: ";
    assert!(change["remarks"].to_string().contains(said), "{change}");
    assert!(!change.to_string().contains("sEcReT"), "{change}");
    let printed = irc(&world, "severity sev1").printed();
    assert_eq!(printed.code, 4);
    assert!(
        printed.out.contains(said) || printed.err.contains(said),
        "{printed:?}"
    );
    // Nobody has it, so it was not said.
    let update = json_of(&world, "update we look into it", 4);
    assert_eq!(update["update"]["said"], false);
    // What tells nobody anyway, and what is not to be sent, ends well.
    json_of(&world, "note looking", 0);
    json_of(&world, "mitigate --done --no-send", 0);
    assert_eq!(server.count(), 0);
    configure(&world, &server, HOOK);
    let posted = json_of(&world, "update --post u1", 0);
    assert_eq!((states(&posted), server.count()), (vec!["delivered"], 1));
    // A slip elsewhere in a file without channels is none of theirs.
    config(&world, "zone: [1]\n");
    json_of(&world, "severity sev2 --reason calmer", 0);
}
