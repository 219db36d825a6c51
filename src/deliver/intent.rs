//! What is meant, before any service has a say: plain words and figures of one message.

use crate::domain::message::About;
use crate::text::cut;

/// One message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intent {
    /// Names the message: the same one, sent again, has the same name.
    pub id: String,
    /// What it is about.
    pub about: Option<About>,
    /// The incident's full id.
    pub incident: String,
    /// Its title.
    pub title: String,
    /// Its severity.
    pub severity: String,
    /// How bad: 1 is the worst.
    pub rank: usize,
    /// Where it stands.
    pub state: String,
    /// What happened, in one line.
    pub what: String,
    /// The words: an update's text, else what happened.
    pub text: String,
    /// An update's subject.
    pub subject: Option<String>,
    /// For whom, where it is an update.
    pub audience: Option<String>,
    /// The public status, in Statuspage's word.
    pub status: Option<String>,
    /// When the next update comes: RFC 3339.
    pub next_by: Option<String>,
    /// The affected service.
    pub service: Option<String>,
    /// Who did it.
    pub by: String,
    /// When it happened: RFC 3339.
    pub at: String,
    /// The room that the playbook's pattern names.
    pub room: Option<String>,
    /// The room's own id, once it was made.
    pub room_id: Option<String>,
    /// The first message there, for threads.
    pub thread: Option<String>,
    /// What the service calls its incident.
    pub remote: Option<String>,
}

impl Intent {
    /// The key under which a service sees all messages of one incident as one thing.
    pub fn dedup(&self) -> String {
        format!("irc-{}", self.incident)
    }

    /// `SEV-2 checkout returns 500s`.
    pub fn headline(&self) -> String {
        let title = if self.title.trim().is_empty() {
            "(no title yet)"
        } else {
            self.title.trim()
        };
        format!("{} {title}", self.severity).trim().to_owned()
    }

    /// The word for what it is about; `test` for none.
    pub fn event(&self) -> &'static str {
        self.about.map_or("test", About::word)
    }

    /// A field by the name that templates use; `None`: no such field.
    pub fn field(&self, name: &str) -> Option<String> {
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        Some(match name {
            "id" => self.id.clone(),
            "event" => self.event().to_owned(),
            "incident" => self.incident.clone(),
            "title" => self.title.clone(),
            "headline" => self.headline(),
            "severity" => self.severity.clone(),
            "rank" => self.rank.to_string(),
            "state" => self.state.clone(),
            "what" => self.what.clone(),
            "text" => self.text.clone(),
            "subject" => self.subject.clone().unwrap_or_else(|| self.headline()),
            "audience" => or_empty(&self.audience),
            "next_by" => or_empty(&self.next_by),
            "service" => or_empty(&self.service),
            "by" => self.by.clone(),
            "at" => self.at.clone(),
            "dedup" => self.dedup(),
            _ => return None,
        })
    }
}

/// Cut visibly at a limit in characters.
pub fn chars(text: &str, limit: usize) -> String {
    cut::to_chars(text, limit).into_owned()
}
