//! `irc update`: the words for others, and when the next follow.

use clap::Args as ClapArgs;
use clap::builder::PossibleValuesParser;

use super::common::{Writing, join, pair};
use crate::act::update::{self, Asked, Next};
use crate::act::{Purpose, Reply};
use crate::app::App;
use crate::domain::policy::Audience;
use crate::domain::update::{Typed, audience};
use crate::error::Error;

/// Write the words for others: the playbook's text, filled from the record, ready to paste
///
/// irc posts only through channels that you have set up (docs/integrations.md): it picks the text by audience and state, fills it from what is recorded, asks only for
/// what is missing, and announces when the next update comes, which then binds. The words are kept as a draft; they count
/// once they are said, which a terminal asks and a script takes for granted (unless --draft).
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc update\n  irc update checkout fails for every card, we are rolling back\n  irc update --for status-page -m \"Card payments fail.\" --next 30m\n  irc update --set eta=15:00 --also executives --draft\n  irc update --said u2 --at 14:32"
)]
pub struct Args {
    /// The main words; no quotes needed
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// For whom [default: internal]
    #[arg(long = "for", value_name = "AUDIENCE", ignore_case = true, hide_default_value = true,
          value_parser = PossibleValuesParser::new(Audience::ALL.map(Audience::word)))]
    audience: Option<String>,
    /// Another audience that the same words serve
    #[arg(long, value_name = "AUDIENCE", ignore_case = true, hide_possible_values = true,
          value_parser = PossibleValuesParser::new(Audience::ALL.map(Audience::word)))]
    also: Vec<String>,
    /// A text of the playbook by name; `irc` is irc's own
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
    /// The main words, as a flag
    #[arg(short, long, value_name = "TEXT")]
    message: Option<String>,
    /// Any other field of the text
    #[arg(long, value_name = "FIELD=TEXT", value_parser = pair)]
    set: Vec<(String, String)>,
    /// When the next update comes (30m, 14:30), if not when the playbook promises it
    #[arg(long, value_name = "TIME", conflicts_with = "no_next")]
    next: Option<String>,
    /// Announce no next update
    #[arg(long)]
    no_next: bool,
    /// Put the text on the clipboard too, also over SSH (OSC 52)
    #[arg(long)]
    copy: bool,
    /// Keep it as a draft: not said yet
    #[arg(long)]
    draft: bool,
    /// An earlier draft was posted or spoken: u2; the last one if none is named
    #[arg(long, value_name = "UPDATE", num_args = 0..=1, default_missing_value = "",
          conflicts_with_all = ["words", "message", "set", "template", "audience", "draft"])]
    said: Option<String>,
    /// Send an earlier draft through its channels: u2; the last one if none is named
    #[arg(long, value_name = "UPDATE", num_args = 0..=1, default_missing_value = "",
          conflicts_with_all = ["words", "message", "set", "template", "audience", "draft", "said"])]
    post: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

impl Args {
    fn next(&self) -> Next {
        match (&self.next, self.no_next) {
            (Some(text), _) => Next::At(text.clone()),
            (None, true) => Next::Unsaid,
            (None, false) => Next::Promised,
        }
    }
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let also = args.also.iter().map(|typed| audience(typed));
    let also: Vec<Audience> = also.collect::<Result<_, _>>()?;
    let how = args.writing.how();
    let case = args.writing.open(app, Purpose::Write)?;
    if let Some(typed) = &args.said {
        return update::said(app, case, typed, &also, &args.next(), &how);
    }
    if let Some(typed) = &args.post {
        return update::post(app, case, typed, &also, &how);
    }
    let words: Vec<&String> = args.words.iter().chain(&args.message).collect();
    let asked = Asked {
        audience: args.audience.as_deref().map(audience).transpose()?,
        also,
        template: args.template.clone(),
        typed: Typed {
            message: Some(join(&words)).filter(|text| !text.is_empty()),
            set: args.set.clone(),
        },
        next: args.next(),
        draft: args.draft,
        copy: args.copy,
        quiet: args.writing.quiet(),
    };
    update::write(app, case, asked, &how)
}
