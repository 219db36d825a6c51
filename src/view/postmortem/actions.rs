//! Action items in the playbook's columns; what the columns do not show stands behind the words.

use crate::domain::fact::Fact;
use crate::domain::incident::ActionItem;
use crate::domain::instant::Precision;

use super::desk::{Desk, key};
use super::doc::{Part, Said};
use super::times;

const COLUMNS: [&str; 5] = ["Action", "Owner", "Due", "Priority", "Status"];

/// What a column shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Id,
    Words,
    Owner,
    Due,
    Priority,
    Status,
    Nothing,
}

fn shows(label: &str, first: bool) -> Shows {
    let label = key(label);
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    if label == "id" || label == "number" {
        Shows::Id
    } else if has(&["owner", "assign", "responsible", "who"]) {
        Shows::Owner
    } else if has(&["due", "deadline", "date", "when"]) {
        Shows::Due
    } else if has(&["priority", "severity"]) {
        Shows::Priority
    } else if has(&["status", "state", "done"]) {
        Shows::Status
    } else if first || has(&["action", "item", "task", "description", "what"]) {
        Shows::Words
    } else {
        Shows::Nothing
    }
}

/// The table, or how to write the first one down.
pub(super) fn parts(desk: &mut Desk<'_>, columns: &[String]) -> Vec<Part> {
    if desk.incident.actions.is_empty() {
        let words = "None recorded. Write one down with: irc action add WORDS --owner @who --due 2026-12-01";
        return vec![Part::Text(Said::of(words))];
    }
    let columns: Vec<String> = if columns.is_empty() {
        COLUMNS.map(str::to_owned).to_vec()
    } else {
        columns.to_vec()
    };
    let shown: Vec<Shows> = columns
        .iter()
        .enumerate()
        .map(|(index, label)| shows(label, index == 0))
        .collect();
    let actions = desk.incident.actions.clone();
    let rows = actions
        .iter()
        .map(|action| {
            shown
                .iter()
                .map(|what| cell(desk, action, *what, &shown))
                .collect()
        })
        .collect();
    vec![Part::Table { columns, rows }]
}

fn cell(desk: &mut Desk<'_>, action: &ActionItem, what: Shows, shown: &[Shows]) -> Said {
    match what {
        Shows::Id => Said::of(&action.id),
        Shows::Words => words(desk, action, shown),
        Shows::Owner => match &action.owner {
            Some(owner) => Said::of(owner),
            None => desk.missing(&format!("owner of {}", action.id)),
        },
        Shows::Due => match action.due {
            Some(due) => Said::of(times::stamp(due, Precision::Minute)),
            None => desk.missing(&format!("due date of {}", action.id)),
        },
        Shows::Priority => match &action.priority {
            Some(priority) => Said::of(priority),
            None => desk.missing(&format!("priority of {}", action.id)),
        },
        Shows::Status => status(desk, action),
        Shows::Nothing => desk.missing(&format!("a column of {}", action.id)),
    }
}

/// The words, with whatever is known and has no column.
fn words(desk: &Desk<'_>, action: &ActionItem, shown: &[Shows]) -> Said {
    let lacks = |what: Shows| !shown.contains(&what);
    let mut more = Vec::new();
    if lacks(Shows::Id) {
        more.push(action.id.clone());
    }
    if let (true, Some(owner)) = (lacks(Shows::Owner), &action.owner) {
        more.push(format!("owner {owner}"));
    }
    if let (true, Some(due)) = (lacks(Shows::Due), action.due) {
        more.push(format!("due {}", times::stamp(due, Precision::Minute)));
    }
    if let (true, Some(priority)) = (lacks(Shows::Priority), &action.priority) {
        more.push(format!("priority {priority}"));
    }
    if lacks(Shows::Status) {
        more.push(status(desk, action).text.unwrap_or_default());
    }
    let tail = if more.is_empty() {
        String::new()
    } else {
        format!(" ({})", more.join(", "))
    };
    let mut traces: Vec<String> = desk
        .incident
        .entries
        .iter()
        .filter(|entry| match &entry.fact {
            Fact::ActionAdded(added) => added.action == action.id,
            Fact::ActionChanged(change) => change.action == action.id,
            _ => false,
        })
        .map(|entry| entry.id.clone())
        .collect();
    if lacks(Shows::Status) {
        traces.extend(action.done_event.clone());
    }
    Said::from(format!("{}{tail}", action.text), traces)
}

fn status(desk: &Desk<'_>, action: &ActionItem) -> Said {
    match (action.done_at, action.due) {
        (Some(at), _) => Said::from(
            format!("done {}", times::date(at)),
            action.done_event.as_deref(),
        ),
        (None, Some(due)) if desk.now > due => Said::of("open, overdue"),
        (None, _) => Said::of("open"),
    }
}
