//! `irc role`: who does what. A held role is offered; its holder stays until it is accepted.

use clap::Args as ClapArgs;

use super::common::{Writing, join};
use crate::act::perform::person;
use crate::act::{Purpose, Reply};
use crate::app::App;
use crate::domain::decide::role::{self, Request};
use crate::error::Error;

/// Give, offer, accept or give up a role; the order of name and role does not matter
///
/// A role that nobody holds is held at once. A held one that only one person can hold (the commander
/// always) is offered, and the holder stays until it is accepted.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc role @ann scribe\n  irc role IC @bob              # an offer\n  irc role --accept IC --by @bob\n  irc role @bob IC --accepted   # bob said so aloud"
)]
pub struct Args {
    /// Who and which role, in either order
    #[arg(value_name = "WHO ROLE")]
    words: Vec<String>,
    /// Accept the offer of this role
    #[arg(long, value_name = "ROLE", conflicts_with_all = ["words", "release"])]
    accept: Option<String>,
    /// The other said aloud that they take it
    #[arg(long)]
    accepted: bool,
    /// Give the role up
    #[arg(long)]
    release: bool,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let me = match &args.writing.by {
        Some(by) => person(by),
        None => app.author(),
    };
    let request = match &args.accept {
        Some(role) => Request::Accept { role: role.clone() },
        None => read(args, me)?,
    };
    let case = args.writing.open(app, Purpose::Write)?;
    args.writing.act(app, case, "role", &|context| {
        role::role(context, request.clone())
    })
}

fn read(args: &Args, me: String) -> Result<Request, Error> {
    let usage = |what: &str, hint: &str| Error::Usage {
        what: what.to_owned(),
        hint: hint.to_owned(),
    };
    let (who, role): (Vec<&String>, Vec<&String>) =
        args.words.iter().partition(|word| word.starts_with('@'));
    let role = join(&role);
    let who = match who.as_slice() {
        [] => me,
        [one] => (*one).clone(),
        _ => {
            return Err(usage(
                "more than one person is named",
                "one at a time: irc role @ann scribe",
            ));
        }
    };
    if role.is_empty() {
        return Err(usage(
            "the role is missing",
            "irc role @ann IC (or deputy, scribe, comms, TL, or the playbook's own)",
        ));
    }
    Ok(if args.release {
        Request::Release { role, who }
    } else {
        Request::Give {
            role,
            who,
            accepted: args.accepted,
            notes: None,
        }
    })
}
