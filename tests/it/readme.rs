//! Every console block of the documents is what the program prints: replayed in an empty home, with a fixed clock and seed.
//!
//! A block runs if a comment stands before it: `<!-- irc: now=2026-11-21T03:12:00Z step=2 -->` sets the clock, and `step` moves
//! it on by so many minutes after each command. `home=keep` goes on in the home of the block before. After a command that
//! does not end with 0, a line `? 1` says so. `<!-- irc-setup: SHELL -->` before that comment runs unseen, first.

use std::path::Path;

use crate::harness::World;
use crate::paper::hold;

const DOCUMENTS: &[&str] = &["README.md", "docs/log-format.md"];

/// The settings of a block's comment.
fn setting<'c>(comment: &'c str, name: &str) -> Option<&'c str> {
    comment
        .split_whitespace()
        .find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
}

fn run(world: &World, comment: &str, line: &str, folder: &Path) -> String {
    let irc = Path::new(env!("CARGO_BIN_EXE_irc")).parent().unwrap();
    let output = world
        .command("sh")
        .current_dir(folder)
        .env("PATH", format!("{}:/usr/bin:/bin", irc.display()))
        .env("IRC_SEED", setting(comment, "seed").unwrap_or("readme"))
        .env("IRC_USER", setting(comment, "user").unwrap_or("ann"))
        .args(["-c", &format!("{{ {line}\n}} 2>&1")])
        .output()
        .unwrap();
    let mut shown = String::from_utf8(output.stdout).unwrap();
    if !shown.is_empty() && !shown.ends_with('\n') {
        shown.push('\n');
    }
    match output.status.code() {
        Some(0) => {}
        code => shown.push_str(&format!("? {}\n", code.unwrap())),
    }
    shown
}

/// The document with every block as it would be printed now.
fn replayed(document: &str) -> String {
    let mut out = String::new();
    let mut world = World::new();
    let mut comment = None;
    let mut setup = None;
    let mut block = None::<Vec<&str>>;
    for line in document.lines() {
        if let Some(lines) = &mut block {
            if line != "```" {
                lines.push(line);
                continue;
            }
            let commands = block.take().unwrap_or_default();
            let comment = comment.take().unwrap_or_default();
            out.push_str(&console(&mut world, comment, setup.take(), &commands));
        } else if line == "```console" && comment.is_some() {
            block = Some(Vec::new());
        } else if let Some(rest) = line.strip_prefix("<!-- irc: ") {
            comment = rest.strip_suffix(" -->");
        } else if let Some(rest) = line.strip_prefix("<!-- irc-setup: ") {
            setup = rest.strip_suffix(" -->");
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn console(world: &mut World, comment: &str, setup: Option<&str>, lines: &[&str]) -> String {
    if setting(comment, "home") != Some("keep") {
        *world = World::new();
    }
    if let Some(now) = setting(comment, "now") {
        world.at(now);
    }
    let step = setting(comment, "step").map_or(0, |step| step.parse().unwrap());
    let mut out = String::new();
    let mut folder = world.path(".");
    if let Some(line) = setup {
        assert_eq!(run(world, comment, line, &folder), "");
    }
    for line in lines.iter().filter_map(|line| line.strip_prefix("$ ")) {
        out.push_str(&format!("$ {line}\n"));
        // A `cd` counts for the rest of the block.
        let keep = world.path("folder");
        let with_pwd = format!(
            "{line}\nstatus=$?; pwd > '{}'; exit $status",
            keep.display()
        );
        out.push_str(&run(world, comment, &with_pwd, &folder));
        folder = std::fs::read_to_string(&keep).unwrap().trim().into();
        world.forward(step);
    }
    out
}

#[test]
fn every_console_block_is_what_is_printed() {
    for name in DOCUMENTS {
        hold(name, replayed);
    }
}
