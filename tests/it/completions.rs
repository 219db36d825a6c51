//! The checked-in completions are what the binary prints.

use crate::harness::{World, kept};

#[test]
fn the_checked_in_completions_are_the_binarys_own() {
    let world = World::new();
    for (shell, file) in [
        ("bash", "irc.bash"),
        ("zsh", "_irc"),
        ("fish", "irc.fish"),
        ("powershell", "_irc.ps1"),
        ("elvish", "irc.elv"),
    ] {
        let printed = world.irc(&format!("completions {shell}")).printed();
        assert_eq!((printed.code, printed.err.as_str()), (0, ""), "{shell}");
        kept(&format!("completions/{file}"), &printed.out);
    }
}

#[test]
fn every_command_is_completed_in_every_shell() {
    for file in ["irc.bash", "_irc", "irc.fish", "_irc.ps1", "irc.elv"] {
        let path = format!("{}/completions/{file}", env!("CARGO_MANIFEST_DIR"));
        let script = std::fs::read_to_string(path).unwrap();
        for command in crate::house::commands() {
            assert!(script.contains(&command), "{file} lacks {command}");
        }
    }
}

#[test]
fn an_unknown_shell_is_a_usage_error() {
    World::new().irc("completions tcsh").refused(2);
}
