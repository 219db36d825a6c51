//! What was typed, nothing interpreted: one line a command.

mod mistyped;

use std::ffi::OsString;

use clap::{Args as _, CommandFactory, FromArgMatches as _, Parser, Subcommand};

use crate::act::Reply;
use crate::app::App;
use crate::commands as c;
use crate::error::Error;

/// The help's own table of contents: twelve for the night, the rest in groups.
const HELP: &str = "\
{about}

Usage: irc [COMMAND]
  bare `irc`: what is true, due, to type

At 3 a.m.:
  declare    sev2 \"checkout is down\"
  ack        say that you work on it
  note       write a line for the record
  update     the words for others
  escalate   whom to wake next
  severity   raise, lower, correct
  role       who does what
  task       ask somebody to do it now
  status     what is true, due, next
  resolve    fixed and verified
  handoff    brief the next, hand over
  postmortem the record as Markdown

Moves:       walk triage scenario
             mitigate state close
             reopen cancel
Record:      log brief impact step
             action alert
Put right:   undo amend move redact
Clocks:      watch snooze cadence waive
             prompt
People:      who oncall join leave
Afterwards:  review stats
Hand over:   export import
Elsewhere:   channel outbox
Incidents:   list use
Policy:      init playbook config doctor
Shell:       completions man

{options}

`irc COMMAND --help`: flags, an example.
All take --json; what writes, --dry-run.
";

/// The incident loop in a terminal
#[derive(Parser, Debug)]
#[command(name = "irc", version, about, help_template = HELP, disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

/// Makes the grammar and the table of contents from one line a command: its word, its variant, its file.
macro_rules! commands {
    ($($word:literal $(also $alias:literal)?: $variant:ident($file:ident),)*) => {
        /// Every command. What reads the grammar itself stands by itself.
        #[derive(Subcommand, Debug)]
        #[command(defer = true)]
        enum Command {
            $(#[command(name = $word $(, alias = $alias)?)] $variant(c::$file::Args),)*
            Man(c::man::Args),
            Completions(c::completions::Args),
        }

        /// The grammar of one command and no other: a start builds the one that was typed.
        fn alone(word: &str) -> Option<clap::Command> {
            match word {
                $($word $(| $alias)? => {
                    let command = clap::Command::new($word)$(.alias($alias))?;
                    Some(c::$file::Args::augment_args(command))
                })*
                _ => None,
            }
        }

        impl Cli {
            /// Runs the command that was typed.
            pub fn dispatch(&self, app: &mut App) -> Result<Reply, Error> {
                match &self.command {
                    None => c::status::run(&c::status::Args::default(), app),
                    $(Some(Command::$variant(args)) => c::$file::run(args, app),)*
                    Some(Command::Man(args)) => c::man::run(args, &Self::grammar()),
                    Some(Command::Completions(args)) => {
                        c::completions::run(args, app, Self::grammar())
                    }
                }
            }
        }
    };
}

commands! {
    "declare": Declare(declare),
    "ack": Ack(ack),
    "note": Note(note),
    "update": Update(update),
    "escalate" also "page": Escalate(escalate),
    "severity" also "sev": Severity(severity),
    "who": Who(who),
    "scenario": Scenario(scenario),
    "oncall": Oncall(oncall),
    "role": Role(role),
    "task": Task(task),
    "status" also "st": Status(status),
    "resolve": Resolve(resolve),
    "handoff": Handoff(handoff),
    "walk": Walk(walk),
    "triage": Triage(triage),
    "mitigate": Mitigate(mitigate),
    "state": State(state),
    "close": Close(close),
    "reopen": Reopen(reopen),
    "cancel": Cancel(cancel),
    "log" also "timeline": Log(log),
    "brief": Brief(brief),
    "join": Join(join),
    "leave": Leave(leave),
    "impact": Impact(impact),
    "step": Step(step),
    "list" also "ls": List(list),
    "playbook": Playbook(playbook),
    "config": Config(config),
    "init": Init(init),
    "doctor": Doctor(doctor),
    "use": Use(use_),
    "watch": Watch(watch),
    "prompt": Prompt(prompt),
    "review": Review(review),
    "stats": Stats(stats),
    "snooze": Snooze(snooze),
    "cadence": Cadence(cadence),
    "waive": Waive(waive),
    "undo": Undo(undo),
    "amend": Amend(amend),
    "move": Move(move_),
    "redact": Redact(redact),
    "postmortem" also "pm": Postmortem(postmortem),
    "action": Action(action),
    "export": Export(export),
    "import": Import(import),
    "alert": Alert(alert),
    "channel": Channel(channel),
    "outbox": Outbox(outbox),
}

impl Cli {
    /// The grammar of every command, for those who read all of it.
    pub fn grammar() -> clap::Command {
        let mut grammar = Self::command();
        grammar.build();
        grammar
    }

    /// What was typed. Help and version come back as an answer.
    pub fn read(
        args: &[OsString],
        shown: impl FnOnce() -> Vec<String>,
    ) -> Result<Self, Result<Reply, Error>> {
        if let Some(cli) = Self::read_alone(args) {
            return Ok(cli);
        }
        // `irc help note` is what some are used to.
        let asked = asked_for_help(args);
        let args = asked.as_deref().unwrap_or(args);
        let refused = match Self::try_parse_from(args) {
            Ok(cli) => return Ok(cli),
            Err(refused) => refused,
        };
        if !refused.use_stderr() {
            return Err(Ok(Reply::out(refused.render().ansi().to_string())));
        }
        // Parsed again as it may be shown, because the grammar quotes what was typed.
        let shown = shown();
        let shown = asked_for_help(&shown).unwrap_or(shown);
        let refused = Self::try_parse_from(&shown).err().unwrap_or(refused);
        let words = shown.get(1..).unwrap_or_default();
        Err(Err(mistyped::mistyped(&refused, &Self::grammar(), words)))
    }

    /// Nearly everything that is typed is one command's word with flags that fit it.
    fn read_alone(args: &[OsString]) -> Option<Self> {
        let command = alone(args.get(1)?.to_str()?)?;
        let irc = clap::Command::new("irc").subcommand(command);
        let mut matches = irc.try_get_matches_from(args).ok()?;
        Self::from_arg_matches_mut(&mut matches).ok()
    }
}

/// `irc note --help` for `irc help note`.
fn asked_for_help<W>(args: &[W]) -> Option<Vec<W>>
where
    W: Clone + PartialEq<str> + for<'w> From<&'w str>,
{
    let (first, words) = args.split_first()?;
    let (_, words) = words.split_first().filter(|(word, _)| *word == "help")?;
    let name = std::iter::once(first).chain(words).cloned();
    Some(name.chain([W::from("--help")]).collect())
}
