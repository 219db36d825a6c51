//! What changes in who is brought in, when, and how they are reached.

use super::{Differ, plain, same};
use crate::domain::policy::{Ladder, Policy, Rung};
use crate::view::policy::Section;
use crate::view::policy::words;

const PART: Section = Section::Ladders;

/// A step and the ladder that it belongs to.
type Place<'p> = (&'p Ladder, &'p Rung);

impl<'p> Differ<'p> {
    pub(super) fn people(&mut self) {
        let (from, to) = (self.from, self.to);
        let names = |policy: &Policy| -> Vec<String> {
            policy.roles.iter().map(|role| role.name.clone()).collect()
        };
        self.names(Section::Roles, None, "roles", (&names(from), &names(to)));
        for role in &to.roles {
            let old = from
                .roles
                .iter()
                .find(|old| plain(&old.name) == plain(&role.name));
            if let Some(old) = old {
                let before = self.mapped(&old.required_for);
                let needed = (before.as_slice(), role.required_for.as_slice());
                self.names(Section::Roles, Some(&role.name), "required for", needed);
            }
        }
        self.contacts();
        for severity in &from.severities {
            if let Some(id) = self.becomes(&severity.id) {
                self.ladder(&severity.id, id);
            }
        }
        let when = (from.escalate_when.as_slice(), to.escalate_when.as_slice());
        self.names(PART, None, "escalate whatever the clocks say", when);
        self.oncall();
    }

    fn contacts(&mut self) {
        let (from, to) = (self.from, self.to);
        let names = |policy: &Policy| -> Vec<String> {
            policy.contacts.iter().map(|one| one.name.clone()).collect()
        };
        self.names(
            Section::Contacts,
            None,
            "contacts",
            (&names(from), &names(to)),
        );
        for contact in &to.contacts {
            let old = from
                .contacts
                .iter()
                .find(|old| plain(&old.name) == plain(&contact.name));
            if let Some(old) = old {
                let ways = (old.how.as_slice(), contact.how.as_slice());
                self.names(Section::Contacts, Some(&contact.name), "reached by", ways);
            }
        }
    }

    /// Who is brought in at a severity, and when, whichever ladder says it.
    fn ladder(&mut self, before: &str, after: &str) {
        let (old, new) = (targets(self.from, before), targets(self.to, after));
        for (name, place) in &new {
            let was = old.iter().find(|(other, _)| plain(other) == plain(name));
            let now = words::when(place.0, place.1);
            match was {
                None => self.say(PART, Some(after), format!("{name} is brought in: {now}")),
                Some((_, was)) if alike(*was, *place) => {}
                Some((_, was)) => {
                    let was = words::when(was.0, was.1);
                    self.say(PART, Some(after), format!("{name}: {now} (was {was})"));
                }
            }
        }
        for (name, _) in &old {
            if !new.iter().any(|(other, _)| plain(other) == plain(name)) {
                let text = format!("{name} is no longer brought in");
                self.say(PART, Some(after), text);
            }
        }
    }

    fn oncall(&mut self) {
        let (from, to) = (self.from.oncall.as_ref(), self.to.oncall.as_ref());
        let wait = |duty: Option<&'p crate::domain::policy::OnCall>| {
            duty.and_then(|duty| duty.no_answer.as_ref())
        };
        let no_answer = (wait(from), wait(to));
        self.time(Section::Oncall, None, "no answer", no_answer);
        let rotation = |duty: Option<&'p crate::domain::policy::OnCall>| {
            let rotation = duty.and_then(|duty| duty.rotation.as_ref());
            rotation.map(|rotation| rotation.text.as_str())
        };
        self.value(Section::Oncall, "rotation", rotation(from), rotation(to));
    }
}

/// The first step that brings in each name.
fn targets<'p>(policy: &'p Policy, severity: &str) -> Vec<(&'p str, Place<'p>)> {
    let mut found: Vec<(&str, Place<'_>)> = Vec::new();
    for ladder in &policy.ladders {
        for step in &ladder.steps {
            let all = step.severities.is_empty();
            if !all && !step.severities.iter().any(|id| id == severity) {
                continue;
            }
            for target in &step.targets {
                if !found.iter().any(|(name, _)| name == target) {
                    found.push((target, (ladder, step)));
                }
            }
        }
    }
    found
}

fn alike(before: Place<'_>, after: Place<'_>) -> bool {
    let from = |(ladder, step): Place<'_>| step.from.unwrap_or(ladder.counts_from);
    let spans = match (&before.1.after, &after.1.after) {
        (Some(before), Some(after)) => same(before, after),
        (None, None) => true,
        _ => false,
    };
    spans
        && before.1.due_s() == after.1.due_s()
        && before.1.trigger == after.1.trigger
        && from(before) == from(after)
}
