//! One fact in one line of plain words: the log, the timeline and the last events all say it the same way.

use crate::domain::fact::{CancelReason, Contacted, Fact, Flavor, MessageEnded, Mode};
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::scenario;

use super::incident::role_name;

fn join(head: String, tail: Option<&str>) -> String {
    match tail {
        Some(tail) if !tail.is_empty() => format!("{head}: {tail}"),
        _ => head,
    }
}

fn audience(audience: crate::domain::policy::Audience) -> String {
    audience.word().replace('-', " ")
}

/// ` until 2026-11-21 14:20Z`: a fact is said the same way everywhere, whatever the reader's zone.
fn until(at: Instant) -> String {
    let text = at.to_string().replace('T', " ");
    format!(" until {}Z", text.get(..16).unwrap_or(&text))
}

fn alerts(what: &str, name: &str, number: usize) -> String {
    let times = if number > 1 {
        format!(" ({number} alerts)")
    } else {
        String::new()
    };
    format!("alert {name} {what}{times}")
}

fn message(what: &str, m: &MessageEnded) -> String {
    let head = format!("{} message through {}: {what}", m.about.word(), m.channel);
    match &m.why {
        Some(why) => format!("{head} ({why})"),
        None => head,
    }
}

fn contact(word: &str, c: &Contacted) -> String {
    let mut line = format!("{}: {word}", c.target);
    if let Some(person) = &c.person {
        line = format!("{} ({person}): {word}", c.target);
    }
    if let Some(way) = &c.way {
        line.push_str(" by ");
        line.push_str(way);
    }
    if let Some(reason) = &c.reason {
        line.push_str("; ");
        line.push_str(reason);
    }
    line
}

