//! The binary, run as people and scripts run it: one file a subject, one harness, one test program.
//!
//! Unexpected output is failure: what a test does not name must not be printed.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a helper that cannot go on fails its test"
)]

mod alert_list;
mod alerts;
mod board_pty;
mod channels;
mod clocks;
mod comfort;
mod completions;
mod contracts;
mod determinism;
mod doctor;
mod documents;
mod every;
mod everywhere;
mod exit_codes;
mod exit_docs;
mod export;
mod failures;
mod generated;
mod guides;
mod handover;
mod harness;
mod help;
mod hostile;
mod hostile_yaml;
mod house;
mod incidents;
mod init;
mod json_docs;
mod json_policy;
mod kills;
mod lively;
mod lively_lines;
mod log_docs;
mod loop_flags;
mod loop_json;
mod loop_pty;
mod mail_tls;
mod misconfigured;
mod monitoring;
mod offline;
mod oncall;
mod paper;
mod poisoned;
mod policy;
mod proxies;
mod pty;
mod readme;
mod real;
mod redaction;
mod refusals;
mod rehearsal;
mod requests;
mod scenario;
mod screens;
mod secrets;
mod server;
mod services;
mod severity;
mod simulator;
mod smtp;
mod story;
mod tails;
mod tls;
mod together;
mod walls;
mod who;
mod withheld;

use std::collections::BTreeSet;
use std::fs;

#[test]
fn every_file_here_is_declared() {
    let declared: BTreeSet<String> = include_str!("main.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'))
        .map(ToOwned::to_owned)
        .collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it");
    let found: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "rs") || path.join("mod.rs").exists())
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .filter(|name| name != "main")
        .collect();
    assert_eq!(found, declared, "a file that nobody declares tests nothing");
}
