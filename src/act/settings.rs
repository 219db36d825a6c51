//! The user's own files looked at: every fault of config.yaml and team.yaml at once.

use std::collections::HashMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use schemars::{JsonSchema, schema_for};
use serde::de::DeserializeOwned;

use super::{alertmanager, outbox, policy};
use crate::app::App;
use crate::config::team::{self, Team};
use crate::config::{Config, file};
use crate::domain::duty::Rota;
use crate::domain::ladder::Contacts;
use crate::domain::policy::{Contact, Policy};
use crate::domain::zone::Zone;
use crate::error::Error;
use crate::playbook::beside::{self, Adder};
use crate::playbook::fault::Fault;
use crate::playbook::find::NotFound;
use crate::playbook::read;
use crate::text::count::count;
use crate::text::suggest::nearest;

/// A file, and its faults; none if it is not there.
pub type Looked = (PathBuf, Option<Vec<Fault>>);

/// The faults of both files.
pub fn faults(app: &mut App) -> Result<[Looked; 2], Error> {
    let (own, theirs) = (app.config_file.clone(), team::path(&app.config_file));
    let settings = look(&own, |config: &Config, adder| settings(app, config, adder))?;
    let known = policy::chosen(app, None).policy;
    let people = look(&theirs, |team: &Team, adder| people(&known, team, adder))?;
    Ok([(own, settings), (theirs, people)])
}

/// The faults of a file; `None` if it is not there.
fn look<T: DeserializeOwned + JsonSchema>(
    path: &Path,
    check: impl FnOnce(&T, &mut Adder<'_, '_, '_>),
) -> Result<Option<Vec<Fault>>, Error> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(Error::File {
                act: "read",
                path: path.to_owned(),
                why: error.to_string(),
            });
        }
    };
    let label = path.display().to_string();
    let schema = schema_for!(T).to_value();
    Ok(Some(beside::faults(
        &label,
        &bytes,
        &schema,
        |value, adder| {
            if file::open_to_others(path) {
                let what = "others on this machine can read it".to_owned();
                adder.warning("permissions", "", what, &format!("chmod 600 {label}"));
            }
            check(value, adder);
        },
    )))
}

fn zone(name: Option<&str>, adder: &mut Adder<'_, '_, '_>) {
    let Some(name) = name else { return };
    if let Err(no) = Zone::named(name) {
        let right = match no.nearest {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write an IANA name such as `Europe/Berlin` or `UTC`".to_owned(),
        };
        let what = format!("there is no time zone `{name}`");
        adder.error("unknown-zone", "zone", what, &right);
    }
}

fn settings(app: &App, config: &Config, adder: &mut Adder<'_, '_, '_>) {
    zone(config.zone.as_deref(), adder);
    let exposed = file::open_to_others(&app.config_file);
    for (name, channel) in &config.channels {
        for (key, what, right) in outbox::faults(channel) {
            adder.error("channel", &format!("channels.{name}.{key}"), what, &right);
        }
        if let Some(words) = outbox::overheard(channel) {
            let what =
                format!("channel `{name}` tells {words} of everything, in the team's own words");
            let at = format!("channels.{name}.audiences");
            adder.warning("channel", &at, what, "events: [update]");
        }
        if exposed && channel.holds_secret() {
            let what = format!("channel `{name}` has a secret here, and others can read this file");
            let right = "chmod 600, or url_env, secret_env, token_cmd";
            adder.error("exposed", &format!("channels.{name}"), what, right);
        }
    }
    let asked = config.alertmanager.as_ref();
    if exposed && asked.is_some_and(|one| one.secret.is_some()) {
        let what = "the Alertmanager's token is here, and others can read this file".to_owned();
        let right = "chmod 600, or secret_env, token_cmd";
        adder.error("exposed", "alertmanager.secret", what, right);
    }
    if let Some(url) = asked.and_then(|one| one.url.as_ref())
        && let Err(why) = alertmanager::allowed(url)
    {
        let right = "https://, or http:// on this machine";
        adder.error("alertmanager", "alertmanager.url", why.to_owned(), right);
    }
    let Some(name) = &config.playbook else { return };
    match policy::places(app).find(name) {
        Ok(found) => {
            let label = found.label();
            let faults = read::read(&label, &found.bytes, app.now.instant()).faults;
            let errors = faults.iter().filter(|fault| fault.is_error()).count();
            if errors > 0 {
                let what = format!("the playbook `{name}` has {}", count(errors, "error"));
                let right = format!("irc playbook check {name}");
                adder.error("faulty-playbook", "playbook", what, &right);
            }
        }
        Err(NotFound::Unknown { nearest, known, .. }) => {
            let right = match nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known: {}", known.join(", ")),
            };
            let what = format!("there is no playbook `{name}`");
            adder.error("unknown-playbook", "playbook", what, &right);
        }
        Err(NotFound::Unreadable { error, .. }) => {
            let what = format!("the playbook `{name}` cannot be read: {error}");
            adder.error("unknown-playbook", "playbook", what, "irc playbook list");
        }
    }
}

