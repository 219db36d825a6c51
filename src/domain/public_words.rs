//! What a public text had better not hold: internal names, blame, guesses, and what the playbook says.
//!
//! Finds and names, so that somebody looks again. Refuses to change a text, or to forbid one.

use super::policy::PublicRules;

/// What is wrong with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// A host or address that nobody outside can reach.
    InternalHost,
    /// A name that only the team knows: from the playbook's own commands.
    InternalName,
    /// A person.
    Person,
    /// Blame.
    Blame,
    /// A guess.
    Guess,
    /// The playbook says so.
    Avoid,
}

/// A word or phrase to look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong with it.
    pub concern: Concern,
    /// The word or phrase.
    pub word: String,
}

const SUFFIXES: [&str; 8] = [
    ".internal",
    ".local",
    ".localdomain",
    ".svc",
    ".lan",
    ".corp",
    ".intranet",
    ".home.arpa",
];

const BLAME: [&str; 22] = [
    "fault of",
    "my fault",
    "our fault",
    "his fault",
    "her fault",
    "their fault",
    "'s fault",
    "to blame",
    "blame",
    "blames",
    "blamed",
    "human error",
    "operator error",
    "user error",
    "careless",
    "negligent",
    "negligence",
    "incompetent",
    "forgot to",
    "should have known",
    "mistake by",
    "messed up",
];

const GUESS: [&str; 24] = [
    "probably",
    "maybe",
    "perhaps",
    "possibly",
    "presumably",
    "supposedly",
    "likely",
    "we think",
    "we believe",
    "we suspect",
    "we guess",
    "we assume",
    "i think",
    "i guess",
    "not sure",
    "suspected cause",
    "seems to be",
    "seems to have",
    "appears to be",
    "may have been caused",
    "might have been caused",
    "could have been caused",
    "might be due",
    "could be due",
];

/// Everything in `text` to look at again, each once: hosts first, then names, people, blame, guesses, the playbook's own words.
pub fn findings(text: &str, rules: Option<&PublicRules>, names: &[&str]) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let mut add = |concern, word: &str| {
        let word = word.to_owned();
        if !found.iter().any(|known| known.word == word) {
            found.push(Finding { concern, word });
        }
    };
    let lower = text
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let words = || text.split_whitespace().map(bare);
    for word in words().filter(|word| is_internal_host(word)) {
        add(Concern::InternalHost, word);
    }
    for name in names.iter().filter(|name| holds(&lower, name)) {
        add(Concern::InternalName, name);
    }
    let owner = |word| {
        ["'s", "’s"]
            .iter()
            .find_map(|s| str::strip_suffix(word, *s))
            .unwrap_or(word)
    };
    for word in words().map(owner).filter(|word| is_person(word)) {
        add(Concern::Person, word);
    }
    for phrase in BLAME.iter().filter(|phrase| holds(&lower, phrase)) {
        add(Concern::Blame, phrase);
    }
    for phrase in GUESS.iter().filter(|phrase| holds(&lower, phrase)) {
        add(Concern::Guess, phrase);
    }
    let avoid = rules.map_or(&[][..], |rules| rules.avoid_words.as_slice());
    for word in avoid.iter().filter(|word| holds(&lower, word)) {
        let plain = word.trim().to_lowercase();
        if !found.iter().any(|f| f.word.to_lowercase().contains(&plain)) {
            found.push(Finding {
                concern: Concern::Avoid,
                word: word.trim().to_owned(),
            });
        }
    }
    // "to blame" and "blame" are one thing to look at.
    let words: Vec<String> = found.iter().map(|f| f.word.clone()).collect();
    found.retain(|f| {
        let part = |other: &String| *other != f.word && holds(other, &f.word);
        f.concern != Concern::Blame || !words.iter().any(part)
    });
    found
}

/// Names and values of a playbook's `vars` that no customer knows: those spelled as only machines are.
pub fn internal_names<'p>(policy: &'p super::policy::Policy) -> Vec<&'p str> {
    let joined = |text: &&'p str| {
        let letters = text.chars().filter(char::is_ascii_alphabetic).count();
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        letters >= 4
            && text.chars().all(plain)
            && text
                .trim_matches(|c: char| !c.is_ascii_alphanumeric())
                .contains(['-', '_'])
    };
    let values = policy.vars.values().filter_map(|v| v.default.as_deref());
    let keys = policy.vars.keys().map(String::as_str);
    let mut names: Vec<&str> = keys.chain(values).filter(joined).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Is the phrase in the text, not as a part of a longer word? `text` is lower case, with single spaces.
fn holds(text: &str, phrase: &str) -> bool {
    let phrase = phrase.trim().to_lowercase();
    if phrase.is_empty() {
        return false;
    }
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (first, last) = (phrase.chars().next(), phrase.chars().next_back());
    text.match_indices(phrase.as_str()).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + phrase.len()..).and_then(|t| t.chars().next());
        let inside = word(first) && word(before) || word(last) && word(after);
        !inside
    })
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| "()[]{}<>,;:!?\"'`*.…".contains(c))
}

fn is_person(word: &str) -> bool {
    let name = word.strip_prefix('@').unwrap_or_default();
    name.starts_with(char::is_alphabetic)
}

