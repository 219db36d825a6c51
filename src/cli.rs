//! What was typed, nothing interpreted: one variant a command, one line an arm.

mod mistyped;

use std::ffi::OsString;

use clap::{CommandFactory, Parser, Subcommand};

use crate::act::Reply;
use crate::app::App;
use crate::commands as c;
use crate::error::Error;

/// The help's own table of contents: twelve for the night, the rest in groups.
const HELP: &str = "\
{about}

Usage: irc [COMMAND]        bare `irc` shows what is true, what is due, what to type

At 3 a.m.:
  declare    irc declare sev2 \"checkout returns 500s\"
  ack        say that you work on it
  note       write a line into the record
  update     write the words for others, and when the next follow
  escalate   whom to wake next, and what came of it
  severity   raise, lower, correct
  role       who does what
  task       ask somebody to do something now
  status     what is true, due, next
  resolve    fixed and verified
  handoff    brief whoever takes over, and hand over
  postmortem the record as Markdown

Moves:       walk triage scenario mitigate state close reopen cancel
Record:      log brief impact step action alert
Put right:   undo amend move redact
Clocks:      watch snooze cadence waive prompt
People:      who oncall join leave
Afterwards:  review stats
Hand over:   export import
Elsewhere:   channel outbox
Incidents:   list use
Policy:      init playbook config doctor
Shell:       completions man

{options}

`irc COMMAND --help` shows flags and an example. Every command takes --json; every write --dry-run.
";

/// The incident loop in a terminal
#[derive(Parser, Debug)]
#[command(name = "irc", version, about, help_template = HELP, disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

