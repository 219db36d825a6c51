//! `irc prompt`: a segment for a shell prompt, tmux or starship. Never an error, never slow.

use clap::Args as ClapArgs;

use crate::act::{Case, Reply, case, index};
use crate::app::App;
use crate::error::Error;
use crate::render::json;
use crate::render::segment::{Format, segment};
use crate::view::segment::SegmentView;

/// A segment for a shell prompt, tmux or starship: `SEV2 41m update in 3m`
///
/// Nothing is printed when nothing is open, and nothing but nothing when something is wrong: it always ends with 0.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc prompt\n  PS1='$(irc prompt --format bash) \\w \\$ '\n\nbash, zsh, fish, tmux, starship: docs/prompt.md"
)]
pub struct Args {
    /// Colours for whom: plain, ansi (fish, starship), tmux, zsh, bash
    #[arg(long, value_name = "FORMAT", default_value = "plain")]
    format: String,
    /// Print one JSON document (irc.prompt/1)
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    Ok(Reply {
        out: shown(args, app).unwrap_or_default(),
        raw: true,
        ..Reply::default()
    })
}

fn shown(args: &Args, app: &mut App) -> Result<String, Error> {
    let mut cases: Vec<Case> = Vec::new();
    for row in index::live(app)? {
        // One that cannot be read does not hide the others.
        cases.extend(case::read(app, &row.id).ok());
    }
    let view = SegmentView::new(
        cases.iter().map(|case| (&case.policy, &case.incident)),
        app.now.instant(),
    );
    if args.json {
        return Ok(json::document(&view));
    }
    let format = Format::read(&args.format).unwrap_or_default();
    let mut line = segment(&view, format);
    if !line.is_empty() {
        line.push('\n');
    }
    Ok(line)
}
