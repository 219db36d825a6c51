//! `irc handoff`: brief whoever takes over, and hand over. The holder stays until it is accepted.

use clap::Args as ClapArgs;

use super::common::{Writing, join};
use crate::act::perform::{self, perform, person};
use crate::act::reply::screen;
use crate::act::{Case, Purpose, Reply, talk};
use crate::app::App;
use crate::domain::decide::role::{self, Request};
use crate::domain::incident::{Incident, Offer};
use crate::domain::policy::RoleKind;
use crate::error::Error;
use crate::prompt::Answer;
use crate::render::{brief, json};
use crate::view::brief::{BriefView, Reader};
use crate::view::incident::role_name;

/// Brief whoever takes over, and hand over a role: the commander's, if no other is named
///
/// The role is offered, and its holder stays until it is accepted: there are never two commanders, and
/// never none. Without a name it shows what a taker reads, and asks on a terminal.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc handoff @bob --notes \"the vendor calls back at 04:00\"\n  irc handoff --accept --by @bob\n  irc handoff --accepted              # bob said yes aloud\n  irc handoff --decline --by @bob --reason \"not before 05:00\""
)]
pub struct Args {
    /// To whom
    #[arg(value_name = "@WHO")]
    words: Vec<String>,
    /// Which role: the one that you hold, else the commander's
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// What they must know and the record does not say
    #[arg(long, value_name = "TEXT")]
    notes: Option<String>,
    /// Take the role that is offered to you (or to --by)
    #[arg(long, group = "end", conflicts_with_all = ["words", "notes"])]
    accept: bool,
    /// The other said yes aloud
    #[arg(long, group = "end")]
    accepted: bool,
    /// Say no to the role that is offered to you (or to --by)
    #[arg(long, group = "end", conflicts_with_all = ["words", "notes"])]
    decline: bool,
    /// Take the offer back
    #[arg(long, group = "end", conflicts_with_all = ["words", "notes"])]
    withdraw: bool,
    /// Why, for --decline and --withdraw
    #[arg(long, value_name = "WHY")]
    reason: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let case = args.writing.open(app, Purpose::Write)?;
    let me = match &args.writing.by {
        Some(by) => person(by),
        None => app.author(),
    };
    let ends = args.accept || args.accepted || args.decline || args.withdraw;
    if !ends && args.words.is_empty() {
        return asked(args, app, case, &me);
    }
    let request = read(args, &case, &me)?;
    make(args, app, case, &request)
}

/// What was typed, as a request.
fn read(args: &Args, case: &Case, me: &str) -> Result<Request, Error> {
    let (who, words): (Vec<&String>, Vec<&String>) =
        args.words.iter().partition(|word| word.starts_with('@'));
    let typed = join(&words);
    let typed = args
        .role
        .clone()
        .or_else(|| Some(typed).filter(|t| !t.is_empty()));
    let reason = args.reason.clone();
    match who.as_slice() {
        [] if args.accept => {
            let role = offered(case, typed, Some(me))?.0;
            Ok(Request::Accept { role })
        }
        [] if args.decline => {
            let role = offered(case, typed, Some(me))?.0;
            Ok(Request::Decline { role, reason })
        }
        [] if args.withdraw => {
            let role = offered(case, typed, None)?.0;
            Ok(Request::Withdraw { role, reason })
        }
        [] if args.accepted && args.words.is_empty() => {
            let (role, who) = offered(case, typed, None)?;
            let who = who.ok_or_else(|| usage("nothing is offered", "irc handoff @bob"))?;
            Ok(give(role, who, true, args.notes.clone()))
        }
        [who] => {
            let role = typed.unwrap_or_else(|| held(&case.incident, me));
            Ok(give(
                role,
                (*who).clone(),
                args.accepted,
                args.notes.clone(),
            ))
        }
        [] => Err(usage(
            "nobody is named to take over",
            "people begin with @: irc handoff @bob (--role ROLE for another role)",
        )),
        _ => Err(usage(
            "more than one person is named",
            "one takes over: irc handoff @bob",
        )),
    }
}

fn usage(what: &str, hint: &str) -> Error {
    Error::Usage {
        what: what.to_owned(),
        hint: hint.to_owned(),
    }
}

fn give(role: String, who: String, accepted: bool, notes: Option<String>) -> Request {
    Request::Give {
        role,
        who,
        accepted,
        notes,
    }
}

/// The role that is meant, and to whom it is offered: the one offer there is (to `me`, where that is given).
fn offered(
    case: &Case,
    typed: Option<String>,
    me: Option<&str>,
) -> Result<(String, Option<String>), Error> {
    let offers = &case.incident.offers;
    if let Some(typed) = typed {
        let key = role::known(&case.policy, &typed).map(|known| known.key);
        let offer = key
            .ok()
            .and_then(|key| offers.iter().find(|o| o.role == key));
        return Ok((typed, offer.map(|offer| offer.who.clone())));
    }
    let mine = |offer: &&Offer| me.is_none_or(|me| offer.who == me);
    let meant: Vec<&Offer> = offers.iter().filter(mine).collect();
    match meant.as_slice() {
        [one] => Ok((one.role.clone(), Some(one.who.clone()))),
        // The refusal names who it is offered to, if it is to somebody.
        [] => {
            let first = offers.first();
            let role = first.map_or_else(|| RoleKind::Ic.word().to_owned(), |o| o.role.clone());
            Ok((role, None))
        }
        several => {
            let names: Vec<String> = several
                .iter()
                .map(|offer| role_name(&case.policy, &offer.role))
                .collect();
            Err(usage(
                &format!("several roles are offered: {}", names.join(", ")),
                "say which: --role ROLE",
            ))
        }
    }
}

