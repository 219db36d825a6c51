//! `team.yaml`: the team's people, numbers, rota, zone, hours and links, laid over any playbook.
//!
//! A guide is generic, the team is not. Never pinned into an incident, never exported.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ConfigError;
use crate::domain::calendar::BusinessHours;
use crate::domain::duty::Rota;
use crate::domain::policy::{Contact, Link, Policy};

/// What the team lays over a playbook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// IANA time zone of the team.
    #[serde(default)]
    pub zone: Option<String>,
    /// Working days and hours.
    #[serde(default)]
    pub business_hours: Option<BusinessHours>,
    /// People and how to reach them; a name that the playbook has too gets these ways.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Who fills a role during an incident.
    #[serde(default)]
    pub roles: Vec<Filled>,
    /// Who is on duty in turn.
    #[serde(default)]
    pub oncall: Option<Rota>,
    /// Links that the guide leaves open.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// Who fills a role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Filled {
    /// The role: its name, its short form, or irc's own word for it.
    pub role: String,
    /// Who.
    pub who: String,
}

/// The commented file to start from; nothing in it counts before it is filled in.
pub const TEMPLATE: &str = "\
# irc: your team's people, numbers, hours and links. Laid over whichever
# playbook is in use; never copied into an incident, never exported. Remove
# the `#` in front of what you fill in; `irc config check` finds slips.

# Time zone of the team: on-call rotation, days and weeks.
# zone: Europe/Berlin

# Promises in business days count only these hours.
# business_hours:
#   days: [mon, tue, wed, thu, fri]
#   open: \"09:00\"
#   close: \"17:00\"

# How to reach whom, best way first. A name that the playbook has too gets
# these ways (`irc playbook show -s contacts`).
# contacts:
#   - name: On-Call Engineer
#     how: [\"+49 30 1234567\", \"#oncall\"]
#     secondary: \"@bob\"
#   - name: Leadership
#     members: [CTO]
#   - name: CTO
#     how: [\"@cto\"]

# Who fills a role for which the guide says no name: see
# `irc playbook show -s roles`.
# roles:
#   - {role: Comms Lead, who: \"@dan, else whoever has the support shift\"}

# Who is on call, in turn (`irc oncall`). `from` is a day of the first one's
# first week; `secondary` goes along in step. `day`, `at` and `weeks` say
# when duty changes hands where the guide does not, or where you do it
# otherwise.
# oncall:
#   rota: [\"@ann\", \"@bob\", \"@cid\"]
#   secondary: [\"@bob\", \"@cid\", \"@ann\"]
#   from: 2026-01-05
#   day: mon
#   at: \"09:00\"

# Links that the guide leaves open.
# links:
#   - name: Dashboard
#     url: https://grafana.example.com/d/checkout
";

/// The commented file with people filled in: names, and ways to each, best first.
pub fn template(people: &[(String, Vec<String>)]) -> String {
    if people.is_empty() {
        return TEMPLATE.to_owned();
    }
    let quoted = |text: &String| serde_json::Value::from(text.as_str()).to_string();
    let mut filled = String::from("contacts:\n");
    for (name, how) in people {
        let ways: Vec<String> = how.iter().map(quoted).collect();
        let (name, ways) = (quoted(name), ways.join(", "));
        filled.push_str(&format!("  - name: {name}\n    how: [{ways}]\n"));
    }
    TEMPLATE.replacen("# contacts:\n", &filled, 1)
}

/// Where the file is: beside the user's own.
pub fn path(config_file: &Path) -> PathBuf {
    config_file.with_file_name("team.yaml")
}

/// Reads the file; `None` if it is not there.
pub fn load(config_file: &Path) -> Result<Option<Team>, ConfigError> {
    super::read(&path(config_file))
}

impl Team {
    /// Lays the team over a policy.
    pub fn overlay(self, policy: &mut Policy) {
        policy.zone = self.zone.or_else(|| policy.zone.take());
        policy.business_hours = self.business_hours.or_else(|| policy.business_hours.take());
        for contact in self.contacts {
            let same = policy.contacts.iter_mut().find(|own| {
                own.name.eq_ignore_ascii_case(&contact.name)
                    || own
                        .aliases
                        .iter()
                        .any(|alias| alias.eq_ignore_ascii_case(&contact.name))
            });
            match same {
                Some(own) => {
                    own.placeholder = None;
                    own.how = contact.how;
                    own.secondary = contact.secondary.or_else(|| own.secondary.take());
                    if !contact.members.is_empty() {
                        own.members = contact.members;
                    }
                }
                None => policy.contacts.push(contact),
            }
        }
        for filled in self.roles {
            let name = policy.role(&filled.role).map(|role| role.name.clone());
            let role = policy
                .roles
                .iter_mut()
                .find(|r| Some(&r.name) == name.as_ref());
            if let Some(role) = role {
                role.who = Some(filled.who);
            }
        }
        if let Some(rota) = &self.oncall {
            rota.overlay(policy);
        }
        for link in self.links {
            match policy
                .links
                .iter_mut()
                .find(|own| own.name.eq_ignore_ascii_case(&link.name))
            {
                Some(own) => own.url = link.url,
                None => policy.links.push(link),
            }
        }
    }
}
