//! `irc step`: settle one step or question of the playbook by its id.

use clap::{Args as ClapArgs, Subcommand};

use super::common::{Writing, join};
use crate::act::{Purpose, Reply};
use crate::app::App;
use crate::domain::decide::steps::{self, Answers};
use crate::error::Error;

/// What is done with it.
#[derive(Subcommand, Clone, Debug)]
enum Verb {
    /// It is done
    Done {
        /// Its id
        step: String,
    },
    /// It is left out, and why
    Skip {
        /// Its id
        step: String,
        /// Why
        why: Vec<String>,
    },
    /// Answer a question
    Answer {
        /// Its id
        question: String,
        /// The answer
        #[arg(required = true)]
        text: Vec<String>,
    },
}

/// Tick a step, leave it out, or answer a question, by id
#[derive(ClapArgs, Clone, Debug)]
#[command(
    args_conflicts_with_subcommands = false,
    after_help = "Example:\n  irc step done rollback-decision\n  irc step skip status-page internal only\n  irc step answer data-at-risk no"
)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
    /// Why, where an answer lowers the severity
    #[arg(long, value_name = "WHY", global = true)]
    reason: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let case = args.writing.open(app, Purpose::Read)?;
    let answers = match &args.verb {
        Verb::Done { step } => Answers {
            ticks: vec![step.clone()],
            ..Answers::default()
        },
        Verb::Skip { step, why } => {
            let why = Some(join(why)).filter(|why| !why.is_empty());
            Answers {
                skips: vec![(step.clone(), why)],
                ..Answers::default()
            }
        }
        Verb::Answer { question, text } => Answers {
            answers: vec![(question.clone(), join(text))],
            reason: args.reason.clone(),
            ..Answers::default()
        },
    };
    args.writing.act(app, case, "step", &|context| {
        steps::alone(context, &answers)
    })
}
