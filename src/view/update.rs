//! One update as output shows it: the words, whom they are for, what they announce.

use serde::Serialize;

use crate::domain::incident::Update;
use crate::domain::instant::Instant;
use crate::domain::policy::{Audience, Policy};
use crate::domain::public_words::{Concern, Finding};

/// Stands before a subject in the first line of a text.
const SUBJECT: &str = "Subject: ";

/// One update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UpdateView {
    /// `u1`, `u2` ...
    pub id: String,
    /// For whom.
    pub audience: Audience,
    /// Other audiences that the same words serve.
    pub also: Vec<Audience>,
    /// The template's name.
    pub template: Option<String>,
    /// Where the playbook wants it posted, in its words.
    pub channel: Option<String>,
    /// The subject, where the template has one.
    pub subject: Option<String>,
    /// The text without the subject, ready to paste.
    pub text: String,
    /// The public status that it states, in the playbook's word.
    pub status: Option<String>,
    /// The next update that it announces.
    pub next_by: Option<Instant>,
    /// It was said; else it is a draft.
    pub said: bool,
    /// What had better not stand in a public text.
    pub warnings: Vec<String>,
}

impl UpdateView {
    /// Derives the view; `whole` is the text with its subject.
    pub fn new(policy: &Policy, update: &Update, whole: &str, warnings: Vec<String>) -> Self {
        let template = policy
            .templates
            .iter()
            .find(|template| Some(&template.name) == update.template.as_ref());
        let (subject, text) = split(whole);
        Self {
            id: update.id.clone(),
            audience: update.audience,
            also: update.also.clone(),
            template: update.template.clone(),
            channel: template.and_then(|template| template.channel.clone()),
            subject: subject.map(ToOwned::to_owned),
            text: text.to_owned(),
            status: update.status.clone(),
            next_by: update.next_by,
            said: update.said_at.is_some(),
            warnings,
        }
    }
}

/// Subject and body as one text, the subject on the first line.
pub fn whole(subject: Option<&str>, body: &str) -> String {
    match subject {
        Some(subject) => format!("{SUBJECT}{subject}\n\n{body}"),
        None => body.to_owned(),
    }
}

fn split(whole: &str) -> (Option<&str>, &str) {
    let parts = whole
        .strip_prefix(SUBJECT)
        .and_then(|rest| rest.split_once("\n\n"));
    match parts {
        Some((subject, body)) if !subject.contains('\n') => (Some(subject), body),
        _ => (None, whole),
    }
}

/// A finding in words; `name` is the gap of the text in which it stands.
pub fn warning(finding: &Finding, name: &str) -> String {
    let what = match finding.concern {
        Concern::InternalHost => "looks like an internal host or address",
        Concern::InternalName => "is a name that only the team knows",
        Concern::Person => "names a person",
        Concern::Blame => "reads as blame",
        Concern::Guess => "reads as a guess",
        Concern::Avoid => "is among the words that this playbook keeps out of public texts",
    };
    format!("`{}` in {name} {what}", finding.word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_found_again() {
        let both = whole(Some("Down"), "It is.\n\nSorry.");
        assert_eq!(both, "Subject: Down\n\nIt is.\n\nSorry.");
        assert_eq!(split(&both), (Some("Down"), "It is.\n\nSorry."));
        assert_eq!(split("It is."), (None, "It is."));
        let bare = "Subject: matter\nover two lines\n\nx";
        assert_eq!(split(bare), (None, bare));
    }
}
