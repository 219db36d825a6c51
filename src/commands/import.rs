//! `irc import`: a record that `irc export` made comes in, act for act. All of it is checked before any of it is written.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::act::import;
use crate::act::reply::{Reply, screen};
use crate::app::App;
use crate::error::Error;
use crate::render::json;
use crate::text::count::count;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::export::{ImportView, ImportedView};

/// Take over records that `irc export` made; what is here already stays, and importing twice changes nothing
///
/// Every sum and hash is checked first: what does not hold is refused with its place, and nothing is imported. Lines of
/// an incident that is here are added to it; a line that is here is never changed.
#[derive(ClapArgs, Clone, Debug)]
#[command(
    after_help = "Example:\n  irc import backup.json\n  ssh ann irc export k7q | irc import\n  irc import backup.json --dry-run"
)]
pub struct Args {
    /// The file; `-`, or nothing where something is piped in, reads stdin
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Lines that their writer redacted are redacted here too
    #[arg(long)]
    redactions: bool,
    /// Check and show; write nothing
    #[arg(long)]
    dry_run: bool,
    /// Print one JSON document (irc.import/1)
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let file = match &args.file {
        Some(file) => file.clone(),
        None if app.talk_tty => {
            return Err(Error::Usage {
                what: "nothing is piped in, and no file is named".to_owned(),
                hint: "irc import FILE, or ssh ann irc export | irc import".to_owned(),
            });
        }
        None => "-".into(),
    };
    let view = import::import(app, &file, args.redactions, args.dry_run)?;
    let saved = view.saved && view.incidents.iter().any(changes);
    let out = if args.json {
        json::document(&view)
    } else {
        let screen = screen(app);
        let mut out = String::new();
        for one in &view.incidents {
            let line = line(&view, one);
            let line = if screen.tty {
                cut::wrap(&line, screen.width, 2)
            } else {
                line
            };
            out.push_str(&format!("{line}\n"));
        }
        out
    };
    Ok(Reply {
        out,
        saved,
        ..Reply::default()
    })
}

const fn changes(one: &ImportedView) -> bool {
    one.acts_added + one.files_added + one.redactions_taken > 0
}

fn line(view: &ImportView, one: &ImportedView) -> String {
    let verb = match (view.dry_run, changes(one)) {
        (_, false) => "is here already",
        (true, true) => "would be imported",
        (false, true) => "imported",
    };
    let mut more = Vec::new();
    if one.acts_added > 0 {
        more.push(count(one.acts_added, "act"));
    }
    if one.files_added > 0 {
        more.push(count(one.files_added, "file"));
    }
    if one.redactions_taken > 0 {
        more.push(count(one.redactions_taken, "redaction"));
    }
    if changes(one) {
        more.push(
            if one.new {
                "new here"
            } else {
                "added to what is here"
            }
            .to_owned(),
        );
    }
    if one.redacted_there > 0 {
        more.push(format!(
            "{} redacted there, not here (--redactions takes that over)",
            count(one.redacted_there, "line")
        ));
    }
    if one.postmortem_differs {
        more.push("the postmortem here differs and was left alone".to_owned());
    }
    let more = if more.is_empty() {
        String::new()
    } else {
        format!(": {}", more.join(", "))
    };
    let line = format!("{} {} {} {verb}{more}", one.id, one.severity, one.title);
    Safe::line(&line).to_string()
}
