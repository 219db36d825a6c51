//! Every kind of fact that a log can hold: the file contract, as serde derives.
//!
//! Kinds are past tense and never reused; a field never changes meaning. Payloads are deltas
//! (add, remove), never "set the list". Refuses to decide anything: see `decide` and `incident`.

pub mod after;
pub mod alert;
pub mod contact;
pub mod correction;
pub mod lifecycle;
pub mod message;
pub mod people;
pub mod record;
pub mod said;

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::{Deserialize, Serialize, forward_to_deserialize_any};
use serde_json::Value;

use super::act::Event;
use super::instant::{Instant, Precision};
pub use after::{
    ActionAdded, ActionChanged, ActionDone, Grade, Judged, Judgement, PostmortemMarked, TaskAdded,
    TaskDone,
};
pub use alert::{AlertAttached, AlertCleared};
pub use contact::{Contacted, Means};
pub use correction::{Amended, CadenceSet, Moved, Redacted, Snoozed, Undone, Waived};
pub use lifecycle::{
    Acknowledged, CancelReason, Cancelled, Closed, Declared, Detected, ImpactEnded, ImpactStarted,
    Mitigated, Mode, PlaybookPinned, Reopened, Resolved, SeveritySet, Source, StateSet, Visibility,
};
pub use message::MessageEnded;
pub use people::{
    ResponderJoined, ResponderLeft, RoleAccepted, RoleAssigned, RoleDeclined, RoleOffered,
    RoleReleased, RoleWithdrawn,
};
pub use record::{
    Answered, Described, Flavor, HypothesisSettled, Noted, OptionChosen, StepDone, StepSkipped,
};
pub use said::{UpdateDrafted, UpdateSaid};

/// One fact. Serialises as `{kind, data}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data", rename_all = "snake_case")]
pub enum Fact {
    /// It is an incident.
    Declared(Declared),
    /// Which playbook counts from now on.
    PlaybookPinned(PlaybookPinned),
    /// The alert fired.
    Alerted(Detected),
    /// Somebody or something noticed.
    Detected(Detected),
    /// Somebody works on it.
    Acknowledged(Acknowledged),
    /// The impact began.
    ImpactStarted(ImpactStarted),
    /// The impact stopped.
    ImpactEnded(ImpactEnded),
    /// The severity was set, or corrected.
    SeveritySet(SeveritySet),
    /// The state was set.
    StateSet(StateSet),
    /// The bleeding has stopped.
    Mitigated(Mitigated),
    /// Fixed and verified.
    Resolved(Resolved),
    /// The paperwork is done.
    Closed(Closed),
    /// It was none, or another.
    Cancelled(Cancelled),
    /// It is back.
    Reopened(Reopened),
    /// What is known of impact, service, users ...
    Described(Described),
    /// A note, finding, decision, deed or hypothesis.
    Noted(Noted),
    /// A hypothesis was ruled out.
    HypothesisRuledOut(HypothesisSettled),
    /// A hypothesis was confirmed.
    HypothesisConfirmed(HypothesisSettled),
    /// A question was answered.
    Answered(Answered),
    /// A step was done.
    StepDone(StepDone),
    /// A step was left out.
    StepSkipped(StepSkipped),
    /// A mitigation or a way out was chosen.
    OptionChosen(OptionChosen),
    /// A role was taken at once.
    RoleAssigned(RoleAssigned),
    /// A held role was offered to somebody else.
    RoleOffered(RoleOffered),
    /// An offer was accepted.
    RoleAccepted(RoleAccepted),
    /// An offer was turned down.
    RoleDeclined(RoleDeclined),
    /// An offer was taken back.
    RoleWithdrawn(RoleWithdrawn),
    /// A role was given up.
    RoleReleased(RoleReleased),
    /// Somebody came to help.
    ResponderJoined(ResponderJoined),
    /// Somebody left.
    ResponderLeft(ResponderLeft),
    /// Words were written.
    UpdateDrafted(UpdateDrafted),
    /// Words were said.
    UpdateSaid(UpdateSaid),
    /// Somebody was called.
    ContactAttempted(Contacted),
    /// Somebody was reached.
    ContactReached(Contacted),
    /// Nobody answered.
    ContactNoAnswer(Contacted),
    /// They said no.
    ContactDeclined(Contacted),
    /// They joined.
    ContactJoined(Contacted),
    /// Alerts of one kind belong to it.
    AlertAttached(AlertAttached),
    /// Alerts of one kind stopped firing.
    AlertCleared(AlertCleared),
    /// Somebody is to be paged through a channel.
    PageRequested(Contacted),
    /// A message was delivered.
    MessageDelivered(MessageEnded),
    /// A message was refused.
    MessageFailed(MessageEnded),
    /// Nobody knows whether a message was delivered.
    MessageUnknown(MessageEnded),
    /// A message was given up by a person.
    MessageDropped(MessageEnded),
    /// Do this now.
    TaskAdded(TaskAdded),
    /// A task was done.
    TaskDone(TaskDone),
    /// Do this later.
    ActionAdded(ActionAdded),
    /// An action item was changed.
    ActionChanged(ActionChanged),
    /// An action item was done.
    ActionDone(ActionDone),
    /// The postmortem was drafted.
    PostmortemDrafted(PostmortemMarked),
    /// The postmortem was reviewed.
    PostmortemReviewed(PostmortemMarked),
    /// The postmortem was published.
    PostmortemPublished(PostmortemMarked),
    /// Grades were written down.
    Judged(Judged),
    /// A promise changes from now on.
    CadenceSet(CadenceSet),
    /// The bell is silent for a while; the due is not moved.
    Snoozed(Snoozed),
    /// A promise does not count.
    Waived(Waived),
    /// An event's time or text was put right.
    Amended(Amended),
    /// An act was taken back.
    Undone(Undone),
    /// An event belongs to another incident.
    Moved(Moved),
    /// A line was replaced by a tombstone.
    Redacted(Redacted),
}

