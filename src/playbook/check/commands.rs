//! Commands and the names of channels: what is shown to be copied must be whole.
//!
//! Refuses to run or to parse a command: only its `{{ name }}` gaps are looked at.

use std::collections::HashSet;

use super::{Check, one_of};
use crate::domain::policy::Command;

/// Gaps that a channel's pattern may have.
const GAPS: [&str; 3] = ["date", "count", "slug"];

impl Check<'_, '_, '_> {
    pub(super) fn commands(&mut self) {
        let policy = self.policy;
        let phases = policy.phases.iter().enumerate();
        for (i, phase) in phases {
            self.each(&format!("phases[{i}].commands"), &phase.commands);
        }
        for (i, scenario) in policy.scenarios.iter().enumerate() {
            self.each(&format!("scenarios[{i}].commands"), &scenario.commands);
        }
        for (i, mitigation) in policy.mitigations.iter().enumerate() {
            self.each(&format!("mitigations[{i}].commands"), &mitigation.commands);
        }
        self.each("commands", &policy.commands);
        self.vars();
        self.channel();
    }

    fn each(&mut self, path: &str, commands: &[Command]) {
        for (i, command) in commands.iter().enumerate() {
            if command.run.is_none() && command.manual.is_none() {
                let what = format!("`{}` holds nothing to do", command.label);
                let right = "add `run:` with the command, or `manual:` with what to do by hand";
                self.error("empty-command", &format!("{path}[{i}]"), what, right);
            }
        }
    }

    fn vars(&mut self) {
        let (policy, root) = (self.policy, self.root);
        let mut used = HashSet::new();
        let mut missing = Vec::new();
        root.each_entry(&mut |path, entry| {
            let text = entry.node.text().filter(|_| entry.key == "run");
            for name in text.into_iter().flat_map(gaps) {
                if !policy.vars.contains_key(name) {
                    missing.push((path.to_owned(), entry.node.at.line, name));
                }
                used.insert(name);
            }
        });
        let whole = missing.is_empty();
        for (path, line, name) in missing {
            if self.faults.is_full() {
                return;
            }
            let what = format!("`{{{{ {name} }}}}` is not declared under `vars`");
            let right = if policy.vars.is_empty() {
                format!("add `vars:` with `{name}:`")
            } else {
                one_of(name, policy.vars.keys().map(String::as_str))
            };
            self.error_in_text("unknown-var", &path, line, name, what, &right);
        }
        for name in policy.vars.keys() {
            let path = format!("vars.{name}");
            if !is_name(name) {
                let what = format!("`{name}` is no name of a value");
                let right = "use letters, digits and `_`, not a digit first";
                self.error("bad-id", &path, what, right);
            } else if whole && !used.contains(name.as_str()) {
                let what = format!("no command uses `{name}`");
                let right = format!("write `{{{{ {name} }}}}` in a command, or remove it");
                self.warning("var-unused", &path, what, &right);
            }
        }
    }

    fn channel(&mut self) {
        let Some(channel) = &self.policy.channel else {
            return;
        };
        let path = "channel.pattern";
        self.channel_name(path, &channel.pattern);
        for (i, also) in channel.also.iter().enumerate() {
            self.channel_name(&format!("channel.also[{i}]"), also);
        }
        for part in channel.pattern.split('{').skip(1) {
            let gap = part.split('}').next().unwrap_or(part);
            if !part.contains('}') || !GAPS.contains(&gap) {
                let what = format!("`{{{gap}}}` is no gap of a channel's name");
                let right = one_of(gap, GAPS.into_iter());
                self.error("unknown-gap", path, what, &right);
            }
        }
    }

    fn channel_name(&mut self, path: &str, name: &str) {
        let host = name.contains("://") || name.contains('.') && !name.contains(' ');
        if host {
            let what = format!("`{name}` is an address, not a channel");
            let right =
                "write the channel's name, such as `#incidents`; addresses go under `links:`";
            self.error("channel-address", path, what, right);
        } else if name.contains(char::is_whitespace) || name.chars().any(char::is_uppercase) {
            let what = format!("`{name}` is no name that a channel can have");
            let right = "use small letters, digits, `-` and `_`";
            self.warning("channel-name", path, what, right);
        }
    }

    /// An error about a word inside a longer text: the place is the word's own, if it can be found.
    pub(super) fn error_in_text(
        &mut self,
        kind: &'static str,
        path: &str,
        from_line: u32,
        word: &str,
        what: String,
        right: &str,
    ) {
        let at = self.faults.find_word(from_line, word);
        let at = at.unwrap_or_else(|| self.root.nearest_to(path).at);
        self.faults.error(kind, at, path, what, right);
    }
}

/// The names in `{{ name }}`; anything else between braces belongs to the command itself.
fn gaps(text: &str) -> impl Iterator<Item = &str> {
    text.split("{{").skip(1).filter_map(|part| {
        let name = part.split_once("}}")?.0.trim();
        is_name(name).then_some(name)
    })
}

/// Letters, digits and `_`, not a digit first.
pub(super) fn is_name(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
}
