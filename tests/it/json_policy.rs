//! The part of `docs/json.md` on `irc.policy/1`: made from the types that are printed, in the words of the types that hold a policy.

use std::collections::BTreeSet;
use std::fs;

use crate::paper::{Item, Member, hold, items, path, renamed, text, with_block};

/// Enums of a policy by the heading under which their words stand.
const WORDS: &[(&str, &str)] = &[
    ("Anchor", "anchors"),
    ("Audience", "audiences"),
    ("Calendar", "calendars"),
    ("Counts", "countings"),
    ("Milestone", "milestones"),
    ("Mode", "ladder modes"),
    ("QuestionKind", "question kinds"),
    ("RoleKind", "role kinds"),
    ("SectionKind", "section kinds"),
    ("Stage", "stages"),
    ("State", "states"),
    ("Trigger", "triggers"),
    ("Weekday", "weekdays"),
];

fn all(folder: &str) -> Vec<Item> {
    let mut files: Vec<_> = fs::read_dir(path(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|file| file.extension().is_some_and(|end| end == "rs"))
        .collect();
    files.sort();
    let texts = files.iter().map(|file| fs::read_to_string(file).unwrap());
    texts.flat_map(|text| items(&text)).collect()
}

struct Types {
    views: Vec<Item>,
    domain: Vec<Item>,
}

/// Without references, lifetimes and paths.
fn plain(holds: &str) -> String {
    let holds = holds
        .replace("&'a ", "")
        .replace("<'a>", "")
        .replace("&'static ", "");
    holds.rsplit("::").next().unwrap_or(&holds).to_owned()
}

/// What stands inside `before` ... `after`.
fn inside<'t>(holds: &'t str, before: &str, after: &str) -> Option<&'t str> {
    holds.strip_prefix(before)?.strip_suffix(after)
}

fn name_of(item: &str) -> String {
    let base = item.trim_end_matches("View");
    format!(
        "policy {}",
        renamed(base, "rename_all = \"kebab-case\"", "").replace('-', " ")
    )
}

impl Types {
    fn read() -> Self {
        let mut domain = all("src/domain/policy");
        domain.extend(items(&text("src/domain/calendar/business.rs")));
        Self {
            // What else stands there names parts of a policy as they are typed.
            views: all("src/view/policy")
                .into_iter()
                .filter(|item| item.name.ends_with("View") || item.name == "ActionTarget")
                .collect(),
            domain,
        }
    }

    fn find(&self, name: &str) -> Option<&Item> {
        let named = |item: &&Item| item.name == name;
        self.views
            .iter()
            .find(named)
            .or_else(|| self.domain.iter().find(named))
    }

    /// The type in the words of the document; structs that it names are put into `todo`.
    fn words(&self, holds: &str, todo: &mut Vec<String>) -> String {
        let holds = plain(holds);
        if let Some(inner) = inside(&holds, "Later<", ">") {
            return self.words(inner, todo);
        }
        if let Some(inner) = inside(&holds, "Option<", ">") {
            return format!("{} or null", self.words(inner, todo));
        }
        if let Some(inner) = inside(&holds, "Vec<", ">").or_else(|| inside(&holds, "[", "]")) {
            return format!("list of {}", self.words(inner, todo));
        }
        if let Some(inner) = inside(&holds, "BTreeMap<String, ", ">") {
            return format!("map of {}", self.words(inner, todo));
        }
        if let Some((_, heading)) = WORDS.iter().find(|(name, _)| *name == holds) {
            return format!("word of [{heading}](#{})", heading.replace(' ', "-"));
        }
        match holds.as_str() {
            "str" | "String" | "TimeOfDay" => "text".to_owned(),
            "bool" => "bool".to_owned(),
            "u8" | "u32" | "i64" | "usize" | "f64" => "number".to_owned(),
            "Instant" => "instant".to_owned(),
            "Timespan" => "[duration](#duration)".to_owned(),
            other => {
                assert!(self.find(other).is_some(), "no type {other}");
                todo.push(other.to_owned());
                let name = name_of(other);
                format!("[{name}](#{})", name.replace(' ', "-"))
            }
        }
    }

    /// What a key means: said at the view, else at the type of the same name that holds it.
    fn meaning(&self, item: &Item, member: &Member) -> String {
        let base = match item.name.as_str() {
            "ActionTarget" => "Action",
            "BusinessHours" => "Written",
            other => other.trim_end_matches("View"),
        };
        let holder = self.domain.iter().find(|held| held.name == base);
        let held = holder.and_then(|held| held.members.iter().find(|own| own.name == member.name));
        let doc = if member.doc.is_empty() {
            held.map(|held| held.doc.clone()).unwrap_or_default()
        } else {
            member.doc.clone()
        };
        doc.trim_end_matches('.').replace('|', "\\|")
    }

    fn table(&self, item: &Item, todo: &mut Vec<String>) -> String {
        let mut out = "| key | type | meaning |\n|---|---|---|\n".to_owned();
        for member in &item.members {
            let key = renamed(&member.name, "", &member.attributes);
            let words = self.words(&member.holds, todo);
            let meaning = self.meaning(item, member);
            out.push_str(&format!("| `{key}` | {words} | {meaning} |\n"));
        }
        out
    }
}

#[test]
fn the_tables_are_those_of_the_types() {
    let types = Types::read();
    let mut todo = Vec::new();
    let mut body = "\n".to_owned();
    body.push_str(&types.table(types.find("PolicyView").unwrap(), &mut todo));
    let mut done = BTreeSet::new();
    todo.reverse();
    while let Some(name) = todo.pop() {
        if !done.insert(name.clone()) {
            continue;
        }
        let item = types.find(&name).unwrap();
        let mut inner = Vec::new();
        let table = types.table(item, &mut inner);
        let doc = &item.doc;
        body.push_str(&format!("\n### {}\n\n{doc}\n\n{table}", name_of(&name)));
        todo.extend(inner.into_iter().rev());
    }
    body.push('\n');
    hold("docs/json.md", |document| {
        with_block(document, "policy", &body)
    });
}
