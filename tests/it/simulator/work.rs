//! What is given to people: tasks, action items, time in a role.

use irc::domain::fact::{Fact, Mode};
use irc::domain::policy::Role;

use super::facts::Facts;
use super::judge::{Round, Said, Term};
use super::promises::{name, slug};
use super::set::{END, Set};

fn dated(anchor: i64, due: i64, applies: Set) -> Term {
    let seconds = (due - anchor).max(0);
    Term {
        anchor,
        act: seconds,
        late: Some(seconds),
        counting: Set(vec![(-END, END)]),
        applies,
        exact: true,
        ..Term::default()
    }
}

pub(super) fn tasks(facts: &Facts<'_>) -> Vec<Said> {
    let mut out = Vec::new();
    for (at, fact) in &facts.all {
        let Fact::TaskAdded(task) = fact else {
            continue;
        };
        let Some(due) = task.due else { continue };
        let id = format!("task.{}", task.task);
        let active = facts.set(|t| facts.active(t));
        let round = Round {
            terms: vec![dated(*at, due.unix(), active)],
            met: facts.first(|f| matches!(f, Fact::TaskDone(done) if done.task == task.task)),
            waived: facts.waived(&id),
            ..Round::default()
        };
        out.extend(name(&id, round.judge(facts.now)));
    }
    out
}

pub(super) fn actions(facts: &Facts<'_>) -> Vec<Said> {
    let mut out = Vec::new();
    for (_, fact) in &facts.all {
        let Fact::ActionAdded(item) = fact else {
            continue;
        };
        let id = format!("action.{}", item.action);
        let mut dates: Vec<(i64, i64)> = Vec::new();
        for (at, fact) in &facts.all {
            let date = match fact {
                Fact::ActionAdded(a) if a.action == item.action => a.due,
                Fact::ActionChanged(c) if c.action == item.action => c.due,
                _ => None,
            };
            if let Some(date) = date.filter(|d| dates.last().is_none_or(|l| l.1 != d.unix())) {
                dates.push((*at, date.unix()));
            }
        }
        let met = facts.first(|f| matches!(f, Fact::ActionDone(d) if d.action == item.action));
        let mut said = Vec::new();
        for (place, (at, date)) in dates.iter().enumerate() {
            let end = dates.get(place + 1).map(|next| next.0);
            let round = Round {
                terms: vec![dated(*at, *date, Set(vec![(-END, END)]))],
                met,
                end,
                waived: facts.waived(&id),
                ..Round::default()
            };
            let judged = round.judge(facts.now);
            said.extend(judged.into_iter().map(|s| Said { after: true, ..s }));
            if met.is_some_and(|met| end.is_none_or(|end| met <= end)) {
                break;
            }
        }
        out.extend(name(&id, said));
    }
    out
}

pub(super) fn roles(facts: &Facts<'_>) -> Vec<Said> {
    if facts.mode == Mode::Retro {
        return Vec::new();
    }
    let roles = facts.policy.roles.iter();
    let limited = roles.filter_map(|role| Some((role, facts.figures(role.max_time.as_ref()?, 0)?)));
    limited
        .flat_map(|(role, (act, late))| {
            let id = format!("role.{}", slug(&role.name));
            let mut said = Vec::new();
            for (from, until) in holdings(facts, role) {
                let active = facts.set(|t| facts.active(t));
                let round = Round {
                    terms: vec![Term {
                        anchor: from,
                        act,
                        late,
                        counting: active.clone(),
                        applies: active,
                        ..Term::default()
                    }],
                    met: until,
                    repeats: true,
                    waived: facts.waived(&id),
                    ..Round::default()
                };
                said.extend(round.judge(facts.now));
            }
            name(&id, said)
        })
        .collect()
}

/// From when to when each holder had a role.
fn holdings(facts: &Facts<'_>, role: &Role) -> Vec<(i64, Option<i64>)> {
    let own = |said: &str| said == role.name || role.is.is_some_and(|is| is.word() == said);
    let mut held: Vec<(&str, i64, Option<i64>)> = Vec::new();
    for (at, fact) in &facts.all {
        let taken = match fact {
            Fact::RoleAssigned(r) if own(&r.role) => Some(&r.who),
            Fact::RoleAccepted(r) if own(&r.role) => Some(&r.who),
            _ => None,
        };
        if let Some(who) = taken {
            let open = held.iter().any(|h| h.0 == who && h.2.is_none());
            for other in held.iter_mut().filter(|h| h.2.is_none() && h.0 != who) {
                other.2 = Some(*at);
            }
            if !open {
                held.push((who, *at, None));
            }
        }
        if let Fact::RoleReleased(r) = fact
            && own(&r.role)
        {
            for gone in held.iter_mut().filter(|h| h.2.is_none() && h.0 == r.who) {
                gone.2 = Some(*at);
            }
        }
    }
    held.into_iter().map(|h| (h.1, h.2)).collect()
}
