//! Whom to call, as a person reads it at night: name and way first, who stands behind them, when the ladder takes them.
//!
//! Refuses to sound as if anybody had been called: irc pages nobody, and the first line says so.

use super::palette::{TYPE, paint};
use super::policy::sheet::Sheet;
use super::screen::Screen;
use crate::text::escape;
use crate::text::safe::Safe;
use crate::view::who::{CoverView, PersonView, RoleView, WhoView};

/// The whole answer.
pub fn who(screen: &Screen, view: &WhoView) -> String {
    let mut sheet = Sheet::new(screen);
    head(&mut sheet, view);
    if view.asked.is_some() {
        for role in &view.roles {
            role_in_full(&mut sheet, view, role);
        }
        for person in &view.people {
            one(&mut sheet, screen, person);
        }
    } else {
        everybody(&mut sheet, screen, &view.people);
        if !view.roles.is_empty() {
            sheet.part("Roles");
        }
        for role in &view.roles {
            role_in_short(&mut sheet, view, role);
        }
    }
    foot(&mut sheet, view);
    if view.people.iter().any(|person| !person.reachable) {
        sheet.gap();
        sheet.quiet(
            0,
            "numbers go into team.yaml beside your settings: irc config path",
        );
    }
    sheet.into_text()
}

fn head(sheet: &mut Sheet<'_>, view: &WhoView) {
    if view.incident.is_none() {
        let words = format!(
            "irc calls nobody: this is what playbook {} says",
            view.playbook
        );
        sheet.quiet(0, &words);
        return;
    }
    let target = match view.people.as_slice() {
        [only] => escape::shell(&only.name),
        _ => "NAME".to_owned(),
    };
    let command = format!("irc escalate --to {target} --reached");
    sheet.quiet(0, "NOT PAGED by irc: call them, then (or --no-answer)");
    let command = Safe::line(&command).to_string();
    sheet.raw(&format!("   {}", paint(TYPE, &command)));
}

fn everybody(sheet: &mut Sheet<'_>, screen: &Screen, people: &[PersonView]) {
    let part = |person: &PersonView| match (person.emergency, &person.area) {
        (true, _) => "Emergency contacts",
        (false, Some(_)) => "By area",
        (false, None) => "Others",
    };
    let several = people.windows(2).any(|two| match two {
        [one, other] => part(one) != part(other),
        _ => false,
    });
    let mut begun = "";
    for person in people {
        let mine = if several { part(person) } else { "People" };
        if mine != begun {
            sheet.part(mine);
            begun = mine;
        }
        short(sheet, screen, person);
    }
}

/// Area and name.
fn title(person: &PersonView) -> String {
    match &person.area {
        Some(area) if !person.name.contains(area.as_str()) => {
            format!("{area}: {}", person.name)
        }
        _ => person.name.clone(),
    }
}

/// One of many: a line or three.
fn short(sheet: &mut Sheet<'_>, screen: &Screen, person: &PersonView) {
    let mut line = title(person);
    let ways = ways(person);
    if !ways.is_empty() {
        line.push_str(&format!(": {}", ways.join(", ")));
    }
    if let Some(at) = person.reached_at {
        line.push_str(&format!(" (reached {})", screen.time(at)));
    }
    sheet.marked(0, "- ", &line);
    lacking(sheet, person);
    on_duty(sheet, person);
    members(sheet, person);
    behind(sheet, person);
    if let Some(when) = &person.when {
        sheet.quiet(2, &format!("when: {when}"));
    }
}

/// Ways that are not just the name again; else the playbook's steps.
fn ways(person: &PersonView) -> Vec<&str> {
    let listed = if person.how.is_empty() {
        &person.how_to
    } else {
        &person.how
    };
    let ways = listed.iter().map(String::as_str);
    ways.filter(|way| *way != person.name).collect()
}

