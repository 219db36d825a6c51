//! One file a command: what may be typed, and what is done. No command calls another.

pub mod ack;
pub mod amend;
pub mod cancel;
pub mod close;
pub mod common;
pub mod declare;
pub mod escalate;
pub mod impact;
pub mod list;
pub mod log;
pub mod mitigate;
pub mod note;
pub mod reopen;
pub mod resolve;
pub mod role;
pub mod severity;
pub mod state;
pub mod status;
pub mod step;
pub mod task;
pub mod triage;
pub mod undo;
pub mod use_;
pub mod walk;
