//! Manual pages, live completions, the clipboard: comfort that must not lie.

use std::fs;
use std::process::Command;

use crate::harness::World;

#[test]
fn every_command_has_a_manual_page() {
    let world = World::new();
    let folder = world.path("man1");
    fs::create_dir_all(&folder).unwrap();
    let printed = world.irc("man --dir man1").printed();
    assert_eq!(printed.code, 0, "{printed:?}");
    for command in crate::house::commands() {
        let page = fs::read_to_string(folder.join(format!("irc-{command}.1"))).expect(&command);
        assert!(
            page.contains(".SH SYNOPSIS") || page.contains(".SH \"SYNOPSIS\""),
            "{command}"
        );
    }
    let one = world.irc("man outbox retry").printed();
    assert!(one.out.contains("irc"), "{}", one.out);
    world.irc("man teleport").code(2).printed();
}

#[test]
fn values_are_those_of_this_store_and_playbook() {
    let world = World::new();
    assert_eq!(
        world.irc("completions --values incidents").printed().out,
        ""
    );
    let id = world.declare("sev2 checkout is down");
    let values = |kind: &str| {
        world
            .irc(&format!("completions --values {kind}"))
            .printed()
            .out
    };
    assert_eq!(values("incidents"), format!("{id}\n"));
    assert!(values("severities").starts_with("SEV-1\n"));
    assert!(values("roles").contains("Scribe\n"), "{}", values("roles"));
    assert!(values("playbooks").contains("default\n"));
    world.irc("completions zsh --live").refused(2);
}

#[test]
fn bash_completes_an_id_with_the_one_line_hook() {
    if Command::new("bash").arg("--version").output().is_err() {
        return;
    }
    let world = World::new();
    let id = world.declare("sev2 checkout is down");
    let bin = std::path::Path::new(env!("CARGO_BIN_EXE_irc"))
        .parent()
        .unwrap();
    let path = format!("{}:/usr/bin:/bin", bin.display());
    let offered = |words: &str| {
        let script = format!(
            "source <(irc completions bash --live); COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _irc_live irc; echo \"${{COMPREPLY[@]}}\""
        );
        let mut bash = world.command("bash");
        let out = bash.args(["-c", &script]).env("PATH", &path).output();
        let out = out.unwrap();
        String::from_utf8_lossy(&out.stdout).trim().to_owned()
    };
    for words in ["irc use 2026", "irc use ''", "irc note -i ''"] {
        assert_eq!(offered(words), id, "{words}");
    }
    for (words, one) in [
        ("irc severity ''", "SEV-3"),
        ("irc declare ''", "SEV-1"),
        ("irc role ''", "Deputy"),
        ("irc declare --playbook ''", "default"),
        ("irc outbox ret", "retry"),
    ] {
        let all = offered(words);
        assert!(all.split(' ').any(|word| word == one), "{words}: {all}");
    }
    assert_eq!(offered("irc use zzz"), "");
}

#[test]
fn without_a_terminal_nothing_is_copied_and_that_is_said() {
    let world = World::new();
    world.declare("sev2 checkout is down");
    let printed = world.irc("update --copy we look").printed();
    assert_eq!(printed.code, 0);
    assert!(printed.err.contains("not copied"), "{}", printed.err);
    assert!(!printed.err.contains('\x1b') && !printed.out.contains('\x1b'));
}
