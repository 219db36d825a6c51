//! Promises of severities: acknowledging, answering, telling people, restoring service.

use super::facts::Facts;
use super::judge::{Round, Said, Term};
use super::set::{END, Set};

/// The last part of an id.
pub fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_matches('-').to_owned()
}

pub fn name(id: &str, said: Vec<Said>) -> Vec<Said> {
    let numbered = said.into_iter().zip(1..);
    numbered
        .map(|(said, round)| Said {
            id: id.to_owned(),
            round,
            ..said
        })
        .collect()
}

pub fn words() -> Said {
    Said {
        state: "Words",
        ..Said::default()
    }
}

pub fn acknowledgement(facts: &Facts<'_>) -> Vec<Said> {
    let mut out = Vec::new();
    for (id, anchor) in [("acknowledge", facts.alert()), ("respond", facts.declared)] {
        let (terms, only_words) = facts.by_severity(anchor, |rank| {
            let severity = &facts.policy.severities[rank - 1];
            if id == "respond" {
                severity.response.as_ref()
            } else {
                severity.acknowledge.as_ref()
            }
        });
        let round = Round {
            terms,
            met: facts.acknowledged.map(|a| a.0),
            implied: facts.acknowledged.is_some_and(|a| a.1),
            ..Round::default()
        };
        out.extend(one(id, round, only_words, facts.now));
    }
    out
}

/// One round, or words, or nothing where no severity says anything.
fn one(id: &str, round: Round, only_words: bool, now: i64) -> Vec<Said> {
    if only_words {
        return name(id, vec![words()]);
    }
    if round.terms.is_empty() {
        return Vec::new();
    }
    name(id, round.judge(now))
}

pub fn notify(facts: &Facts<'_>) -> Vec<Said> {
    let mut names: Vec<&String> = Vec::new();
    for list in facts.policy.severities.iter().flat_map(|s| &s.notify) {
        for who in &list.who {
            if !names.iter().any(|known| slug(known) == slug(who)) {
                names.push(who);
            }
        }
    }
    names.into_iter().flat_map(|who| told(facts, who)).collect()
}

fn told(facts: &Facts<'_>, who: &str) -> Vec<Said> {
    let id = format!("notify.{}", slug(who));
    let list = |rank: usize| {
        let lists = facts.policy.severities[rank - 1].notify.iter();
        lists
            .filter(|l| l.who.iter().any(|name| slug(name) == slug(who)))
            .collect::<Vec<_>>()
    };
    let conditional = (1..=facts.policy.severities.len())
        .any(|rank| list(rank).iter().any(|l| l.condition.is_some()));
    let met = facts.reached(who);
    if !conditional {
        let (terms, only_words) = facts.by_severity(facts.declared, |rank| {
            list(rank).first().and_then(|l| l.within.as_ref())
        });
        let round = Round {
            terms,
            met,
            ..Round::default()
        };
        return one(&id, round, only_words, facts.now);
    }
    let answer = facts.answer(&format!("cond.{id}"));
    let anchor = answer.map_or(facts.declared, |a| a.0);
    let (mut terms, _) = facts.by_severity(anchor, |rank| {
        list(rank).first().and_then(|l| l.within.as_ref())
    });
    pausing(facts, &mut terms);
    if answer.is_some_and(|a| a.1) {
        let round = Round {
            terms,
            met,
            ..Round::default()
        };
        return name(&id, round.judge(facts.now));
    }
    name(&id, asked(facts, &terms, met, answer.map(|a| a.0)))
}

/// What wakes people pauses while the incident is watched.
pub fn pausing(facts: &Facts<'_>, terms: &mut [Term]) {
    for term in terms {
        let mut breaks = facts.breaks.clone();
        breaks.extend(term.applies.edges());
        let all = term.applies.clone();
        let on = |t: i64| all.holds(t) && !facts.watched(t);
        term.paused = Set::of(&breaks, |t| all.holds(t) && facts.watched(t));
        term.applies = Set::of(&breaks, on);
        let counted = term.counting.clone();
        breaks.extend(counted.edges());
        term.counting = Set::of(&breaks, |t| counted.holds(t) && !facts.watched(t));
    }
}

/// A condition that nobody has said yes to: it is asked, kept unasked, paused, or over.
pub fn asked(facts: &Facts<'_>, terms: &[Term], met: Option<i64>, no: Option<i64>) -> Vec<Said> {
    let now = facts.now;
    let bare = |state| Said {
        state,
        ..Said::default()
    };
    let asked_by = |end: i64| {
        terms
            .iter()
            .any(|t| t.applies.first(facts.declared).is_some_and(|at| at < end))
    };
    if let Some(at) = met.filter(|at| *at <= no.unwrap_or(END)) {
        let kept = Said {
            met: Some(at),
            ..bare("Met")
        };
        return vec![kept];
    }
    if let Some(no) = no {
        return if asked_by(no) {
            vec![bare("Ended")]
        } else {
            Vec::new()
        };
    }
    if terms.iter().any(|t| t.applies.holds(now)) {
        return vec![bare("Asks")];
    }
    if terms.iter().any(|t| t.paused.holds(now)) {
        return vec![bare("Paused")];
    }
    if asked_by(now + 1) {
        vec![bare("Ended")]
    } else {
        Vec::new()
    }
}

/// One round to each restoration; the time used before a relapse counts.
pub fn resolve(facts: &Facts<'_>) -> Vec<Said> {
    let restored = facts.restored();
    let (mut terms, only_words) = facts.by_severity(facts.declared, |rank| {
        facts.policy.severities[rank - 1].resolve.as_ref()
    });
    if only_words {
        return name("resolve", vec![words()]);
    }
    if terms.is_empty() {
        return Vec::new();
    }
    for term in &mut terms {
        let mut breaks = facts.breaks.clone();
        breaks.extend(restored.edges());
        let all = term.applies.clone();
        term.counting = Set::of(&breaks, |t| all.holds(t) && !restored.holds(t));
        term.applies = term.counting.clone();
    }
    let mut out = Vec::new();
    let mut start = None;
    let mut met: Vec<Option<i64>> = restored.0.iter().map(|s| Some(s.0)).collect();
    if restored.0.last().is_none_or(|s| s.1 < END) {
        met.push(None);
    }
    for (place, met) in met.into_iter().enumerate() {
        let mut terms = terms.clone();
        if let Some(from) = start {
            for term in &mut terms {
                let was = term.applies.clone();
                let mut breaks: Vec<i64> = was.edges().collect();
                breaks.push(from);
                term.applies = Set::of(&breaks, |t| t >= from && was.holds(t));
            }
        }
        let round = Round {
            terms,
            met,
            start,
            ..Round::default()
        };
        out.extend(round.judge(facts.now));
        start = restored.0.get(place).map(|s| s.1);
    }
    name("resolve", out)
}
