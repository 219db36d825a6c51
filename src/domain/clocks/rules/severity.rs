//! What a severity promises by itself: acknowledge, respond, restore service, tell people.
//!
//! Refuses ladders (bringing people in) and updates (saying how it goes).

use super::super::context::{Context, meet};
use super::super::round::{Meet, Round};
use super::super::spans::Spans;
use super::super::term::{Label, Term};
use super::super::{AnchorAt, Clock, ClockState, Kind};
use super::condition::{Answers, Open, question};
use super::{figure, rule, severities, slug, words};
use crate::domain::fact::Fact;
use crate::domain::policy::{Anchor, Notify, Severity};
use crate::domain::state::State;
use crate::domain::timespan::Timespan;

/// The clocks.
pub(super) fn clocks(context: &Context<'_>) -> Vec<Clock> {
    let mut clocks = promise(
        context,
        &Plain {
            kind: Kind::Acknowledge,
            id: "acknowledge",
            what: "Acknowledge",
            name: "acknowledge",
            anchor: Anchor::Alerted,
        },
        |severity| severity.acknowledge.as_ref(),
    );
    clocks.extend(promise(
        context,
        &Plain {
            kind: Kind::Respond,
            id: "respond",
            what: "Respond",
            name: "response time",
            anchor: Anchor::Declared,
        },
        |severity| severity.response.as_ref(),
    ));
    clocks.extend(restore(context));
    clocks.extend(notify(context));
    clocks
}

struct Plain {
    kind: Kind,
    id: &'static str,
    what: &'static str,
    name: &'static str,
    anchor: Anchor,
}

impl Plain {
    fn label(&self, context: &Context<'_>, severity: &Severity, span: &Timespan) -> Label {
        Label {
            id: self.id.to_owned(),
            what: self.what.to_owned(),
            for_whom: Vec::new(),
            rule: rule(
                context,
                severity.line,
                format!("{} {}: {}", severity.id, self.name, span.text),
            ),
        }
    }
}

/// A promise that the acknowledgement meets.
fn promise<'a>(
    context: &Context<'a>,
    plain: &Plain,
    span_of: impl Fn(&'a Severity) -> Option<&'a Timespan>,
) -> Vec<Clock> {
    let Some(anchor) = context.anchor(plain.anchor) else {
        return Vec::new();
    };
    let mut terms = Vec::new();
    for severity in severities(context) {
        let Some(span) = span_of(severity) else {
            continue;
        };
        let applies = context.at_least(severity).and(&context.active);
        let label = plain.label(context, severity, span);
        terms.extend(figure(context, label, anchor, applies, span));
    }
    let mut round = Round::new(plain.kind, terms);
    round.met.clone_from(&context.acknowledged);
    let clocks = round.judge(context);
    if clocks.is_empty()
        && let Some(severity) = context.severity()
        && let Some(span) = span_of(severity).filter(|span| span.is_words())
    {
        let label = plain.label(context, severity, span);
        let met = context.acknowledged.as_ref();
        return vec![words(context, plain.kind, label, met)];
    }
    clocks
}

/// Service is restored at the first of: impact ended, mitigated, resolved. A relapse goes on counting.
fn restore(context: &Context<'_>) -> Vec<Clock> {
    let plain = Plain {
        kind: Kind::Resolve,
        id: "resolve",
        what: "Restore service",
        name: "resolution time",
        anchor: Anchor::Declared,
    };
    let Some(anchor) = context.anchor(plain.anchor) else {
        return Vec::new();
    };
    let restored = restored(context);
    let whole = restored
        .iter()
        .map(|(met, until)| Spans::between(met.at, *until))
        .fold(Spans::default(), |all, span| all.or(&span));
    let broken = context.active.minus(&whole);
    let mut clocks = Vec::new();
    let mut start = i64::MIN;
    let rounds = restored.iter().map(|(met, until)| (Some(met), *until));
    for (met, until) in rounds.chain([(None, i64::MAX)]) {
        let mut terms = Vec::new();
        for severity in severities(context) {
            let Some(span) = &severity.resolve else {
                continue;
            };
            let counting = context.at_least(severity).and(&broken);
            let label = plain.label(context, severity, span);
            if let Some(mut term) = figure(context, label, anchor, counting, span) {
                term.applies = term.applies.and(&Spans::from(start));
                terms.push(term);
            }
        }
        let mut round = Round::new(plain.kind, terms);
        round.met = met.cloned();
        let mut judged = round.judge(context);
        for clock in &mut judged {
            clock.beside = beside(context, clock.state);
        }
        clocks.extend(judged);
        start = until;
        if until == i64::MAX {
            break;
        }
    }
    if clocks.is_empty()
        && let Some(severity) = context.severity()
        && let Some(span) = severity.resolve.as_ref().filter(|span| span.is_words())
    {
        clocks.push(words(
            context,
            plain.kind,
            plain.label(context, severity, span),
            None,
        ));
    }
    clocks
}