/// The one role that somebody holds; the commander's where that is not clear.
fn held(incident: &Incident, who: &str) -> String {
    let roles = incident.roles.iter().filter(|held| held.until.is_none());
    let mut mine = roles.filter(|held| held.who == who);
    match (mine.next(), mine.next()) {
        (Some(only), None) => only.role.clone(),
        _ => RoleKind::Ic.word().to_owned(),
    }
}

/// Nobody is named: what a taker reads; on a terminal, what is to be done.
fn asked(args: &Args, app: &mut App, case: Case, me: &str) -> Result<Reply, Error> {
    let offer = case.incident.offers.iter().find(|offer| offer.who == me);
    let role = match (&args.role, offer) {
        (Some(typed), _) => typed.clone(),
        (None, Some(offer)) => offer.role.clone(),
        (None, None) => held(&case.incident, me),
    };
    let known = role::known(&case.policy, &role).map_err(Error::Refused)?;
    let now = app.now.instant();
    let view = BriefView::new(
        &case.policy,
        &case.incident,
        now,
        Reader::Taker,
        Some(&known.key),
    );
    if args.writing.json {
        return Ok(Reply::out(json::document(&view)));
    }
    let shown = screen(app);
    let rank = perform::rank(&case.policy, case.incident.severity());
    let text = if shown.tty {
        brief::screen(&shown, &view, rank)
    } else {
        brief::text(&view)
    };
    if args.writing.quiet() || !app.prompt().present() {
        return Ok(Reply::out(text).with_talk("to hand over: irc handoff @bob"));
    }
    talk::print(&text)?;
    let request = match offer {
        Some(_) => answer(app, &known.name, &known.key)?,
        None => name(app, &known.name, &known.key, args)?,
    };
    match request {
        Some(request) => make(args, app, case, &request),
        None => Ok(Reply::default().with_talk("nothing handed over")),
    }
}

/// Asks somebody to whom a role is offered.
fn answer(app: &mut App, name: &str, key: &str) -> Result<Option<Request>, Error> {
    let items = ["take it", "say no", "not now"].map(ToOwned::to_owned);
    let question = format!("{name} is offered to you");
    let role = key.to_owned();
    Ok(match app.prompt().choose(&question, &items, 0) {
        Answer::Given(0) => Some(Request::Accept { role }),
        Answer::Given(1) => Some(Request::Decline { role, reason: None }),
        Answer::Given(_) | Answer::Skipped => None,
        Answer::Interrupted => return Err(Error::Interrupted),
    })
}

/// Asks who takes over, and what they must know.
fn name(app: &mut App, name: &str, key: &str, args: &Args) -> Result<Option<Request>, Error> {
    let question = format!("Hand over {name} to whom? (@name)");
    let who = match app.prompt().text(&question, "") {
        Answer::Given(who) => person(&who),
        Answer::Skipped => return Ok(None),
        Answer::Interrupted => return Err(Error::Interrupted),
    };
    let notes = match &args.notes {
        Some(notes) => Some(notes.clone()),
        None => match app
            .prompt()
            .text("What must they know that the record does not say?", "")
        {
            Answer::Given(notes) => Some(notes),
            Answer::Skipped => None,
            Answer::Interrupted => return Err(Error::Interrupted),
        },
    };
    Ok(Some(give(key.to_owned(), who, false, notes)))
}

/// Makes the move, and shows what a taker reads.
fn make(args: &Args, app: &mut App, case: Case, request: &Request) -> Result<Reply, Error> {
    let mut outcome = perform(app, case, &args.writing.how(), "handoff", &|context| {
        role::role(context, request.clone())
    })?;
    let (Request::Give { role, .. } | Request::Accept { role }) = request else {
        return Ok(perform::answer(app, &outcome, args.writing.json));
    };
    let key = role::known(&outcome.case.policy, role).map(|known| known.key);
    let view = BriefView::new(
        &outcome.case.policy,
        &outcome.case.incident,
        app.now.instant(),
        Reader::Taker,
        key.ok().as_deref(),
    );
    outcome.change.brief = Some(view.text.clone());
    let mut reply = perform::answer(app, &outcome, args.writing.json);
    let offered = !outcome.change.incident.offers.is_empty();
    if !args.writing.json && (offered || !outcome.change.events.is_empty()) {
        let shown = screen(app);
        let words = match request {
            Request::Give {
                accepted: false, ..
            } => {
                talk::say(brief::PASTE);
                brief::text(&view)
            }
            _ => brief::read(&shown, &view),
        };
        reply.out = format!("{words}\n{}", reply.out);
    }
    Ok(reply)
}
