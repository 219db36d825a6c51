//! Facts that responders write down: descriptions, notes, answers, steps, choices.

use serde::{Deserialize, Serialize};

/// What is known of the incident; a field that is absent is not touched, an empty one is taken back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Described {
    /// Which field: `title`, `impact`, `service`, `users_affected`, `workaround`, `data_at_risk`, `customer_facing`, `root_cause`, `resolution`, or the playbook's own.
    pub field: String,
    /// Its value.
    pub text: String,
}

/// What kind of note it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flavor {
    /// A plain note.
    #[default]
    Note,
    /// Something found out: progress.
    Finding,
    /// Something decided: progress.
    Decision,
    /// Something done.
    Did,
    /// A suspicion, to be ruled out or confirmed.
    Hypothesis,
}

/// A note, finding, decision, deed or hypothesis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Noted {
    /// The words.
    pub text: String,
    /// What kind of note it is.
    #[serde(default)]
    pub flavor: Flavor,
    /// `h1`, `h2` ... for a hypothesis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hypothesis: Option<String>,
    /// The mitigation or phase that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// A hypothesis was ruled out or confirmed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HypothesisSettled {
    /// `h1`, `h2` ...
    pub hypothesis: String,
}

/// A question was answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// The question's id in the playbook; a decision node's; or a condition's.
    pub question: String,
    /// The answer; `yes` or `no` for a yes/no question.
    pub text: String,
}

/// A step was done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StepDone {
    /// Its id in the playbook.
    pub step: String,
    /// A person vouched for it together with others (`--verified`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub vouched: bool,
}

/// A step was left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StepSkipped {
    /// Its id in the playbook.
    pub step: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// A mitigation or a way out was chosen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OptionChosen {
    /// Its id in the playbook.
    pub option: String,
    /// The scenario it belongs to, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
}
