//! What waits to be sent: one whole file a message, this machine's own.
//!
//! A message is written before the act that it tells of, under the same lock, so no kill can lose it; one whose act is
//! not in the log was never said. Refuses to hold words, addresses or secrets: those come from the log and from the
//! user's own file when it is sent.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Store;
use super::disk::Kind;
use super::error::{Op, StoreError};
use super::lock::Locked;
use crate::domain::instant::Instant;
use crate::domain::message::{About, Sending};
use crate::domain::policy::Audience;

/// Largest file of a message, in bytes.
const LARGEST: u64 = 16 * 1024;

/// A message that waits, or whose end somebody must look at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Its place in the order of all messages, from 1.
    #[serde(default)]
    pub place: u64,
    /// Its name.
    pub id: String,
    /// Through which channel.
    pub channel: String,
    /// Of which incident.
    pub incident: String,
    /// The key of the act that it tells of.
    pub act: String,
    /// Which event of that act, from 0.
    pub index: usize,
    /// What it is about.
    pub about: About,
    /// Further audiences of an update.
    #[serde(default)]
    pub also: Vec<Audience>,
    /// How it stands.
    pub state: Sending,
    /// How often it was tried.
    #[serde(default)]
    pub attempts: u32,
    /// Not before.
    #[serde(default)]
    pub next_at: Option<Instant>,
    /// When an attempt began: milliseconds since 1970.
    #[serde(default)]
    pub since_ms: i64,
    /// Why it is not delivered.
    #[serde(default)]
    pub why: Option<String>,
    /// It goes without words: some that it would say were redacted while it waited.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bare: bool,
}

impl Store<'_> {
    /// Every message, in order. What is no message of ours is passed over.
    pub fn messages(&self) -> Result<Vec<Message>, StoreError> {
        let dir = self.layout.outbox();
        let listed = match self.disk.list(&dir) {
            Ok(listed) => listed,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StoreError::io(Op::List, &dir, &error)),
        };
        let mut found = Vec::new();
        for entry in listed {
            let named = entry.name.to_str().is_some_and(|name| {
                std::path::Path::new(name)
                    .extension()
                    .is_some_and(|ext| ext == "json")
                    && !name.starts_with('.')
            });
            if !named || entry.kind != Kind::File {
                continue;
            }
            let path = dir.join(&entry.name);
            let bytes = self.disk.read(&path, LARGEST).unwrap_or_default();
            let message: Option<Message> = serde_json::from_slice(&bytes).ok();
            found.extend(message.filter(|message| self.place(message) == path));
        }
        found.sort_by_key(|message| message.place);
        Ok(found)
    }

    fn place(&self, message: &Message) -> PathBuf {
        let name = format!("{:012}-{}.json", message.place, message.id);
        self.layout.outbox().join(name)
    }
}

impl Locked<'_> {
    /// Keeps a message; a new one gets its place. Durable when it returns.
    pub fn keep_message(&self, message: &mut Message) -> Result<(), StoreError> {
        let store = self.store();
        if message.place == 0 {
            let last = store.messages()?.last().map_or(0, |last| last.place);
            message.place = last.saturating_add(1);
        }
        let bytes = serde_json::to_vec(message).unwrap_or_default();
        self.replace(&store.place(message), &bytes)
    }

    /// Takes away what killed processes left half written; under the lock nobody is writing.
    pub fn sweep_outbox(&self) {
        let store = self.store();
        let dir = store.layout.outbox();
        for entry in store.disk.list(&dir).unwrap_or_default() {
            let left = |name: &str| name.starts_with('.') && name.ends_with(".json.tmp");
            if entry.name.to_str().is_some_and(left) {
                let _ = store.disk.remove(&dir.join(&entry.name));
            }
        }
    }

    /// Takes away what a service said back where it says the words of somebody who wants them gone; gives the files.
    pub(super) fn sweep_answers(
        &self,
        holds: &dyn Fn(&[u8]) -> bool,
    ) -> Result<Vec<PathBuf>, StoreError> {
        self.sweep_outbox();
        let mut swept = Vec::new();
        for mut message in self.store().messages()? {
            let says = |why: &String| holds(why.as_bytes());
            if message.why.as_ref().is_some_and(says) {
                message.why = None;
                self.keep_message(&mut message)
                    .map_err(StoreError::partly)?;
                swept.push(self.store().place(&message));
            }
        }
        Ok(swept)
    }

    /// Takes a message out.
    pub fn drop_message(&self, message: &Message) {
        let store = self.store();
        // What cannot be taken out is found to be done by its act the next time.
        let _ = store.disk.remove(&store.place(message));
    }
}
