//! Roles, contacts and on-call duty.

use super::phases;
use super::sheet::Sheet;
use crate::domain::policy::{Contact, Policy};

/// The part.
pub(super) fn roles(sheet: &mut Sheet<'_>, policy: &Policy) {
    if !policy.roles.is_empty() {
        sheet.part("Roles");
    }
    for role in &policy.roles {
        let mut remark = Vec::new();
        remark.extend(role.abbr.clone().filter(|abbr| *abbr != role.name));
        remark.extend(role.is.map(|kind| format!("irc's {}", kind.word())));
        remark.extend(role.exclusive.then(|| "one holder at a time".to_owned()));
        sheet.thing(&role.name, &remark.join(", "));
        if let Some(words) = &role.responsibility {
            sheet.text(2, words);
        }
        sheet.field(2, "who", role.who.as_ref());
        sheet.names(2, "required for", &role.required_for);
        let most = role.max_time.as_ref().map(|span| span.text.clone());
        sheet.field(2, "at most", most);
        sheet.list(2, "tasks", &role.tasks);
    }
}

/// The part.
pub(super) fn contacts(sheet: &mut Sheet<'_>, policy: &Policy) {
    if !policy.contacts.is_empty() {
        sheet.part("Contacts");
    }
    for contact in &policy.contacts {
        sheet.marked(0, "- ", &name(contact));
        if !contact.how.is_empty() {
            sheet.text(2, &contact.how.join(" · "));
        } else if let Some(open) = &contact.placeholder {
            sheet.quiet(2, &format!("left open by the guide: {open}"));
        } else if contact.members.is_empty() {
            sheet.quiet(2, "no way to reach them is given (team.yaml)");
        }
        sheet.names(2, "members", &contact.members);
        sheet.field(2, "behind them", contact.secondary.as_ref());
        sheet.field(2, "when", contact.when.as_ref());
    }
}

fn name(contact: &Contact) -> String {
    let mut words = contact.name.clone();
    if !contact.aliases.is_empty() {
        words.push_str(&format!(" ({})", contact.aliases.join(", ")));
    }
    if let Some(area) = &contact.area {
        words.push_str(&format!(", {area}"));
    }
    if contact.emergency {
        words.push_str(", emergency contact");
    }
    words
}

/// The part.
pub(super) fn oncall(sheet: &mut Sheet<'_>, policy: &Policy) {
    let Some(oncall) = &policy.oncall else { return };
    sheet.part("On call");
    for (level, number) in oncall.levels.iter().zip(1_u32..) {
        sheet.marked(0, &format!("{number}. "), level);
    }
    let no_answer = oncall.no_answer.as_ref().map(|span| span.text.clone());
    sheet.field(0, "no answer", no_answer);
    if let Some(rotation) = &oncall.rotation {
        let zone = policy.zone.as_deref().unwrap_or("zone not stated");
        sheet.field(0, "rotation", Some(format!("{} ({zone})", rotation.text)));
    }
    sheet.field(0, "schedule", oncall.schedule.as_ref());
    sheet.list(0, "answers for", &oncall.responsibilities);
    if !oncall.handoff.is_empty() {
        sheet.text(0, "at hand-off:");
        phases::steps(sheet, 2, &oncall.handoff);
    }
    if !oncall.access.is_empty() {
        sheet.text(0, "access needed:");
        phases::steps(sheet, 2, &oncall.access);
    }
}
