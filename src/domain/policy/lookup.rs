//! Finding things in a policy by what was typed: the only comparison of severities in the program.

use super::{Policy, Role, RoleKind, Severity};
use crate::text::suggest::nearest;

/// What a typed severity turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed<'a> {
    /// One of the policy's own, by id, alias or name.
    Known(&'a Severity),
    /// A foreign word with a clear number, mapped by rank.
    ByRank(&'a Severity),
    /// No severity; the nearest right word, if one is near.
    Unknown(Option<&'a str>),
}

/// A word as it is compared: case, dashes, underscores, dots and spaces do not matter.
pub(in crate::domain) fn plain(word: &str) -> String {
    let mut plain = word.to_ascii_lowercase();
    plain.retain(char::is_alphanumeric);
    if plain.is_ascii() {
        return plain;
    }
    plain.chars().flat_map(char::to_lowercase).collect()
}

/// Are two words the same but for case, dashes, dots and spaces?
pub fn same_word(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// The number of a word like `sev2`, `p-1`, `S 3`: letters, then digits only.
fn foreign_number(word: &str) -> Option<usize> {
    let plain = plain(word);
    let digits = plain.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = plain.split_at(digits);
    matches!(
        letters,
        "sev" | "severity" | "p" | "prio" | "priority" | "s" | "level" | "l" | ""
    )
    .then(|| number.parse().ok())
    .flatten()
}

impl Policy {
    /// Reads a severity as typed.
    pub fn severity(&self, typed: &str) -> Typed<'_> {
        let wanted = plain(typed);
        if wanted.is_empty() {
            return Typed::Unknown(None);
        }
        let own = self.severities.iter().find(|s| {
            plain(&s.id) == wanted
                || s.aliases.iter().any(|a| plain(a) == wanted)
                || s.name.as_deref().is_some_and(|n| plain(n) == wanted)
        });
        if let Some(severity) = own {
            return Typed::Known(severity);
        }
        let from_zero = self.severities.first().and_then(|s| foreign_number(&s.id)) == Some(0);
        let rank = foreign_number(typed)
            .and_then(|n| if from_zero { Some(n) } else { n.checked_sub(1) })
            .and_then(|index| self.severities.get(index));
        match rank {
            Some(severity) => Typed::ByRank(severity),
            None => Typed::Unknown(self.near_severity(&wanted)),
        }
    }

    /// The one severity whose id or alias is a slip away; dashes do not count as slips. `sev9` is as near to each.
    fn near_severity(&self, wanted: &str) -> Option<&str> {
        let words: Vec<(String, &str)> = self
            .severities
            .iter()
            .flat_map(|s| {
                let aliases = s.aliases.iter().map(|alias| plain(alias));
                std::iter::once(plain(&s.id))
                    .chain(aliases)
                    .map(|word| (word, s.id.as_str()))
            })
            .collect();
        let of = |near: &str| {
            words
                .iter()
                .find(|(word, _)| word == near)
                .map(|(_, id)| *id)
        };
        let spellings = words.iter().map(|(word, _)| word.as_str());
        // Of equals the first wins: read from either end, there is only one if it is the same.
        let first = nearest(wanted, spellings.clone()).and_then(of)?;
        let last = nearest(wanted, spellings.rev()).and_then(of)?;
        (first == last).then_some(first)
    }

    /// The severity with exactly this canonical id.
    pub fn severity_by_id(&self, id: &str) -> Option<&Severity> {
        self.severities.iter().find(|s| s.id == id)
    }

    /// Rank of a canonical id: 1 is the worst; `None` if the policy has no such severity.
    pub fn rank(&self, id: &str) -> Option<usize> {
        self.severities
            .iter()
            .position(|s| s.id == id)
            .map(|index| index + 1)
    }

    /// The role that was typed, by name, abbreviation or irc's own word for it.
    pub fn role(&self, typed: &str) -> Option<&Role> {
        let wanted = plain(typed);
        let kind = RoleKind::from_word(typed);
        self.roles.iter().find(|r| {
            plain(&r.name) == wanted
                || r.abbr.as_deref().is_some_and(|a| plain(a) == wanted)
                || (r.is.is_some() && r.is == kind)
        })
    }
}

impl RoleKind {
    /// The five, in order.
    pub const ALL: [Self; 5] = [Self::Ic, Self::Deputy, Self::Scribe, Self::Comms, Self::Tl];

    /// The word in events and JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ic => "ic",
            Self::Deputy => "deputy",
            Self::Scribe => "scribe",
            Self::Comms => "comms",
            Self::Tl => "tl",
        }
    }

    /// Reads irc's own words for a role.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match plain(word).as_str() {
            "ic" | "commander" | "incidentcommander" | "incidentlead" => Self::Ic,
            "deputy" | "deputyic" => Self::Deputy,
            "scribe" => Self::Scribe,
            "comms" | "commslead" | "communications" | "communicationslead" => Self::Comms,
            "tl" | "techlead" | "technicallead" | "opslead" => Self::Tl,
            _ => return None,
        })
    }
}
