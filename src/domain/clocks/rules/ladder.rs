//! Ladders: bringing people in, step by step.
//!
//! Refuses to call anybody: only *reached* keeps a step.

use super::super::context::Context;
use super::super::round::{Meet, Round};
use super::super::spans::Spans;
use super::super::term::{Floor as Least, From, Label, Term};
use super::super::{AnchorAt, Clock, Kind};
use super::condition::{Answers, Open, question};
use super::group::{Group, Step, blocked, groups, id, reached, unanswered};
use super::{due, rule, waiting, words};
use crate::domain::policy::{Anchor, Counts, Mode, Severity, Trigger};
use crate::domain::timespan::Timespan;

/// The clocks of all ladders.
pub(super) fn clocks(context: &Context<'_>) -> Vec<Clock> {
    let mut clocks = Vec::new();
    for ladder in &context.policy.ladders {
        let groups = groups(context, ladder);
        for group in &groups {
            clocks.extend(Promise::new(context, group, &groups).clocks());
        }
    }
    clocks
}

/// How the severity's response time bounds its ladder.
enum Floor {
    /// It says nothing of its own, or "immediate".
    None,
    /// No lateness before this many counted seconds.
    At(i64),
    /// The response is words, and so is the ladder.
    Words,
}

struct Promise<'a> {
    context: &'a Context<'a>,
    group: &'a Group<'a>,
    /// All promises of the ladder.
    ladder: &'a [Group<'a>],
    trigger: Trigger,
    targets: &'a [String],
    met: Option<Meet>,
    /// It goes by the step that came into force first, with a figure or without, of several the worst severity's.
    id: String,
}

