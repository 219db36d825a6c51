//! The person outside: questions that can always be skipped.
//!
//! Refuses to decide anything: an answer is given, skipped or broken off, and what follows from that is the caller's.

pub mod absent;
mod interrupt;
mod line;
mod pick;
pub mod scripted;
pub mod terminal;

/// What became of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// It was answered.
    Given(T),
    /// It stays open: skipped, or nobody is there to be asked.
    Skipped,
    /// Ctrl-C: ask nothing more, keep what was recorded, exit with 130.
    Interrupted,
}

impl<T> Answer<T> {
    /// The same with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Answer<U> {
        match self {
            Self::Given(value) => Answer::Given(change(value)),
            Self::Skipped => Answer::Skipped,
            Self::Interrupted => Answer::Interrupted,
        }
    }
}

/// Somebody who can be asked. Questions and items may hold any text; they are made safe before they are shown.
pub trait Prompt {
    /// False if every question would be skipped, so that nothing needs to be prepared for one.
    fn present(&self) -> bool;

    /// One line of text; `initial` stands there to be edited. What comes back is trimmed and never empty.
    fn text(&mut self, question: &str, initial: &str) -> Answer<String>;

    /// Yes or no; an empty line gives `default`, or skips where there is none.
    fn yes_no(&mut self, question: &str, default: Option<bool>) -> Answer<bool>;

    /// The index of one of `items`; `start` is the one marked at first. Without items it is skipped.
    fn choose(&mut self, question: &str, items: &[String], start: usize) -> Answer<usize>;

    /// The indices of any number of `items`, in order; those in `ticked` are ticked at first.
    fn tick(&mut self, question: &str, items: &[String], ticked: &[usize]) -> Answer<Vec<usize>>;

    /// Several lines, in the person's own editor where there is one; never empty.
    fn editor(&mut self, question: &str, initial: &str) -> Answer<String>;
}