/// One who was asked for: all that is known.
fn one(sheet: &mut Sheet<'_>, screen: &Screen, person: &PersonView) {
    let mut remark: Vec<String> = Vec::new();
    remark.extend(person.emergency.then(|| "emergency contact".to_owned()));
    if !person.aliases.is_empty() {
        remark.push(format!("also {}", person.aliases.join(", ")));
    }
    if let Some(at) = person.reached_at {
        remark.push(format!("reached {}", screen.time(at)));
    }
    sheet.thing(&title(person), &remark.join(", "));
    on_duty(sheet, person);
    if !person.how.is_empty() {
        sheet.text(2, &format!("call: {}", person.how.join(", ")));
    }
    for (step, number) in person.how_to.iter().zip(1_u32..) {
        sheet.marked(2, &format!("{number}. "), step);
    }
    lacking(sheet, person);
    members(sheet, person);
    sheet.field(2, "when", person.when.as_ref());
    behind(sheet, person);
    for at in &person.steps {
        let mut words = at.when.clone();
        if !at.severities.is_empty() {
            words = format!("{}, {words}", at.severities.join(", "));
        }
        if !at.then.is_empty() {
            words.push_str(&format!("; then {}", at.then.join(", ")));
        }
        sheet.field(2, &format!("ladder {} {}", at.ladder, at.step), Some(words));
    }
}

/// That nobody knows how to reach them, and where that is put right.
fn lacking(sheet: &mut Sheet<'_>, person: &PersonView) {
    let words = match &person.placeholder {
        _ if !person.on_duty.is_empty() => return,
        Some(open) if person.how.is_empty() => format!("not filled in yet: {open}"),
        None if !person.reachable => "no way to reach them is given".to_owned(),
        _ => return,
    };
    sheet.quiet(2, &words);
}

/// The person behind the name, by the team's rota.
fn on_duty(sheet: &mut Sheet<'_>, person: &PersonView) {
    let names: Vec<String> = person.on_duty.iter().map(reached_by).collect();
    let names = (!names.is_empty()).then(|| names.join(" or "));
    sheet.field(2, "on duty", names);
}

fn members(sheet: &mut Sheet<'_>, person: &PersonView) {
    let members: Vec<String> = person.members.iter().map(reached_by).collect();
    sheet.names(2, "these are", &members);
}

fn behind(sheet: &mut Sheet<'_>, person: &PersonView) {
    let after = person.no_answer.as_ref().map(|span| span.text.as_str());
    let words = match (&person.behind, after) {
        (Some(cover), Some(after)) => format!("no answer in {after}: {}", reached_by(cover)),
        (Some(cover), None) => format!("no answer: {}", reached_by(cover)),
        (None, Some(after)) => format!("wait {after} for an answer"),
        (None, None) => return,
    };
    sheet.text(2, &words);
}

fn reached_by(cover: &CoverView) -> String {
    let ways: Vec<&str> = cover.how.iter().map(String::as_str).collect();
    let ways: Vec<&str> = ways.into_iter().filter(|way| *way != cover.name).collect();
    if ways.is_empty() {
        cover.name.clone()
    } else {
        format!("{} ({})", cover.name, ways.join("; "))
    }
}

fn role_name(role: &RoleView) -> String {
    match role.abbr.as_deref().filter(|abbr| *abbr != role.name) {
        Some(abbr) => format!("{} ({abbr})", role.name),
        None => role.name.clone(),
    }
}

/// Who holds it now; nothing where there is no incident.
fn holders(view: &WhoView, role: &RoleView) -> Option<String> {
    view.incident.as_ref()?;
    Some(if role.holders.is_empty() {
        "nobody yet".to_owned()
    } else {
        role.holders.join(", ")
    })
}

fn role_in_full(sheet: &mut Sheet<'_>, view: &WhoView, role: &RoleView) {
    sheet.thing(&role_name(role), "");
    sheet.field(2, "now", holders(view, role));
    sheet.field(2, "who", role.who.as_ref());
    sheet.field(2, "answers for", role.responsibility.as_ref());
    sheet.names(2, "required for", &role.required_for);
}

fn role_in_short(sheet: &mut Sheet<'_>, view: &WhoView, role: &RoleView) {
    let now = holders(view, role).map(|who| format!("now {who}"));
    let words: Vec<String> = now.into_iter().chain(role.who.clone()).collect();
    let line = if words.is_empty() {
        role_name(role)
    } else {
        format!("{}: {}", role_name(role), words.join("; "))
    };
    sheet.marked(0, "- ", &line);
}

fn foot(sheet: &mut Sheet<'_>, view: &WhoView) {
    if !view.escalate_when.is_empty() {
        sheet.thing("Call somebody, whatever the clocks say, when", "");
        for when in &view.escalate_when {
            sheet.marked(2, "- ", when);
        }
    }
    if let Some(schedule) = &view.schedule {
        sheet.gap();
        sheet.field(0, "schedule", Some(schedule));
    }
    if view.asked.is_none() {
        sheet.gap();
        sheet.raw(&format!("more of one: {}", paint(TYPE, "irc who NAME")));
    }
}