impl<'a> Promise<'a> {
    fn new(context: &'a Context<'a>, group: &'a Group<'a>, ladder: &'a [Group<'a>]) -> Self {
        let rung = group.steps.first().map(|step| step.rung);
        let targets = rung.map_or(&[][..], |rung| &rung.targets);
        let mut promise = Self {
            context,
            group,
            ladder,
            trigger: rung.map_or(Trigger::Elapsed, |rung| rung.trigger),
            targets,
            met: reached(context, group.ladder, &group.numbers(), targets),
            id: String::new(),
        };
        let first = group.steps.iter().min_by_key(|step| promise.since(step));
        promise.id = first.map_or_else(String::new, |step| id(group.ladder, step.number));
        promise
    }

    /// When a step's severity first was in force, and nobody had taken over from it.
    fn since(&self, step: &Step<'_>) -> i64 {
        let context = self.context;
        let scope = context.at_least(step.severity).and(&context.active);
        let since = scope.and(&self.replaced(step)).first_at(context.declared);
        since.unwrap_or(i64::MAX)
    }

    fn label(&self, step: &Step<'_>) -> Label {
        let rung = step.rung;
        let mut text = format!("{} {}", step.severity.id, self.group.ladder.name);
        if let Some(after) = &rung.after {
            text = format!("{text}: {}", after.text);
        }
        if let Some(when) = &rung.when {
            text = format!("{text}, {when}");
        }
        Label {
            id: self.id.clone(),
            what: format!("Bring in {}", rung.targets.join(", ")),
            for_whom: rung.targets.clone(),
            rule: rule(self.context, rung.line, text),
        }
    }

    fn clocks(&self) -> Vec<Clock> {
        let mut clocks = match self.trigger {
            Trigger::NoProgress => self.by_progress(),
            Trigger::Condition => return self.on_condition(),
            Trigger::NoAnswer => self.on_no_answer(),
            Trigger::Elapsed | Trigger::NoAck | Trigger::NotResolved => {
                let terms = self.terms(|step| self.anchor(step));
                self.round(terms).judge(self.context)
            }
        };
        if clocks.is_empty() {
            clocks.extend(self.unfigured());
        }
        clocks
    }

    fn round(&self, terms: Vec<Term>) -> Round {
        let mut round = Round::new(Kind::Ladder, terms);
        round.met.clone_from(&self.met);
        round.blocked = blocked(self.context, self.targets);
        round
    }

    /// What a step's time counts from.
    fn anchor(&self, step: &Step<'_>) -> Option<From> {
        let ladder = self.group.ladder.counts_from;
        let anchor = match (step.rung.from, self.trigger) {
            (Some(own), _) => own,
            (None, Trigger::NoAck) => Anchor::Alerted,
            (None, Trigger::NotResolved) if ladder == Anchor::Declared => Anchor::Acknowledged,
            (None, _) => ladder,
        };
        self.context.anchor(anchor)
    }

    /// Times in which the trigger holds, whatever the severity.
    fn triggered(&self) -> Spans {
        let context = self.context;
        let acknowledged = context.acknowledged.as_ref().map_or(i64::MAX, |ack| ack.at);
        match self.trigger {
            Trigger::NoAck => context.active.and(&Spans::until(acknowledged)),
            _ => context.active.clone(),
        }
    }

    /// In a ladder whose levels replace each other, a step ends when a later one of its severity is reached.
    fn replaced(&self, step: &Step<'_>) -> Spans {
        if self.group.ladder.mode != Mode::Replace {
            return Spans::always();
        }
        let severity = &step.severity.id;
        let ladder = self.group.ladder;
        let later = (1..)
            .zip(&ladder.steps)
            .skip(step.number)
            .filter(|(_, rung)| rung.severities.is_empty() || rung.severities.contains(severity))
            .filter(|(_, rung)| !rung.targets.is_empty() && rung.targets != self.targets);
        let taken = later
            .filter_map(|(number, rung)| reached(self.context, ladder, &[number], &rung.targets));
        taken
            .map(|met| met.at)
            .min()
            .map_or_else(Spans::always, Spans::until)
    }

    fn terms(&self, anchor: impl Fn(&Step<'a>) -> Option<From>) -> Vec<Term> {
        let mut terms = Vec::new();
        for step in &self.group.steps {
            let Some(mut term) = anchor(step).and_then(|anchor| self.term(step, anchor)) else {
                continue;
            };
            let asked = self.asked_elsewhere(step, &term, &anchor);
            term.applies = term.applies.minus(&asked);
            term.paused = term.paused.minus(&asked);
            terms.push(term);
        }
        terms
    }

    /// Times in which other severities' steps in force ask for everybody of this one, no later: of one promise to one
    /// person the earliest due is shown.
    fn asked_elsewhere(
        &self,
        step: &Step<'a>,
        term: &Term,
        anchor: &impl Fn(&Step<'a>) -> Option<From>,
    ) -> Spans {
        let others = || {
            self.ladder
                .iter()
                .filter(|group| !std::ptr::eq(*group, self.group))
                .flat_map(|group| &group.steps)
                .filter(|other| other.rung.trigger == self.trigger)
                .filter(|other| other.severity.id != step.severity.id)
        };
        let person = |who: &(String, usize)| {
            others()
                .filter(|other| other.people.contains(who))
                .filter_map(|other| {
                    let other_term = self.term(other, anchor(other)?)?;
                    no_later(&other_term, other, term, step)
                        .then(|| other_term.applies.or(&other_term.paused))
                })
                .fold(Spans::default(), |all, spans| all.or(&spans))
        };
        step.people
            .iter()
            .map(person)
            .reduce(|all, spans| all.and(&spans))
            .unwrap_or_default()
    }

    fn term(&self, step: &Step<'_>, anchor: From) -> Option<Term> {
        let context = self.context;
        let (from_s, late_s) = self.figures(step, anchor.at)?;
        let during = self.triggered().and(&self.replaced(step));
        let scope = context.at_least(step.severity).and(&during);
        let applies = scope.minus(&context.monitoring);
        let mut term = Term::new(self.label(step), anchor, applies);
        term.paused = scope.and(&context.monitoring);
        term.from_s = from_s;
        term.late_s = late_s;
        term.covers = late_s.is_none() && from_s == 0;
        if self.group.ladder.counts == Counts::IncidentAge {
            term.counting = during.minus(&context.monitoring);
            term.floor = Some(Least {
                stretches: context.at_least(step.severity),
                seconds: 300_i64.saturating_mul(step.place),
            });
        }
        Some(term)
    }

    /// Counted seconds to the moment to act and to lateness; `None` where the playbook has none, or its response has none.
    fn figures(&self, step: &Step<'_>, anchor: i64) -> Option<(i64, Option<i64>)> {
        let policy = self.context.policy;
        let floor = match self.floor(step.severity, anchor) {
            Floor::At(late) => late,
            Floor::None => 0,
            Floor::Words => return None,
        };
        let after = step.rung.after.as_ref();
        let written = match after {
            Some(span) => Some(due::seconds(policy, span, anchor)?),
            None => None,
        };
        let from = match (step.rung.after_s, written) {
            (Some(own), _) => own,
            (None, Some((from, _))) => from,
            (None, None) => return None,
        };
        let late = match written {
            Some((_, late)) => late,
            // A step that is due at once without a time of its own is late with the response.
            None => (floor > 0).then_some(floor),
        };
        Some((from, late.map(|late| late.max(from).max(floor))))
    }

    /// The severity's own response time: no step is late before it.
    fn floor(&self, severity: &Severity, anchor: i64) -> Floor {
        let response = severity.response.as_ref();
        let Some(response) = response.filter(|_| self.trigger != Trigger::NoAck) else {
            return Floor::None;
        };
        match due::seconds(self.context.policy, response, anchor) {
            Some((_, Some(late))) => Floor::At(late),
            Some((_, None)) => Floor::None,
            None => Floor::Words,
        }
    }

    /// A round from each progress to the next; once reached, no more.
    fn by_progress(&self) -> Vec<Clock> {
        let context = self.context;
        let Some(start) = context.anchor(Anchor::LastProgress) else {
            return self.waiting();
        };
        let mut anchors = vec![start];
        anchors.extend(
            context
                .progress
                .iter()
                .filter(|at| **at > start.at)
                .map(|at| From {
                    name: "last_progress",
                    at: *at,
                }),
        );
        let mut clocks = Vec::new();
        for (index, anchor) in anchors.iter().enumerate() {
            let end = anchors.get(index + 1).map(|next| next.at);
            let mut round = self.round(self.terms(|_| Some(*anchor)));
            round.end = end;
            clocks.extend(round.judge(context));
            let met = self.met.as_ref().map_or(i64::MAX, |met| met.at);
            if met <= end.unwrap_or(i64::MAX) {
                break;
            }
        }
        clocks
    }

    /// Nobody has acknowledged, and no response time says when to count from.
    fn waiting(&self) -> Vec<Clock> {
        let context = self.context;
        let step = self.group.steps.iter().find(|step| {
            let scope = context.at_least(step.severity).and(&context.active);
            scope.contains(context.now) && self.figures(step, context.declared).is_some()
        });
        let anchor = AnchorAt {
            event: "acknowledged".to_owned(),
            at: None,
        };
        step.map(|step| waiting(context, Kind::Ladder, self.label(step), anchor))
            .into_iter()
            .collect()
    }

    /// Asked, never assumed. A time beside a stated start says when to ask; without one it counts from the yes.
    fn on_condition(&self) -> Vec<Clock> {
        let context = self.context;
        let ids = self.group.ids();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let answers = Answers::new(context, &ids, self.met.as_ref());
        let mut terms = Vec::new();
        let mut open = Vec::new();
        for step in &self.group.steps {
            let during = self.triggered().and(&self.replaced(step));
            let asked_for = context.at_least(step.severity).and(&during);
            let mut scope = asked_for.clone();
            let after = step.rung.after.as_ref();
            let timed = step.rung.from.filter(|from| *from != Anchor::Condition);
            let ask_at = timed.and_then(|from| {
                let anchor = context.anchor(from)?;
                let (from_s, _) = due::seconds(context.policy, after?, anchor.at)?;
                scope.minus(&context.monitoring).advance(anchor.at, from_s)
            });
            if timed.is_some() && after.is_some() {
                scope = scope.and(&Spans::from(ask_at.unwrap_or(i64::MAX)));
            }
            for (yes, until) in &answers.yes {
                let stands = asked_for.and(&Spans::between(yes.at, *until));
                let label = self.label(step);
                let mut term = Term::new(label, *yes, stands.minus(&context.monitoring));
                term.paused = stands.and(&context.monitoring);
                if timed.is_none()
                    && let Some(span) = after
                {
                    let Some((from_s, late_s)) = self.conditional(span, step.severity, yes.at)
                    else {
                        continue;
                    };
                    term.from_s = from_s;
                    term.late_s = late_s;
                }
                term.covers = term.late_s.is_none() && term.from_s == 0;
                terms.push(term);
            }
            open.push(Open {
                label: self.label(step),
                condition: step.rung.when.clone().unwrap_or_default(),
                scope,
            });
        }
        let mut clocks = self.round(terms).judge(context);
        if clocks.is_empty() {
            let met = self.met.as_ref();
            clocks.extend(question(context, Kind::Ladder, open, &answers, met));
        }
        clocks
    }

    fn conditional(
        &self,
        span: &Timespan,
        severity: &Severity,
        anchor: i64,
    ) -> Option<(i64, Option<i64>)> {
        let (from, late) = due::seconds(self.context.policy, span, anchor)?;
        let floor = match self.floor(severity, anchor) {
            Floor::At(late) => late,
            Floor::None | Floor::Words => 0,
        };
        Some((from, late.map(|late| late.max(floor))))
    }

    /// Due when those of the step before were called and did not answer in time.
    fn on_no_answer(&self) -> Vec<Clock> {
        let context = self.context;
        let mut terms = Vec::new();
        for step in &self.group.steps {
            let before = step.number.saturating_sub(1);
            let after = step.rung.after.as_ref();
            let Some((from, until)) = unanswered(context, self.group.ladder, before, after) else {
                continue;
            };
            let during = self.triggered().and(&Spans::until(until));
            let scope = context.at_least(step.severity).and(&during);
            let mut term = Term::new(self.label(step), from, scope.minus(&context.monitoring));
            term.paused = scope.and(&context.monitoring);
            term.covers = true;
            terms.push(term);
        }
        self.round(terms).judge(context)
    }

    /// The current severity takes this step, but no figure says when.
    fn unfigured(&self) -> Option<Clock> {
        let context = self.context;
        if self.trigger == Trigger::NoAnswer {
            return None;
        }
        let current = context.severity()?;
        let step = self
            .group
            .steps
            .iter()
            .find(|step| step.severity.id == current.id)?;
        if self.figures(step, context.declared).is_some() {
            return None;
        }
        let met = self.met.as_ref();
        Some(words(context, Kind::Ladder, self.label(step), met))
    }
}

/// Does `a` ask no later than `b`? Bare "immediate" that was in force first comes before every figure; of equals the
/// worse severity's step stands.
fn no_later(a: &Term, a_step: &Step<'_>, b: &Term, b_step: &Step<'_>) -> bool {
    let (Some(due_a), Some(due_b)) = (a.due(), b.due()) else {
        return a.due().is_some();
    };
    let first = |one: &Term, other: &Term| one.covers && one.first() <= other.first();
    let late = |one: &Term, other: &Term| {
        if first(one, other) {
            i64::MIN
        } else {
            one.late().unwrap_or(i64::MAX)
        }
    };
    let (late_a, late_b) = (late(a, b), late(b, a));
    if (due_a, late_a) == (due_b, late_b) {
        return a_step.number < b_step.number;
    }
    due_a <= due_b && late_a <= late_b
}
