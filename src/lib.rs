//! The whole incident loop in a terminal.
//!
//! ```text
//! playbook (policy)  +  log (facts)  +  now (time)   ->   what is true, what is due, what to say
//! ```
//!
//! Rooms, and the only way in which they may name each other: see `docs/architecture.md`.

pub mod act;
pub mod app;
pub mod cli;
pub mod commands;
pub mod config;
pub mod domain;
pub mod error;
pub mod exit;
pub mod playbook;
pub mod prompt;
pub mod render;
pub mod store;
pub mod text;
pub mod view;

use std::process::ExitCode;

use clap::Parser;

use act::Reply;
use app::App;
use cli::Cli;
use error::Error;

/// Runs one command from the process's own arguments; the exit codes are in `docs/exit-codes.md`.
pub fn run() -> ExitCode {
    let json = app::wants_json();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let shown = Cli::try_parse_from(app::shown_args()).err();
            let exit = mistyped(&shown.unwrap_or(error), json);
            let forgiven = app::draws_prompt();
            return if forgiven { exit::Exit::Done } else { exit }.into();
        }
    };
    let outcome = App::read().and_then(|mut app| cli.dispatch(&mut app));
    if outcome.is_err() && app::draws_prompt() {
        return exit::Exit::Done.into();
    }
    finish(outcome, json).into()
}

/// What the command line's own grammar refuses; help and version are no errors.
fn mistyped(error: &clap::Error, json: bool) -> exit::Exit {
    if !error.use_stderr() {
        return finish(Ok(Reply::out(error.render().ansi().to_string())), json);
    }
    if json {
        let text = error.to_string();
        let mut parts = text.split("\n\n").map(one_line);
        let what = parts.next().unwrap_or_default();
        let what = what.trim_start_matches("error: ").to_owned();
        let hint = parts.next().unwrap_or_default();
        let hint = hint.trim_start_matches("tip: ").to_owned();
        return finish(Err(Error::Usage { what, hint }), true);
    }
    render::print::usage(&error.render().ansi().to_string());
    exit::Exit::Usage
}

fn one_line(paragraph: &str) -> String {
    let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
    lines.join(" ").trim().to_owned()
}

/// Prints the answer or the error, once, and picks the exit code.
fn finish(outcome: Result<Reply, Error>, json: bool) -> exit::Exit {
    let error = match outcome {
        Ok(reply) if reply.raw => {
            render::print::raw(&reply.out);
            return reply.exit;
        }
        Ok(reply) => match render::print::reply(&reply.out, &reply.talk, reply.saved) {
            Ok(()) => return reply.exit,
            Err(error) => error,
        },
        Err(error) => error,
    };
    render::print::error(&error, json);
    error.exit()
}
