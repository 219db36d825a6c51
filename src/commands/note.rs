//! `irc note`: the scribe's line.

use std::io::{self, Read};

use clap::Args as ClapArgs;

use super::common::{Writing, join};
use crate::act::{Case, Purpose, Reply, secrets, time};
use crate::app::App;
use crate::domain::decide::note::{self, Request};
use crate::domain::fact::Flavor;
use crate::error::Error;
use crate::prompt::Answer;

/// Most text that is read from stdin, in bytes.
const STDIN_LIMIT: u64 = 48 * 1024;

/// Write a line into the record; `-` reads lines `HH:MM text` from stdin
///
/// Words need no quotes; without any a terminal asks for them. Switches may stand before or after the words; `--` ends them.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc note restarted db\n  irc note --finding pool is exhausted --at 14:12\n  irc note --hypothesis bad deploy\n  irc note --rules-out h1 errors began before the deploy\n  printf '14:02 pager went\\n14:07 joined\\n' | irc note -"
)]
pub struct Args {
    /// The words
    #[arg(value_name = "WORDS", allow_negative_numbers = true)]
    words: Vec<String>,
    /// Something found out (counts as progress)
    #[arg(long, group = "flavor")]
    finding: bool,
    /// Something decided (counts as progress)
    #[arg(long, group = "flavor")]
    decision: bool,
    /// Something done
    #[arg(long, group = "flavor")]
    did: bool,
    /// A suspicion; gets a number (h1, h2 ...)
    #[arg(long, group = "flavor")]
    hypothesis: bool,
    /// This rules a hypothesis out (counts as progress)
    #[arg(long, value_name = "H")]
    rules_out: Option<String>,
    /// This confirms a hypothesis
    #[arg(long, value_name = "H")]
    confirms: Option<String>,
    /// The words, as a flag
    #[arg(short, long, value_name = "TEXT")]
    message: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

impl Args {
    const fn flavor(&self) -> Flavor {
        match (self.finding, self.decision, self.did, self.hypothesis) {
            (true, ..) => Flavor::Finding,
            (_, true, ..) => Flavor::Decision,
            (_, _, true, _) => Flavor::Did,
            (.., true) => Flavor::Hypothesis,
            _ => Flavor::Note,
        }
    }
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let case = args.writing.open(app, Purpose::Read)?;
    let requests = if args.words == ["-"] {
        pasted(app, &case, args.flavor())?
    } else {
        let words: Vec<&String> = args.words.iter().chain(&args.message).collect();
        let mut text = join(&words);
        let judges = args.rules_out.is_some() || args.confirms.is_some();
        if text.is_empty() && !judges && !args.writing.quiet() && app.prompt().present() {
            match app.prompt().text("Note", "") {
                Answer::Given(typed) => text = typed,
                Answer::Skipped => return Ok(Reply::default()),
                Answer::Interrupted => return Err(Error::Interrupted),
            }
        }
        vec![Request {
            text,
            flavor: args.flavor(),
            rules_out: args.rules_out.clone(),
            confirms: args.confirms.clone(),
            when: None,
        }]
    };
    args.writing.act(app, case, "note", &|context| {
        note::note(context, requests.clone())
    })
}

/// Lines from stdin: a time in front is the line's own, a line without one takes the time before it.
fn pasted(app: &mut App, case: &Case, flavor: Flavor) -> Result<Vec<Request>, Error> {
    let unreadable = |why: String| Error::File {
        act: "read",
        path: "<stdin>".into(),
        why,
    };
    let mut text = String::new();
    let taken = io::stdin()
        .lock()
        .take(STDIN_LIMIT + 1)
        .read_to_string(&mut text)
        .map_err(|error| unreadable(error.to_string()))?;
    if taken as u64 > STDIN_LIMIT {
        return Err(unreadable(format!(
            "more than {STDIN_LIMIT} bytes: paste it in parts"
        )));
    }
    // Whole, because a key may run over several lines.
    secrets::text(app, &mut text);
    let mut when = None;
    let mut requests = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let stamp = first
            .trim_start_matches('[')
            .trim_end_matches([']', ':', '-', ',']);
        let timed = stamp
            .trim_start_matches('~')
            .starts_with(|c: char| c.is_ascii_digit())
            && stamp.contains(':');
        let words = if timed && !rest.is_empty() {
            let (at, _) = time::read(app, Some(&case.incident), stamp)?;
            when = Some(at);
            rest.trim_start_matches(['-', ' '])
        } else {
            line
        };
        requests.push(Request {
            text: words.to_owned(),
            flavor,
            when,
            ..Request::default()
        });
    }
    Ok(requests)
}
