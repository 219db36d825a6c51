//! `irc completions`: what a shell needs to complete `irc`. Prints it; refuses to install it anywhere.

use clap::{Args as ClapArgs, Command};
use clap_complete::{Shell, generate};

use crate::act::Reply;

/// Print the completions of a shell
///
/// bash: irc completions bash > ~/.local/share/bash-completion/completions/irc
/// zsh:  irc completions zsh > _irc, into a folder of $fpath
/// fish: irc completions fish > ~/.config/fish/completions/irc.fish
#[derive(ClapArgs, Clone, Debug)]
#[command(
    verbatim_doc_comment,
    after_help = "Example:\n  irc completions fish > ~/.config/fish/completions/irc.fish"
)]
pub struct Args {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Runs the command; `command` is the whole command line.
pub fn run(args: &Args, mut command: Command) -> Reply {
    let mut script = Vec::new();
    generate(args.shell, &mut command, "irc", &mut script);
    Reply::out(String::from_utf8_lossy(&script))
}
