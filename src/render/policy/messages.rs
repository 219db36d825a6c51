//! What is said where: the channel, the status page, the texts.

use super::sheet::Sheet;
use crate::domain::policy::{Field, Policy};
use crate::domain::state::State;

fn states(list: &[State]) -> String {
    let words: Vec<&str> = list.iter().map(|state| state.word()).collect();
    words.join(", ")
}

/// The part.
pub(super) fn channel(sheet: &mut Sheet<'_>, policy: &Policy) {
    let Some(channel) = &policy.channel else {
        return;
    };
    sheet.part("Channel");
    let spelled = channel.text.as_ref().unwrap_or(&channel.pattern);
    sheet.field(0, "name", Some(spelled));
    sheet.names(0, "also", &channel.also);
    sheet.names(0, "for", &channel.severities);
    sheet.list(0, "topic", &channel.topic);
    sheet.field(0, "bridge", channel.bridge.as_ref());
    if let Some(declare) = &channel.declare {
        sheet.text(0, "declared with:");
        sheet.code(2, declare);
    }
}

/// The part.
pub(super) fn status_page(sheet: &mut Sheet<'_>, policy: &Policy) {
    let Some(page) = policy.status_page.as_ref() else {
        return;
    };
    sheet.part("Status page");
    sheet.field(0, "address", page.url.as_ref());
    sheet.names(0, "must be on it", &page.severities);
    sheet.list(0, "when", &page.when);
    sheet.list(0, "how", &page.how);
    for status in &page.statuses {
        let mark = status.mark.as_deref().map(|mark| format!("{mark} "));
        let head = format!("{}{}", mark.unwrap_or_default(), status.word);
        sheet.field(0, &head, Some(states(&status.states)));
        if let Some(text) = &status.text {
            sheet.block(4, text);
        }
    }
    sheet.list(0, "say", &page.rules.include);
    sheet.list(0, "do not say", &page.rules.exclude);
    sheet.names(0, "words to avoid", &page.rules.avoid_words);
}

/// The part.
pub(super) fn templates(sheet: &mut Sheet<'_>, policy: &Policy) {
    if !policy.templates.is_empty() {
        sheet.part("Templates");
    }
    for template in &policy.templates {
        let title = template.title.as_deref().unwrap_or(&template.name);
        let mut remark = vec![template.name.clone(), template.audience.word().to_owned()];
        if !template.states.is_empty() {
            remark.push(states(&template.states));
        }
        sheet.thing(title, &remark.join(" · "));
        sheet.field(2, "posted to", template.channel.as_ref());
        sheet.field(2, "subject", template.subject.as_ref());
        sheet.block(4, &template.body);
        for field in &template.fields {
            sheet.marked(2, "? ", &asked(field));
        }
    }
}

fn asked(field: &Field) -> String {
    let mut parts = vec![field.name.clone()];
    parts.extend(field.main.then(|| "-m fills it".to_owned()));
    parts.extend(field.required.then(|| "required".to_owned()));
    parts.extend(field.from.as_ref().map(|from| format!("from {from}")));
    parts.extend(field.default.as_ref().map(|text| format!("else {text}")));
    let ask = field.ask.as_deref().unwrap_or("left to a person");
    format!("{ask} ({})", parts.join(", "))
}
