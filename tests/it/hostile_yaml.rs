//! Playbooks made to hurt, given to the program itself: refused with exit 5, soon, in little memory.
//!
//! `src/playbook/hostile.rs` has more kinds of them; here the shell caps what the process may take.

use std::fs::File;

use crate::harness::World;

/// KiB of address space for the whole program: less than the largest of the files.
const MEMORY: u32 = 96 * 1024;

/// Seconds that it may compute; whoever waits for a busy machine takes none of them.
const SOON: u32 = 1;

fn bomb() -> String {
    let mut text = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (name, before) in ('b'..='j').zip('a'..) {
        let list = vec![format!("*{before}"); 9].join(",");
        text.push_str(&format!("{name}: &{name} [{list}]\n"));
    }
    text
}

#[track_caller]
fn refused(world: &World, name: &str, kind: &str) {
    let file = world.path(name);
    let limits = format!("ulimit -v {MEMORY}; ulimit -t {SOON}; exec \"$0\" playbook check \"$1\"");
    let output = world
        .command("sh")
        .args(["-c", &limits, env!("CARGO_BIN_EXE_irc")])
        .arg(&file)
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(5), "{name}: {out} {err}");
    assert!(out.contains(&format!("[{kind}]")), "{name}: {out} {err}");
}

#[test]
fn hostile_files_are_refused_soon_and_in_little_memory() {
    let world = World::new();
    let body = "irc: 1\nname: x\ntitle: X\nseverities:\n  - {id: A, meaning: M}\n";
    for (name, text, kind) in [
        ("bomb.yaml", bomb(), "anchor"),
        ("lists.yaml", "[".repeat(100_000), "too-deep"),
        ("maps.yaml", "{a: ".repeat(100_000), "too-deep"),
        ("blocks.yaml", "- ".repeat(100_000), "too-deep"),
        (
            "nul.yaml",
            format!("{body}summary: a\0b\n"),
            "control-character",
        ),
        ("tab.yaml", format!("{body}vars:\n\ta: {{}}\n"), "tab"),
        ("twice.yaml", format!("{body}title: Y\n"), "duplicate-key"),
        (
            "merge.yaml",
            format!("{body}vars: {{<<: {{a: {{}}}}}}\n"),
            "merge-key",
        ),
        (
            "tag.yaml",
            format!("{body}summary: !!python/object:os.system x\n"),
            "tag",
        ),
    ] {
        world.write(name, &text);
        refused(&world, name, kind);
    }
    // Its size is in the folder, its bytes are nowhere.
    let large = File::create(world.path("large.yaml")).unwrap();
    large.set_len(100 << 20).unwrap();
    refused(&world, "large.yaml", "too-large");
}