/// Every command; the grammar of the one that was typed is built, and no other.
#[derive(Subcommand, Debug)]
#[command(defer = true)]
enum Command {
    Declare(c::declare::Args),
    Ack(c::ack::Args),
    Note(c::note::Args),
    Update(c::update::Args),
    #[command(alias = "page")]
    Escalate(c::escalate::Args),
    #[command(alias = "sev")]
    Severity(c::severity::Args),
    Who(c::who::Args),
    Scenario(c::scenario::Args),
    Oncall(c::oncall::Args),
    Role(c::role::Args),
    Task(c::task::Args),
    Status(c::status::Args),
    Resolve(c::resolve::Args),
    Handoff(c::handoff::Args),
    Walk(c::walk::Args),
    Triage(c::triage::Args),
    Mitigate(c::mitigate::Args),
    State(c::state::Args),
    Close(c::close::Args),
    Reopen(c::reopen::Args),
    Cancel(c::cancel::Args),
    Log(c::log::Args),
    Brief(c::brief::Args),
    Join(c::join::Args),
    Leave(c::leave::Args),
    Impact(c::impact::Args),
    Step(c::step::Args),
    List(c::list::Args),
    Playbook(c::playbook::Args),
    Config(c::config::Args),
    Init(c::init::Args),
    Doctor(c::doctor::Args),
    Use(c::use_::Args),
    Watch(c::watch::Args),
    Prompt(c::prompt::Args),
    Review(c::review::Args),
    Stats(c::stats::Args),
    Snooze(c::snooze::Args),
    Cadence(c::cadence::Args),
    Waive(c::waive::Args),
    Undo(c::undo::Args),
    Amend(c::amend::Args),
    Move(c::move_::Args),
    Redact(c::redact::Args),
    Postmortem(c::postmortem::Args),
    Action(c::action::Args),
    Export(c::export::Args),
    Import(c::import::Args),
    Alert(c::alert::Args),
    Channel(c::channel::Args),
    Outbox(c::outbox::Args),
    Man(c::man::Args),
    Completions(c::completions::Args),
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
        args: impl Iterator<Item = OsString>,
        shown: &[String],
    ) -> Result<Self, Result<Reply, Error>> {
        let refused = match Self::try_parse_from(args) {
            Ok(cli) => return Ok(cli),
            Err(refused) => refused,
        };
        if !refused.use_stderr() {
            return Err(Ok(Reply::out(refused.render().ansi().to_string())));
        }
        // Parsed again as it may be shown, because the grammar quotes what was typed.
        let refused = Self::try_parse_from(shown).err().unwrap_or(refused);
        let words = shown.get(1..).unwrap_or_default();
        Err(Err(mistyped::mistyped(&refused, &Self::grammar(), words)))
    }

    /// Runs the command that was typed.
    pub fn dispatch(&self, app: &mut App) -> Result<Reply, Error> {
        match &self.command {
            None => c::status::run(&c::status::Args::default(), app),
            Some(Command::Declare(args)) => c::declare::run(args, app),
            Some(Command::Ack(args)) => c::ack::run(args, app),
            Some(Command::Note(args)) => c::note::run(args, app),
            Some(Command::Update(args)) => c::update::run(args, app),
            Some(Command::Escalate(args)) => c::escalate::run(args, app),
            Some(Command::Severity(args)) => c::severity::run(args, app),
            Some(Command::Who(args)) => c::who::run(args, app),
            Some(Command::Scenario(args)) => c::scenario::run(args, app),
            Some(Command::Oncall(args)) => c::oncall::run(args, app),
            Some(Command::Role(args)) => c::role::run(args, app),
            Some(Command::Task(args)) => c::task::run(args, app),
            Some(Command::Status(args)) => c::status::run(args, app),
            Some(Command::Resolve(args)) => c::resolve::run(args, app),
            Some(Command::Handoff(args)) => c::handoff::run(args, app),
            Some(Command::Walk(args)) => c::walk::run(args, app),
            Some(Command::Triage(args)) => c::triage::run(args, app),
            Some(Command::Mitigate(args)) => c::mitigate::run(args, app),
            Some(Command::State(args)) => c::state::run(args, app),
            Some(Command::Close(args)) => c::close::run(args, app),
            Some(Command::Reopen(args)) => c::reopen::run(args, app),
            Some(Command::Cancel(args)) => c::cancel::run(args, app),
            Some(Command::Log(args)) => c::log::run(args, app),
            Some(Command::Brief(args)) => c::brief::run(args, app),
            Some(Command::Join(args)) => c::join::run(args, app),
            Some(Command::Leave(args)) => c::leave::run(args, app),
            Some(Command::Impact(args)) => c::impact::run(args, app),
            Some(Command::Step(args)) => c::step::run(args, app),
            Some(Command::List(args)) => c::list::run(args, app),
            Some(Command::Playbook(args)) => c::playbook::run(args, app),
            Some(Command::Config(args)) => c::config::run(args, app),
            Some(Command::Init(args)) => c::init::run(args, app),
            Some(Command::Doctor(args)) => c::doctor::run(args, app),
            Some(Command::Use(args)) => c::use_::run(args, app),
            Some(Command::Watch(args)) => c::watch::run(args, app),
            Some(Command::Prompt(args)) => c::prompt::run(args, app),
            Some(Command::Review(args)) => c::review::run(args, app),
            Some(Command::Stats(args)) => c::stats::run(args, app),
            Some(Command::Snooze(args)) => c::snooze::run(args, app),
            Some(Command::Cadence(args)) => c::cadence::run(args, app),
            Some(Command::Waive(args)) => c::waive::run(args, app),
            Some(Command::Undo(args)) => c::undo::run(args, app),
            Some(Command::Amend(args)) => c::amend::run(args, app),
            Some(Command::Move(args)) => c::move_::run(args, app),
            Some(Command::Redact(args)) => c::redact::run(args, app),
            Some(Command::Postmortem(args)) => c::postmortem::run(args, app),
            Some(Command::Action(args)) => c::action::run(args, app),
            Some(Command::Export(args)) => c::export::run(args, app),
            Some(Command::Import(args)) => c::import::run(args, app),
            Some(Command::Completions(args)) => c::completions::run(args, app, Self::grammar()),
            Some(Command::Man(args)) => c::man::run(args, &Self::grammar()),
            Some(Command::Alert(args)) => c::alert::run(args, app),
            Some(Command::Channel(args)) => c::channel::run(args, app),
            Some(Command::Outbox(args)) => c::outbox::run(args, app),
        }
    }
}
