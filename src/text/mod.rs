//! text
pub mod suggest;
