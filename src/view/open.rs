//! What is still unanswered, with the flag that answers it.

use serde::Serialize;

use crate::domain::decide::open::{Open, Sort};
use crate::domain::policy::Stage;

/// One open question or step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenView {
    /// Its id in the playbook.
    pub id: String,
    /// `question` or `step`.
    pub kind: &'static str,
    /// The phase that asks.
    pub phase: String,
    /// The walk that it belongs to.
    pub stage: Stage,
    /// Its words.
    pub text: String,
    /// `resolve` asks for it.
    pub required: bool,
    /// The flag that settles it.
    pub flag: String,
    /// Line in the playbook.
    pub line: u32,
}

impl From<Open> for OpenView {
    fn from(open: Open) -> Self {
        Self {
            kind: match open.sort {
                Sort::Question => "question",
                Sort::Step => "step",
            },
            flag: open.flag(),
            id: open.id,
            phase: open.phase,
            stage: open.stage,
            text: open.text,
            required: open.required,
            line: open.line,
        }
    }
}
