//! The pure core: facts, policy and time in, decisions and derived truths out.
//!
//! Refuses the disk, the clock, the terminal, the environment and the network; a test holds it to that.

pub mod act;
pub mod alert;
pub mod appraise;
pub mod calendar;
pub mod clocks;
pub mod decide;
pub mod duty;
pub mod fact;
pub mod incident;
pub mod instant;
pub mod ladder;
pub mod measure;
pub mod message;
pub mod package;
pub mod policy;
pub mod public_words;
pub mod record;
pub mod redaction;
pub mod scenario;
pub mod state;
pub mod timespan;
pub mod typed_time;
pub mod unreachable;
pub mod update;
pub mod who;
pub mod zone;
