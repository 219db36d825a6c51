//! `irc postmortem`: the record as a document, and how far that document is.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::common::Writing;
use crate::act::postmortem::{Made, Target, make};
use crate::act::{self, Purpose, Reply, case};
use crate::app::App;
use crate::domain::decide::work;
use crate::domain::policy::Milestone;
use crate::error::Error;
use crate::render::json;
use crate::render::postmortem::Handling;
use crate::text::count::{and_list, count};
use crate::text::safe::Safe;
use crate::view::postmortem::PostmortemView;
use crate::view::schema;

/// The postmortem as Markdown, in the playbook's own sections; `drafted`, `reviewed`, `published` say how far it is
///
/// The file stands beside the incident's log. What you write between irc's own blocks stays, byte for
/// byte, however often it is made again. A block of irc's that you changed stops it, with the
/// difference. Making the file meets no deadline: say `irc postmortem drafted` when it is one.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc postmortem                  # makes the file, prints where it is\n  irc postmortem k7q --stdout\n  irc postmortem -o review.md --keep\n  irc postmortem drafted --link https://wiki.example/pm-42"
)]
pub struct Args {
    /// The incident; or `drafted`, `reviewed`, `published`, then the incident
    #[arg(value_names = ["MILESTONE", "ID"], num_args = 0..=2)]
    words: Vec<String>,
    /// Blocks that you changed stay as they are
    #[arg(long, conflicts_with = "replace")]
    keep: bool,
    /// Blocks that you changed or took out become irc's again
    #[arg(long)]
    replace: bool,
    /// Print the Markdown; write nothing
    #[arg(long, conflicts_with = "output")]
    stdout: bool,
    /// Write (and merge into) this file instead
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Where the document is to be found
    #[arg(long, value_name = "URL")]
    link: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let mut words = args.words.as_slice();
    let milestone = words.first().and_then(|word| milestone(word));
    if milestone.is_some() {
        words = words.get(1..).unwrap_or_default();
    }
    let typed = match (words, &args.writing.incident) {
        ([], flag) => flag.as_deref(),
        ([id], None) => Some(id.as_str()),
        _ => {
            return Err(usage(
                "more than one incident is named",
                "irc postmortem k7q",
            ));
        }
    };
    match milestone {
        Some(milestone) => mark(args, app, typed, milestone),
        None => generate(args, app, typed),
    }
}

fn milestone(word: &str) -> Option<Milestone> {
    match word.to_lowercase().as_str() {
        "drafted" | "draft" => Some(Milestone::Drafted),
        "reviewed" | "review" => Some(Milestone::Reviewed),
        "published" | "publish" => Some(Milestone::Published),
        _ => None,
    }
}

fn usage(what: &str, hint: &str) -> Error {
    Error::Usage {
        what: what.to_owned(),
        hint: hint.to_owned(),
    }
}

fn mark(
    args: &Args,
    app: &mut App,
    typed: Option<&str>,
    milestone: Milestone,
) -> Result<Reply, Error> {
    if args.stdout || args.output.is_some() || args.keep || args.replace {
        let what = "saying how far the document is does not make it";
        return Err(usage(
            what,
            "irc postmortem makes it; irc postmortem drafted says that it is drafted",
        ));
    }
    let id = act::pick(app, typed, Purpose::Read)?;
    let case = case::read(app, &id)?;
    args.writing.act(app, case, "postmortem", &|context| {
        work::mark_postmortem(context, milestone, args.link.clone())
    })
}

fn generate(args: &Args, app: &mut App, typed: Option<&str>) -> Result<Reply, Error> {
    let writing = &args.writing;
    if args.link.is_some() || writing.at.is_some() || writing.by.is_some() || writing.once.is_some()
    {
        let what =
            "--link, --at, --by and --once belong to a milestone: making the file records nothing";
        return Err(usage(what, "irc postmortem drafted --link URL"));
    }
    let id = act::pick(app, typed, Purpose::Read)?;
    let case = case::read(app, &id)?;
    let handling = match (args.keep, args.replace) {
        (true, _) => Handling::Keep,
        (_, true) => Handling::Replace,
        _ => Handling::Stop,
    };
    let target = match &args.output {
        _ if args.stdout || writing.dry_run => Target::Nowhere,
        Some(path) => Target::File(path.clone()),
        None => Target::Store,
    };
    let to_file = args.output.is_some();
    let made = make(app, &case, target, handling)?;
    let mut talk = String::new();
    if typed.is_none() {
        talk.push_str(&case.fallen_back());
    }
    if let Some(damage) = case.damage() {
        talk.push_str(&damage);
        talk.push('\n');
    }
    let markdown = String::from_utf8_lossy(&made.merged.bytes).into_owned();
    let path = made.path.as_ref().map(|path| path.display().to_string());
    let out = match &path {
        _ if writing.json => json::document(&PostmortemView {
            schema: schema::POSTMORTEM,
            now: app.now.instant(),
            incident: case.id.to_string(),
            path: path.clone(),
            not_recorded: made.document.not_recorded.clone(),
            left_out: made.merged.left_out.clone(),
            markdown,
        }),
        Some(path) if app.out_tty || to_file => format!("{path}\n"),
        Some(path) => {
            talk.push_str(&format!("written to {path}\n"));
            markdown
        }
        None if app.out_tty => Safe::block(&markdown).to_string(),
        None => markdown,
    };
    if !writing.json {
        talk.push_str(&remarks(&case, &made));
    }
    Ok(Reply {
        out,
        talk,
        ..Reply::default()
    })
}

/// What a person should know about the file.
fn remarks(case: &act::Case, made: &Made) -> String {
    let mut out = String::new();
    if case.incident.state.is_active() {
        out.push_str(&format!(
            "the incident is not over ({}): make it again when it is\n",
            case.incident.state
        ));
    }
    let gaps = made.document.not_recorded.len();
    if gaps > 0 {
        out.push_str(&format!(
            "{} not recorded; they are named at the end\n",
            count(gaps, "thing")
        ));
    }
    if !made.merged.kept.is_empty() {
        out.push_str(&format!(
            "left as you wrote them: {}\n",
            and_list(&made.merged.kept)
        ));
    }
    if !made.merged.left_out.is_empty() {
        let names = and_list(&made.merged.left_out);
        out.push_str(&format!(
            "taken out by a person and left out: {names} (--replace brings them back)\n"
        ));
    }
    out
}
