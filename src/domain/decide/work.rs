//! `task` (now), `action` (later), and the postmortem's milestones.

use super::super::fact::{
    ActionAdded, ActionChanged, ActionDone, Fact, PostmortemMarked, TaskAdded, TaskDone,
};
use super::super::instant::Instant;
use super::super::policy::Milestone;
use super::declare::too_long;
use super::note::TEXT_LIMIT;
use super::{Context, Decided, Decision, Refusal, Remark, next_number};
use crate::text::suggest;

/// Decides `task @bob TEXT --in 10m`.
pub fn add_task(
    context: &Context<'_>,
    text: &str,
    who: Option<String>,
    due: Option<Instant>,
) -> Decision {
    context.active("task")?;
    let text = words("the task's words", text)?;
    let mut decided = Decided::default();
    let task = format!(
        "t{}",
        next_number(context.incident.tasks.iter().map(|task| task.id.as_str()))
    );
    decided.push(
        context,
        Fact::TaskAdded(TaskAdded {
            task,
            text,
            who,
            due,
        }),
    );
    Ok(decided)
}

/// Decides `task done ID`.
pub fn finish_task(context: &Context<'_>, typed: &str) -> Decision {
    context.writable()?;
    let tasks = &context.incident.tasks;
    let ids = tasks.iter().map(|t| t.id.as_str());
    let Some(task) = tasks.iter().find(|t| t.id.eq_ignore_ascii_case(typed)) else {
        return Err(unknown("task", typed, ids));
    };
    if task.done_at.is_some() {
        let what = format!("{} done", task.id);
        return Ok(Decided::only(Remark::Already {
            what,
            since: task.done_at,
            by: None,
        }));
    }
    let mut decided = Decided::default();
    decided.push(
        context,
        Fact::TaskDone(TaskDone {
            task: task.id.clone(),
        }),
    );
    Ok(decided)
}

/// An action item as asked for.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// What.
    pub text: Option<String>,
    /// Who.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Instant>,
    /// How urgent.
    pub priority: Option<String>,
}

/// Decides `action add`; facts may be added to a closed incident.
pub fn add_action(context: &Context<'_>, item: Item) -> Decision {
    context.writable()?;
    let text = words(
        "the action item's words",
        item.text.as_deref().unwrap_or_default(),
    )?;
    let mut decided = Decided::default();
    let action = format!(
        "a{}",
        next_number(context.incident.actions.iter().map(|item| item.id.as_str()))
    );
    let Item {
        owner,
        due,
        priority,
        ..
    } = item;
    decided.push(
        context,
        Fact::ActionAdded(ActionAdded {
            action,
            text,
            owner,
            due,
            priority,
        }),
    );
    Ok(decided)
}

/// Decides `action change ID`.
pub fn change_action(context: &Context<'_>, typed: &str, item: Item) -> Decision {
    context.writable()?;
    let action = find_action(context, typed)?;
    let Item {
        text,
        owner,
        due,
        priority,
    } = item;
    if text.is_none() && owner.is_none() && due.is_none() && priority.is_none() {
        return Err(Refusal::Empty {
            what: "what to change (`--owner`, `--due`, `--priority`, `-m`)",
        });
    }
    let mut decided = Decided::default();
    let change = ActionChanged {
        action,
        text,
        owner,
        due,
        priority,
    };
    decided.push(context, Fact::ActionChanged(change));
    Ok(decided)
}

/// Decides `action done ID`.
pub fn finish_action(context: &Context<'_>, typed: &str) -> Decision {
    context.writable()?;
    let id = find_action(context, typed)?;
    let done_at = context
        .incident
        .actions
        .iter()
        .find(|a| a.id == id)
        .and_then(|action| action.done_at);
    if done_at.is_some() {
        let what = format!("{id} done");
        return Ok(Decided::only(Remark::Already {
            what,
            since: done_at,
            by: None,
        }));
    }
    let mut decided = Decided::default();
    decided.push(context, Fact::ActionDone(ActionDone { action: id }));
    Ok(decided)
}

fn find_action(context: &Context<'_>, typed: &str) -> Result<String, Refusal> {
    let ids = context.incident.actions.iter().map(|a| a.id.as_str());
    match ids.clone().find(|id| id.eq_ignore_ascii_case(typed)) {
        Some(id) => Ok(id.to_owned()),
        None => Err(unknown("action item", typed, ids)),
    }
}

/// Decides `postmortem drafted|reviewed|published`.
pub fn mark_postmortem(
    context: &Context<'_>,
    milestone: Milestone,
    link: Option<String>,
) -> Decision {
    context.writable()?;
    let marked = PostmortemMarked { link };
    let (word, fact) = match milestone {
        Milestone::Reviewed => ("reviewed", Fact::PostmortemReviewed(marked)),
        Milestone::Published => ("published", Fact::PostmortemPublished(marked)),
        _ => ("drafted", Fact::PostmortemDrafted(marked)),
    };
    if let Some(since) = context.incident.postmortem.get(word) {
        let what = format!("postmortem {word}");
        return Ok(Decided::only(Remark::Already {
            what,
            since: Some(*since),
            by: None,
        }));
    }
    let mut decided = Decided::default();
    decided.push(context, fact);
    Ok(decided)
}

fn words(what: &'static str, text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Empty { what });
    }
    too_long(what, text, TEXT_LIMIT)?;
    Ok(text.to_owned())
}

fn unknown<'a>(
    what: &'static str,
    typed: &str,
    ids: impl Iterator<Item = &'a str> + Clone,
) -> Refusal {
    Refusal::Unknown {
        what,
        typed: typed.to_owned(),
        nearest: suggest::nearest(typed, ids.clone()).map(ToOwned::to_owned),
        known: ids.map(ToOwned::to_owned).collect(),
    }
}
