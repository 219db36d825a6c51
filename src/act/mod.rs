//! The way through, once: every writing command passes here.
//!
//! ```text
//! read log -> derive -> ask -> lock, re-read -> decide -> append + sync -> show -> deliver
//! ```
//!
//! No lock while asking or sending; nothing is buffered across a question, so breaking off loses nothing.

pub mod alert;
pub mod alertmanager;
pub mod appraise;
pub mod begin;
pub mod case;
pub mod declare;
pub mod every;
pub mod import;
pub mod index;
pub mod live;
pub mod outbox;
pub mod own;
pub mod perform;
pub mod policy;
pub mod postmortem;
pub mod redact;
pub mod relocate;
pub mod reply;
pub mod scenario;
pub mod secrets;
pub mod settings;
pub mod talk;
pub mod time;
pub mod update;
pub mod walk;
pub mod which;

pub use case::Case;
pub use perform::{How, Outcome, perform};
pub use reply::Reply;
pub use which::{Purpose, pick};
