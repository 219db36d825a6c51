//! The name of the incident's channel, from the playbook's pattern.

use crate::domain::decide::steps::applies;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::policy::lookup::Typed;
use crate::text::cut;

/// Chat services take no more.
const LIMIT: usize = 80;

/// The channel's name; `None` if the playbook opens none at this severity.
pub fn name(
    policy: &Policy,
    severity: Option<&str>,
    at: Instant,
    count: u32,
    title: &str,
) -> Option<String> {
    let channel = policy.channel.as_ref()?;
    let canonical = match severity.map(|typed| policy.severity(typed)) {
        Some(Typed::Known(severity) | Typed::ByRank(severity)) => severity.id.clone(),
        _ => policy.unsure.clone().unwrap_or_default(),
    };
    if !applies(&channel.severities, &canonical) {
        return None;
    }
    let date: String = at
        .to_string()
        .chars()
        .take(10)
        .filter(|c| *c != '-')
        .collect();
    let slug = slug(title);
    let name = channel
        .pattern
        .replace("{date}", &date)
        .replace("{count}", &format!("{count:03}"))
        .replace("{slug}", if slug.is_empty() { "incident" } else { &slug });
    let cut: String = cut::to_chars(&name, LIMIT)
        .chars()
        .filter(|c| *c != cut::ELLIPSIS)
        .collect();
    Some(cut.trim_end_matches('-').to_owned())
}

/// The first words of a title as a channel may be called: lower-case letters, digits and dashes.
fn slug(title: &str) -> String {
    let words: Vec<String> = title
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(5)
        .map(ToOwned::to_owned)
        .collect();
    words.join("-")
}
