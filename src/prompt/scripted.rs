//! A person whose answers were written down before: for tests of everything that asks.
//!
//! Refuses to improvise: an answer of the wrong kind breaks off, and once the answers are used up all is skipped.

use std::collections::VecDeque;

use super::{Answer, Prompt};

/// One prepared answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// To a question for text, one line or several.
    Text(String),
    /// To yes or no.
    YesNo(bool),
    /// To a choice: the item with exactly this text.
    Choice(String),
    /// To a checklist: the items with exactly these texts.
    Ticks(Vec<String>),
    /// To anything.
    Skip,
    /// To anything.
    CtrlC,
}

/// Gives the prepared answers in order, and remembers what it was asked.
#[derive(Clone, Debug, Default)]
pub struct Scripted {
    replies: VecDeque<Reply>,
    asked: Vec<String>,
}

impl Scripted {
    /// Answers in the order of the questions.
    pub fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self {
            replies: replies.into_iter().collect(),
            asked: Vec::new(),
        }
    }

    /// The questions so far, as they were handed over.
    pub fn asked(&self) -> &[String] {
        &self.asked
    }

    /// Answers that no question has used up.
    pub fn left(&self) -> usize {
        self.replies.len()
    }

    fn reply<T>(&mut self, question: &str, take: impl FnOnce(Reply) -> Option<T>) -> Answer<T> {
        self.asked.push(question.to_owned());
        match self.replies.pop_front() {
            None | Some(Reply::Skip) => Answer::Skipped,
            Some(Reply::CtrlC) => Answer::Interrupted,
            Some(reply) => take(reply).map_or(Answer::Interrupted, Answer::Given),
        }
    }
}

fn index(items: &[String], wanted: &str) -> Option<usize> {
    items.iter().position(|item| item == wanted)
}

impl Prompt for Scripted {
    fn present(&self) -> bool {
        true
    }

    fn text(&mut self, question: &str, _: &str) -> Answer<String> {
        self.reply(question, |reply| match reply {
            Reply::Text(text) => Some(text),
            _ => None,
        })
    }

    fn yes_no(&mut self, question: &str, _: Option<bool>) -> Answer<bool> {
        self.reply(question, |reply| match reply {
            Reply::YesNo(yes) => Some(yes),
            _ => None,
        })
    }

    fn choose(&mut self, question: &str, items: &[String], _: usize) -> Answer<usize> {
        self.reply(question, |reply| match reply {
            Reply::Choice(text) => index(items, &text),
            _ => None,
        })
    }

    fn tick(&mut self, question: &str, items: &[String], _: &[usize]) -> Answer<Vec<usize>> {
        self.reply(question, |reply| match reply {
            Reply::Ticks(texts) => texts.iter().map(|text| index(items, text)).collect(),
            _ => None,
        })
    }

    fn editor(&mut self, question: &str, initial: &str) -> Answer<String> {
        self.text(question, initial)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_order_and_only_to_their_kind() {
        let items = ["a".to_owned(), "b".to_owned()];
        let mut person = Scripted::new([
            Reply::Text("x".to_owned()),
            Reply::Choice("b".to_owned()),
            Reply::Ticks(vec!["b".to_owned()]),
            Reply::Skip,
            Reply::YesNo(true),
            Reply::Choice("c".to_owned()),
        ]);
        assert_eq!(person.text("1", ""), Answer::Given("x".to_owned()));
        assert_eq!(person.choose("2", &items, 0), Answer::Given(1));
        assert_eq!(person.tick("3", &items, &[]), Answer::Given(vec![1]));
        assert_eq!(person.yes_no("4", None), Answer::Skipped);
        assert_eq!(person.text("5", ""), Answer::Interrupted);
        assert_eq!(person.choose("6", &items, 0), Answer::Interrupted);
        assert_eq!(person.editor("7", ""), Answer::Skipped);
        assert_eq!(person.asked(), ["1", "2", "3", "4", "5", "6", "7"]);
        assert_eq!(person.left(), 0);
    }
}
