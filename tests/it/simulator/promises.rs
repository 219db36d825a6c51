//! Promises of severities: acknowledging, answering, telling people, restoring service.

use super::facts::Facts;
use super::judge::{Round, Said, Term};
use super::set::{END, Set};

/// The last part of an id.
pub(super) fn slug(name: &str) -> String {
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

/// Numbers the clocks of an id; after one that was taken back there are no others.
pub(super) fn name(id: &str, said: Vec<Said>) -> Vec<Said> {
    let last = said.iter().position(|s| s.state == "Waived");
    let all = last.map_or(said.len(), |last| last + 1);
    let numbered = said.into_iter().take(all).zip(1..);
    numbered
        .map(|(said, round)| Said {
            id: id.to_owned(),
            round,
            ..said
        })
        .collect()
}

pub(super) fn words(facts: &Facts<'_>, id: &str) -> Said {
    let active = facts.active(facts.now);
    Said {
        state: if facts.waived(id).is_some() {
            "Waived"
        } else if active {
            "Words"
        } else {
            "Ended"
        },
        ..Said::default()
    }
}

pub(super) fn acknowledgement(facts: &Facts<'_>) -> Vec<Said> {
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
            waived: facts.waived(id),
            ..Round::default()
        };
        out.extend(one(facts, id, round, only_words));
    }
    out
}

/// One round; words where it is no clock and the severity has only words.
fn one(facts: &Facts<'_>, id: &str, round: Round, only_words: bool) -> Vec<Said> {
    let met = round.met;
    let judged = round.judge(facts.now);
    if judged.is_empty() && only_words {
        let words = Said {
            met,
            ..words(facts, id)
        };
        return name(id, vec![words]);
    }
    name(id, judged)
}

pub(super) fn notify(facts: &Facts<'_>) -> Vec<Said> {
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
            waived: facts.waived(&id),
            ..Round::default()
        };
        return one(facts, &id, round, only_words);
    }
    let answer = facts.answer(&format!("cond.{id}"));
    let anchor = answer.map_or(facts.declared, |a| a.0);
    let (mut terms, _) = facts.by_severity(anchor, |rank| {
        list(rank).first().and_then(|l| l.within.as_ref())
    });
    pausing(facts, &mut terms);
    let unasked = |yes: i64| met.is_some_and(|met| met < yes);
    if answer.is_some_and(|(at, yes)| yes && !unasked(at)) {
        let round = Round {
            terms,
            met,
            waived: facts.waived(&id),
            ..Round::default()
        };
        let judged = round.judge(facts.now);
        if !judged.is_empty() {
            return name(&id, judged);
        }
    }
    let (mut terms, _) = facts.by_severity(facts.declared, |rank| {
        list(rank).first().and_then(|l| l.within.as_ref())
    });
    pausing(facts, &mut terms);
    let no = answer.is_some_and(|a| !a.1);
    name(&id, asked(facts, &id, &terms, met, no))
}

/// What wakes people pauses while the incident is watched.
pub(super) fn pausing(facts: &Facts<'_>, terms: &mut [Term]) {
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
pub(super) fn asked(
    facts: &Facts<'_>,
    id: &str,
    terms: &[Term],
    met: Option<i64>,
    no: bool,
) -> Vec<Said> {
    let now = facts.now;
    let bare = |state| Said {
        state,
        ..Said::default()
    };
    let asked_by = |end: i64| {
        terms.iter().any(|t| {
            t.applies
                .or(&t.paused)
                .first(facts.declared)
                .is_some_and(|at| at < end)
        })
    };
    let asks_after = |at: &i64| {
        let asks = |t: &Term| t.applies.or(&t.paused).first(*at);
        terms.iter().filter_map(asks).any(|asked| asked <= now)
    };
    if let Some(at) = met.filter(asks_after) {
        let kept = Said {
            met: Some(at),
            ..bare("Met")
        };
        return vec![kept];
    }
    let asked = asked_by(now + 1);
    if facts.waived(id).is_some() {
        return asked.then(|| bare("Waived")).into_iter().collect();
    }
    if no {
        return asked.then(|| bare("Ended")).into_iter().collect();
    }
    if terms.iter().any(|t| t.applies.holds(now)) {
        return vec![bare("Asks")];
    }
    if terms.iter().any(|t| t.paused.holds(now)) {
        return vec![bare("Paused")];
    }
    asked.then(|| bare("Ended")).into_iter().collect()
}

/// One round to each restoration; the time used before a relapse counts.
pub(super) fn resolve(facts: &Facts<'_>) -> Vec<Said> {
    let restored = facts.restored();
    let (mut terms, only_words) = facts.by_severity(facts.declared, |rank| {
        facts.policy.severities[rank - 1].resolve.as_ref()
    });
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
            waived: facts.waived("resolve"),
            ..Round::default()
        };
        out.extend(round.judge(facts.now));
        start = restored.0.get(place).map(|s| s.1);
    }
    if out.is_empty() && only_words {
        out.push(words(facts, "resolve"));
    }
    name("resolve", out)
}
