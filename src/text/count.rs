//! Counting in words: `2 updates`, `a, b and c`.
//!
//! Refuses languages other than the English that irc speaks.

use std::fmt::Display;

/// `1 update`, `2 updates`; the last word of `noun` takes the plural.
pub fn count<N: Copy + Display + PartialEq + From<u8>>(n: N, noun: &str) -> String {
    if n == N::from(1) {
        format!("{n} {noun}")
    } else {
        format!("{n} {}", plural(noun))
    }
}

/// The plural of a noun, or of a phrase that ends in one.
pub fn plural(noun: &str) -> String {
    let end = |last: &[&str]| last.iter().any(|e| noun.ends_with(e));
    if let Some(stem) = noun.strip_suffix("person") {
        format!("{stem}people")
    } else if let Some(stem) = noun.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'i', 'o', 'u'])
    {
        format!("{stem}ies")
    } else if end(&["s", "x", "z", "ch", "sh"]) {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn and_list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "and")
}

/// `a`, `a or b`, `a, b or c`.
pub fn or_list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "or")
}

fn joined<S: AsRef<str>>(items: &[S], word: &str) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_english() {
        assert_eq!(count(0_u32, "update"), "0 updates");
        assert_eq!(count(1_usize, "action item"), "1 action item");
        assert_eq!(count(2_i64, "action item"), "2 action items");
        assert_eq!(count(-1_i64, "day"), "-1 days");
        for (one, many) in [
            ("entry", "entries"),
            ("day", "days"),
            ("person", "people"),
            ("branch", "branches"),
            ("alias", "aliases"),
            ("promise", "promises"),
        ] {
            assert_eq!(count(2_u64, one), format!("2 {many}"));
        }
    }

    #[test]
    fn lists_read_as_english() {
        assert_eq!(and_list::<&str>(&[]), "");
        assert_eq!(and_list(&["a"]), "a");
        assert_eq!(and_list(&["a", "b"]), "a and b");
        assert_eq!(
            or_list(&["a".to_owned(), "b".to_owned(), "c".to_owned()]),
            "a, b or c"
        );
    }
}
