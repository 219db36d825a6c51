//! `irc task`: do this now.

use clap::Args as ClapArgs;

use super::common::{Writing, join};
use crate::act::{Case, Purpose, Reply};
use crate::app::App;
use crate::domain::decide::work;
use crate::domain::typed_time;
use crate::error::Error;
use crate::text::safe::Safe;

/// Ask somebody to do something now, in a given time; `task done t1` when it is done
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc task @bob check the replica --in 10m\n  irc task done t1\n  irc task                # those open"
)]
pub struct Args {
    /// Who and what; or `done ID`
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// In how long
    #[arg(long = "in", value_name = "DURATION")]
    within: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    if let [verb, task] = args.words.as_slice()
        && verb == "done"
    {
        let case = args.writing.open(app, Purpose::Read)?;
        return args.writing.act(app, case, "task", &|context| {
            work::finish_task(context, task)
        });
    }
    match args.words.as_slice() {
        [] if args.writing.json => {
            return Err(Error::Usage {
                what: "`irc task --json` writes, and nothing says what is to be done".to_owned(),
                hint: "irc task @bob check the replica --in 10m --json; those open: irc log --json"
                    .to_owned(),
            });
        }
        [] => return Ok(Reply::out(listed(&args.writing.open(app, Purpose::Read)?))),
        [verb] if verb == "done" => {
            return Err(Error::Usage {
                what: "`irc task done` says not which".to_owned(),
                hint: "irc task done t1; their ids: irc task".to_owned(),
            });
        }
        _ => {}
    }
    let case = args.writing.open(app, Purpose::Write)?;
    let seconds = args
        .within
        .as_deref()
        .map(typed_time::read_duration)
        .transpose()?;
    let due = seconds.map(|seconds| app.now.instant().plus(seconds).ceil_minute());
    let (who, text): (Vec<&String>, Vec<&String>) =
        args.words.iter().partition(|word| word.starts_with('@'));
    let who = who.first().map(|who| (*who).clone());
    let text = join(&text);
    args.writing.act(app, case, "task", &|context| {
        work::add_task(context, &text, who.clone(), due)
    })
}

fn listed(case: &Case) -> String {
    let mut out = String::new();
    for task in &case.incident.tasks {
        let mark = if task.done_at.is_some() { "x" } else { " " };
        let who = task.who.as_deref().unwrap_or("-");
        let line = format!("[{mark}] {} {who} {}", task.id, task.text);
        out.push_str(&Safe::line(&line).to_string());
        out.push('\n');
    }
    if out.is_empty() {
        out.push_str("no tasks: irc task @bob check the replica --in 10m\n");
    }
    out
}
