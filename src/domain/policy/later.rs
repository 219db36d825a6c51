//! A part of a policy that most commands never look at: kept as it was written down, read when somebody asks.
//!
//! Refuses to read from outside: only the cache, which checks its own sums and what it keeps, makes one that is not read
//! yet. A playbook's own parts are read at once.

use std::ops::{Deref, Range};
use std::slice;
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value, or the JSON that it will be read from.
#[derive(Clone, Debug, Default)]
pub struct Later<T> {
    value: OnceLock<T>,
    written: Shared,
}

/// A part of a text that several share.
#[derive(Clone, Debug, Default)]
struct Shared {
    text: Option<Arc<String>>,
    part: Range<usize>,
}

impl<T> Later<T> {
    fn written(text: &Arc<String>, part: Range<usize>) -> Self {
        Self {
            value: OnceLock::new(),
            written: Shared {
                text: Some(Arc::clone(text)),
                part,
            },
        }
    }
}

/// One of them, whatever it holds: what the cache writes down apart from the rest.
pub trait Part {
    /// Its value as JSON, and nothing in its place; `None` if it cannot be written.
    fn put_off(&mut self) -> Option<String>;

    /// To be read from the JSON in this part of a text when it is first asked for; what does not read then is the default.
    fn put_back(&mut self, text: &Arc<String>, part: Range<usize>);
}

impl<T: DeserializeOwned + Default + Serialize> Part for Later<T> {
    fn put_off(&mut self) -> Option<String> {
        let json = serde_json::to_string(self).ok();
        *self = Self::default();
        json
    }

    fn put_back(&mut self, text: &Arc<String>, part: Range<usize>) {
        *self = Self::written(text, part);
    }
}

impl<T: DeserializeOwned + Default> Later<T> {
    /// To change it; `None` never, because it is read first.
    pub fn value_mut(&mut self) -> Option<&mut T> {
        let _: &T = self;
        self.value.get_mut()
    }
}

impl<T> From<T> for Later<T> {
    fn from(value: T) -> Self {
        Self {
            value: OnceLock::from(value),
            written: Shared::default(),
        }
    }
}

impl<T: DeserializeOwned + Default> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| {
            let text = self.written.text.as_ref();
            let json = text.and_then(|text| text.get(self.written.part.clone()));
            serde_json::from_str(json.unwrap_or_default()).unwrap_or_default()
        })
    }
}

impl<'a, T: DeserializeOwned> IntoIterator for &'a Later<Vec<T>> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: DeserializeOwned + Default + PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: DeserializeOwned + Default + Serialize> Serialize for Later<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::serialize(self, serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Later<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_when_somebody_asks() {
        let later: Later<Vec<u8>> = Later::written(&"x[1,2]y".to_owned().into(), 1..6);
        assert!(later.value.get().is_none());
        assert_eq!(later.len(), 2);
        assert_eq!(later, Later::from(vec![1, 2]));
    }

    #[test]
    fn a_change_keeps_what_was_written() {
        let mut later: Later<Vec<u8>> = Later::written(&"[1]".to_owned().into(), 0..3);
        later.value_mut().unwrap().push(2);
        assert_eq!(*later, [1, 2]);
    }

    #[test]
    fn it_is_written_down_as_its_value() {
        let later: Later<Vec<u8>> = serde_json::from_str("[3]").unwrap();
        assert_eq!(serde_json::to_string(&later).unwrap(), "[3]");
    }
}
