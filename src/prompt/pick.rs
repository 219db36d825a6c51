//! What a typed line says in answer to yes or no, a numbered list, or a numbered checklist.
//!
//! Refuses to take a number that is not in the list, or a word that could be two items.

/// `y`, `yes`, `n`, `no`.
pub(super) fn yes_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "y" | "yes" => Some(true),
        "n" | "no" => Some(false),
        _ => None,
    }
}

/// The index of the item with this number (from 1), with exactly this text, or the only one that begins with it.
pub(super) fn one(text: &str, items: &[String]) -> Option<usize> {
    if let Ok(number) = text.parse::<usize>() {
        return number.checked_sub(1).filter(|index| *index < items.len());
    }
    let wanted = text.to_lowercase();
    let exact = items.iter().position(|item| item.to_lowercase() == wanted);
    let mut begins = items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.to_lowercase().starts_with(&wanted))
        .map(|(index, _)| index);
    exact.or_else(|| begins.next().filter(|_| begins.next().is_none()))
}

pub(super) fn one_hint(items: usize) -> String {
    format!("type a number from 1 to {items}, or the beginning of one item")
}

/// Indices for numbers (from 1) with spaces or commas between them; `all`, `none`.
pub(super) fn some(text: &str, items: usize) -> Option<Vec<usize>> {
    match text.to_lowercase().as_str() {
        "all" => return Some((0..items).collect()),
        "none" => return Some(Vec::new()),
        _ => {}
    }
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let index = |word: &str| word.parse::<usize>().ok()?.checked_sub(1);
    let mut picked: Vec<usize> = words
        .map(|word| index(word).filter(|index| *index < items))
        .collect::<Option<_>>()?;
    picked.sort_unstable();
    picked.dedup();
    Some(picked)
}

pub(super) const SOME_HINT: &str = "type numbers such as `1 3`, `all` or `none`";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_item_is_named_without_doubt() {
        let items = ["SEV-1", "SEV-2", "Roll back", "Roll", "3 replicas"].map(str::to_owned);
        for (text, index) in [
            ("1", Some(0)),
            ("5", Some(4)),
            ("0", None),
            ("6", None),
            ("sev-2", Some(1)),
            ("sev", None),
            ("roll", Some(3)),
            ("roll b", Some(2)),
            ("3 r", Some(4)),
            ("x", None),
        ] {
            assert_eq!(one(text, &items), index, "{text}");
        }
    }

    #[test]
    fn several_items_are_named_by_number() {
        assert_eq!(some("3, 1 1", 3), Some(vec![0, 2]));
        assert_eq!(some("all", 2), Some(vec![0, 1]));
        assert_eq!(some("none", 2), Some(vec![]));
        assert_eq!(some("1 4", 3), None);
        assert_eq!(some("one", 3), None);
    }

    #[test]
    fn yes_and_no_are_words() {
        assert_eq!(yes_no("Y"), Some(true));
        assert_eq!(yes_no("no"), Some(false));
        assert_eq!(yes_no("maybe"), None);
    }
}
