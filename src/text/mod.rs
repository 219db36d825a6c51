//! Text for people and for files: made harmless, escaped for where it goes, cut and counted.
//!
//! Names nothing of ours, so every room may name it. Refuses to know what a text means.

pub mod base64;
pub mod count;
pub mod cut;
pub mod escape;
pub mod hex;
pub mod safe;
pub mod secrets;
pub mod span;
pub mod suggest;
