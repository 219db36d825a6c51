//! Nobody there: standard input or error is no terminal.
//!
//! Refuses to wait: every question is skipped at once.

use super::{Answer, Prompt};

/// Skips every question.
#[derive(Clone, Copy, Debug, Default)]
pub struct Absent;

impl Prompt for Absent {
    fn present(&self) -> bool {
        false
    }

    fn text(&mut self, _: &str, _: &str) -> Answer<String> {
        Answer::Skipped
    }

    fn yes_no(&mut self, _: &str, _: Option<bool>) -> Answer<bool> {
        Answer::Skipped
    }

    fn choose(&mut self, _: &str, _: &[String], _: usize) -> Answer<usize> {
        Answer::Skipped
    }

    fn tick(&mut self, _: &str, _: &[String], _: &[usize]) -> Answer<Vec<usize>> {
        Answer::Skipped
    }

    fn editor(&mut self, _: &str, _: &str) -> Answer<String> {
        Answer::Skipped
    }
}