/// The fact in words. Unsafe text stays as it is: whoever prints it makes it harmless for where it goes.
pub fn sentence(policy: &Policy, fact: &Fact) -> String {
    let role = |key: &str| role_name(policy, key);
    match fact {
        Fact::Declared(d) => {
            let mode = match d.mode {
                Mode::Real => "",
                Mode::Drill => " (drill)",
                Mode::Retro => " (written up afterwards)",
                Mode::Test => " (test)",
            };
            let unsure = if d.unsure {
                ", unsure: the worse one"
            } else {
                ""
            };
            join(
                format!("declared {}{unsure}{mode}", d.severity),
                Some(&d.title),
            )
        }
        Fact::PlaybookPinned(pin) => match &pin.instead_of {
            Some(asked) => format!("playbook {} (instead of {asked})", pin.name),
            None => format!("playbook {}", pin.name),
        },
        Fact::Alerted(d) => join("alert fired".to_owned(), d.how.as_deref()),
        Fact::Detected(d) => join("noticed".to_owned(), d.how.as_deref()),
        Fact::Acknowledged(a) if a.implied => "acknowledged (implied)".to_owned(),
        Fact::Acknowledged(_) => "acknowledged".to_owned(),
        Fact::ImpactStarted(_) => "impact started".to_owned(),
        Fact::ImpactEnded(_) => "impact ended".to_owned(),
        Fact::SeveritySet(s) => {
            let head = match (&s.from, s.confirmed, s.correct) {
                (_, true, _) => format!("severity {} confirmed", s.to),
                (Some(from), _, true) => format!("severity corrected {from} -> {}", s.to),
                (Some(from), _, false) => format!("severity {from} -> {}", s.to),
                (None, ..) => format!("severity {}", s.to),
            };
            join(head, s.reason.as_deref())
        }
        Fact::StateSet(s) => match &s.word {
            Some(word) if !word.eq_ignore_ascii_case(s.to.word()) => {
                format!("state {} ({word})", s.to)
            }
            _ => format!("state {}", s.to),
        },
        Fact::Mitigated(m) => join("mitigated".to_owned(), m.how.as_deref()),
        Fact::Resolved(r) => {
            let mut head = "resolved".to_owned();
            if let Some(reason) = &r.forced {
                head = format!("resolved with checks open ({reason})");
            } else if r.vouched {
                "resolved, checks vouched for".clone_into(&mut head);
            }
            if r.before_hold {
                head.push_str(", before the watch was over");
            }
            join(head, r.how.as_deref())
        }
        Fact::Closed(_) => "closed".to_owned(),
        Fact::Cancelled(c) => {
            let why = match c.why {
                CancelReason::FalseAlarm => "false alarm",
                CancelReason::Duplicate => "duplicate",
                CancelReason::NotAnIncident => "not an incident",
                CancelReason::Test => "test",
            };
            let of =
                c.of.as_ref()
                    .map(|of| format!(" of {of}"))
                    .unwrap_or_default();
            join(format!("cancelled as {why}{of}"), c.reason.as_deref())
        }
        Fact::Reopened(r) => join("reopened".to_owned(), r.reason.as_deref()),
        Fact::Described(d) => format!("{}: {}", d.field.replace('_', " "), d.text),
        Fact::Noted(n) => match n.flavor {
            Flavor::Note => n.text.clone(),
            Flavor::Finding => format!("finding: {}", n.text),
            Flavor::Decision => format!("decision: {}", n.text),
            Flavor::Did => format!("did: {}", n.text),
            Flavor::Hypothesis => {
                format!(
                    "hypothesis {}: {}",
                    n.hypothesis.as_deref().unwrap_or("?"),
                    n.text
                )
            }
        },
        Fact::HypothesisRuledOut(h) => format!("hypothesis {} ruled out", h.hypothesis),
        Fact::HypothesisConfirmed(h) => format!("hypothesis {} confirmed", h.hypothesis),
        Fact::Answered(a) => {
            let question = policy
                .all_questions()
                .find(|q| q.id == a.question)
                .map(|q| q.text.as_str())
                .or_else(|| {
                    policy
                        .decision_tree
                        .iter()
                        .find(|n| n.id == a.question)
                        .map(|n| n.ask.as_str())
                });
            format!("{} {}", question.unwrap_or(&a.question), a.text)
        }
        Fact::StepDone(s) => {
            let vouched = if s.vouched { " (vouched for)" } else { "" };
            format!("done: {}{vouched}", step_text(policy, &s.step))
        }
        Fact::StepSkipped(s) => join(
            format!("skipped: {}", step_text(policy, &s.step)),
            s.why.as_deref(),
        ),
        Fact::OptionChosen(o) if o.scenario.is_some() => {
            let scenario = o.scenario.as_deref().unwrap_or_default();
            let way = scenario::way_words(policy, scenario, &o.option);
            format!("way out taken: {}", way.as_deref().unwrap_or(&o.option))
        }
        Fact::OptionChosen(o) => {
            let name = policy
                .mitigations
                .iter()
                .find(|m| m.id == o.option)
                .map(|m| &m.name);
            format!("chosen: {}", name.unwrap_or(&o.option))
        }
        Fact::RoleAssigned(r) => format!("{}: {}", role(&r.role), r.who),
        Fact::RoleOffered(r) => join(
            format!("{} offered to {}", role(&r.role), r.who),
            r.notes.as_deref(),
        ),
        Fact::RoleDeclined(r) => join(
            format!("{}: {} declined", role(&r.role), r.who),
            r.reason.as_deref(),
        ),
        Fact::RoleWithdrawn(r) => join(
            format!("{}: no longer offered to {}", role(&r.role), r.who),
            r.reason.as_deref(),
        ),
        Fact::RoleAccepted(r) if r.aloud => {
            format!("{}: {} accepted (said aloud)", role(&r.role), r.who)
        }
        Fact::RoleAccepted(r) => format!("{}: {} accepted", role(&r.role), r.who),
        Fact::RoleReleased(r) => format!("{}: {} released", role(&r.role), r.who),
        Fact::ResponderJoined(r) => format!("{} joined", r.who),
        Fact::ResponderLeft(r) => format!("{} left", r.who),
        Fact::UpdateDrafted(u) => join(
            format!("update {} drafted for {}", u.update, audience(u.audience)),
            Some(&u.summary),
        ),
        Fact::UpdateSaid(u) => format!("update {} said to {}", u.update, audience(u.audience)),
        Fact::ContactAttempted(c) => contact("called", c),
        Fact::ContactReached(c) => contact("reached", c),
        Fact::ContactNoAnswer(c) => contact("no answer", c),
        Fact::ContactDeclined(c) => contact("declined", c),
        Fact::ContactJoined(c) => contact("joined", c),
        Fact::AlertAttached(a) => {
            join(alerts("fires", &a.name, a.keys.len()), a.summary.as_deref())
        }
        Fact::AlertCleared(a) => alerts("stopped firing", &a.name, a.keys.len()),
        Fact::PageRequested(c) => contact("to be paged", c),
        Fact::MessageDelivered(m) => message("delivered", m),
        Fact::MessageFailed(m) => message("NOT delivered", m),
        Fact::MessageUnknown(m) => message("unknown whether delivered", m),
        Fact::MessageDropped(m) => message("given up", m),
        Fact::TaskAdded(t) => {
            let who = t
                .who
                .as_ref()
                .map(|who| format!(" {who}"))
                .unwrap_or_default();
            format!("task {}{who}: {}", t.task, t.text)
        }
        Fact::TaskDone(t) => format!("task {} done", t.task),
        Fact::ActionAdded(a) => format!("action {}: {}", a.action, a.text),
        Fact::ActionChanged(a) => format!("action {} changed", a.action),
        Fact::ActionDone(a) => format!("action {} done", a.action),
        Fact::PostmortemDrafted(_) => "postmortem drafted".to_owned(),
        Fact::PostmortemReviewed(_) => "postmortem reviewed".to_owned(),
        Fact::PostmortemPublished(_) => "postmortem published".to_owned(),
        Fact::Judged(j) => format!("judged: {} promises", j.promises.len()),
        Fact::CadenceSet(c) => {
            let until = c.until.map(until).unwrap_or_default();
            let to = audience(c.audience);
            format!(
                "updates for {to} every {}{until}: {}",
                c.every.text, c.reason
            )
        }
        Fact::Snoozed(s) => format!("bell of {} silenced{}", s.clock, until(s.until)),
        Fact::Waived(w) => format!("{} waived: {}", w.clock, w.reason),
        Fact::Amended(a) => format!("amended {}", a.event),
        Fact::Undone(u) => {
            format!(
                "undid {}-{}",
                u.writer.chars().take(4).collect::<String>(),
                u.seq
            )
        }
        Fact::Moved(m) => format!("moved {} to {}", m.event, m.to),
        Fact::Redacted(r) => format!("redacted: {}", r.reason),
    }
}

fn step_text(policy: &Policy, id: &str) -> String {
    let actions = policy.severities.iter().flat_map(|s| &s.actions);
    policy
        .all_steps()
        .find(|step| step.id == id)
        .map(|step| step.text.clone())
        .or_else(|| {
            actions
                .into_iter()
                .find(|a| a.id.as_deref() == Some(id))
                .map(|a| a.text.clone())
        })
        .unwrap_or_else(|| id.to_owned())
}
