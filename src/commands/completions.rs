//! `irc completions`: what a shell needs to complete `irc`. Prints it; refuses to install it anywhere.

use clap::{Args as ClapArgs, Command, ValueEnum};
use clap_complete::{Shell, generate};

use crate::act::{Reply, index, policy};
use crate::app::App;
use crate::error::Error;

/// Completes ids and the playbook's words: those are asked of irc itself.
const LIVE_BASH: &str = include_str!("../../templates/live.bash");
/// The same for fish.
const LIVE_FISH: &str = include_str!("../../templates/live.fish");

/// Values that change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Values {
    /// Ids of incidents that are not over
    Incidents,
    /// The playbook's severities
    Severities,
    /// The playbook's roles
    Roles,
    /// Names of playbooks
    Playbooks,
}

/// Print the completions of a shell
///
/// bash: irc completions bash > ~/.local/share/bash-completion/completions/irc
/// zsh:  irc completions zsh > _irc, into a folder of $fpath
/// fish: irc completions fish > ~/.config/fish/completions/irc.fish
///
/// With ids, severities, roles and playbooks, in the shell's own start file:
/// bash: source <(irc completions bash --live)
/// zsh:  autoload -U bashcompinit && bashcompinit && source <(irc completions bash --live)
/// fish: irc completions fish --live | source
#[derive(ClapArgs, Clone, Debug)]
#[command(
    verbatim_doc_comment,
    after_help = "Example:\n  irc completions fish > ~/.config/fish/completions/irc.fish\n  source <(irc completions bash --live)"
)]
pub struct Args {
    /// The shell
    #[arg(value_enum, value_name = "SHELL", required_unless_present = "values")]
    shell: Option<Shell>,
    /// Complete incidents, severities, roles and playbooks too (bash, fish)
    #[arg(long)]
    live: bool,
    /// Print values, one a line: what the live completions ask for
    #[arg(long, value_enum, value_name = "WHAT", conflicts_with = "live")]
    values: Option<Values>,
}

/// Runs the command; `command` is the whole command line.
pub fn run(args: &Args, app: &mut App, mut command: Command) -> Result<Reply, Error> {
    if let Some(values) = args.values {
        return Ok(Reply::out(lines(app, values)));
    }
    let Some(shell) = args.shell else {
        return Ok(Reply::default());
    };
    let live = match (args.live, shell) {
        (false, _) => "",
        (true, Shell::Bash) => LIVE_BASH,
        (true, Shell::Fish) => LIVE_FISH,
        (true, _) => {
            return Err(Error::Usage {
                what: format!("there are no live completions for {shell}"),
                hint: "bash and fish have them; zsh reads those of bash".to_owned(),
            });
        }
    };
    let mut script = Vec::new();
    generate(shell, &mut command, "irc", &mut script);
    let script = String::from_utf8_lossy(&script);
    Ok(Reply::out(format!("{script}{live}")))
}

/// One a line. A completion never fails and never asks: what cannot be read has no values.
fn lines(app: &mut App, values: Values) -> String {
    let found: Vec<String> = match values {
        Values::Incidents => index::live(app)
            .unwrap_or_default()
            .iter()
            .map(|row| row.id.to_string())
            .collect(),
        Values::Playbooks => policy::places(app)
            .list()
            .into_iter()
            .map(|one| one.name)
            .collect(),
        Values::Severities => {
            let policy = policy::chosen(app, None).policy;
            policy.severities.iter().map(|s| s.id.clone()).collect()
        }
        Values::Roles => {
            let policy = policy::chosen(app, None).policy;
            let short = policy.roles.iter().map(|role| role.name.clone());
            short.collect()
        }
    };
    let plain = |word: &&String| !word.chars().any(char::is_control);
    let mut out = String::new();
    for word in found.iter().filter(plain) {
        out.push_str(word);
        out.push('\n');
    }
    out
}
