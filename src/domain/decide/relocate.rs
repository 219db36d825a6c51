//! `move`: which events can belong to another incident, what their copies look like there, and the word that stays here.

use super::super::fact::{Fact, Flavor, Moved};
use super::super::incident::{Entry, Incident};
use super::correct::find_in;
use super::{Context, Decided, Decision, NewFact, Refusal, When, next_number};

/// Events of one act, to be copied as one act.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Who did it.
    pub by: String,
    /// The events, as `log` prints them.
    pub ids: Vec<String>,
    /// The facts.
    pub facts: Vec<NewFact>,
}

/// What can be moved: facts that stand for themselves.
const fn can_move(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Noted(_)
            | Fact::Described(_)
            | Fact::Answered(_)
            | Fact::StepDone(_)
            | Fact::StepSkipped(_)
            | Fact::OptionChosen(_)
            | Fact::Alerted(_)
            | Fact::Detected(_)
            | Fact::ImpactStarted(_)
            | Fact::ImpactEnded(_)
            | Fact::ResponderJoined(_)
            | Fact::ResponderLeft(_)
            | Fact::ContactAttempted(_)
            | Fact::ContactReached(_)
            | Fact::ContactNoAnswer(_)
            | Fact::ContactDeclined(_)
            | Fact::ContactJoined(_)
            | Fact::TaskAdded(_)
            | Fact::ActionAdded(_)
    )
}

/// The events that were typed, by act, in the order of recording.
pub fn groups(incident: &Incident, typed: &[String]) -> Result<Vec<Group>, Refusal> {
    let mut entries: Vec<&Entry> = Vec::new();
    for id in typed {
        let entry = find_in(incident, id)?;
        if !can_move(&entry.fact) {
            return Err(Refusal::Stays {
                event: entry.id.clone(),
                kind: entry
                    .fact
                    .event(entry.happened_at, entry.precision)
                    .kind
                    .replace('_', " "),
            });
        }
        if !entries.iter().any(|known| known.id == entry.id) {
            entries.push(entry);
        }
    }
    entries.sort_by(|a, b| (a.hlc, &a.writer, a.seq).cmp(&(b.hlc, &b.writer, b.seq)));
    let mut groups: Vec<(&Entry, Group)> = Vec::new();
    for entry in entries {
        let fact = NewFact {
            when: When {
                at: entry.happened_at,
                precision: entry.precision,
            },
            fact: entry.fact.clone(),
        };
        match groups.last_mut() {
            Some((first, group)) if first.writer == entry.writer && first.seq == entry.seq => {
                group.ids.push(entry.id.clone());
                group.facts.push(fact);
            }
            _ => groups.push((
                entry,
                Group {
                    by: entry.by.clone(),
                    ids: vec![entry.id.clone()],
                    facts: vec![fact],
                },
            )),
        }
    }
    Ok(groups.into_iter().map(|(_, group)| group).collect())
}

/// The copies, with the numbers that tasks, action items and hypotheses get there.
pub fn copies(context: &Context<'_>, group: &Group) -> Decided {
    let there = context.incident;
    let mut task_number = next_number(there.tasks.iter().map(|task| task.id.as_str()));
    let mut action_number = next_number(there.actions.iter().map(|item| item.id.as_str()));
    let mut suspicion = next_number(there.hypotheses.iter().map(|h| h.id.as_str()));
    let mut facts = group.facts.clone();
    for new in &mut facts {
        match &mut new.fact {
            Fact::TaskAdded(task) => {
                task.task = format!("t{task_number}");
                task_number += 1;
            }
            Fact::ActionAdded(action) => {
                action.action = format!("a{action_number}");
                action_number += 1;
            }
            Fact::Noted(noted) if noted.flavor == Flavor::Hypothesis => {
                noted.hypothesis = Some(format!("h{suspicion}"));
                suspicion += 1;
            }
            _ => {}
        }
    }
    Decided {
        facts,
        remarks: Vec::new(),
    }
}

/// The word that stays here.
pub fn gone(context: &Context<'_>, typed: &[String], to: &str) -> Decision {
    context.writable()?;
    let mut decided = Decided::default();
    for id in groups(context.incident, typed)?
        .iter()
        .flat_map(|group| &group.ids)
    {
        let moved = Moved {
            event: id.clone(),
            to: to.to_owned(),
        };
        decided.push(context, Fact::Moved(moved));
    }
    Ok(decided)
}
