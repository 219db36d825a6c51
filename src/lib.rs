//! The whole incident loop in a terminal.
//!
//! ```text
//! playbook (policy)  +  log (facts)  +  now (time)   ->   what is true, what is due, what to say
//! ```
//!
//! Rooms, and the only way in which they may name each other: see `docs/architecture.md`.

pub mod act;
pub mod app;
pub mod board;
pub mod cli;
pub mod commands;
pub mod config;
pub mod deliver;
pub mod domain;
pub mod error;
pub mod exit;
pub mod inbound;
pub mod playbook;
pub mod prompt;
pub mod render;
pub mod store;
pub mod text;
pub mod view;

use std::process::ExitCode;

use act::Reply;
use app::App;
use cli::Cli;
use error::Error;

/// Runs one command from the process's own arguments; the exit codes are in `docs/exit-codes.md`.
pub fn run() -> ExitCode {
    app::outlive_size_limits();
    let json = app::wants_json();
    let mut app = None;
    let outcome = match Cli::read(&app::args(), app::shown_args) {
        Ok(cli) => App::read().and_then(|read| cli.dispatch(app.insert(read))),
        Err(answer) => answer,
    };
    if outcome.is_err() && app::draws_prompt() {
        return exit::Exit::Done.into();
    }
    finish(outcome, json, app).into()
}

/// Prints the answer or the error, once, and picks the exit code.
fn finish(outcome: Result<Reply, Error>, json: bool, mut app: Option<App>) -> exit::Exit {
    let error = match outcome {
        Ok(reply) if reply.raw => {
            render::print::raw(&reply.out);
            return reply.exit;
        }
        Ok(reply) => {
            let talk = without(app.as_mut(), &reply.talk);
            let width = app::talk_width().filter(|_| !talk.is_empty());
            match render::print::reply(&reply.out, &talk, width, reply.saved) {
                Ok(()) => return reply.exit,
                Err(error) => error,
            }
        }
        Err(error) => error,
    };
    let width = app::talk_width();
    render::print::error(&error, json, width, &mut |text| without(app.as_mut(), text));
    error.exit()
}

/// What is said on stderr without secrets: it quotes what was typed, and many a log keeps it.
fn without(app: Option<&mut App>, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    if let Some(app) = app {
        return app.secrets().clean(text).into_owned();
    }
    let secrets = App::read().map(|mut app| app.secrets().clone());
    secrets.unwrap_or_default().clean(text).into_owned()
}
