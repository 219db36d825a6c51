//! `irc outbox`: what did not go out, and what to do about it.

use clap::{Args as ClapArgs, Subcommand};

use crate::act::Reply;
use crate::act::outbox;
use crate::act::reply::screen;
use crate::app::App;
use crate::error::Error;
use crate::exit::Exit;
use crate::prompt::Answer;
use crate::render::{json, outbox as render};
use crate::view::outbox::OutboxView;
use crate::view::schema;
use crate::view::status::Delivery;

/// What did not go out yet, and what to do about it
///
/// Queued messages are sent by the next command that writes, once their time has come. Failed ones were refused;
/// of unknown ones nobody knows whether the service has them: both wait for you.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc outbox\n  irc outbox flush\n  irc outbox retry 5c81aa --yes\n  irc outbox drop 5c81aa"
)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// Print one JSON document (irc.outbox/1)
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand, Clone, Debug)]
enum Command {
    /// What waits, and why
    #[command(after_help = "Example:\n  irc outbox list --json | jq '.deliveries[]'")]
    List,
    /// Send what waits now, whatever its time; takes up to half a minute
    #[command(after_help = "Example:\n  irc outbox flush")]
    Flush,
    /// Send one again that failed or is unknown; all of them without a name
    #[command(after_help = "Example:\n  irc outbox retry 5c81aa --yes")]
    Retry {
        /// The message, or the beginning of its name
        #[arg(value_name = "MESSAGE")]
        message: Option<String>,
        /// Also where the service may have it already
        #[arg(short, long)]
        yes: bool,
    },
    /// Give one up: it is not sent, and the record says so
    #[command(after_help = "Example:\n  irc outbox drop 5c81aa")]
    Drop {
        /// The message, or the beginning of its name
        #[arg(value_name = "MESSAGE")]
        message: String,
    },
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    match &args.command {
        None | Some(Command::List) => {
            let all = outbox::views(app, None);
            let out = render::list(&screen(app), &all);
            Ok(answer(args, app, all, out, false))
        }
        Some(Command::Flush) => {
            app.send_longer();
            outbox::hurry(app)?;
            let ended = outbox::flush(app);
            Ok(sent(args, app, &ended))
        }
        Some(Command::Retry { message, yes }) => {
            let doubtful = outbox::doubtful(app, message.as_deref())?;
            if !doubtful.is_empty() && !yes {
                ask(app, &doubtful)?;
            }
            app.send_longer();
            outbox::revive(app, message.as_deref())?;
            let ended = outbox::flush(app);
            Ok(sent(args, app, &ended))
        }
        Some(Command::Drop { message }) => {
            let dropped = outbox::give_up(app, message)?;
            let out = format!("given up: {} {}\n", dropped.channel, dropped.about);
            Ok(answer(args, app, vec![dropped], out, false))
        }
    }
}

/// The service may have it: a person must say that it is sent again.
fn ask(app: &mut App, doubtful: &[Delivery]) -> Result<(), Error> {
    let names: Vec<&str> = doubtful.iter().map(|one| one.id.as_str()).collect();
    let refused = Error::Usage {
        what: format!("nobody knows whether {} went out", names.join(", ")),
        hint: "look there first; --yes sends it again".to_owned(),
    };
    if !app.prompt().present() {
        return Err(refused);
    }
    match app
        .prompt()
        .yes_no("It may be there already. Send it again?", Some(false))
    {
        Answer::Given(true) => Ok(()),
        Answer::Interrupted => Err(Error::Interrupted),
        _ => Err(refused),
    }
}

/// What was tried, and what still waits.
fn sent(args: &Args, app: &mut App, ended: &[crate::store::outbox::Message]) -> Reply {
    let mut all = outbox::last(ended);
    for waiting in outbox::views(app, None) {
        if !all.iter().any(|one| one.id == waiting.id) {
            all.push(waiting);
        }
    }
    let mut out = render::lines(&screen(app), &all);
    if out.is_empty() {
        "nothing waits to be sent\n".clone_into(&mut out);
    }
    answer(args, app, all, out, true)
}

fn answer(args: &Args, app: &App, deliveries: Vec<Delivery>, out: String, judged: bool) -> Reply {
    let exit = if judged && !deliveries.iter().all(outbox::went_out) {
        Exit::Undelivered
    } else {
        Exit::Done
    };
    let view = OutboxView {
        schema: schema::OUTBOX,
        now: app.now.instant(),
        deliveries,
        requests: Vec::new(),
    };
    let out = if args.json {
        json::document(&view)
    } else {
        out
    };
    Reply {
        exit,
        ..Reply::out(out)
    }
}
