//! A team's playbook: finds it, reads it, finds every fault in it, and keeps it ready.
//!
//! Refuses to know an incident, and never stops one: a broken playbook is reported and stood in for.

pub mod beside;
pub mod cache;
pub mod check;
#[cfg(test)]
mod document;
pub mod fault;
pub mod find;
#[cfg(test)]
mod hostile;
mod lines;
mod mend;
#[cfg(test)]
mod mutations;
mod parse;
pub mod read;
pub mod schema;
mod shape;
mod source;
mod syntax;
mod tree;
pub mod usable;
