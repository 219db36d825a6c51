//! Flags that many commands share, spelled once, and the plain way through that most of them take.

use clap::Args;
use serde_json::Value;

use crate::act::outbox::Send;
use crate::act::perform::person;
use crate::act::reply::screen;
use crate::act::{self, Case, How, Purpose, Reply, alert, case, perform};
use crate::app::App;
use crate::domain::alert::Batch;
use crate::domain::decide::steps::Answers;
use crate::domain::decide::{Context, Decision};
use crate::error::Error;
use crate::inbound;
use crate::render::change;

/// Flags of every writing command.
#[derive(Args, Clone, Debug, Default)]
pub struct Writing {
    /// The incident: its id or any part of it that is not ambiguous
    #[arg(short, long, value_name = "ID", global = true)]
    pub incident: Option<String>,
    /// When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, global = true)]
    pub at: Option<String>,
    /// Who did it, if not you
    #[arg(long, value_name = "@WHO", global = true)]
    pub by: Option<String>,
    /// Print one JSON document (irc.change/1)
    #[arg(long, global = true)]
    pub json: bool,
    /// Show what would be recorded; record nothing
    #[arg(long, global = true)]
    pub dry_run: bool,
    /// Consent to what would be asked; never ticks a safety check
    #[arg(short, long, global = true)]
    pub yes: bool,
    /// Running again with the same key adds nothing
    #[arg(long, value_name = "KEY", global = true)]
    pub once: Option<String>,
    /// Send it also where an incident sends nothing by itself (drill, restricted)
    #[arg(long, global = true, conflicts_with = "no_send")]
    pub send: bool,
    /// Record it only: tell no channel
    #[arg(long, global = true)]
    pub no_send: bool,
}

impl Writing {
    /// How the act is to be made.
    pub fn how(&self) -> How {
        How {
            at: self.at.clone(),
            by: self.by.clone(),
            once: self.once.clone(),
            dry_run: self.dry_run,
            json: self.json,
            send: match (self.send, self.no_send) {
                (true, _) => Send::Told,
                (_, true) => Send::Never,
                _ => Send::Usual,
            },
            speaks: None,
        }
    }

    /// Nobody is to be asked.
    pub const fn quiet(&self) -> bool {
        self.json || self.dry_run || self.yes
    }

    /// Reads the incident that is meant.
    pub fn open(&self, app: &mut App, purpose: Purpose) -> Result<Case, Error> {
        let id = act::pick(app, self.incident.as_deref(), purpose)?;
        case::read(app, &id)
    }

    /// One act on that incident, and its answer.
    pub fn act(
        &self,
        app: &mut App,
        case: Case,
        cmd: &str,
        decide: &dyn Fn(&Context<'_>) -> Decision,
    ) -> Result<Reply, Error> {
        let outcome = perform(app, case, &self.how(), cmd, decide)?;
        let reply = perform::answer(app, &outcome, self.json);
        // The process is about to end: giving back every word of the policy and of the record would be work for nothing.
        std::mem::forget(outcome);
        Ok(reply)
    }
}

/// One act upon a clock, and its answer: the echo of the write, and how the clock stands now.
pub fn upon_clock(
    writing: &Writing,
    app: &mut App,
    case: Case,
    cmd: &str,
    decide: &dyn Fn(&Context<'_>) -> Decision,
) -> Result<Reply, Error> {
    let named = writing.incident.is_some();
    let fallen_back = case.fallen_back();
    let outcome = perform(app, case, &writing.how(), cmd, decide)?;
    let mut reply = perform::answer(app, &outcome, writing.json);
    if !writing.json {
        let shown = screen(app);
        for event in &outcome.change.events {
            let clock = event.data.get("clock").and_then(Value::as_str);
            let audience = event.data.get("audience").and_then(Value::as_str);
            let id = clock.map_or_else(
                || format!("update.{}", audience.unwrap_or_default()),
                ToOwned::to_owned,
            );
            reply
                .out
                .push_str(&change::upon(&shown, &outcome.change, &id));
        }
    }
    if !named {
        reply.talk.push_str(&fallen_back);
    }
    Ok(reply)
}

/// Answers that come with a move.
#[derive(Args, Clone, Debug, Default)]
pub struct AnswerFlags {
    /// Answer a question of the playbook
    #[arg(long, value_name = "ID=TEXT", value_parser = pair)]
    pub answer: Vec<(String, String)>,
    /// Tick a step of the playbook
    #[arg(long, value_name = "STEP")]
    pub tick: Vec<String>,
    /// Leave a step out, saying why
    #[arg(long, value_name = "STEP[=WHY]")]
    pub skip: Vec<String>,
    /// Choose a mitigation of the playbook
    #[arg(long, value_name = "OPTION")]
    pub choose: Vec<String>,
    /// Why, where that is demanded: a lowered severity, a forced resolution
    #[arg(long, value_name = "WHY")]
    pub reason: Option<String>,
}

/// Reads `NAME=TEXT`.
pub fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.to_owned()))
        }
        _ => Err("write it as NAME=TEXT".to_owned()),
    }
}

impl AnswerFlags {
    /// The answers as data.
    pub fn read(&self) -> Answers {
        let skip = |text: &String| match text.split_once('=') {
            Some((step, why)) => (step.to_owned(), Some(why.to_owned())),
            None => (text.clone(), None),
        };
        Answers {
            answers: self.answer.clone(),
            ticks: self.tick.clone(),
            skips: self.skip.iter().map(skip).collect(),
            chosen: self.choose.clone(),
            reason: self.reason.clone(),
        }
    }
}

/// Reads a document with alerts, `-` for standard input; error with the place where it is off.
pub fn read_alerts(file: &str) -> Result<Batch, Error> {
    let bytes = alert::bytes(file)?;
    inbound::read(&bytes).map_err(|refused| {
        let file = if file == "-" { "<stdin>" } else { file };
        Error::Usage {
            what: format!("{file}: {refused}"),
            hint: "irc reads alerts of Alertmanager, Grafana, Prometheus and PagerDuty".to_owned(),
        }
    })
}

/// Whom a line like `join @cid --by @ann` is about.
pub fn whom(who: Option<&String>, writing: &Writing, app: &mut App) -> String {
    let named = who.or(writing.by.as_ref());
    named.map_or_else(|| app.author(), |name| person(name))
}

/// Words without quotes, joined.
pub fn join<S: AsRef<str>>(words: &[S]) -> String {
    words
        .iter()
        .map(AsRef::as_ref)
        .collect::<Vec<&str>>()
        .join(" ")
        .trim()
        .to_owned()
}