fn people(known: &Policy, team: &Team, adder: &mut Adder<'_, '_, '_>) {
    zone(team.zone.as_deref(), adder);
    roles(known, team, adder);
    if let Some(own) = &team.oncall {
        rota(known, team, own, adder);
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (index, contact) in team.contacts.iter().enumerate() {
        let path = format!("contacts[{index}].name");
        let name = &contact.name;
        if let Some(first) = seen.insert(name.to_lowercase(), index) {
            let what = format!("`{name}` is listed twice");
            let right = format!("join the two: the first is entry {}", first + 1);
            adder.error("duplicate-id", &path, what, &right);
        }
        if contact.how.iter().all(|how| how.trim().is_empty()) && contact.members.is_empty() {
            let what = format!("no way is given to reach `{name}`");
            let right = "add `how:` with the best way first: `how: [\"+49...\", \"#channel\"]`";
            adder.warning("no-contact", &path, what, right);
        }
        if let Some(near) = slip(known, name) {
            let what = format!("the playbook `{}` knows no `{name}`", known.name);
            let right = format!("did you mean `{near}`? Then these numbers count for it");
            adder.warning("unknown-contact", &path, what, &right);
        }
    }
}

fn roles(known: &Policy, team: &Team, adder: &mut Adder<'_, '_, '_>) {
    for (index, filled) in team.roles.iter().enumerate() {
        if known.role(&filled.role).is_none() {
            let names: Vec<&str> = known.roles.iter().map(|role| role.name.as_str()).collect();
            let what = format!(
                "the playbook `{}` has no role `{}`",
                known.name, filled.role
            );
            let right = match nearest(&filled.role, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it has: {}", names.join(", ")),
            };
            adder.warning(
                "unknown-role",
                &format!("roles[{index}].role"),
                what,
                &right,
            );
        }
    }
}

fn rota(known: &Policy, team: &Team, rota: &Rota, adder: &mut Adder<'_, '_, '_>) {
    if rota.rota.is_empty() {
        let what = "nobody is on the rota".to_owned();
        adder.error(
            "nobody",
            "oncall.rota",
            what,
            "write `rota: [\"@ann\", \"@bob\"]`",
        );
    }
    if rota.weeks == Some(0) {
        let what = "a shift of no weeks".to_owned();
        adder.error("bad-time", "oncall.weeks", what, "write 1 or more");
    }
    let mut policy = known.clone();
    team.clone().overlay(&mut policy);
    let duty = policy.oncall.as_ref();
    if duty.and_then(|duty| duty.rotation.as_ref()).is_none() {
        let what = format!(
            "nothing says when duty changes hands: `{}` does not",
            known.name
        );
        let right = "add `day: mon` and `at: \"09:00\"`";
        adder.warning("no-rotation", "oncall", what, right);
    }
    if policy.zone.is_none() {
        let what = "a rota without a zone: at hand-off it cannot be said who is on duty".to_owned();
        adder.warning(
            "no-zone",
            "oncall",
            what,
            "add `zone: Europe/Berlin`, or yours",
        );
    }
    let contacts = Contacts::new(&policy);
    let mut told: Vec<&String> = Vec::new();
    for (list, people) in [("rota", &rota.rota), ("secondary", &rota.secondary)] {
        for (index, name) in people.iter().enumerate() {
            if told.contains(&name) || !contacts.ways(name).is_empty() {
                continue;
            }
            told.push(name);
            let what = format!("no way is given to reach `{name}`");
            let right =
                format!("under `contacts:` add `- {{name: \"{name}\", how: [\"+49...\"]}}`");
            let path = format!("oncall.{list}[{index}]");
            adder.warning("no-contact", &path, what, &right);
        }
    }
}

/// A name that the playbook does not know, but nearly: then the numbers would reach nobody.
fn slip<'p>(known: &'p Policy, name: &str) -> Option<&'p str> {
    let names = |contact: &'p Contact| {
        std::iter::once(contact.name.as_str()).chain(contact.aliases.iter().map(String::as_str))
    };
    let mut all = known.contacts.iter().flat_map(names);
    let there = all.clone().any(|own| own.eq_ignore_ascii_case(name));
    if there {
        None
    } else {
        nearest(name, all.by_ref())
    }
}