fn is_internal_host(word: &str) -> bool {
    let lower = word.to_lowercase();
    let rest = lower.split_once("://").map_or(lower.as_str(), |(_, r)| r);
    let rest = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let rest = rest.rsplit('@').next().unwrap_or_default();
    let host = rest
        .rsplit_once(':')
        .filter(|(_, port)| port.chars().all(|c| c.is_ascii_digit()))
        .map_or(rest, |(host, _)| host)
        .trim_end_matches('.');
    let named = |suffix: &str| host.len() > suffix.len() && host.ends_with(suffix);
    host == "localhost"
        || SUFFIXES.iter().any(|suffix| named(suffix))
        || (host.contains(".svc.") && !host.contains(' '))
        || octets(host).is_some_and(is_private)
}

fn octets(host: &str) -> Option<[u8; 4]> {
    let mut parts = host.split('.');
    let mut next = || {
        let part = parts.next()?;
        let plain = part.len() <= 3 && part.chars().all(|c| c.is_ascii_digit());
        plain.then(|| part.parse::<u8>().ok()).flatten()
    };
    let all = [next()?, next()?, next()?, next()?];
    parts.next().is_none().then_some(all)
}

/// RFC 1918, 1122, 3927 and 6598.
const fn is_private(octets: [u8; 4]) -> bool {
    matches!(
        octets,
        [10 | 127, ..] | [172, 16..=31, ..] | [192, 168, ..] | [169, 254, ..] | [100, 64..=127, ..]
    )
}

#[cfg(test)]
mod tests {
    use super::super::policy::{Policy, Var};
    use super::*;
    use proptest::prelude::*;

    fn rules() -> PublicRules {
        PublicRules {
            avoid_words: vec!["Acme Cloud".to_owned(), ".internal".to_owned()],
            ..PublicRules::default()
        }
    }

    fn words(text: &str) -> Vec<(Concern, String)> {
        findings(text, Some(&rules()), &["workbench-api"])
            .into_iter()
            .map(|f| (f.concern, f.word))
            .collect()
    }

    fn one(text: &str) -> (Concern, String) {
        let mut found = words(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0)
    }

    #[test]
    fn each_kind_is_found_and_named() {
        for (text, concern, word) in [
            (
                "We restarted db1.prod.internal.",
                Concern::InternalHost,
                "db1.prod.internal",
            ),
            (
                "see (https://api.internal:8443/health)",
                Concern::InternalHost,
                "https://api.internal:8443/health",
            ),
            (
                "redis.cache.svc.cluster.local is slow",
                Concern::InternalHost,
                "redis.cache.svc.cluster.local",
            ),
            (
                "10.2.0.17:5432 refused",
                Concern::InternalHost,
                "10.2.0.17:5432",
            ),
            (
                "192.168.1.0/24 is cut off",
                Concern::InternalHost,
                "192.168.1.0/24",
            ),
            ("localhost, of all", Concern::InternalHost, "localhost"),
            (
                "Workbench-API is down",
                Concern::InternalName,
                "workbench-api",
            ),
            ("@bob deployed it", Concern::Person, "@bob"),
            ("in @bob's shift", Concern::Person, "@bob"),
            ("It was Bob's fault", Concern::Blame, "'s fault"),
            ("Who is to blame?", Concern::Blame, "to blame"),
            ("caused by human\nerror", Concern::Blame, "human error"),
            ("Maybe a bad deploy", Concern::Guess, "maybe"),
            ("We think it is over", Concern::Guess, "we think"),
            ("a problem at acme cloud", Concern::Avoid, "Acme Cloud"),
        ] {
            assert_eq!(one(text), (concern, word.to_owned()), "{text}");
        }
    }

    #[test]
    fn clean_texts_are_left_alone() {
        for text in [
            "Checkout fails for about a third of customers. We are working on it.",
            "Payments could be delayed by up to ten minutes.",
            "Investigating - some users may see errors when logging in.",
            "It is unlikely to come back; the default is restored.",
            "Write to support@example.com, or see https://status.example.com/internal",
            "The page fault offset was wrong in 1.10.2.3.4 and 8.8.8.8",
            "Resolved. It lasted 35 minutes (14:02 - 14:37 UTC).",
            "Internal tools and local time are not affected.",
            "",
        ] {
            assert_eq!(words(text), [], "{text}");
        }
    }

    #[test]
    fn a_word_is_named_once() {
        assert_eq!(one("a.internal, a.internal; .internal").1, "a.internal");
        assert_eq!(words("maybe, probably").len(), 2);
    }

    #[test]
    fn only_names_that_machines_use_are_internal() {
        let var = |default: &str| Var {
            default: Some(default.to_owned()),
            about: None,
        };
        let policy = Policy {
            vars: [
                ("db_user", "postgres"),
                ("version", "v2024.01.15"),
                ("app", "workbench-api"),
                ("url", "https://api.example.com/a-b"),
                ("replicas", "5"),
                ("flag", "-v"),
            ]
            .map(|(name, value)| (name.to_owned(), var(value)))
            .into(),
            ..Policy::default()
        };
        assert_eq!(internal_names(&policy), ["db_user", "workbench-api"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in any::<String>(), word in any::<String>()) {
            let rules = PublicRules { avoid_words: vec![word.clone()], ..PublicRules::default() };
            findings(&text, Some(&rules), &[word.as_str()]);
        }
    }
}
