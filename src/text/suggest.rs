//! The nearest known word to one that is not known, for "did you mean".
//!
//! Refuses to guess where the distance says more about the known words than about the typed one.

use strsim::damerau_levenshtein;

/// No known word is longer; a longer text is no slip of the fingers.
const LONGEST: usize = 64;

/// The known word nearest to `word`: up to a third of its letters away (a swap of neighbours is one step), else the only
/// one that begins with it (from three letters on). Case does not matter; of equals the first wins.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let typed = word.trim().to_lowercase();
    let length = typed.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let limit = length.max(3) / 3;
    let mut best: Option<(usize, &str)> = None;
    let mut begins = Vec::new();
    for candidate in known {
        let lower = candidate.to_lowercase();
        if length >= 3 && lower.starts_with(&typed) {
            begins.push(candidate);
        }
        let distance = damerau_levenshtein(&typed, &lower);
        if distance <= limit
            && distance < lower.chars().count()
            && best.is_none_or(|(least, _)| distance < least)
        {
            best = Some((distance, candidate));
        }
    }
    match (best, begins.as_slice()) {
        (Some((_, word)), _) => Some(word),
        (None, [only]) => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERBS: [&str; 7] = [
        "declare",
        "ack",
        "note",
        "resolve",
        "reopen",
        "role",
        "postmortem",
    ];

    #[test]
    fn a_slip_finds_its_word() {
        for (typed, meant) in [
            ("declre", "declare"),
            ("ressolve", "resolve"),
            ("relsove", "resolve"),
            ("ak", "ack"),
            ("nte", "note"),
            ("ROLE", "role"),
            ("postm", "postmortem"),
        ] {
            assert_eq!(nearest(typed, VERBS), Some(meant), "{typed}");
        }
    }

    #[test]
    fn another_word_finds_nothing() {
        for typed in ["", "x", "zz", "kubernetes", "re", &"a".repeat(100_000)] {
            assert_eq!(nearest(typed, VERBS), None);
        }
    }

    #[test]
    fn the_nearest_of_several_wins() {
        assert_eq!(nearest("sevv1", ["SEV-2", "SEV2", "SEV1"]), Some("SEV1"));
    }
}
