//! Views to bytes: screens for people, JSON for scripts, the words of every error.
//!
//! Refuses to derive anything: what is not in a view is not shown.

pub mod action;
pub mod alert;
pub mod appraise;
pub mod brief;
pub mod card;
pub mod change;
pub mod clock;
pub mod config;
pub mod diff;
pub mod doctor;
pub mod error;
pub mod export;
pub mod fault;
pub mod json;
pub mod ladder;
pub mod list;
pub mod log;
pub mod oncall;
pub mod outbox;
pub mod palette;
pub mod phase;
pub mod playbooks;
pub mod policy;
pub mod postmortem;
pub mod print;
pub mod review;
pub mod scenario;
pub mod screen;
pub mod segment;
pub mod stats;
pub mod status;
pub mod table;
pub mod template;
pub mod update;
pub mod who;
