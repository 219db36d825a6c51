//! What is left of a fact when its words are taken out: when, what kind, and what other facts refer to; no words.
//!
//! Pure. Refuses facts without words: there is nothing in them to take out.

use serde_json::Value;

use super::act::Event;

/// What stands where words were.
pub const MARK: &str = "[redacted]";

/// Members that hold words of people; the others are ids, times and words of the playbook.
const WORDS: [&str; 12] = [
    "title", "text", "reason", "how", "summary", "why", "forced", "service", "impact", "link",
    "person", "way",
];

/// Members that follow from words, and lead nowhere without them.
const DERIVED: [&str; 2] = ["evidence", "channel"];

/// What was taken out of one event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// What is left of the event.
    pub left: Option<Event>,
    /// The words that stood there.
    pub words: Vec<String>,
    /// Hashes of evidence that it named.
    pub evidence: Vec<String>,
}

/// Takes the words out of an event. No words: nothing is left to do, also where it was done before.
pub fn redact(event: &Event) -> Taken {
    let mut taken = Taken::default();
    let mut left = event.clone();
    if let Value::Object(data) = &mut left.data {
        for name in WORDS {
            if let Some(Value::String(text)) = data.get_mut(name)
                && !text.is_empty()
                && text != MARK
            {
                taken.words.push(std::mem::replace(text, MARK.to_owned()));
            }
        }
        if !taken.words.is_empty() {
            for name in DERIVED {
                if let Some(Value::String(text)) = data.remove(name) {
                    if name == "evidence" {
                        taken.evidence.push(text);
                    } else {
                        taken.words.push(text);
                    }
                }
            }
        }
    }
    taken.left = (!taken.words.is_empty()).then_some(left);
    taken
}

/// Does this event amend that one with words of its own?
pub fn rewords(event: &Event, of: &str) -> bool {
    let plain = |id: &str| id.strip_suffix(".1").unwrap_or(id).to_lowercase();
    let named = event.data.get("event").and_then(Value::as_str);
    event.kind == "amended" && named.is_some_and(|named| plain(named) == plain(of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{Declared, Fact, ImpactStarted, Noted, Reading};
    use crate::domain::instant::{Instant, Precision};

    #[test]
    fn words_go_and_what_the_fold_needs_stays() {
        let declared = Fact::Declared(Declared {
            title: "card 4111 fails".to_owned(),
            severity: "SEV-2".to_owned(),
            channel: Some("inc-card-4111".to_owned()),
            ..Declared::default()
        });
        let taken = redact(&declared.event(Instant::from_unix(7), Precision::Second));
        assert_eq!(taken.words, ["card 4111 fails", "inc-card-4111"]);
        let left = taken.left.unwrap();
        assert!(!left.data.to_string().contains("4111"));
        assert_eq!(left.happened_at, Instant::from_unix(7));
        let Reading::Known(fact) = Fact::read(&left) else {
            panic!("it still reads");
        };
        assert!(matches!(*fact, Fact::Declared(d) if d.severity == "SEV-2" && d.title == MARK));
        assert_eq!(redact(&left), Taken::default());
        let none = Fact::ImpactStarted(ImpactStarted {});
        assert_eq!(
            redact(&none.event(Instant::from_unix(7), Precision::Second)).left,
            None
        );
        let empty = Fact::Noted(Noted::default()).event(Instant::from_unix(7), Precision::Second);
        assert_eq!(redact(&empty).left, None);
    }
}
