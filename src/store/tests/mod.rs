//! The store held to its word: cuts, surgery, mutants, links, locks and the real disk.

mod cache;
mod cuts;
mod evidence;
mod harness;
mod mutants;
mod real;
mod roundtrip;
pub(super) mod sample;
mod surgery;
mod sweeps;
