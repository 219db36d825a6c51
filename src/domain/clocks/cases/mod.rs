//! The worked cases of `docs/clocks.md`, each under its own name, over the shipped playbooks.
//!
//! A story is told in acts and replayed from their events, as a log would be. Times are on Saturday 2026-11-21, in UTC.

mod edges;
mod ladder;
mod pagerduty_public;
mod properties;
mod qawave;
mod release_manager;
mod rhythms;
mod rules;
mod sql_studio;
mod story;
mod sv_sdk;
mod tables;
mod workbench;