/// Times of restored service: the fact that began each, and until when.
fn restored(context: &Context<'_>) -> Vec<(Meet, i64)> {
    let mut restored: Vec<(Meet, i64)> = Vec::new();
    let mut open: Option<Meet> = None;
    let mut state = State::Declared;
    for entry in &context.incident.entries {
        let was = state;
        let ends = match &entry.fact {
            Fact::ImpactStarted(_) => true,
            Fact::StateSet(set) if was.is_active() => {
                state = set.to;
                was == State::Monitoring && set.to != State::Monitoring
            }
            Fact::Reopened(_) => {
                state = State::Investigating;
                !was.is_active()
            }
            _ => false,
        };
        let begins = match &entry.fact {
            Fact::ImpactEnded(_) => true,
            Fact::StateSet(set) => was.is_active() && set.to == State::Monitoring,
            Fact::Mitigated(_) if was.is_active() => {
                state = State::Monitoring;
                true
            }
            Fact::Resolved(_) if was.is_active() => {
                state = State::Resolved;
                true
            }
            Fact::Closed(_) if was == State::Resolved => {
                state = State::Closed;
                false
            }
            Fact::Cancelled(_) if !was.is_over() => {
                state = State::Cancelled;
                false
            }
            _ => false,
        };
        if ends && let Some(met) = open.take() {
            restored.push((met, entry.happened_at.unix()));
        }
        if begins && open.is_none() && entry.happened_at.unix() >= context.declared {
            open = Some(meet(entry));
        }
    }
    if let Some(met) = open {
        restored.push((met, i64::MAX));
    }
    restored
}

/// Instants to print beside the judgement: it is judged on the first that restored service.
fn beside(context: &Context<'_>, state: ClockState) -> Vec<AnchorAt> {
    if !matches!(state, ClockState::Met | ClockState::Late) {
        return Vec::new();
    }
    let instants = &context.incident.instants;
    [
        ("impact_ended", instants.impact_ended),
        ("mitigated", instants.mitigated),
        ("resolved", instants.resolved),
    ]
    .into_iter()
    .filter_map(|(event, at)| {
        Some(AnchorAt {
            event: event.to_owned(),
            at: Some(at?),
        })
    })
    .collect()
}

/// One promise a name, over all severities that name it.
fn notify(context: &Context<'_>) -> Vec<Clock> {
    let mut names: Vec<(String, &str)> = Vec::new();
    let lists = || severities(context).flat_map(|s| s.notify.iter().map(move |n| (s, n)));
    for (_, list) in lists() {
        for name in &list.who {
            let id = format!("notify.{}", slug(name));
            if !names.iter().any(|(known, _)| *known == id) {
                names.push((id, name));
            }
        }
    }
    let mut clocks = Vec::new();
    for (id, name) in names {
        let ours = lists().filter(|(_, list)| {
            list.who
                .iter()
                .any(|who| format!("notify.{}", slug(who)) == id)
        });
        clocks.extend(tell(context, &id, name, ours));
    }
    clocks
}

fn tell<'a>(
    context: &Context<'a>,
    id: &str,
    name: &str,
    lists: impl Iterator<Item = (&'a Severity, &'a Notify)>,
) -> Vec<Clock> {
    let mut terms: Vec<Term> = Vec::new();
    let mut open = Vec::new();
    let mut worded = None;
    let Some(anchor) = context.anchor(Anchor::Declared) else {
        return Vec::new();
    };
    let met = context.people.reached(name);
    let answers = Answers::new(context, &[id], met.as_ref());
    for (severity, list) in lists {
        let label = Label {
            id: id.to_owned(),
            what: format!("Notify {name}"),
            for_whom: vec![name.to_owned()],
            rule: rule(context, list.line, words_of(severity, list)),
        };
        let scope = context.at_least(severity).and(&context.active);
        let Some(span) = &list.within else {
            if context.severity().is_some_and(|now| now.id == severity.id) {
                worded.get_or_insert(label);
            }
            continue;
        };
        let Some(condition) = &list.condition else {
            if let Some(term) = figure(context, label.clone(), anchor, scope, span) {
                terms.push(term);
            } else if context.severity().is_some_and(|now| now.id == severity.id) {
                worded.get_or_insert(label);
            }
            continue;
        };
        let awake = scope.minus(&context.monitoring);
        for (from, until) in &answers.yes {
            let during = Spans::between(from.at, *until);
            if let Some(mut term) = figure(context, label.clone(), *from, awake.and(&during), span)
            {
                term.paused = scope.and(&during).and(&context.monitoring);
                terms.push(term);
            }
        }
        open.push(Open {
            label,
            condition: condition.clone(),
            scope,
        });
    }
    let mut round = Round::new(Kind::Notify, terms);
    round.met.clone_from(&met);
    let mut clocks = round.judge(context);
    if clocks.is_empty() {
        clocks.extend(question(
            context,
            Kind::Notify,
            open,
            &answers,
            met.as_ref(),
        ));
    }
    if clocks.is_empty()
        && let Some(label) = worded
    {
        clocks.push(words(context, Kind::Notify, label, met.as_ref()));
    }
    clocks
}

fn words_of(severity: &Severity, list: &Notify) -> String {
    let mut text = format!("{} notify {}", severity.id, list.who.join(", "));
    if let Some(within) = &list.within {
        text = format!("{text}: {}", within.text);
    }
    if let Some(condition) = &list.condition {
        text = format!("{text}, if {condition}");
    }
    text
}