/// What reading one logged event gave.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A fact that this program knows.
    Known(Box<Fact>),
    /// A kind, or a payload, from a newer program; `vital` ones make the incident incomplete.
    Unknown {
        /// Does it bear on state?
        vital: bool,
    },
}

impl Fact {
    /// Does this fact bear on state?
    pub const fn vital(&self) -> bool {
        matches!(
            self,
            Self::Declared(_)
                | Self::Acknowledged(_)
                | Self::SeveritySet(_)
                | Self::StateSet(_)
                | Self::Mitigated(_)
                | Self::Resolved(_)
                | Self::Closed(_)
                | Self::Cancelled(_)
                | Self::Reopened(_)
                | Self::PlaybookPinned(_)
                | Self::Amended(_)
                | Self::Undone(_)
                | Self::Moved(_)
        )
    }

    /// Reads a logged event.
    pub fn read(event: &Event) -> Reading {
        let parts = [
            ("kind", Part::Kind(&event.kind)),
            ("data", Part::Data(&event.data)),
        ];
        match Fact::deserialize(MapDeserializer::new(parts.into_iter())) {
            Ok(fact) => Reading::Known(Box::new(fact)),
            Err(_) => Reading::Unknown { vital: event.vital },
        }
    }

    /// This fact as an event of the log.
    pub fn event(&self, happened_at: Instant, precision: Precision) -> Event {
        let (kind, data) = match serde_json::to_value(self) {
            Ok(Value::Object(mut map)) => {
                let kind = map
                    .get("kind")
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned();
                (kind, map.remove("data").unwrap_or_default())
            }
            _ => (String::new(), Value::Null),
        };
        Event {
            kind,
            happened_at,
            precision,
            vital: self.vital(),
            data,
        }
    }
}

/// An event's two members where they stand: reading a fact copies its words once, not twice.
enum Part<'e> {
    Kind(&'e str),
    Data(&'e Value),
}

impl<'e> IntoDeserializer<'e, serde_json::Error> for Part<'e> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Part<'de> {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self {
            Self::Kind(kind) => visitor.visit_borrowed_str(kind),
            Self::Data(data) => data.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        match self {
            Self::Kind(kind) => visitor.visit_enum(BorrowedStrDeserializer::new(kind)),
            Self::Data(data) => data.deserialize_enum(name, variants, visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
