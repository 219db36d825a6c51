//! `irc scenario`: known kinds of trouble, from symptoms over checks to ways out; a walk records each answer.

use clap::{Args as ClapArgs, Subcommand};

use super::common::{Writing, join, pair};
use crate::act::reply::screen;
use crate::act::{Outcome, Purpose, Reply, perform, policy, scenario as walk};
use crate::app::App;
use crate::domain::decide::scenario::{self as decide, Request};
use crate::domain::scenario::find;
use crate::error::Error;
use crate::render::{self, json};
use crate::view::change::ChangeView;
use crate::view::scenario::{ScenarioView, ScenariosView};

/// Known kinds of trouble: symptoms, what to look at, ways out
///
/// Bare it lists them, those first that the incident's own words speak of. `walk` asks for each check what was found, saves it
/// before the next, and goes on where it stopped. Commands are shown to copy; irc runs none.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc scenario\n  irc scenario show high-error-rate\n  irc scenario walk high-error-rate --found errors-logs=\"pool exhausted\" --way 2"
)]
pub struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// Of this playbook, whatever is open; for list and show
    #[arg(long, value_name = "NAME", global = true, conflicts_with = "incident")]
    playbook: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// What is done.
#[derive(Subcommand, Clone, Debug)]
enum Verb {
    /// All of them, those first that the incident's words speak of
    #[command(visible_alias = "ls")]
    List,
    /// One, with what was looked at already
    Show {
        /// Its id, or words of its name
        #[arg(required = true, value_name = "NAME")]
        name: Vec<String>,
    },
    /// Look at one check after the other, then take a way out
    Walk(WalkArgs),
}

/// A walk, and the flags that answer its questions.
#[derive(ClapArgs, Clone, Debug, Default)]
struct WalkArgs {
    /// Its id, or words of its name
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// What a check showed
    #[arg(long, value_name = "CHECK=TEXT", value_parser = pair)]
    found: Vec<(String, String)>,
    /// A check that was looked at, nothing unusual
    #[arg(long, value_name = "CHECK")]
    tick: Vec<String>,
    /// A check that is left out, and why
    #[arg(long, value_name = "CHECK[=WHY]")]
    skip: Vec<String>,
    /// The way out that is taken, by its number
    #[arg(long, value_name = "N")]
    way: Vec<usize>,
}

impl WalkArgs {
    fn request(&self) -> Request {
        let skip = |text: &String| match text.split_once('=') {
            Some((check, why)) => (check.to_owned(), Some(why.to_owned())),
            None => (text.clone(), None),
        };
        Request {
            ticks: self.tick.clone(),
            found: self.found.clone(),
            skips: self.skip.iter().map(skip).collect(),
            ways: self.way.clone(),
        }
    }
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    match &args.verb {
        None | Some(Verb::List) => list(args, app),
        Some(Verb::Show { name }) => show(args, app, &join(name)),
        Some(Verb::Walk(walk)) => walked(args, app, walk),
    }
}

fn list(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let named = args.writing.incident.as_deref();
    let force = policy::in_force(app, named, args.playbook.as_deref())?;
    let incident = force.case.as_ref().map(|case| &case.incident);
    let view = ScenariosView::new(&force.policy, incident, app.now.instant());
    let out = if args.writing.json {
        json::document(&view)
    } else {
        render::scenario::list(&screen(app), &view)
    };
    let mut reply = Reply::out(out);
    reply.talk.push_str(&force.talk);
    Ok(reply)
}

fn show(args: &Args, app: &mut App, name: &str) -> Result<Reply, Error> {
    let named = args.writing.incident.as_deref();
    let force = policy::in_force(app, named, args.playbook.as_deref())?;
    let scenario = find(&force.policy, name)?;
    let incident = force.case.as_ref().map(|case| &case.incident);
    let view = ScenarioView::new(&force.policy, scenario, incident, app.now.instant());
    let out = if args.writing.json {
        json::document(&view)
    } else {
        render::scenario::show(&screen(app), &force.policy, &view)
    };
    let mut reply = Reply::out(out);
    reply.talk.push_str(&force.talk);
    Ok(reply)
}

fn walked(args: &Args, app: &mut App, walk: &WalkArgs) -> Result<Reply, Error> {
    if args.playbook.is_some() {
        return Err(Error::Usage {
            what: "a walk goes by the incident's own playbook".to_owned(),
            hint: "irc scenario show NAME --playbook PLAYBOOK reads another".to_owned(),
        });
    }
    let how = args.writing.how();
    let case = args.writing.open(app, Purpose::Write)?;
    let scenario = find(&case.policy, &join(&walk.name))?.clone();
    let request = walk.request();
    if !request.is_empty() {
        return args.writing.act(app, case, "scenario", &|context| {
            decide::scenario(context, &scenario, &request)
        });
    }
    let asks = !args.writing.quiet() && app.prompt().present();
    let shown = screen(app);
    let before = ScenarioView::new(&case.policy, &scenario, Some(&case.incident), shown.now);
    let case = if asks && case.incident.state.is_active() {
        walk::walk(app, case, &how, &scenario)?
    } else {
        case
    };
    let now = app.now.instant();
    let mut change = ChangeView::new(&case.policy, &case.incident, now, Vec::new(), Vec::new());
    change.dry_run = how.dry_run;
    change.saved = !how.dry_run;
    let policy = case.policy.clone();
    let outcome = Outcome {
        change,
        case,
        queued: Vec::new(),
    };
    let mut reply = perform::answer(app, &outcome, how.json);
    if !how.json && !asks {
        let words = render::scenario::show(&shown, &policy, &before);
        reply.out = format!("{words}{}", reply.out);
    }
    Ok(reply)
}
